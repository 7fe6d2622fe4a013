"""Faults of delegation: without a delegator (M04), or of what both hold in law (D06)."""

from graph_model.entities import Line, Right
from graph_model.vocabulary import (
    DECIDING_ROLES,
    FORMS,
    Form,
    LineKind,
    OrganisationType,
    Role,
    types_of,
)
from tests.planting.spot import Change, Plant, Spot, Variety

__all__ = ["VARIETIES"]

COMMITTEES = frozenset({Form.COMMITTEE, Form.JOINT_COMMITTEE, Form.PARTNERSHIP, Form.CONTRACT})
COUNCILS = types_of("upper_tier_la")
TRUSTS = types_of("nhs_trust_or_ft")


def _lines_of(spot: Spot, right: Right) -> list[Line]:
    """The lines by which a delegate has a function."""
    kinds = [LineKind.DELEGATION]
    if FORMS[spot.type_of(right.organisation)] in COMMITTEES:
        kinds += [LineKind.INTERNAL_DELEGATION, LineKind.JOINT_EXERCISE]
    levels = spot.levels(right.function)
    return [line for line in spot.lines_from(right.organisation, *kinds) if not levels.isdisjoint(line.functions)]


def _delegate(spot: Spot) -> tuple[Right, list[Line]] | None:
    """A delegated right, and the lines that it rests on."""
    right = spot.any_of(
        spot.sure_rights(Role.DELEGATED_DECIDES),
        lambda each: len(_lines_of(spot, each)) > 0 and all(spot.is_sure(line) for line in _lines_of(spot, each)),
    )
    return None if right is None else (right, _lines_of(spot, right))


def _is_committee(spot: Spot, right: Right) -> bool:
    return FORMS[spot.type_of(right.organisation)] in COMMITTEES


def _allowed(spot: Spot, right: Right) -> str:
    """Who answers only by the line has no way up either, and a law that expects the line misses it."""
    alone = "" if spot.arrives(right.organisation, right.function, _lines_of(spot, right)) else " M01"
    return ("M18 M12 M05" if _is_committee(spot, right) else "M18") + alone


def _line_gone(spot: Spot) -> Plant | None:
    """The delegation is not there, and what it carries besides is not looked at."""
    found = _delegate(spot)
    if found is None:
        return None
    right, lines = found
    plain = all(len(line.functions) == 1 for line in lines)
    allowed = _allowed(spot, right) + ("" if plain else " M04")
    return spot.plant("M04", spot.absent(*lines), right.organisation, right.function, allowed=allowed)


def _line_about_another(spot: Spot) -> Plant | None:
    """The delegation names another function."""
    found = _delegate(spot)
    if found is None or len(found[1]) != 1 or len(found[1][0].functions) != 1 or _is_committee(spot, found[0]):
        return None
    right, (line,) = found
    held = {each.function for each in spot.day.rights_of.get(line.holder, ()) if each.role is Role.DECIDES}
    mine = {each.function for each in spot.day.rights_of.get(right.organisation, ())}
    other = spot.any_of(
        sorted(held - mine), lambda each: not any(spot.related(each, function) for function in {right.function, *mine})
    )
    if other is None or any(other in each.functions for each in spot.lines_from(line.subject, LineKind.DELEGATION)):
        return None
    change = spot.changed(line, functions=(other,))
    return spot.plant("M04", change, right.organisation, right.function, allowed=_allowed(spot, right))


def _of_one_without(spot: Spot) -> Plant | None:
    """The delegation is from a body that does not hold the function."""
    found = _delegate(spot)
    if found is None or len(found[1]) != 1 or len(found[1][0].functions) != 1 or _is_committee(spot, found[0]):
        return None
    right, (line,) = found
    levels = spot.levels(right.function)

    def will_do(each: object) -> bool:
        rights = spot.day.rights_of.get(each.id, ())
        held = any(row.role in DECIDING_ROLES and row.function in levels for row in rights)
        others = spot.lines_from(line.subject, LineKind.DELEGATION)
        return not held and each.id not in {line.subject, *(other.holder for other in others)}

    types = COUNCILS | TRUSTS | {OrganisationType.CQC, OrganisationType.GOVERNMENT_DEPARTMENT}
    holder = spot.any_of(spot.alive(*types), will_do)
    if holder is None:
        return None
    change = spot.changed(line, holder=holder.id)
    allowed = f"{_allowed(spot, right)} D04"
    return spot.plant("M04", change, right.organisation, right.function, allowed=allowed)


def _delegator_without(spot: Spot) -> Plant | None:
    """The delegator's own right is not there."""
    found = _delegate(spot)
    if found is None:
        return None
    right, lines = found
    levels = spot.levels(right.function)
    held = [
        each
        for line in lines
        for each in spot.day.rights_of.get(line.holder, ())
        if each.role in DECIDING_ROLES and each.function in levels
    ]
    if len(held) == 0 or not all(spot.is_sure(each) for each in held):
        return None
    change = spot.absent(*{each.id: each for each in held}.values())
    # Every delegate of it is an orphan, and where it had none nobody decides.
    allowed = "M04 M02 M06 M17 M05 M09 D05 M03"
    return spot.plant("M04", change, right.organisation, right.function, allowed=allowed)


