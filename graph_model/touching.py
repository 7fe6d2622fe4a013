"""Which findings touch an answer: those that a reader of it should know before relying on it.

A finding touches an answer if it rests on a line or right of the answer, if it is about a body that takes the
decision, in this function or in none in particular, or if it is about this function on ground of the place.
"""

from collections.abc import Iterable

from graph_model.answers import Answer
from graph_model.findings import Finding, Severity

__all__ = ["touched_by"]

_ORDER = {severity: place for place, severity in enumerate(Severity)}


def touched_by(answer: Answer, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Give the findings that touch an answer, the worst first, and those that strike more people first among these.

    Cost: linear in the findings.
    """
    rows = _rows(answer)
    bodies = {each.right.organisation for part in answer.parts for each in part.acting}
    levels = answer.day.history.ancestry(answer.function)
    found = [
        each
        for each in findings
        if not rows.isdisjoint((*each.evidence.lines, *each.evidence.rights))
        or (not bodies.isdisjoint(each.subjects) and _may_be_about(each, levels))
        or (answer.function in each.functions and _is_there(each, answer))
    ]
    return tuple(sorted(found, key=lambda each: (_ORDER[each.severity], -(each.population or 0), each.id)))


def _rows(answer: Answer) -> set[str]:
    """The lines and rights that the answer rests on; those of everybody who merely has a say are not among them."""
    rights = {each.right.id for part in answer.parts for each in (*part.deciders, *part.gates)}
    return rights | {line.id for part in answer.parts for way in part.chains for line in way}


def _may_be_about(finding: Finding, levels: Iterable[str]) -> bool:
    return len(finding.functions) == 0 or not set(levels).isdisjoint(finding.functions)


def _is_there(finding: Finding, answer: Answer) -> bool:
    return finding.footprint == answer.place.id or not answer.place.ground.isdisjoint(finding.ground)
