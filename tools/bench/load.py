# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asking for pages over connections that stay open, and what it costs the server."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection
from time import perf_counter
from types import MappingProxyType

from bench.programs import HOST, Server

#: A sample takes about as long, so that the clock ticks of the processor's time do not matter.
SECONDS_PER_SAMPLE = 0.4
FEWEST, MOST = 32, 600
TIMEOUT = 60


class WrongAnswer(Exception):
    """A page that answered before does so no more."""


@dataclass(slots=True)
class Sample:
    """What a number of requests took: seconds each, and processor seconds of the server."""

    latencies: list[float] = field(default_factory=list)
    processor: float = 0.0

    @property
    def milliseconds(self) -> float:
        """Processor milliseconds per request."""
        return 1000 * self.processor / len(self.latencies)


@dataclass(frozen=True, slots=True)
class Percentiles:
    """Latencies in milliseconds."""

    p50: float
    p95: float


def percentiles(latencies: Sequence[float]) -> Percentiles:
    """Return the median and what 95 of 100 requests stayed below."""
    hundredths = statistics.quantiles(latencies, n=100)
    return Percentiles(1000 * hundredths[49], 1000 * hundredths[94])


def get(port: int, path: str) -> bytes:
    """Return the body of one answer over a connection of its own."""
    return _ask(HTTPConnection(HOST, port, timeout=TIMEOUT), path, {})


def sample(
    server: Server,
    path: str,
    *,
    connections: int,
    requests: int,
    headers: Mapping[str, str] = MappingProxyType({}),
) -> Sample:
    """Ask ``requests`` times for ``path``, over ``connections`` at once."""
    each = max(requests // connections, 1)
    before = server.processor_seconds()
    with ThreadPoolExecutor(connections) as threads:
        runs = [
            threads.submit(_ask_often, server.port, path, each, headers) for _ in range(connections)
        ]
        latencies = [latency for run in runs for latency in run.result()]
    return Sample(latencies, server.processor_seconds() - before)


def warm_up(server: Server, path: str, headers: Mapping[str, str] = MappingProxyType({})) -> int:
    """Ask until every worker knows the page; return how many requests make a sample."""
    sample(server, path, connections=16, requests=32, headers=headers)
    begun = perf_counter()
    sample(server, path, connections=2, requests=20, headers=headers)
    each = (perf_counter() - begun) / 20
    return max(FEWEST, min(MOST, round(SECONDS_PER_SAMPLE / each)))


def _ask_often(port: int, path: str, times: int, headers: Mapping[str, str]) -> list[float]:
    connection = HTTPConnection(HOST, port, timeout=TIMEOUT)
    latencies = []
    try:
        for _ in range(times):
            begun = perf_counter()
            _ask(connection, path, headers)
            latencies.append(perf_counter() - begun)
    finally:
        connection.close()
    return latencies


def _ask(connection: HTTPConnection, path: str, headers: Mapping[str, str]) -> bytes:
    connection.request("GET", path, headers=dict(headers))
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise WrongAnswer(f"{path} answers {answer.status}")
    return body
