"""What belongs into a view on one day, the most important first; `drawing` bounds it and puts the days together."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from graph_model.asking import carries
from graph_model.entities import ALL_FUNCTIONS, Line, Right
from graph_model.history import Slice
from graph_model.vocabulary import Tie

__all__ = ["Levels", "Ribbon", "Select", "Selection", "about", "above", "by_rarity", "levels_of"]

# A function, its ancestors and "*"; empty for every function.
Levels: TypeAlias = tuple[str, ...]


@dataclass(frozen=True)
class Ribbon:
    """What ties a place to an organisation, or a part to its place: upwards from `subject` to `holder`."""

    subject: str
    holder: str
    kind: str
    rights: tuple[Right, ...] = ()

    @classmethod
    def of_place(cls, organisation: str, place: str) -> "Ribbon":
        """That an organisation works for a place, and so stands under it."""
        return cls(organisation, place, Tie.WORKS_FOR)

    @classmethod
    def around_place(cls, place: str, organisation: str) -> "Ribbon":
        """That a place is a part of what an organisation works for, which so stands above it."""
        return cls(place, organisation, Tie.LIES_IN)


@dataclass(frozen=True)
class Selection:
    """What belongs into a view on one day.

    Attributes:
        names: ids of organisations and footprints, the most important first.
        lines: the lines that belong into it; None for every line among the organisations.
        levels: where `lines` is None, the function that lines must be about.
        labels: names for places that are in no table of the register.
        lit: ids of what the view is about.
    """

    names: tuple[str, ...]
    lines: tuple[Line, ...] | None = None
    ribbons: tuple[Ribbon, ...] = ()
    levels: Levels = ()
    labels: dict[str, str] = field(default_factory=dict)
    lit: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()


Select: TypeAlias = Callable[[Slice], Selection]


def levels_of(day: Slice, function: str | None) -> Levels:
    """The function, its ancestors and "*"; empty where no function is asked for."""
    return () if function is None else (*day.history.ancestry(function), ALL_FUNCTIONS)


def about(lines: Iterable[Line], levels: Levels) -> Iterator[Line]:
    """Keep the lines that may be about a function; every line where none is asked for."""
    return (line for line in lines if len(levels) == 0 or carries(line, levels))


def above(day: Slice, starts: Iterable[str], levels: Levels) -> tuple[list[str], list[Line]]:
    """Follow the lines that bear a path upwards; the nearest organisations come first, the starts not among them."""
    front = list(dict.fromkeys(starts))
    seen = set(front)
    found: list[str] = []
    lines: list[Line] = []
    for organisation in front:
        for line in about(day.lines_up.get(organisation, ()), levels):
            lines.append(line)
            if line.holder not in seen:
                seen.add(line.holder)
                found.append(line.holder)
                front.append(line.holder)
    return found, lines


def by_rarity(day: Slice, organisations: Iterable[str]) -> list[str]:
    """Put those first whose type is rarest among them: what is one of a kind tells more than one practice of many."""
    known = sorted(set(organisations))
    types = {each: _type_of(day, each) for each in known}
    counts: dict[str, int] = {}
    for kind in types.values():
        counts[kind] = counts.get(kind, 0) + 1
    return sorted(known, key=lambda each: (counts[types[each]], types[each], each))


def _type_of(day: Slice, organisation: str) -> str:
    record = day.history.organisations.get(organisation)
    return "" if record is None else record.type
