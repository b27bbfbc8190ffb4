# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What holds for every address and every form there is, whoever adds one."""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.translation import override

from partnerkreis.accord.rules.terms import Kind as Joint
from partnerkreis.core.dates import parse
from partnerkreis.core.languages import INTERFACE_LANGUAGES
from partnerkreis.core.records import Record
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Body, Contact, Person
from partnerkreis.editing.catalogue import KINDS
from partnerkreis.encounters.models import Encounter
from partnerkreis.listings.tables import LISTINGS
from partnerkreis.portal import links
from partnerkreis.visits.rules.values import Part
from partnerkreis.workspace import addresses_editing as addresses
from partnerkreis.workspace import addresses_lists
from tests.editing.users import user_of
from tests.files.conftest import attached

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'"
RAW = ("<script>alert", "<img src=x")
ROOT = Path(__file__).parents[2]


def patterns() -> Iterator[URLPattern]:
    waiting: list[Any] = list(get_resolver().url_patterns)
    while waiting:
        one = waiting.pop()
        if isinstance(one, URLResolver):
            waiting += one.url_patterns
        else:
            yield one


#: Something that each converter takes.
SAMPLES = {
    "slug": "some-key",
    "str": "some-key",
    "int": 1,
    "uuid": uuid4(),
    "path": "a",
    "kind": "encounter",
    "listing": "encounters",
    "sheet": "folder",
    "part": Part.RUNNING_ORDER,
    "joint": Joint.AGREEMENT,
}


def every_address() -> list[str]:
    """Return an address of every view that has a name, in German."""
    with override("de"):
        return sorted({_address(pattern) for pattern in patterns() if pattern.name})


def _address(one: URLPattern) -> str:
    taken: Any = one.pattern
    given = {name: _sample(converter) for name, converter in taken.converters.items()}
    # Some of another's are regular expressions.
    given |= dict.fromkeys(set(taken.regex.groupindex) - set(given), "1")
    return reverse(str(one.name), kwargs=given or None)


def _sample(converter: Any) -> Any:
    """Return a value that ``converter`` takes."""
    for value in SAMPLES.values():
        try:
            text = str(converter.to_url(value))
        except (ValueError, KeyError, TypeError, AttributeError):
            continue
        if re.fullmatch(converter.regex, text):
            return value
    raise AssertionError(f"no sample for {converter}: please add one to SAMPLES")


def test_no_address_takes_a_post_from_another_site(reference_case: None) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(user_of("nordhausen"))
    found = every_address()
    assert len(found) > 90
    answered = {address: client.post(address, {"action": "x"}).status_code for address in found}
    assert {address for address, status in answered.items() if status != 403} == set()


POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
PUBLIC = ("home", "partnerships", "encounters", "calendar", "search", "account_login")
INSIDE = ("today", "visits", "papers", "lists", "introductions", "schools", "imports", "outbox",
          "reports", "accords", "access", "site_texts", "workspace_search", "usersessions_list",
          "mfa_index", "account_logout")  # fmt: skip
#: What a policy without exceptions would not let work, and nobody may write.
INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=|href=\"javascript:|<script(?![^>]*\ssrc=)", re.I)


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_the_policy_of_every_page_is_strict_and_needs_no_exception(
    language: Any, administrator: Client
) -> None:
    pages = [links.page(view, language) for view in PUBLIC]
    inside = [links.page(view, language) for view in INSIDE]
    records = [addresses.record("encounter", "2022-musik", language),
               addresses.edit("encounter", "2022-musik", language),
               addresses.cockpit("nordhausen-gostyn", language)]  # fmt: skip
    for client, some in ((Client(), [*pages, "/nothing/"]), (administrator, [*inside, *records])):
        for address in some:
            response = client.get(address)
            assert response.status_code in (200, 302, 404), address
            assert policy_of(response) == POLICY, address
            assert response["X-Frame-Options"] == "DENY"
            assert response["X-Content-Type-Options"] == "nosniff"
            text = response.content.decode()
            assert INLINE.findall(text) == [], address


def policy_of(response: Any) -> dict[str, str]:
    parts = response["Content-Security-Policy"].split(";")
    return dict(part.strip().split(" ", 1) for part in parts if part.strip())


_HTTPS = """
import django, json; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0); call_command("createcachetable", verbosity=0)
from django.conf import settings
from django.test import Client
settings.ALLOWED_HOSTS = ["example.org"]
plain = Client().get("/de/anmelden/", HTTP_HOST="example.org")
page = Client().get("/de/anmelden/", HTTP_HOST="example.org", HTTP_X_FORWARDED_PROTO="https")
cookies = {name: bool(one["secure"]) for name, one in page.cookies.items()}
print(json.dumps([plain.status_code, plain.get("Location"), page.get("Strict-Transport-Security"),
                  cookies, settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE,
                  settings.DEBUG]))
"""


