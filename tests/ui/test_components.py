# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
from pathlib import Path

import pytest
from django.utils.translation import gettext_lazy, override
from jinja2 import FileSystemLoader
from markupsafe import Markup

from partnerkreis import ui
from partnerkreis.ui.jinja import environment
from partnerkreis.ui.shapes import Mark, Note, Page, Sentence, Side, Thread, ThreadEvent
from partnerkreis.ui.shapes import ThreadPart as Part
from partnerkreis.ui.shapes import ThreadYear as Year

TEMPLATES = Path(ui.__file__).parent / "jinja2"
COMPONENTS = sorted((TEMPLATES / "components").glob("*.html"))


@pytest.fixture(scope="module")
def env():
    return environment(loader=FileSystemLoader(TEMPLATES), trim_blocks=True, lstrip_blocks=True)


def call(env, component: str, macro: str, *arguments: object) -> str:
    with override("de"):
        return str(
            getattr(env.get_template(f"components/{component}.html").module, macro)(*arguments)
        )


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_component_compiles_and_lists_its_parameters(env, path):
    env.get_template(f"components/{path.name}")
    head = path.read_text("utf-8").split("-#}")[0]
    public = [
        line.split("macro ")[1].split("(")[0]
        for line in path.read_text("utf-8").splitlines()
        if line.startswith("{% macro ") and "macro _" not in line
    ]
    assert "SPDX-License-Identifier" in head
    assert public
    assert all(f"{name}(" in head for name in public)


def test_text_of_another_language_is_marked(env):
    text = call(env, "text", "worded", "Powiat gostyński", "pl")
    assert text.startswith('<span lang="pl" dir="ltr">Powiat gostyński</span>')
    assert 'class="tongue"' in text


def test_text_of_the_language_of_the_page_is_left_alone(env):
    assert call(env, "text", "worded", "Landkreis", "de") == "Landkreis"


def test_text_from_right_to_left_says_so(env):
    assert 'dir="rtl"' in call(env, "text", "worded", "محافظة", "ar")


def test_text_is_escaped(env):
    assert call(env, "text", "sentence", Sentence("<b>")) == "&lt;b&gt;"


def test_references_lead_to_their_notes(env):
    assert 'href="#n3"' in call(env, "text", "sentence", Sentence("Satz.", [3]))
    assert 'id="n3"' in call(env, "notes", "notes", [Note(3, "Quelle")])


def test_thread_shows_side_and_precision(env):
    event = ThreadEvent("2023", "Besuch", mark=Mark.YEAR, side=Side.SECOND)
    html = call(env, "thread", "thread", Thread([Part([Year("2023", [event])])], "Hier", "Dort"))
    assert 'class="event event--b"' in html
    assert 'class="bead bead--year"' in html
    assert "thread--sided" in html


def test_legend_of_the_thread_explains_only_what_occurs(env):
    event = ThreadEvent("2023", "Besuch", mark=Mark.YEAR)
    html = call(env, "thread", "thread", Thread([Part([Year("2023", [event])])]))
    assert html.count("bead--year") == 2
    assert "bead--month" not in html


def test_server_error_needs_no_context(env):
    assert 'lang="pl"' in env.get_template("500.html").render()


def test_title_of_a_page_names_the_site_once():
    assert Page("de", "Suche", "Partnerkreis", "/de/").full_title == "Suche – Partnerkreis"
    assert Page("de", "Partnerkreis", "Partnerkreis", "/de/").full_title == "Partnerkreis"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("<b>'&\"", "&lt;b&gt;&#39;&amp;&#34;"),
        (Markup("<b>"), "<b>"),
        (3, "3"),
        (None, "None"),
        (gettext_lazy("<b>"), "&lt;b&gt;"),
        (["<b>"], "[&#39;&lt;b&gt;&#39;]"),
    ],
)
def test_what_a_page_puts_out_is_escaped_once(env, value, shown):
    macro = "{% macro twice(v) %}{{ v }}{% endmacro %}{{ twice(v) }}"
    block = "{% set kept %}{{ v }}{% endset %}{{ kept }}"

    assert env.from_string(f"{{{{ v }}}}|{macro}|{block}").render(v=value) == "|".join([shown] * 3)
