"""Half-open periods of days: what several have in common, and what many make when put together.

An end that is None is open or not known: it never makes a period shorter.
"""

from collections.abc import Iterable
from datetime import date

from graph_model.entities import Dated

__all__ = ["EVER", "Period", "merged", "missing_from", "period_of", "shared"]

Period = tuple[date | None, date | None]
EVER: Period = (None, None)


def period_of(row: Dated) -> Period:
    """The days on which a row may be true."""
    return row.valid_from, row.valid_to


def shared(*periods: Period) -> Period | None:
    """The days that all the periods have in common, or None where there are none."""
    begins = max((begin for begin, _ in periods if begin is not None), default=None)
    ends = min((end for _, end in periods if end is not None), default=None)
    return None if begins is not None and ends is not None and begins >= ends else (begins, ends)


def merged(periods: Iterable[Period]) -> tuple[Period, ...]:
    """The fewest periods that hold the same days, in order: those that overlap or touch become one."""
    found: list[Period] = []
    for begins, ends in sorted(periods, key=_order):
        if len(found) > 0 and _reaches(found[-1][1], begins):
            found[-1] = found[-1][0], _later(found[-1][1], ends)
        else:
            found.append((begins, ends))
    return tuple(found)


def missing_from(period: Period, held: Iterable[Period]) -> tuple[Period, ...]:
    """The parts of a period on which none of the others holds."""
    left: list[Period] = []
    begins: date | None = period[0]
    for held_from, held_to in merged(each for each in (shared(period, one) for one in held) if each is not None):
        if held_from is not None and held_from != begins:
            left.append((begins, held_from))
        if held_to is None:
            return tuple(left)
        begins = held_to
    return tuple(left) if begins is not None and begins == period[1] else (*left, (begins, period[1]))


def _order(period: Period) -> tuple[date, date]:
    return period[0] or date.min, period[1] or date.max


def _reaches(end: date | None, begins: date | None) -> bool:
    return end is None or begins is None or begins <= end


def _later(one: date | None, other: date | None) -> date | None:
    return None if one is None or other is None else max(one, other)
