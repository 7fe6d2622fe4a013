"""Faults of what is there twice, or may not be there: D01, D02, D04, D10 to D13."""

from graph_model.entities import ALL_FUNCTIONS, Line, Organisation, Right
from graph_model.vocabulary import (
    DECIDING_ROLES,
    FORMS,
    PATH_KINDS,
    Certainty,
    Form,
    HolderGroup,
    LineKind,
    OrganisationType,
    Role,
    types_of,
)
from tests.planting.spot import DAY, Change, Plant, Spot, Variety

__all__ = ["VARIETIES"]

COUNCILS = types_of("upper_tier_la")
TRUSTS = types_of("nhs_trust_or_ft")
JOINING = (LineKind.DELEGATION, LineKind.INTERNAL_DELEGATION, LineKind.JOINT_EXERCISE)
RECONFIGURATION = "service_reconfiguration"


def _is_compared(spot: Spot, function: str) -> bool:
    """Whether two deciders of a function are one too many."""
    rows = [row for level in spot.levels(function) for row in spot.day.statutory_holders.get(level, ())]
    return all(row.group not in (HolderGroup.OWN, HolderGroup.JOINT) for row in rows)


def _are_joined(spot: Spot, one: str, other: str) -> bool:
    """Whether some line, or an organ of both, joins two bodies."""
    ends = [
        {line.subject, line.holder}
        for each in (one, other)
        for line in (*spot.lines_from(each, *JOINING), *spot.lines_to(each, *JOINING))
    ]
    near = [frozenset().union(*(end for end in ends if each in end)) for each in (one, other)]
    return not near[0].isdisjoint(near[1])


def _decider(spot: Spot) -> Right | None:
    def will_do(right: Right) -> bool:
        here = {each.organisation for each in spot.day.rights_over.get(right.function, ())}
        return (
            _is_compared(spot, right.function)
            and len(spot.ground(right.footprint)) > 0
            and right.subject_type is None
            and right.function != RECONFIGURATION
            and len(here) > 0
        )

    return spot.any_of(spot.sure_rights(Role.DECIDES, Role.JOINTLY_DECIDES), will_do)


def _may_decide_too(spot: Spot, right: Right, each: Organisation) -> bool:
    """Whether a body may hold a right beside another, and is joined with nobody who decides there."""
    there = spot.ground(right.footprint)
    deciding = {row.organisation for row in spot.deciders(right.function, there)}
    return (
        each.id not in deciding
        and spot.is_known(each.id)
        and spot.arrives(each.id, right.function)
        and len(spot.day.covered_by(each.id)) > 0
        and not any(_are_joined(spot, each.id, other) for other in deciding)
        and not any(spot.related(right.function, row.function) for row in spot.day.rights_of.get(each.id, ()))
    )


SECOND = (*COUNCILS, OrganisationType.ICB, OrganisationType.NHS_ENGLAND, OrganisationType.NHS_FOUNDATION_TRUST)


def _second(spot: Spot) -> Plant | None:
    """Another body decides the same on the same ground, or on some of it."""
    right = _decider(spot)
    if right is None:
        return None
    body = spot.any_of(spot.alive(*SECOND, OrganisationType.CCG), lambda each: _may_decide_too(spot, right, each))
    part = spot.any_of(
        sorted(spot.day.ground),
        lambda each: each in spot.history.footprints and spot.ground(each) <= spot.ground(right.footprint),
    )
    if body is None or part is None:
        return None
    new = spot.new_right(
        body.id,
        right.function,
        spot.dice.choice((Role.DECIDES, Role.JOINTLY_DECIDES)),
        spot.dice.choice((part, right.footprint)),
    )
    new = new.model_copy(update={"valid_from": max(new.valid_from, spot.since(right))})
    return spot.plant("D01", spot.added(new), right.organisation, body.id, right.function)


def _neighbour(spot: Spot) -> Plant | None:
    """A body of the same type decides on the ground of its neighbour as well."""
    right = _decider(spot)
    if right is None:
        return None
    kind = spot.type_of(right.organisation)
    other = spot.any_of(
        [each for each in spot.sure_rights(right.role) if each.function == right.function],
        lambda each: (
            each.organisation != right.organisation
            and spot.type_of(each.organisation) is kind
            and len(spot.ground(each.footprint)) > 0
            and not _are_joined(spot, right.organisation, each.organisation)
            and len(spot.day.covered_by(right.organisation)) > 0
            and _alone(spot, each)
        ),
    )
    if other is None:
        return None
    new = right.model_copy(
        update={"id": spot.name("right"), "footprint": other.footprint, "valid_from": spot.since(right, other)}
    )
    return spot.plant("D01", spot.added(new), right.organisation, other.organisation, right.function)


def _alone(spot: Spot, right: Right) -> bool:
    deciding = spot.deciders(right.function, spot.ground(right.footprint))
    return {each.organisation for each in deciding} == {right.organisation}


