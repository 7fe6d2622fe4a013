"""D11: the same line twice at once.

Two lines are the same where kind, ends, functions and area agree, and for money the financial year. To meet is mutual,
so who is named first does not matter. Two lines of which no functions are recorded may differ in them, and an undated
one may not overlap: these are information. Lines that can be doubles are looked for once a revision.
"""

from collections.abc import Iterator

from graph_model.analyses.context import Context
from graph_model.analyses.phrasing import line_told
from graph_model.analyses.rule import Looked, Rule
from graph_model.entities import Line
from graph_model.findings import Evidence, Finding, Severity, doubtful
from graph_model.vocabulary import LineKind

__all__ = ["RULE", "duplicate_lines"]


def duplicate_lines(context: Context) -> Looked:
    """Find lines that are there twice.

    Cost: linear in the lines, once a revision; a day costs those that have a double on some day.
    """
    suspects = context.kept(RULE.id, (), lambda: tuple(_suspects(context)))
    active = ([line for line in lines if line.holds_on(context.day.day)] for lines in suspects)
    doubles = [lines for lines in active if len(lines) > 1]
    return Looked.at(context.line_count, (_finding(context, lines) for lines in doubles))


def _suspects(context: Context) -> Iterator[tuple[Line, ...]]:
    """Sets of lines that are the same but for their dates, in the order of their ids."""
    alike: dict[tuple[object, ...], list[Line]] = {}
    for line in sorted(context.history.lines.values(), key=lambda line: line.id):
        if context.day.counts(line):
            alike.setdefault(_what(line), []).append(line)
    yield from (tuple(lines) for lines in alike.values() if len(lines) > 1)


def _what(line: Line) -> tuple[object, ...]:
    ends = (line.subject, line.holder)
    if line.kind is LineKind.COORDINATION:
        ends = (min(ends), max(ends))
    return line.kind, ends, frozenset(line.functions), line.footprint, line.financial_year


def _finding(context: Context, lines: list[Line]) -> Finding:
    first = lines[0]
    sure = [line for line in lines if len(doubtful(line)) == 0]
    doubts = doubtful(lines) if len(sure) < len(lines[:2]) else ()
    unsaid = tuple(line.id for line in lines if len(line.functions) == 0)
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        subjects=(first.subject, first.holder),
        functions=first.functions,
        sentence=f"The {line_told(first.kind, context.name(first.subject), context.name(first.holder))} is recorded "
        f"{len(lines)} times at once.",
        advice="Keep the line with the better source, and end or withdraw the others.",
        evidence=Evidence(lines=tuple(line.id for line in lines)),
        footprint=first.footprint,
        piece=first.kind,
        rests_on=(*doubts, *unsaid),
    )


RULE = Rule(
    id="D11",
    title="Duplicate lines",
    question="Which lines are recorded twice at the same time?",
    means="One fact is written down twice, and will be changed in one place and not in the other.",
    does_not_mean="That two lines of different kinds, functions or areas between two bodies are one.",
    severity=Severity.WARNING,
    counted="lines",
    cost="linear in the lines once a revision, then in those that have a double on some day",
    analysis=duplicate_lines,
)
