"""Faults of buying and paying: M06, M07, M10."""

from graph_model.entities import Line, Organisation, Right
from graph_model.history import Blocks
from graph_model.vocabulary import DECIDING_ROLES, LineKind, OrganisationType, Role, types_of
from tests.planting.spot import Plant, Spot, Variety

__all__ = ["VARIETIES"]

COUNCILS = types_of("upper_tier_la")
TRUSTS = types_of("nhs_trust_or_ft")
BUYERS = (
    COUNCILS
    | TRUSTS
    | {
        OrganisationType.ICB,
        OrganisationType.CCG,
        OrganisationType.DISTRICT_COUNCIL,
        OrganisationType.CQC,
        OrganisationType.HWB,
        OrganisationType.SECRETARY_OF_STATE,
    }
)


def _there(spot: Spot, line: Line) -> Blocks:
    return spot.ground(line.footprint) if line.footprint is not None else spot.ground_of(line.subject)


def _buys(spot: Spot, body: str, function: str, there: Blocks) -> bool:
    """Whether a body, or the one whose committee it is, has a right near a function on some ground."""
    parents = [line.holder for line in spot.lines_from(body, LineKind.INTERNAL_DELEGATION)]
    roles = DECIDING_ROLES | {Role.DELIVERS}
    return any(
        right.role in roles
        and spot.related(right.function, function)
        and (len(spot.ground(right.footprint)) == 0 or len(spot.ground(right.footprint) & there) > 0)
        for each in (body, *parents)
        for right in spot.day.rights_of.get(each, ())
    )


def _contract(spot: Spot) -> Line | None:
    """A contract for a claimed function on claimed ground."""

    def will_do(line: Line) -> bool:
        there = _there(spot, line)
        return len(there) > 0 and all(there <= spot.claimed(each) for each in line.functions)

    return spot.any_of(spot.sure_lines(LineKind.COMMISSIONING_CONTRACT), will_do)


def _redirected(spot: Spot) -> Plant | None:
    """A contract is with a body that does not commission this there."""
    line = _contract(spot)
    if line is None:
        return None
    there = _there(spot, line)
    buyer = spot.any_of(
        spot.alive(*BUYERS),
        lambda each: (
            each.id not in (line.subject, line.holder)
            and not any(_buys(spot, each.id, function, there) for function in line.functions)
            and each.id not in {other.holder for other in spot.lines_from(line.subject)}
            and line.subject not in {other.holder for other in spot.lines_from(each.id)}
        ),
    )
    if buyer is None:
        return None
    change = spot.changed(line, holder=buyer.id, valid_from=spot.since(line, buyer))
    # A practice of which the law expects a contract with a board has none; a trust may have no other way up.
    allowed = "M18 M01 D02 D04" if spot.type_of(line.subject) is OrganisationType.GP_PRACTICE else "D04"
    return spot.plant("M06", change, line.subject, buyer.id, allowed=allowed)


def _somewhere(spot: Spot) -> Plant | None:
    """A contract for no area in particular is with a body that commissions this nowhere."""
    line = spot.any_of(
        [each for each in spot.sure_lines(LineKind.COMMISSIONING_CONTRACT) if each.footprint is None],
        lambda each: all(len(spot.claimed(function)) > 0 for function in each.functions),
    )
    if line is None:
        return None
    everywhere = spot.context.everywhere
    buyer = spot.any_of(
        spot.alive(*BUYERS),
        lambda each: (
            each.id not in (line.subject, line.holder)
            and not any(_buys(spot, each.id, function, everywhere) for function in line.functions)
            and len(ground := spot.ground_of(line.subject) or spot.ground_of(each.id)) > 0
            and all(ground <= spot.claimed(function) for function in line.functions)
        ),
    )
    if buyer is None or buyer.id in {each.holder for each in spot.lines_from(line.subject)}:
        return None
    change = spot.changed(line, holder=buyer.id, valid_from=spot.since(line, buyer))
    return spot.plant("M06", change, line.subject, buyer.id, allowed="M18 D02")


def _right_gone(spot: Spot) -> Plant | None:
    """A commissioner loses its right, and somebody else still decides there."""

    def will_do(line: Line) -> bool:
        there = _there(spot, line)
        rights = _rights_there(spot, line)
        if len(there) == 0 or len(line.functions) != 1 or not there <= spot.claimed(line.functions[0]):
            return False
        others = [each for each in spot.deciders(line.functions[0], there) if each not in rights]
        held = frozenset().union(*(spot.ground(each.footprint) for each in others))
        return len(rights) == 1 and spot.is_sure(rights[0]) and there <= held

    line = spot.any_of(spot.sure_lines(LineKind.COMMISSIONING_CONTRACT), will_do)
    if line is None or not spot.day.covered_by(line.holder):
        return None
    change = spot.absent(*_rights_there(spot, line))
    return spot.plant("M06", change, line.subject, line.holder, allowed="M06 M04 M02")


def _rights_there(spot: Spot, line: Line) -> list[Right]:
    return [
        right
        for right in spot.day.rights_of.get(line.holder, ())
        if right.role in DECIDING_ROLES | {Role.DELIVERS} and spot.related(right.function, line.functions[0])
    ]


