"""What two rows have in common: functions of two lines, ground of two areas.

Of two functions that lie under each other the narrower is what both are about. A line without functions may be about
any: then what is shared is not known. Ground is compared by blocks where both areas have them; else only that one is
the other, or lies wholly in it, can be told.
"""

from graph_model.analyses.context import Context
from graph_model.entities import ALL_FUNCTIONS, Line
from graph_model.history import History

__all__ = ["share_ground", "shared_functions"]


def shared_functions(history: History, one: Line, other: Line) -> tuple[str, ...] | None:
    """Give the functions that both lines are about, in id order; None where one of them names none."""
    if len(one.functions) == 0 or len(other.functions) == 0:
        return None
    pairs = ((mine, yours) for mine in one.functions for yours in other.functions)
    narrower = {_narrower(history, mine, yours) for mine, yours in pairs}
    return tuple(sorted(function for function in narrower if function is not None))


def _narrower(history: History, one: str, other: str) -> str | None:
    if other in (ALL_FUNCTIONS, one) or other in history.ancestry(one):
        return one
    return other if one == ALL_FUNCTIONS or one in history.ancestry(other) else None


def share_ground(context: Context, one: str | None, other: str | None) -> bool | None:
    """Whether two areas have ground in common; None where that cannot be told. No area is no limit."""
    if one is None or other is None or one == other:
        return True
    day = context.day
    grounds = (day.ground.get(one), day.ground.get(other))
    if grounds[0] is not None and grounds[1] is not None:
        return not grounds[0].isdisjoint(grounds[1])
    inside = day.containment.lies_in(one, other) or day.containment.lies_in(other, one)
    return True if inside else None
