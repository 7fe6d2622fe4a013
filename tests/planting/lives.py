"""Faults of beginnings and ends: M08, M16, D03, D09, D15."""

from datetime import date

from graph_model.entities import Cover, Entity, FootprintRelation, Line, Organisation, Right, Succession
from graph_model.vocabulary import (
    LineKind,
    OrganisationType,
    Role,
    SuccessionType,
    types_of,
)
from tests.planting.spot import DAY, FIRST, Change, Plant, Spot, Variety

__all__ = ["VARIETIES"]

COUNCILS = types_of("upper_tier_la")


def _rows_of(spot: Spot, organisation: str) -> list[Entity]:
    """All rows that name an organisation, but its own."""
    history = spot.history
    lines = [line for line in history.lines.values() if organisation in (line.subject, line.holder)]
    covers = history.covers_of.get(organisation, ())
    return [*lines, *history.rights_of.get(organisation, ()), *covers]


def _board(spot: Spot) -> tuple[Organisation, str] | None:
    """A board or committee of a council, the only one of its type there."""
    kinds = (OrganisationType.HWB, OrganisationType.HOSC)

    def will_do(line: Line) -> bool:
        if spot.type_of(line.subject) not in kinds or spot.type_of(line.holder) not in COUNCILS:
            return False
        others = [
            each
            for each in spot.lines_to(line.holder, LineKind.INTERNAL_DELEGATION, LineKind.JOINT_EXERCISE)
            if spot.type_of(each.subject) is spot.type_of(line.subject)
        ]
        claimed = spot.context.claims.holds_organisations(spot.type_of(line.subject), spot.ground_of(line.holder))
        return len(others) == 1 and claimed and spot.is_known(line.holder)

    line = spot.any_of(spot.sure_lines(LineKind.INTERNAL_DELEGATION), will_do)
    return None if line is None else (spot.history.organisations[line.subject], line.holder)


def _board_gone(spot: Spot) -> Plant | None:
    """A council without its board: taken out with all that names it."""
    found = _board(spot)
    if found is None:
        return None
    board, council = found
    rows = _rows_of(spot, board.id)
    joined = [row.subject for row in rows if isinstance(row, Line) and row.subject != board.id]
    return spot.plant("M08", Change(take=(board, *rows)), council, allowed="M02 M11 M17" + (" M01" if joined else ""))


def _board_ended(spot: Spot) -> Plant | None:
    """A council whose board ended on a day, with its lines and rights."""
    found = _board(spot)
    if found is None:
        return None
    board, council = found
    since = spot.since(board)
    rows = [row for row in (board, *_rows_of(spot, board.id)) if row.valid_to is None or row.valid_to > since]
    if any(row.valid_from is not None and row.valid_from > since for row in rows):
        return None
    put = tuple(row.model_copy(update={"valid_to": since}) for row in rows)
    return spot.plant("M08", Change(put=put), council, allowed="M02 M11 M17 M01 M16")


def _heirless(spot: Spot) -> Plant | None:
    """A body that ended, and whose successions are not there."""
    chosen = _ended(spot)
    if chosen is None:
        return None
    rows = spot.history.successors_of[chosen.id]
    allowed = "D15" if any(row.type is SuccessionType.SPLIT for row in rows) else ""
    return spot.plant("M16", Change(take=tuple(rows)), chosen.id, allowed=allowed)


def _ended(spot: Spot, *, rows: int = 1) -> Organisation | None:
    ended = [
        spot.history.organisations[each] for each in spot.history.successors_of if each in spot.history.organisations
    ]
    return spot.any_of(
        ended,
        lambda each: (
            each.valid_to is not None
            and each.valid_to <= spot.on
            and spot.is_known(each.id)
            and spot.context.claims.holds_succession(each)
            and len(spot.history.successors_of[each.id]) >= rows
            and all(row.confidence != "check" for row in spot.history.successors_of[each.id])
        ),
    )


def _one_heir_lost(spot: Spot) -> Plant | None:
    """One of the successors of a split is not there."""
    chosen = _ended(spot, rows=2)
    if chosen is None or chosen.valid_to is None:
        return None
    rows = list(spot.history.successors_of[chosen.id])
    row = spot.dice.choice(rows)
    before = _ground_on(spot, chosen.id, chosen.valid_to - DAY)
    left = frozenset().union(*(_ground_on(spot, each.successor, chosen.valid_to) for each in rows if each is not row))
    people = spot.history.population
    shares = [each.share for each in rows if each is not row]
    uneven = None not in shares and abs(sum(shares) - 1) > 0.01
    known = len(before) > 0 and all(_ground_on(spot, each.successor, chosen.valid_to) for each in rows)
    if not uneven and not (known and (people(before - left) or 0) > 0.01 * (people(before) or 0)):
        return None
    return spot.plant("M16", Change(take=(row,)), chosen.id)


