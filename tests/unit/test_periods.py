"""Half-open periods: what they share, what they make together, and what of one is left."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_model.periods import Period, merged, shared, without

A, B, C, D = (date(2020 + year, 4, 1) for year in range(4))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param((A, C), (B, D), (B, C), id="overlap"),
        pytest.param((A, B), (B, C), None, id="one ends on the day the other begins"),
        pytest.param((A, A), (None, None), None, id="never active"),
        pytest.param((None, C), (B, None), (B, C), id="open on either side"),
        pytest.param((None, None), (None, None), (None, None), id="nothing is known"),
    ],
)
def test_the_days_that_two_periods_have_in_common(one: Period, other: Period, expected: Period | None) -> None:
    assert shared(one, other) == expected


@pytest.mark.parametrize(
    ("periods", "expected"),
    [
        pytest.param([(B, C), (A, B)], ((A, C),), id="touching"),
        pytest.param([(A, B), (C, D)], ((A, B), (C, D)), id="apart"),
        pytest.param([(A, None), (B, C)], ((A, None),), id="one within an open one"),
        pytest.param([], (), id="none"),
    ],
)
def test_periods_that_touch_become_one(periods: list[Period], expected: tuple[Period, ...]) -> None:
    assert merged(periods) == expected


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        pytest.param([(A, D)], (), id="all held"),
        pytest.param([(A, B), (C, D)], ((B, C),), id="a gap in the middle"),
        pytest.param([(B, C)], ((A, B), (C, D)), id="both ends"),
        pytest.param([(B, None)], ((A, B),), id="held to no known end"),
        pytest.param([], ((A, D),), id="nothing held"),
    ],
)
def test_what_is_left_of_a_period(held: list[Period], expected: tuple[Period, ...]) -> None:
    assert tuple(without((A, D), held)) == expected


DAYS = [A + timedelta(days=each) for each in range(8)]
PERIODS = st.lists(st.tuples(st.sampled_from([None, *DAYS]), st.sampled_from([None, *DAYS])), max_size=4)


@given(PERIODS)
def test_every_day_is_held_or_missing_and_never_both(drawn: list[Period]) -> None:
    whole = (DAYS[0], DAYS[-1])
    held = [period for period in drawn if shared(period) is not None]

    missing = list(without(whole, held))

    assert [_on(missing, day) for day in DAYS[:-1]] == [not _on(held, day) for day in DAYS[:-1]]
    assert merged([*held, *missing]) == merged([*held, whole])


def _on(periods: list[Period] | tuple[Period, ...], day: date) -> bool:
    return any(shared(period, (day, day + timedelta(days=1))) is not None for period in periods)
