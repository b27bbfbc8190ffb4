# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Three counties and their people before browsers, and what they do on the pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page

from partnerkreis.access.models import User
from partnerkreis.accord.actions.letters import link_address
from partnerkreis.accord.rules.positions import Condition
from partnerkreis.accord.rules.terms import Kind
from partnerkreis.core.languages import Language
from partnerkreis.directory.models import Office, OfficeKind, Person, Tenure
from partnerkreis.workspace import addresses_editing as editing
from tests.accord.conftest import World, last_token
from tests.editing.users import signed_in
from tests.journeys.acting import follow

#: Who signs for whom: by the law of Poland two members of the board.
SIGNERS = (
    ("nordhausen", OfficeKind.HEAD_OF_COUNTY, "Matthias Jendricke"),
    ("gostyn", OfficeKind.HEAD_OF_COUNTY, "Robert Marcinkowski"),
    ("gostyn", OfficeKind.OTHER, "Janusz Sikora"),
    ("unterallgaeu", OfficeKind.HEAD_OF_COUNTY, "Alex Eder"),
)


@dataclass
class Scene:
    """The three counties, their officers, and browsers for whoever comes."""

    world: World
    url: str
    browser: Browser
    officers: dict[str, User]
    contexts: list[BrowserContext]

    def page(self, officer: str = "", **options: object) -> Page:
        context = self.browser.new_context(base_url=self.url, **options)  # type: ignore[arg-type]
        self.contexts.append(context)
        if officer:
            session = signed_in(self.officers[officer]).cookies[settings.SESSION_COOKIE_NAME]
            name = settings.SESSION_COOKIE_NAME
            context.add_cookies([{"name": name, "value": session.value, "url": self.url}])
        return context.new_page()

    def link(self, key: str, language: Language) -> str:
        """Return the address in the last mail to a party."""
        return "/" + link_address(last_token(key), language).split("/", 3)[3]

    def condition(self, kind: Kind = Kind.AGREEMENT, *, days: int = 0) -> Condition:
        day = timezone.localdate() + timezone.timedelta(days=days)
        return self.world.accord(kind, day).position.condition


def appoint_signers(world: World) -> None:
    """Write down who is head of county and who else of the board signs."""
    for number, (key, kind, name) in enumerate(SIGNERS):
        surname = name.split()[-1]
        person = Person.objects.create(key=f"signer-{number}", name=name, sort_name=surname)
        office = Office.objects.create(
            key=f"{key}-{kind}-{number}", body=world.bodies[key], kind=kind
        )
        Tenure.objects.create(key=f"signer-{number}", person=person, office=office)


def link_in_mail(address: str, subject: str, language: Language) -> str:
    """Return the link to answer by in the mail to ``address`` with ``subject`` in its subject."""
    [found] = [
        path
        for one in mail.outbox
        if one.to == [address] and subject in one.subject
        for path in re.findall(rf"/{language}/[\w-]+/[\w-]{{43}}/", str(one.body))
    ]
    return str(found)


def words_of(page: Page) -> str:
    """Return what stands on a page; spaces that do not break are spaces."""
    return page.inner_text("main").replace("\u00a0", " ")


def save_form(page: Page) -> None:
    """Press the button of a form; where it asks first whether a date was read well, once more."""
    follow(page.locator("main form button[type=submit]:not([name=more])").last)
    if "done=" not in page.url:
        follow(page.locator("main form button[type=submit]:not([name=more])").last)


def propose(page: Page, address: str, why: str) -> str:
    """Propose what is recorded, and return what the page had said before the button."""
    page.goto(address)
    follow(page.locator("main p.actions a.kern-btn").first)
    said = words_of(page)
    page.fill("[name=why]", why)
    follow(page.locator("main form button[type=submit]:not([name=more])").last)
    page.wait_for_selector("[role=status]")
    return said


def open_link(page: Page, path: str) -> str:
    """Open a link by its button, and return what stood there before it was pressed."""
    page.goto(path)
    before = words_of(page)
    follow(page.locator("main button[type=submit]:not([name=more])"))
    return before


def answer_by_link(page: Page, path: str, verb: str, reason: str, person: str) -> None:
    open_link(page, path)
    page.check(f"[name=verb][value={verb}]")
    page.fill("[name=reason]", reason)
    page.fill("[name=person]", person)
    follow(page.locator("form:has([value=decide]) button[type=submit]"))
    page.wait_for_selector("[role=status]")


def record_letter(page: Page, address: str, scan: Path) -> None:
    """Record for Unterallgäu that it agrees by letter."""
    page.goto(address)
    follow(page.get_by_role("link", name=re.compile("Eine Antwort eintragen")).first)
    page.select_option("[name=party]", "unterallgaeu")
    page.check("[name=verb][value=agreed]")
    page.check("[name=means][value=letter]")
    page.fill("[name=person]", "Alex Eder")
    page.fill("[name=given_on]", f"{timezone.localdate():%d.%m.%Y}")
    page.set_input_files("[name=scan]", scan)
    follow(page.locator("main form button[type=submit]:not([name=more])"))
    page.wait_for_selector("[role=status]")


def edit(page: Page, kind: str, key: str, typed: dict[str, str], field: str = "") -> None:
    """Change a record by its form."""
    page.goto(editing.edit(kind, key, "de", field))
    for name, text in typed.items():
        fill(page, name, text)
    save_form(page)
    assert page.url.endswith("done=changed"), words_of(page)


def fill(page: Page, name: str, text: str) -> None:
    """Type into an input or choose from a list, also where it is folded away."""
    field = page.locator(f'main [name="{name}"]')
    folded = page.locator("main details:not([open])", has=page.locator(f'[name="{name}"]'))
    if folded.count():
        folded.locator("summary").first.click()
    if field.evaluate("one => one.tagName") == "SELECT":
        field.select_option(text)
    else:
        field.fill(text)


def resolve(page: Page, address: str, link: str, subject: str, day: str, paper: str) -> None:
    """Enter from the page of an agreement what a council resolved."""
    page.goto(address)
    follow(page.get_by_role("link", name=link, exact=True))
    language = address.split("/")[1]
    typed = {f"subject.{language}": subject, "outcome": "adopted", "when": day}
    for name, text in (typed | {"paper_number": paper}).items():
        fill(page, name, text)
    save_form(page)
    assert page.url.endswith("done=made"), words_of(page)


def sign(page: Page, address: str, day: str, place: str) -> None:
    """Enter from the page of an agreement that all who must have signed it in one place."""
    page.goto(address)
    follow(page.get_by_role("link", name="Unterzeichnung eintragen", exact=True))
    fill(page, "when", day)
    fill(page, "place_label.de", place)
    save_form(page)
    assert page.url.endswith("done=made"), words_of(page)
    key = page.url.split("?")[0].rstrip("/").split("/")[-1]
    for first in range(0, len(SIGNERS), 2):
        page.goto(editing.edit("signing", key, "de", "signatories"))
        for number in (first, first + 1):
            name = f"signatories.{number}.tenure"
            fill(page, name, _choice(page, name, SIGNERS[number][2]))
        save_form(page)
        assert page.url.endswith("done=changed"), words_of(page)


def _choice(page: Page, name: str, person: str) -> str:
    """Return what stands for a person in a list, or their name where it is typed."""
    option = page.locator(f'main [name="{name}"] option', has_text=person)
    return str(option.first.get_attribute("value")) if option.count() else person
