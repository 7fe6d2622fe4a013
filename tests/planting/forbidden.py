"""Faults of what may not be there, or not any more: circles (D04), powers (D10), plans whose day has passed (D13)."""

from graph_model.entities import ALL_FUNCTIONS, Line
from graph_model.vocabulary import (
    DECIDING_ROLES,
    PATH_KINDS,
    Certainty,
    LineKind,
    OrganisationType,
    Role,
    types_of,
)
from tests.planting.spot import DAY, Plant, Spot, Variety

__all__ = ["VARIETIES"]

COUNCILS = types_of("upper_tier_la")
TRUSTS = types_of("nhs_trust_or_ft")
RECONFIGURATION = "service_reconfiguration"
SECOND = (*COUNCILS, OrganisationType.ICB, OrganisationType.NHS_ENGLAND, OrganisationType.NHS_FOUNDATION_TRUST)


def _circle(spot: Spot) -> Plant | None:
    """A body answers to one that answers to it, straight or over others."""
    line = spot.any_of(spot.sure_lines(*PATH_KINDS), lambda each: len(each.functions) > 0)
    if line is None:
        return None
    function = spot.dice.choice(line.functions)
    top, way = line.holder, [line.subject]
    while spot.toss():
        above = [
            each
            for each in spot.lines_from(top, *PATH_KINDS)
            if spot.is_sure(each)
            and (function in (each.functions) or ALL_FUNCTIONS in each.functions)
            and spot.type_of(each.holder) not in ("parliament", "electorate", "ft_membership")
            and each.holder in spot.context.alive
            and each.footprint is None
        ]
        if len(above) == 0:
            break
        way.append(top)
        top = spot.dice.choice(above).holder
    if spot.type_of(top) in ("parliament", "electorate", "ft_membership") or top in way:
        return None
    taken = {each.kind for each in spot.lines_from(top)}
    kind = spot.any_of(
        [
            kind
            for kind in (
                LineKind.INTERNAL_DELEGATION,
                LineKind.STATUTORY_ACCOUNTABILITY,
                LineKind.OWNERSHIP,
                LineKind.HOSTING,
            )
            if kind not in taken
        ]
    )
    if kind is None:
        return None
    new = spot.new_line(top, kind, line.subject, [function], footprint=line.footprint)
    new = new.model_copy(update={"valid_from": spot.on})
    return spot.plant("D04", spot.added(new), top, *way, allowed="D12 D04")


def _itself(spot: Spot) -> Plant | None:
    """A body answers to itself."""
    body = spot.any_of(spot.alive(*SECOND, *TRUSTS), lambda each: spot.is_known(each.id))
    if body is None:
        return None
    taken = {each.kind for each in spot.lines_from(body.id)}
    kind = spot.any_of(
        [kind for kind in (LineKind.OWNERSHIP, LineKind.SUBCONTRACT, LineKind.INTERNAL_DELEGATION) if kind not in taken]
    )
    function = spot.any_of(sorted(spot.history.functions))
    if kind is None or function is None:
        return None
    return spot.plant("D04", spot.added(spot.new_line(body.id, kind, body.id, [function])), body.id, allowed="M01")


def _subcontractors(spot: Spot) -> Plant | None:
    """Two trusts subcontract the same to each other."""
    trusts = spot.alive(*TRUSTS)
    function = spot.any_of(("acute_commissioning", "community_commissioning", "mental_health_commissioning"))
    pair = spot.any_of(
        [tuple(spot.dice.sample(trusts, 2)) for _ in range(20)] if len(trusts) > 1 else [],
        lambda pair: all(len(spot.lines_from(each.id, LineKind.SUBCONTRACT)) == 0 for each in pair),
    )
    if pair is None or function is None:
        return None
    one, other = pair
    lines = [
        spot.new_line(first.id, LineKind.SUBCONTRACT, second.id, [function]).model_copy(update={"valid_from": spot.on})
        for first, second in ((one, other), (other, one))
    ]
    return spot.plant("D04", spot.added(*lines), one.id, other.id, allowed="M01")


def _powerless(spot: Spot) -> Plant | None:
    """A right of a body that may decide nothing."""
    kinds = (
        OrganisationType.SUB_ICB_LOCATION,
        OrganisationType.SUB_ICB_REPORTING_ENTITY,
        OrganisationType.STP,
        OrganisationType.HOSC,
        OrganisationType.GP_PRACTICE,
        OrganisationType.COUNCIL_OF_GOVERNORS,
        OrganisationType.CANCER_ALLIANCE,
        OrganisationType.CLINICAL_NETWORK,
        OrganisationType.CLINICAL_REFERENCE_GROUP,
        OrganisationType.ICB_CLUSTER,
        OrganisationType.PCN,
        OrganisationType.LOCAL_HEALTHWATCH,
        OrganisationType.SOCIAL_ENTERPRISE,
        OrganisationType.ICS_NONSTATUTORY,
        OrganisationType.CSU,
        OrganisationType.PROFESSIONAL_BODY,
    )
    kind = spot.any_of(kinds, lambda each: len(spot.alive(each)) > 0)
    if kind is None:
        return None
    body = spot.any_of(spot.alive(kind), lambda each: spot.is_known(each.id))
    right = spot.any_of(spot.sure_rights(*DECIDING_ROLES), lambda each: each.function != RECONFIGURATION)
    if body is None or right is None:
        return None
    covers = spot.day.covered_by(body.id)
    footprint = covers[0].footprint if len(covers) > 0 and spot.toss() else right.footprint
    role = spot.dice.choice((Role.DECIDES, Role.DELEGATED_DECIDES, Role.JOINTLY_DECIDES))
    new = spot.new_right(body.id, right.function, role, footprint)
    return spot.plant("D10", spot.added(new), body.id, right.function)


