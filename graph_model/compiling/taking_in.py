"""Registers taken into a draft: their rows stand as they are, and derived rows that say the same give way.

A stated line, right, cover, relation or succession replaces the derived one of the same kind, ends and function on the
days for which it holds; on other days the derived one remains. Blocks and ground are refined anew. A claim for all of
a register becomes one for each organisation of that register that it is about.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar, cast

from graph_model.compiling.borders import ground_by_blocks
from graph_model.compiling.draft import Draft, MisfitKind
from graph_model.compiling.filling import filled
from graph_model.compiling.identities import rename, renamings, same_ground
from graph_model.compiling.lsoas import Lsoas
from graph_model.compiling.naming import other_spellings, plain_name
from graph_model.compiling.outliving import outliving
from graph_model.compiling.repeating import Said
from graph_model.compiling.superseding import change_over, is_compiled, is_derived, is_made_by_law, updated
from graph_model.entities import (
    ALL_FUNCTIONS,
    Block,
    Claim,
    Cover,
    Entity,
    Footprint,
    FootprintRelation,
    Ground,
    Line,
    Organisation,
    Right,
    Succession,
)
from graph_model.ingest.register import RegisterReading
from graph_model.periods import Period, without
from graph_model.tables import TABLES
from graph_model.vocabulary import ClaimAbout, OrganisationType

__all__ = ["Registers", "give_way"]

Wiring = Line | Right | Cover | FootprintRelation
D = TypeVar("D", Line, Right, Cover, FootprintRelation)
E = TypeVar("E", bound=Entity)
_REFINED = frozenset({"blocks", "ground"})


class Registers:
    """Registers in the order in which they were given; of two that state one id otherwise, the first stands."""

    def __init__(self, readings: Sequence[RegisterReading]) -> None:
        """Take registers as they were read."""
        self.readings = readings
        self.said = Said()

    def rows(self, entity: type[E]) -> Iterator[E]:
        """Yield the rows of a table, of all registers."""
        for reading in self.readings:
            yield from _rows(reading, entity)

    def names(self) -> dict[str, str]:
        """The id of each organisation by its plain name, and by other spellings of it that no other one has."""
        named = [(row.name, row.id) for row in self.rows(Organisation) if row.name is not None]
        others: dict[str, set[str]] = defaultdict(set)
        for name, identifier in named:
            for spelling in other_spellings(name):
                others[plain_name(spelling)].add(identifier)
        alone = {spelling: min(found) for spelling, found in others.items() if len(found) == 1}
        return alone | {plain_name(name): identifier for name, identifier in named}

    def _compiled_lines(self) -> Iterator[Line]:
        for reading in self.readings:
            if is_compiled(reading):
                yield from _rows(reading, Line)

    def take_into(self, draft: Draft, lsoas: Lsoas, day: date | None) -> None:
        """Add the rows of every register to a draft, and let what was derived give way.

        Args:
            draft: what was compiled of the publishers' files.
            lsoas: the smallest ground, if any is known.
            day: of the newest practice map; None where there is none.
        """
        rename(draft, renamings(draft, self.rows(Organisation), self.rows(Footprint)))
        rename(draft, same_ground(draft, self.rows(Cover), list(self.rows(Organisation))))
        for reading in self.readings:
            self._take(draft, reading)
            self.said.take(_rows(reading, Line))
        change_over(draft, self._compiled_lines(), day)
        for reading in self.readings:
            if len(lsoas.codes) > 0:
                ground_by_blocks(draft, _rows(reading, Block), _rows(reading, Ground), lsoas.people)
            else:
                draft.add(*_rows(reading, Block), *_rows(reading, Ground))

    def _take(self, draft: Draft, reading: RegisterReading) -> None:
        self._retire(draft, reading)
        compiled = is_compiled(reading)
        if compiled:
            draft.standing.update(outliving(_rows(reading, Line), _rows(reading, Organisation)))
        for table in TABLES:
            if table.name in _REFINED or table.name not in reading.tables:
                continue
            for row in reading.tables[table.name].rows.values():
                if isinstance(row, Claim) and row.footprint is None and not compiled:
                    draft.add(*_for_each(row, reading))
                elif not (compiled and is_made_by_law(row)):
                    self._take_row(draft, table.name, row)

    def _take_row(self, draft: Draft, table: str, row: Entity) -> None:
        """Put a row in the place of the derived one; of two that registers state, the first stands."""
        there = draft.tables[table].get(row.key)
        earlier = self.said.before(row) if isinstance(row, Line) else None
        if earlier is not None:
            draft.misfit(MisfitKind.REPEATED, row.key, f"{earlier} says the same")
        elif there is not None and row.key in self._stated(draft, table):
            _contradict(draft, there, row)
        elif is_derived(row):
            draft.replace(updated(row, there))
        else:
            draft.replace(filled(row, there, draft))
            self._stated(draft, table).add(row.key)

    def _stated(self, draft: Draft, table: str) -> set[str]:
        return draft.stated.setdefault(table, set())

    def _retire(self, draft: Draft, reading: RegisterReading) -> None:
        """Derived rows give way to what this register states."""
        give_way(draft, list(_rows(reading, Line)), Line)
        give_way(draft, list(_rows(reading, Right)), Right)
        give_way(draft, list(_rows(reading, Cover)), Cover)
        give_way(draft, list(_rows(reading, FootprintRelation)), FootprintRelation)
        pairs = {(row.predecessor, row.successor) for row in _rows(reading, Succession)}
        for row in list(draft.rows(Succession)):
            if (row.predecessor, row.successor) in pairs and row.key not in self._stated(draft, "successions"):
                del draft.tables["successions"][row.key]


def _rows(reading: RegisterReading, entity: type[E]) -> Iterator[E]:
    table = next(table.name for table in TABLES if table.entity is entity)
    if table in reading.tables:
        yield from cast("Iterable[E]", reading.tables[table].rows.values())


def give_way(draft: Draft, stated: Sequence[D], entity: type[D]) -> None:
    """Cut the days of stated rows out of the derived rows that say the same; a line is cut function by function."""
    taken: dict[Hashable, list[Period]] = defaultdict(list)
    for row in stated:
        for part in _parts(row):
            taken[_sense(row, part)].append((row.valid_from, row.valid_to))
    table = next(each for each in TABLES if each.entity is entity)
    said = draft.stated.setdefault(table.name, set())
    for key, derived in [(row.key, row) for row in draft.rows(entity)]:
        if key in said:
            continue
        left = _left(derived, taken)
        if left != {(derived.valid_from, derived.valid_to): _parts(derived)}:
            del draft.tables[table.name][key]
            draft.add(*(_cut(derived, period, parts) for period, parts in left.items()))
            draft.misfit(MisfitKind.REPLACED, key, "a register states it")


def _left(derived: Wiring, taken: Mapping[Hashable, Sequence[Period]]) -> dict[Period, tuple[str, ...]]:
    """What of a derived row no stated row says: its parts by period."""
    left: dict[Period, tuple[str, ...]] = {}
    for part in _parts(derived):
        periods: list[Period] = []
        for each in {part, ALL_FUNCTIONS}:
            periods.extend(taken.get(_sense(derived, each), ()))
        whole: Period = (derived.valid_from, derived.valid_to)
        for uncovered in without(whole, periods):
            left[uncovered] = (*left.get(uncovered, ()), part)
    return left


def _parts(row: Entity) -> tuple[str, ...]:
    """What a row says several things about: the functions of a line; of other rows there is one."""
    return row.functions or (ALL_FUNCTIONS,) if isinstance(row, Line) else ("",)


def _sense(row: Entity, part: str) -> Hashable:
    """What a row says, apart from when: two rows with one sense say the same."""
    if isinstance(row, Line):
        return row.kind, row.subject, row.holder, part
    if isinstance(row, Right):
        return row.organisation, row.function, row.role, row.subject_type
    if isinstance(row, Cover):
        return row.organisation, row.footprint
    assert isinstance(row, FootprintRelation)
    return row.child, row.parent


def _cut(row: D, period: Period, parts: tuple[str, ...]) -> D:
    changed: dict[str, object] = {"valid_from": period[0], "valid_to": period[1]}
    if isinstance(row, Line):
        changed["functions"] = parts if row.functions else ()
    if "id" in type(row).model_fields:
        marks: list[str] = [str(period[0])] if period[0] != row.valid_from else []
        marks += [parts[0]] if isinstance(row, Line) and len(parts) < len(_parts(row)) else []
        changed["id"] = ":".join([row.key, *marks])
    return row.model_copy(update=changed)


def _contradict(draft: Draft, there: Entity, row: Entity) -> None:
    columns = [name for name in type(row).model_fields if getattr(there, name) != getattr(row, name)]
    if len(columns) > 0:
        draft.misfit(MisfitKind.CONTRADICTED, row.key, f"{', '.join(columns)} in two registers; the first stands")


def _for_each(claim: Claim, reading: RegisterReading) -> Iterator[Claim]:
    """The claim for each organisation of its register; one about rights is about a function, and stays as it is."""
    if claim.about is ClaimAbout.RIGHTS or claim.subject not in set(OrganisationType):
        yield claim
        return
    for row in _rows(reading, Organisation):
        if row.type == claim.subject:
            yield claim.model_copy(update={"subject": row.id})
