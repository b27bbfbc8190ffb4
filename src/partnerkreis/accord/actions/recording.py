# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing down what a party answered by letter, by mail or on the telephone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Final

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partnerkreis.access.policy import Actor, Permission
from partnerkreis.accord.actions import letters
from partnerkreis.accord.actions.entering import Said, enter, locked_for, party_of
from partnerkreis.accord.actions.errors import CannotRecord
from partnerkreis.accord.actions.links import make_link
from partnerkreis.accord.models import Answer, Revision, Scan
from partnerkreis.accord.queries.desks import desk_of
from partnerkreis.accord.rules.positions import OWN_MEANS, Means, Verb
from partnerkreis.directory.models import Body

#: What a file begins with, by its kind: what a browser says of it proves nothing.
_KINDS: Final = {
    b"%PDF-": ("application/pdf", "pdf"),
    b"\x89PNG\r\n\x1a\n": ("image/png", "png"),
    b"\xff\xd8\xff": ("image/jpeg", "jpg"),
}
LARGEST_SCAN: Final = 10_000_000
_VERBS: Final = (Verb.AGREED, Verb.OBJECTED, Verb.NOTICE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What came in: how, from whom, when, and what it says."""

    verb: Verb
    means: Means
    person: str
    office: str
    given_on: date
    reason: str = ""
    ends_on: date | None = None


@transaction.atomic
def record_answer(
    *,
    revision: Revision,
    party: Body,
    told: Told,
    scan: bytes | None,
    actor: Actor,
    now: datetime,
) -> Answer:
    """Record the answer of another party, and tell its office, so that a wrong entry is noticed.

    Raises NotAllowed, CannotRecord with the field to mend, and CannotAnswer.
    """
    accord = locked_for(revision, now=now)
    bodies = [one.body for one in revision.parties.select_related("body")]
    recorder = party_of(accord, bodies, actor, Permission.RECORD_ANSWER)
    _check(revision, party, recorder, told, timezone.localdate(now))
    said = Said(
        party=party,
        verb=told.verb,
        means=told.means,
        person=" ".join(told.person.split()),
        office=" ".join(told.office.split()),
        given_on=told.given_on,
        reason=told.reason,
        ends_on=told.ends_on,
        recorded_by=recorder,
        recorder=actor.name,
        scan=_keep(scan) if scan else None,
    )
    entered = enter(accord, revision, said, actor, now)
    if entered.is_new:
        _link, token = make_link(revision, party, now=now)
        told_by = actor.user_id
        letters.tell_of_recording(entered.answer, token, caused_by=told_by, now=now)
        letters.tell_of_answer(
            entered.answer, concludes=entered.concludes, caused_by=told_by, now=now
        )
    return entered.answer


def _check(revision: Revision, party: Body, recorder: Body, told: Told, today: date) -> None:
    if party.pk == recorder.pk:
        raise CannotRecord(
            _("This is your own side. Please answer yourself, above."), field="party"
        )
    if told.means in OWN_MEANS or told.verb not in _VERBS:
        raise CannotRecord(_("Please say how the answer came."), field="means")
    if not told.person.strip() or len(told.person) > 120 or len(told.office) > 200:
        raise CannotRecord(_("Please say who answered, by name."), field="person")
    proposed = timezone.localdate(revision.proposed_at)
    # Where the clock went back, today is before the proposal: then today is right.
    if not min(proposed, today) <= told.given_on <= today:
        raise CannotRecord(
            _("The answer is of a day between the proposal and today. Please check the date."),
            field="given_on",
        )
    if desk_of(party, today=today) is None:
        raise CannotRecord(
            _(
                "No mail address is recorded for an office of this party. Please add it first: "
                "the party has to hear of what is recorded for it."
            ),
            field="party",
        )


def _keep(data: bytes) -> Scan:
    found = next((kind for start, kind in _KINDS.items() if data.startswith(start)), None)
    if found is None or len(data) > LARGEST_SCAN:
        raise CannotRecord(
            _("Please choose a PDF, PNG or JPEG file of at most 10 MB."), field="scan"
        )
    content_type, ending = found
    digest = sha256(data).hexdigest()
    # Recorded twice, by a second click or after a crash: it is the scan that is there.
    there: Scan | None = Scan.objects.filter(digest=digest).first()
    if there is not None:
        return there
    name = f"{digest}.{ending}"
    scan = Scan(digest=digest, content_type=content_type, name=name)
    place = scan.file.field.generate_filename(scan, name)
    # Left behind where the power went before the row was written, perhaps not whole.
    scan.file.storage.delete(place)
    scan.file.save(name, ContentFile(data), save=False)
    scan.save()
    return scan
