"""The ground of places and other areas that registers define by what they consist of, or by blocks of their own.

A place is the union of what it consists of. Where only a part of a district belongs to it, the part is what of it lies
in the area of the place's board, if the border of the board runs through the district and no other place of the board
has the rest; else nobody has told where the border is.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graph_model.compiling.composing import union_over
from graph_model.compiling.draft import Draft, MisfitKind
from graph_model.compiling.lsoas import Ground
from graph_model.compiling.periods import Period, begins, ends, is_empty, meet
from graph_model.entities import Block, FootprintRelation
from graph_model.entities import Ground as GroundRow
from graph_model.vocabulary import FootprintRelationKind

__all__ = ["ground_by_blocks", "ground_by_parts"]

PARTIAL, WITHIN, COTERMINOUS = (
    FootprintRelationKind.PARTIAL,
    FootprintRelationKind.WITHIN,
    FootprintRelationKind.COTERMINOUS,
)
# Passes over the relations: a cluster of boards consists of places that consist of districts.
DEEPEST = 4


def ground_by_parts(draft: Draft) -> None:
    """Give ground to footprints that have none, from what the relations say they consist of."""
    parts: dict[str, list[FootprintRelation]] = defaultdict(list)
    for row in draft.rows(FootprintRelation):
        if draft.footprint(row.parent) is not None:
            parts[row.parent].append(row)
        if row.relation is COTERMINOUS and row.child not in draft.grounds:
            parts[row.child].append(row.model_copy(update={"child": row.parent, "parent": row.child}))
    cut = _Cuts(draft)
    for _ in range(DEEPEST):
        missing = [each for each in sorted(parts) if each not in draft.grounds and draft.footprint(each) is not None]
        for footprint in missing:
            _settle(draft, cut, footprint, parts[footprint])
    for footprint in sorted(parts):
        if footprint not in draft.grounds and draft.footprint(footprint) is not None:
            draft.misfit(MisfitKind.UNKNOWN_BORDER, footprint, "what it consists of has no known border")


def _settle(draft: Draft, cut: "_Cuts", footprint: str, parts: Sequence[FootprintRelation]) -> None:
    life = _life(draft, footprint)
    whole = [(row.child, (row.valid_from, row.valid_to)) for row in parts if row.relation is not PARTIAL]
    cuttings = [cut.part_of(row) for row in parts if row.relation is PARTIAL]
    if any(each is None for each in cuttings) or any(child not in draft.grounds for child, _ in whole):
        return
    known = [each for each in cuttings if each is not None]
    pieces = [*union_over(draft, whole, life), *(piece for each in known for piece in each)]
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

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.outer: dict[str, set[str]] = defaultdict(set)
        self.claims: dict[tuple[str, str], int] = defaultdict(int)
        rows = list(draft.rows(FootprintRelation))
        for row in rows:
            if row.relation is not PARTIAL and row.parent in draft.grounds:
                self.outer[row.child].add(row.parent)
        for row in rows:
            if row.relation is PARTIAL:
                for outer in self.outer.get(row.parent, ()):
                    self.claims[row.child, outer] += 1

    def part_of(self, row: FootprintRelation) -> list[tuple[Period, Ground]] | None:
        """The part of the child that belongs to the parent, in each period; None where nobody told its border."""
        period = meet((row.valid_from, row.valid_to), _life(self.draft, row.parent))
        found: list[tuple[Period, Ground]] = []
        for outer in sorted(self.outer.get(row.parent, ())):
            if self.claims[row.child, outer] > 1:
                return None
            for when, around in self.draft.held(outer, period):
                found.extend(
                    (shared, around & held)
                    for shared, held in self.draft.held(row.child, when)
                    if 0 < len(around & held) < len(held)
                )
        return found or None


def ground_by_blocks(draft: Draft, blocks: Iterable[Block], rows: Iterable[GroundRow], people: Sequence[int]) -> None:
    """Give ground to footprints of a register that has blocks of its own, by the footprints that it shares with the draft.

    Each smallest area lies in the block that is in the same of the shared footprints on the same days. A block whose
    people are then others than the register says is told, and what it is in keeps no ground.
    """
    held: dict[str, list[GroundRow]] = defaultdict(list)
    for row in rows:
        held[row.footprint].append(row)
    wanted = [each for each in sorted(held) if each not in draft.grounds and draft.footprint(each) is not None]
    located = _located(draft, held, len(people))
    unsure = set()
    for block in blocks:
        found = sum(people[each] for each in located.get(block.id, ()))
        if block.population is not None and found != block.population:
            unsure.add(block.id)
            draft.misfit(MisfitKind.UNKNOWN_BORDER, block.id, f"has {block.population} people, and {found} were found")
    for footprint in wanted:
        if not unsure.isdisjoint({row.block for row in held[footprint]}):
            draft.misfit(MisfitKind.UNKNOWN_BORDER, footprint, "its blocks could not be placed")
            continue
        periods = sorted({(row.valid_from, row.valid_to) for row in held[footprint]}, key=begins)
        for period in periods:
            inside = [located.get(row.block, frozenset()) for row in held[footprint] if _period(row) == period]
            draft.hold(footprint, period, frozenset().union(*inside))


def _period(row: GroundRow) -> Period:
    return (row.valid_from, row.valid_to)


def _located(draft: Draft, held: Mapping[str, Sequence[GroundRow]], size: int) -> dict[str, Ground]:
    """The smallest areas of each block, by which shared footprints hold it on the first day of each of its periods."""
    probes = sorted(
        {(footprint, begins(_period(row))) for footprint in held if footprint in draft.grounds for row in held[footprint]}
    )
    mine: dict[str, set[tuple[str, object]]] = defaultdict(set)
    theirs: list[set[tuple[str, object]]] = [set() for _ in range(size)]
    for footprint, day in probes:
        for row in held[footprint]:
            if begins(_period(row)) <= day < ends(_period(row)):
                mine[row.block].add((footprint, day))
        for period, ground in draft.grounds[footprint]:
            if begins(period) <= day < ends(period):
                for each in ground:
                    theirs[each].add((footprint, day))
    block_of: dict[frozenset[tuple[str, object]], str | None] = {}
    for block, signature in mine.items():
        key = frozenset(signature)
        block_of[key] = None if key in block_of else block
    found: dict[str, set[int]] = defaultdict(set)
    for index, signature in enumerate(theirs):
        block_id = block_of.get(frozenset(signature))
        if block_id is not None:
            found[block_id].add(index)
    return {block: frozenset(each) for block, each in found.items()}
