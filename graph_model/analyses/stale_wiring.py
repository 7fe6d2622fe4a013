"""D03: lines and rights that outlive, or come before, the bodies they are about.

A line is stale on a day on which it holds and one of its ends does not exist; a right, when its organisation does not.
An end of which the dates are not known exists. A row whose start is not known began no sooner than its ends; one whose
end is not recorded holds still. What can ever be stale is looked for once a revision; a day then takes
those that hold on it. The advice names who followed: the successors that exist on the day, at any remove.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from graph_model.analyses.context import Context
from graph_model.analyses.phrasing import line_told
from graph_model.analyses.rule import Looked, Rule
from graph_model.analyses.telling import about
from graph_model.entities import Line, Organisation, Right
from graph_model.findings import Evidence, Finding, Severity, doubtful
from graph_model.wording import joined, listed, long_day

__all__ = ["RULE", "stale_wiring"]

Row = Line | Right


def stale_wiring(context: Context) -> Looked:
    """Find the lines and rights that hold without those they are about.

    Cost: linear in the lines and rights, once a revision; a day costs those that can be stale.
    """
    suspects = context.kept(RULE.id, (), lambda: tuple(_suspects(context)))
    stale: dict[tuple[str | None, ...], list[Row]] = {}
    for row in suspects:
        if row.holds_on(context.day.day) and context.day.counts(row) and len(_gone(context, row)) > 0:
            stale.setdefault(_about(row), []).append(row)
    checked = context.line_count + context.right_count
    return Looked.at(checked, (_finding(context, rows) for rows in stale.values()))


def _suspects(context: Context) -> Iterator[Row]:
    """The rows that hold on a day on which one of their ends does not, in the order of their ids."""
    history = context.history
    rows: list[Row] = [*history.lines.values(), *history.rights.values()]
    for row in sorted(rows, key=lambda row: row.id):
        ends = (history.organisations.get(each) for each in _ends(row))
        if any(end is not None and _outlives(row, end) for end in ends):
            yield row


def _outlives(row: Row, end: Organisation) -> bool:
    before = end.valid_from is not None and row.valid_from is not None and row.valid_from < end.valid_from
    after = end.valid_to is not None and (row.valid_to is None or row.valid_to > end.valid_to)
    return before or after


def _ends(row: Row) -> tuple[str, ...]:
    return (row.subject, row.holder) if isinstance(row, Line) else (row.organisation,)


def _about(row: Row) -> tuple[str | None, ...]:
    """What the rows of one finding have in common: two ends, or a body and its area."""
    return (*_ends(row), None) if isinstance(row, Line) else (*_ends(row), row.footprint)


def _gone(context: Context, row: Row) -> list[Organisation]:
    """The ends of a row that do not exist on the day, as far as that is known."""
    records = (context.history.organisations.get(each) for each in _ends(row))
    gone = (record for record in records if record is not None and record.id not in context.alive)
    return [record for record in gone if row.valid_from is not None or _has_ended(record, context.day.day)]


def _has_ended(organisation: Organisation, day: date) -> bool:
    return organisation.valid_to is not None and organisation.valid_to <= day


def _finding(context: Context, rows: list[Row]) -> Finding:
    first, gone = rows[0], _gone(context, rows[0])
    footprint = None if isinstance(first, Line) else first.footprint
    ground = context.day.ground.get(footprint or "", frozenset())
    ends = [record for each in _ends(first) if (record := context.history.organisations.get(each)) is not None]
    there = [end for end in ends if end not in gone]
    is_sure = any(len(doubtful(row, end, there)) == 0 for row in rows for end in _gone(context, row))
    fate = joined([_fate(context, each) for each in gone])
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        subjects=_ends(first),
        functions=tuple(each for row in rows for each in _functions(row)),
        sentence=f"{_what(context, rows)} on record as in force, although {fate}.",
        advice=_advice(context, first, gone),
        evidence=Evidence(
            lines=tuple(row.id for row in rows if isinstance(row, Line)),
            rights=tuple(row.id for row in rows if isinstance(row, Right)),
        ),
        footprint=footprint,
        ground=ground,
        population=context.history.population(ground) if len(ground) > 0 else None,
        rests_on=() if is_sure else doubtful(rows, ends),
    )


def _functions(row: Row) -> tuple[str, ...]:
    return row.functions if isinstance(row, Line) else (row.function,)


def _what(context: Context, rows: list[Row]) -> str:
    """The start of a sentence: which lines are meant, or which rights."""
    first, lines = rows[0], [row for row in rows if isinstance(row, Line)]
    if isinstance(first, Line):
        ends = context.name(first.subject), context.name(first.holder)
        told = sorted({line_told(line.kind, *ends) for line in lines})
        is_or_are = "is" if len(told) == 1 else "are"
        return f"The {joined([told[0], *(f'the {each}' for each in told[1:])])} {is_or_are}"
    functions = about(context, (each for row in rows for each in _functions(row)))
    return f"A power of {context.name(first.organisation)} over {functions} is"


def _fate(context: Context, gone: Organisation) -> str:
    """Why a body does not exist on the day."""
    name, day = context.name(gone.id), context.day.day
    if gone.valid_to is not None and _has_ended(gone, day):
        return f"{name} ended on {long_day(gone.valid_to)}"
    return f"{name} begins only on {long_day(gone.valid_from or day)}"


def _advice(context: Context, row: Row, gone: Iterable[Organisation]) -> str:
    ended = [each for each in gone if _has_ended(each, context.day.day)]
    if len(ended) == 0:
        return "Give it the day from which it really holds, or mend the day on which the body begins."
    heirs = {f"{context.name(heir)} ({heir})" for each in ended for heir in _heirs(context, each.id)}
    what = "line" if isinstance(row, Line) else "right"
    if len(heirs) == 0:
        return f"End the {what} on the day on which the body ended, and find who took it on: no successor is recorded."
    return f"End the {what} on the day on which the body ended, and find whether it went on to {listed(heirs)}."


def _heirs(context: Context, organisation: str) -> frozenset[str]:
    """The bodies of the day that followed a body, at any remove."""
    seen, front, heirs = {organisation}, [organisation], set()
    while len(front) > 0:
        for row in context.history.successors_of.get(front.pop(), ()):
            if row.successor is not None and row.successor not in seen:
                seen.add(row.successor)
                front.append(row.successor)
                heirs.update({row.successor} & context.alive.keys())
    return frozenset(heirs)


RULE = Rule(
    id="D03",
    title="Stale wiring",
    question="Which lines and rights hold on a day on which a body that they are about does not exist?",
    means="Somebody answers to, contracts with or is meant to decide through a body that is not there.",
    does_not_mean="That the work has stopped: usually a successor took it on, and the record was not changed.",
    severity=Severity.FAULT,
    counted="lines and rights",
    cost="linear in the lines and rights once a revision, then in those that can be stale",
    analysis=stale_wiring,
)