def _ground_on(spot: Spot, organisation: str | None, day: date) -> frozenset[str]:
    return Spot(spot.register, day, spot.dice).ground_of(organisation or "")


def _wrong_heir(spot: Spot) -> Plant | None:
    """The succession names a body on other ground."""
    chosen = _ended(spot)
    if chosen is None or chosen.valid_to is None or len(spot.history.successors_of[chosen.id]) != 1:
        return None
    (row,) = spot.history.successors_of[chosen.id]
    if row.type not in (SuccessionType.MERGER, SuccessionType.ACQUISITION):
        return None
    day = row.effective or chosen.valid_to
    before = _ground_on(spot, chosen.id, chosen.valid_to - DAY)
    other = Spot(spot.register, day, spot.dice)
    heir = spot.any_of(
        other.alive(spot.type_of(row.successor)),
        lambda each: len(other.ground_of(each.id)) > 0 and before.isdisjoint(other.ground_of(each.id)),
    )
    if len(before) == 0 or heir is None:
        return None
    return spot.plant("M16", Change(take=(row,), put=(row.model_copy(update={"successor": heir.id}),)), chosen.id)


def _share_lost(spot: Spot) -> Plant | None:
    """Shares that do not add up."""
    chosen = _ended(spot)
    if chosen is None:
        return None
    rows = spot.history.successors_of[chosen.id]
    if any(row.share is None for row in rows):
        if len(rows) > 1:
            return None
        put = tuple(row.model_copy(update={"share": spot.dice.choice((0.4, 0.9))}) for row in rows)
        return spot.plant("M16", Change(put=put), chosen.id)
    row = max(rows, key=lambda each: each.share or 0)
    put = row.model_copy(update={"share": round((row.share or 0) / 2, 3)})
    return spot.plant("M16", Change(put=(put,)), chosen.id)


def _outlives(spot: Spot) -> Plant | None:
    """A line that goes on after one of its ends has ended."""

    def will_do(line: Line) -> bool:
        ends = [spot.history.organisations.get(each) for each in (line.subject, line.holder)]
        lasts = [end.valid_to for end in ends if end is not None and end.valid_to is not None]
        certain = line.valid_to is not None and line.valid_to <= spot.on and spot.is_sure(line)
        return certain and min(lasts, default=spot.on + DAY) <= spot.on and spot.is_known(line.subject, line.holder)

    lines = [line for line in spot.history.lines.values() if line.valid_to is not None and line.valid_to <= spot.on]
    kind = spot.any_of(sorted({line.kind for line in lines}))
    line = spot.any_of([each for each in lines if each.kind is kind], will_do)
    if line is None:
        return None
    until = spot.dice.choice((None, spot.on + DAY, spot.on + 200 * DAY))
    return spot.plant(
        "D03", Change(put=(line.model_copy(update={"valid_to": until}),)), line.subject, line.holder, line.id
    )


def _outlives_right(spot: Spot) -> Plant | None:
    """A right that goes on after its body has ended."""

    def will_do(right: Right) -> bool:
        body = spot.history.organisations.get(right.organisation)
        gone = body is not None and body.valid_to is not None and body.valid_to <= spot.on and spot.is_known(body.id)
        return gone and spot.is_sure(right)

    rights = [row for row in spot.history.rights.values() if row.valid_to is not None and row.valid_to <= spot.on]
    right = spot.any_of(rights, will_do)
    if right is None:
        return None
    put = right.model_copy(update={"valid_to": spot.dice.choice((None, spot.on + 100 * DAY))})
    return spot.plant("D03", Change(put=(put,)), right.organisation, right.function, right.id)


def _new_line_to_the_dead(spot: Spot) -> Plant | None:
    """A contract with a commissioner that is abolished, or an account to it."""
    dead = _dead(spot)
    line = spot.any_of(
        spot.sure_lines(LineKind.COMMISSIONING_CONTRACT, LineKind.MEMBERSHIP, LineKind.REPRESENTATION),
        lambda each: spot.is_known(each.subject),
    )
    if dead is None or line is None:
        return None
    new = line.model_copy(update={"id": spot.name("line"), "holder": dead.id, "valid_from": spot.since(line)})
    new = new.model_copy(update={"valid_from": max(new.valid_from, dead.valid_from or FIRST), "footprint": None})
    return spot.plant("D03", spot.added(new), line.subject, dead.id)


