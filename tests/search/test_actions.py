# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest

from partnerkreis.core.models import SearchEntry
from partnerkreis.core.naming import Names
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Body, Source, Topic
from partnerkreis.search.actions import forget_records, index_records, rebuild
from partnerkreis.search.queries import find

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic() -> Topic:
    label = Translated.of(de="Blasmusik in Gostyń", pl="orkiestra dęta")
    made: Topic = Topic.objects.create(key="music", label=label, published_at="2026-01-01T00:00Z")
    return made


def found(question: str, language: str = "de") -> list[str]:
    return [entry.key for entry in find(question, language=language)]


def test_indexed_record_is_found_in_every_language(topic: Topic) -> None:
    index_records(Topic, [(topic.pk, topic)])

    assert found("gostyn") == found("GOSTYŃ", "pl") == found("deta", "en") == ["music"]


def test_words_that_stand_in_several_fields_are_kept_once(topic: Topic) -> None:
    index_records(Topic, [(topic.pk, topic)])

    entry = SearchEntry.objects.get(language="de")

    assert entry.folded == "blasmusik in gostyn orkiestra deta"


def test_words_that_forms_of_a_name_share_are_kept_once() -> None:
    forms = {"full": "Landkreis Nordhausen", "dat": "dem Landkreis Nordhausen"}
    body = Body.objects.create(key="here", country="DE", names=Names({"de": forms}))

    index_records(Body, [(body.pk, body)])

    assert SearchEntry.objects.get(language="de").folded == "landkreis nordhausen dem"


def test_forgotten_record_is_not_found(topic: Topic) -> None:
    index_records(Topic, [(topic.pk, topic)])

    forget_records([topic.pk])

    assert found("gostyn") == []
    assert not SearchEntry.objects.exists()


def test_kind_without_a_page_is_passed_over() -> None:
    source = Source.objects.create(key="paper", title="Amtsblatt")

    index_records(Source, [(source.pk, source)])

    assert not SearchEntry.objects.exists()


def test_rebuilt_table_has_what_there_is_and_nothing_else(topic: Topic) -> None:
    index_records(Topic, [(topic.pk, topic)])
    Topic.objects.update(label=Translated.of(de="Fußball"))

    rebuild()

    assert found("gostyn") == []
    assert found("fussball") == ["music"]
    assert SearchEntry.objects.count() == 3
