"""The organisations that rules of law are expanded over: what they cover, and what ground they share, when.

Everything is indexed once, so that a rule looks only at the bodies of its types, and two areas are
compared only where a block lies in both.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple, cast

from graph_model.entities import Block, Cover, Entity, Footprint, FootprintRelation, Ground, Line, Organisation
from graph_model.periods import Period, merged, period_of, shared
from graph_model.vocabulary import FootprintLevel, FootprintRelationKind, OrganisationType

__all__ = ["Area", "Bodies", "Stretch", "Working"]


class Stretch(NamedTuple):
    """The blocks of a footprint while they stay the same."""

    period: Period
    blocks: frozenset[str]


class Area(NamedTuple):
    """A footprint that an organisation covers, while both are there."""

    footprint: str
    periods: tuple[Period, ...]


class Working(NamedTuple):
    """An organisation that covers a footprint, while both are there."""

    organisation: str
    periods: tuple[Period, ...]


@dataclass(frozen=True, eq=False)
class Bodies:
    """What is known of organisations and areas.

    Attributes:
        ground: the stretches of each footprint whose blocks are known; one that is not there has unknown ground.
        people: of each block; None where not known.
        lines: those that registers state.
        sources: the ids of all sources, to resolve a legal basis.
    """

    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    footprints: Mapping[str, Footprint] = field(default_factory=dict)
    covers: tuple[Cover, ...] = ()
    relations: tuple[FootprintRelation, ...] = ()
    ground: Mapping[str, tuple[Stretch, ...]] = field(default_factory=dict)
    people: Mapping[str, int | None] = field(default_factory=dict)
    lines: tuple[Line, ...] = ()
    sources: frozenset[str] = frozenset()

    @classmethod
    def from_tables(cls, tables: Mapping[str, Iterable[Entity]]) -> "Bodies":
        """Build the view from the tables of a register, by their names; the others are left alone."""
        return cls(
            organisations={row.id: row for row in cast("Iterable[Organisation]", tables.get("organisations", ()))},
            footprints={row.id: row for row in cast("Iterable[Footprint]", tables.get("footprints", ()))},
            covers=tuple(cast("Iterable[Cover]", tables.get("covers", ()))),
            relations=tuple(cast("Iterable[FootprintRelation]", tables.get("footprint_relations", ()))),
            ground=_stretches(cast("Iterable[Ground]", tables.get("ground", ()))),
            people={row.id: row.population for row in cast("Iterable[Block]", tables.get("blocks", ()))},
            lines=tuple(cast("Iterable[Line]", tables.get("lines", ()))),
            sources=frozenset(row.key for row in tables.get("sources", ())),
        )

    def joined_by(self, organisations: Iterable[Organisation], covers: Iterable[Cover]) -> "Bodies":
        """The same with more organisations, and what they cover."""
        more = {organisation.id: organisation for organisation in organisations}
        return replace(self, organisations={**self.organisations, **more}, covers=(*self.covers, *covers))

    @cached_property
    def of_type(self) -> Mapping[OrganisationType, tuple[Organisation, ...]]:
        """Organisations by type, in the order of their ids."""
        found: dict[OrganisationType, list[Organisation]] = defaultdict(list)
        for _, organisation in sorted(self.organisations.items()):
            found[organisation.type].append(organisation)
        return {kind: tuple(each) for kind, each in found.items()}

    def of_types(self, kinds: Iterable[OrganisationType]) -> Iterator[Organisation]:
        """Organisations of any of the types."""
        for kind in sorted(kinds):
            yield from self.of_type.get(kind, ())

    @cached_property
    def areas_of(self) -> Mapping[str, tuple[Area, ...]]:
        """What each organisation covers, in the order of the footprints' ids."""
        found: dict[str, list[Area]] = defaultdict(list)
        for (organisation, footprint), periods in sorted(self._covered.items()):
            found[organisation].append(Area(footprint, periods))
        return {organisation: tuple(areas) for organisation, areas in found.items()}

    @cached_property
    def working_on(self) -> Mapping[str, tuple[Working, ...]]:
        """Who covers each footprint, in the order of the organisations' ids."""
        found: dict[str, list[Working]] = defaultdict(list)
        for (organisation, footprint), periods in sorted(self._covered.items()):
            found[footprint].append(Working(organisation, periods))
        return {footprint: tuple(working) for footprint, working in found.items()}

    def at_level(self, organisation: str, level: FootprintLevel) -> tuple[Area, ...]:
        """The areas of a level that an organisation covers."""
        areas = self.areas_of.get(organisation, ())
        return tuple(area for area in areas if self.footprints[area.footprint].level is level)

    def lies_in(self, inner: str, outer: str) -> tuple[Period, ...]:
        """When one footprint lies wholly in another: by blocks where both have ground, else by their relations."""
        if inner == outer or self.footprints[outer].level is FootprintLevel.ENGLAND:
            return ((None, None),)
        if inner in self.ground and outer in self.ground:
            pairs = ((one, other) for one in self.ground[inner] for other in self.ground[outer])
            within = (shared(one.period, other.period) for one, other in pairs if one.blocks <= other.blocks)
            return merged(period for period in within if period is not None)
        return merged(self._steps_up(inner, outer, (None, None), frozenset({inner})))

    def neighbours(self, footprint: str) -> frozenset[str]:
        """The footprints that ever hold a block that this one ever holds, itself among them."""
        blocks = {block for stretch in self.ground.get(footprint, ()) for block in stretch.blocks}
        return frozenset(other for block in blocks for other in self._holding[block])

    def source_of(self, legal_basis: str | None, otherwise: str) -> str:
        """The source that the first words of a legal basis name ("NHSA06 s3" names "NHSA06"), or else the one given."""
        words = (legal_basis or "").split(" ")
        readings = (" ".join(words[:length]).rstrip(",;:") for length in range(len(words), 0, -1))
        return next((reading for reading in readings if reading in self.sources), otherwise)

    @cached_property
    def _covered(self) -> Mapping[tuple[str, str], tuple[Period, ...]]:
        found: dict[tuple[str, str], list[Period]] = defaultdict(list)
        for cover in self.covers:
            organisation = self.organisations.get(cover.organisation)
            footprint = self.footprints.get(cover.footprint)
            if organisation is not None and footprint is not None:
                both = shared(period_of(cover), period_of(organisation), period_of(footprint))
                found[organisation.id, footprint.id].extend([] if both is None else [both])
        return {ends: merged(periods) for ends, periods in found.items() if len(periods) > 0}

    @cached_property
    def _holding(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for footprint, stretches in self.ground.items():
            for stretch in stretches:
                for block in stretch.blocks:
                    found[block].add(footprint)
        return {block: frozenset(footprints) for block, footprints in found.items()}

    @cached_property
    def _parents(self) -> Mapping[str, tuple[tuple[str, Period], ...]]:
        found: dict[str, list[tuple[str, Period]]] = defaultdict(list)
        for row in self.relations:
            if row.relation is not FootprintRelationKind.PARTIAL:
                found[row.child].append((row.parent, period_of(row)))
            if row.relation is FootprintRelationKind.COTERMINOUS:
                found[row.parent].append((row.child, period_of(row)))
        return {child: tuple(parents) for child, parents in found.items()}

    def _steps_up(self, inner: str, outer: str, so_far: Period, seen: frozenset[str]) -> Iterator[Period]:
        for parent, period in self._parents.get(inner, ()):
            both = shared(so_far, period)
            if both is not None and parent not in seen:
                yield from [both] if parent == outer else self._steps_up(parent, outer, both, seen | {parent})


def _stretches(rows: Iterable[Ground]) -> dict[str, tuple[Stretch, ...]]:
    held: dict[str, list[Ground]] = defaultdict(list)
    for row in rows:
        held[row.footprint].append(row)
    return {footprint: tuple(_stretches_of(each)) for footprint, each in held.items()}


def _stretches_of(rows: list[Ground]) -> Iterator[Stretch]:
    """Cut the time of a footprint where a block comes or goes."""
    # A stretch begins where a row does, or where one ends; None stands for the time before all days.
    cuts = sorted({day for row in rows for day in period_of(row) if day is not None})
    for begins, ends in zip([None, *cuts], [*cuts, None], strict=True):
        blocks = frozenset(row.block for row in rows if shared(period_of(row), (begins, ends)) is not None)
        if len(blocks) > 0:
            yield Stretch((begins, ends), blocks)
