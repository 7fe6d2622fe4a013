"""Legitimate arrangements (domain 4.5), put into any register: nothing may be found of them."""

from collections.abc import Callable
from dataclasses import dataclass

from graph_model.entities import Cover, Function, Line, Organisation, Right
from graph_model.vocabulary import Certainty, LineKind, OrganisationType, Role, types_of
from tests.planting.spot import DAY, Change, Spot

__all__ = ["ARRANGEMENTS", "Arrangement"]

COUNCILS = types_of("upper_tier_la")
TRUSTS = types_of("nhs_trust_or_ft")
BOARD = OrganisationType.ICB


@dataclass(frozen=True)
class Arrangement:
    """A situation that is no fault, and how it is made; None where a register has nobody for it on the day."""

    rule: str
    name: str
    make: Callable[[Spot], Change | None]


def _sound(spot: Spot, *types: OrganisationType) -> Organisation | None:
    """A body of these types with known ground and a way up for everything."""
    return spot.any_of(
        spot.alive(*types),
        lambda each: spot.is_known(each.id) and spot.day.covered_by(each.id) and spot.arrives(each.id, "*"),
    )


def _area(spot: Spot, body: Organisation) -> str:
    return spot.day.covered_by(body.id)[0].footprint


def _new_function(spot: Spot) -> Function:
    return Function(id=spot.name("function"), name="A function of nobody else")


def _watched(spot: Spot) -> Change | None:
    """L01, L07: a trust is watched, inspected and scrutinised by lines of different kinds."""
    trust = spot.any_of(spot.alive(*TRUSTS))
    nhse, council = spot.any_of(spot.alive(OrganisationType.NHS_ENGLAND)), _sound(spot, *COUNCILS)
    if trust is None or nhse is None or council is None:
        return None
    kinds = (LineKind.PROFESSIONAL, LineKind.SCRUTINY, LineKind.ADVISORY, LineKind.REPRESENTATION)
    return spot.added(*(spot.new_line(trust.id, kind, council.id, ["*"]) for kind in kinds))


def _delegated(spot: Spot) -> Change | None:
    """L02: NHS England delegates a new function to a board, and keeps it."""
    board, nhse = _sound(spot, BOARD), spot.any_of(spot.alive(OrganisationType.NHS_ENGLAND))
    if board is None or nhse is None or not spot.day.covered_by(nhse.id):
        return None
    new = _new_function(spot)
    kept = spot.new_right(nhse.id, new.id, Role.DECIDES, _area(spot, nhse), valid_from=board.valid_from)
    given = spot.new_right(board.id, new.id, Role.DELEGATED_DECIDES, _area(spot, board), valid_from=spot.on)
    line = spot.new_line(board.id, LineKind.DELEGATION, nhse.id, [new.id], legal_basis="NHSA06 s65Z5")
    return spot.added(new, kept, given, line.model_copy(update={"valid_from": spot.on}))


def _pooled(spot: Spot) -> Change | None:
    """L03, L04: a board and a council pool a function under section 75, with one host."""
    board = _sound(spot, BOARD)
    council = spot.any_of(
        spot.alive(*COUNCILS),
        lambda each: (
            board is not None and spot.ground_of(each.id) & spot.ground_of(board.id) and spot.is_known(each.id)
        ),
    )
    if board is None or council is None or not spot.day.covered_by(council.id):
        return None
    new, fund = _new_function(spot), spot.new_body(spot.name("fund"), OrganisationType.S75_JOINT_COMMITTEE)
    fund = fund.model_copy(update={"valid_from": spot.on})
    area = _area(spot, council)
    rights = [spot.new_right(each, new.id, Role.DECIDES, area) for each in (board.id, council.id)]
    joint = spot.new_right(fund.id, new.id, Role.JOINTLY_DECIDES, area, id=spot.name("joint"))
    lines = [
        spot.new_line(fund.id, kind, each, [new.id], legal_basis="NHSA06 s75")
        for kind, each in (
            (LineKind.JOINT_EXERCISE, board.id),
            (LineKind.JOINT_EXERCISE, council.id),
            (LineKind.HOSTING, council.id),
        )
    ]
    rows = (row.model_copy(update={"valid_from": spot.on}) for row in (*rights, joint, *lines))
    return spot.added(new, fund, *rows)


