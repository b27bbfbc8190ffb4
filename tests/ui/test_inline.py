# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands inside a line, escaped and marked."""

import pytest
from django.utils.translation import override

from partnerkreis.ui.inline import linked, longest_word, refs, sentences, tag, worded
from partnerkreis.ui.shapes import Link, Sentence, Tag, TagKind


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("", ""),
        ("Nordhausen und Gostyń", ""),
        ("Kinder- und Jugendkunstschule", "has-long-word"),
        ("Berufsbildungszentrum Nordhausen (BBZ)", "has-longest-word"),
    ],
)
def test_heading_with_a_long_word_is_set_smaller(title, name):
    assert longest_word(title) == name


def test_text_of_the_page_is_escaped():
    with override("de"):
        assert worded("<b> & c", "de") == "&lt;b&gt; &amp; c"


def test_text_of_another_language_is_marked():
    with override("en"):
        shown = worded("<i>", "pl")

    assert shown == (
        '<span lang="pl" dir="ltr">&lt;i&gt;</span> <span class="tongue">in Polish</span>'
    )


def test_address_and_title_of_a_link_are_escaped():
    assert linked(Link("a<b", 'x"y')) == '<a href="x&#34;y">a&lt;b</a>'


def test_link_without_an_address_is_its_title():
    assert linked(Link("a<b")) == "a&lt;b"


def test_sentences_stand_beside_each_other_with_their_sources():
    told = sentences([Sentence("One.", (1, 2)), Sentence("Two.")])

    assert told == (
        'One.<sup class="refs"><a href="#n1" role="doc-noteref">1</a>'
        ' <a href="#n2" role="doc-noteref">2</a></sup> Two.'
    )


def test_no_sources_no_mark():
    assert refs([]) == ""


@pytest.mark.parametrize(
    ("mark", "shown"),
    [
        (None, ""),
        (Tag("Done"), '<span class="tag">Done</span>'),
        (Tag("a<b", TagKind.PLAN), '<span class="tag tag--plan">a&lt;b</span>'),
    ],
)
def test_tag(mark, shown):
    assert tag(mark) == shown
