"""Half-open periods of days: where they meet, and what is left of one when others are taken out of it."""

from collections.abc import Iterable, Iterator
from datetime import date

__all__ = ["ALWAYS", "Period", "begins", "ends", "is_empty", "meet", "without"]

# From a day on (None: not known, or always), to the first day after (None: open).
Period = tuple[date | None, date | None]
ALWAYS: Period = (None, None)


def begins(period: Period) -> date:
    """The first day, for comparing; the earliest there is where it is not known."""
    return period[0] or date.min


def ends(period: Period) -> date:
    """The first day after, for comparing; the last there is where it is open."""
    return period[1] or date.max


def is_empty(period: Period) -> bool:
    """Whether no day is in the period."""
    return begins(period) >= ends(period)


def meet(*periods: Period) -> Period:
    """The days that all periods share; it may be empty."""
    return (
        max((period[0] for period in periods if period[0] is not None), default=None),
        min((period[1] for period in periods if period[1] is not None), default=None),
    )


def without(period: Period, taken: Iterable[Period]) -> Iterator[Period]:
    """Yield what is left of a period outside the others, in the order of days."""
    start = period[0]
    for other in sorted(taken, key=lambda each: (begins(each), ends(each))):
        if is_empty(meet((start, period[1]), other)):
            continue
        if begins(other) > begins((start, None)):
            yield start, other[0]
        start = other[1]
        if start is None:
            return
    if not is_empty((start, period[1])):
        yield start, period[1]
