"""Days as publishers write them: each style is read exactly, and nothing else is."""

from datetime import date

import pytest

from graph_model.ingest.publishers.days import DayStyle, day_of


@pytest.mark.parametrize(
    ("text", "style"),
    [
        pytest.param("20260801", DayStyle.COMPACT, id="eight digits"),
        pytest.param("2026-08-01", DayStyle.ISO, id="with hyphens"),
        pytest.param("01Aug2026", DayStyle.NAMED, id="a month by name"),
        pytest.param("01AUG2026", DayStyle.NAMED, id="a month in capitals"),
        pytest.param("1-Aug-2026", DayStyle.NAMED, id="a month between hyphens"),
        pytest.param("01/08/2026", DayStyle.SLASHED, id="the day before the month"),
    ],
)
def test_a_day_is_read_in_its_own_style_alone(text: str, style: DayStyle) -> None:
    read = {each: day_of(text, [each]) for each in DayStyle}

    assert read == dict.fromkeys(DayStyle) | {style: date(2026, 8, 1)}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("20260231", id="the 31st of February"),
        pytest.param("08/13/2026", id="a thirteenth month"),
        pytest.param("00000000", id="noughts"),
        pytest.param("01Aub2026", id="no month"),
        pytest.param("٢٠٢٦٠٨٠١", id="digits of another script"),
        pytest.param("2026-08-01 00:00:00", id="a time behind it"),
        pytest.param("202608011", id="a digit too many"),
    ],
)
def test_what_is_no_day_gives_none(text: str) -> None:
    assert day_of(text, DayStyle) is None
