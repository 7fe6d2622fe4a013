"""Faults of areas: places that overlap (D07), and collaboratives that do (D08)."""

from graph_model.entities import Cover, Entity, Footprint, Ground, Line, Organisation
from graph_model.vocabulary import (
    FootprintLevel,
    LineKind,
    OrganisationType,
    types_of,
)
from tests.planting.spot import Plant, Spot, Variety

__all__ = ["VARIETIES"]

TRUSTS = types_of("nhs_trust_or_ft")


def _is_apart(spot: Spot, one: str, other: str) -> bool:
    return spot.ground_of(one).isdisjoint(spot.ground_of(other))


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
    Variety("D07", "a second place with its committee", _second_place),
    Variety("D07", "a second place without a body", _place_without_a_body),
    Variety("D07", "a place takes a block of another", _border_moved),
    Variety("D08", "a new collaborative on the same ground", _two_collaboratives),
    Variety("D08", "two new collaboratives of one trust", _two_new_collaboratives),
    Variety("D08", "a trust joins a second collaborative", _joins_another),
)
