"""Faults of what outlives its bodies (D03), or of a split that was not applied (D15)."""

from datetime import date

from graph_model.entities import FootprintRelation, Line, Organisation, Right, Succession
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
    Variety("D03", "a line outlives one of its ends", _outlives),
    Variety("D03", "a right outlives its body", _outlives_right),
    Variety("D03", "a new line to a body that is no more", _new_line_to_the_dead),
    Variety("D03", "a contract stays with the predecessor", _contract_left_behind),
    Variety("D03", "a right of a body that is no more", _right_of_the_dead),
    Variety("D03", "a row begins before its body", _too_soon),
    Variety("D03", "a body ends and its rows do not", _body_ended),
    Variety("D15", "an area lies in what was split", _still_within),
    Variety("D15", "an area lies in two successors", _within_two),
)
