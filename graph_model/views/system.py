"""A system: a board with its providers, councils, places and partnerships, and to whom it answers."""

from graph_model.history import Slice
from graph_model.places import find_place
from graph_model.views.areas import PARTNER, areas_inside, working_for
from graph_model.views.selection import Levels, Selection, about, above, by_rarity

__all__ = ["system"]

# A partnership has dozens of members; what has more is a national body.
MOST_MEMBERS = 60


def system(day: Slice, organisation: str, levels: Levels) -> Selection:
    """Choose who answers to a board, the bodies that it is part of or sits with, who works for its ground, and above.

    A body that works for a part of the ground only (a council of two systems) is in both.
    """
    below = {line.subject for line in about(day.lines_to.get(organisation, ()), levels)}
    beside = {line.holder for line in about(day.lines_from.get(organisation, ()), levels)}
    partners = {line.holder for each in below for line in about(day.joining_from.get(each, ()), levels)}
    members = {line.subject for each in beside if not _is_national(day, each) for line in day.lines_to.get(each, ())}
    ground = set(working_for(day, areas_inside(day, find_place(day, organisation).ground, PARTNER)))
    upwards, _ = above(day, [organisation], levels)
    chosen = by_rarity(day, (below | beside | partners | members | ground) - {organisation, *upwards})
    return Selection((organisation, *upwards, *chosen), levels=levels, lit=frozenset({organisation}))


def _is_national(day: Slice, organisation: str) -> bool:
    """Whether an organisation has so many under it that they are not this system's."""
    return len(day.lines_to.get(organisation, ())) > MOST_MEMBERS
