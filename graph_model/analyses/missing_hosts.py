"""M12: partnerships and contract arrangements that nobody hosts, exercises jointly or has as its committee.

They have no legal person of their own, so somebody must lend one. Informal partnerships (L15) need none while they
decide nothing, and a group of networks is but a name for several. A contract arrangement has one in whoever holds its
contract, and a collaborative in its members (P12). An undated line is there.
"""

from functools import partial

from graph_model.analyses.context import Context
from graph_model.analyses.phrasing import with_article
from graph_model.analyses.rule import Looked, Rule
from graph_model.entities import Organisation
from graph_model.findings import Evidence, Finding, Severity, doubtful
from graph_model.vocabulary import DECIDING_ROLES, FORMS, Form, LineKind, OrganisationType

__all__ = ["RULE", "missing_hosts"]

_INFORMAL = frozenset(
    {
        OrganisationType.STP,
        OrganisationType.ICS_NONSTATUTORY,
        OrganisationType.ICS,
        OrganisationType.ICB_CLUSTER,
        OrganisationType.AREA_PARTNERSHIP,
        OrganisationType.VCSE_ALLIANCE,
    }
)
# Networks or bodies that are named together, whatever each of them is, and no body themselves.
_NAMED_TOGETHER = frozenset({OrganisationType.PCN_GROUP})
_INFORMAL_WITHOUT_A_RIGHT = frozenset({OrganisationType.PLACE_PARTNERSHIP})
_LENDING_KINDS = (LineKind.HOSTING, LineKind.JOINT_EXERCISE, LineKind.INTERNAL_DELEGATION)
_CONTRACTS = (LineKind.COMMISSIONING_CONTRACT, LineKind.SUBCONTRACT)


def missing_hosts(context: Context) -> Looked:
    """Find those without a legal person.

    Cost: linear in the organisations and their lines.
    """
    looked = [each for each in context.over_organisations(RULE.id, (), partial(_judged, context)) if each is not None]
    return Looked.at(len(looked), (finding for found in looked for finding in found))


def _judged(context: Context, each: Organisation) -> tuple[Finding, ...] | None:
    """What is wrong with an organisation; None where it is not looked at."""
    if FORMS[each.type] not in {Form.PARTNERSHIP, Form.CONTRACT} or _is_informal(context, each):
        return None
    return (_finding(context, each),) if _is_alone(context, each) else ()


def _is_informal(context: Context, organisation: Organisation) -> bool:
    if organisation.type in _INFORMAL_WITHOUT_A_RIGHT:
        rights = context.day.rights_of.get(organisation.id, ())
        return not any(right.role in DECIDING_ROLES for right in rights)
    return organisation.type in _INFORMAL | _NAMED_TOGETHER


def _is_alone(context: Context, organisation: Organisation) -> bool:
    if len(context.lines_from(organisation.id, *_LENDING_KINDS)) > 0:
        return False
    if FORMS[organisation.type] is Form.CONTRACT:
        return len(context.lines_from(organisation.id, *_CONTRACTS)) == 0
    is_collaborative = organisation.type is OrganisationType.PROVIDER_COLLABORATIVE
    return not (is_collaborative and len(context.lines_to(organisation.id, LineKind.MEMBERSHIP)) > 0)


def _finding(context: Context, organisation: Organisation) -> Finding:
    name = context.name(organisation.id)
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        subjects=(organisation.id,),
        functions=(),
        sentence=f"{name} is {with_article(organisation.type)} without a legal person of its own, and no host is "
        "recorded.",
        advice=f"Record which body hosts {name}, or whose committee it is.",
        evidence=Evidence(missing=f"a host of {name}, or a line to those whose joint organ or committee it is"),
        rests_on=doubtful(organisation),
    )


RULE = Rule(
    id="M12",
    title="Missing hosts",
    question="Which partnerships and contract arrangements are hosted by nobody?",
    means="Nobody is recorded who employs its staff, holds its money or signs for it.",
    does_not_mean="That it is unlawful; informal partnerships that decide nothing need no host, and are not looked at.",
    severity=Severity.WARNING,
    counted="partnerships and contract arrangements",
    cost="linear in the organisations and their lines",
    analysis=missing_hosts,
)
