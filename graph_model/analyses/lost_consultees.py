"""M17: decisions on service change with no health scrutiny committee to consult.

Judged on ground for which all rights over service change are claimed. A committee is consulted by its right, whatever
its dates; one on unknown ground may be there, and makes this information.
"""

from collections.abc import Iterator

from graph_model.analyses.aspects import CLAIMS, DECIDING, GROUND, rights_over
from graph_model.analyses.context import Context
from graph_model.analyses.grounds import Area
from graph_model.analyses.rule import Looked, Rule
from graph_model.analyses.telling import about, kinds, people
from graph_model.entities import Right
from graph_model.findings import Evidence, Finding, Severity, doubtful
from graph_model.vocabulary import Role, types_of

__all__ = ["RULE", "lost_consultees"]

FUNCTION = "service_reconfiguration"


def lost_consultees(context: Context) -> Looked:
    """Find ground on which somebody decides and nobody is consulted.

    Cost: the rights over service change, times their blocks.
    """
    deciding = [right for right in context.deciding if right.function == FUNCTION]
    claimed = context.claims.ground_of_rights(FUNCTION)
    wanted = [row for row in context.prescribed(FUNCTION) if row.role is Role.MUST_BE_CONSULTED]
    if len(claimed) == 0 or len(wanted) == 0:
        return Looked.at(0, ())
    types = frozenset().union(*(types_of(row.holder_type) for row in wanted))
    consulted = [right for right in _consulted(context) if context.kind_of(right.organisation) in types]
    heard = frozenset().union(*(context.day.ground.get(right.footprint, frozenset()) for right in consulted))
    unplaced = [right for right in consulted if right.footprint not in context.day.ground]
    unsure = [doubtful(row) for row in wanted]
    law = () if any(len(each) == 0 for each in unsure) else tuple(row for each in unsure for row in each)
    doubts = (*law, *(right.id for right in unplaced))
    found = []
    for right in deciding:
        lost = (context.day.ground.get(right.footprint, frozenset()) & claimed) - heard
        areas = map(context.grounds.area, context.grounds.pieces(lost))
        found += [_finding(context, right, area, (doubts, kinds(types))) for area in areas]
    return Looked.at(len(deciding), found)


def _consulted(context: Context) -> Iterator[Right]:
    for right in context.day.rights_over.get(FUNCTION, ()):
        if right.role is Role.MUST_BE_CONSULTED:
            yield right


def _finding(context: Context, right: Right, area: Area, wanted: tuple[tuple[str, ...], str]) -> Finding:
    doubts, consultee = wanted
    name = context.name(right.organisation)
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        subjects=(right.organisation,),
        functions=(FUNCTION,),
        sentence=f"{name} decides {about(context, [FUNCTION])} for {area.name}{people(area.population)}, where no"
        f" {consultee} must be consulted.",
        advice="Record the health scrutiny committee of the council, or the joint one that acts for it.",
        evidence=Evidence(rights=(right.id,), missing=f"a right of a {consultee} to be consulted in {area.name}"),
        footprint=area.footprint,
        ground=area.ground,
        piece=area.piece,
        population=area.population,
        rests_on=(*doubtful(right), *doubts),
    )


RULE = Rule(
    id="M17",
    title="Lost consultees",
    question="Where is a substantial change of services decided without a health scrutiny committee to consult?",
    means="Nobody who is elected locally must be asked before services change here.",
    does_not_mean="That nobody is asked.",
    severity=Severity.WARNING,
    counted="deciding rights over service change",
    cost="the rights over service change, times their blocks",
    analysis=lost_consultees,
    reads=frozenset({DECIDING, GROUND, CLAIMS}) | rights_over(FUNCTION),
)