def _only_if_delegated(spot: Spot) -> Plant | None:
    """A right in law of a body that decides only what was delegated to it."""
    kinds = (
        OrganisationType.PLACE_COMMITTEE,
        OrganisationType.NHS_ENGLAND_REGION,
        OrganisationType.PROVIDER_COLLABORATIVE,
    )
    body = spot.any_of(
        spot.alive(*kinds),
        lambda each: spot.is_known(each.id) and len(spot.lines_from(each.id, *PATH_KINDS)) > 0,
    )
    if body is None:
        return None
    parents = {line.holder for line in spot.lines_from(body.id, *PATH_KINDS)}
    right = spot.any_of(
        spot.sure_rights(Role.DECIDES),
        lambda each: each.organisation not in parents and each.function != RECONFIGURATION,
    )
    held = {row.function for parent in parents for row in spot.day.rights_of.get(parent, ())}
    if right is None or any(spot.related(right.function, each) for each in held):
        return None
    new = spot.new_right(body.id, right.function, Role.DECIDES, right.footprint)
    return spot.plant("D10", spot.added(new), body.id, right.function)


def _district(spot: Spot) -> Plant | None:
    """A district council that decides what upper-tier councils do."""
    body = spot.any_of(spot.alive(OrganisationType.DISTRICT_COUNCIL), lambda each: spot.is_known(each.id))
    function = spot.any_of(
        (
            "adult_social_care",
            "public_health_local",
            "children_social_care",
            "sexual_health",
            "drug_alcohol",
            "asc_market",
            "safeguarding_adults",
        )
    )
    if body is None or function is None or len(spot.day.covered_by(body.id)) == 0:
        return None
    if not any(row.role in DECIDING_ROLES for row in spot.context.prescribed(function)):
        return None
    new = spot.new_right(body.id, function, Role.DECIDES, spot.day.covered_by(body.id)[0].footprint)
    return spot.plant("D10", spot.added(new), body.id, function)


def _contract_with_a_code(spot: Spot) -> Plant | None:
    """A contract with reference data."""
    kinds = (OrganisationType.SUB_ICB_LOCATION, OrganisationType.SUB_ICB_REPORTING_ENTITY)
    code = spot.any_of(spot.alive(*kinds), lambda each: spot.is_known(each.id))
    line = spot.any_of(spot.sure_lines(LineKind.COMMISSIONING_CONTRACT), lambda each: spot.is_known(each.subject))
    if code is None or line is None:
        return None
    if spot.type_of(line.subject) is OrganisationType.GP_PRACTICE or spot.toss():
        trust = spot.any_of(spot.alive(*TRUSTS), lambda each: spot.is_known(each.id))
        function = spot.any_of(
            ("acute_commissioning", "community_commissioning", "mental_health_commissioning"),
            lambda each: trust is not None and not any(each in line.functions for line in spot.lines_from(trust.id)),
        )
        if trust is None or function is None:
            return None
        new = spot.new_line(trust.id, LineKind.COMMISSIONING_CONTRACT, code.id, [function])
        new = new.model_copy(update={"valid_from": max(new.valid_from, spot.since(trust, code))})
        return spot.plant("D10", spot.added(new), trust.id, code.id)
    change = spot.changed(line, holder=code.id, valid_from=spot.since(line, code))
    return spot.plant("D10", change, line.subject, code.id, allowed="M18")


def _only_planned(spot: Spot) -> Plant | None:
    """A line or right that has begun is still planned."""
    row = spot.any_of(spot.sure_lines() if spot.toss() else spot.sure_rights(), lambda each: each.valid_from < spot.on)
    if row is None:
        return None
    named = (row.subject, row.holder) if isinstance(row, Line) else (row.organisation,)
    return spot.plant("D13", spot.changed(row, certainty=Certainty.PLANNED), *named, row.id)


def _only_announced(spot: Spot) -> Plant | None:
    """Something was announced for a day that has passed."""
    body = spot.any_of(spot.alive(OrganisationType.ICB, *COUNCILS), lambda each: spot.is_known(each.id))
    if body is None:
        return None
    columns = {"certainty": Certainty.ANNOUNCED, "valid_from": spot.on - DAY * spot.dice.randint(1, 400)}
    covers = spot.day.covered_by(body.id)
    if spot.toss() and len(covers) > 0:
        function = spot.any_of(sorted(spot.history.functions))
        right = spot.new_right(body.id, function or "", Role.DECIDES, covers[0].footprint)
        return spot.plant("D13", spot.added(right.model_copy(update=columns)), body.id, right.id)
    other = spot.any_of(spot.alive(*TRUSTS, OrganisationType.CQC), lambda each: spot.is_known(each.id))
    if other is None:
        return None
    line = spot.new_line(body.id, spot.dice.choice((LineKind.DELEGATION, LineKind.OVERSIGHT)), other.id, ["*"])
    return spot.plant("D13", spot.added(line.model_copy(update=columns)), body.id, other.id, line.id)


VARIETIES = (
    Variety("D04", "a line back", _circle),
    Variety("D04", "a line to itself", _itself),
    Variety("D04", "two subcontract to each other", _subcontractors),
    Variety("D10", "a body that may not decide", _powerless),
    Variety("D10", "a body that decides only what was delegated", _only_if_delegated),
    Variety("D10", "a district with social care", _district),
    Variety("D10", "a contract with reference data", _contract_with_a_code),
    Variety("D13", "a row is still planned", _only_planned),
    Variety("D13", "a row was announced", _only_announced),
)
