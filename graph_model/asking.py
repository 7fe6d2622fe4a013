"""A question of who decides, as the judging modules see it: a function on some ground of one day."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from graph_model.entities import ALL_FUNCTIONS, Line, Right
from graph_model.history import Blocks, Slice
from graph_model.vocabulary import FootprintLevel

__all__ = ["Ask", "carries"]


@dataclass(frozen=True)
class Ask:
    """A question: who decides a function on some ground of one day.

    Attributes:
        footprint: the place asked about; it is compared as a whole where `ground` is empty.
        ground: its blocks; empty where they are not known.
    """

    day: Slice
    function: str
    footprint: str
    ground: Blocks

    @cached_property
    def levels(self) -> tuple[str, ...]:
        """The function, its ancestors, and "*": the most specific first."""
        return (*self.day.history.ancestry(self.function), ALL_FUNCTIONS)

    def rights(self) -> list[Right]:
        """The rights over the function or a wider one that may touch the place, the most specific function first."""
        if len(self.ground) == 0:
            return [right for level in self.levels for right in self.day.rights_over.get(level, ())]
        touching = self.day.touching(self.ground)
        found = []
        for level in self.levels:
            at = self.day.rights_over_at.get(level, {})
            here = touching.intersection(at)
            unplaced = (right for right in self.day.unplaced_over.get(level, ()) if right.footprint not in here)
            found += sorted((*(right for each in here for right in at[each]), *unplaced), key=lambda right: right.id)
        return found

    def parts_of_list(self) -> frozenset[str]:
        """The lists that the place consists of, where it is a registered list that is kept in parts; else none."""
        footprints, listed = self.day.history.footprints, FootprintLevel.PCN_LIST
        if self.footprint not in footprints or footprints[self.footprint].level is not listed:
            return frozenset()
        inside = self.day.containment.directly_in(self.footprint)
        return frozenset(each for each in inside if each in footprints and footprints[each].level is listed)

    def reach(self, footprint: str | None, pieces: frozenset[str]) -> frozenset[str] | None:
        """Which pieces of the place a footprint holds; None where that cannot be told, or no footprint is named.

        Blocks are compared where both have them; else only containment of the whole place is known.
        """
        if footprint is None:
            return None
        if len(self.ground) == 0:
            return frozenset(piece for piece in pieces if self.day.containment.lies_in(piece, footprint)) or None
        ground = self.day.ground.get(footprint)
        if ground is not None:
            return pieces & ground
        return pieces if self.day.containment.lies_in(self.footprint, footprint) else None


def carries(line: Line, levels: Iterable[str]) -> bool:
    """Whether a line may be about the function whose levels these are: it, an ancestor of it, or all functions.

    A line of which no function is recorded may be about any: what it is about is unknown, which is not nothing.
    """
    return len(line.functions) == 0 or not frozenset(line.functions).isdisjoint(levels)
