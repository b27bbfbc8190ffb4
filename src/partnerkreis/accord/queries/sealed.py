# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Revisions and answers as the documents that their digests are of, and whether they hold."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any, Final

from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from partnerkreis.accord.models import Answer, Conclusion, Revision, Scan
from partnerkreis.accord.queries.desks import PROPOSED
from partnerkreis.accord.queries.histories import proposed_of, terms_of, with_answers
from partnerkreis.accord.rules.canonical import canonical, digest_of
from partnerkreis.accord.rules.documents import (
    AnswerContent,
    Fault,
    RevisionContent,
    faults_of_file,
    revision_file,
)
from partnerkreis.accord.rules.positions import tally
from partnerkreis.core.errors import DomainError
from partnerkreis.journal.models import Entry

#: Under these verbs the journal keeps the digests of what was added.
ANSWERED: Final = "accord.answer"


class DoesNotHold(DomainError):
    """Something that was agreed, proposed or answered is no longer as it was."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


def revision_document(revision: Revision, parties: Sequence[str] | None = None) -> dict[str, Any]:
    """Return what the digest of a revision is of, from its row and its parties.

    ``parties`` are their keys where their rows are still to be written.
    """
    if parties is None:
        parties = [party.body.key for party in revision.parties.all()]
    return RevisionContent(
        schema=revision.schema,
        subject_kind=revision.subject_kind,
        subject=str(revision.subject),
        subject_key=revision.subject_key,
        number=revision.number,
        base=revision.base.digest if revision.base else None,
        parties=parties,
        terms=terms_of(revision),
        proposed_by=revision.proposed_by.key,
        office=revision.office,
        person=revision.person,
        at=revision.proposed_at,
        why=revision.why,
    ).document()


def answer_document(answer: Answer) -> dict[str, Any]:
    """Return what the digest of an answer is of, from its row."""
    return AnswerContent(
        revision=answer.revision.digest,
        number=answer.number,
        previous=answer.previous or None,
        party=answer.party.key,
        verb=answer.verb,
        reason=answer.reason,
        ends_on=answer.ends_on,
        means=answer.means,
        person=answer.person,
        office=answer.office,
        given_on=answer.given_on,
        recorded_by=answer.recorded_by.key if answer.recorded_by else None,
        recorder=answer.recorder,
        scan=answer.scan.digest if answer.scan else None,
        at=answer.at,
    ).document()


def file_of(revision: Revision) -> bytes:
    """Return a revision with its answers as a file that anybody can check without us."""
    answers = revision.answers.select_related("revision", "party", "recorded_by", "scan")
    file = revision_file(
        revision_document(revision),
        revision.digest,
        [(answer_document(one), one.digest) for one in answers.order_by("number")],
    )
    return json.dumps(file, ensure_ascii=False, indent=2).encode() + b"\n"


def verify_file(data: bytes) -> int:
    """Check the file of a revision and return how many answers it holds. Raises DoesNotHold."""
    try:
        read = json.loads(data)
        found = list(faults_of_file(read))
    except (ValueError, Fault) as error:
        sentence = _("This is not the file of a revision. Please ask for it again.")
        raise DoesNotHold([sentence]) from error
    if found:
        sentence = _(
            "The file was changed: {part} does not fit its digest. Please ask for it again."
        )
        raise DoesNotHold([sentence.format(part=part) for part in found])
    return len(read["answers"])


def verify_accord() -> tuple[int, int]:
    """Recompute every digest and chain; return how many revisions and answers there are.

    Raises DoesNotHold with a sentence for each thing that does not hold.
    """
    faults = [*_faults_of_revisions(), *_faults_of_journal(), *_faults_of_scans()]
    if faults:
        raise DoesNotHold(faults)
    return Revision.objects.count(), Answer.objects.count()


def _faults_of_revisions() -> Iterator[str]:
    concluded = dict(Conclusion.objects.values_list("revision", "base"))
    revisions = with_answers(Revision.objects.all()).prefetch_related("answers__scan")
    for revision in revisions.iterator(chunk_size=200):
        name = f"{revision.subject_kind} {revision.subject_key}, {revision.number}"
        if not _is_sealed(revision):
            yield _("{name}: the revision is not what was proposed.").format(name=name)
        yield from _faults_of_answers(revision, name)
        if tally(proposed_of(revision)).is_agreed != (revision.pk in concluded):
            yield _("{name}: the answers do not go together with the conclusion.").format(name=name)
        elif revision.pk in concluded and concluded[revision.pk] != revision.base_id:
            yield _("{name}: the conclusion names another base.").format(name=name)


def _is_sealed(revision: Revision) -> bool:
    try:
        is_canonical = canonical(terms_of(revision)).decode() == revision.terms
        return is_canonical and digest_of(revision_document(revision)) == revision.digest
    except ValueError:
        return False


def _faults_of_answers(revision: Revision, name: str) -> Iterator[str]:
    previous = ""
    for number, answer in enumerate(revision.answers.all(), start=1):
        answer.revision = revision
        is_next = (answer.number, answer.previous) == (number, previous)
        if not is_next or digest_of(answer_document(answer)) != answer.digest:
            yield _("{name}: answer {number} is not what was answered.").format(
                name=name, number=answer.number
            )
        previous = answer.digest


def _faults_of_journal() -> Iterator[str]:
    """What the journal knows of and is gone: a chain does not notice that its end is missing."""
    there = set(Revision.objects.values_list("digest", flat=True))
    there |= set(Answer.objects.values_list("digest", flat=True))
    for entry in Entry.objects.filter(verb__in=(PROPOSED, ANSWERED)).iterator():
        digest = (entry.changes.get("digest") or [None, None])[1]
        if digest not in there:
            yield _("{name}: what the journal notes on {date} is gone.").format(
                name=entry.record_key, date=f"{entry.at:%Y-%m-%d}"
            )


def _faults_of_scans() -> Iterator[str]:
    for scan in Scan.objects.iterator():
        name = str(scan.file.name)
        if not default_storage.exists(name):
            yield _("{name}: the scan is gone.").format(name=name)
        elif sha256(scan.file.read()).hexdigest() != scan.digest:
            yield _("{name}: the scan is not what was kept.").format(name=name)
        scan.file.close()
