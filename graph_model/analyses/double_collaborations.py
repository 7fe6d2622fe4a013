"""D08: a trust in two collaboratives for the same function on overlapping ground.

A trust is in a collaborative by membership, or because the collaborative exercises functions for it jointly. The
function is that of the lines; a line without functions may be about any. The ground is what the collaboratives cover,
else that of their lines; where it is not known, nothing is found. It is information: collaboratives are
made to overlap.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations, product

from graph_model.analyses.context import Context
from graph_model.analyses.overlapping import shared_functions
from graph_model.analyses.rule import Looked, Rule
from graph_model.analyses.telling import about
from graph_model.entities import ALL_FUNCTIONS, Line, Organisation
from graph_model.findings import Evidence, Finding, Severity, doubtful
from graph_model.history import Blocks
from graph_model.vocabulary import HolderWord, LineKind, OrganisationType, types_of

__all__ = ["RULE", "double_collaborations"]

_COLLABORATIVES = frozenset({OrganisationType.PROVIDER_COLLABORATIVE, OrganisationType.PROVIDER_ALLIANCE})


def double_collaborations(context: Context) -> Looked:
    """Find trusts that are in two collaboratives for one function.

    Cost: the pairs of collaboratives of each trust, and of its lines with them.
    """
    trusts = context.of_types(types_of(HolderWord.NHS_TRUST_OR_FT))
    return Looked.at(len(trusts), (finding for trust in trusts for finding in _of_trust(context, trust)))


def _of_trust(context: Context, trust: Organisation) -> Iterator[Finding]:
    joined_by: dict[str, list[Line]] = {}
    for line in context.lines_from(trust.id, LineKind.MEMBERSHIP):
        joined_by.setdefault(line.holder, []).append(line)
    for line in context.lines_to(trust.id, LineKind.JOINT_EXERCISE):
        joined_by.setdefault(line.subject, []).append(line)
    collaboratives = sorted(each for each in joined_by if context.kind_of(each) in _COLLABORATIVES)
    for one, other in combinations(collaboratives, 2):
        shared = _shared(context, one, joined_by[one], other, joined_by[other])
        functions = _functions(context, joined_by[one], joined_by[other])
        if len(shared) > 0 and len(functions) > 0:
            yield _finding(context, trust, (one, other), functions, shared, [*joined_by[one], *joined_by[other]])


def _shared(context: Context, one: str, mine: list[Line], other: str, theirs: list[Line]) -> Blocks:
    grounds = (_ground(context, one, mine), _ground(context, other, theirs))
    return frozenset() if grounds[0] is None or grounds[1] is None else grounds[0] & grounds[1]


def _ground(context: Context, collaborative: str, lines: Iterable[Line]) -> Blocks | None:
    named = [line.footprint for line in lines if line.footprint is not None]
    return context.grounds.of(collaborative) or context.grounds.of_footprints(named)


def _functions(context: Context, one: Iterable[Line], other: Iterable[Line]) -> tuple[str, ...]:
    shared = (shared_functions(context.history, mine, theirs) for mine, theirs in product(one, other))
    found = {function for functions in shared for function in ((ALL_FUNCTIONS,) if functions is None else functions)}
    return (ALL_FUNCTIONS,) if ALL_FUNCTIONS in found else tuple(sorted(found))


def _finding(
    context: Context,
    trust: Organisation,
    both: tuple[str, str],
    functions: tuple[str, ...],
    shared: Blocks,
    lines: list[Line],
) -> Finding:
    area = context.grounds.area(shared)
    what = "all that they do" if functions == (ALL_FUNCTIONS,) else about(context, functions)
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        subjects=(trust.id, *both),
        functions=functions,
        sentence=f"{context.name(trust.id)} is in {' and in '.join(map(context.name, both))}, both for {what},"
        f" and both work in {area.name}.",
        advice="See whether the two do the same work, and which of them speaks for the trust.",
        evidence=Evidence(lines=tuple(line.id for line in lines)),
        footprint=area.footprint,
        ground=shared,
        piece=area.piece,
        population=area.population,
        rests_on=(*doubtful(lines), *(line.id for line in lines if len(line.functions) == 0)),
    )


RULE = Rule(
    id="D08",
    title="Double collaborations",
    question="Which trusts are in two collaboratives for one function on overlapping ground?",
    means="Two collaboratives may each plan the same service of this trust.",
    does_not_mean="That anything is wrong: a trust may be in several.",
    severity=Severity.INFO,
    counted="trusts",
    cost="the pairs of collaboratives of each trust",
    analysis=double_collaborations,
)
