"""Faults of deciding: nobody decides (M02, M11), without a basis (M03) or source (M13), nobody is consulted (M17)."""

from graph_model.entities import Claim, Function, Right
from graph_model.vocabulary import DECIDING_ROLES, FORMS, FootprintLevel, Form, LineKind, Role, types_of
from tests.planting.spot import Change, Plant, Spot, Variety

__all__ = ["VARIETIES"]

# What stops being so where a right is gone: contracts, delegations and consultation that rest on it; and the claimed
# ground may lie apart, in several pieces.
WITHOUT_A_RIGHT = "M02 M06 M04 M17"
PLACES = frozenset(
    {
        FootprintLevel.LTLA_AREA,
        FootprintLevel.UTLA_AREA,
        FootprintLevel.PLACE,
        FootprintLevel.ICS_ICB,
        FootprintLevel.SUB_ICB,
        FootprintLevel.NHS_REGION,
        FootprintLevel.ENGLAND,
    }
)


def _by_law(spot: Spot, function: str) -> bool:
    """Whether the law names somebody who decides a function on the day."""
    return any(
        row.role in DECIDING_ROLES
        and len(types_of(row.holder_type)) > 0
        and row.optional is not True
        and len(row.only_for) == 0
        for row in spot.context.prescribed(function)
    )


def _only_decider(spot: Spot) -> Right | None:
    """A right without which nobody decides some claimed ground; its holder keeps its ground without it."""

    def will_do(right: Right) -> bool:
        ground = spot.ground(right.footprint) & spot.claimed(right.function)
        if len(ground) == 0 or not _by_law(spot, right.function):
            return False
        others = (each for each in spot.deciders(right.function, ground) if each.id != right.id)
        held = frozenset().union(*(spot.ground(each.footprint) or ground for each in others))
        return not ground <= held and len(spot.day.covered_by(right.organisation)) > 0

    return spot.any_of(spot.sure_rights(*DECIDING_ROLES), will_do)


def _nobody(spot: Spot) -> Plant | None:
    """The only right over claimed ground is not there."""
    right = _only_decider(spot)
    if right is None:
        return None
    return spot.plant("M02", spot.absent(right), right.function, allowed=WITHOUT_A_RIGHT)


def _only_advises(spot: Spot) -> Plant | None:
    """The only decider is recorded as one who advises."""
    right = _only_decider(spot)
    if right is None:
        return None
    role = spot.dice.choice((Role.ADVISES, Role.ASSURES, Role.DELIVERS, Role.MUST_BE_CONSULTED))
    return spot.plant("M02", spot.changed(right, role=role), right.function, allowed=WITHOUT_A_RIGHT)


def _shrunk(spot: Spot) -> Plant | None:
    """The only right covers part of the ground that it should."""
    right = _only_decider(spot)
    if right is None:
        return None
    claimed = spot.ground(right.footprint) & spot.claimed(right.function)
    part = spot.any_of(
        sorted(spot.day.ground),
        lambda each: spot.ground(each) < spot.ground(right.footprint) and not claimed <= spot.ground(each),
    )
    if part is None:
        return None
    return spot.plant("M02", spot.changed(right, footprint=part), right.function, allowed=WITHOUT_A_RIGHT)


def _elsewhere(spot: Spot) -> Plant | None:
    """The only right is recorded for another function, for which its holder has a way up as well."""
    right = _only_decider(spot)
    if right is None or not spot.arrives(right.organisation, "*"):
        return None
    new = Function(id=spot.name("function"), name="A planted function")
    change = spot.added(new) + spot.changed(right, function=new.id)
    return spot.plant("M02", change, right.function, allowed=WITHOUT_A_RIGHT)


def _without_basis(spot: Spot) -> Plant | None:
    """A deciding right loses its basis."""
    right = spot.any_of(
        spot.sure_rights(*DECIDING_ROLES),
        lambda each: any(
            row.legal_basis is not None and row.role in DECIDING_ROLES for row in spot.context.prescribed(each.function)
        ),
    )
    if right is None:
        return None
    change = spot.changed(right, legal_basis=None)
    return spot.plant("M03", change, right.organisation, right.function, right.id)


def _several_without_basis(spot: Spot) -> Plant | None:
    """All rights of one body lose their bases."""
    body = spot.any_of(sorted({right.organisation for right in spot.sure_rights(*DECIDING_ROLES)}))
    if body is None:
        return None
    rights = [
        right
        for right in spot.sure_rights(*DECIDING_ROLES)
        if right.organisation == body
        and any(row.legal_basis and row.role in DECIDING_ROLES for row in spot.context.prescribed(right.function))
    ]
    if len(rights) == 0:
        return None
    put = tuple(right.model_copy(update={"legal_basis": None}) for right in rights)
    chosen = spot.dice.choice(rights)
    return spot.plant("M03", Change(put=put), body, chosen.function, allowed="M03")


