"""Blocks: the common refinement of every footprint's ground over all days.

Smallest areas that lie in the same footprints in the same periods are one block, named for the first of them, so that
its id does not change when another block is split. Cost: the smallest areas times the footprints that each lies in.
"""

from collections import defaultdict
from collections.abc import Iterator

from graph_model.compiling.draft import Draft
from graph_model.compiling.lsoas import Lsoas
from graph_model.entities import Block, Ground
from graph_model.periods import Period, begins, ends

__all__ = ["refine"]

BLOCK = "b:"


def refine(draft: Draft, lsoas: Lsoas) -> None:
    """Write the blocks, and which footprints each lies in, and when."""
    signatures: list[list[int]] = [[] for _ in lsoas.codes]
    held = list(_held(draft))
    for number, (_, _, ground) in enumerate(held):
        for index in ground:
            signatures[index].append(number)
    members: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for index, signature in enumerate(signatures):
        members[tuple(signature)].append(index)
    for numbers, indexes in sorted(members.items(), key=lambda item: item[1][0]):
        block = f"{BLOCK}{lsoas.codes[indexes[0]]}"
        draft.add(Block(id=block, population=sum(lsoas.people[each] for each in indexes)))
        for footprint, period in _joined([held[number][:2] for number in numbers]):
            draft.add(Ground(block=block, footprint=footprint, valid_from=period[0], valid_to=period[1]))


def _held(draft: Draft) -> Iterator[tuple[str, Period, frozenset[int]]]:
    for footprint in sorted(draft.grounds):
        record = draft.footprint(footprint)
        if record is None:
            continue
        for period, ground in draft.held(footprint, (record.valid_from, record.valid_to)):
            yield footprint, period, ground


def _joined(held: list[tuple[str, Period]]) -> Iterator[tuple[str, Period]]:
    """Periods of one footprint that touch are one: the block stayed while the footprint changed elsewhere."""
    last: tuple[str, Period] | None = None
    for footprint, period in held:
        if last is not None and last[0] == footprint and ends(last[1]) == begins(period):
            last = footprint, (last[1][0], period[1])
            continue
        if last is not None:
            yield last
        last = footprint, period
    if last is not None:
        yield last
