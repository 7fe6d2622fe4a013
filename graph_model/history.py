"""Every dated entity of one graph revision, read once; a day is cut out of it in milliseconds.

`History` never changes. A `Slice` is what may be true on one day, with the certainties asked for:
a row whose dates or certainty are not known is in it, because unknown is not absent.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache, partial
from threading import Lock
from typing import TypeAlias, TypeVar

from graph_model.containment import Containment
from graph_model.daily import Daily
from graph_model.entities import (
    Cover,
    Entity,
    FootprintRelation,
    Line,
    Right,
    Source,
    StatutoryHolder,
)
from graph_model.indexes import Indexes, grouped
from graph_model.referring import cited_source
from graph_model.vocabulary import JOINING_KINDS, PATH_KINDS, Certainty

__all__ = ["DEFAULT_CERTAINTIES", "Blocks", "History", "Slice"]

Blocks = frozenset[str]
DEFAULT_CERTAINTIES = frozenset({Certainty.IN_FORCE, Certainty.PLANNED})
# Days asked about come in runs: today, and the two dozen days on which anything changed in England, today again.
SLICES_KEPT = 48
Certain: TypeAlias = Line | Right | StatutoryHolder
Row = TypeVar("Row", Line, Right)


class History(Indexes):
    """All rows of the graph at one revision, and what is asked of all days; a day is cut out with `on`."""

    def __init__(self, revision: int, tables: Mapping[str, Iterable[Entity]]) -> None:
        """Index the rows by id; `tables` maps the name of a table to its rows, and one that is left out is empty."""
        super().__init__(tables)
        self.revision = revision
        self._kept = lru_cache(SLICES_KEPT)(partial(Slice, self))
        self._cutting = Lock()

    def on(self, day: date, certainties: frozenset[Certainty] = DEFAULT_CERTAINTIES) -> "Slice":
        """Cut out one day. The same slice is given again while it is kept, to all who ask at once."""
        with self._cutting:
            return self._kept(day, certainties)

    def name(self, organisation: str) -> str:
        """The name of an organisation, or its id where no name is known."""
        record = self.organisations.get(organisation)
        return organisation if record is None or record.name is None else record.name

    def source(self, cited: str) -> Source | None:
        """The source that a citation names: an id, or an id and a section after a space ("NHSA06 s14Z25")."""
        known = cited_source(cited, self.sources)
        return None if known is None else self.sources[known]

    def population(self, blocks: Iterable[str]) -> int | None:
        """The people of some blocks; None where the population of one is not known."""
        total = 0
        for block in blocks:
            record = self.blocks.get(block)
            if record is None or record.population is None:
                return None
            total += record.population
        return total

    def ancestry(self, function: str) -> tuple[str, ...]:
        """A function, its parent, and so on upwards; a circle of parents ends where it closes."""
        found: list[str] = []
        step: str | None = function
        while step is not None and step not in found:
            found.append(step)
            record = self.functions.get(step)
            step = None if record is None else record.parent
        return tuple(found)

    @cached_property
    def below(self) -> Mapping[str, frozenset[str]]:
        """Each function with those that are under it, however deep."""
        found: dict[str, set[str]] = {}
        for function in self.functions:
            for level in self.ancestry(function):
                found.setdefault(level, set()).add(function)
        return {level: frozenset(functions) for level, functions in found.items()}


@dataclass(frozen=True, eq=False)
class Slice:
    """What may be true on one day.

    Attributes:
        history: the revision that it was cut out of.
        day: rows that hold on it, or whose dates are not known, are in.
        certainties: of the lines and rights that count; one without a certainty counts always.
    """

    history: History
    day: date
    certainties: frozenset[Certainty]

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Lines that may be in force."""
        return self._certain(self.history.lines.values())

    @cached_property
    def rights(self) -> tuple[Right, ...]:
        """Rights that may be in force."""
        return self._certain(self.history.rights.values())

    @cached_property
    def rights_over(self) -> Mapping[str, tuple[Right, ...]]:
        """Rights by the function that they are over ("*" among them)."""
        return Daily(self.history.rights_over, self.day, tuple, self._counting)

    @cached_property
    def rights_over_at(self) -> Mapping[str, Mapping[str, tuple[Right, ...]]]:
        """Rights by the function that they are over, and then by footprint."""
        return Daily(self.history.rights_over, self.day, _by_footprint, self._counting)

    @cached_property
    def unplaced_over(self) -> Mapping[str, tuple[Right, ...]]:
        """Rights on ground that is not known on the day, by the function that they are over."""
        ground, counts = self.ground, self._counting
        return Daily(
            self.history.rights_over,
            self.day,
            tuple,
            lambda right: right.footprint not in ground and counts(right),
        )

    @cached_property
    def left_out_over(self) -> Mapping[str, tuple[Right, ...]]:
        """Rights that hold, but are of a certainty that was not asked for, by the function that they are over."""
        counts = self._counting
        return Daily(self.history.rights_over, self.day, tuple, lambda right: not counts(right))

    @cached_property
    def lines_from(self) -> Mapping[str, tuple[Line, ...]]:
        """Lines by the organisation that owes the account, in the order of their ids."""
        return Daily(self.history.lines_from, self.day, tuple, self._counting)

    @cached_property
    def lines_about(self) -> Mapping[str, tuple[Line, ...]]:
        """Lines by the area that they are for; those for none in particular are not in it."""
        return Daily(self.history.lines_about, self.day, tuple, self._counting)

    @cached_property
    def lines_to(self) -> Mapping[str, tuple[Line, ...]]:
        """Lines by the organisation that the account is owed to, in the order of their ids."""
        return Daily(self.history.lines_to, self.day, tuple, self._counting)

    @cached_property
    def lines_up(self) -> Mapping[str, tuple[Line, ...]]:
        """Of the lines from each organisation, those that can be part of a path."""
        counts = self._counting
        return Daily(self.history.lines_from, self.day, tuple, lambda line: line.kind in PATH_KINDS and counts(line))

    @cached_property
    def joining_from(self) -> Mapping[str, tuple[Line, ...]]:
        """Of the lines from each organisation, those that hand a function on or join who exercises it together."""
        counts = self._counting
        return Daily(self.history.lines_from, self.day, tuple, lambda line: line.kind in JOINING_KINDS and counts(line))

    @cached_property
    def organs_of(self) -> Mapping[str, tuple[Line, ...]]:
        """Lines by which a joint organ answers to each organisation."""
        return Daily(self.history.organs_of, self.day, tuple, self._counting)

    @cached_property
    def committees_of(self) -> Mapping[str, tuple[Line, ...]]:
        """Lines by which a committee answers to the organisation whose it is."""
        return Daily(self.history.committees_of, self.day, tuple, self._counting)

    @cached_property
    def ground(self) -> Mapping[str, Blocks]:
        """The blocks of each footprint that holds any on the day; one that is not there has unknown ground."""
        return Daily(self.history.ground_of, self.day, lambda rows: frozenset(row.block for row in rows))

    @cached_property
    def _footprints_on(self) -> Mapping[str, Blocks]:
        return Daily(self.history.ground_with, self.day, lambda rows: frozenset(row.footprint for row in rows))

    def touching(self, ground: Blocks) -> frozenset[str]:
        """The footprints that hold any of these blocks on the day."""
        return frozenset().union(*(self._footprints_on.get(block, ()) for block in ground))

    @cached_property
    def relations(self) -> tuple[FootprintRelation, ...]:
        """How footprints lie in each other on the day."""
        return tuple(row for row in self.history.relations if row.holds_on(self.day))

    @cached_property
    def containment(self) -> Containment:
        """Which footprint lies wholly in which on the day."""
        return Containment(self.relations)

    @cached_property
    def statutory_holders(self) -> Mapping[str, tuple[StatutoryHolder, ...]]:
        """Who holds each function by law on the day, by function, whatever its certainty."""
        return Daily(self.history.holders_of, self.day, tuple)

    @cached_property
    def rights_of(self) -> Mapping[str, tuple[Right, ...]]:
        """Rights by the organisation that has them."""
        return Daily(self.history.rights_of, self.day, tuple, self._counting)

    @cached_property
    def worked_out(self) -> dict[object, object]:
        """What others have worked out for this day, to be shared; it goes when the day goes."""
        return {}

    def covered_by(self, organisation: str) -> tuple[Cover, ...]:
        """What an organisation works for on the day."""
        return tuple(row for row in self.history.covers_of.get(organisation, ()) if row.holds_on(self.day))

    def counts(self, row: Certain) -> bool:
        """Whether the certainty of a row is one asked for, or not known."""
        return self._counting(row)

    @cached_property
    def _counting(self) -> Callable[[Certain], bool]:
        """What tells whether the certainty of a row counts; it does not hold the slice, so that this goes when left."""
        certainties = self.certainties
        return lambda row: row.certainty is None or row.certainty in certainties

    def _certain(self, rows: Iterable[Row]) -> tuple[Row, ...]:
        return tuple(row for row in rows if row.holds_on(self.day) and self.counts(row))


def _by_footprint(rights: Iterable[Right]) -> Mapping[str, tuple[Right, ...]]:
    return grouped(rights, lambda right: right.footprint)