def _wider(spot: Spot) -> Plant | None:
    """A right is recorded for more ground than it is for."""
    right = _decider(spot)
    if right is None or len(spot.day.covered_by(right.organisation)) == 0:
        return None
    others = [
        each
        for each in spot.sure_rights(right.role)
        if each.function == right.function
        and each.organisation != right.organisation
        and not _are_joined(spot, right.organisation, each.organisation)
    ]
    wide = spot.any_of(
        sorted(spot.day.ground),
        lambda each: (
            each in spot.history.footprints
            and spot.ground(right.footprint) < spot.ground(each)
            and any(spot.ground(other.footprint) & spot.ground(each) for other in others)
        ),
    )
    if wide is None:
        return None
    other = next(each for each in others if spot.ground(each.footprint) & spot.ground(wide))
    change = spot.changed(right, footprint=wide)
    return spot.plant("D01", change, right.organisation, other.organisation, right.function, allowed="D01 M06")


def _no_line_between(spot: Spot) -> Plant | None:
    """A delegate is recorded as deciding in law, and its delegation is gone."""
    right = spot.any_of(
        spot.sure_rights(Role.DELEGATED_DECIDES),
        lambda each: FORMS[spot.type_of(each.organisation)] is Form.BODY and _is_compared(spot, each.function),
    )
    if right is None:
        return None
    levels = spot.levels(right.function)
    lines = [
        line
        for line in spot.lines_from(right.organisation, LineKind.DELEGATION)
        if not levels.isdisjoint(line.functions)
    ]
    heads = [
        each
        for line in lines
        for each in spot.day.rights_of.get(line.holder, ())
        if each.function == right.function and each.role is Role.DECIDES and spot.is_sure(each)
    ]
    if len(lines) != 1 or len(heads) == 0 or len(lines[0].functions) != 1:
        return None
    change = Change(take=(*lines, right), put=(right.model_copy(update={"role": Role.DECIDES}),))
    return spot.plant("D01", change, right.organisation, heads[0].organisation, right.function, allowed="M18 D01")


def _without_subject_type(spot: Spot) -> Plant | None:
    """Two who oversee different bodies, and it is not said which."""
    right = spot.any_of(
        spot.sure_rights(Role.DECIDES),
        lambda each: (
            each.subject_type is not None
            and any(
                other.subject_type not in (None, each.subject_type)
                and other.role is Role.DECIDES
                and other.organisation != each.organisation
                for other in spot.day.rights_over.get(each.function, ())
            )
        ),
    )
    if right is None:
        return None
    other = next(
        each
        for each in spot.day.rights_over[right.function]
        if each.organisation != right.organisation and each.role is Role.DECIDES and each.subject_type is not None
    )
    change = spot.changed(right, subject_type=None)
    return spot.plant("D01", change, right.organisation, other.organisation, right.function)


FORKING = (
    LineKind.STATUTORY_ACCOUNTABILITY,
    LineKind.INTERNAL_DELEGATION,
    LineKind.DELEGATION,
    LineKind.OVERSIGHT,
    LineKind.PARLIAMENTARY,
    LineKind.DEMOCRATIC,
    LineKind.OWNERSHIP,
    LineKind.HOSTING,
    LineKind.FINANCIAL_ALLOCATION,
)


def _second_holder(spot: Spot) -> Plant | None:
    """A body answers by a second line of a kind that it has, to another body of the type."""
    kind = spot.any_of([each for each in FORKING if len(spot.sure_lines(each)) > 0])
    line = spot.any_of(spot.sure_lines(kind), lambda each: spot.is_known(each.subject)) if kind else None
    if line is None:
        return None
    like = spot.type_of(line.holder)
    types = (
        {like}
        if like not in (OrganisationType.NHS_ENGLAND, OrganisationType.PARLIAMENT)
        else {
            OrganisationType.SECRETARY_OF_STATE,
            OrganisationType.GOVERNMENT_DEPARTMENT,
            OrganisationType.CQC,
        }
    )
    if kind is LineKind.DELEGATION:
        types = {OrganisationType.SECRETARY_OF_STATE, OrganisationType.ICB}
    holder = spot.any_of(
        spot.alive(*types),
        lambda each: (
            each.id not in (line.subject, line.holder)
            and not _hangs_on(spot, each.id, line.subject)
            and spot.is_known(each.id)
            and each.id not in {other.holder for other in spot.lines_from(line.subject)}
        ),
    )
    if holder is None:
        return None
    new = line.model_copy(
        update={"id": spot.name("line"), "holder": holder.id, "valid_from": spot.since(line, holder), "footprint": None}
    )
    allowed = "D12 D05" if kind is LineKind.DELEGATION else "D12"
    if kind is LineKind.HOSTING:
        allowed += " M05"
    return spot.plant("D02", spot.added(new), line.subject, *sorted(set(line.functions))[:1], allowed=allowed)


def _hangs_on(spot: Spot, organisation: str, above: str) -> bool:
    seen, front = {organisation}, [organisation]
    while len(front) > 0:
        for line in spot.lines_from(front.pop(), *PATH_KINDS):
            if line.holder == above:
                return True
            if line.holder not in seen:
                seen.add(line.holder)
                front.append(line.holder)
    return False


