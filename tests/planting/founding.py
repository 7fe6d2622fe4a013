"""Faults of joint bodies: a parent too few (M05, M15) or too many (M09), and nobody from outside (M14)."""

from graph_model.entities import Claim, ExpectedLine, Line, Organisation
from graph_model.vocabulary import (
    PRIVATE_TYPES,
    FootprintLevel,
    LineKind,
    OrganisationType,
    WhichHolder,
    types_of,
)
from tests.planting.spot import Change, Plant, Spot, Variety

__all__ = ["VARIETIES"]

COUNCILS = types_of("upper_tier_la")
LEAST_SHARE = 0.01


def _matters(spot: Spot, body: Organisation, row: ExpectedLine, parent: str) -> bool:
    """Whether a parent is one that the law requires, and no sliver."""
    if row.which is not WhichHolder.EACH_WITH_SHARED_GROUND:
        others = [
            line
            for line in spot.lines_from(body.id, LineKind.JOINT_EXERCISE)
            if spot.type_of(line.holder) in types_of(row.holder_type) and line.holder != parent
        ]
        return len(others) == 0
    one, other = spot.ground_of(body.id), spot.ground_of(parent)
    if body.type is OrganisationType.SPEC_JOINT_COMMITTEE:
        return len(other) > 0 and other <= one
    people = spot.history.population
    shared = people(one & other) or 0
    return shared > 0 and any(shared >= LEAST_SHARE * (people(side) or 0) for side in (one, other))


def _parent(spot: Spot) -> tuple[Organisation, list[Line], str] | None:
    """A joint body, the lines to one of its parents whom the law requires, and that parent."""
    types = (
        OrganisationType.ICP_STATUTORY,
        OrganisationType.SPEC_JOINT_COMMITTEE,
        OrganisationType.S75_JOINT_COMMITTEE,
    )

    def will_do(line: Line) -> bool:
        if spot.type_of(line.subject) not in types or not spot.is_known(line.subject, line.holder):
            return False
        body = spot.history.organisations[line.subject]
        rows = [
            row
            for row in spot.expected(body)
            if row.kind is LineKind.JOINT_EXERCISE and spot.type_of(line.holder) in types_of(row.holder_type)
        ]
        return any(_matters(spot, body, row, line.holder) for row in rows)

    line = spot.any_of(spot.sure_lines(LineKind.JOINT_EXERCISE), will_do)
    if line is None:
        return None
    lines = [each for each in spot.lines_from(line.subject, LineKind.JOINT_EXERCISE) if each.holder == line.holder]
    return spot.history.organisations[line.subject], lines, line.holder


def _parent_gone(spot: Spot) -> Plant | None:
    """A parent is no more among those of a joint body."""
    found = _parent(spot)
    if found is None:
        return None
    body, lines, parent = found
    named = (body.id,) if body.type is OrganisationType.S75_JOINT_COMMITTEE else (body.id, parent)
    # With the parent a joint organ loses who made the function its own.
    return spot.plant("M05", spot.absent(*lines), *named, allowed=_beside(body))


def _beside(body: Organisation) -> str:
    return "D01" if body.type is OrganisationType.SPEC_JOINT_COMMITTEE else ""


def _only_member(spot: Spot) -> Plant | None:
    """A parent is recorded as a member."""
    found = _parent(spot)
    if found is None or len(found[1]) != 1:
        return None
    body, (line,), parent = found
    named = (body.id,) if body.type is OrganisationType.S75_JOINT_COMMITTEE else (body.id, parent)
    kind = spot.dice.choice((LineKind.MEMBERSHIP, LineKind.REPRESENTATION, LineKind.ADVISORY))
    return spot.plant("M05", spot.changed(line, kind=kind), *named, allowed=_beside(body))


def _wrong_council(spot: Spot) -> Plant | None:
    """The line to a parent goes to a council far away."""
    found = _parent(spot)
    if found is None or len(found[1]) != 1 or spot.type_of(found[2]) not in COUNCILS:
        return None
    body, (line,), parent = found
    if body.type is not OrganisationType.ICP_STATUTORY:
        return None
    far = spot.any_of(spot.alive(*COUNCILS), lambda each: _is_far(spot, body.id, each.id))
    if far is None:
        return None
    return spot.plant("M05", spot.changed(line, holder=far.id), body.id, parent)


