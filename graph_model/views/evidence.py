"""A finding with its evidence lit up: the lines and rights that show it, their ends, and the way up from there."""

from collections.abc import Iterable, Iterator
from itertools import islice

from graph_model.entities import Line, Right
from graph_model.findings import Finding
from graph_model.history import Slice
from graph_model.views.selection import Levels, Ribbon, Selection, about, above, levels_of

__all__ = ["evidence", "known_rows", "of_finding", "shown_by"]

# Lines and rights in one picture, and lines of each body where none shows the finding.
MOST_ROWS = 60
MOST_BESIDE = 12


def of_finding(day: Slice, finding: Finding) -> Selection:
    """Choose what shows a finding, and whom it is about."""
    levels = dict.fromkeys(level for each in finding.functions for level in levels_of(day, each))
    return evidence(day, tuple(known_rows(day, shown_by(finding))), finding.subjects, tuple(levels))


def shown_by(finding: Finding) -> tuple[str, ...]:
    """Give the ids of the lines and rights that show a finding, as many as can be told apart in a picture."""
    return (*finding.evidence.lines, *finding.evidence.rights)[:MOST_ROWS]


def known_rows(day: Slice, identifiers: Iterable[str]) -> Iterator[Line | Right]:
    """Give the lines and rights of the register among some ids."""
    for each in identifiers:
        found = day.history.lines.get(each) or day.history.rights.get(each)
        if found is not None:
            yield found


def evidence(day: Slice, rows: tuple[Line | Right, ...], subjects: tuple[str, ...], levels: Levels = ()) -> Selection:
    """Choose what holds of the evidence on a day, whom it joins, and all to whom these answer.

    What is missing is shown by nothing: there the lines of whom it is about are chosen, so that the gap can be seen.

    Args:
        day: the day.
        rows: the lines and rights that show the finding, of any day.
        subjects: the organisations that it is about.
        levels: the functions that ways up must be about; every way where there are none.
    """
    held = [row for row in rows if row.holds_on(day.day) and day.counts(row)]
    lines = [row for row in held if isinstance(row, Line)]
    rights = [row for row in held if isinstance(row, Right)]
    beside = list(_beside(day, subjects, levels)) if len(lines) == 0 else []
    ends = dict.fromkeys((*subjects, *(end for line in (*lines, *beside) for end in (line.subject, line.holder))))
    holders = dict.fromkeys(right.organisation for right in rights)
    footprints = dict.fromkeys(right.footprint for right in rights)
    upwards, ways = above(day, (*ends, *holders), levels)
    drawn = {line.id: line for line in (*lines, *beside, *ways)}
    return Selection(
        tuple(dict.fromkeys((*ends, *holders, *footprints, *upwards))),
        tuple(drawn.values()),
        tuple(Ribbon(right.footprint, right.organisation, right.role, (right,)) for right in rights),
        lit=frozenset({*subjects, *(row.id for row in held)}),
    )


def _beside(day: Slice, subjects: tuple[str, ...], levels: Levels) -> Iterator[Line]:
    for each in subjects:
        yield from islice(about((*day.lines_from.get(each, ()), *day.lines_to.get(each, ())), levels), MOST_BESIDE)
