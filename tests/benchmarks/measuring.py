"""How things are timed: in turns, so that a machine whose speed drifts slows both sides alike."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["Timing", "busy", "in_turns", "timed"]


@dataclass(frozen=True)
class Timing:
    """The middle and the slow end of many runs, in seconds."""

    p50: float
    p95: float
    runs: int


def timed(work: Callable[[], object]) -> float:
    """Give the seconds that one run takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def busy(work: Callable[[], object]) -> float:
    """Give the seconds of the processor that one run takes."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def in_turns(rounds: int, warm_up: int, *works: Callable[[], object]) -> list[Timing]:
    """Time several works one after the other, round after round; the first rounds are not counted."""
    seconds: list[list[float]] = [[] for _ in works]
    for number in range(warm_up + rounds):
        for work, taken in zip(works, seconds, strict=True):
            one = timed(work)
            if number >= warm_up:
                taken.append(one)
    return [_timing(taken) for taken in seconds]


def _timing(seconds: list[float]) -> Timing:
    ordered = sorted(seconds)
    return Timing(statistics.median(ordered), ordered[int(len(ordered) * 0.95)], len(ordered))