def _for_another(spot: Spot) -> Plant | None:
    """A contract is for a function that its commissioner does not hold."""
    line = _contract(spot)
    if line is None:
        return None
    there = _there(spot, line)
    function = spot.any_of(
        sorted(spot.history.functions),
        lambda each: there <= spot.claimed(each) and not _buys(spot, line.holder, each, there),
    )
    if function is None:
        return None
    others = {each for other in spot.lines_from(line.subject) if other.id != line.id for each in other.functions}
    if function in others:
        return None
    change = spot.changed(line, functions=(function,))
    allowed = "M18 M01" if spot.type_of(line.subject) is OrganisationType.GP_PRACTICE else ""
    return spot.plant("M06", change, line.subject, line.holder, allowed=allowed)


def _new_contract(spot: Spot) -> Plant | None:
    """A new contract with one who does not buy this here, for what its provider has no contract for."""
    provider = spot.any_of(spot.alive(*TRUSTS, OrganisationType.SOCIAL_ENTERPRISE), lambda each: spot.is_known(each.id))
    buyer = spot.any_of(spot.alive(*BUYERS), lambda each: spot.is_known(each.id) and len(spot.ground_of(each.id)) > 0)
    if provider is None or buyer is None or provider.id == buyer.id:
        return None
    area = spot.any_of([row.footprint for row in spot.day.covered_by(buyer.id)])
    named = {each for line in spot.lines_from(provider.id) for each in line.functions}
    function = spot.any_of(
        sorted(spot.history.functions),
        lambda each: (
            area is not None
            and len(spot.ground(area)) > 0
            and spot.ground(area) <= spot.claimed(each)
            and not _buys(spot, buyer.id, each, spot.ground(area))
            and not any(spot.related(each, other) for other in named - {"*"})
        ),
    )
    if function is None or not spot.arrives(buyer.id, function):
        return None
    line = spot.new_line(provider.id, LineKind.COMMISSIONING_CONTRACT, buyer.id, [function], footprint=area)
    line = line.model_copy(update={"valid_from": max(line.valid_from, spot.since(provider, buyer))})
    return spot.plant("M06", spot.added(line), provider.id, buyer.id, allowed="D04")


def _money_gone(spot: Spot) -> Plant | None:
    """A decider without an allocation."""
    body = _paid(spot)
    if body is None:
        return None
    return spot.plant("M07", spot.absent(*spot.lines_from(body.id, LineKind.FINANCIAL_ALLOCATION)), body.id)


def _paid(spot: Spot) -> Organisation | None:
    def will_do(each: Organisation) -> bool:
        decides = any(
            right.role in DECIDING_ROLES and spot.is_sure(right) for right in spot.day.rights_of.get(each.id, ())
        )
        claimed = spot.context.claims.holds_lines(LineKind.FINANCIAL_ALLOCATION, each)
        lines = spot.lines_from(each.id, LineKind.FINANCIAL_ALLOCATION)
        return decides and claimed and spot.is_known(each.id) and len(lines) > 0

    return spot.any_of(spot.alive(), will_do)


def _money_turned_round(spot: Spot) -> Plant | None:
    """The allocation is written the wrong way round."""
    body = _paid(spot)
    lines = [] if body is None else spot.lines_from(body.id, LineKind.FINANCIAL_ALLOCATION)
    if body is None or len(lines) != 1:
        return None
    (line,) = lines
    change = spot.changed(line, subject=line.holder, holder=line.subject)
    return spot.plant("M07", change, body.id, allowed="D02")


def _regulated(spot: Spot) -> Organisation | None:
    def will_do(each: Organisation) -> bool:
        expected = any(row.kind is LineKind.REGULATION for row in spot.expected(each))
        contracts = spot.lines_from(each.id, LineKind.COMMISSIONING_CONTRACT, LineKind.SUBCONTRACT)
        claimed = spot.context.claims.holds_lines(LineKind.REGULATION, each)
        lines = spot.lines_from(each.id, LineKind.REGULATION)
        return claimed and (expected or len(contracts) > 0) and spot.is_known(each.id) and len(lines) > 0

    kind = spot.any_of(sorted({each.type for each in spot.alive() if spot.lines_from(each.id, LineKind.REGULATION)}))
    return spot.any_of(spot.alive(kind), will_do)


def _unregulated(spot: Spot) -> Plant | None:
    """A provider without a regulator."""
    body = _regulated(spot)
    if body is None:
        return None
    return spot.plant("M10", spot.absent(*spot.lines_from(body.id, LineKind.REGULATION)), body.id)


def _only_watched(spot: Spot) -> Plant | None:
    """The registration is recorded as another kind of line, or of another body."""
    body = _regulated(spot)
    lines = [] if body is None else spot.lines_from(body.id, LineKind.REGULATION)
    if body is None or len(lines) != 1:
        return None
    kind = spot.dice.choice((LineKind.PROFESSIONAL, LineKind.ADVISORY, LineKind.SCRUTINY))
    return spot.plant("M10", spot.changed(lines[0], kind=kind), body.id)


VARIETIES = (
    Variety("M06", "the contract is with somebody else", _redirected),
    Variety("M06", "the contract is with one who buys this nowhere", _somewhere),
    Variety("M06", "the commissioner loses its right", _right_gone),
    Variety("M06", "the contract is for something else", _for_another),
    Variety("M06", "a new contract with one who does not buy this", _new_contract),
    Variety("M07", "the allocation is gone", _money_gone),
    Variety("M07", "the allocation is turned round", _money_turned_round),
    Variety("M10", "the registration is gone", _unregulated),
    Variety("M10", "the registration is of another kind", _only_watched),
)