def test_with_https_nothing_goes_without_it(tmp_path: Path) -> None:
    given = {"DATA": str(tmp_path), "HTTPS": "1", "HOSTS": "example.org",
             "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src"),
             "DJANGO_SETTINGS_MODULE": "partnerkreis.config.settings"}  # fmt: skip
    run = subprocess.run(
        [sys.executable, "-c", _HTTPS], env=given, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout.splitlines()[-1])
    status, location, hsts, cookies, session, csrf, debug = told
    assert (status, location) == (301, "https://example.org/de/anmelden/")
    assert hsts == "max-age=31536000"
    assert cookies == {"csrftoken": True}
    assert (session, csrf, debug) == (True, True, False)


_FIELD = re.compile(r"<(input|textarea)\b([^>]*)>")
_PART = re.compile(r'([a-z-]+)="([^"]*)"')
_FORM = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.DOTALL)
_SELECT = re.compile(r'<select\b[^>]*name="([^"]+)"[^>]*>(.*?)</select>', re.DOTALL)
_CHOSEN = re.compile(r'<option value="([^"]*)" selected')
_UNTYPED = ("hidden", "checkbox", "radio", "file", "submit", "button")


def forms(page: str) -> Iterator[tuple[dict[str, str], dict[str, Any], list[str]]]:
    """Yield each form with what a browser would send of it, and the names of its typed fields."""
    for head, body in _FORM.findall(page):
        sent: dict[str, Any] = {}
        typed: list[str] = []
        for tag, parts in _FIELD.findall(body):
            given = {name: html.unescape(value) for name, value in _PART.findall(parts)}
            name, kind = given.get("name", ""), given.get("type", "text")
            if not name or kind in ("submit", "button", "file"):
                continue
            if kind in ("checkbox", "radio"):
                if "checked" in parts:
                    sent.setdefault(name, []).append(given.get("value", "on"))
                continue
            sent[name] = given.get("value", "")
            if tag == "textarea" or kind not in _UNTYPED:
                typed.append(name)
        for name, options in _SELECT.findall(body):
            sent[name] = next(iter(_CHOSEN.findall(options)), "")
        yield dict(_PART.findall(head)), sent, typed


def fill_in_all(client: Client, address: str) -> int:
    """Type a script into every field of every form at ``address``; return how many fields.

    First into all of a form, which is mostly refused and shown again; then into each alone, which
    is often taken. Nowhere may it come back as anything but text.
    """
    number = 0
    page = client.get(address, follow=True)
    assert page.status_code == 200, address
    for head, sent, typed in forms(page.content.decode()):
        send = client.post if head.get("method") == "post" else client.get
        target = html.unescape(head.get("action") or address)
        number += len(typed)
        for names in (typed, *([name] for name in typed)):
            planted = dict.fromkeys(names, SCRIPT)
            answer = send(target, sent | planted, follow=True)
            assert answer.status_code in (200, 400, 403, 404, 409, 413, 422), (target, names)
            harmless(answer, target, names)
    harmless(client.get(address, follow=True), address, [])
    return number


def harmless(answer: Any, *told: object) -> None:
    if answer.streaming:
        return
    text = answer.content.decode(errors="replace")
    if "html" in answer.get("Content-Type", ""):
        for raw in RAW:
            assert raw not in text, told


def some_record(kind: str) -> Record | None:
    """Return a record of the kind, made where the reference case has none."""
    model = KINDS[kind].model
    found: Record | None = model._default_manager.order_by("key").first()
    if found is None and kind == "file":
        return attached()
    if found is None and kind == "contact":
        return Contact.objects.create(
            key="anna", body=Body.objects.get(key="nordhausen"), email="a@example.org",
            person=Person.objects.order_by("key")[0], purpose="x", until=parse("2099"),
        )  # fmt: skip
    return found


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("kind", KINDS)
def test_scripts_in_every_field_of_every_kind_of_record_are_text(
    kind: str, administrator: Client
) -> None:
    number = 0
    if KINDS[kind].can_be_made:
        number += fill_in_all(administrator, addresses.new(kind, "de"))
    record = some_record(kind)
    if record is not None:
        number += fill_in_all(administrator, addresses.edit(kind, record.key, "de"))
        for shown in (addresses.record, addresses.journal):
            harmless(administrator.get(shown(kind, record.key, "de")), kind)
    assert number >= 3


#: Other forms of the workspace that need no record of their own.
OTHERS = ("access_invite", "reports", "visit_new", "paper_new", "introductions", "schools",
          "lists", "workspace_search", "account_login", "account_request_login_code")  # fmt: skip


@pytest.mark.parametrize("view", OTHERS)
def test_scripts_in_every_field_of_the_other_forms_are_text(
    view: str, administrator: Client
) -> None:
    client = Client() if view.startswith("account") else administrator
    assert fill_in_all(client, links.page(view, "de")) >= 1


def test_scripts_in_lists_are_text(administrator: Client) -> None:
    for name in LISTINGS:
        assert fill_in_all(administrator, addresses_lists.listing(name, "de")) >= 1


def test_what_is_typed_is_seen_as_it_was_typed(administrator: Client) -> None:
    """The tests above would be content with nothing being shown at all."""
    record = Encounter.objects.get(key="2022-musik")
    record.title = Translated.of(de=SCRIPT)
    record.save()
    page = administrator.get(addresses.record("encounter", "2022-musik", "de")).content.decode()
    assert html.escape("<script>alert(1)") in page
