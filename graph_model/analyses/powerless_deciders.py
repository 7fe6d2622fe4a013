"""D10: rights and contracts of bodies that may not have them.

Who may decide follows from what a body is (domain 2.1): some types in their own right, some only what was delegated to
them, the rest nothing. A record that is only reference data holds no right at all and is nobody's commissioner. A
district council decides nothing in social care and public health: what the law gives to upper-tier councils, and not
to housing authorities, in the groups of functions that councils have.
"""

from collections.abc import Iterator
from functools import partial

from graph_model.analyses.aspects import HOLDERS
from graph_model.analyses.context import Context
from graph_model.analyses.phrasing import with_article
from graph_model.analyses.rule import Looked, Rule
from graph_model.analyses.telling import about
from graph_model.entities import Line, Organisation, Right
from graph_model.findings import Evidence, Finding, Severity, doubtful
from graph_model.vocabulary import (
    DECIDING_ROLES,
    FORMS,
    MAY_DECIDE,
    NEVER_DECIDE,
    Form,
    HolderGroup,
    HolderWord,
    LineKind,
    OrganisationType,
    Role,
    types_of,
)

__all__ = ["RULE", "powerless_deciders"]

_CONTRACTS = (LineKind.COMMISSIONING_CONTRACT, LineKind.SUBCONTRACT)
_UPPER_TIER = types_of(HolderWord.UPPER_TIER_LA)


def powerless_deciders(context: Context) -> Looked:
    """Find rights and contracts that a body of its type may not have.

    Cost: linear in the rights, and in the lines to reference data.
    """
    looked = list(context.over_organisations(RULE.id, {HOLDERS}, partial(_of_organisation, context)))
    return Looked.at(sum(count for count, _ in looked), (finding for _, found in looked for finding in found))


def _of_organisation(context: Context, organisation: Organisation) -> tuple[int, tuple[Finding, ...]]:
    """How many rights an organisation has, and what is wrong with them and with the contracts that it is party to."""
    rights = context.day.rights_of.get(organisation.id, ())
    return len(rights), tuple(_wrong(context, organisation, rights))


def _wrong(context: Context, organisation: Organisation, rights: tuple[Right, ...]) -> Iterator[Finding]:
    areas: dict[str, list[Right]] = {}
    for right in rights:
        if _may_not_have(context, organisation, right):
            areas.setdefault(right.footprint, []).append(right)
    yield from (_with_right(context, organisation, each) for each in areas.values())
    if FORMS[organisation.type] is Form.REFERENCE:
        for line in context.lines_to(organisation.id, *_CONTRACTS):
            yield _with_contract(context, organisation, line)


def _may_not_have(context: Context, organisation: Organisation, right: Right) -> bool:
    kind = organisation.type
    if FORMS[kind] is Form.REFERENCE:
        return True
    if right.role not in DECIDING_ROLES:
        return False
    if kind in NEVER_DECIDE:
        return True
    if kind not in MAY_DECIDE:
        return right.role is Role.DECIDES
    return kind is OrganisationType.DISTRICT_COUNCIL and _is_upper_tier(context, right.function)


def _is_upper_tier(context: Context, function: str) -> bool:
    """Whether the law has upper-tier councils decide a function, and no district council; own duties are not meant."""
    for level in context.history.ancestry(function):
        rows = [row for row in context.prescribed(level) if row.role in DECIDING_ROLES]
        if len(rows) > 0:
            deciding = frozenset().union(*(types_of(row.holder_type) for row in rows))
            own = any(row.group is HolderGroup.OWN for row in rows)
            return not own and deciding >= _UPPER_TIER and OrganisationType.DISTRICT_COUNCIL not in deciding
    return False


def _with_right(context: Context, organisation: Organisation, rights: list[Right]) -> Finding:
    name, functions = context.name(organisation.id), tuple(right.function for right in rights)
    footprint = rights[0].footprint
    ground = context.day.ground.get(footprint, frozenset())
    kind = with_article(organisation.type)
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        subjects=(organisation.id,),
        functions=functions,
        sentence=f"{name} is recorded with a power over {about(context, functions)}, which {kind} may not have.",
        advice="Find the body that decides this in law, and record the right as that body's.",
        evidence=Evidence(rights=tuple(right.id for right in rights)),
        footprint=footprint,
        ground=ground,
        population=context.history.population(ground) if len(ground) > 0 else None,
        rests_on=()
        if any(len(doubtful(each, organisation)) == 0 for each in rights)
        else doubtful(rights, organisation),
    )


def _with_contract(context: Context, organisation: Organisation, line: Line) -> Finding:
    provider, name = context.name(line.subject), context.name(organisation.id)
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        subjects=(line.subject, organisation.id),
        functions=line.functions,
        sentence=f"{provider} is recorded with a contract with {name}, which is an area's code, not a commissioner.",
        advice=f"Record the contract with the board whose area {name} is a code for.",
        evidence=Evidence(lines=(line.id,)),
        footprint=line.footprint,
        rests_on=doubtful(line, organisation),
    )


RULE = Rule(
    id="D10",
    title="Powerless deciders",
    question="Which bodies are recorded with a power that a body of their type may not have?",
    means="The record gives a decision to a body that cannot take it, so nobody takes it lawfully.",
    does_not_mean="That the body has no influence: it may plan, advise or coordinate.",
    severity=Severity.FAULT,
    counted="rights",
    cost="linear in the rights, and in the contracts with reference data",
    analysis=powerless_deciders,
)
