"""Faults of records: one body under two ids (D09)."""

from graph_model.entities import Cover, Entity, Line, Organisation, Right
from graph_model.vocabulary import (
    OrganisationType,
    types_of,
)
from tests.planting.spot import FIRST, Change, Plant, Spot, Variety

__all__ = ["VARIETIES"]

COUNCILS = types_of("upper_tier_la")


def _rows_of(spot: Spot, organisation: str) -> list[Entity]:
    """All rows that name an organisation, but its own."""
    history = spot.history
    lines = [line for line in history.lines.values() if organisation in (line.subject, line.holder)]
    covers = history.covers_of.get(organisation, ())
    return [*lines, *history.rights_of.get(organisation, ()), *covers]


def _again(spot: Spot) -> Plant | None:
    """A second record with the code of a body."""
    body = spot.any_of(spot.alive(), lambda each: each.ods_code is not None and spot.is_known(each.id))
    if body is None:
        return None
    name = spot.dice.choice((body.name, f"{body.name} (new)"))
    new = body.model_copy(update={"id": spot.name("again"), "name": name, "valid_from": spot.since(body)})
    return spot.plant("D09", spot.added(new), body.id, new.id, allowed="M08")


def _whole_body_again(spot: Spot) -> Plant | None:
    """A body is there twice, with all that it decides and owes."""
    body = spot.any_of(
        spot.alive(),
        lambda each: each.ods_code is not None and spot.is_known(each.id) and len(spot.lines_from(each.id)) > 0,
    )
    if body is None:
        return None
    new = body.model_copy(update={"id": spot.name("twin"), "valid_from": spot.since(body)})
    rows: list[Entity] = [new]
    for row in _rows_of(spot, body.id):
        if isinstance(row, Line) and row.subject == body.id:
            rows.append(row.model_copy(update={"id": spot.name(row.id), "subject": new.id}))
        if isinstance(row, Right | Cover):
            own = {"id": spot.name(row.id)} if isinstance(row, Right) else {}
            rows.append(row.model_copy(update=own | {"organisation": new.id}))
    late = [row for row in rows if row.valid_to is None or row.valid_to > new.valid_from]
    put = [row.model_copy(update={"valid_from": max(row.valid_from or FIRST, new.valid_from)}) for row in late]
    return spot.plant("D09", spot.added(*put), body.id, new.id, allowed="M08 D13")


def _same_area_code(spot: Spot) -> Plant | None:
    """A second record with the area code of a body."""
    body = spot.any_of(spot.alive(), lambda each: each.gss_code is not None and spot.is_known(each.id))
    if body is None:
        return None
    columns = {"id": spot.name("again"), "name": spot.name("another"), "ods_code": None, "valid_from": spot.since(body)}
    return spot.plant("D09", spot.added(body.model_copy(update=columns)), body.id, spot.name("again"), allowed="M08")


PUBLIC = COUNCILS | {
    OrganisationType.ICB,
    OrganisationType.NHS_TRUST,
    OrganisationType.NHS_FOUNDATION_TRUST,
    OrganisationType.CCG,
    OrganisationType.DISTRICT_COUNCIL,
}


def _two_codes(spot: Spot) -> Plant | None:
    """The same legal body under another code."""
    body = spot.any_of(spot.alive(*PUBLIC), lambda each: each.name is not None and spot.is_known(each.id))
    if body is None:
        return None
    name = spot.dice.choice((body.name, body.name.upper()))
    columns = {"id": spot.name("again"), "name": name, "ods_code": spot.name("code"), "gss_code": None}
    new = body.model_copy(update=columns | {"valid_from": spot.since(body)})
    return spot.plant("D09", spot.added(new), body.id, new.id, allowed="M08")


def _roles_overlap(spot: Spot) -> Plant | None:
    """A body is not ended where its code was handed on to another role."""

    def will_do(each: Organisation) -> bool:
        others = [other for other in spot.alive() if other.ods_code == each.ods_code and other.id != each.id]
        return len(others) == 1 and spot.is_known(each.id, others[0].id)

    codes = {each.ods_code for each in spot.alive()} - {None}
    ended = [
        each
        for each in spot.history.organisations.values()
        if each.ods_code in codes and each.valid_to is not None and each.valid_to <= spot.on
    ]
    body = spot.any_of(ended, will_do)
    if body is None:
        return None
    (other,) = [each for each in spot.alive() if each.ods_code == body.ods_code and each.id != body.id]
    change = Change(put=(body.model_copy(update={"valid_to": None}),))
    # It is alive again, and lacks what bodies of its type must have.
    allowed = "M01 M07 M10 M12 M18 D13 M05 M08 M16 D15"
    return spot.plant("D09", change, body.id, other.id, allowed=allowed)


VARIETIES = (
    Variety("D09", "a second record of one code", _again),
    Variety("D09", "a body twice, with all that it has", _whole_body_again),
    Variety("D09", "a second record of one area code", _same_area_code),
    Variety("D09", "one name under two codes", _two_codes),
    Variety("D09", "a code in two roles at once", _roles_overlap),
)
