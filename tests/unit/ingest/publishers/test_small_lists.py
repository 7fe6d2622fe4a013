"""The lists of a few columns: changes of STPs, codes of councils, trusts of cancer alliances."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph_model.ingest.publishers import cancer_alliances, council_codes, stp_changes
from graph_model.ingest.publishers.cancer_alliances import AllianceMember
from graph_model.ingest.publishers.council_codes import CouncilCode
from graph_model.ingest.publishers.reading import Glimpse, Reader
from graph_model.ingest.publishers.stp_changes import StpChange
from tests.unit.ingest.publishers.reading_rows import read_all, written

CHANGES = "date,stp_ods_code,stp_name,type_of_change,details"
COUNCILS = "ods_code,name,national_grouping,high_level_geography,sub_type"
ALLIANCES = "ods_code,ods_name,cancer_alliance_name,cancer_alliance_code,notes"
NORTHERN = "Northern Cancer Alliance"


@pytest.mark.parametrize(
    ("reader", "header", "line", "expected"),
    [
        pytest.param(
            stp_changes.READER,
            CHANGES,
            '2018-06-07,QVP,A STP,STP code closed (merger),"Closed, merged into QHM"',
            StpChange(date(2018, 6, 7), ("QVP",), "A STP", "STP code closed (merger)", "Closed, merged into QHM", 2),
            id="a change of one STP",
        ),
        pytest.param(
            stp_changes.READER,
            CHANGES,
            '2019-04-03,"QHM, QYG and QF7,",All,Region changes,',
            StpChange(date(2019, 4, 3), ("QHM", "QYG", "QF7"), "All", "Region changes", None, 2),
            id="a change of three STPs",
        ),
        pytest.param(
            stp_changes.READER,
            CHANGES,
            "2019-04-03,Multiple,Multiple,Region changes,",
            StpChange(date(2019, 4, 3), (), "Multiple", "Region changes", None, 2),
            id="a change of many STPs",
        ),
        pytest.param(
            council_codes.READER,
            COUNCILS,
            "12,ISLE OF ANGLESEY UA,W00,Q99,H",
            CouncilCode("12", "ISLE OF ANGLESEY UA", 2),
            id="a council",
        ),
        pytest.param(
            cancer_alliances.READER,
            ALLIANCES,
            f"R0B,A Trust,{NORTHERN},N69,Also partners with another",
            AllianceMember("R0B", "A Trust", "N69", NORTHERN, "Also partners with another", 2),
            id="a trust of an alliance",
        ),
        pytest.param(
            cancer_alliances.READER,
            ALLIANCES,
            "RRE,A Trust,,,",
            AllianceMember("RRE", "A Trust", None, None, None, 2),
            id="a trust of none",
        ),
    ],
)
def test_a_row_is_read(tmp_path: Path, reader: Reader[Any], header: str, line: str, expected: object) -> None:
    rows, faults = read_all(reader, written(tmp_path / "list.csv", header, line))

    assert (rows, faults) == ([expected], [])


@pytest.mark.parametrize(
    ("reader", "header", "line", "fault"),
    [
        pytest.param(
            stp_changes.READER,
            CHANGES,
            "June 2018,QVP,A,B,C",
            "list.csv line 2, date: 'June 2018' is not a day written YYYY-MM-DD",
            id="no day",
        ),
        pytest.param(
            stp_changes.READER,
            CHANGES,
            "2018-06-07,all of them,A,B,C",
            "list.csv line 2, stp_ods_code: 'all of them' is neither an ODS code nor a list of them",
            id="no codes",
        ),
        pytest.param(
            council_codes.READER, COUNCILS, "12,,W00,Q99,H", "list.csv line 2, name: is required", id="no name"
        ),
        pytest.param(
            cancer_alliances.READER,
            ALLIANCES,
            "R0B,A,B,Northern,",
            "list.csv line 2, cancer_alliance_code: 'Northern' is not an ODS code",
            id="a name in the place of a code",
        ),
    ],
)
def test_a_slip_is_told(tmp_path: Path, reader: Reader[Any], header: str, line: str, fault: str) -> None:
    assert read_all(reader, written(tmp_path / "list.csv", header, line)) == ([], [fault])


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        pytest.param(CHANGES, "stp_changes", id="changes"),
        pytest.param(COUNCILS, "council_codes", id="councils"),
        pytest.param(ALLIANCES, "cancer_alliances", id="alliances"),
    ],
)
def test_each_list_is_known_by_its_columns_and_no_other(header: str, expected: str) -> None:
    glimpse = Glimpse(Path("any.csv"), tuple(header.split(",")))
    readers = (stp_changes.READER, council_codes.READER, cancer_alliances.READER)

    assert [reader.name for reader in readers if reader.fits(glimpse)] == [expected]
