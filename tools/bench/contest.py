# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measuring pages against each other in turns, so that what disturbs one disturbs all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from bench.load import Percentiles, Sample, percentiles, sample, warm_up
from bench.programs import Server

CONNECTIONS = (2, 16)


@dataclass(slots=True)
class Contender:
    """A page of a server, and what was measured of it so far: by connections, one a round."""

    server: Server
    path: str
    requests: int = 0
    #: What goes along with each request, such as the cookie of who is signed in.
    headers: Mapping[str, str] = field(default_factory=dict)
    samples: dict[int, list[Sample]] = field(default_factory=lambda: {n: [] for n in CONNECTIONS})

    def prepare(self) -> None:
        self.requests = warm_up(self.server, self.path, self.headers)

    def measure(self) -> None:
        """Measure one round."""
        for connections, samples in self.samples.items():
            taken = sample(
                self.server,
                self.path,
                connections=connections,
                requests=self.requests,
                headers=self.headers,
            )
            samples.append(taken)

    @property
    def costs(self) -> list[float]:
        """Processor milliseconds per request, of each round."""
        rounds = zip(*self.samples.values(), strict=True)
        return [
            1000 * sum(s.processor for s in taken) / sum(len(s.latencies) for s in taken)
            for taken in rounds
        ]

    @property
    def cost(self) -> float:
        return median(self.costs)

    def latency(self, connections: int) -> Percentiles:
        return percentiles([second for s in self.samples[connections] for second in s.latencies])


def hold(contenders: Sequence[Contender], *, rounds: int) -> None:
    """Let all measure, in turns."""
    for contender in contenders:
        contender.prepare()
    for _ in range(rounds):
        for contender in contenders:
            contender.measure()


def ratio(contender: Contender, yardstick: Contender) -> float:
    """Return how many times the yardstick the contender costs, compared round by round."""
    return median(a / b for a, b in zip(contender.costs, yardstick.costs, strict=True))
