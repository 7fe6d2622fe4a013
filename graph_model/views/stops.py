"""The dates on which a view changes, for a slider to stop at: the busiest where there are many.

A body that is gone had others in its place, whose dates are found by looking at the eve of a beginning.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from graph_model.entities import Dated
from graph_model.history import History, Slice
from graph_model.views.picture import MOST_STOPS
from graph_model.views.selection import Select, Selection

__all__ = ["stops_of"]

# Eves looked at for what was there before.
LOOKED_AT = 4


def stops_of(day: Slice, select: Select) -> tuple[tuple[date, ...], int]:
    """Give the dates of a view, the day asked about among them, and how many there are in all.

    Cost: the view is chosen for the day, and for the eves of its busiest beginnings.
    """
    first = select(day)
    eves = _eves(day, first)
    chosen = [first, *(select(Slice(day.history, eve, day.certainties)) for eve in eves)]
    counts = Counter(each for names in map(_names, chosen) for each in _dates(day.history, names))
    counts.pop(day.day, None)
    ranked = sorted(counts, key=lambda each: (-counts[each], abs((each - day.day).days), each))
    return tuple(sorted({day.day, *ranked[: MOST_STOPS - 1]})), len(counts) + 1


def _eves(day: Slice, selection: Selection) -> list[date]:
    begun = Counter(each for each in _dates(day.history, _names(selection)) if each <= day.day and each.toordinal() > 1)
    busiest = sorted(begun, key=lambda each: (-begun[each], each))[:LOOKED_AT]
    return sorted(each - timedelta(days=1) for each in busiest)


def _names(selection: Selection) -> frozenset[str]:
    return frozenset(selection.names)


def _dates(history: History, names: frozenset[str]) -> Iterator[date]:
    """The dates on which a body of the view, a line between two of them, or a right of one begins or ends."""
    for name in sorted(names):
        record = history.organisations.get(name)
        if record is not None:
            yield from _ends([record])
            yield from _ends(line for line in history.lines_from.get(name, ()) if line.holder in names)


def _ends(rows: Iterable[Dated]) -> Iterator[date]:
    for row in rows:
        if row.valid_from != row.valid_to:
            yield from (each for each in (row.valid_from, row.valid_to) if each is not None)
