"""Residents of each LSOA: whole numbers, each area once."""

from pathlib import Path

import pytest

from graph_model.ingest.publishers.populations import READER, Population
from tests.unit.ingest.publishers.trying import HOSTILE, fits, read


def test_each_row_is_an_area_and_its_people(tmp_path: Path) -> None:
    text = "\ufefflsoacd,population\r\nE01011949,1866\r\nW01000003, 0\r\n"

    rows, faults = read(READER, tmp_path, text)

    assert rows == [Population("E01011949", 1866, 2), Population("W01000003", 0, 3)]
    assert faults == []


def test_columns_may_stand_in_any_order_and_beside_others(tmp_path: Path) -> None:
    rows, faults = read(READER, tmp_path, "name,population,lsoacd\nHartlepool 009A,1866,E01011949\n")

    assert (rows, faults) == ([Population("E01011949", 1866, 2)], [])


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        pytest.param("lsoacd,population", True, id="its two columns"),
        pytest.param("lsoacd,people", False, id="one of them"),
        pytest.param("LSOA11CD,LSOA21CD", False, id="a lookup"),
    ],
)
def test_it_takes_files_with_both_columns(header: str, expected: bool) -> None:
    assert fits(READER, header) is expected


@pytest.mark.parametrize(
    ("row", "told"),
    [
        pytest.param("E01011950,1.5", ", population: '1.5' is not a whole number of people", id="a part of a person"),
        pytest.param("E01011950,-3", ", population: '-3' is not a whole number of people", id="fewer than none"),
        pytest.param("E01011950,", ", population: is not a whole number of people", id="no number"),
        pytest.param("E01011950,1e3", ", population: '1e3' is not a whole number of people", id="an exponent"),
        pytest.param(
            "E01011950,²", ", population: '²' is not a whole number of people", id="a digit that is no number"
        ),
        pytest.param(
            "E0101195,1", ", lsoacd: 'E0101195' is not a code of nine characters, such as E01000001", id="a short code"
        ),
        pytest.param(",1", ", lsoacd: is not a code of nine characters, such as E01000001", id="no code"),
        pytest.param("E01011949,1866", ", lsoacd: 'E01011949' is there already, on line 2", id="an area again"),
        pytest.param("E01011950", ": the row has 1 cells, the header 2", id="truncated"),
    ],
)
def test_a_row_that_cannot_stand_is_told_and_those_after_it_are_read(tmp_path: Path, row: str, told: str) -> None:
    text = f"lsoacd,population\nE01011949,1866\n{row}\nE01011951,7\n"

    rows, faults = read(READER, tmp_path, text)

    assert rows == [Population("E01011949", 1866, 2), Population("E01011951", 7, 4)]
    assert faults == [f"file.csv line 3{told}"]


def test_a_number_of_ten_thousand_digits_is_a_fault_and_not_a_long_wait(tmp_path: Path) -> None:
    rows, faults = read(READER, tmp_path, f"lsoacd,population\nE01011949,{'9' * 10_000}\n")

    assert rows == []
    assert len(faults) == 1
    assert faults[0].endswith("(10000 characters)' is not a whole number of people")


def test_a_column_that_is_missing_is_told_and_nothing_is_read(tmp_path: Path) -> None:
    rows, faults = read(READER, tmp_path, "lsoacd,lsoacd\nE01011949,1866\n")

    assert rows == []
    assert faults == [
        "file.csv line 1, lsoacd: the column is there twice",
        "file.csv line 1, population: the column is missing",
    ]


@pytest.mark.parametrize("data", [pytest.param(data, id=name) for name, data in HOSTILE.items()])
def test_a_file_that_is_something_else_gives_faults_and_no_row(tmp_path: Path, data: bytes) -> None:
    rows, faults = read(READER, tmp_path, data)

    assert rows == []
    assert faults != []
