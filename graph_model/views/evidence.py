"""A finding with its evidence lit up: the lines and rights that show it, their ends, and the way up from there."""

from graph_model.entities import Line, Right
from graph_model.history import Slice
from graph_model.views.selection import Ribbon, Selection, above

__all__ = ["evidence"]


def evidence(day: Slice, rows: tuple[Line | Right, ...], subjects: tuple[str, ...]) -> Selection:
    """Choose what holds of the evidence on a day, whom it joins, and all to whom these answer.

    Args:
        day: the day.
        rows: the lines and rights that show the finding, of any day.
        subjects: the organisations that it is about.
    """
    held = [row for row in rows if row.holds_on(day.day) and day.counts(row)]
    lines = [row for row in held if isinstance(row, Line)]
    rights = [row for row in held if isinstance(row, Right)]
    ends = dict.fromkeys((*subjects, *(end for line in lines for end in (line.subject, line.holder))))
    holders = dict.fromkeys(right.organisation for right in rights)
    footprints = dict.fromkeys(right.footprint for right in rights)
    upwards, ways = above(day, (*ends, *holders), ())
    drawn = {line.id: line for line in (*lines, *ways)}
    return Selection(
        tuple(dict.fromkeys((*ends, *holders, *footprints, *upwards))),
        tuple(drawn.values()),
        tuple(Ribbon(right.footprint, right.organisation, right.role, (right,)) for right in rights),
        lit=frozenset({*subjects, *(row.id for row in held)}),
    )
