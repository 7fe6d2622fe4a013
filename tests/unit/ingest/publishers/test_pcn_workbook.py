"""The workbook of PCNs: its headers of several lines, its days of two kinds, its empty ends."""

from datetime import date
from pathlib import Path

import pytest

from graph_model.ingest.publishers.pcn_workbook import READER, Pcn, PcnLink
from graph_model.ingest.publishers.reading import Glimpse
from tests.unit.ingest.publishers.reading_rows import read_all, saved_workbook

PCNS: list[object] = ["PCN Code", "PCN Name", "Current Sub ICB Loc Code", "Open Date", "Close Date", "Postcode"]
LINKS: list[object] = [
    "Partner\nOrganisation\nCode",
    "Partner\nName",
    "PCN Code",
    "Practice to PCN\nRelationship\nStart Date",
    "Practice to PCN\nRelationship\nEnd Date",
]
PCN: list[object] = ["U00070", "WEST MERTON PCN", "36L", "20191001", "", "SW17 0RT"]
LINK: list[object] = ["A81001", "THE DENSHAM SURGERY", "U89141", "20191001", None]


def _saved(path: Path, pcns: list[list[object]], links: list[list[object]]) -> Path:
    return saved_workbook(path, PCNDetails=pcns, PCN_Core_Partner_Details=links)


def test_networks_come_first_and_then_the_links_of_practices(tmp_path: Path) -> None:
    path = _saved(tmp_path / "ePCN.xlsx", [PCNS, PCN], [LINKS, LINK])

    rows, faults = read_all(READER, path)

    assert faults == []
    assert rows == [
        Pcn("U00070", "WEST MERTON PCN", "36L", date(2019, 10, 1), None, 2),
        PcnLink("A81001", "U89141", date(2019, 10, 1), None, 2),
    ]


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        pytest.param(None, None, id="no cell"),
        pytest.param("", None, id="an empty text"),
        pytest.param("20240930", date(2024, 9, 30), id="a day as text"),
        pytest.param(20240930, date(2024, 9, 30), id="a day as a number"),
        pytest.param(date(2024, 9, 30), date(2024, 9, 30), id="a real day"),
    ],
)
def test_the_end_of_a_link_is_read_however_it_is_kept(tmp_path: Path, end: object, expected: date | None) -> None:
    path = _saved(tmp_path / "ePCN.xlsx", [PCNS], [LINKS, [*LINK[:4], end]])

    rows, faults = read_all(READER, path)

    assert (rows, faults) == ([PcnLink("A81001", "U89141", date(2019, 10, 1), expected, 2)], [])


def test_a_link_of_no_length_is_given_as_it_is(tmp_path: Path) -> None:
    path = _saved(tmp_path / "ePCN.xlsx", [PCNS], [LINKS, ["H84031", "", "U1", "20241001", "20241001"]])

    rows, _ = read_all(READER, path)

    assert rows == [PcnLink("H84031", "U1", date(2024, 10, 1), date(2024, 10, 1), 2)]


def test_slips_are_told_with_their_sheet_and_row(tmp_path: Path) -> None:
    path = _saved(tmp_path / "ePCN.xlsx", [PCNS, [None, *PCN[1:]], PCN], [LINKS, [*LINK[:3], "soon"], LINK, LINKS])

    rows, faults = read_all(READER, path)

    assert [row.line for row in rows] == [3, 3]
    assert faults == [
        "ePCN.xlsx, PCNDetails line 2, PCN Code: is required",
        "ePCN.xlsx, PCN Core Partner Details line 2, Practice to PCN Relationship Start Date: 'soon' "
        "is not a day written YYYYMMDD or YYYY-MM-DD or DD/MM/YYYY",
        "ePCN.xlsx, PCN Core Partner Details line 4: the header is there again; are these two files in one?",
    ]


def test_a_sheet_that_is_missing_is_a_fault_and_the_other_is_read(tmp_path: Path) -> None:
    path = saved_workbook(tmp_path / "ePCN.xlsx", PCNDetails=[PCNS, PCN])

    rows, faults = read_all(READER, path)

    assert [row.code for row in rows] == ["U00070"]
    assert faults == ["ePCN.xlsx: 'PCN Core Partner Details' the sheet is missing"]


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [
        pytest.param(("PCNDetails", "PCN Core Partner Details"), True, id="both sheets"),
        pytest.param(("Notes", "PCN Core Partner Details", "PCNDetails"), True, id="among others"),
        pytest.param(("organisations", "lines"), False, id="a register"),
        pytest.param((), False, id="nothing"),
    ],
)
def test_the_workbook_is_known_by_its_sheets(sheets: tuple[str, ...], expected: bool) -> None:
    assert READER.fits(Glimpse(Path("any.xlsx"), sheets)) is expected
