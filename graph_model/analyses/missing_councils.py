"""M15: partnerships without any council.

An integrated care partnership must have one among those it answers to; which one is missing is M05's to say, where
ground tells. Of other partnerships, none is missed unless the membership or representation of councils is claimed.
"""

from collections.abc import Iterator

from graph_model.analyses.context import Context
from graph_model.analyses.expecting import sharing
from graph_model.analyses.rule import Looked, Rule
from graph_model.entities import Organisation
from graph_model.findings import Evidence, Finding, Severity, doubtful
from graph_model.vocabulary import HolderWord, LineKind, OrganisationType, types_of

__all__ = ["RULE", "missing_councils"]

_COUNCILS = types_of(HolderWord.UPPER_TIER_LA)
# Partnerships of systems and places, in which councils are meant to sit.
_PARTNERSHIPS = frozenset(
    {
        OrganisationType.STP,
        OrganisationType.ICS_NONSTATUTORY,
        OrganisationType.PLACE_PARTNERSHIP,
        OrganisationType.AREA_PARTNERSHIP,
    }
)
_SEATS = (LineKind.MEMBERSHIP, LineKind.REPRESENTATION)


def missing_councils(context: Context) -> Looked:
    """Find partnerships that no council belongs to.

    Cost: the partnerships, times the councils for those that have none.
    """
    statutory = context.of_types({OrganisationType.ICP_STATUTORY})
    others = context.of_types(_PARTNERSHIPS)
    without = [each for each in statutory if not _has_parent(context, each)]
    lonely = [each for each in others if not _has_seat(context, each) and _is_claimed(context, each)]
    found = [_finding(context, each, RULE.severity) for each in without]
    return Looked.at(len(statutory) + len(others), found + [_finding(context, each, Severity.INFO) for each in lonely])


def _has_parent(context: Context, partnership: Organisation) -> bool:
    lines = context.lines_from(partnership.id, LineKind.JOINT_EXERCISE)
    return any(context.kind_of(line.holder) in _COUNCILS for line in lines)


def _has_seat(context: Context, partnership: Organisation) -> bool:
    lines = (*context.lines_to(partnership.id, *_SEATS), *context.lines_from(partnership.id))
    return any(context.kind_of(end) in _COUNCILS for line in lines for end in (line.subject, line.holder))


def _is_claimed(context: Context, partnership: Organisation) -> bool:
    return any(_claimed_seats(context, partnership))


def _claimed_seats(context: Context, partnership: Organisation) -> Iterator[bool]:
    if any(context.claims.speaks_of(kind) for kind in _SEATS):
        for council, _ in sharing(context, partnership, _COUNCILS):
            yield any(context.claims.holds_lines(kind, council) for kind in _SEATS)


def _finding(context: Context, partnership: Organisation, severity: Severity) -> Finding:
    name = context.name(partnership.id)
    return Finding(
        rule=RULE.id,
        severity=severity,
        subjects=(partnership.id,),
        functions=(),
        sentence=f"No council is recorded as a partner of {name}.",
        advice=f"Record which councils {name} is made of.",
        evidence=Evidence(missing=f"a line between {name} and an upper-tier council"),
        rests_on=doubtful(partnership),
    )


RULE = Rule(
    id="M15",
    title="Missing councils",
    question="Which partnerships of the health service and local government have no council?",
    means="A partnership that is made of both has only one of them on record.",
    does_not_mean="That councils stay away; for informal partnerships it is information only.",
    severity=Severity.FAULT,
    counted="partnerships",
    cost="the partnerships, times the councils for those that have none",
    analysis=missing_councils,
)
