"""What is kept of one day for another never shows: each day is judged as if it were the first."""

import random
from collections.abc import Iterable, Iterator
from datetime import date

import pytest

from graph_model.analyses.judging import Judgement, Judging, change_points, judge
from graph_model.entities import Entity
from graph_model.history import DEFAULT_CERTAINTIES, History, Slice
from graph_model.ingest.register import read_register
from graph_model.shipped import shipped_register
from tests.unit.analyses.judging import law
from tests.unit.building import CASES

FIRST, LAST = date(2013, 4, 1), date(2027, 4, 2)
HOW = Judging(law=law(), today=date(2026, 11, 1))
# One row in so many is left out, and one in so many ends and another takes its place with other dates.
SPARED = 12
DAYS = 14


def _cases(chance: random.Random) -> History:
    """The cases with rows left out and dates moved, so that something is found on every day."""
    tables = {name: list(table.rows.values()) for name, table in read_register(CASES).tables.items()}
    for name in ("organisations", "lines", "rights", "covers", "ground", "footprint_relations", "claims"):
        tables[name] = list(_damaged(chance, tables[name]))
    return History(1, tables)


def _damaged(chance: random.Random, rows: Iterable[Entity]) -> Iterator[Entity]:
    for row in rows:
        fate = chance.randrange(SPARED)
        if fate == 0:
            continue
        middle = date(chance.randrange(2014, 2027), chance.randrange(1, 13), 1)
        begins, ends = (getattr(row, each) for each in ("valid_from", "valid_to"))
        if fate == 1 and (begins is None or begins < middle) and (ends is None or middle < ends):
            yield row.model_copy(update={"valid_from": middle})
        else:
            yield row


def _on(history: History, day: date) -> Judgement:
    return judge(Slice(history, day, DEFAULT_CERTAINTIES), HOW)


def _afresh(history: History, day: date) -> Judgement:
    history.worked_out.clear()
    return _on(history, day)


@pytest.mark.parametrize("seed", range(2))
def test_a_day_is_judged_alike_after_others_and_afresh(seed):
    chance = random.Random(seed)
    history = _cases(chance)
    days = sorted(chance.sample(change_points(history, FIRST, LAST), DAYS))
    # Forwards, as a period is judged, and then a leap back and one ahead, as people ask.
    asked = [*days, days[DAYS // 2], days[-1]]

    kept = [_on(history, day) for day in asked]

    afresh = {day: _afresh(history, day) for day in days}
    assert sum(len(each.findings) for each in kept) > len(asked)
    assert [each.on for each in kept if each != afresh[each.on]] == []


def test_england_is_judged_alike_after_another_day_and_afresh():
    tables = read_register(shipped_register("england")).tables
    history = History(1, {name: list(table.rows.values()) for name, table in tables.items()})
    # On this day practices, networks, boards, councils and their ground change.
    before, on = date(2026, 3, 31), date(2026, 4, 1)
    _on(history, before)

    kept = _on(history, on)

    assert kept == _afresh(history, on)
