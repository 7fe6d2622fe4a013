"""Faults of deciding twice (D01)."""

from graph_model.entities import Organisation, Right
from graph_model.vocabulary import (
    FORMS,
    Form,
    HolderGroup,
    LineKind,
    OrganisationType,
    Role,
    types_of,
)
from tests.planting.spot import Change, Plant, Spot, Variety

__all__ = ["VARIETIES"]

COUNCILS = types_of("upper_tier_la")
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


VARIETIES = (
    Variety("D01", "another body decides too", _second),
    Variety("D01", "a neighbour decides too", _neighbour),
    Variety("D01", "a right is for more ground", _wider),
    Variety("D01", "a delegate decides in law, without a line", _no_line_between),
    Variety("D01", "two overseers of whatever there is", _without_subject_type),
)