def _dead(spot: Spot) -> Organisation | None:
    return spot.any_of(
        spot.history.organisations.values(),
        lambda each: (
            each.type in {OrganisationType.CCG, OrganisationType.ICB, *COUNCILS}
            and each.valid_to is not None
            and each.valid_to <= spot.on
            and spot.is_known(each.id)
        ),
    )


def _contract_left_behind(spot: Spot) -> Plant | None:
    """A contract that was not moved to the successor: it is still with the predecessor."""
    rows = [row for each in spot.history.successors_of.values() for row in each if row.predecessor != row.successor]
    heirs = {row.successor for row in rows}
    lines = spot.sure_lines(LineKind.COMMISSIONING_CONTRACT, LineKind.MEMBERSHIP)
    line = spot.any_of([each for each in lines if each.holder in heirs])
    if line is None:
        return None
    before = spot.any_of(
        [row for row in rows if row.successor == line.holder],
        lambda row: (
            (body := spot.history.organisations.get(row.predecessor)) is not None
            and body.valid_to is not None
            and body.valid_to <= spot.on
            and spot.is_known(body.id)
        ),
    )
    if before is None:
        return None
    change = spot.changed(line, holder=before.predecessor)
    return spot.plant("D03", change, line.subject, before.predecessor, allowed="M18")


def _right_of_the_dead(spot: Spot) -> Plant | None:
    """A new right of a body that is no more, where somebody else decides."""
    dead = _dead(spot)
    right = spot.any_of(spot.sure_rights(Role.DECIDES))
    if dead is None or right is None:
        return None
    covers = spot.history.covers_of.get(dead.id, ())
    footprint = covers[0].footprint if len(covers) > 0 and spot.toss() else right.footprint
    new = spot.new_right("nobody", right.function, spot.dice.choice((Role.DECIDES, Role.ASSURES)), footprint)
    new = new.model_copy(update={"organisation": dead.id, "valid_from": spot.since()})
    new = new.model_copy(update={"valid_from": max(new.valid_from, dead.valid_from or FIRST)})
    return spot.plant("D03", spot.added(new), dead.id, right.function)


def _too_soon(spot: Spot) -> Plant | None:
    """A line or right that begins before its body does."""

    def begins(row: Line | Right) -> date | None:
        ends = (row.subject, row.holder) if isinstance(row, Line) else (row.organisation,)
        firsts = [spot.history.organisations[each].valid_from for each in ends if each in spot.history.organisations]
        return max((first for first in firsts if first is not None), default=None)

    rows = [*spot.history.lines.values(), *spot.history.rights.values()]
    row = spot.any_of(
        [each for each in rows if each.valid_from is not None and each.valid_from > spot.on],
        lambda each: (
            spot.is_sure(each)
            and (first := begins(each)) is not None
            and spot.on < first <= each.valid_from
            and (each.valid_to is None or each.valid_to > each.valid_from)
            and spot.is_known(*((each.subject, each.holder) if isinstance(each, Line) else (each.organisation,)))
        ),
    )
    if row is None:
        return None
    change = spot.changed(row, valid_from=spot.on - DAY * spot.dice.randint(0, 30))
    named = (row.subject, row.holder) if isinstance(row, Line) else (row.organisation,)
    return spot.plant("D03", change, *named, row.id)


def _body_ended(spot: Spot) -> Plant | None:
    """A body ends, and its lines and rights were forgotten."""

    def will_do(each: Organisation) -> bool:
        lines = [*spot.lines_from(each.id), *spot.lines_to(each.id)]
        return 0 < sum(spot.is_sure(line) for line in lines) < 60 and spot.is_known(each.id)

    kind = spot.any_of(sorted({each.type for each in spot.alive()}))
    body = spot.any_of(spot.alive(kind), will_do)
    if body is None:
        return None
    since = spot.since(body)
    line = spot.any_of(
        [line for line in (*spot.lines_from(body.id), *spot.lines_to(body.id)) if spot.is_sure(line)],
        lambda each: spot.is_known(each.subject, each.holder),
    )
    if line is None:
        return None
    change = Change(put=(body.model_copy(update={"valid_to": since}),))
    # It is no more: nobody follows it, its board is missed, and what was one of two with it is alone.
    allowed = "D03 M16 M08 M15"
    return spot.plant("D03", change, line.subject, line.holder, line.id, allowed=allowed)


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


def _splits(spot: Spot) -> list[tuple[Organisation, list[Succession]]]:
    found = []
    for predecessor, rows in spot.history.successors_of.items():
        record = spot.history.organisations.get(predecessor)
        done = [row for row in rows if row.effective is not None and row.effective <= spot.on]
        if (
            record is not None
            and record.valid_to is not None
            and record.valid_to <= spot.on
            and any(row.type is SuccessionType.SPLIT for row in done)
            and all(row.confidence != "check" for row in done)
        ):
            found.append((record, done))
    return found


