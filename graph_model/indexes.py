"""The rows of all days, by what they are looked up by: ids, organisations, functions, footprints."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TypeVar, cast

from graph_model.calling import Calling
from graph_model.entities import (
    Block,
    Claim,
    Cover,
    Entity,
    ExpectedLine,
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
from graph_model.vocabulary import PATH_KINDS, ClaimAbout, LineKind

__all__ = ["Indexes", "grouped"]

E = TypeVar("E", bound=Entity)


class Indexes:
    """All rows of the graph at one revision; what is looked up often has an index, made when it is first needed."""

    def __init__(self, tables: Mapping[str, Iterable[Entity]]) -> None:
        """Index the rows by id; `tables` maps the name of a table to its rows, and one that is left out is empty."""
        rows = {name: tuple(entities) for name, entities in tables.items()}

        def of(name: str, _entity: type[E]) -> tuple[E, ...]:
            return cast("tuple[E, ...]", rows.get(name, ()))

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
        self.expected_lines = of("expected_lines", ExpectedLine)
        self.claims = of("claims", Claim)
        # What others have worked out for this revision, to be shared; it goes when the revision goes.
        self.worked_out: dict[object, object] = {}

    @cached_property
    def organisations_by_id(self) -> tuple[Organisation, ...]:
        """The organisations of all days in the order of their ids."""
        return tuple(sorted(self.organisations.values(), key=lambda each: each.id))

    @cached_property
    def path_lines(self) -> Mapping[tuple[str, ...], tuple[Line, ...]]:
        """Lines of all days that can carry a path, by the list of functions that they name, in the order of ids."""
        found: dict[tuple[str, ...], list[Line]] = {}
        for line in sorted(self.lines.values(), key=lambda line: line.id):
            if line.kind in PATH_KINDS:
                found.setdefault(line.functions, []).append(line)
        return {named: tuple(lines) for named, lines in found.items()}

    @cached_property
    def ground_of(self) -> Mapping[str, tuple[Ground, ...]]:
        """The dated ground of each footprint that has any."""
        return grouped(self.ground, lambda row: row.footprint)

    @cached_property
    def ground_with(self) -> Mapping[str, tuple[Ground, ...]]:
        """The dated ground that each block is part of."""
        return grouped(self.ground, lambda row: row.block)

    @cached_property
    def rights_over(self) -> Mapping[str, tuple[Right, ...]]:
        """Rights of all days by the function that they are over."""
        return grouped(self.rights.values(), lambda right: right.function)

    @cached_property
    def rights_of(self) -> Mapping[str, tuple[Right, ...]]:
        """Rights of all days by the organisation that has them."""
        return grouped(self.rights.values(), lambda right: right.organisation)

    @cached_property
    def rights_for(self) -> Mapping[str, tuple[Right, ...]]:
        """Rights of all days by the footprint that they are for."""
        return grouped(self.rights.values(), lambda right: right.footprint)

    @cached_property
    def lines_from(self) -> Mapping[str, tuple[Line, ...]]:
        """Lines of all days by the organisation that owes the account, in the order of their ids."""
        return grouped(sorted(self.lines.values(), key=lambda line: line.id), lambda line: line.subject)

    @cached_property
    def lines_to(self) -> Mapping[str, tuple[Line, ...]]:
        """Lines of all days by the organisation that the account is owed to, in the order of their ids."""
        return grouped(sorted(self.lines.values(), key=lambda line: line.id), lambda line: line.holder)

    @cached_property
    def lines_by_kind(self) -> Mapping[str, tuple[Line, ...]]:
        """Lines of all days by their kind."""
        return grouped(self.lines.values(), lambda line: line.kind)

    @cached_property
    def lines_about(self) -> Mapping[str, tuple[Line, ...]]:
        """Lines of all days by the area that they are for; those for none in particular are not in it."""
        return grouped(
            (line for line in self.lines.values() if line.footprint is not None), lambda line: line.footprint or ""
        )

    @cached_property
    def organs_of(self) -> Mapping[str, tuple[Line, ...]]:
        """Lines of all days by which a joint organ answers to each organisation."""
        joint = (line for line in self.lines.values() if line.kind is LineKind.JOINT_EXERCISE)
        return grouped(joint, lambda line: line.holder)

    @cached_property
    def committees_of(self) -> Mapping[str, tuple[Line, ...]]:
        """Lines of all days by which a committee answers to the organisation whose it is."""
        internal = (line for line in self.lines.values() if line.kind is LineKind.INTERNAL_DELEGATION)
        return grouped(internal, lambda line: line.holder)

    @cached_property
    def holders_of(self) -> Mapping[str, tuple[StatutoryHolder, ...]]:
        """Who holds each function by law, dated."""
        return grouped(self.statutory_holders, lambda row: row.function)

    @cached_property
    def covers_of(self) -> Mapping[str, tuple[Cover, ...]]:
        """What each organisation works for, dated."""
        return grouped(self.covers, lambda row: row.organisation)

    @cached_property
    def covers_over(self) -> Mapping[str, tuple[Cover, ...]]:
        """Who works for each footprint, dated."""
        return grouped(self.covers, lambda row: row.footprint)

    @cached_property
    def claims_of_rights(self) -> Mapping[str, tuple[Claim, ...]]:
        """Where the register claims to hold all rights over a function, by function."""
        rows = (claim for claim in self.claims if claim.about is ClaimAbout.RIGHTS)
        return grouped(rows, lambda claim: claim.subject)

    @cached_property
    def claims_of_successions(self) -> Mapping[str, tuple[Claim, ...]]:
        """Of whom the register claims to know what became: by type or organisation."""
        rows = (claim for claim in self.claims if claim.about is ClaimAbout.SUCCESSIONS)
        return grouped(rows, lambda claim: claim.subject)

    @cached_property
    def successors_of(self) -> Mapping[str, tuple[Succession, ...]]:
        """What became of each organisation."""
        return grouped(self.successions, lambda row: row.predecessor)

    @cached_property
    def calling(self) -> Calling:
        """What people call the organisations and footprints."""
        return Calling(self.footprints, self.organisations, self.terms)


def _by_id(rows: Iterable[E]) -> dict[str, E]:
    return {row.key: row for row in rows}


def grouped(rows: Iterable[E], key: Callable[[E], str]) -> dict[str, tuple[E, ...]]:
    """Give the rows by a text that each has, in the order in which they come."""
    groups: dict[str, list[E]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return {name: tuple(group) for name, group in groups.items()}
