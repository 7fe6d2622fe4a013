"""One day of a small register, as naive as the words of domain.md 4.1: paths are enumerated, ground is sets of blocks.

It imports the rows of a register and nothing that judges them. A world is one way in which what is not sure may be:
each doubtful row (unsure, or a line or right without a start) is there or is not, a line without functions is about
everything or something else, an unsure organisation that others name lives then or always, and ground that is not on
record is everywhere or somewhere else. What is found with every row there is told; what is found in every world
is no matter of doubt.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from graph_model.entities import (
    Block,
    Claim,
    Dated,
    Entity,
    Function,
    Ground,
    Line,
    Organisation,
    Right,
    StatutoryHolder,
)

__all__ = ["ALL", "BEARING", "DECIDING", "ELSE", "World", "above", "worlds"]

ALL = "*"
TERMINALS = {"parliament", "electorate"}
# Domain 2.3: bearing y or c, without money, which supports a path and never makes one.
BEARING = {
    "statutory_accountability",
    "parliamentary",
    "democratic",
    "delegation",
    "joint_exercise",
    "internal_delegation",
    "commissioning_contract",
    "subcontract",
    "oversight",
    "hosting",
    "ownership",
}
DECIDING = {"decides", "delegated_decides", "jointly_decides"}
# What a line may be about that names no function, and where an area may be that has no ground on record.
ELSE = "something else"
Path = tuple[str, ...]


@dataclass(frozen=True)
class World:
    """What is there on a day."""

    rows: tuple[Entity, ...]
    day: date
    unknown_is_everywhere: bool = True

    @cached_property
    def alive(self) -> dict[str, Organisation]:
        """The organisations that may exist on the day."""
        return {row.id: row for row in self.rows if isinstance(row, Organisation) and row.holds_on(self.day)}

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The type of each organisation, whether it is alive or not."""
        return {row.id: row.type for row in self.rows if isinstance(row, Organisation)}

    @cached_property
    def lines(self) -> list[Line]:
        """The lines that count on the day."""
        return [row for row in self.rows if isinstance(row, Line) and self.counts(row)]

    @cached_property
    def rights(self) -> list[Right]:
        """The rights that count on the day."""
        return [row for row in self.rows if isinstance(row, Right) and self.counts(row)]

    @cached_property
    def template(self) -> list[StatutoryHolder]:
        """Who holds what by law on the day."""
        return [row for row in self.rows if isinstance(row, StatutoryHolder) and self.counts(row)]

    @cached_property
    def claims(self) -> list[Claim]:
        """Where the register claims to be complete on the day."""
        return [row for row in self.rows if isinstance(row, Claim) and row.holds_on(self.day)]

    @cached_property
    def parents(self) -> dict[str, str | None]:
        """Each function, and what it is under."""
        named = {each for row in self.rows if isinstance(row, Line) for each in row.functions}
        parents = {row.id: row.parent for row in self.rows if isinstance(row, Function)}
        return parents | dict.fromkeys(each for each in named if each.startswith(ELSE))

    @cached_property
    def blocks(self) -> frozenset[str]:
        """All ground."""
        return frozenset(row.id for row in self.rows if isinstance(row, Block))

    @cached_property
    def recorded(self) -> dict[str, frozenset[str]]:
        """The ground of the areas that have any on the day."""
        ground: dict[str, set[str]] = {}
        for row in self.rows:
            if isinstance(row, Ground) and row.holds_on(self.day):
                ground.setdefault(row.footprint, set()).add(row.block)
        return {each: frozenset(blocks) for each, blocks in ground.items()}

    def ground(self, footprint: str | None) -> frozenset[str]:
        """The ground of an area; of none in particular, everywhere."""
        return self.everywhere if footprint is None else self.recorded.get(footprint, self.unknown)

    @property
    def unknown(self) -> frozenset[str]:
        """The ground of what has none on record."""
        return self.blocks if self.unknown_is_everywhere else frozenset({ELSE})

    @property
    def everywhere(self) -> frozenset[str]:
        """All ground, and what is on no record."""
        return self.blocks if self.unknown_is_everywhere else self.blocks | {ELSE}

    @cached_property
    def deciding(self) -> list[Right]:
        """The deciding rights of the living."""
        return [row for row in self.rights if row.role in DECIDING and row.organisation in self.alive]

    def counts(self, row: Line | Right | StatutoryHolder) -> bool:
        """Whether a row may hold on the day, and is the law or decided to be."""
        return row.holds_on(self.day) and row.certainty in {None, "in_force", "planned"}

    def levels(self, function: str) -> list[str]:
        """The function and what it is under, nearest first."""
        found: list[str] = []
        step: str | None = function
        while step is not None:
            found.append(step)
            step = self.parents.get(step)
        return found

    def carried(self, line: Line) -> set[str]:
        """Every function that a line is about."""
        return {each for each in self.parents if not line.functions or {*self.levels(each), ALL} & set(line.functions)}

    @cached_property
    def _steps(self) -> dict[str, dict[str, set[str]]]:
        steps: dict[str, dict[str, set[str]]] = {each: {} for each in self.parents}
        for line in self.lines:
            if line.kind in BEARING:
                for each in self.carried(line):
                    steps[each].setdefault(line.subject, set()).add(line.holder)
        return steps

    def steps(self, function: str) -> dict[str, set[str]]:
        """Whom each organisation answers to for a function, by bearing lines; that one of them is stale D03 tells."""
        return self._steps.get(function, {})

    def ways(self, organisation: str, function: str, so_far: Path = ()) -> Iterator[Path]:
        """Every simple path upwards from an organisation to a terminal."""
        if self.kinds[organisation] in TERMINALS:
            yield (*so_far, organisation)
            return
        for holder in sorted(self.steps(function).get(organisation, ())):
            if holder not in (*so_far, organisation):
                yield from self.ways(holder, function, (*so_far, organisation))

    def above(self, organisation: str, function: str) -> set[str]:
        """Whoever can be reached upwards, in one step or more."""
        return above(self.steps(function), organisation)


