"""The rows of a register: what makes a row's key, what its columns must be together, and which days it holds on."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from graph_model.entities import (
    Claim,
    Dated,
    Entity,
    FootprintRelation,
    Ground,
    Source,
    StatutoryHolder,
    Succession,
    Term,
)

DAYS = st.dates(date(1948, 7, 5), date(2100, 1, 1))
RULE = {"function": "dental", "role": "decides", "holder_type": "icb"}


def _faults(entity: type[Entity], **columns: object) -> list[tuple[Any, str]]:
    try:
        entity.model_validate(columns)
    except ValidationError as error:
        return [(detail["loc"], detail["type"]) for detail in error.errors(include_url=False)]
    return []


@pytest.mark.parametrize(
    ("entity", "columns", "expected"),
    [
        pytest.param(Source, {"id": "act"}, "act", id="its own id"),
        pytest.param(
            Term,
            {"term": "ICP", "meaning": "A partnership", "valid_from": "2017"},
            "ICP|2017|A partnership",
            id="a term",
        ),
        pytest.param(
            Ground, {"block": "b1", "footprint": "fp", "valid_from": "2022-07-01"}, "b1|fp|2022-07-01", id="with a day"
        ),
        pytest.param(
            FootprintRelation, {"child": "a", "parent": "b", "relation": "within"}, "a|b|within|", id="no day known"
        ),
        pytest.param(Succession, {"predecessor": "pct", "type": "abolition"}, "pct||", id="no successor"),
        pytest.param(
            StatutoryHolder,
            {**RULE, "only_for": "ods:Y62|ods:Y63"},
            "dental|decides|icb|||ods:Y62+ods:Y63|",
            id="a list",
        ),
        pytest.param(Claim, {"about": "rights", "subject": "dental"}, "rights|dental||", id="everywhere"),
    ],
)
def test_the_key_of_a_row(entity: type[Entity], columns: dict[str, str], expected: str) -> None:
    row = entity.model_validate(columns)

    assert row.key == expected


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "expected"),
    [
        pytest.param("2019", "2016", [((), "reversed")], id="years"),
        pytest.param("2018-05", "2018-02", [((), "reversed")], id="months"),
        pytest.param("2018-05", "2016", [((), "reversed")], id="a month and an earlier year"),
        pytest.param("2018-05", "2018", [], id="a month, and the year it is in"),
        pytest.param("2018", "2018-05", [], id="a year, and a month of it"),
        pytest.param("2018", "2018", [], id="one year"),
        pytest.param(None, "2018", [], id="start not known"),
        pytest.param("2018", None, [], id="end not known"),
    ],
)
def test_a_term_ends_no_earlier_than_it_begins(
    valid_from: str | None, valid_to: str | None, expected: list[tuple[Any, str]]
) -> None:
    faults = _faults(Term, term="ACO", valid_from=valid_from, valid_to=valid_to)

    assert faults == expected


@pytest.mark.parametrize(
    ("kind", "successor", "expected"),
    [
        pytest.param("abolition", None, [], id="abolished, and nothing after it"),
        pytest.param("abolition", "icb", [], id="abolished, and followed"),
        pytest.param("merger", "icb", [], id="merged into something"),
        pytest.param("merger", None, [((), "successor")], id="merged into nothing"),
        pytest.param("rename", None, [((), "successor")], id="renamed to nothing"),
    ],
)
def test_only_what_is_abolished_needs_no_successor(
    kind: str, successor: str | None, expected: list[tuple[Any, str]]
) -> None:
    faults = _faults(Succession, predecessor="ccg", successor=successor, type=kind)

    assert faults == expected


def test_a_rule_for_more_bodies_than_an_index_can_hold_is_refused() -> None:
    faults = _faults(StatutoryHolder, **RULE, only_for="|".join(f"ods:{number:05}" for number in range(1000)))

    assert faults == [((), "key")]


def test_a_meaning_longer_than_an_index_can_hold_is_refused() -> None:
    faults = _faults(Term, term="ICP", meaning="word " * 2_000)

    assert faults == [((), "meaning")]


def test_an_unknown_column_is_refused() -> None:
    faults = _faults(Source, id="act", titel="NHS Act")

    assert faults == [(("titel",), "extra_forbidden")]


def test_a_row_cannot_be_changed() -> None:
    row = Source(id="act")

    with pytest.raises(ValidationError, match="frozen"):
        row.title = "NHS Act"  # type: ignore[misc]


@given(first=DAYS, second=DAYS, asked=DAYS)
def test_a_row_holds_from_its_first_day_up_to_but_not_on_its_end(first: date, second: date, asked: date) -> None:
    begins, ends = sorted((first, second))

    row = Dated(valid_from=begins, valid_to=ends)

    assert row.holds_on(asked) == (begins <= asked < ends)
    assert not row.holds_on(ends)
    assert row.holds_on(begins) == (begins != ends)


@given(begins=st.none() | DAYS, days=st.none() | st.integers(0, 40_000), asked=DAYS)
def test_a_date_that_is_not_known_excludes_no_day(begins: date | None, days: int | None, asked: date) -> None:
    ends = None if days is None else (begins or date(1948, 7, 5)) + timedelta(days)

    row = Dated(valid_from=begins, valid_to=ends)

    assert row.holds_on(asked) == ((begins is None or begins <= asked) and (ends is None or asked < ends))


@given(begins=DAYS, cut=DAYS, ends=DAYS, asked=DAYS)
def test_what_is_cut_in_two_holds_on_the_same_days_and_never_twice(
    begins: date, cut: date, ends: date, asked: date
) -> None:
    begins, cut, ends = sorted((begins, cut, ends))

    parts = [Dated(valid_from=begins, valid_to=cut), Dated(valid_from=cut, valid_to=ends)]

    whole = Dated(valid_from=begins, valid_to=ends)
    assert sum(part.holds_on(asked) for part in parts) == whole.holds_on(asked)


@given(first=DAYS, second=DAYS)
def test_a_row_that_ends_before_it_begins_is_refused_and_no_other(first: date, second: date) -> None:
    faults = _faults(Dated, valid_from=first, valid_to=second)

    assert faults == ([((), "reversed")] if second < first else [])
