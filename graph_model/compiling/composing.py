"""The ground of a footprint that consists of others: their union on every day, as they themselves change."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from graph_model.compiling.draft import Draft
from graph_model.compiling.lsoas import Ground
from graph_model.periods import Period, is_empty, meet

__all__ = ["compose", "union_over"]

Member = tuple[str, Period]


def compose(draft: Draft, footprint: str, members: Iterable[Member], life: Period) -> None:
    """Give a footprint the ground of its members, each in its own period, within a life."""
    for period, ground in union_over(draft, members, life):
        draft.hold(footprint, period, ground)


def union_over(draft: Draft, members: Iterable[Member], life: Period) -> list[tuple[Period, Ground]]:
    """Give the union of the members' ground for each part of a life between two changes of it."""
    held = [
        (shared, ground)
        for member, period in members
        for shared, ground in draft.held(member, meet(period, life))
        if not is_empty(shared)
    ]
    found: list[tuple[Period, Ground]] = []
    for segment in _segments([period for period, _ in held], life):
        ground = frozenset().union(*(ground for period, ground in held if meet(period, segment) == segment))
        if len(ground) > 0:
            found.append((segment, ground))
    return found


def _segments(periods: Sequence[Period], life: Period) -> list[Period]:
    """A life cut wherever a period begins or ends in it."""
    cuts: set[date] = {day for period in periods for day in period if day is not None}
    inner = sorted(day for day in cuts if not is_empty((life[0], day)) and not is_empty((day, life[1])))
    days: list[date | None] = [life[0], *inner, life[1]]
    return [(one, other) for one, other in pairwise(days)]