def _is_far(spot: Spot, one: str, other: str) -> bool:
    grounds = (spot.ground_of(one), spot.ground_of(other))
    return len(grounds[0]) > 0 and len(grounds[1]) > 0 and grounds[0].isdisjoint(grounds[1])


def _two_hosts(spot: Spot) -> Plant | None:
    """A pooled fund with a second host, or with two."""
    body = spot.any_of(spot.alive(OrganisationType.S75_JOINT_COMMITTEE), lambda each: spot.is_known(each.id))
    if body is None:
        return None
    hosted = {line.holder for line in spot.lines_from(body.id, LineKind.HOSTING)}
    hosts = [
        each.id
        for each in spot.alive(*COUNCILS, OrganisationType.ICB)
        if each.id not in hosted and spot.arrives(each.id, "*")
    ]
    if len(hosts) < 2:
        return None
    chosen = spot.dice.sample(hosts, 2 - min(1, len(hosted)))
    functions = sorted({f for line in spot.lines_from(body.id, LineKind.JOINT_EXERCISE) for f in line.functions})
    rows = [spot.new_line(body.id, LineKind.HOSTING, host, functions or ["*"]) for host in chosen]
    return spot.plant("M05", spot.added(*rows), body.id, allowed="D02 D12")


def _wrong_founder(spot: Spot) -> Plant | None:
    """A founder that has no ground in the area."""
    icp = spot.any_of(
        spot.alive(OrganisationType.ICP_STATUTORY),
        lambda each: len(spot.ground_of(each.id)) > 0 and spot.is_known(each.id),
    )
    if icp is None:
        return None
    founder = spot.any_of(
        spot.alive(*COUNCILS, OrganisationType.ICB, OrganisationType.DISTRICT_COUNCIL),
        lambda each: _is_far(spot, icp.id, each.id) and spot.is_known(each.id),
    )
    if founder is None:
        return None
    functions = {f for line in spot.lines_from(icp.id, LineKind.JOINT_EXERCISE) for f in line.functions}
    line = spot.new_line(icp.id, LineKind.JOINT_EXERCISE, founder.id, sorted(functions) or ["integrated_care_strategy"])
    return spot.plant("M09", spot.added(line), icp.id, founder.id)


def _no_council(spot: Spot) -> Plant | None:
    """A new partnership of a board and nobody else, of which no area is recorded."""
    board = spot.any_of(spot.alive(OrganisationType.ICB), lambda each: spot.arrives(each.id, "*"))
    if board is None:
        return None
    icp = spot.new_body(spot.name("icp"), OrganisationType.ICP_STATUTORY, valid_from=spot.since(board))
    line = spot.new_line(icp.id, LineKind.JOINT_EXERCISE, board.id, ["integrated_care_strategy"])
    line = line.model_copy(update={"valid_from": icp.valid_from})
    return spot.plant("M15", spot.added(icp, line), icp.id)


def _no_council_any_more(spot: Spot) -> Plant | None:
    """A partnership whose area was forgotten, and its councils with it."""
    icp = spot.any_of(
        spot.alive(OrganisationType.ICP_STATUTORY),
        lambda each: (
            spot.is_known(each.id)
            and any(
                spot.type_of(line.holder) is OrganisationType.ICB
                for line in spot.lines_from(each.id, LineKind.JOINT_EXERCISE)
            )
            and not any(spot.claimed(right.function) for right in spot.day.rights_of.get(each.id, ()))
        ),
    )
    if icp is None:
        return None
    lines = [
        line
        for line in spot.lines_from(icp.id, LineKind.JOINT_EXERCISE)
        if spot.type_of(line.holder) in COUNCILS | {OrganisationType.DISTRICT_COUNCIL}
    ]
    rows = (*spot.history.covers_of.get(icp.id, ()), *spot.history.rights_of.get(icp.id, ()))
    return spot.plant("M15", Change(take=(*lines, *rows)), icp.id, allowed="M05")


