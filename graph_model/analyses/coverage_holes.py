"""M11: a place that is claimed as a whole for a function, and is not covered.

Where the law names who should decide, M02 says so, and this gives way to it. What is left are functions that the law
gives to nobody in particular. Undated rights cover; a right on unknown ground may, and makes this information.
"""

from graph_model.analyses.context import Context
from graph_model.analyses.rule import Looked, Rule
from graph_model.analyses.telling import about, people
from graph_model.analyses.undecided import Hole, claimed_functions, holes
from graph_model.findings import Evidence, Finding, Severity

__all__ = ["RULE", "coverage_holes"]


def coverage_holes(context: Context) -> Looked:
    """Find what is not covered of the ground that is claimed.

    Cost: that of M02, with which it shares the work.
    """
    claimed = sum(len(context.claims.footprints_of_rights(each)) or 1 for each in claimed_functions(context))
    return Looked.at(claimed, (_finding(context, hole) for hole in holes(context)))


def _finding(context: Context, hole: Hole) -> Finding:
    area = hole.area
    function = about(context, [hole.function])
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        subjects=(),
        functions=(hole.function,),
        sentence=f"Nobody is recorded as deciding {function} for {area.name}{people(area.population)}, although the "
        "register says that it has every decider there.",
        advice="Record who decides there, or mend the register's claim to be complete.",
        evidence=Evidence(missing=f"a right to decide {function} in {area.name}"),
        footprint=area.footprint,
        ground=area.ground,
        piece=area.piece,
        population=area.population,
        rests_on=tuple(right.id for right in hole.unplaced),
    )


RULE = Rule(
    id="M11",
    title="Coverage holes",
    question="Which ground that is claimed as a whole for a function has nobody who decides it?",
    means="The register says that it is complete here, and leaves a hole.",
    does_not_mean="That the law wants somebody to decide it here; then M02 says so.",
    severity=Severity.FAULT,
    counted="claimed areas",
    cost="linear in the blocks of the rights over the claimed functions, shared with M02",
    analysis=coverage_holes,
)
