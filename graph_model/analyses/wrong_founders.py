"""M09: founders of an integrated care partnership that have no ground in its area.

Both grounds must be known. A founder that is no more is D03's. An undated line is there, and makes this information,
as does an area of which it is not sure that either works for it.
"""

from collections.abc import Iterator

from graph_model.analyses.context import Context
from graph_model.analyses.rule import Looked, Rule
from graph_model.entities import Dated, Line
from graph_model.findings import Evidence, Finding, Severity, doubtful
from graph_model.vocabulary import LineKind, OrganisationType

__all__ = ["RULE", "wrong_founders"]


def wrong_founders(context: Context) -> Looked:
    """Find founders without ground in common with the partnership.

    Cost: the founding lines, times the blocks of their ends.
    """
    founding = list(_founding(context))
    return Looked.at(len(founding), (_finding(context, line) for line in founding if _is_apart(context, line)))


def _founding(context: Context) -> Iterator[Line]:
    for partnership in context.of_types({OrganisationType.ICP_STATUTORY}):
        for line in context.lines_from(partnership.id, LineKind.JOINT_EXERCISE):
            if line.holder in context.alive:
                yield line


def _is_apart(context: Context, line: Line) -> bool:
    area, ground = context.grounds.of(line.subject), context.grounds.of(line.holder)
    return area is not None and ground is not None and area.isdisjoint(ground)


def _finding(context: Context, line: Line) -> Finding:
    partnership, founder = context.name(line.subject), context.name(line.holder)
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        subjects=(line.subject, line.holder),
        functions=line.functions,
        sentence=f"{founder} is recorded as a founder of {partnership}, and has no ground in its area.",
        advice=f"End the line from {partnership} to {founder}, or mend the area of either.",
        evidence=Evidence(lines=(line.id,)),
        rests_on=doubtful(line, *_grounded(context, line.subject), *_grounded(context, line.holder)),
    )


def _grounded(context: Context, organisation: str) -> tuple[Dated | None, ...]:
    """An organisation, and what it covers."""
    return (context.alive.get(organisation), *context.day.covered_by(organisation))


RULE = Rule(
    id="M09",
    title="Wrong founders",
    question="Which founders of an integrated care partnership have no ground in its area?",
    means="The law makes founders of those whose area lies wholly or partly inside; this one's does not.",
    does_not_mean="That it may not be invited: a partnership appoints other members as it likes.",
    severity=Severity.FAULT,
    counted="founders",
    cost="the founding lines, times the blocks of their ends",
    analysis=wrong_founders,
)