def _new_right(spot: Spot) -> Plant | None:
    """A body decides by delegation that nobody delegated to."""
    body = spot.any_of(
        spot.alive(*TRUSTS, *COUNCILS, OrganisationType.ICB),
        lambda each: spot.arrives(each.id, "*") and spot.is_known(each.id) and len(spot.day.covered_by(each.id)) > 0,
    )
    if body is None:
        return None
    functions = {row.function for row in spot.sure_rights(Role.DECIDES)}
    function = spot.any_of(
        sorted(functions),
        lambda each: (
            not any(spot.related(row.function, each) for row in spot.day.rights_of.get(body.id, ()))
            and not any(
                not spot.levels(each).isdisjoint(line.functions)
                for line in spot.lines_from(body.id, LineKind.DELEGATION)
            )
            and each not in {"service_reconfiguration"}
            and spot.arrives(body.id, each)
        ),
    )
    if function is None:
        return None
    footprint = spot.day.covered_by(body.id)[0].footprint
    right = spot.new_right(body.id, function, Role.DELEGATED_DECIDES, footprint)
    return spot.plant("M04", spot.added(right), body.id, function, allowed="M07")


def _beyond_the_ground(spot: Spot) -> Plant | None:
    """A place committee decides on ground of another board."""
    right = spot.any_of(
        spot.sure_rights(Role.DELEGATED_DECIDES),
        lambda each: (
            _is_committee(spot, each)
            and len(_lines_of(spot, each)) == 1
            and spot.type_of(_lines_of(spot, each)[0].holder) is OrganisationType.ICB
            and len(spot.day.rights_of[each.organisation]) == 1
        ),
    )
    if right is None:
        return None
    board = _lines_of(spot, right)[0].holder
    other = spot.any_of(
        spot.sure_rights(Role.DELEGATED_DECIDES, Role.DECIDES),
        lambda each: (
            len(spot.ground(each.footprint)) > 0 and spot.ground(each.footprint).isdisjoint(spot.ground_of(board))
        ),
    )
    if other is None:
        return None
    change = spot.changed(right, footprint=other.footprint)
    return spot.plant("M04", change, right.organisation, right.function, allowed="M02 D07")


def _both_in_law(spot: Spot) -> Plant | None:
    """A delegate is recorded as holding the function itself."""
    found = _delegate(spot)
    if found is None:
        return None
    right, lines = found
    holders = [line.holder for line in lines if _holds_in_law(spot, line.holder, right)]
    if len(holders) != 1:
        return None
    return spot.plant("D06", spot.changed(right, role=Role.DECIDES), right.organisation, holders[0])


def _holds_in_law(spot: Spot, delegator: str, right: Right) -> bool:
    ground = spot.ground(right.footprint)
    return any(
        each.role is Role.DECIDES
        and each.function in spot.levels(right.function)
        and spot.is_sure(each)
        and not ground.isdisjoint(spot.ground(each.footprint))
        for each in spot.day.rights_of.get(delegator, ())
    )


def _also_in_law(spot: Spot) -> Plant | None:
    """A delegate has the function by delegation and, by another row, in law."""
    found = _delegate(spot)
    if found is None:
        return None
    right, lines = found
    holders = [line.holder for line in lines if _holds_in_law(spot, line.holder, right)]
    if len(holders) != 1:
        return None
    again = right.model_copy(update={"id": spot.name("again"), "role": Role.DECIDES, "valid_from": spot.since(right)})
    return spot.plant("D06", spot.added(again), right.organisation, holders[0])


def _line_between_holders(spot: Spot) -> Plant | None:
    """A delegation is added between two who both hold the function in law, of which one was only a delegate's."""
    found = _delegate(spot)
    if found is None or len(found[1]) != 1 or len(found[1][0].functions) != 1 or _is_committee(spot, found[0]):
        return None
    right, (line,) = found
    if not _holds_in_law(spot, line.holder, right):
        return None
    change = Change(
        put=(
            right.model_copy(update={"role": Role.DECIDES}),
            line.model_copy(update={"valid_from": spot.since(line, right)}),
        )
    )
    return spot.plant("D06", change, right.organisation, line.holder)


VARIETIES = (
    Variety("M04", "the delegation is gone", _line_gone),
    Variety("M04", "the delegation is about something else", _line_about_another),
    Variety("M04", "the delegation is from one who has it not", _of_one_without),
    Variety("M04", "the delegator's right is gone", _delegator_without),
    Variety("M04", "a new right that nobody delegated", _new_right),
    Variety("M04", "a committee beyond its board's ground", _beyond_the_ground),
    Variety("D06", "the delegate decides in law", _both_in_law),
    Variety("D06", "the delegate also decides in law", _also_in_law),
    Variety("D06", "both hold it, and the line is newer", _line_between_holders),
)
