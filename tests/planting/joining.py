"""Faults of joint bodies and partnerships: M05, M09, M14, M15; places that overlap (D07), and collaboratives (D08)."""

from graph_model.entities import Claim, Cover, Entity, ExpectedLine, Footprint, Ground, Line, Organisation
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
TRUSTS = types_of("nhs_trust_or_ft")
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


def _places(spot: Spot) -> list[tuple[Footprint, str]]:
    """Places with known ground, each with the board whose committee works for it."""
    found = {}
    for line in spot.sure_lines(LineKind.INTERNAL_DELEGATION):
        if spot.type_of(line.holder) is OrganisationType.ICB:
            covers = [row.footprint for row in spot.day.covered_by(line.subject)]
            for footprint in [line.footprint] if line.footprint is not None else covers:
                record = spot.history.footprints.get(footprint)
                if record is not None and record.level is FootprintLevel.PLACE and len(spot.ground(footprint)) > 0:
                    found[footprint] = (record, line)
    return sorted(found.values(), key=lambda pair: pair[0].id)


def _second_place(spot: Spot) -> Plant | None:
    """A second place on some of the ground of a place, with a committee of the same board for the same thing."""
    pair = spot.any_of(_places(spot))
    if pair is None:
        return None
    place, line = pair
    blocks = sorted(spot.ground(place.id))
    chosen = spot.dice.sample(blocks, spot.dice.randint(1, len(blocks)))
    since = spot.since(line, place)
    new = Footprint.model_validate(
        {"id": spot.name("fp"), "name": "Planted", "level": "place", "purpose": place.purpose, "valid_from": since}
        | {"source": "planted", "confidence": "sure"}
    )
    ground = [Ground(block=block, footprint=new.id, valid_from=since) for block in chosen]
    body = spot.new_body(spot.name("place"), OrganisationType.PLACE_COMMITTEE, valid_from=since)
    wiring = line.model_copy(
        update={"id": spot.name("line"), "subject": body.id, "footprint": new.id, "valid_from": since}
    )
    return spot.plant("D07", spot.added(new, *ground, body, wiring), line.holder, new.id, place.id)


def _place_without_a_body(spot: Spot) -> Plant | None:
    """A second place of which nothing is known but its ground."""
    pair = spot.any_of(_places(spot), lambda each: len(spot.ground(each[0].id)) > 0)
    if pair is None:
        return None
    place, line = pair
    blocks = sorted(spot.ground(place.id))
    if not spot.ground(place.id) <= spot.ground_of(line.holder):
        return None
    chosen = spot.dice.sample(blocks, spot.dice.randint(1, len(blocks)))
    new = Footprint.model_validate(
        {"id": spot.name("fp"), "name": "Planted", "level": "place", "purpose": place.purpose, "valid_from": spot.on}
        | {"source": "planted", "confidence": "sure"}
    )
    ground = [Ground(block=block, footprint=new.id, valid_from=spot.on) for block in chosen]
    return spot.plant("D07", spot.added(new, *ground), line.holder, new.id, place.id)


def _border_moved(spot: Spot) -> Plant | None:
    """A place takes a block of another place of the same board."""
    places = _places(spot)
    pair = spot.any_of(
        [
            (one, other)
            for one in places
            for other in places
            if one[0].id < other[0].id
            and one[1].holder == other[1].holder
            and one[0].purpose == other[0].purpose
            and set(one[1].functions) & set(other[1].functions)
            and spot.ground(one[0].id).isdisjoint(spot.ground(other[0].id))
        ]
    )
    if pair is None:
        return None
    (one, _), (other, line) = pair
    block = spot.dice.choice(sorted(spot.ground(other.id)))
    new = Ground(block=block, footprint=one.id, valid_from=spot.since(line))
    # What is decided for the place is decided on the block as well.
    return spot.plant("D07", spot.added(new), line.holder, one.id, other.id, allowed="D01 M04")


