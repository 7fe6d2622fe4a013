"""Faults planted in the cases: each is found by its rule, on its day, and nothing else is."""

from random import Random

import pytest
from hypothesis import Phase, given, note, settings
from hypothesis import strategies as st

from graph_model.analyses.registry import RULE_OF
from tests.planting.arrangements import ARRANGEMENTS
from tests.planting.judging import changed, verdict
from tests.planting.spot import DAY, FIRST, LAST, Change, Plant, Spot, planted, shipped
from tests.planting.varieties import VARIETIES

DAYS = [FIRST + DAY * number for number in range((LAST - FIRST).days)]
RULES = sorted({variety.rule for variety in VARIETIES})


def test_every_rule_has_a_way_to_be_broken():
    # D14 is a note beside an answer, and judges nothing.
    assert sorted(rule for rule in RULE_OF if rule[1:].isdigit()) == RULES


@pytest.mark.parametrize("rule", RULES)
@given(data=st.data(), seed=st.integers(0, 2**32))
# A plant costs a tenth of a second; made smaller, it would be another plant.
@settings(max_examples=2, derandomize=True, deadline=None, phases=(Phase.generate,), database=None)
def test_a_planted_fault_is_found_and_nothing_else(rule, data, seed):
    variety = data.draw(st.sampled_from([each for each in VARIETIES if each.rule == rule]))

    plant = planted(variety, shipped("cases"), Random(seed), DAYS)

    if plant is not None:
        note(f"{variety.name}: {plant}")
        outcome = verdict(shipped("cases"), plant)
        assert (outcome.missed, outcome.noise) == ((), ())


@pytest.mark.parametrize("arrangement", ARRANGEMENTS, ids=lambda each: f"{each.rule} {each.name}")
@given(on=st.sampled_from(DAYS), seed=st.integers(0, 2**32))
@settings(max_examples=2, derandomize=True, deadline=None, phases=(Phase.generate,), database=None)
def test_nothing_is_found_of_what_is_legitimate(arrangement, on, seed):
    change = arrangement.make(Spot(shipped("cases"), on, Random(seed)))

    if change is not None:
        note(f"{change}")
        assert changed(shipped("cases"), change, on) == ()


def test_what_was_not_planted_is_missed():
    plant = Plant("M01", Change(), (FIRST,), frozenset({"ods:QOP"}))

    assert verdict(shipped("cases"), plant).missed == (FIRST,)


def test_what_is_found_besides_is_noise():
    dice = Random(1)
    variety = next(each for each in VARIETIES if each.rule == "D11")
    first = planted(variety, shipped("cases"), dice, DAYS)
    other = Plant("M01", first.change, first.days, frozenset())

    outcome = verdict(shipped("cases"), other)

    assert outcome.missed == first.days
    assert [told[:3] for told in outcome.noise] == ["D11"]