def above(steps: dict[str, set[str]], organisation: str) -> set[str]:
    """Whoever can be reached by some steps, one or more."""
    found: set[str] = set()
    front = [organisation]
    while front:
        fresh = steps.get(front.pop(), set()) - found
        found |= fresh
        front += fresh
    return found


def worlds(rows: Sequence[Entity], day: date) -> tuple[list[World], list[World]]:
    """The worlds in which every row is there; and those besides in which one, or all, of the doubtful are otherwise."""
    doubts = [row for row in rows if _is_doubtful(row) and (isinstance(row, Organisation) or _holds(row, day))]
    left = [_otherwise(rows, gone) for gone in ((), *((each,) for each in doubts), tuple(doubts))]
    unspoken = [row for row in rows if isinstance(row, Line) and not row.functions]
    other = tuple(
        row.model_copy(update={"functions": (f"{ELSE} than {row.id}",)}) if row in unspoken else row for row in rows
    )
    told = [World(each, day, where) for each in (tuple(rows), other) for where in (True, False)]
    return told, [World(each, day, where) for each in left for where in (True, False)]


def _holds(row: Entity, day: date) -> bool:
    return not isinstance(row, Dated) or row.holds_on(day)


def _is_doubtful(row: Entity) -> bool:
    undated = isinstance(row, Line | Right) and row.valid_from is None
    unspoken = isinstance(row, Line) and not row.functions
    return undated or unspoken or getattr(row, "confidence", None) == "check"


def _otherwise(rows: Sequence[Entity], doubted: Sequence[Entity]) -> tuple[Entity, ...]:
    """The rows, with what is there in place of those that are doubted."""
    named = _named(rows)
    left = (row if row not in doubted else _instead(row, named) for row in rows)
    return tuple(row for row in left if row is not None)


def _instead(row: Entity, named: set[str]) -> Entity | None:
    if isinstance(row, Line) and not row.functions and not (row.valid_from is None or row.confidence == "check"):
        return row.model_copy(update={"functions": (f"{ELSE} than {row.id}",)})
    if isinstance(row, Organisation) and row.id in named:
        return row.model_copy(update={"valid_from": None, "valid_to": None})
    return None


def _named(rows: Sequence[Entity]) -> set[str]:
    columns = {Line: ("subject", "holder"), Right: ("organisation",)}
    return {getattr(row, each) for row in rows for each in columns.get(type(row), ())}
