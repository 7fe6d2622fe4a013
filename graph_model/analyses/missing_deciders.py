"""M02: claimed ground on which nobody decides a function, although the law names who should.

An undated right counts, and one of an unsure confidence does: a finding never rests on them. A right whose ground is
not known on the day may be here, so beside one the finding is information.
"""

from collections.abc import Iterator

from graph_model.analyses.context import Context
from graph_model.analyses.rule import Looked, Rule
from graph_model.analyses.telling import about, kinds, people
from graph_model.analyses.undecided import Hole, claimed_functions, holes
from graph_model.entities import StatutoryHolder
from graph_model.findings import Evidence, Finding, Severity
from graph_model.history import Blocks
from graph_model.vocabulary import DECIDING_ROLES, types_of
from graph_model.wording import listed

__all__ = ["RULE", "missing_deciders"]


def missing_deciders(context: Context) -> Looked:
    """Find claimed ground without a decider, by function and connected piece.

    Cost: the blocks of the rights over each claimed function.
    """
    findings = []
    for hole in holes(context):
        by_law = [row for row in _deciding(context, hole.function) if _is_for(context, row, hole.area.ground)]
        if len(by_law) > 0:
            findings.append(_finding(context, hole, by_law))
    return Looked.at(len(claimed_functions(context)), findings)


def _deciding(context: Context, function: str) -> Iterator[StatutoryHolder]:
    for row in context.prescribed(function):
        if row.role in DECIDING_ROLES and len(types_of(row.holder_type)) > 0 and row.optional is not True:
            yield row


def _is_for(context: Context, row: StatutoryHolder, ground: Blocks) -> bool:
    """Whether a rule is for this ground: for all, or for that of the organisations that it names."""
    if len(row.only_for) == 0:
        return True
    return any(not ground.isdisjoint(context.grounds.of(each) or frozenset()) for each in row.only_for)


def _finding(context: Context, hole: Hole, by_law: list[StatutoryHolder]) -> Finding:
    area = hole.area
    holder = kinds(row.holder_type for row in by_law)
    basis = listed(row.legal_basis for row in by_law if row.legal_basis is not None)
    function = about(context, [hole.function])
    likely = _likely(context, by_law, area.ground)
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        subjects=(),
        functions=(hole.function,),
        sentence=f"Nobody decides {function} for {area.name}{people(area.population)}; by law {holder} does ({basis}).",
        advice=f"Record the right of {likely or holder}, or mend the area that it is recorded for.",
        evidence=Evidence(missing=f"a right of {likely or holder} to decide {function} in {area.name}"),
        footprint=area.footprint,
        ground=area.ground,
        piece=area.piece,
        population=area.population,
        rests_on=tuple(right.id for right in hole.unplaced),
    )


def _likely(context: Context, by_law: list[StatutoryHolder], ground: Blocks) -> str:
    """The bodies of the type that the law names which work there."""
    types = frozenset().union(*(types_of(row.holder_type) for row in by_law))
    there = (each for each in context.of_types(types) if ground <= (context.grounds.of(each.id) or frozenset()))
    return listed(context.name(each.id) for each in there)


RULE = Rule(
    id="M02",
    title="Missing deciders",
    question="Where does nobody decide a function that the law gives to somebody?",
    means="The register claims to hold every right over this function here, and holds none on the day.",
    does_not_mean="That services have stopped; it says that who answers for them is not recorded.",
    severity=Severity.FAULT,
    counted="claimed functions",
    cost="linear in the blocks of the rights over the claimed functions",
    analysis=missing_deciders,
)