def _hole(spot: Spot) -> Plant | None:
    """An area is claimed as a whole for a function that the law gives to nobody, and only part of it is decided."""
    areas = [
        record.id
        for record in spot.history.footprints.values()
        if record.level in PLACES and record.holds_on(spot.on) and len(spot.ground(record.id)) > 0
    ]
    wide = spot.any_of(areas)
    if wide is None:
        return None
    new = Function(id=spot.name("function"), name="A planted function")
    claim = Claim.model_validate({"about": "rights", "subject": new.id, "footprint": wide, "valid_from": spot.since()})
    inside = spot.any_of(
        spot.alive(),
        lambda each: (
            len(covers := spot.day.covered_by(each.id)) > 0
            and len(spot.ground_of(each.id)) > 0
            and not spot.ground(wide) <= spot.ground(covers[0].footprint)
            and each.type in types_of("upper_tier_la") | {"icb"}
        ),
    )
    change = spot.added(new, claim)
    if inside is not None and spot.toss():
        change += spot.added(
            spot.new_right(inside.id, new.id, Role.DECIDES, spot.day.covered_by(inside.id)[0].footprint)
        )
    return spot.plant("M11", change, new.id)


def _known_hole(spot: Spot) -> Plant | None:
    """A function of the catalogue is claimed, that nobody decides."""
    function = spot.any_of(
        sorted(spot.history.functions),
        lambda each: (
            not any(row.role in DECIDING_ROLES for row in spot.context.prescribed(each))
            and len(spot.claimed(each)) == 0
            and not any(len(spot.day.rights_over.get(level, ())) > 0 for level in spot.levels(each))
            and not any(each in line.functions for line in spot.sure_lines(LineKind.COMMISSIONING_CONTRACT))
        ),
    )
    area = spot.any_of(
        sorted(spot.day.ground),
        lambda each: each in spot.history.footprints and spot.history.footprints[each].level in PLACES,
    )
    if function is None or area is None:
        return None
    claim = Claim.model_validate({"about": "rights", "subject": function, "footprint": area, "valid_from": spot.on})
    return spot.plant("M11", spot.added(claim), function)


def _right_without_source(spot: Spot) -> Plant | None:
    right = spot.any_of(spot.sure_rights(*DECIDING_ROLES), lambda each: len(each.source) > 0)
    if right is None:
        return None
    return spot.plant("M13", spot.changed(right, source=()), right.organisation, right.function)


def _board_without_source(spot: Spot) -> Plant | None:
    forms = {Form.COMMITTEE, Form.JOINT_COMMITTEE}
    body = spot.any_of(spot.alive(), lambda each: FORMS[each.type] in forms and len(each.source) > 0)
    if body is None:
        return None
    return spot.plant("M13", spot.changed(body, source=()), body.id)


RECONFIGURATION = "service_reconfiguration"


def _consulted(spot: Spot) -> Right | None:
    """The only right to be consulted on some claimed ground where somebody decides."""
    rights = [each for each in spot.day.rights_over.get(RECONFIGURATION, ()) if each.role is Role.MUST_BE_CONSULTED]
    deciding = [each for each in spot.sure_rights(*DECIDING_ROLES) if each.function == RECONFIGURATION]
    decided = frozenset().union(*(spot.ground(each.footprint) for each in deciding)) & spot.claimed(RECONFIGURATION)

    def will_do(right: Right) -> bool:
        others = frozenset().union(*(spot.ground(each.footprint) for each in rights if each.id != right.id))
        return not (spot.ground(right.footprint) & decided) <= others

    return spot.any_of(rights, will_do) if _must_be_asked(spot) else None


def _must_be_asked(spot: Spot) -> bool:
    return any(row.role is Role.MUST_BE_CONSULTED for row in spot.context.prescribed(RECONFIGURATION))


def _decider_there(spot: Spot, right: Right) -> str:
    deciding = [each for each in spot.sure_rights(*DECIDING_ROLES) if each.function == RECONFIGURATION]
    ground = spot.ground(right.footprint) & spot.claimed(RECONFIGURATION)
    return next(each.organisation for each in deciding if spot.ground(each.footprint) & ground)


def _not_consulted(spot: Spot) -> Plant | None:
    right = _consulted(spot)
    if right is None:
        return None
    return spot.plant("M17", spot.absent(right), _decider_there(spot, right), allowed="M17")


def _only_scrutinises(spot: Spot) -> Plant | None:
    right = _consulted(spot)
    if right is None:
        return None
    change = spot.changed(right, role=spot.dice.choice((Role.SCRUTINISES, Role.ADVISES, Role.REFERS)))
    return spot.plant("M17", change, _decider_there(spot, right), allowed="M17")


def _no_committee(spot: Spot) -> Plant | None:
    """The right to be consulted is recorded as that of a body which is no scrutiny committee."""
    right = _consulted(spot)
    council = spot.any_of(spot.alive(*types_of("upper_tier_la")))
    if right is None or council is None:
        return None
    change = spot.changed(right, organisation=council.id)
    return spot.plant("M17", change, _decider_there(spot, right), allowed="M17")


VARIETIES = (
    Variety("M02", "the only right is gone", _nobody),
    Variety("M02", "the only decider advises", _only_advises),
    Variety("M02", "the only right is for less ground", _shrunk),
    Variety("M02", "the only right is over something else", _elsewhere),
    Variety("M03", "a right without a basis", _without_basis),
    Variety("M03", "a body without bases", _several_without_basis),
    Variety("M11", "an area is claimed and partly decided", _hole),
    Variety("M11", "a function is claimed that nobody decides", _known_hole),
    Variety("M13", "a right without a source", _right_without_source),
    Variety("M13", "a board without a source", _board_without_source),
    Variety("M17", "the right to be consulted is gone", _not_consulted),
    Variety("M17", "the committee only scrutinises", _only_scrutinises),
    Variety("M17", "somebody else is consulted", _no_committee),
)