def _still_within(spot: Spot) -> Plant | None:
    """An area still lies in that of a body that was split."""
    pair = spot.any_of(_splits(spot), lambda each: len(_areas_of(spot, each[0])) > 0)
    if pair is None:
        return None
    body, _ = pair
    area = spot.dice.choice(_areas_of(spot, body))
    before = [
        row
        for row in spot.history.relations
        if row.parent == area and row.relation in ("within", "coterminous") and row.confidence != "check"
    ]
    if len(before) > 0 and spot.toss():
        row = spot.dice.choice(before)
        change = Change(put=(row.model_copy(update={"valid_to": spot.dice.choice((None, spot.on + 90 * DAY))}),))
        return spot.plant("D15", change, body.id, row.child)
    child = spot.any_of(spot.history.footprints.values(), lambda each: each.id != area and each.holds_on(spot.on))
    if child is None:
        return None
    return spot.plant("D15", spot.added(_relation(spot, child.id, area)), body.id, child.id)


def _relation(spot: Spot, child: str, parent: str) -> FootprintRelation:
    relation = spot.dice.choice(("within", "within", "coterminous"))
    columns = {"child": child, "parent": parent, "relation": relation, "valid_from": spot.on, "confidence": "sure"}
    return FootprintRelation.model_validate(columns)


def _areas_of(spot: Spot, body: Organisation) -> list[str]:
    """The areas that a split body had, and for which nobody works now."""
    rows = spot.history.covers_of.get(body.id, ())
    areas = {row.footprint for row in rows if row.valid_from is None or row.valid_from < body.valid_to}
    used = {row.footprint for each in spot.context.alive for row in spot.day.covered_by(each)}
    return sorted(areas - used)


def _within_two(spot: Spot) -> Plant | None:
    """An area lies in those of two successors of a split."""

    def areas(row: Succession) -> list[str]:
        return [cover.footprint for cover in spot.day.covered_by(row.successor or "")]

    pairs = [
        (one, other, first, second)
        for _, rows in _splits(spot)
        for one in rows
        for other in rows
        if (one.successor or "") < (other.successor or "")
        for first in areas(one)
        for second in areas(other)
        if spot.ground(first) and spot.ground(second) and spot.ground(first).isdisjoint(spot.ground(second))
    ]
    chosen = spot.any_of(pairs)
    if chosen is None:
        return None
    one, other, first, second = chosen
    inside = [
        row.child
        for row in spot.day.relations
        if row.parent == first and row.relation == "within" and row.confidence != "check"
    ]
    if len(inside) > 0 and spot.toss():
        child = spot.dice.choice(inside)
        change = spot.added(_relation(spot, child, second))
    else:
        child = spot.any_of(
            spot.history.footprints,
            lambda each: each not in (first, second) and spot.history.footprints[each].holds_on(spot.on),
        )
        columns = {"child": child, "relation": "within", "valid_from": spot.on, "confidence": "sure"}
        rows = [FootprintRelation.model_validate(columns | {"parent": each}) for each in (first, second)]
        change = spot.added(*rows)
    return spot.plant("D15", change, one.successor, other.successor, child, allowed="D15")


VARIETIES = (
    Variety("M08", "a board is gone with all its rows", _board_gone),
    Variety("M08", "a board ended with its rows", _board_ended),
    Variety("M16", "the successions are gone", _heirless),
    Variety("M16", "one successor of a split is gone", _one_heir_lost),
    Variety("M16", "the successor works elsewhere", _wrong_heir),
    Variety("M16", "the shares do not add up", _share_lost),
    Variety("D03", "a line outlives one of its ends", _outlives),
    Variety("D03", "a right outlives its body", _outlives_right),
    Variety("D03", "a new line to a body that is no more", _new_line_to_the_dead),
    Variety("D03", "a contract stays with the predecessor", _contract_left_behind),
    Variety("D03", "a right of a body that is no more", _right_of_the_dead),
    Variety("D03", "a row begins before its body", _too_soon),
    Variety("D03", "a body ends and its rows do not", _body_ended),
    Variety("D09", "a second record of one code", _again),
    Variety("D09", "a body twice, with all that it has", _whole_body_again),
    Variety("D09", "a second record of one area code", _same_area_code),
    Variety("D09", "one name under two codes", _two_codes),
    Variety("D09", "a code in two roles at once", _roles_overlap),
    Variety("D15", "an area lies in what was split", _still_within),
    Variety("D15", "an area lies in two successors", _within_two),
)
