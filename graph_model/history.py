"""Every dated entity of one graph revision, read once; a day is cut out of it in milliseconds.

`History` never changes. A `Slice` is what may be true on one day, with the certainties asked for:
a row whose dates or certainty are not known is in it, because unknown is not absent.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import TypeVar, cast

from graph_model.calling import Calling
from graph_model.containment import Containment
from graph_model.daily import Daily
from graph_model.entities import (
    Block,
    Claim,
    Cover,
    Dated,
    Entity,
    Footprint,
    FootprintRelation,
    Function,
    Ground,
    Line,
    Organisation,
    Right,
    Source,
    StatutoryHolder,
    Succession,
    Term,
)
from graph_model.vocabulary import JOINING_KINDS, PATH_KINDS, Certainty, ClaimAbout, LineKind

__all__ = ["DEFAULT_CERTAINTIES", "Blocks", "History", "Slice"]

Blocks = frozenset[str]
DEFAULT_CERTAINTIES = frozenset({Certainty.IN_FORCE, Certainty.PLANNED})
# Days asked about come in runs: today, a few change dates, today again.
SLICES_KEPT = 16
D = TypeVar("D", bound=Dated)
E = TypeVar("E", bound=Entity)
Certain = TypeVar("Certain", Line, Right)


class History:
    """All rows of the graph at one revision, indexed by id; `tables` maps the name of a table to its rows."""

    def __init__(self, revision: int, tables: Mapping[str, Iterable[Entity]]) -> None:
        """Index the rows. A table that is left out is empty."""
        rows = {name: tuple(entities) for name, entities in tables.items()}

        def of(name: str, _entity: type[E]) -> tuple[E, ...]:
            return cast("tuple[E, ...]", rows.get(name, ()))

        self.revision = revision
        self.counts = {name: len(entities) for name, entities in rows.items()}
        self.organisations = _by_id(of("organisations", Organisation))
        self.footprints = _by_id(of("footprints", Footprint))
        self.functions = _by_id(of("functions", Function))
        self.sources = _by_id(of("sources", Source))
        self.terms = of("glossary", Term)
        self.blocks = _by_id(of("blocks", Block))
        self.ground = of("ground", Ground)
        self.relations = of("footprint_relations", FootprintRelation)
        self.covers = of("covers", Cover)
        self.successions = of("successions", Succession)
        self.lines = _by_id(of("lines", Line))
        self.rights = _by_id(of("rights", Right))
        self.statutory_holders = of("statutory_holders", StatutoryHolder)
        self.claims = of("claims", Claim)
        self.on = lru_cache(SLICES_KEPT)(self._on)

    def _on(self, day: date, certainties: frozenset[Certainty] = DEFAULT_CERTAINTIES) -> "Slice":
        """Cut out one day. The same slice is given again while it is kept."""
        return Slice(self, day, certainties)

    @cached_property
    def ground_of(self) -> Mapping[str, tuple[Ground, ...]]:
        """The dated ground of each footprint that has any."""
        return _grouped(self.ground, lambda row: row.footprint)

    @cached_property
    def rights_over(self) -> Mapping[str, tuple[Right, ...]]:
        """Rights of all days by the function that they are over."""
        return _grouped(self.rights.values(), lambda right: right.function)

    @cached_property
    def rights_of(self) -> Mapping[str, tuple[Right, ...]]:
        """Rights of all days by the organisation that has them."""
        return _grouped(self.rights.values(), lambda right: right.organisation)

    @cached_property
    def lines_from(self) -> Mapping[str, tuple[Line, ...]]:
        """Lines of all days by the organisation that owes the account, in the order of their ids."""
        return _grouped(sorted(self.lines.values(), key=lambda line: line.id), lambda line: line.subject)

    @cached_property
    def lines_to(self) -> Mapping[str, tuple[Line, ...]]:
        """Lines of all days by the organisation that the account is owed to, in the order of their ids."""
        return _grouped(sorted(self.lines.values(), key=lambda line: line.id), lambda line: line.holder)

    @cached_property
    def organs_of(self) -> Mapping[str, tuple[Line, ...]]:
        """Lines of all days by which a joint organ answers to each organisation."""
        joint = (line for line in self.lines.values() if line.kind is LineKind.JOINT_EXERCISE)
        return _grouped(joint, lambda line: line.holder)

    @cached_property
    def committees_of(self) -> Mapping[str, tuple[Line, ...]]:
        """Lines of all days by which a committee answers to the organisation whose it is."""
        internal = (line for line in self.lines.values() if line.kind is LineKind.INTERNAL_DELEGATION)
        return _grouped(internal, lambda line: line.holder)

    @cached_property
    def holders_of(self) -> Mapping[str, tuple[StatutoryHolder, ...]]:
        """Who holds each function by law, dated."""
        return _grouped(self.statutory_holders, lambda row: row.function)

    @cached_property
    def covers_of(self) -> Mapping[str, tuple[Cover, ...]]:
        """What each organisation works for, dated."""
        return _grouped(self.covers, lambda row: row.organisation)

    @cached_property
    def covers_over(self) -> Mapping[str, tuple[Cover, ...]]:
        """Who works for each footprint, dated."""
        return _grouped(self.covers, lambda row: row.footprint)

    @cached_property
    def claims_of_rights(self) -> Mapping[str, tuple[Claim, ...]]:
        """Where the register claims to hold all rights over a function, by function."""
        rows = (claim for claim in self.claims if claim.about is ClaimAbout.RIGHTS)
        return _grouped(rows, lambda claim: claim.subject)

    @cached_property
    def successors_of(self) -> Mapping[str, tuple[Succession, ...]]:
        """What became of each organisation."""
        return _grouped(self.successions, lambda row: row.predecessor)

    @cached_property
    def calling(self) -> Calling:
        """What people call the organisations and footprints."""
        return Calling(self.footprints, self.organisations, self.terms)

    def name(self, organisation: str) -> str:
        """The name of an organisation, or its id where no name is known."""
        record = self.organisations.get(organisation)
        return organisation if record is None or record.name is None else record.name

    def source(self, cited: str) -> Source | None:
        """The source that a citation names: an id, or an id and a section after a space ("NHSA06 s14Z25")."""
        ends = [len(cited), *(end for end in range(len(cited) - 1, 0, -1) if cited[end] == " ")]
        return next((self.sources[cited[:end]] for end in ends if cited[:end] in self.sources), None)

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
        return Daily(self.history.rights_over, self.day, tuple, self.counts)

    @cached_property
    def left_out_over(self) -> Mapping[str, tuple[Right, ...]]:
        """Rights that hold, but are of a certainty that was not asked for, by the function that they are over."""
        return Daily(self.history.rights_over, self.day, tuple, lambda right: not self.counts(right))

    @cached_property
    def lines_from(self) -> Mapping[str, tuple[Line, ...]]:
        """Lines by the organisation that owes the account, in the order of their ids."""
        return Daily(self.history.lines_from, self.day, tuple, self.counts)

    @cached_property
    def lines_to(self) -> Mapping[str, tuple[Line, ...]]:
        """Lines by the organisation that the account is owed to, in the order of their ids."""
        return Daily(self.history.lines_to, self.day, tuple, self.counts)

    @cached_property
    def lines_up(self) -> Mapping[str, tuple[Line, ...]]:
        """Of the lines from each organisation, those that can be part of a path."""
        return Daily(
            self.history.lines_from, self.day, tuple, lambda line: line.kind in PATH_KINDS and self.counts(line)
        )

    @cached_property
    def joining_from(self) -> Mapping[str, tuple[Line, ...]]:
        """Of the lines from each organisation, those that hand a function on or join who exercises it together."""
        return Daily(
            self.history.lines_from, self.day, tuple, lambda line: line.kind in JOINING_KINDS and self.counts(line)
        )

    @cached_property
    def organs_of(self) -> Mapping[str, tuple[Line, ...]]:
        """Lines by which a joint organ answers to each organisation."""
        return Daily(self.history.organs_of, self.day, tuple, self.counts)

    @cached_property
    def committees_of(self) -> Mapping[str, tuple[Line, ...]]:
        """Lines by which a committee answers to the organisation whose it is."""
        return Daily(self.history.committees_of, self.day, tuple, self.counts)

    @cached_property
    def ground(self) -> Mapping[str, Blocks]:
        """The blocks of each footprint that holds any on the day; one that is not there has unknown ground."""
        return Daily(self.history.ground_of, self.day, lambda rows: frozenset(row.block for row in rows))

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

    def covered_by(self, organisation: str) -> tuple[Cover, ...]:
        """What an organisation works for on the day."""
        return tuple(row for row in self.history.covers_of.get(organisation, ()) if row.holds_on(self.day))

    def counts(self, row: Line | Right | StatutoryHolder) -> bool:
        """Whether the certainty of a row is one asked for, or not known."""
        return row.certainty is None or row.certainty in self.certainties

    def _certain(self, rows: Iterable[Certain]) -> tuple[Certain, ...]:
        return tuple(row for row in rows if row.holds_on(self.day) and self.counts(row))


def _by_id(rows: Iterable[E]) -> dict[str, E]:
    return {row.key: row for row in rows}


def _grouped(rows: Iterable[E], key: Callable[[E], str]) -> dict[str, tuple[E, ...]]:
    groups: dict[str, list[E]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return {name: tuple(group) for name, group in groups.items()}
