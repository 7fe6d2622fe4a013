"""Successions of NHS bodies: three shapes of file, one row."""

from datetime import date
from pathlib import Path

import pytest

from graph_model.ingest.publishers.ods_succession import READER, OdsSuccession
from graph_model.ingest.publishers.reading import Glimpse
from tests.unit.ingest.publishers.reading_rows import read_all, written

OF_ODS = "old_code,new_code,date"
OF_ICBS = "predecessor_ods,predecessor_name,successor_ods,successor_name,succession_date,succession_type"
OF_TRUSTS = (
    "predecessor_ods,predecessor_name,successor_ods,successor_name_after,successor_name_before,succession_date,basis"
)


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        pytest.param(
            OF_ODS,
            "03A,X2C4Y,2021-04-01",
            OdsSuccession("03A", "X2C4Y", date(2021, 4, 1), None, None, None, 2),
            id="codes alone",
        ),
        pytest.param(
            OF_ICBS,
            "QM7,NHS H,D7T5G,NHS Essex,2026-04-01,split",
            OdsSuccession("QM7", "D7T5G", date(2026, 4, 1), "split", "NHS H", "NHS Essex", 2),
            id="ICBs, with the kind",
        ),
        pytest.param(
            OF_TRUSTS,
            "R1C,Solent,RW1,After,Before,2024-10-01,a list",
            OdsSuccession("R1C", "RW1", date(2024, 10, 1), None, "Solent", "After", 2),
            id="trusts, with two names of the successor",
        ),
        pytest.param(OF_ODS, "5CJ,5CJ,", OdsSuccession("5CJ", "5CJ", None, None, None, None, 2), id="itself, undated"),
    ],
)
def test_each_shape_gives_who_became_whom_and_when(
    tmp_path: Path, header: str, row: str, expected: OdsSuccession
) -> None:
    rows, faults = read_all(READER, written(tmp_path / "succession.csv", header, row))

    assert (rows, faults) == ([expected], [])


def test_a_pair_given_twice_is_given_twice(tmp_path: Path) -> None:
    path = written(tmp_path / "succession.csv", OF_ODS, "4CG71,5CJ,2001-04-01", "4CG71,5CJ,2000-10-01")

    rows, faults = read_all(READER, path)

    assert [(row.predecessor, row.effective) for row in rows] == [
        ("4CG71", date(2001, 4, 1)),
        ("4CG71", date(2000, 10, 1)),
    ]
    assert faults == []


def test_slips_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    path = written(tmp_path / "succession.csv", OF_ODS, ",X2C4Y,2021-04-01", "03A,X2C4Y,April", "03J,X2C4Y,20210401")

    rows, faults = read_all(READER, path)

    assert rows == [OdsSuccession("03J", "X2C4Y", date(2021, 4, 1), None, None, None, 4)]
    assert faults == [
        "succession.csv line 2, old_code: is required",
        "succession.csv line 3, date: 'April' is not a day written YYYY-MM-DD or YYYYMMDD",
    ]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        pytest.param(OF_ODS, True, id="of ODS"),
        pytest.param(OF_ICBS, True, id="of ICBs"),
        pytest.param(OF_TRUSTS, True, id="of trusts"),
        pytest.param("predecessor,successor,effective,type,share", False, id="of a register"),
        pytest.param("date,stp_ods_code,stp_name,type_of_change,details", False, id="changes of STPs"),
    ],
)
def test_a_succession_is_known_by_its_columns(header: str, expected: bool) -> None:
    assert READER.fits(Glimpse(Path("any.csv"), tuple(header.split(",")))) is expected
