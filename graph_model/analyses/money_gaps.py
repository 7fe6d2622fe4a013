"""M07: deciders that no money is recorded for, where all money of their type is claimed.

Money is paid for what a body decides; which functions the law funds is in the expected lines (P05, P22). An undated
allocation is there. Elsewhere than claimed nothing is said.
"""

from graph_model.analyses.context import Context
from graph_model.analyses.expecting import expected_of
from graph_model.analyses.rule import Looked, Rule
from graph_model.analyses.telling import people
from graph_model.entities import Organisation
from graph_model.findings import Evidence, Finding, Severity, doubtful
from graph_model.spoken import spoken
from graph_model.vocabulary import DECIDING_ROLES, MONEY_KINDS, LineKind
from graph_model.wording import joined

__all__ = ["RULE", "money_gaps"]


def money_gaps(context: Context) -> Looked:
    """Find deciders without an allocation.

    Cost: linear in the deciding rights and the lines of their organisations.
    """
    if not any(context.claims.speaks_of(kind) for kind in MONEY_KINDS):
        return Looked.at(0, ())
    deciders = sorted({right.organisation for right in context.deciding} & context.alive.keys())
    funded = [context.alive[each] for each in deciders]
    funded = [each for each in funded if context.claims.holds_lines(LineKind.FINANCIAL_ALLOCATION, each)]
    without = [each for each in funded if len(context.lines_from(each.id, *MONEY_KINDS)) == 0]
    return Looked.at(len(funded), (_finding(context, each) for each in without))


def _finding(context: Context, organisation: Organisation) -> Finding:
    name = context.name(organisation.id)
    rows = [row for row in expected_of(context, organisation) if row.kind in MONEY_KINDS]
    payer = joined(sorted({spoken(row.holder_type) for row in rows}) or ["whoever pays it"])
    rights = [right for right in context.day.rights_of.get(organisation.id, ()) if right.role in DECIDING_ROLES]
    ground = context.grounds.of(organisation.id)
    population = None if ground is None else context.history.population(ground)
    sure = any(len(doubtful(right)) == 0 for right in rights)
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        subjects=(organisation.id,),
        functions=tuple({function for row in rows for function in row.functions}),
        sentence=f"{name}{people(population)} decides, and no money is recorded for what it decides.",
        advice=f"Record the allocation of {name} by {payer}.",
        evidence=Evidence(
            rights=tuple(right.id for right in rights),
            missing=f"the allocation of money to {name} by {payer}",
        ),
        ground=ground or frozenset(),
        population=population,
        rests_on=doubtful(organisation) if sure else doubtful(rights, organisation),
    )


RULE = Rule(
    id="M07",
    title="Money gaps",
    question="Which deciders have no financial allocation on record?",
    means="Money and decision are recorded apart: who pays for what this body decides is not known.",
    does_not_mean="That it has no money.",
    severity=Severity.WARNING,
    counted="deciders whose money is claimed",
    cost="linear in the deciding rights and the lines of their organisations",
    analysis=money_gaps,
)