def _no_seat_of_a_council(spot: Spot) -> Plant | None:
    """A partnership without power, whose councils' memberships are claimed, and gone."""
    kinds = (
        OrganisationType.STP,
        OrganisationType.ICS_NONSTATUTORY,
        OrganisationType.PLACE_PARTNERSHIP,
        OrganisationType.AREA_PARTNERSHIP,
    )
    body = spot.any_of(
        spot.alive(*kinds),
        lambda each: (
            spot.is_known(each.id)
            and any(not _is_apart(spot, each.id, council.id) for council in spot.alive(*COUNCILS))
            and all(line.kind in SEATS for line in _with_councils(spot, each.id))
        ),
    )
    if body is None:
        return None
    seats = _with_councils(spot, body.id)
    councils = {each.type for each in spot.alive(*COUNCILS) if not _is_apart(spot, body.id, each.id)}
    claims = [
        Claim.model_validate({"about": "membership", "subject": kind, "valid_from": spot.on})
        for kind in sorted(councils)
    ]
    return spot.plant("M15", Change(take=tuple(seats), put=tuple(claims)), body.id, allowed="M15")


SEATS = (LineKind.MEMBERSHIP, LineKind.REPRESENTATION)


def _is_apart(spot: Spot, one: str, other: str) -> bool:
    return spot.ground_of(one).isdisjoint(spot.ground_of(other))


def _with_councils(spot: Spot, body: str) -> list[Line]:
    lines = [*spot.lines_to(body, *SEATS), *spot.lines_from(body)]
    return [line for line in lines if {spot.type_of(line.subject), spot.type_of(line.holder)} & COUNCILS]


def _outside(spot: Spot) -> Plant | None:
    """The seats of the providers outside the NHS in a place are claimed, and there is none."""
    contracts = (LineKind.COMMISSIONING_CONTRACT, LineKind.SUBCONTRACT)
    places = [
        record.id
        for record in spot.history.footprints.values()
        if record.level is FootprintLevel.PLACE and len(spot.ground(record.id)) > 0
    ]
    delivering = [(each, _where(spot, each)) for each in spot.alive(*PRIVATE_TYPES)]
    place = spot.any_of(places, lambda each: any(ground & spot.ground(each) for _, ground in delivering))
    if place is None:
        return None
    here = [each for each, ground in delivering if ground & spot.ground(place)]
    seats = [line for each in here for line in spot.lines_from(each.id, LineKind.REPRESENTATION)]
    claims = [
        Claim.model_validate({"about": "representation", "subject": kind, "valid_from": spot.on})
        for kind in sorted({each.type for each in here})
    ]
    assert all(len(spot.lines_from(each.id, *contracts)) > 0 for each in here)
    named = [each.id for each in here]
    return spot.plant("M14", Change(take=tuple(seats), put=tuple(claims)), place, *named, allowed="M14")


def _where(spot: Spot, provider: Organisation) -> frozenset[str]:
    contracts = spot.lines_from(provider.id, LineKind.COMMISSIONING_CONTRACT, LineKind.SUBCONTRACT)
    if len(contracts) == 0:
        return frozenset()
    named = [spot.ground(line.footprint) for line in contracts if line.footprint is not None]
    return frozenset().union(*named) or spot.ground_of(provider.id)


VARIETIES = (
    Variety("M05", "a parent is gone", _parent_gone),
    Variety("M05", "a parent is only a member", _only_member),
    Variety("M05", "the line goes to a council far away", _wrong_council),
    Variety("M05", "a pooled fund has two hosts", _two_hosts),
    Variety("M09", "a founder from elsewhere", _wrong_founder),
    Variety("M14", "no seat for those outside the NHS", _outside),
    Variety("M15", "a partnership without a council", _no_council),
    Variety("M15", "a partnership without an area or a council", _no_council_any_more),
    Variety("M15", "an informal partnership without a council", _no_seat_of_a_council),
)