def _two_buyers(spot: Spot) -> Change | None:
    """L05, L13: a trust has contracts with two boards, each for its own ground."""
    trust = spot.any_of(spot.alive(*TRUSTS))
    rights = [
        right
        for right in spot.sure_rights(Role.DECIDES)
        if spot.type_of(right.organisation) is BOARD and right.function == "community_commissioning"
    ]
    if trust is None or len(rights) < 2 or _has_contract(spot, trust, "community_commissioning"):
        return None
    lines = [
        spot.new_line(
            trust.id, LineKind.COMMISSIONING_CONTRACT, right.organisation, [right.function], footprint=right.footprint
        ).model_copy(update={"valid_from": spot.on})
        for right in spot.dice.sample(rights, 2)
    ]
    return spot.added(*lines)


def _has_contract(spot: Spot, trust: Organisation, function: str) -> bool:
    lines = spot.lines_from(trust.id, LineKind.COMMISSIONING_CONTRACT, LineKind.SUBCONTRACT)
    return any(spot.related(function, each) for line in lines for each in line.functions)


def _two_tiers(spot: Spot) -> Change | None:
    """L08, L21: two bodies decide different things on the same ground."""
    board, council = _sound(spot, BOARD), _sound(spot, *COUNCILS)
    if board is None or council is None:
        return None
    one, other = _new_function(spot), Function(id=spot.name("other"), name="Another")
    area = _area(spot, council)
    rights = [
        spot.new_right(body.id, function.id, Role.DECIDES, area) for body, function in ((board, one), (council, other))
    ]
    return spot.added(one, other, *rights)


def _beside_the_decider(spot: Spot) -> Change | None:
    """L19 and the roles that decide nothing: others advise, assure, are consulted or may call in."""
    right = spot.any_of(spot.sure_rights(Role.DECIDES), lambda each: each.function != "service_reconfiguration")
    body = _sound(spot, BOARD, *COUNCILS)
    if right is None or body is None:
        return None
    roles = (Role.CALLS_IN, Role.ADVISES, Role.ASSURES, Role.MUST_BE_CONSULTED, Role.FUNDS, Role.MUST_HAVE_REGARD)
    rows = [spot.new_right(body.id, right.function, role, right.footprint, id=spot.name(role)) for role in roles]
    return spot.added(*rows)


def _child(spot: Spot) -> Change | None:
    """L20: a function under another is held by somebody else."""
    right, body = spot.any_of(spot.sure_rights(Role.DECIDES)), _sound(spot, BOARD, *COUNCILS)
    if right is None or body is None:
        return None
    new = Function(id=spot.name("child"), name="A part of it", parent=right.function)
    return spot.added(new, spot.new_right(body.id, new.id, Role.DECIDES, right.footprint))


def _for_subjects(spot: Spot) -> Change | None:
    """L23: two bodies decide the same for bodies of different types."""
    board, council = _sound(spot, BOARD), _sound(spot, *COUNCILS)
    if board is None or council is None:
        return None
    new, area = _new_function(spot), _area(spot, council)
    rights = [
        spot.new_right(body.id, new.id, Role.DECIDES, area, subject_type=kind)
        for body, kind in ((board, "nhs_trust"), (council, "nhs_foundation_trust"))
    ]
    return spot.added(new, *rights)


def _meeting(spot: Spot) -> Change | None:
    """L18: two committees meet together."""
    bodies = spot.alive(OrganisationType.HWB, OrganisationType.HOSC)
    if len(bodies) < 2:
        return None
    one, other = spot.dice.sample(bodies, 2)
    if any(line.holder == other.id for line in spot.lines_from(one.id)):
        return None
    return spot.added(spot.new_line(one.id, LineKind.COORDINATION, other.id, ["*"]))


def _informal(spot: Spot) -> Change | None:
    """L15: an informal partnership without power, and its members."""
    kind = spot.dice.choice(
        (OrganisationType.AREA_PARTNERSHIP, OrganisationType.PLACE_PARTNERSHIP, OrganisationType.VCSE_ALLIANCE)
    )
    body = spot.new_body(spot.name("partnership"), kind).model_copy(update={"valid_from": spot.on})
    members = [each for each in (_sound(spot, BOARD), _sound(spot, *COUNCILS)) if each is not None]
    lines = [spot.new_line(each.id, LineKind.MEMBERSHIP, body.id, ["*"], valid_from=spot.on) for each in members]
    return spot.added(body, *lines)


