"""The dates on which a view changes, for a slider to stop at: the busiest where there are many.

A body had others in its place before and has others after, whose dates are found by looking beyond a change.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from graph_model.entities import Dated
from graph_model.history import History, Slice
from graph_model.views.picture import MOST_STOPS
from graph_model.views.selection import Select, Selection

__all__ = ["stops_of"]

# Days looked at for what was there before, or is there after.
LOOKED_AT = 8


def stops_of(day: Slice, select: Select, limit: int) -> tuple[tuple[date, ...], int]:
    """Give the dates of a view, the day asked about among them, and how many there are in all.

    Args:
        day: the day asked about.
        select: what belongs into the view.
        limit: how many of that are shown, whose dates count.

    Cost: the view is chosen for the day, and for a few days beyond its busiest dates.
    """
    counts = _counted(day.history, select(day), limit)
    looked: set[date] = set()
    for _ in range(LOOKED_AT):
        beyond = [each for each in _busiest_first(counts, day.day) if _beyond(each, day.day) not in looked]
        if len(beyond) == 0:
            break
        other = _beyond(beyond[0], day.day)
        looked.add(other)
        # The most of what any of these days counts: a date that two of them know is not busier for that.
        counts |= _counted(day.history, select(Slice(day.history, other, day.certainties)), limit)
    counts.pop(day.day, None)
    return tuple(sorted({day.day, *_busiest_first(counts, day.day)[: MOST_STOPS - 1]})), len(counts) + 1


def _counted(history: History, selection: Selection, limit: int) -> "Counter[date]":
    return Counter(_dates(history, frozenset(selection.names[:limit])))


def _busiest_first(counts: "Counter[date]", on: date) -> list[date]:
    return sorted(counts, key=lambda each: (-counts[each], abs((each - on).days), each))


def _beyond(change: date, on: date) -> date:
    """The day on the far side of a change: its eve, where it is past; itself, where it is to come."""
    return change - timedelta(days=1) if date.min < change <= on else change


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
