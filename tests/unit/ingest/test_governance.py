"""Faults of governance are counted: each phrase where it is so, where it is not, and where dates are not known."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_model.entities import Dated, Entity, Organisation
from graph_model.ingest.governance import governance_counts
from graph_model.ingest.register import RegisterReading, TableReading
from graph_model.tables import TABLES
from tests.unit.building import body, line, right

ICB = {"valid_from": "2022-07-01", "valid_to": "2026-04-01"}
LATE_LINE = {"accountability lines that hold while their subject or holder does not exist": 1}
LATE_RIGHT = {"decision rights that hold while their organisation does not exist": 1}
TWICE = {"pairs of records that look like one body (same ODS code and type on the same days)": 1}


def _read(*rows: Entity) -> RegisterReading:
    tables = {}
    for table in TABLES:
        of_table = {row.key: row for row in rows if type(row) is table.entity}
        tables[table.name] = TableReading(f"{table.name}.csv", rows=of_table)
    return RegisterReading("drawn", tables)


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "late"),
    [
        pytest.param("2022-07-01", "2026-04-01", False, id="its very days"),
        pytest.param("2023-01-01", "2024-01-01", False, id="within its days"),
        pytest.param("2022-07-01", "2026-04-02", True, id="a day longer"),
        pytest.param("2022-06-30", "2026-04-01", True, id="a day earlier"),
        pytest.param("2010-01-01", "2012-01-01", True, id="before its days"),
        pytest.param("2023-01-01", None, True, id="no end recorded, of a body that has ended"),
        pytest.param(None, "2024-01-01", False, id="start not known"),
        pytest.param(None, "2027-01-01", True, id="start not known, and too long"),
    ],
)
def test_what_reaches_beyond_the_life_of_its_organisation(
    valid_from: str | None, valid_to: str | None, late: bool
) -> None:
    dates = {"valid_from": valid_from, "valid_to": valid_to}
    bodies = [body("icb", **ICB), body("nhse")]

    of_subject = governance_counts(_read(*bodies, line("icb", "delegation", "nhse", **dates)))
    of_holder = governance_counts(_read(*bodies, line("nhse", "delegation", "icb", **dates)))
    of_right = governance_counts(_read(*bodies, right("icb", **dates)))

    assert of_subject == of_holder == (LATE_LINE if late else {})
    assert of_right == (LATE_RIGHT if late else {})


@pytest.mark.parametrize(
    ("life", "late"),
    [
        pytest.param({}, False, id="neither day of its life known"),
        pytest.param({"valid_from": "2022-07-01"}, False, id="no end recorded"),
        pytest.param({"valid_from": "2023-01-01"}, True, id="no end recorded, and it began later"),
        pytest.param({"valid_to": "2026-04-01"}, False, id="start not known"),
        pytest.param({"valid_to": "2023-01-01"}, True, id="start not known, and it ended earlier"),
    ],
)
def test_a_life_of_which_days_are_not_known_is_outlived_only_beyond_those_that_are(
    life: dict[str, str], late: bool
) -> None:
    reading = _read(body("icb", **life), body("nhse"), line("icb", "delegation", "nhse", **ICB))

    counts = governance_counts(reading)

    assert counts == (LATE_LINE if late else {})


def test_a_line_that_outlives_both_its_ends_is_counted_once() -> None:
    reading = _read(body("icb", **ICB), body("nhse", **ICB), line("icb", "delegation", "nhse"))

    counts = governance_counts(reading)

    assert counts == LATE_LINE


def test_an_organisation_that_is_not_in_the_register_is_outlived_by_nothing() -> None:
    reading = _read(line("icb", "delegation", "nhse"), right("icb"))

    counts = governance_counts(reading)

    assert counts == {}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(line("icb", "delegation", "nhse"), {}, id="a line with both"),
        pytest.param(
            line("icb", "delegation", "nhse", legal_basis=None),
            {"accountability lines without a legal basis": 1},
            id="a line on no law",
        ),
        pytest.param(
            line("icb", "delegation", "nhse", source=()),
            {"accountability lines without a source": 1},
            id="a line of no source",
        ),
        pytest.param(right("icb"), {}, id="a right with both"),
        pytest.param(
            right("icb", legal_basis=None), {"decision rights without a legal basis": 1}, id="a right on no law"
        ),
        pytest.param(right("icb", source=()), {"decision rights without a source": 1}, id="a right of no source"),
    ],
)
def test_what_a_line_or_right_does_not_rest_on(row: Entity, expected: dict[str, int]) -> None:
    counts = governance_counts(_read(row))

    assert counts == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param({}, {}, TWICE, id="no dates known"),
        pytest.param(ICB, {}, TWICE, id="the dates of one not known"),
        pytest.param(ICB, ICB, TWICE, id="the same dates"),
        pytest.param({"valid_to": "2024-01-01"}, {"valid_from": "2024-01-01"}, {}, id="one after the other"),
        pytest.param({"valid_to": "2024-01-02"}, {"valid_from": "2024-01-01"}, TWICE, id="both on one day"),
        pytest.param(ICB, {"valid_from": "2023-01-01", "valid_to": "2023-01-01"}, {}, id="one of them never active"),
        pytest.param(ICB, {"type": "stp"}, {}, id="another sort of body"),
        pytest.param(ICB, {"ods_code": "QXX"}, {}, id="another code"),
        pytest.param({"ods_code": None}, {"ods_code": None}, {}, id="codes not known"),
    ],
)
def test_records_of_one_body(first: dict[str, str], second: dict[str, str], expected: dict[str, int]) -> None:
    reading = _read(body("a", **{"ods_code": "QWO"} | first), body("b", **{"ods_code": "QWO"} | second))

    counts = governance_counts(reading)

    assert counts == expected


DAYS = st.none() | st.dates(date(2020, 1, 1), date(2020, 1, 12))
LIVES = st.tuples(DAYS, DAYS).map(lambda pair: tuple(sorted(pair)) if None not in pair else pair)


def _share_a_day(one: Dated, other: Dated) -> bool:
    days = [date(2019, 12, 31), *(date(2020, 1, day) for day in range(1, 14))]
    return any(one.holds_on(day) and other.holds_on(day) for day in days)


@given(lives=st.lists(LIVES, max_size=7))
def test_pairs_of_records_are_those_that_share_a_day(lives: Sequence[tuple[date | None, date | None]]) -> None:
    records: list[Organisation] = [
        body(f"record {number}", ods_code="QWO", valid_from=begins, valid_to=ends)
        for number, (begins, ends) in enumerate(lives)
    ]

    counts = governance_counts(_read(*records))

    pairs = sum(_share_a_day(one, other) for at, one in enumerate(records) for other in records[at + 1 :])
    assert counts == (
        {}
        if pairs == 0
        else {"pairs of records that look like one body (same ODS code and type on the same days)": pairs}
    )


def test_thirty_thousand_records_with_one_code_are_counted_without_a_look_at_each_pair() -> None:
    records = [body(f"record {number}", ods_code="TBC", valid_to="2024-01-01") for number in range(30_000)]

    counts = governance_counts(_read(*records))

    assert counts == {
        "pairs of records that look like one body (same ODS code and type on the same days)": 30_000 * 29_999 // 2
    }
