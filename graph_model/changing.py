"""The days on which the answer to one question changes: other organisations act, or for other people.

The place keeps the ground that it has on the day asked about. Only dates that the register records can be found:
a right without dates changes nothing, which does not mean that it always was.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from weakref import WeakKeyDictionary

from graph_model.asking import Ask, carries
from graph_model.deciders import divide
from graph_model.entities import Dated, Line, Right
from graph_model.history import History, Slice
from graph_model.places import Place
from graph_model.vocabulary import DECIDING_ROLES, JOINING_KINDS

__all__ = ["Change", "changes_of"]

# Questions whose changes are kept for a revision; each is a few dozen divisions, and a page asks for them anew.
KEPT = 2_000
# More days than these are not told; none of England's questions has so many.
MOST_DAYS = 60
_Actors = tuple[tuple[tuple[str, ...], int], ...]
_KEPT: "WeakKeyDictionary[History, dict[object, tuple[Change, ...]]]" = WeakKeyDictionary()


@dataclass(frozen=True)
class Change:
    """From which day on an answer holds, and who acts in it.

    Attributes:
        day: None for what holds before the first change.
        actors: ids of the organisations that act, those of the largest part first; empty where nobody does.
    """

    day: date | None
    actors: tuple[str, ...]


def changes_of(day: Slice, function: str, place: Place) -> tuple[Change, ...]:
    """Give the answers of all days in order, each with the day from which it holds; one alone means no change.

    Cost: a division for each day on which a right or line of the question begins or ends.
    """
    kept = _KEPT.setdefault(day.history, {})
    key = (function, place.id, place.ground, day.certainties)
    if key not in kept:
        if len(kept) >= KEPT:
            kept.clear()
        kept[key] = tuple(_changes(day, Ask(day, function, place.id, place.ground)))
    return kept[key]


def _changes(day: Slice, ask: Ask) -> Iterator[Change]:
    days = sorted(_days(ask))[:MOST_DAYS]
    before: _Actors | None = None
    for each in (date.min, *days):
        actors = _actors(Ask(day.history.on(each, day.certainties), ask.function, ask.footprint, ask.ground))
        if actors != before:
            names = dict.fromkeys(name for group, _ in actors for name in group)
            yield Change(None if each == date.min else each, tuple(names))
        before = actors


def _actors(ask: Ask) -> _Actors:
    """Who acts, and for how many people; the largest part first."""
    parts: list[tuple[tuple[str, ...], int]] = []
    for division in divide(ask):
        acting = tuple(sorted({each.right.organisation for each in division.deciders if each.acts}))
        parts.append((acting, ask.day.history.population(division.pieces) or 0))
    return tuple(sorted(parts, key=lambda part: (-part[1], part[0])))


def _days(ask: Ask) -> set[date]:
    found: set[date] = set()
    rights = [right for level in ask.levels for right in ask.day.history.rights_over.get(level, ()) if _may(ask, right)]
    for right in rights:
        found |= _ends(right)
        found |= {each for row in _ground(ask, right.footprint) for each in _ends(row)}
        found |= {each for line in _joining(ask, right.organisation) for each in _ends(line)}
    return found


def _may(ask: Ask, right: Right) -> bool:
    """Whether a right may decide for the place on some day: its ground touches it, or is not known on any."""
    if right.role not in DECIDING_ROLES or not ask.day.counts(right):
        return False
    rows = ask.day.history.ground_of.get(right.footprint, ())
    return len(ask.ground) == 0 or len(rows) == 0 or any(row.block in ask.ground for row in rows)


def _ground(ask: Ask, footprint: str) -> Iterator[Dated]:
    return (row for row in ask.day.history.ground_of.get(footprint, ()) if row.block in ask.ground)


def _joining(ask: Ask, organisation: str) -> Iterator[Line]:
    lines = ask.day.history.lines_from.get(organisation, ())
    joining = (line for line in lines if line.kind in JOINING_KINDS and ask.day.counts(line))
    return (line for line in joining if carries(line, ask.levels))


def _ends(row: Dated) -> set[date]:
    return {day for day in (row.valid_from, row.valid_to) if day is not None}
