"""The sorts of rows that a rule may look at, and the days on which one of each sort begins or ends.

A sort is as narrow as what a rule reads: networks of practices and their lists change every month, boards in some
years. What a rule reads and does not name is what it would miss, so a sort is never narrower than that.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TypeAlias

from graph_model.asking import carries
from graph_model.entities import ALL_FUNCTIONS, Cover, Dated, ExpectedLine, FootprintRelation, Line, Right
from graph_model.history import History
from graph_model.vocabulary import (
    DECIDING_ROLES,
    JOINING_KINDS,
    Bearing,
    FootprintLevel,
    FootprintRelationKind,
    LineKind,
)
from graph_model.vocabulary import OrganisationType as Type

__all__ = [
    "BORDERS_OF_LINES",
    "CLAIMS",
    "DECIDING",
    "EXPECTED",
    "GROUND",
    "HOLDERS",
    "ONWARD",
    "OUTER_BORDERS",
    "PLACING",
    "POOLING",
    "RELATIONS",
    "Aspect",
    "Aspects",
    "change_days",
    "ends_of",
    "ground_at",
    "ground_over",
    "joining",
    "lines_of",
    "organisations_of",
    "placing",
    "placing_holders",
    "rights_over",
]

Aspect: TypeAlias = str
GROUND, HOLDERS = "ground", "statutory_holders"
EXPECTED, RELATIONS = "expected_lines", "footprint_relations"
# What is claimed, and the ground of the areas for which it is.
CLAIMS = "claims"
# The rights with a deciding role, and the organisations that have one.
DECIDING = "deciding"
# The lines that can carry a path or money, from organisations that others answer to by lines of the same kind, and
# the ground of their areas.
ONWARD = "onward"
# How the areas of lines lie in others, at any remove.
BORDERS_OF_LINES = "borders:lines"
# How areas lie in others that have areas in them themselves.
OUTER_BORDERS = "borders:outer"
# What organisations cover, their rights, and the ground of both.
PLACING = "placing"
# The parents and hosts of arrangements under section 75.
POOLING = "pooling"


def lines_of(*kinds: LineKind) -> frozenset[Aspect]:
    """The lines of some kinds."""
    return frozenset(f"lines:{kind}" for kind in kinds)


def rights_over(*functions: str) -> frozenset[Aspect]:
    """The rights over some functions, and who is to hold them by law."""
    return frozenset(f"{sort}:{function}" for function in functions for sort in ("rights", "holders"))


def organisations_of(types: Iterable[Type]) -> frozenset[Aspect]:
    """The organisations of some types."""
    return frozenset(f"organisations:{kind}" for kind in types)


def ground_at(level: FootprintLevel) -> Aspect:
    """The ground of the areas of a level."""
    return f"ground at:{level}"


def placing(types: Iterable[Type]) -> frozenset[Aspect]:
    """What the organisations of some types cover, their rights, and the ground of both."""
    return frozenset(f"placing:{kind}" for kind in types)


def placing_holders(*kinds: LineKind) -> frozenset[Aspect]:
    """What those cover to whom lines of some kinds go on any day, their rights, and the ground of both."""
    return frozenset(f"placing holders:{kind}" for kind in kinds)


def joining(function: str) -> Aspect:
    """The lines by which those are joined who decide a function or what it is under."""
    return f"joining:{function}"


def ground_over(function: str) -> Aspect:
    """The ground of the rights over a function or what it is under, and of the lines that join who decides it."""
    return f"ground over:{function}"


class Aspects:
    """The days of each aspect, over all time; worked out once a revision."""

    def __init__(self, history: History, law: tuple[ExpectedLine, ...]) -> None:
        """Work nothing out yet; the law is the expected lines of a history that has none."""
        self._history, self._law = history, law

    @cached_property
    def days(self) -> Mapping[Aspect, list[date]]:
        """The days of each aspect, in order; of one that is not in it no row ever changes."""
        found: dict[Aspect, set[date]] = {}
        for aspect, row in (*self._tables(), *self._organisations(), *self._lines(), *self._borders()):
            found.setdefault(aspect, set()).update(ends_of(row))
        for aspect, footprint in frozenset(self._areas()):
            found.setdefault(aspect, set()).update(self.days_of_ground.get(footprint, ()))
        return {aspect: sorted(days) for aspect, days in found.items()}

    @cached_property
    def days_of_ground(self) -> Mapping[str, list[date]]:
        """The days on which a footprint gains or loses ground."""
        return {footprint: change_days(rows) for footprint, rows in self._history.ground_of.items()}

    def _tables(self) -> Iterator[tuple[Aspect, Dated]]:
        history = self._history
        for aspect, rows in (
            (GROUND, history.ground),
            (CLAIMS, history.claims),
            (RELATIONS, history.relations),
            (HOLDERS, history.statutory_holders),
            (EXPECTED, history.expected_lines or self._law),
        ):
            yield from ((aspect, row) for row in rows)
        yield from ((f"holders:{row.function}", row) for row in history.statutory_holders)
        yield from ((f"rights:{row.function}", row) for row in history.rights.values())
        yield from ((DECIDING, row) for row in history.rights.values() if row.role in DECIDING_ROLES)

    def _organisations(self) -> Iterator[tuple[Aspect, Dated]]:
        records = self._history.organisations
        yield from ((f"organisations:{record.type}", record) for record in records.values())
        yield from ((DECIDING, records[each]) for each in self._deciding if each in records)
        for row in self._placing:
            yield from ((aspect, row) for aspect in self._placed_by(row.organisation))

    @property
    def _placing(self) -> tuple[Right | Cover, ...]:
        return (*self._history.rights.values(), *self._history.covers)

    def _placed_by(self, organisation: str) -> Iterator[Aspect]:
        yield PLACING
        if organisation in self._history.organisations:
            yield from placing({self._history.organisations[organisation].type})
        yield from placing_holders(*self._kinds_to.get(organisation, ()))

    @cached_property
    def _kinds_to(self) -> Mapping[str, frozenset[LineKind]]:
        """The kinds of the lines that go to each organisation on any day."""
        lines = self._history.lines_to
        return {holder: frozenset(line.kind for line in each) for holder, each in lines.items()}

    def _areas(self) -> Iterator[tuple[Aspect, str]]:
        """The areas whose ground is part of an aspect."""
        history = self._history
        yield from ((CLAIMS, claim.footprint) for claim in history.claims if claim.footprint is not None)
        yield from ((ground_at(record.level), each) for each, record in history.footprints.items())
        for row in self._placing:
            yield from ((aspect, row.footprint) for aspect in self._placed_by(row.organisation))
        for function, levels in self._levels.items():
            rights = (right for level in levels for right in history.rights_over.get(level, ()))
            yield from ((ground_over(function), right.footprint) for right in rights)
        for line in history.lines.values():
            if line.footprint is not None:
                if self._is_onward(line):
                    yield ONWARD, line.footprint
                yield from ((ground_over(function), line.footprint) for function in self._joined_by(line))

    def _lines(self) -> Iterator[tuple[Aspect, Dated]]:
        for line in self._history.lines.values():
            yield f"lines:{line.kind}", line
            if self._is_onward(line):
                yield ONWARD, line
            if line.kind in (LineKind.JOINT_EXERCISE, LineKind.HOSTING) and line.subject in self._pooled:
                yield POOLING, line
            yield from ((joining(function), line) for function in self._joined_by(line))

    @cached_property
    def _pooled(self) -> frozenset[str]:
        """The organisations that are joined under section 75 on any day."""
        joint = self._history.lines_by_kind.get(LineKind.JOINT_EXERCISE, ())
        return frozenset(line.subject for line in joint if (line.legal_basis or "").endswith(" s75"))

    def _is_onward(self, line: Line) -> bool:
        return line.kind.bearing is not Bearing.NEVER and line.kind in self._kinds_to.get(line.subject, ())

    @cached_property
    def _deciding(self) -> Mapping[str, frozenset[str]]:
        """The functions over which each organisation has a deciding right on any day."""
        found: dict[str, set[str]] = {}
        for right in self._history.rights.values():
            if right.role in DECIDING_ROLES:
                found.setdefault(right.organisation, set()).add(right.function)
        return {organisation: frozenset(functions) for organisation, functions in found.items()}

    def _joined_by(self, line: Line) -> Iterator[str]:
        """The functions of which a line can change who decides together.

        It is from a body that decides them, or a joint organ's to one that does.
        """
        if line.kind not in JOINING_KINDS:
            return
        ends = [line.subject, line.holder] if line.kind is LineKind.JOINT_EXERCISE else [line.subject]
        decided = frozenset().union(*(self._deciding.get(end, frozenset()) for end in ends))
        for function, levels in self._levels.items() if len(decided) > 0 else ():
            if carries(line, levels) and not decided.isdisjoint(levels):
                yield function

    @cached_property
    def _levels(self) -> Mapping[str, tuple[str, ...]]:
        history = self._history
        functions = {*history.functions, *history.rights_over}
        return {function: (*history.ancestry(function), ALL_FUNCTIONS) for function in functions}

    def _borders(self) -> Iterator[tuple[Aspect, Dated]]:
        lines = (line.footprint for line in self._history.lines.values() if line.footprint is not None)
        yield from ((BORDERS_OF_LINES, row) for row in self._above(lines))
        outer = {outer for rows in self._outwards.values() for _, outer in rows}
        yield from ((OUTER_BORDERS, row) for row in self._above(outer))

    def _above(self, footprints: Iterable[str]) -> Iterator[FootprintRelation]:
        """The rows that say in what some areas lie on any day, and in what these do."""
        front = list(dict.fromkeys(footprints))
        seen = set(front)
        while len(front) > 0:
            for row, outer in self._outwards.get(front.pop(), ()):
                yield row
                front.extend({outer} - seen)
                seen.add(outer)

    @cached_property
    def _outwards(self) -> Mapping[str, list[tuple[FootprintRelation, str]]]:
        found: dict[str, list[tuple[FootprintRelation, str]]] = {}
        for row in self._history.relations:
            found.setdefault(row.child, []).append((row, row.parent))
            if row.relation is not FootprintRelationKind.WITHIN:
                found.setdefault(row.parent, []).append((row, row.child))
        return found


def change_days(rows: Iterable[Dated]) -> list[date]:
    """The days on which one of some rows begins or ends, in order."""
    return sorted({day for row in rows for day in ends_of(row)})


def ends_of(row: Dated) -> Iterator[date]:
    """The days on which a row begins and ends, as far as they are known."""
    if row.valid_from is not None:
        yield row.valid_from
    if row.valid_to is not None:
        yield row.valid_to
