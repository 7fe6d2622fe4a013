"""Catchments of trusts: a trust, an area of any kind and year, and a share."""

from pathlib import Path

import pytest

from graph_model.ingest.publishers.catchments import READER, CatchmentShare
from graph_model.ingest.publishers.ons_areas import AreaKind
from tests.unit.ingest.publishers.trying import HOSTILE, fits, read

HEADER = "nhs_trust22_code,icb22_code,proportion_trust_came_from_icb"


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        pytest.param(
            HEADER,
            "R0A,E54000008,0.042787135463149134",
            CatchmentShare("R0A", "E54000008", AreaKind.ICB, 2022, 0.042787135463149134, 2),
            id="by ICB",
        ),
        pytest.param(
            "nhs_trust22_code,ltla21_code,proportion_trust_came_from_ltla",
            "R0A,E06000002,3.765668157487005e-06",
            CatchmentShare("R0A", "E06000002", AreaKind.LTLA, 2021, 3.765668157487005e-06, 2),
            id="by district, a share with an exponent",
        ),
        pytest.param(
            "proportion_trust_came_from_lsoa,lsoa21_code,nhs_trust25_code",
            "1,E01000001,RXQ",
            CatchmentShare("RXQ", "E01000001", AreaKind.LSOA, 2021, 1.0, 2),
            id="of another year, by LSOA, in another order",
        ),
    ],
)
def test_a_catchment_of_any_kind_of_area(tmp_path: Path, header: str, row: str, expected: CatchmentShare) -> None:
    rows, faults = read(READER, tmp_path, f"{header}\n{row}\n")

    assert (rows, faults) == ([expected], [])
    assert fits(READER, header)


@pytest.mark.parametrize(
    "header",
    [
        pytest.param("nhs_trust22_code,icb22_code", id="no share"),
        pytest.param("icb22_code,proportion_trust_came_from_icb", id="no trust"),
        pytest.param("nhs_trust22_code,proportion_trust_came_from_icb", id="no area"),
        pytest.param("nhs_trust22_code,icb22_code,ltla21_code,proportion_trust_came_from_icb", id="two areas"),
        pytest.param("lsoa21_code,icb24_code", id="a lookup"),
    ],
)
def test_other_files_are_not_taken(header: str) -> None:
    assert not fits(READER, header)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        pytest.param(
            "R0A,E54000008,1.01",
            ", proportion_trust_came_from_icb: '1.01' is not a number from 0 to 1",
            id="more than all",
        ),
        pytest.param(
            "R0A,E54000008,-0.1",
            ", proportion_trust_came_from_icb: '-0.1' is not a number from 0 to 1",
            id="less than nothing",
        ),
        pytest.param(
            "R0A,E54000008,nan", ", proportion_trust_came_from_icb: 'nan' is not a number from 0 to 1", id="no number"
        ),
        pytest.param("R0A,E54000008,", ", proportion_trust_came_from_icb: is not a number from 0 to 1", id="nothing"),
        pytest.param(
            "R0A,QYG,0.1", ", icb22_code: 'QYG' is not a code of nine characters, such as E54000008", id="an ODS code"
        ),
        pytest.param("r0 a,E54000008,0.1", ", nhs_trust22_code: 'r0 a' is not an ODS code, such as R0A", id="no trust"),
        pytest.param("R0A,E54000008", ": the row has 2 cells, the header 3", id="truncated"),
    ],
)
def test_a_row_that_cannot_stand_is_told_and_those_after_it_are_read(tmp_path: Path, row: str, told: str) -> None:
    text = f"{HEADER}\nR0A,E54000008,0.5\n{row}\nR0A,E54000009,0\n"

    rows, faults = read(READER, tmp_path, text)

    assert [(share.area, share.share, share.line) for share in rows] == [("E54000008", 0.5, 2), ("E54000009", 0.0, 4)]
    assert faults == [f"file.csv line 3{told}"]


@pytest.mark.parametrize("data", [pytest.param(data, id=name) for name, data in HOSTILE.items()])
def test_a_file_that_is_something_else_is_one_fault(tmp_path: Path, data: bytes) -> None:
    rows, faults = read(READER, tmp_path, data)

    assert rows == []
    assert len(faults) == 1
