# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Inputs of the forms about joint records, with what was typed and what is to be mended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import QueryDict

from partnerkreis.ui.shapes import Fault, Input, InputKind, Option

Choices = Iterable[tuple[str, Any]]


class Asked:
    """Builds inputs; ``refusal`` is the name of the input to be mended and why."""

    def __init__(
        self,
        given: QueryDict | None,
        refusal: tuple[str, str] = ("", ""),
        before: Mapping[str, str] | None = None,
    ) -> None:
        self._given, self.refusal, self._before = given, refusal, before or {}

    def line(self, name: str, label: str, hint: str = "", **more: Any) -> Input:
        return self._input(name, label, InputKind.LINE, hint, **more)

    def area(self, name: str, label: str, hint: str = "", **more: Any) -> Input:
        return self._input(name, label, InputKind.AREA, hint, **more)

    def radios(self, name: str, label: str, choices: Choices, hint: str = "") -> Input:
        return self._options(name, label, InputKind.RADIOS, choices, hint)

    def list(self, name: str, label: str, choices: Choices, hint: str = "") -> Input:
        return self._options(name, label, InputKind.LIST, choices, hint)

    def ticks(self, name: str, label: str, choices: Choices, chosen: Iterable[str]) -> Input:
        ticked = list(chosen) if self._given is None else self._given.getlist(name)
        options = [Option(value, str(text), value in ticked) for value, text in choices]
        return Input(name, label, InputKind.TICKS, options=options, fault=self._fault(name))

    def tick(self, name: str, label: str) -> Input:
        return Input(name, label, InputKind.TICK, value=self._value(name))

    def _input(self, name: str, label: str, kind: InputKind, hint: str, **more: Any) -> Input:
        value = self._value(name) or more.get("value", "")
        more.pop("value", None)
        return Input(name, label, kind, value=value, hint=hint, fault=self._fault(name), **more)

    def _options(
        self, name: str, label: str, kind: InputKind, choices: Choices, hint: str
    ) -> Input:
        chosen = self._value(name)
        options = [Option(value, str(text), value == chosen) for value, text in choices]
        return Input(name, label, kind, options=options, hint=hint, fault=self._fault(name))

    def _value(self, name: str) -> str:
        if self._given is not None and name in self._given:
            return self._given.get(name, "")
        return self._before.get(name, "")

    def _fault(self, name: str) -> str:
        return self.refusal[1] if self.refusal[0] == name else ""


def faults_of(refusal: tuple[str, str], asked: Iterable[Input]) -> list[Fault]:
    """Return what is to be mended for the summary, with a link where there is an input."""
    field, text = refusal
    if not text:
        return []
    there = {one.name: one.id for one in asked}
    return [Fault(there.get(field, ""), text)]
