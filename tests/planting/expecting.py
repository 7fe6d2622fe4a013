"""Faults of lines that the law expects (M18, or M01 where no way up is left)."""

from graph_model.entities import ALL_FUNCTIONS, ExpectedLine, Line, Organisation
from graph_model.vocabulary import (
    DECIDING_ROLES,
    FORMS,
    PATH_KINDS,
    LineKind,
    OrganisationType,
    WhichHolder,
    types_of,
)
from tests.planting.spot import ENDS, OWING, Plant, Spot, Variety

__all__ = ["VARIETIES"]

# What a body lacks that answers to nobody any more may also be seen by these: its delegation, and what it founded.
BESIDE_M01 = "M04 M05"
# Which expected lines other rules miss: money, joint bodies, regulation.
NOT_M18 = frozenset({LineKind.FINANCIAL_ALLOCATION, LineKind.JOINT_EXERCISE, LineKind.REGULATION, LineKind.DELEGATION})


def _claimed_expectations(spot: Spot) -> list[tuple[Organisation, ExpectedLine]]:
    kinds = {row.kind for row in spot.context.expected if row.kind not in NOT_M18}
    return [
        (body, row)
        for body in spot.alive()
        for row in spot.expected(body)
        if row.kind in kinds and spot.context.claims.holds_lines(row.kind, body) and spot.is_known(body.id)
        if row.confidence != "check"
    ]


def _fulfilling(spot: Spot, body: Organisation, row: ExpectedLine) -> list[Line]:
    """The lines by which a body does what is expected."""
    about = row.functions or (ALL_FUNCTIONS,)
    return [
        line
        for line in spot.lines_from(body.id, row.kind)
        if spot.type_of(line.holder) in types_of(row.holder_type)
        and (ALL_FUNCTIONS in about or any(not spot.levels(each).isdisjoint(line.functions) for each in about))
    ]


def _unexpected(spot: Spot) -> tuple[Organisation, ExpectedLine, list[Line]] | None:
    rows = _claimed_expectations(spot)
    kind = spot.any_of(sorted({(row.kind, body.type) for body, row in rows}))
    rows = [(body, row) for body, row in rows if (row.kind, body.type) == kind]
    chosen = spot.any_of(
        rows,
        lambda pair: (
            pair[1].which is not WhichHolder.EACH_WITH_SHARED_GROUND and len(_fulfilling(spot, pair[0], pair[1])) > 0
        ),
    )
    if chosen is None:
        return None
    return (*chosen, _fulfilling(spot, *chosen))


def _rule_for(spot: Spot, body: Organisation, lines: list[Line]) -> str:
    """M01 where no path is left, else M18."""
    if body.type in ENDS:
        return "M18"
    decided = {r.function for r in spot.day.rights_of.get(body.id, ()) if r.role in DECIDING_ROLES and spot.is_sure(r)}
    left = [line for line in spot.lines_from(body.id, *PATH_KINDS) if line not in lines]
    owing = FORMS[body.type] in OWING
    carried = {each for line in left for each in line.functions} - {ALL_FUNCTIONS} if owing else set()
    if any(not spot.arrives(body.id, each, lines) for each in decided | carried):
        return "M01"
    alone = owing and len([line for line in spot.lines_from(body.id) if line not in lines]) == 0
    return "M01" if alone or (owing and len(left) > 0 and not spot.arrives(body.id, None, lines)) else "M18"


def _line_missing(spot: Spot) -> Plant | None:
    """An expected line that is not there."""
    found = _unexpected(spot)
    if found is None:
        return None
    body, _, lines = found
    rule = _rule_for(spot, body, lines)
    return spot.plant(rule, spot.absent(*lines), body.id, allowed=BESIDE_M01 if rule == "M01" else "")


def _wrong_kind(spot: Spot) -> Plant | None:
    """An expected line, recorded as one of another kind that carries nothing."""
    found = _unexpected(spot)
    if found is None or len(found[2]) != 1 or found[1].kind is LineKind.MEMBERSHIP:
        return None
    body, _, lines = found
    kind = spot.dice.choice((LineKind.ADVISORY, LineKind.REPRESENTATION, LineKind.PROFESSIONAL))
    rule = "M18"
    if _rule_for(spot, body, lines) == "M01":
        decides = any(right.role in DECIDING_ROLES for right in spot.day.rights_of.get(body.id, ()))
        if not decides or body.type in ENDS:
            return None
        rule = "M01"
    return spot.plant(rule, spot.changed(lines[0], kind=kind), body.id, allowed=BESIDE_M01 if rule == "M01" else "")


def _wrong_holder(spot: Spot) -> Plant | None:
    """An expected line that reaches a body of another type."""
    found = _unexpected(spot)
    if found is None or len(found[2]) != 1:
        return None
    body, row, lines = found
    types = types_of(row.holder_type)
    if len(types) > 10 or row.kind is LineKind.COMMISSIONING_CONTRACT:  # anybody would do, or M06 speaks of it
        return None
    holder = spot.any_of(
        spot.alive(
            OrganisationType.SECRETARY_OF_STATE,
            OrganisationType.CQC,
            OrganisationType.NHS_ENGLAND,
            OrganisationType.GOVERNMENT_DEPARTMENT,
        ),
        lambda each: (
            each.type not in types
            and each.id != body.id
            and each.id not in {line.holder for line in spot.lines_from(body.id)}
            and not spot.hangs_on(each.id, body.id)
        ),
    )
    if holder is None or not all(spot.arrives(holder.id, each, lines) for each in lines[0].functions):
        return None
    change = spot.changed(lines[0], holder=holder.id)
    return spot.plant("M18", change, body.id, allowed="D02 D12 M04")


def _code_of_no_board(spot: Spot) -> Plant | None:
    """Reference data that is of no board, or of no longer one."""
    kinds = (OrganisationType.SUB_ICB_LOCATION, OrganisationType.SUB_ICB_REPORTING_ENTITY)
    body = spot.any_of(
        spot.alive(*kinds),
        lambda each: (
            len(spot.lines_from(each.id, LineKind.INTERNAL_DELEGATION)) > 0
            and spot.context.claims.holds_lines(LineKind.INTERNAL_DELEGATION, each)
            and spot.is_known(each.id)
        ),
    )
    if body is None:
        return None
    return spot.plant("M18", spot.absent(*spot.lines_from(body.id, LineKind.INTERNAL_DELEGATION)), body.id)


VARIETIES = (
    Variety("M18", "an expected line is gone", _line_missing),
    Variety("M18", "an expected line is of another kind", _wrong_kind),
    Variety("M18", "an expected line reaches somebody else", _wrong_holder),
    Variety("M18", "reference data is of no board", _code_of_no_board),
)
