"""Small pieces of English."""

from datetime import date

import pytest

from graph_model.wording import joined, listed, long_day, per_cent


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param(["b", "a"], "a, b", id="in order"),
        pytest.param(["a", "a"], "a", id="each once"),
        pytest.param(["a"], "a", id="one"),
        pytest.param([], "", id="none"),
        pytest.param(list("gfedcba"), "a, b, c, d, e, f and 1 more", id="the first six, and how many more"),
        pytest.param(list("fedcba"), "a, b, c, d, e, f", id="six are all named"),
    ],
)
def test_names_are_listed(names: list[str], expected: str) -> None:
    assert listed(names) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param(["a"], "a", id="one"),
        pytest.param(["b", "a"], "b and a", id="two, in the order given"),
        pytest.param(["a", "b", "c"], "a, b and c", id="three"),
    ],
)
def test_names_are_joined_as_a_sentence_does(names: list[str], expected: str) -> None:
    assert joined(names) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2022, 7, 1), "1 July 2022", id="without a leading nought"),
        pytest.param(date(2026, 12, 31), "31 December 2026", id="the last day of a year"),
    ],
)
def test_a_day_is_written_as_a_person_writes_it(day: date, expected: str) -> None:
    assert long_day(day) == expected


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        pytest.param(0.8415, "84 %", id="rounded to whole per cent"),
        pytest.param(0.1585, "16 %", id="and the rest to what is left"),
        pytest.param(1.0, "100 %", id="all"),
        pytest.param(0.0, "0 %", id="nothing"),
        pytest.param(0.0001, "less than 1 %", id="next to nothing"),
        pytest.param(0.9999, "more than 99 %", id="next to all"),
        pytest.param(0.0099, "1 %", id="about one"),
        pytest.param(0.99, "99 %", id="about ninety-nine"),
    ],
)
def test_a_share_is_rounded_but_never_to_nothing_or_all(share: float, expected: str) -> None:
    assert per_cent(share) == expected
