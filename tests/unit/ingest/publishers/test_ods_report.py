"""The ODS report: both dialects give the same bodies, and a slip in a row costs that row alone."""

from datetime import date
from pathlib import Path

import pytest

from graph_model.ingest.publishers.ods_report import READER, OdsBody, OdsStatus
from graph_model.ingest.publishers.reading import Glimpse
from tests.unit.ingest.publishers.reading_rows import read_all, written

PLACES = {"region": 3, "location": 4, "postcode": 10, "opened": 11, "closed": 12, "status": 13, "subtype": 14}
PLACES |= {"commissioner": 15, "joined": 16, "left": 17, "setting": 26}


def _cells(code: str, name: str, **values: str) -> list[str]:
    cells = [code, name] + [""] * 25
    for column, value in values.items():
        cells[PLACES[column] - 1] = value
    return cells


def _line(code: str, name: str, **values: str) -> str:
    return ",".join(f'"{cell}"' for cell in _cells(code, name, **values))


def _body(code: str, name: str, **values: object) -> OdsBody:
    empty: dict[str, object] = dict.fromkeys(PLACES.keys() - {"subtype", "setting"})
    return OdsBody(**{"code": code, "name": name, "roles": (), "line": 1} | empty | values)  # type: ignore[arg-type]


def test_every_column_of_a_practice_is_read(tmp_path: Path) -> None:
    line = _line(
        "B83001",
        "THE SURGERY",
        region="Y63",
        location="QWO",
        postcode="BD1 1AA",
        opened="19740401",
        closed="20240630",
        status="INACTIVE",
        subtype="B",
        commissioner="36J",
        joined="20200401",
        left="20240630",
        setting="RO76",
    )

    rows, faults = read_all(READER, written(tmp_path / "epraccur.csv", line))

    assert faults == []
    assert rows == [
        OdsBody(
            code="B83001",
            name="THE SURGERY",
            region="Y63",
            location="QWO",
            postcode="BD1 1AA",
            opened=date(1974, 4, 1),
            closed=date(2024, 6, 30),
            status=OdsStatus.CLOSED,
            commissioner="36J",
            joined=date(2020, 4, 1),
            left=date(2024, 6, 30),
            roles=("RO76",),
            line=1,
        )
    ]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param({"status": "A", "setting": "4"}, (OdsStatus.ACTIVE, ("RO76",)), id="a practice of the older one"),
        pytest.param({"status": "C", "setting": "4"}, (OdsStatus.CLOSED, ("RO76",)), id="closed, in the older one"),
        pytest.param({"status": "D", "setting": "0"}, (OdsStatus.DORMANT, ()), id="dormant, and no practice"),
        pytest.param({"status": "P", "setting": "14"}, (OdsStatus.PROPOSED, ()), id="proposed, in a care home"),
        pytest.param({"status": "ACTIVE", "setting": "RO76"}, (OdsStatus.ACTIVE, ("RO76",)), id="the newer one"),
        pytest.param({"status": "DORMANT", "setting": ""}, (OdsStatus.DORMANT, ()), id="no setting"),
        pytest.param({"setting": "RO76|RO268"}, (None, ("RO76", "RO268")), id="two roles in one cell"),
        pytest.param({"subtype": "RO319|RO326"}, (None, ("RO319", "RO326")), id="the roles of a sub-ICB location"),
        pytest.param({"subtype": "C"}, (None, ()), id="a CCG of the older one"),
        pytest.param({}, (None, ()), id="a trust"),
    ],
)
def test_both_dialects_say_status_and_roles(
    tmp_path: Path, values: dict[str, str], expected: tuple[OdsStatus | None, tuple[str, ...]]
) -> None:
    path = written(tmp_path / "report.csv", _line("A81001", "A BODY", **values))

    rows, faults = read_all(READER, path)

    assert faults == []
    assert rows == [_body("A81001", "A BODY", status=expected[0], roles=expected[1])]


def test_the_first_day_of_1900_stands_for_no_day(tmp_path: Path) -> None:
    path = written(tmp_path / "report.csv", _line("R0A", "A TRUST", opened="19000101"))

    rows, faults = read_all(READER, path)

    assert (rows, faults) == ([_body("R0A", "A TRUST")], [])


def test_a_body_of_wales_has_no_region(tmp_path: Path) -> None:
    path = written(tmp_path / "report.csv", _line("W91001", "A SURGERY", commissioner="7A1"))

    rows, faults = read_all(READER, path)

    assert (rows, faults) == ([_body("W91001", "A SURGERY", commissioner="7A1")], [])


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        pytest.param(
            _line("R0B", "A", opened="2017-10-01"),
            "report.csv line 2, column 11 (opened): '2017-10-01' is not a day written YYYYMMDD",
            id="a day of another style",
        ),
        pytest.param(
            _line("R0B", "A", closed="20170931"),
            "report.csv line 2, column 12 (closed): '20170931' is not a day written YYYYMMDD",
            id="a day of no calendar",
        ),
        pytest.param(
            _line("R0B", "A", status="OPEN"),
            "report.csv line 2, column 13 (status): 'OPEN' is not a known status; known: "
            "A, C, D, P, ACTIVE, INACTIVE, DORMANT, PROPOSED",
            id="a status of no dialect",
        ),
        pytest.param(
            _line("R0B", "A", setting="GP"),
            "report.csv line 2, column 26 (setting): 'GP' is neither a role, such as RO76, nor the number of a setting",
            id="a setting of no dialect",
        ),
        pytest.param(_line("", "A"), "report.csv line 2, column 1 (code): is required", id="no code"),
        pytest.param(_line("R0B", ""), "report.csv line 2, column 2 (name): is required", id="no name"),
        pytest.param(_line("r0b", "A"), "report.csv line 2, column 1 (code): 'r0b' is not an ODS code", id="no such"),
        pytest.param(
            _line("R0B", "A\x00B"),
            "report.csv line 2, column 2 (name): 'A\\x00B' holds a character that cannot be seen",
            id="a byte of nothing in a name",
        ),
        pytest.param('"R0B","A"', "report.csv line 2: the row has 2 cells; a report has 27", id="a row cut short"),
    ],
)
def test_a_slip_is_told_at_its_column_and_the_rows_around_it_are_read(tmp_path: Path, line: str, fault: str) -> None:
    path = written(tmp_path / "report.csv", _line("R0A", "BEFORE"), line, _line("R0C", "AFTER"))

    rows, faults = read_all(READER, path)

    assert rows == [_body("R0A", "BEFORE"), _body("R0C", "AFTER", line=3)]
    assert faults == [fault]


def test_every_slip_of_a_row_is_told_at_once(tmp_path: Path) -> None:
    path = written(tmp_path / "report.csv", _line("r0a", "", opened="x"))

    rows, faults = read_all(READER, path)

    assert rows == []
    assert [fault.split(",")[1].split(":")[0] for fault in faults] == [
        " column 1 (code)",
        " column 2 (name)",
        " column 11 (opened)",
    ]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        pytest.param(_cells("R0A", "A TRUST", opened="20171001"), True, id="a report"),
        pytest.param(_cells("R0A", "A TRUST")[:26], False, id="26 columns"),
        pytest.param(_cells("Code", "Name", opened="Opened"), False, id="a header"),
        pytest.param(_cells("R0A", "A TRUST", opened="1 October 2017"), False, id="something else where the days are"),
        pytest.param([], False, id="nothing"),
    ],
)
def test_a_report_is_known_by_its_27_columns_without_a_header(cells: list[str], expected: bool) -> None:
    assert READER.fits(Glimpse(Path("any.csv"), tuple(cells))) is expected
