"""Faults of boards that are missing (M08), and of bodies that nobody followed (M16)."""

from datetime import date

from graph_model.entities import Entity, Line, Organisation
from graph_model.vocabulary import (
    LineKind,
    OrganisationType,
    SuccessionType,
    types_of,
)
from tests.planting.spot import DAY, Change, Plant, Spot, Variety

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


VARIETIES = (
    Variety("M08", "a board is gone with all its rows", _board_gone),
    Variety("M08", "a board ended with its rows", _board_ended),
    Variety("M16", "the successions are gone", _heirless),
    Variety("M16", "one successor of a split is gone", _one_heir_lost),
    Variety("M16", "the successor works elsewhere", _wrong_heir),
    Variety("M16", "the shares do not add up", _share_lost),
)
