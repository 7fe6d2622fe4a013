"""Everything known of one organisation, footprint, line or source, and lists of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph_model.entities import (
    Cover,
    Footprint,
    FootprintRelation,
    Function,
    Line,
    Organisation,
    Right,
    Source,
    StatutoryHolder,
    Succession,
)
from graph_model.history import History, Slice
from graph_model.searching import known, matching
from graph_model.vocabulary import FootprintLevel, OrganisationType

__all__ = [
    "FootprintRecord",
    "FunctionRecord",
    "OrganisationRecord",
    "Overlap",
    "SourceRecord",
    "footprint",
    "footprints",
    "function",
    "line",
    "organisation",
    "organisations",
    "resting_on",
    "source",
]


@dataclass(frozen=True)
class OrganisationRecord:
    """An organisation, its lines and rights of the day, and its past and future of all days."""

    organisation: Organisation
    answers_to: tuple[Line, ...]
    answered_to_by: tuple[Line, ...]
    rights: tuple[Right, ...]
    covers: tuple[Cover, ...]
    came_from: tuple[Succession, ...]
    became: tuple[Succession, ...]


@dataclass(frozen=True)
class Overlap:
    """Another footprint with ground in common; people and shares are None where they are not known."""

    footprint: str
    name: str
    population: int | None
    share: float | None
    share_of_other: float | None


@dataclass(frozen=True)
class FootprintRecord:
    """A footprint, with its ground, relations and overlaps of the day; no blocks means that its ground is not known."""

    footprint: Footprint
    population: int | None
    blocks: tuple[str, ...]
    lies_in: tuple[FootprintRelation, ...]
    holds: tuple[FootprintRelation, ...]
    overlaps: tuple[Overlap, ...]
    covered_by: tuple[str, ...]


@dataclass(frozen=True)
class SourceRecord:
    """A source, and how many lines and rights of the day rest on it."""

    source: Source
    lines: int
    rights: int


@dataclass(frozen=True)
class FunctionRecord:
    """A function, where it stands in the catalogue, who holds it by law on the day, and the rights over it.

    Attributes:
        parents: the function that it is part of, and so on upwards.
        rights: over the function itself, on the day, in the order of organisations.
    """

    function: Function
    parents: tuple[Function, ...]
    children: tuple[Function, ...]
    statutory_holders: tuple[StatutoryHolder, ...]
    rights: tuple[Right, ...]


def organisations(day: Slice, query: str, kind: OrganisationType | None) -> list[Organisation]:
    """List the organisations of the day that have every word of the query, of one type or of all."""
    rows = day.history.organisations.values()
    return [row for row in matching(day, rows, query) if kind is None or row.type is kind]


def footprints(day: Slice, query: str, level: FootprintLevel | None) -> list[Footprint]:
    """List the footprints of the day that have every word of the query, of one level or of all."""
    rows = day.history.footprints.values()
    return [row for row in matching(day, rows, query) if level is None or row.level is level]


def organisation(day: Slice, identifier: str) -> OrganisationRecord:
    """Gather what is known of an organisation.

    Raises:
        NotFoundError: no organisation has that id.
    """
    record = known(day.history.organisations, identifier, "organisation")
    successions = day.history.successions
    return OrganisationRecord(
        organisation=record,
        answers_to=day.lines_from.get(record.id, ()),
        answered_to_by=day.lines_to.get(record.id, ()),
        rights=tuple(right for right in day.rights if right.organisation == record.id),
        covers=day.covered_by(record.id),
        came_from=tuple(step for step in successions if step.successor == record.id),
        became=tuple(step for step in successions if step.predecessor == record.id),
    )


def footprint(day: Slice, identifier: str) -> FootprintRecord:
    """Gather what is known of a footprint.

    Raises:
        NotFoundError: no footprint has that id.
    """
    record = known(day.history.footprints, identifier, "footprint")
    ground = day.ground.get(record.id, frozenset())
    covering = (row.organisation for row in day.history.covers if row.footprint == record.id and row.holds_on(day.day))
    return FootprintRecord(
        footprint=record,
        population=day.history.population(ground) if len(ground) > 0 else None,
        blocks=tuple(sorted(ground)),
        lies_in=tuple(row for row in day.relations if row.child == record.id),
        holds=tuple(row for row in day.relations if row.parent == record.id),
        overlaps=tuple(sorted(_overlaps(day, record.id), key=lambda each: (-(each.population or 0), each.footprint))),
        covered_by=tuple(sorted(set(covering))),
    )


def _overlaps(day: Slice, identifier: str) -> Iterator[Overlap]:
    ground = day.ground.get(identifier, frozenset())
    for other, blocks in day.ground.items():
        common = ground & blocks
        if other == identifier or len(common) == 0:
            continue
        people = day.history.population(common)
        record = day.history.footprints.get(other)
        name = other if record is None or record.name is None else record.name
        yield Overlap(
            other,
            name,
            people,
            _share(people, day.history.population(ground)),
            _share(people, day.history.population(blocks)),
        )


def _share(part: int | None, whole: int | None) -> float | None:
    return None if part is None or whole is None or whole == 0 else part / whole


def function(day: Slice, identifier: str) -> FunctionRecord:
    """Gather what is known of a function.

    Raises:
        NotFoundError: no function has that id.
    """
    functions = day.history.functions
    record = known(functions, identifier, "function")
    above = day.history.ancestry(record.id)[1:]
    return FunctionRecord(
        function=record,
        parents=tuple(functions[each] for each in above if each in functions),
        children=tuple(each for each in functions.values() if each.parent == record.id),
        statutory_holders=day.statutory_holders.get(record.id, ()),
        rights=tuple(sorted(day.rights_over.get(record.id, ()), key=lambda right: (right.organisation, right.id))),
    )


def line(history: History, identifier: str) -> Line:
    """Give a line of any day.

    Raises:
        NotFoundError: no line has that id.
    """
    return known(history.lines, identifier, "line")


def source(day: Slice, identifier: str) -> SourceRecord:
    """Gather what rests on a source on the day.

    Raises:
        NotFoundError: no source has that id.
    """
    record = known(day.history.sources, identifier, "source")
    return SourceRecord(
        source=record,
        lines=sum(_cites(day.history, each, record) for each in day.lines),
        rights=sum(_cites(day.history, each, record) for each in day.rights),
    )


def resting_on(day: Slice, identifier: str) -> tuple[tuple[Line, ...], tuple[Right, ...]]:
    """Give the lines and rights of the day that rest on a source.

    Raises:
        NotFoundError: no source has that id.
    """
    record = known(day.history.sources, identifier, "source")
    lines = tuple(each for each in day.lines if _cites(day.history, each, record))
    return lines, tuple(each for each in day.rights if _cites(day.history, each, record))


def _cites(history: History, row: Line | Right, record: Source) -> bool:
    return any(history.source(cited) == record for cited in row.source)
