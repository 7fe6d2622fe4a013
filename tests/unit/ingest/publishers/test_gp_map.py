"""The map of GP registrations: whatever its year, the same row."""

from datetime import date
from pathlib import Path

import pytest

from graph_model.ingest.publishers.gp_map import READER, RegisteredPractice
from graph_model.ingest.publishers.reading import Glimpse
from tests.unit.ingest.publishers.reading_rows import read_all, written

HEADER = (
    "PUBLICATION,EXTRACT_DATE,PRACTICE_CODE,PRACTICE_NAME,PRACTICE_POSTCODE,PCN_CODE,PCN_NAME,"
    "ONS_SUB_ICB_LOCATION_CODE,SUB_ICB_LOCATION_CODE,SUB_ICB_LOCATION_NAME,ONS_ICB_CODE,ICB_CODE,ICB_NAME,"
    "ONS_COMM_REGION_CODE,COMM_REGION_CODE,COMM_REGION_NAME,SUPPLIER_NAME"
)
PLACE = "E38000247,16C,NHS A ICB - 16C,E54000050,QHM,NHS A Integrated Care Board,E40000012,Y63,North East,TPP"
ROW = f"MAP,01Aug2026,A81001,THE DENSHAM SURGERY,TS18 1HU,U89141,STOCKTON PCN,{PLACE}"
PRACTICE = RegisteredPractice(
    code="A81001",
    name="THE DENSHAM SURGERY",
    postcode="TS18 1HU",
    pcn="U89141",
    pcn_name="STOCKTON PCN",
    sub_icb="16C",
    sub_icb_name="NHS A ICB - 16C",
    sub_icb_gss="E38000247",
    icb="QHM",
    icb_name="NHS A Integrated Care Board",
    icb_gss="E54000050",
    region="Y63",
    region_name="North East",
    region_gss="E40000012",
    on=date(2026, 8, 1),
    line=2,
)


def _with(**values: object) -> RegisteredPractice:
    fields = {name: getattr(PRACTICE, name) for name in PRACTICE.__slots__}
    return RegisteredPractice(**fields | values)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(ROW, PRACTICE, id="as published"),
        pytest.param(ROW.replace("U89141,STOCKTON PCN", "U,Unallocated"), _with(pcn=None, pcn_name=None), id="no PCN"),
        pytest.param(ROW.replace("01Aug2026", "01AUG2019"), _with(on=date(2019, 8, 1)), id="a month in capitals"),
        pytest.param(ROW.replace("01Aug2026", "01/09/2026"), _with(on=date(2026, 9, 1)), id="a day with slashes"),
        pytest.param(ROW.replace("01Aug2026", "2026-09-01"), _with(on=date(2026, 9, 1)), id="a day with hyphens"),
        pytest.param(ROW.replace("THE DENSHAM", "THE\u00a0 DENSHAM"), PRACTICE, id="a no-break space in a name"),
    ],
)
def test_a_practice_is_read_as_at_its_day(tmp_path: Path, row: str, expected: RegisteredPractice) -> None:
    rows, faults = read_all(READER, written(tmp_path / "map.csv", HEADER, row))

    assert (rows, faults) == ([expected], [])


def test_a_map_of_the_time_of_ccgs_and_stps_gives_the_same_row(tmp_path: Path) -> None:
    older = HEADER.replace("SUB_ICB_LOCATION", "CCG").replace("ICB", "STP")

    rows, faults = read_all(READER, written(tmp_path / "map.csv", older, ROW))

    assert (rows, faults) == ([PRACTICE], [])


def test_a_map_from_before_pcns_and_stps_leaves_them_out(tmp_path: Path) -> None:
    header = "EXTRACT_DATE,CCG_CODE,PRACTICE_CODE,PRACTICE_NAME,PRACTICE_POSTCODE"

    rows, faults = read_all(READER, written(tmp_path / "map.csv", header, "01JAN2018,00K,A81001,A SURGERY,TS18 1HU"))

    unknown = dict.fromkeys(PRACTICE.__slots__)
    known = {"code": "A81001", "name": "A SURGERY", "postcode": "TS18 1HU", "sub_icb": "00K", "line": 2}
    assert faults == []
    assert rows == [_with(**unknown | known | {"on": date(2018, 1, 1)})]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        pytest.param(
            ROW.replace("01Aug2026", "August 2026"),
            "map.csv line 3, EXTRACT_DATE: 'August 2026' is not a day written DDMonYYYY or YYYY-MM-DD or DD/MM/YYYY",
            id="no day",
        ),
        pytest.param(ROW.replace("01Aug2026", ""), "map.csv line 3, EXTRACT_DATE: is required", id="an empty day"),
        pytest.param(
            ROW.replace("E54000050", "QHM"),
            "map.csv line 3, ONS_ICB_CODE: 'QHM' is not a GSS code",
            id="an ODS code in the place of a GSS code",
        ),
        pytest.param(ROW[:60], "map.csv line 3: the row has 7 cells, the header 17", id="a row cut short"),
        pytest.param(
            HEADER, "map.csv line 3: the header is there again; are these two files in one?", id="a second header"
        ),
    ],
)
def test_a_slip_costs_its_row_alone(tmp_path: Path, row: str, fault: str) -> None:
    rows, faults = read_all(READER, written(tmp_path / "map.csv", HEADER, ROW, row, ROW))

    assert rows == [PRACTICE, _with(line=4)]
    assert faults == [fault]


@pytest.mark.parametrize(
    ("header", "faults"),
    [
        pytest.param(
            HEADER.replace(",PRACTICE_CODE", ",ORG_CODE"),
            ["map.csv line 1, PRACTICE_CODE: the column is missing"],
            id="no code",
        ),
        pytest.param(
            HEADER.replace(",SUB_ICB_LOCATION_CODE", ",X"),
            ["map.csv line 1, SUB_ICB_LOCATION_CODE or CCG_CODE: the column is missing"],
            id="no commissioner under either name",
        ),
        pytest.param(
            HEADER.replace("PRACTICE_POSTCODE", "PRACTICE_NAME"),
            ["map.csv line 1, PRACTICE_NAME: the column is there twice"],
            id="one column twice",
        ),
    ],
)
def test_a_header_that_does_not_tell_the_columns_ends_the_reading(
    tmp_path: Path, header: str, faults: list[str]
) -> None:
    assert read_all(READER, written(tmp_path / "map.csv", header, ROW)) == ([], faults)


def test_an_empty_file_says_so(tmp_path: Path) -> None:
    path = written(tmp_path / "map.csv")

    assert read_all(READER, path) == ([], ["map.csv: is empty: the first line names the columns"])


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        pytest.param(HEADER, True, id="a map"),
        pytest.param(HEADER.casefold(), True, id="a map in small letters"),
        pytest.param("PUBLICATION,EXTRACT_DATE,TYPE,CCG_CODE,CODE,POSTCODE,SEX,AGE", False, id="numbers of patients"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_a_map_is_known_by_its_columns(header: str, expected: bool) -> None:
    assert READER.fits(Glimpse(Path("any.csv"), tuple(header.split(",")))) is expected
