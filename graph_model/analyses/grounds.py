"""Ground by blocks: an organisation's, connected pieces of it, what an area is called and how many live there.

Blocks have no neighbours in a register: two are connected where an area that is no wider than a system holds both, or
a wider one that lies wholly in the ground that is looked at; or, where no such area holds either, if they lie in just
the same areas, and so are one ground told as two.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from graph_model.history import Blocks, Slice
from graph_model.vocabulary import DECIDING_ROLES, NEVER_DECIDE, FootprintLevel

__all__ = ["Area", "Grounds"]

# The levels whose areas connect what they hold, and by which an area is called, the plainest name first.
NEAR_LEVELS = (
    FootprintLevel.UTLA_AREA,
    FootprintLevel.ICS_ICB,
    FootprintLevel.LTLA_AREA,
    FootprintLevel.SUB_ICB,
    FootprintLevel.CCG_AREA,
    FootprintLevel.STP_FOOTPRINT,
    FootprintLevel.COMBINED_AUTHORITY,
    FootprintLevel.PLACE,
    FootprintLevel.NEIGHBOURHOOD,
    FootprintLevel.LSOA_SET,
)
_WIDE_LEVELS = (FootprintLevel.NHS_REGION, FootprintLevel.ENGLAND)


@dataclass(frozen=True)
class Area:
    """A piece of ground as a finding names it.

    Attributes:
        footprint: the one that is this ground, else the smallest that holds it; None where none does.
        piece: empty where the footprint is this ground, else its first block.
        name: for a sentence.
        population: None where that of a block is not known.
    """

    footprint: str | None
    piece: str
    name: str
    ground: Blocks
    population: int | None


class Grounds:
    """Ground on one day; what was looked up is kept."""

    def __init__(self, day: Slice) -> None:
        """Look nothing up yet."""
        self._day = day
        self._of: dict[str, Blocks | None] = {}

    def of(self, organisation: str) -> Blocks | None:
        """An organisation's blocks: of what it covers, else of its rights; None where they are not known.

        A power that a body of its type may not have (D10) does not place it.
        Of a part whose ground is not there on the day nothing is known, so of the whole nothing is either.
        """
        if organisation not in self._of:
            covered = [row.footprint for row in self._day.covered_by(organisation)]
            self._of[organisation] = self.of_footprints(covered or self._footprints_of_rights(organisation))
        return self._of[organisation]

    def _footprints_of_rights(self, organisation: str) -> list[str]:
        record = self._day.history.organisations.get(organisation)
        may_not = DECIDING_ROLES if record is not None and record.type in NEVER_DECIDE else frozenset()
        rights = self._day.rights_of.get(organisation, ())
        return [right.footprint for right in rights if right.role not in may_not]

    def of_footprints(self, footprints: Iterable[str]) -> Blocks | None:
        """The blocks of some footprints together; None where there are none, or one has unknown ground."""
        grounds = [self._day.ground.get(each) for each in set(footprints)]
        known = [ground for ground in grounds if ground is not None]
        return frozenset().union(*known) if 0 < len(grounds) == len(known) else None

    def pieces(self, ground: Blocks) -> list[Blocks]:
        """Part ground into connected pieces, in the order of their first blocks."""
        wide = [area for area in self._wide if area <= ground]
        left = set(ground)
        pieces = []
        while len(left) > 0:
            piece = {min(left)}
            front = list(piece)
            while len(front) > 0:
                block = front.pop()
                near = self._beside(block).union(*(area for area in wide if block in area))
                fresh = (near & left) - piece
                piece |= fresh
                front.extend(fresh)
            left -= piece
            pieces.append(frozenset(piece))
        return pieces

    def _beside(self, block: str) -> Blocks:
        near = self._near.get(block)
        if near is None:
            return self._lone.get(self._day.touching(frozenset({block})), frozenset())
        return frozenset().union(*(self._day.ground[each] for each in near))

    def area(self, ground: Blocks) -> Area:
        """What a piece of ground is called: the footprint that is this ground, else the smallest that holds it."""
        people = self._day.history.population(ground)
        exact = self._exactly.get(ground)
        if exact is not None:
            return Area(exact, "", self.name(exact), ground, people)
        holding = [(len(self._day.ground[each]), self._rank(each), each) for each in self._holding(ground)]
        smallest = min(holding)[2] if len(holding) > 0 else None
        name = "an area without a name" if smallest is None else f"part of {self.name(smallest)}"
        return Area(smallest, min(ground, default=""), name, ground, people)

    def name(self, footprint: str) -> str:
        """The name of a footprint, or its id where no name is known."""
        record = self._day.history.footprints.get(footprint)
        return footprint if record is None or record.name is None else record.name

    def _holding(self, ground: Blocks) -> Iterable[str]:
        touching = self._day.touching(frozenset([min(ground)])) if len(ground) > 0 else frozenset()
        return (each for each in touching if ground <= self._day.ground[each])

    def _rank(self, footprint: str) -> int:
        record = self._day.history.footprints.get(footprint)
        order = (*NEAR_LEVELS, *_WIDE_LEVELS)
        return order.index(record.level) if record is not None and record.level in order else len(order)

    @cached_property
    def _exactly(self) -> dict[Blocks, str]:
        """The footprint of each ground, of several the one with the plainest level, then the first id."""
        ranked = sorted(self._day.ground, key=lambda each: (self._rank(each), each), reverse=True)
        return {self._day.ground[each]: each for each in ranked}

    @cached_property
    def _wide(self) -> list[Blocks]:
        """The grounds of the areas that are wider than a system."""
        records = self._day.history.footprints
        return [
            ground
            for footprint, ground in self._day.ground.items()
            if footprint in records and records[footprint].level in _WIDE_LEVELS
        ]

    @cached_property
    def _lone(self) -> dict[frozenset[str], Blocks]:
        """The blocks that no area connects to others, by the areas that they lie in."""
        found: dict[frozenset[str], set[str]] = {}
        for block in self._day.history.blocks:
            if block not in self._near:
                found.setdefault(self._day.touching(frozenset({block})), set()).add(block)
        return {areas: frozenset(blocks) for areas, blocks in found.items()}

    @cached_property
    def _near(self) -> dict[str, list[str]]:
        """The areas that connect each block to others."""
        found: dict[str, list[str]] = {}
        for footprint, ground in self._day.ground.items():
            record = self._day.history.footprints.get(footprint)
            if record is not None and record.level in NEAR_LEVELS:
                for block in ground:
                    found.setdefault(block, []).append(footprint)
        return found
