"""Half-open periods of days: what several have in common, what many make together, and what is left of one.

An end that is None is open or not known, and so is a beginning: neither makes a period shorter.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from graph_model.entity_bases import Dated

__all__ = ["ALWAYS", "Period", "begins", "ends", "is_empty", "meet", "merged", "period_of", "shared", "without"]

# From a day on (None: not known, or always), to the first day after (None: open).
Period = tuple[date | None, date | None]
ALWAYS: Period = (None, None)


def period_of(row: Dated) -> Period:
    """The days on which a row may be true."""
    return row.valid_from, row.valid_to


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


def shared(*periods: Period) -> Period | None:
    """The days that all the periods have in common, or None where there are none."""
    common = meet(*periods)
    return None if is_empty(common) else common


def merged(periods: Iterable[Period]) -> tuple[Period, ...]:
    """The fewest periods that hold the same days, in order: those that overlap or touch become one."""
    found: list[Period] = []
    for begins, ends in sorted(periods, key=_order):
        if len(found) > 0 and _reaches(found[-1][1], begins):
            found[-1] = found[-1][0], _later(found[-1][1], ends)
        else:
            found.append((begins, ends))
    return tuple(found)


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


def _order(period: Period) -> tuple[date, date]:
    return period[0] or date.min, period[1] or date.max


def _reaches(end: date | None, begins: date | None) -> bool:
    return end is None or begins is None or begins <= end


def _later(one: date | None, other: date | None) -> date | None:
    return None if one is None or other is None else max(one, other)