def _one_role_after_another(spot: Spot) -> Change | None:
    """L11: a code was used by another body before."""
    body = spot.any_of(
        spot.alive(BOARD, *TRUSTS), lambda each: each.ods_code is not None and each.valid_from is not None
    )
    if body is None or body.valid_from is None:
        return None
    columns = {"ods_code": body.ods_code, "valid_from": body.valid_from - 900 * DAY, "valid_to": body.valid_from}
    return spot.added(spot.new_body(spot.name("before"), OrganisationType.STP, **columns))


def _again_later(spot: Spot) -> Change | None:
    """A line is closed on a day, and opened again on the same."""
    line = spot.any_of(spot.sure_lines(), lambda each: each.valid_from is not None and each.valid_from < spot.on)
    if line is None:
        return None
    later = line.model_copy(update={"id": spot.name("later"), "valid_from": spot.on})
    return Change(put=(line.model_copy(update={"valid_to": spot.on}), later), quiet=(spot.on - DAY,))


def _reviewed(spot: Spot) -> Change | None:
    """A right is closed on a day, and opened again on the same."""
    right = spot.any_of(spot.sure_rights(), lambda each: each.valid_from is not None and each.valid_from < spot.on)
    if right is None:
        return None
    later = right.model_copy(update={"id": spot.name("later"), "valid_from": spot.on})
    return Change(put=(right.model_copy(update={"valid_to": spot.on}), later), quiet=(spot.on - DAY,))


def _to_come(spot: Spot) -> Change | None:
    """What is planned for a day to come, or was proposed and dropped."""
    body, nhse = _sound(spot, *COUNCILS), spot.any_of(spot.alive(OrganisationType.NHS_ENGLAND))
    if body is None or nhse is None:
        return None
    line = spot.new_line(body.id, LineKind.OVERSIGHT, nhse.id, ["*"])
    start = spot.on + DAY * spot.dice.randint(1, 300)
    rows = [
        line.model_copy(update={"id": spot.name(certainty), "certainty": certainty, "valid_from": day})
        for certainty, day in (
            (Certainty.PLANNED, start),
            (Certainty.PROPOSED, spot.on),
            (Certainty.SUPERSEDED, spot.on),
        )
    ]
    return spot.added(*rows)


def _place(spot: Spot) -> Change | None:
    """A committee of a board decides for its place what the board lets it."""
    right = spot.any_of(
        spot.sure_rights(Role.DECIDES),
        lambda each: spot.type_of(each.organisation) is BOARD and spot.ground(each.footprint),
    )
    if right is None:
        return None
    body = spot.new_body(spot.name("committee"), OrganisationType.PLACE_COMMITTEE).model_copy(
        update={"valid_from": spot.on}
    )
    part = spot.any_of(sorted(spot.day.ground), lambda each: spot.ground(each) <= spot.ground(right.footprint))
    line = spot.new_line(body.id, LineKind.INTERNAL_DELEGATION, right.organisation, [right.function])
    given = right.model_copy(
        update={"id": spot.name("given"), "organisation": body.id, "role": Role.DELEGATED_DECIDES, "footprint": part}
    )
    cover = Cover(organisation=body.id, footprint=part or right.footprint, valid_from=spot.on)
    rows: tuple[Line | Right, ...] = (line, given)
    return spot.added(body, cover, *(row.model_copy(update={"valid_from": spot.on}) for row in rows))


ARRANGEMENTS = (
    Arrangement("L01", "a trust is watched by several", _watched),
    Arrangement("L02", "a function is delegated and kept", _delegated),
    Arrangement("L04", "a pooled fund with one host", _pooled),
    Arrangement("L05", "two buyers on their own ground", _two_buyers),
    Arrangement("L08", "two bodies decide different things", _two_tiers),
    Arrangement("L11", "a code has been another's", _one_role_after_another),
    Arrangement("L15", "an informal partnership", _informal),
    Arrangement("L18", "two committees meet", _meeting),
    Arrangement("L19", "others have a say", _beside_the_decider),
    Arrangement("L20", "a part of a function is held apart", _child),
    Arrangement("L23", "each for its own subjects", _for_subjects),
    Arrangement("C1", "a line is closed and opened on one day", _again_later),
    Arrangement("C1", "a right is closed and opened on one day", _reviewed),
    Arrangement("C7", "what is to come, or was dropped", _to_come),
    Arrangement("P10", "a committee decides for its place", _place),
)
