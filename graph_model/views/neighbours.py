"""An organisation and its neighbours: whom it answers to and who answers to it, to a depth."""

from graph_model.history import Slice
from graph_model.views.selection import Levels, Selection, about, by_rarity

__all__ = ["neighbours"]


def neighbours(day: Slice, organisation: str, depth: int, levels: Levels) -> Selection:
    """Choose an organisation and all that is within so many lines of it, the nearest first.

    Cost: the lines of every organisation that is nearer than the depth.
    """
    ring, seen = [organisation], [organisation]
    for _ in range(depth):
        ring = by_rarity(day, _around(day, ring, levels) - set(seen))
        seen += ring
    return Selection(tuple(seen), levels=levels, lit=frozenset({organisation}))


def _around(day: Slice, organisations: list[str], levels: Levels) -> set[str]:
    found: set[str] = set()
    for each in organisations:
        found |= {line.holder for line in about(day.lines_from.get(each, ()), levels)}
        found |= {line.subject for line in about(day.lines_to.get(each, ()), levels)}
    return found
