"""Where a fault is planted: a register on a day, with dice; and what planting it gives."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from random import Random
from typing import TypeVar

from graph_model.analyses.context import Context, context_of
from graph_model.entities import ALL_FUNCTIONS, Entity, ExpectedLine, Line, Organisation, Right
from graph_model.history import Blocks
from graph_model.vocabulary import (
    DECIDING_ROLES,
    OBSERVER_TYPES,
    PATH_KINDS,
    PRIVATE_TYPES,
    SECTOR_TERMINAL_TYPES,
    TERMINAL_TYPES,
    Certainty,
    Confidence,
    Form,
    LineKind,
)
from tests.planting.register import Change, Register, shipped
from tests.unit.analyses.judging import law

__all__ = [
    "DAY",
    "ENDS",
    "FIRST",
    "LAST",
    "OWING",
    "Change",
    "Plant",
    "Register",
    "Spot",
    "Variety",
    "planted",
    "shipped",
]

FIRST, LAST, DAY = date(2013, 4, 1), date(2027, 4, 2), timedelta(days=1)
# Who owes an account, by form; and the types where accountability ends, or which only watch.
OWING = frozenset({Form.BODY, Form.COMMITTEE, Form.JOINT_COMMITTEE})
ENDS = TERMINAL_TYPES | SECTOR_TERMINAL_TYPES | OBSERVER_TYPES | PRIVATE_TYPES
# No variety looks at more rows than these for one that will do.
TRIES = 400
Row = TypeVar("Row")


@dataclass(frozen=True)
class Plant:
    """A fault, and what must be found.

    Attributes:
        rule: which must fire, on each of the days.
        named: ids that the finding must name, as subject, affected, area, function or evidence.
        allowed: rules that may speak as well (domain 4.6): what they see follows from the fault.
    """

    rule: str
    change: Change
    days: tuple[date, ...]
    named: frozenset[str]
    allowed: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Variety:
    """One way to make a rule fire."""

    rule: str
    name: str
    plant: Callable[["Spot"], Plant | None]


def planted(variety: Variety, register: Register, dice: Random, days: Sequence[date]) -> Plant | None:
    """Plant a variety on some day of the register; None where it finds no victim on any of the days tried."""
    for on in dice.sample(days, min(len(days), 8)):
        plant = variety.plant(Spot(register, on, dice))
        if plant is not None:
            return plant
    return None


class Spot:
    """A register on a day, with dice."""

    def __init__(self, register: Register, on: date, dice: Random) -> None:
        self.register, self.on, self.dice = register, on, dice
        self._number = dice.randrange(1_000_000)
        self.history = register.history
        self.day = register.history.on(on)

    @cached_property
    def context(self) -> Context:
        """The day with its grounds and claims."""
        return context_of(self.day, law(), self.on)

    # What is there.

    def alive(self, *types: object) -> list[Organisation]:
        """The organisations that exist on the day, of these types if any are given."""
        return [each for each in self.context.alive.values() if len(types) == 0 or each.type in types]

    def type_of(self, organisation: str) -> object:
        """The type of an organisation."""
        return self.history.organisations[organisation].type

    def sure_lines(self, *kinds: LineKind) -> list[Line]:
        """The dated and likely lines of the day between bodies that exist on it, in their right order."""
        alive = self.context.alive
        return [
            line
            for line in self.day.lines
            if (len(kinds) == 0 or line.kind in kinds)
            and self.is_sure(line)
            and line.subject in alive
            and line.holder in alive
        ]

    def sure_rights(self, *roles: object) -> list[Right]:
        """The dated and likely rights of the day of bodies that exist on it."""
        alive = self.context.alive
        return [
            right
            for right in self.day.rights
            if (len(roles) == 0 or right.role in roles) and self.is_sure(right) and right.organisation in alive
        ]

    def is_sure(self, row: object) -> bool:
        """Whether a fault may rest on a row."""
        certain = getattr(row, "certainty", None) in (None, Certainty.IN_FORCE)
        return certain and getattr(row, "confidence", None) is not Confidence.CHECK and row.valid_from is not None

    def is_known(self, *organisations: str) -> bool:
        """Whether the records of bodies are not in doubt."""
        rows = (self.history.organisations[each] for each in organisations)
        return all(row.confidence is not Confidence.CHECK for row in rows)

    def lines_from(self, organisation: str, *kinds: LineKind) -> list[Line]:
        """The lines of an organisation on the day."""
        return self.context.lines_from(organisation, *kinds)

    def lines_to(self, organisation: str, *kinds: LineKind) -> list[Line]:
        """The lines to an organisation on the day."""
        return self.context.lines_to(organisation, *kinds)

    def ground(self, footprint: str | None) -> Blocks:
        """The blocks of an area on the day."""
        return self.day.ground.get(footprint or "", frozenset())

    def ground_of(self, organisation: str) -> Blocks:
        """The blocks of an organisation on the day, empty where they are not known."""
        return self.context.grounds.of(organisation) or frozenset()

    def claimed(self, function: str) -> Blocks:
        """The ground on which all rights over a function are claimed."""
        return self.context.claims.ground_of_rights(function)

    def expected(self, organisation: Organisation) -> list[ExpectedLine]:
        """The lines that the law expects of an organisation."""
        return list(self.context.expected_by_type.get(organisation.type, ()))

    def levels(self, function: str) -> frozenset[str]:
        """A function with those above it."""
        return frozenset((*self.history.ancestry(function), ALL_FUNCTIONS))

    def related(self, one: str, other: str) -> bool:
        """Whether one function is, or lies under, the other."""
        return one in self.levels(other) or other in self.levels(one)

    def deciders(self, function: str, ground: Blocks) -> list[Right]:
        """The rights by which anybody decides a function, or one above it, on some of the ground."""
        rights = (each for level in self.levels(function) for each in self.day.rights_over.get(level, ()))
        deciding = (each for each in rights if each.role in DECIDING_ROLES)
        return [
            each for each in deciding if each.footprint not in self.day.ground or self.ground(each.footprint) & ground
        ]

    def arrives(self, organisation: str, function: str | None, without: Iterable[Line] = ()) -> bool:
        """Whether an organisation has a way up for a function, or for some, without some lines.

        For one who decides the function it must end at Parliament or an electorate; else it may end in its sector.
        """
        gone = {line.id for line in without}
        decided = {each.function for each in self.day.rights_of.get(organisation, ()) if each.role in DECIDING_ROLES}
        functions = [function] if function is not None else sorted(self.history.functions)
        ends = {
            each: TERMINAL_TYPES if each in decided else TERMINAL_TYPES | SECTOR_TERMINAL_TYPES for each in functions
        }
        return any(self._climbs(organisation, each, gone, ends[each]) for each in functions)

    def _climbs(self, organisation: str, function: str, gone: set[str], ends: frozenset[object]) -> bool:
        levels, seen, front = self.levels(function), {organisation}, [organisation]
        while len(front) > 0:
            here = front.pop()
            if here in self.history.organisations and self.type_of(here) in ends:
                return True
            for line in self.lines_from(here, *PATH_KINDS):
                if line.id not in gone and line.holder not in seen and not levels.isdisjoint(line.functions):
                    seen.add(line.holder)
                    front.append(line.holder)
        return False

    def hangs_on(self, organisation: str, above: str) -> bool:
        """Whether an organisation answers to another, at any remove and for whatever."""
        seen, front = {organisation}, [organisation]
        while len(front) > 0:
            for line in self.lines_from(front.pop(), *PATH_KINDS):
                if line.holder == above:
                    return True
                if line.holder not in seen:
                    seen.add(line.holder)
                    front.append(line.holder)
        return False

    # Dice.

    def name(self, what: str) -> str:
        """An id that no row of the register has, the same for all that is planted here under one name."""
        return f"planted:{self._number}:{what}"

    def any_of(self, rows: Iterable[Row], will_do: Callable[[Row], object] = lambda _: True) -> Row | None:
        """One of the rows that will do, each as likely as the other; None where none does."""
        rows = list(rows)
        for row in self.dice.sample(rows, min(len(rows), TRIES)):
            if will_do(row):
                return row
        return None

    def toss(self) -> bool:
        """One time in two."""
        return self.dice.random() < 0.5

    # Changes.

    def since(self, *rows: Entity) -> date:
        """A day up to the day of the spot, on which rows may begin, or end before their time."""
        starts = [row.valid_from for row in rows if getattr(row, "valid_from", None) is not None]
        first = max([FIRST, *starts])
        if first >= self.on or self.toss():
            return self.on
        return first + DAY * self.dice.randint(1, (self.on - first).days)

    def absent(self, *rows: Entity) -> Change:
        """Rows made not to be there on the day: taken out, ended early, begun late, or of no force."""
        ways: list[Callable[..., Change]] = [self._taken, self._ended]
        if all(row.valid_to is None or row.valid_to > self.on + DAY for row in rows):
            ways.append(self._late)
        if all(hasattr(row, "certainty") for row in rows):
            ways.append(self._dropped)
        return self.dice.choice(ways)(*rows)

    def _taken(self, *rows: Entity) -> Change:
        return Change(take=rows)

    def _ended(self, *rows: Entity) -> Change:
        since = self.since(*rows)
        put = tuple(row.model_copy(update={"valid_to": since}) for row in rows)
        return Change(put=put, quiet=(since - DAY,) if since > FIRST else ())

    def _late(self, *rows: Entity) -> Change:
        start = self.on + DAY * self.dice.randint(1, 60)
        if any(row.valid_to is not None and row.valid_to <= start for row in rows):
            start = self.on + DAY
        return Change(take=rows, put=tuple(row.model_copy(update={"valid_from": start}) for row in rows))

    def _dropped(self, *rows: Entity) -> Change:
        certainty = self.dice.choice((Certainty.SUPERSEDED, Certainty.PROPOSED))
        return Change(put=tuple(row.model_copy(update={"certainty": certainty}) for row in rows))

    def changed(self, row: Entity, **columns: object) -> Change:
        """A row with other values, from its own start."""
        return Change(take=(row,), put=(row.model_copy(update=columns),))

    def added(self, *rows: Entity) -> Change:
        """Rows put in beside the others."""
        return Change(put=rows)

    def new_line(self, subject: str, kind: LineKind, holder: str, functions: Iterable[str], **columns: object) -> Line:
        """A sure line that holds on the day, not before its ends exist."""
        ends = [self.history.organisations[each] for each in (subject, holder) if each in self.history.organisations]
        dates = self._span(*ends)
        named = {"id": self.name(f"{subject}:{kind}:{holder}"), "kind": kind, "subject": subject, "holder": holder}
        return Line.model_validate(named | {"functions": tuple(functions)} | self.facts() | dates | columns)

    def new_right(self, organisation: str, function: str, role: object, footprint: str, **columns: object) -> Right:
        """A sure right that holds on the day, not before the body exists."""
        ends = [self.history.organisations[each] for each in (organisation,) if each in self.history.organisations]
        named = {"id": self.name(f"{organisation}:{function}"), "organisation": organisation, "function": function}
        placed = {"role": role, "footprint": footprint}
        return Right.model_validate(named | placed | self.facts() | self._span(*ends) | columns)

    def new_body(self, identifier: str, kind: object, **columns: object) -> Organisation:
        """An organisation that exists on the day."""
        plain = {"id": identifier, "type": kind, "name": f"Planted {identifier}", "valid_from": self.since()}
        return Organisation.model_validate(plain | {"source": "planted", "confidence": "sure"} | columns)

    def facts(self) -> dict[str, object]:
        """What a sure row says of itself."""
        confidence = self.dice.choice(("sure", "likely"))
        return {"legal_basis": "planted", "certainty": "in_force", "source": "planted", "confidence": confidence}

    def _span(self, *ends: Organisation) -> dict[str, object]:
        lasts = [end.valid_to for end in ends if end.valid_to is not None]
        return {"valid_from": self.since(*ends), "valid_to": min(lasts, default=None)}

    def plant(self, rule: str, change: Change, *named: str, allowed: str = "") -> Plant:
        """A fault on the day of the spot."""
        return Plant(rule, change, (self.on, *change.days), frozenset(named), frozenset(allowed.split()))
