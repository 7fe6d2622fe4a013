"""Which areas share ground with a place, and who works for them."""

from collections.abc import Iterable

from graph_model.history import Blocks, Slice

__all__ = ["MOSTLY", "PARTLY", "PARTNER", "areas_inside", "areas_sharing", "working_for"]

# Of an area's people, those who must live on the ground for it to be one of a region's.
MOSTLY = 0.5
# A catchment that reaches a place with fewer of its people than this says little of either.
PARTLY = 0.05
# Of the people of an area, those on the ground of a system for whoever works for the area to be one of its bodies.
PARTNER = 0.1


def areas_inside(day: Slice, ground: Blocks, least: float = MOSTLY) -> list[str]:
    """The footprints of which at least this share is on the ground, in the order of their ids."""
    return [each for each in sorted(day.touching(ground)) if _share(day, day.ground[each], ground) >= least]


def areas_sharing(day: Slice, ground: Blocks) -> list[str]:
    """The footprints of which the ground is a part that counts, or that hold most of it, in the order of their ids."""
    return [
        each
        for each in sorted(day.touching(ground))
        if _share(day, day.ground[each], ground) >= PARTLY or _share(day, ground, day.ground[each]) >= MOSTLY
    ]


def _share(day: Slice, whole: Blocks, part: Blocks) -> float:
    """The share of people that one ground has of another; of blocks, where people are not known."""
    people, common = day.history.population(whole), day.history.population(whole & part)
    if people is None or common is None or people == 0:
        return len(whole & part) / max(1, len(whole))
    return common / people


def working_for(day: Slice, footprints: Iterable[str]) -> list[str]:
    """The organisations that cover any of the footprints, in the order of their ids."""
    covers = (row for each in footprints for row in day.history.covers_over.get(each, ()))
    return sorted({row.organisation for row in covers if row.holds_on(day.day)})
