# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Beginning, writing, finishing and discarding papers, and sheets of one's own."""

import datetime
import json
from io import BytesIO
from uuid import uuid4

import pytest
from docx import Document

from partnerkreis.access.policy import NotAllowed
from partnerkreis.core.models import ContentVersion
from partnerkreis.core.naming import Names
from partnerkreis.documents.checking import TemplateRefused
from partnerkreis.encounters.models import Encounter
from partnerkreis.journal.models import Entry
from partnerkreis.papers.actions import (
    AlreadyFinal,
    CannotWrite,
    PaperOvertaken,
    begin_paper,
    discard_paper,
    finish_paper,
    replace_template,
    restore_template,
    write_paper,
)
from partnerkreis.papers.models import Paper, PaperKind, PaperTemplate, PaperText
from partnerkreis.papers.queries.reading import readable_papers
from partnerkreis.papers.queries.sheets import document_of, sheet_content
from partnerkreis.papers.queries.wording import worded
from tests.documents.making import lines_of, with_lines
from tests.papers.conftest import NOW, TODAY

LETTER = {
    "addressee": "Herrn Landrat",
    "subject": "Einladung",
    "salutation": "Sehr geehrter Herr Landrat,",
    "content": "im Namen aller.\n\nBis bald.",
    "signatory": "Jana",
}
OWN = with_lines("OWN {{ county }}", "{{ salutation }}", "{{ content }}")


def begun(actor, body, texts=None, **more):
    meant = {"token": uuid4(), "kind": PaperKind.INVITATION, "dated": TODAY, **more}
    return begin_paper(body=body, texts=texts or {"de": LETTER}, actor=actor, now=NOW, **meant)


def written(paper, actor, parts, **more):
    meant = {"file_number": "10.2", "dated": TODAY, "version": paper.version, **more}
    return write_paper(paper=paper, language="de", parts=parts, actor=actor, now=NOW, **meant)


def finished(paper, actor, version=None):
    return finish_paper(paper=paper, version=version or paper.version, actor=actor, now=NOW)


def text_of(paper, language="de"):
    return PaperText.objects.get(paper=paper, language=language)


def entries(paper):
    return [(one.verb, one.changes) for one in Entry.objects.filter(record_id=paper.pk)]


def test_a_draft_is_made_once_with_its_texts(officer, nordhausen):
    token, before = uuid4(), ContentVersion.current()
    paper = begun(officer, nordhausen, token=token, file_number=" 10.2/021 ")
    again = begun(officer, nordhausen, token=token, file_number="other")

    assert again == paper
    assert Paper.objects.count() == 1
    assert (paper.file_number, paper.state, paper.version) == ("10.2/021", "draft", 1)
    assert text_of(paper).parts["content"] == LETTER["content"]
    assert entries(paper) == [
        ("paper.begin", {"kind": [None, "invitation"], "languages": [None, ["de"]]})
    ]
    assert ContentVersion.current() == before + 1


def test_the_token_of_another_body_gives_nothing_away(officer, partner, nordhausen, gostyn):
    token = begun(officer, nordhausen).pk
    with pytest.raises(NotAllowed):
        begun(partner, gostyn, token=token)


def test_a_paper_needs_a_language(officer, nordhausen):
    with pytest.raises(CannotWrite) as refused:
        begin_paper(
            token=uuid4(),
            body=nordhausen,
            kind=PaperKind.REPLY,
            texts={},
            dated=TODAY,
            actor=officer,
            now=NOW,
        )
    assert refused.value.field == "languages"


def test_a_colleague_writes_but_does_not_finish(colleague, nordhausen):
    paper = begun(colleague, nordhausen)
    paper = written(paper, colleague, LETTER | {"subject": "Neu"})

    assert text_of(paper).parts["subject"] == "Neu"
    with pytest.raises(NotAllowed):
        finished(paper, colleague)


def test_readers_and_partners_write_nothing(officer, reader, partner, nordhausen):
    paper = begun(officer, nordhausen)
    acts = (
        lambda actor: begun(actor, nordhausen),
        lambda actor: written(paper, actor, LETTER),
        lambda actor: finished(paper, actor),
        lambda actor: discard_paper(paper=paper, version=1, actor=actor, now=NOW),
        lambda actor: replaced(actor, nordhausen),
        lambda actor: restored(actor, nordhausen),
    )
    for other in (reader, partner):
        for act in acts:
            with pytest.raises(NotAllowed):
                act(other)
    assert text_of(paper).parts["subject"] == "Einladung"


