"""The ground of places and other areas that registers define by what they consist of, or by blocks of their own.

A place is the union of what it consists of. Where only a part of a district belongs to it, the part is what other
things that it consists of have of the district; or else what of it lies in the area of the place's board, if the border
of the board runs through the district and no other place of its sort has a part there too. Where the share that the
register gives is another, or neither is so, nobody has told where the border is.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from graph_model.compiling.composing import union_over
from graph_model.compiling.draft import Draft, MisfitKind
from graph_model.compiling.lsoas import Ground
from graph_model.entities import Block, FootprintRelation
from graph_model.entities import Ground as GroundRow
from graph_model.periods import Period, begins, ends, is_empty, meet
from graph_model.vocabulary import FootprintLevel, FootprintRelationKind

__all__ = ["ground_by_blocks", "ground_by_parts"]

PARTIAL, WITHIN, COTERMINOUS = (
    FootprintRelationKind.PARTIAL,
    FootprintRelationKind.WITHIN,
    FootprintRelationKind.COTERMINOUS,
)
# Between the share of a district's people that a register gives and the one that is counted.
TOLERANCE = 0.02
# A footprint and a day.
_Probe = tuple[str, date]
# Passes over the relations: a cluster of boards consists of places that consist of districts.
DEEPEST = 4


def ground_by_parts(draft: Draft, people: Sequence[int]) -> None:
    """Give ground to footprints that have none, from what the relations say they consist of."""
    parts: dict[str, list[FootprintRelation]] = defaultdict(list)
    for row in draft.rows(FootprintRelation):
        if draft.footprint(row.parent) is not None and row.parent not in draft.unsettled:
            parts[row.parent].append(row)
        if row.relation is COTERMINOUS and row.child not in draft.grounds:
            parts[row.child].append(row.model_copy(update={"child": row.parent, "parent": row.child}))
    cut = _Cuts(draft, people)
    for _ in range(DEEPEST):
        missing = [each for each in sorted(parts) if each not in draft.grounds and draft.footprint(each) is not None]
        for footprint in missing:
            _settle(draft, cut, footprint, parts[footprint])
    for footprint in sorted(parts):
        record = draft.footprint(footprint)
        # A registered list is no ground, so it has no border that somebody could tell.
        if footprint not in draft.grounds and record is not None and record.level is not FootprintLevel.PCN_LIST:
            draft.misfit(MisfitKind.UNKNOWN_BORDER, footprint, "what it consists of has no known border")


def _settle(draft: Draft, cut: "_Cuts", footprint: str, parts: Sequence[FootprintRelation]) -> None:
    life = _life(draft, footprint)
    whole = [(row.child, (row.valid_from, row.valid_to)) for row in parts if row.relation is not PARTIAL]
    if any(child not in draft.grounds for child, _ in whole):
        return
    pieces = union_over(draft, whole, life)
    inside = frozenset().union(*(held for _, held in pieces))
    for row in parts:
        if row.relation is PARTIAL and not cut.is_told(row, inside):
            cutting = cut.part_of(row)
            if cutting is None:
                return
            pieces.extend(cutting)
    days = sorted({day for period, _ in pieces for day in period if day is not None})
    for start, end in zip([life[0], *days], [*days, life[1]], strict=True):
        segment = meet((start, end), life)
        ground = frozenset().union(*(held for period, held in pieces if _spans(period, segment)))
        draft.hold(footprint, segment, ground)


def _spans(period: Period, segment: Period) -> bool:
    return not is_empty(segment) and begins(period) <= begins(segment) and ends(segment) <= ends(period)


def _life(draft: Draft, footprint: str) -> Period:
    record = draft.footprint(footprint)
    return (None, None) if record is None else (record.valid_from, record.valid_to)


class _Cuts:
    """Cuts the part out of a district that belongs to a place, along the border of what the place lies in."""

    def __init__(self, draft: Draft, people: Sequence[int]) -> None:
        self.draft, self.people = draft, people
        self.outer: dict[str, set[str]] = defaultdict(set)
        self.claims: dict[tuple[str, str, str | None], int] = defaultdict(int)
        rows = list(draft.rows(FootprintRelation))
        for row in rows:
            if row.relation is not PARTIAL and row.parent in draft.grounds:
                self.outer[row.child].add(row.parent)
        for row in rows:
            if row.relation is PARTIAL:
                for outer in self.outer.get(row.parent, ()):
                    self.claims[row.child, outer, self._purpose(row.parent)] += 1

    def _purpose(self, footprint: str) -> str | None:
        record = self.draft.footprint(footprint)
        return None if record is None else record.purpose

    def is_told(self, row: FootprintRelation, inside: Ground) -> bool:
        """Whether what else the place consists of has the part of the child that the register means."""
        held = frozenset().union(*(ground for _, ground in self.draft.grounds.get(row.child, ())))
        return len(inside & held) > 0 and self._is_meant(row, inside & held, held)

    def _is_meant(self, row: FootprintRelation, part: Ground, whole: Ground) -> bool:
        """Whether a part has about the share of the people that the register says; any, where it says none."""
        if row.child_share is None:
            return True
        share = sum(self.people[each] for each in part) / sum(self.people[each] for each in whole)
        return abs(share - row.child_share) <= TOLERANCE

    def part_of(self, row: FootprintRelation) -> list[tuple[Period, Ground]] | None:
        """The part of the child that belongs to the parent, in each period; None where nobody told its border."""
        period = meet((row.valid_from, row.valid_to), _life(self.draft, row.parent))
        found: list[tuple[Period, Ground]] = []
        for outer in sorted(self.outer.get(row.parent, ())):
            if self.claims[row.child, outer, self._purpose(row.parent)] > 1:
                continue
            for when, around in self.draft.held(outer, period):
                found.extend(
                    (shared, around & held)
                    for shared, held in self.draft.held(row.child, when)
                    if 0 < len(around & held) < len(held) and self._is_meant(row, around & held, held)
                )
        return _kept(found, period) if len(found) > 0 else None


def _kept(cuts: Sequence[tuple[Period, Ground]], period: Period) -> list[tuple[Period, Ground]]:
    """Cuts, the last of them until the end: a place keeps its border when what drew it is merged away."""
    ordered = sorted(cuts, key=lambda cut: begins(cut[0]))
    (start, _), ground = ordered[-1]
    return [*ordered[:-1], ((start, period[1]), ground)]


def ground_by_blocks(draft: Draft, blocks: Iterable[Block], rows: Iterable[GroundRow], people: Sequence[int]) -> None:
    """Give ground to footprints of a register with blocks of its own, by the footprints that it shares with the draft.

    Each smallest area lies in the block that is in the same of the shared footprints on the same days, of the days on
    which both say that a footprint has as many people. A block whose people are then others than the register says is
    told, and what it is in keeps no ground.
    """
    held: dict[str, list[GroundRow]] = defaultdict(list)
    for row in rows:
        held[row.footprint].append(row)
    population = {block.id: block.population for block in blocks}
    wanted = [each for each in sorted(held) if each not in draft.grounds and draft.footprint(each) is not None]
    located = _located(draft, held, population, people)
    unsure = set()
    for block, count in population.items():
        found = sum(people[each] for each in located.get(block, ()))
        if count is not None and found != count:
            unsure.add(block)
            draft.misfit(MisfitKind.UNKNOWN_BORDER, block, f"has {count} people, and {found} were found")
    for footprint in wanted:
        if not unsure.isdisjoint({row.block for row in held[footprint]}):
            draft.misfit(MisfitKind.UNKNOWN_BORDER, footprint, "its blocks could not be placed")
            draft.unsettled.add(footprint)
            continue
        for period in sorted({_period(row) for row in held[footprint]}, key=begins):
            inside = [located.get(row.block, frozenset()) for row in held[footprint] if _period(row) == period]
            draft.hold(footprint, period, frozenset().union(*inside))


def _period(row: GroundRow) -> Period:
    return (row.valid_from, row.valid_to)


def _located(
    draft: Draft, held: Mapping[str, Sequence[GroundRow]], population: Mapping[str, int | None], people: Sequence[int]
) -> dict[str, Ground]:
    """The smallest areas of each block, by which shared footprints hold it on which days."""
    mine: dict[str, set[_Probe]] = defaultdict(set)
    theirs: dict[int, set[_Probe]] = defaultdict(set)
    for footprint in sorted(each for each in held if each in draft.grounds):
        for day in sorted(_days(held[footprint])):
            blocks = {row.block for row in held[footprint] if begins(_period(row)) <= day < ends(_period(row))}
            ground = _ground_on(draft, footprint, day)
            if sum(population.get(each) or 0 for each in blocks) == sum(people[each] for each in ground):
                for block in blocks:
                    mine[block].add((footprint, day))
                for index in ground:
                    theirs[index].add((footprint, day))
    blocks_of: dict[frozenset[_Probe], list[str]] = defaultdict(list)
    for block in population:
        blocks_of[frozenset(mine.get(block, ()))].append(block)
    areas_of: dict[frozenset[_Probe], set[int]] = defaultdict(set)
    for index in range(len(people)):
        areas_of[frozenset(theirs.get(index, ()))].add(index)
    found: dict[str, Ground] = {}
    for signature, alike in blocks_of.items():
        found.update(
            _parted(draft, {block: population[block] for block in alike}, areas_of.get(signature, set()), people)
        )
    return found


def _parted(
    draft: Draft, population: Mapping[str, int | None], pool: set[int], people: Sequence[int]
) -> dict[str, Ground]:
    """Blocks that no shared footprint tells apart, by a footprint of the draft that has just the people of one."""
    left, found = frozenset(pool), {}
    unknown = dict(population)
    grounds = {held & pool for each in draft.grounds.values() for _, held in each} if len(unknown) > 1 else set()
    for block, count in population.items():
        fitting = {held for held in grounds if held <= left and sum(people[each] for each in held) == count}
        if len(unknown) > 1 and len(fitting) == 1:
            found[block] = fitting.pop()
            left -= found[block]
            del unknown[block]
    return {**found, **dict.fromkeys(unknown, left)} if len(unknown) == 1 else found


def _days(rows: Iterable[GroundRow]) -> set[date]:
    """The first and the last day of each period, and days on which another begins in it."""
    periods = {_period(row) for row in rows}
    return {begins(each) for each in periods} | {ends(each) - timedelta(days=1) for each in periods}


def _ground_on(draft: Draft, footprint: str, day: date) -> Ground:
    return next(
        (held for period, held in draft.grounds[footprint] if begins(period) <= day < ends(period)), frozenset()
    )
