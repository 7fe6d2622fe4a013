"""What is not known of a body, and turns a fault or warning about it into information, whatever its rule.

A body whose beginning is not recorded may not have existed on the day if every dated trace of it is of a later day:
what it lacks on the day is then not known. And a line that is announced for a day that has passed came into force, or
did not: what it would give is not known to be missing. That it is still announced is for D13 to say.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from graph_model.analyses.context import Context
from graph_model.asking import carries
from graph_model.entities import ALL_FUNCTIONS, Cover, Line, Right
from graph_model.findings import Finding, Severity
from graph_model.history import History
from graph_model.vocabulary import JOINING_KINDS, PATH_KINDS, Certainty, LineKind

__all__ = ["reserve"]

# The rules about what is missing begin with this.
MISSING = "M"
# The rules that miss a line upwards of a body, and the kinds that would do.
_MISSING: Mapping[str, frozenset[LineKind]] = {
    "M01": PATH_KINDS,
    "M05": frozenset({LineKind.JOINT_EXERCISE}),
    "M12": JOINING_KINDS - {LineKind.DELEGATION} | {LineKind.HOSTING},
}


def reserve(context: Context, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings, those that rest on an unknown with what they rest on.

    Cost: linear in the rows of the register, once a revision; then in the findings.
    """
    heard = _first_heard(context.history)
    for each in findings:
        doubts: list[str] = []
        if each.severity is not Severity.INFO:
            # What is there rests on itself; only what is missing rests on that somebody is there to lack it.
            unheard = each.subjects if each.rule.startswith(MISSING) else ()
            doubts += (body for body in unheard if heard.get(body, context.day.day) > context.day.day)
            doubts += (line.id for line in _announced(context, each))
        yield replace(each, rests_on=(*each.rests_on, *doubts)) if len(doubts) > 0 else each


def _first_heard(history: History) -> Mapping[str, date]:
    """The first day of which there is a trace of each body whose beginning is not recorded, and that has any."""
    made = history.worked_out.get(reserve)
    if not isinstance(made, dict):
        made = history.worked_out[reserve] = _trace(history)
    return made


def _trace(history: History) -> dict[str, date]:
    first: dict[str, date] = {}
    for organisation, day in _traces(history):
        if history.organisations[organisation].valid_from is None:
            first[organisation] = min(first.get(organisation, day), day)
    return first


def _traces(history: History) -> Iterator[tuple[str, date]]:
    for line in history.lines.values():
        yield from _traces_of(history, line)
    rows: tuple[Right | Cover, ...] = (*history.rights.values(), *history.covers)
    for row in rows:
        if row.valid_from is not None and row.organisation in history.organisations:
            yield row.organisation, row.valid_from


def _traces_of(history: History, line: Line) -> Iterator[tuple[str, date]]:
    """The two ends of a line on its first day; an undated line did not begin before its other end."""
    for one, other in ((line.subject, line.holder), (line.holder, line.subject)):
        record = history.organisations.get(other)
        since = line.valid_from or (None if record is None else record.valid_from)
        if since is not None and one in history.organisations:
            yield one, since


def _announced(context: Context, finding: Finding) -> Iterator[Line]:
    """The lines that would give what is missing, and of which it is not known whether they came."""
    kinds = _MISSING.get(finding.rule, frozenset())
    levels = {level for each in finding.functions for level in (*context.history.ancestry(each), ALL_FUNCTIONS)}
    for subject in finding.subjects if len(kinds) > 0 else ():
        for line in context.history.lines_from.get(subject, ()):
            wanted = line.kind in kinds and (len(levels) == 0 or carries(line, levels))
            meant = len(finding.subjects) == 1 or line.holder in finding.subjects
            due = line.certainty is Certainty.ANNOUNCED and line.holds_on(context.day.day)
            if wanted and meant and due and not context.day.counts(line):
                yield line