def test_drafts_are_read_by_writers_and_final_papers_by_all_of_the_body(
    officer, colleague, reader, partner, nordhausen
):
    paper = begun(officer, nordhausen)
    seen = [readable_papers(who).exists() for who in (officer, colleague, reader, partner)]
    finished(paper, officer)
    then = [readable_papers(who).exists() for who in (officer, colleague, reader, partner)]

    assert seen == [True, True, False, False]
    assert then == [True, True, True, False]


def test_writing_is_noted_without_the_words(officer, nordhausen):
    paper = begun(officer, nordhausen)
    paper = written(paper, officer, LETTER | {"content": "geheim"}, file_number="7")

    assert paper.version == 2
    assert entries(paper)[1:] == [("paper.write", {"texts": None, "file_number": ["", "7"]})]
    assert "geheim" not in str(list(Entry.objects.values_list("changes", flat=True)))


def test_nothing_changed_is_nothing_noted(officer, nordhausen):
    paper = begun(officer, nordhausen, file_number="10.2")
    paper = written(paper, officer, text_of(paper).parts)

    assert (paper.version, len(entries(paper))) == (1, 1)


def test_who_comes_second_is_told(officer, colleague, nordhausen):
    paper = begun(officer, nordhausen)
    written(paper, colleague, LETTER | {"subject": "Kollege"})
    with pytest.raises(PaperOvertaken):
        written(paper, officer, LETTER | {"subject": "Ich"}, version=1)
    with pytest.raises(PaperOvertaken):
        finished(paper, officer, version=1)

    assert text_of(paper).parts["subject"] == "Kollege"


@pytest.mark.parametrize(
    ("parts", "field"),
    [({"subject": "x" * 301}, "subject"), ({"content": "x" * 20_001}, "content")],
)
def test_what_is_too_long_is_refused_with_its_part(officer, nordhausen, parts, field):
    paper = begun(officer, nordhausen)
    with pytest.raises(CannotWrite) as refused:
        written(paper, officer, LETTER | parts)
    assert refused.value.field == field


def test_a_long_file_number_is_refused(officer, nordhausen):
    with pytest.raises(CannotWrite) as refused:
        begun(officer, nordhausen, file_number="x" * 61)
    assert refused.value.field == "file_number"


def test_parts_nobody_asked_for_are_not_kept(officer, nordhausen):
    paper = written(begun(officer, nordhausen), officer, LETTER | {"proposal": "x", "state": "y"})

    assert {"proposal", "state"} & set(text_of(paper).parts) == set()


def test_stages_are_kept_without_the_empty_ones(officer, nordhausen):
    stage = {"organ": "Kreistag", "date": "1. März 2027", "task": "Entscheidung"}
    rows = [stage, {"organ": " ", "date": "", "task": ""}, *[stage] * 9]
    paper = begun(officer, nordhausen, {"de": {"path": rows}}, kind=PaperKind.COUNCIL_PAPER)

    assert text_of(paper).parts["path"] == [stage] * 5


@pytest.mark.parametrize(
    ("parts", "field"),
    [({"content": "bis zum [Datum …]"}, "content"), ({"salutation": ""}, "salutation")],
)
def test_a_paper_with_gaps_is_not_final(officer, nordhausen, parts, field):
    paper = begun(officer, nordhausen, {"de": LETTER | parts})
    with pytest.raises(CannotWrite) as refused:
        finished(paper, officer)
    paper.refresh_from_db()

    assert (refused.value.field, paper.state) == (field, "draft")


def test_a_final_paper_stays_as_it_is(officer, nordhausen, visit):
    paper = finished(begun(officer, nordhausen, encounter=visit), officer)
    kept = document_of(paper, text_of(paper))
    replaced(officer, nordhausen)
    Encounter.objects.filter(pk=visit.pk).update(people=1)
    nordhausen.address = "elsewhere"
    nordhausen.save()
    paper = Paper.objects.get(pk=paper.pk)

    assert paper.finished_at == NOW
    assert document_of(paper, text_of(paper)) == kept
    assert "im Namen aller." in lines_of(kept)
    for act in (
        lambda: written(paper, officer, LETTER | {"subject": "Neu"}),
        lambda: finished(paper, officer),
        lambda: discard_paper(paper=paper, version=paper.version, actor=officer, now=NOW),
    ):
        with pytest.raises(AlreadyFinal):
            act()
    assert text_of(paper).parts["subject"] == "Einladung"


