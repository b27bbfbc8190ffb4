# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The documents that digests are of, and whether a file of a revision holds. See
docs/format/revision.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from partnerkreis.accord.rules.canonical import Terms, digest_of, moment

REVISION: Final = "partnerkreis/revision/1"
ANSWER: Final = "partnerkreis/answer/1"
FILE: Final = "partnerkreis/revision-file/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionContent:
    """Everything that the digest of a revision is of."""

    schema: str
    subject_kind: str
    subject: str
    subject_key: str
    number: int
    base: str | None
    parties: Sequence[str]
    terms: Terms
    proposed_by: str
    office: str
    person: str
    at: datetime
    why: str

    def document(self) -> dict[str, Any]:
        return {
            "format": REVISION,
            "schema": self.schema,
            "subject": {
                "kind": self.subject_kind,
                "id": self.subject,
                "key": self.subject_key,
            },
            "number": self.number,
            "base": self.base,
            "parties": list(self.parties),
            "terms": self.terms,
            "proposed": {
                "by": self.proposed_by,
                "office": self.office,
                "person": self.person,
                "at": moment(self.at),
                "why": self.why,
            },
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerContent:
    """Everything that the digest of an answer is of."""

    revision: str
    number: int
    previous: str | None
    party: str
    verb: str
    reason: str
    ends_on: date | None
    means: str
    person: str
    office: str
    given_on: date
    recorded_by: str | None
    recorder: str
    scan: str | None
    at: datetime

    def document(self) -> dict[str, Any]:
        recorded = {"by": self.recorded_by, "person": self.recorder}
        return {
            "format": ANSWER,
            "revision": self.revision,
            "number": self.number,
            "previous": self.previous,
            "party": self.party,
            "verb": self.verb,
            "reason": self.reason,
            "ends_on": self.ends_on.isoformat() if self.ends_on else None,
            "means": self.means,
            "person": self.person,
            "office": self.office,
            "given_on": self.given_on.isoformat(),
            "recorded": recorded if self.recorded_by else None,
            "scan": self.scan,
            "at": moment(self.at),
        }


def revision_file(
    revision: Mapping[str, Any], digest: str, answers: Sequence[tuple[Mapping[str, Any], str]]
) -> dict[str, Any]:
    """Return a revision with its answers as a file that anybody can check."""
    return {
        "format": FILE,
        "revision": dict(revision),
        "digest": digest,
        "answers": [{"answer": dict(answer), "digest": sealed} for answer, sealed in answers],
    }


class Fault(Exception):
    """The file is not one of ours."""


def faults_of_file(data: Any) -> Iterator[str]:
    """Yield what does not hold of a file: "revision" or "answer N". Raises Fault, ValueError."""
    if not isinstance(data, dict) or data.get("format") != FILE:
        raise Fault
    try:
        revision, digest, answers = data["revision"], data["digest"], data["answers"]
        if digest_of(revision) != digest:
            yield "revision"
        yield from _faults_of_answers(digest, answers)
    except (KeyError, TypeError, AttributeError) as error:
        raise Fault from error


def _faults_of_answers(revision: str, answers: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    previous = None
    for number, sealed in enumerate(answers, start=1):
        answer = sealed["answer"]
        follows = (answer["revision"], answer["number"], answer["previous"])
        if digest_of(answer) != sealed["digest"] or follows != (revision, number, previous):
            yield f"answer {number}"
        previous = sealed["digest"]
