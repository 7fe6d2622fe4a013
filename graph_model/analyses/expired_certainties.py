"""D13: lines and rights that were planned or announced for a day that has passed.

The day that has passed is today, by the clock, whatever day is asked about, and every row of the register is looked at.
By then the thing has happened, or has not; the row should say which. Of rows derived from one rule of law there is one
finding, on the ground of them all, because one row of law is to be mended.
"""

from datetime import date

from graph_model.analyses.context import Context
from graph_model.analyses.grounds import Area
from graph_model.analyses.phrasing import line_told
from graph_model.analyses.rule import Looked, Rule
from graph_model.analyses.telling import about
from graph_model.entities import Line, Right
from graph_model.findings import Evidence, Finding, Severity, doubtful
from graph_model.vocabulary import Basis, Certainty
from graph_model.wording import listed, long_day

__all__ = ["RULE", "expired_certainties"]

Row = Line | Right
_NOT_YET = frozenset({Certainty.PLANNED, Certainty.ANNOUNCED})


def expired_certainties(context: Context) -> Looked:
    """Find rows that still say planned or announced after their day.

    Cost: linear in the lines and rights, once a revision; then in those that are planned or announced.
    """
    waiting: tuple[Row, ...] = context.kept(RULE.id, (), lambda: _waiting(context))
    alike: dict[tuple[object, ...], list[Row]] = {}
    for row in waiting:
        if row.valid_from is not None and row.valid_from < context.today:
            alike.setdefault(_what(row, row.valid_from), []).append(row)
    return Looked.at(len(waiting), (_finding(context, rows) for rows in alike.values()))


def _waiting(context: Context) -> tuple[Row, ...]:
    rows: list[Row] = [*context.history.lines.values(), *context.history.rights.values()]
    return tuple(sorted((row for row in rows if row.certainty in _NOT_YET), key=lambda row: row.id))


def _what(row: Row, start: date) -> tuple[object, ...]:
    """What the rows of one finding have in common."""
    if isinstance(row, Line):
        return row.subject, row.holder, row.kind, row.certainty, start
    if row.basis is Basis.STATUTE:
        return row.function, row.role, row.certainty, start
    return row.organisation, row.footprint, row.certainty, start


def _finding(context: Context, rows: list[Row]) -> Finding:
    lines = [row for row in rows if isinstance(row, Line)]
    rights = [row for row in rows if isinstance(row, Right)]
    bodies = {end for line in lines for end in (line.subject, line.holder)} | {right.organisation for right in rights}
    area = _area(context, rights)
    of_law = area is not None and len(bodies) > 1 and len(rights) > 0
    is_sure = any(len(doubtful(row)) == 0 for row in rows)
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        subjects=() if of_law else tuple(bodies),
        functions=(*(each for line in lines for each in line.functions), *(right.function for right in rights)),
        sentence=_sentence(context, rows),
        advice="Find out whether it came into force, and record it as in force or as superseded.",
        evidence=Evidence(lines=tuple(line.id for line in lines), rights=tuple(right.id for right in rights)),
        footprint=None if area is None else area.footprint,
        ground=frozenset() if area is None else area.ground,
        piece="" if area is None else area.piece,
        population=None if area is None else area.population,
        affected=tuple(bodies) if of_law else (),
        rests_on=() if is_sure else doubtful(rows),
    )


def _area(context: Context, rights: list[Right]) -> Area | None:
    """The ground of the rights together, as far as it is known on the day; None where none is, or none has a name."""
    grounds = (context.day.ground.get(right.footprint, frozenset()) for right in rights)
    ground = frozenset().union(*grounds)
    area = context.grounds.area(ground) if len(ground) > 0 else None
    return None if area is None or area.footprint is None else area


def _sentence(context: Context, rows: list[Row]) -> str:
    first = rows[0]
    assert first.valid_from is not None
    when = f"{first.certainty} for {long_day(first.valid_from)}, which has passed"
    if isinstance(first, Line):
        subject, holder = context.name(first.subject), context.name(first.holder)
        return f"The {line_told(first.kind, subject, holder)} is still {when}."
    names = sorted({context.name(row.organisation) for row in rows if isinstance(row, Right)})
    functions = about(context, (row.function for row in rows if isinstance(row, Right)))
    is_or_are = "is" if len(names) == 1 else "are"
    return f"What {listed(names)} {is_or_are} to do about {functions} is still {when}."


RULE = Rule(
    id="D13",
    title="Expired certainties",
    question="Which lines and rights are still planned or announced although their day has passed?",
    means="The register says that this is to come, and by now it has come or has not.",
    does_not_mean="That it came into force: plans are dropped.",
    severity=Severity.WARNING,
    counted="lines and rights that are planned or announced",
    cost="linear in the lines and rights once a revision",
    analysis=expired_certainties,
)