def test_every_word_of_a_final_paper_is_kept(officer, nordhausen, visit):
    """Whatever the software makes of the parts later, and however the county is called then."""
    draft = begun(officer, nordhausen, encounter=visit, file_number="10.2")
    assert text_of(draft).wording == {}
    paper = finished(draft, officer)
    said = worded(paper, text_of(paper))
    assert (said.title, said.county) == ("Einladung", "Landkreis Nordhausen")
    assert "im Namen aller." in said.passages[1][1]
    assert [label for label, _value in said.facts][:2] == ["", "Aktenzeichen"]
    nordhausen.names = Names({"de": {"full": "Kreis Anders"}})
    nordhausen.save()
    PaperText.objects.update(parts=LETTER | {"subject": "Heißt nun anders"})
    Paper.objects.update(dated=datetime.date(2030, 1, 1), file_number="anders")
    paper = Paper.objects.get(pk=paper.pk)

    assert worded(paper, text_of(paper)).to_json() == json.loads(json.dumps(said.to_json()))
    PaperText.objects.update(wording={})
    assert worded(paper, text_of(paper)) != said


def test_a_draft_is_thrown_away_and_the_journal_says_so(officer, nordhausen):
    paper = begun(officer, nordhausen)
    key = paper.pk
    discard_paper(paper=paper, version=1, actor=officer, now=NOW)

    assert (Paper.objects.count(), PaperText.objects.count()) == (0, 0)
    assert Entry.objects.filter(record_id=key, verb="paper.discard").count() == 1


def replaced(actor, body, kind="invitation", content=OWN, language="de"):
    return replace_template(
        body=body,
        kind=kind,
        language=language,
        content=content,
        file_name="../Briefbogen.docx",
        actor=actor,
        now=NOW,
    )


def restored(actor, body):
    restore_template(body=body, kind="invitation", language="de", actor=actor, now=NOW)


def test_a_body_writes_on_its_own_sheet_until_it_takes_ours_again(officer, nordhausen, gostyn):
    ours = sheet_content(nordhausen, "invitation", "de")
    replaced(officer, nordhausen)
    paper = begun(officer, nordhausen)

    assert lines_of(document_of(paper, text_of(paper))) == [
        "OWN Landkreis Nordhausen",
        "Sehr geehrter Herr Landrat,",
        "im Namen aller.",
        "Bis bald.",
    ]
    assert sheet_content(gostyn, "invitation", "de") == ours
    assert sheet_content(nordhausen, "invitation", "pl") != OWN
    assert sheet_content(nordhausen, "thanks", "de") == ours
    restored(officer, nordhausen)
    assert sheet_content(nordhausen, "invitation", "de") == ours


def test_a_sheet_is_noted_and_replaced_in_its_place(officer, nordhausen):
    replaced(officer, nordhausen)
    replaced(officer, nordhausen, content=with_lines("{{ salutation }}", "{{ content }}"))
    verbs = Entry.objects.filter(record_id=None).values_list("verb", flat=True)

    assert PaperTemplate.objects.count() == 1
    assert list(verbs).count("template.replace") == 2


def test_a_bad_sheet_changes_nothing(officer, nordhausen):
    with pytest.raises(TemplateRefused):
        replaced(officer, nordhausen, content=b"not a document")
    with pytest.raises(TemplateRefused):
        replaced(officer, nordhausen, kind="report")

    assert PaperTemplate.objects.count() == 0


def test_a_polish_resolution_is_set_as_one(partner, gostyn):
    parts = {
        "subject": "współpracy",
        "legal_basis": "Na podstawie art. 4 uchwala się:",
        "proposal": "§ 1. Zgoda.\n\n§ 2. Wykonanie.",
        "finance": "Brak.",
        "facts": "Tak.",
        "signatory": "Robert",
    }
    paper = begun(partner, gostyn, {"pl": parts}, kind=PaperKind.COUNCIL_PAPER)
    paper = finished(paper, partner)
    document = Document(BytesIO(document_of(paper, text_of(paper, "pl"))))
    lines = [p.text for p in document.paragraphs if p.text]

    assert lines[:7] == [
        "Projekt",
        "Uchwała nr ………………",
        "Rady Powiatu Gostyńskiego",
        "z dnia ………………",
        "w sprawie współpracy",
        "Na podstawie art. 4 uchwala się:",
        "§ 1. Zgoda.",
    ]
    assert "Przebieg prac nad projektem" not in lines
    assert document.core_properties.language == "pl-PL"
    assert document.core_properties.created == datetime.datetime(
        2026, 11, 25, 12, tzinfo=datetime.UTC
    )
