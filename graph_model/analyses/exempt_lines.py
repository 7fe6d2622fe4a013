"""Exemptions of two lines by which one organisation leaves: each test says why it is not given, or None where it is."""

from graph_model.analyses.exempting import Case
from graph_model.entities import Line
from graph_model.history import Blocks
from graph_model.vocabulary import DECIDING_ROLES, LineKind

__all__ = ["apart_contracts", "electorates", "founder_of_each", "kinds_differ", "meeting"]

NO_LINES = "these are not two lines"


def kinds_differ(case: Case) -> str | None:
    """L01 and L07: each line is of another kind."""
    lines = case.lines()
    if lines is None:
        return NO_LINES
    return None if lines[0].kind is not lines[1].kind else "both lines are of the same kind"


def meeting(case: Case) -> str | None:
    """L18: a line only says that the two meet or lead together."""
    lines = case.lines()
    if lines is None:
        return NO_LINES
    return None if any(line.kind is LineKind.COORDINATION for line in lines) else "neither is a line of coordination"


def founder_of_each(case: Case) -> str | None:
    """L06: each line joins a partnership with one of its founders, and they have ground in common."""
    lines = case.lines()
    if lines is None:
        return NO_LINES
    if any(line.kind is not LineKind.JOINT_EXERCISE for line in lines):
        return "they do not found a joint body"
    return None if all(_share(case, line) for line in lines) else "a founder has no ground in the area"


def _share(case: Case, line: Line) -> bool:
    area, ground = case.context.grounds.of(line.subject), case.context.grounds.of(line.holder)
    return area is not None and ground is not None and not area.isdisjoint(ground)


def apart_contracts(case: Case) -> str | None:
    """L05 and L13: both are contracts, and their commissioners hold the function on ground that is apart."""
    lines = case.lines()
    if lines is None:
        return NO_LINES
    if any(line.kind is not LineKind.COMMISSIONING_CONTRACT for line in lines):
        return "they are not both contracts"
    one, other = (_commissioned(case, line) for line in lines)
    if one is None or other is None:
        return "it is not known for which ground they are"
    return None if one.isdisjoint(other) else "both contracts are for the same ground"


def _commissioned(case: Case, line: Line) -> Blocks | None:
    """The ground of a contract: its own, else where the commissioner decides the function, else the commissioner's."""
    day = case.context.day
    if line.footprint is not None:
        return day.ground.get(line.footprint)
    levels = case.context.history.ancestry(case.function)
    rights = day.rights_of.get(line.holder, ())
    deciding = [each.footprint for each in rights if each.role in DECIDING_ROLES and each.function in levels]
    return case.context.grounds.of_footprints(deciding) or case.context.grounds.of(line.holder)


def electorates(case: Case) -> str | None:
    """L17: both lines lead to electors; that these live on the same ground is how mayors and councils are chosen."""
    lines = case.lines()
    if lines is None:
        return NO_LINES
    democratic = all(line.kind is LineKind.DEMOCRATIC for line in lines)
    apart = lines[0].subject != lines[1].subject
    return None if democratic and apart else "they are not of two bodies that are elected"