def _second_buyer(spot: Spot) -> Plant | None:
    """A provider has contracts with two who buy the same on the same ground."""
    line = spot.any_of(
        spot.sure_lines(LineKind.COMMISSIONING_CONTRACT),
        lambda each: len(each.functions) == 1 and len(_other_buyers(spot, each)) > 0,
    )
    if line is None:
        return None
    buyer = spot.dice.choice(_other_buyers(spot, line))
    since = spot.since(line, spot.history.organisations[buyer])
    new = line.model_copy(update={"id": spot.name("line"), "holder": buyer, "valid_from": since})
    return spot.plant("D02", spot.added(new), line.subject, line.functions[0], allowed="D12")


def _other_buyers(spot: Spot, line: Line) -> list[str]:
    """Who else decides the function of a contract on its ground."""
    there = spot.ground(line.footprint) if line.footprint is not None else spot.ground_of(line.holder)
    deciding = {
        row.organisation for row in spot.deciders(line.functions[0], there) if there <= spot.ground(row.footprint)
    }
    mine = {each.holder for each in spot.lines_from(line.subject)} | {line.subject}
    alive = spot.context.alive
    return (
        sorted(each for each in deciding - mine if each in alive and not _hangs_on(spot, each, line.subject))
        if there
        else []
    )


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


def _same_line(spot: Spot) -> Plant | None:
    """A line is there twice."""
    kind = spot.any_of(sorted({line.kind for line in spot.sure_lines()}))
    line = spot.any_of(spot.sure_lines(kind))
    if line is None:
        return None
    again = {"id": spot.name("again"), "functions": tuple(reversed(line.functions))}
    columns = spot.dice.choice(
        (
            {},
            {"source": ("planted",)},
            {"legal_basis": "another"},
            {"valid_from": spot.since(line), "valid_to": spot.on + 40 * DAY},
            {"confidence": "likely", "note": "again"},
        )
    )
    return spot.plant("D11", spot.added(line.model_copy(update=again | columns)), line.subject, line.holder, line.id)


def _met_twice(spot: Spot) -> Plant | None:
    """A meeting is recorded from both sides."""
    line = spot.any_of(spot.sure_lines(LineKind.COORDINATION))
    if line is None:
        return None
    again = line.model_copy(update={"id": spot.name("again"), "subject": line.holder, "holder": line.subject})
    return spot.plant("D11", spot.added(again), line.subject, line.holder, line.id)


def _shortcut(spot: Spot) -> Plant | None:
    """A line goes past a body that stands between its ends."""

    def beyond(line: Line) -> list[Line]:
        return [
            each
            for each in spot.lines_from(line.holder, line.kind)
            if spot.is_sure(each)
            and each.holder not in (line.subject, line.holder)
            and len(_shared(line, each)) > 0
            and each.holder not in {other.holder for other in spot.lines_from(line.subject)}
            and each.holder in spot.context.alive
            and (line.footprint is None or each.footprint is None)
        ]

    line = spot.any_of(
        spot.sure_lines(*PATH_KINDS, LineKind.FINANCIAL_ALLOCATION),
        lambda each: len(beyond(each)) > 0,
    )
    if line is None:
        return None
    past = spot.dice.choice(beyond(line))
    functions = tuple(sorted(_shared(line, past)))
    new = line.model_copy(
        update={
            "id": spot.name("line"),
            "holder": past.holder,
            "functions": functions,
            "valid_from": spot.since(line, past),
        }
    )
    return spot.plant("D12", spot.added(new), line.subject, line.holder, past.holder, allowed="D02 D05")


def _shared(one: Line, other: Line) -> frozenset[str]:
    if ALL_FUNCTIONS in one.functions:
        return frozenset(other.functions)
    return (
        frozenset(one.functions)
        if ALL_FUNCTIONS in other.functions
        else frozenset(one.functions) & set(other.functions)
    )


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
    Variety("D01", "another body decides too", _second),
    Variety("D01", "a neighbour decides too", _neighbour),
    Variety("D01", "a right is for more ground", _wider),
    Variety("D01", "a delegate decides in law, without a line", _no_line_between),
    Variety("D01", "two overseers of whatever there is", _without_subject_type),
    Variety("D02", "a second holder of one kind", _second_holder),
    Variety("D02", "a second buyer of the same", _second_buyer),
    Variety("D04", "a line back", _circle),
    Variety("D04", "a line to itself", _itself),
    Variety("D04", "two subcontract to each other", _subcontractors),
    Variety("D10", "a body that may not decide", _powerless),
    Variety("D10", "a body that decides only what was delegated", _only_if_delegated),
    Variety("D10", "a district with social care", _district),
    Variety("D10", "a contract with reference data", _contract_with_a_code),
    Variety("D11", "a line twice", _same_line),
    Variety("D11", "a meeting from both sides", _met_twice),
    Variety("D12", "a line past a body", _shortcut),
    Variety("D13", "a row is still planned", _only_planned),
    Variety("D13", "a row was announced", _only_announced),
)