def _two_collaboratives(spot: Spot) -> Plant | None:
    """A trust joins a new collaborative for what another does on the same ground."""
    kinds = (OrganisationType.PROVIDER_COLLABORATIVE, OrganisationType.PROVIDER_ALLIANCE)

    def will_do(line: Line) -> bool:
        known = spot.type_of(line.holder) in kinds and spot.type_of(line.subject) in TRUSTS
        return known and len(spot.ground_of(line.holder)) > 0 and spot.is_known(line.subject)

    line = spot.any_of(spot.sure_lines(LineKind.MEMBERSHIP), will_do)
    if line is None:
        return None
    area = spot.any_of(sorted(spot.day.ground), lambda each: spot.ground(each) & spot.ground_of(line.holder))
    since = spot.since(line)
    body = spot.new_body(spot.name("collaborative"), spot.dice.choice(kinds[:1]), valid_from=since)
    cover = Cover.model_validate({"organisation": body.id, "footprint": area, "valid_from": since, "source": "planted"})
    new = line.model_copy(update={"id": spot.name("line"), "holder": body.id, "valid_from": since})
    return spot.plant("D08", spot.added(body, cover, new), line.subject, line.holder, body.id, allowed="D08")


def _two_new_collaboratives(spot: Spot) -> Plant | None:
    """A trust is in two new collaboratives for one thing, on ground that they share."""
    trust = spot.any_of(spot.alive(*TRUSTS), lambda each: spot.is_known(each.id))
    one = spot.any_of(sorted(spot.day.ground))
    if trust is None or one is None:
        return None
    other = spot.any_of(sorted(spot.day.ground), lambda each: spot.ground(each) & spot.ground(one))
    function = spot.dice.choice(("acute_commissioning", "cancer_pathways", "*"))
    rows: list[Entity] = []
    since = spot.since(trust)
    for number, footprint in enumerate((one, other)):
        body = spot.new_body(spot.name(f"group{number}"), OrganisationType.PROVIDER_COLLABORATIVE, valid_from=since)
        line = spot.new_line(trust.id, LineKind.MEMBERSHIP, body.id, [function], valid_from=since)
        if spot.toss():
            line = line.model_copy(update={"footprint": footprint})
        else:
            rows.append(Cover(organisation=body.id, footprint=footprint or one, valid_from=since))
        rows += [body, line]
    bodies = [row.id for row in rows if isinstance(row, Organisation)]
    return spot.plant("D08", spot.added(*rows), trust.id, *bodies, allowed="D08")


def _joins_another(spot: Spot) -> Plant | None:
    """A trust joins a second collaborative that is there."""
    kinds = (OrganisationType.PROVIDER_COLLABORATIVE, OrganisationType.PROVIDER_ALLIANCE)
    bodies = [
        each
        for each in spot.alive(*kinds)
        if len(spot.ground_of(each.id)) > 0
        and spot.is_known(each.id)
        and len(spot.lines_to(each.id, LineKind.MEMBERSHIP))
    ]
    lines = [line for line in spot.sure_lines(LineKind.MEMBERSHIP) if spot.type_of(line.subject) in TRUSTS]
    pair = spot.any_of(
        [
            (line, body)
            for line in lines
            for body in bodies
            if spot.type_of(line.holder) in kinds
            and not _is_apart(spot, line.holder, body.id)
            and body.id not in {each.holder for each in spot.lines_from(line.subject)}
            and body.id not in {each.subject for each in spot.lines_to(line.subject)}
        ]
    )
    if pair is None:
        return None
    line, body = pair
    new = line.model_copy(update={"id": spot.name("line"), "holder": body.id, "valid_from": spot.since(line, body)})
    return spot.plant("D08", spot.added(new), line.subject, line.holder, body.id, allowed="D08")


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
    Variety("D07", "a second place with its committee", _second_place),
    Variety("D07", "a second place without a body", _place_without_a_body),
    Variety("D07", "a place takes a block of another", _border_moved),
    Variety("D08", "a new collaborative on the same ground", _two_collaboratives),
    Variety("D08", "two new collaboratives of one trust", _two_new_collaboratives),
    Variety("D08", "a trust joins a second collaborative", _joins_another),
)
