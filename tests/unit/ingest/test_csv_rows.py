"""Rows of a CSV file: each with the line on which it begins, whatever the file was saved with, and at no cost."""

import subprocess
import sys
from pathlib import Path

import pytest

from graph_model.ingest.csv_rows import CELL_LIMIT, ROW_LIMIT, RawRow, read_csv_rows
from graph_model.ingest.faults import Fault, RowsUnreadableError

MEGABYTES = 200
UNREADABLE = Path("/proc/self/mem")
# The peak is taken from the start of the reading, so that what Python and the imports need is no part of it.
PROGRAM = """
import resource, sys
from pathlib import Path
from graph_model.ingest.csv_rows import read_csv_rows
from graph_model.ingest.faults import RowsUnreadableError

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

before = peak()
try:
    for row in read_csv_rows(Path(sys.argv[1])):
        pass
except RowsUnreadableError as error:
    print(error.fault.line, peak() - before)
"""


def _rows(folder: Path, data: bytes) -> list[RawRow]:
    (folder / "table.csv").write_bytes(data)
    return list(read_csv_rows(folder / "table.csv"))


def _fault(folder: Path, data: bytes) -> Fault:
    with pytest.raises(RowsUnreadableError) as raised:
        _rows(folder, data)
    return raised.value.fault


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"a,b\n1,2\n", [(1, ["a", "b"]), (2, ["1", "2"])], id="lines"),
        pytest.param(b"a,b\n1,2", [(1, ["a", "b"]), (2, ["1", "2"])], id="no line end at the end"),
        pytest.param(b"a,b\r\n1,2\r\n", [(1, ["a", "b"]), (2, ["1", "2"])], id="line ends of Windows"),
        pytest.param(b"a,b\n1,2\r\n3,4\n", [(1, ["a", "b"]), (2, ["1", "2"]), (3, ["3", "4"])], id="mixed line ends"),
        pytest.param(b"\xef\xbb\xbfa,b\n1,2\n", [(1, ["a", "b"]), (2, ["1", "2"])], id="a byte order mark"),
        pytest.param(b'\xef\xbb\xbf"a",b\n', [(1, ["a", "b"])], id="a byte order mark before a quotation mark"),
        pytest.param(b"a,b\n\n\n1,2\n\n", [(1, ["a", "b"]), (4, ["1", "2"])], id="blank lines"),
        pytest.param(b"a,b\n,\n , \n1,2\n", [(1, ["a", "b"]), (4, ["1", "2"])], id="lines of empty cells"),
        pytest.param(b"\n\na,b\n", [(3, ["a", "b"])], id="blank lines before the header"),
        pytest.param(b'a\n"1\n2\n3"\nx\n', [(1, ["a"]), (2, ["1\n2\n3"]), (5, ["x"])], id="a cell of three lines"),
        pytest.param(b'a\r\n"1\r\n2"\r\nx\r\n', [(1, ["a"]), (2, ["1\n2"]), (4, ["x"])], id="two lines, of Windows"),
        pytest.param(
            b'a\n"1\n\n2"\n\nx\n', [(1, ["a"]), (2, ["1\n\n2"]), (6, ["x"])], id="blank lines in and out of a cell"
        ),
        pytest.param(b'"a\nb",c\n1,2\n', [(1, ["a\nb", "c"]), (3, ["1", "2"])], id="a header of two lines"),
        pytest.param(
            b'a\n"say ""no"", twice"\n', [(1, ["a"]), (2, ['say "no", twice'])], id="quotation marks in a cell"
        ),
        pytest.param(b"a,b\n1\n1,2,3\n", [(1, ["a", "b"]), (2, ["1"]), (3, ["1", "2", "3"])], id="rows short and long"),
        pytest.param("a\nŵ—“\n".encode(), [(1, ["a"]), (2, ["ŵ—“"])], id="letters beyond ASCII"),
        pytest.param(b"", [], id="an empty file"),
        pytest.param(b"\xef\xbb\xbf", [], id="a byte order mark and nothing else"),
        pytest.param(b"\n \n,,\n", [], id="nothing but blanks"),
    ],
)
def test_each_row_comes_with_the_line_it_begins_on(tmp_path: Path, data: bytes, expected: list[RawRow]) -> None:
    rows = _rows(tmp_path, data)

    assert rows == expected


@pytest.mark.parametrize(
    ("data", "line", "reason"),
    [
        pytest.param(
            b"a\nb\nSurrey\x92s\n",
            3,
            "byte 0x92 is not UTF-8; save the file as UTF-8 (from Excel: 'CSV UTF-8')",
            id="an apostrophe of Windows",
        ),
        pytest.param(
            b'a\n"1\n2\n\xe9"\n',
            4,
            "byte 0xe9 is not UTF-8; save the file as UTF-8 (from Excel: 'CSV UTF-8')",
            id="in the third line of a cell",
        ),
        pytest.param(
            "a\n".encode("utf-16"),
            1,
            "byte 0xff is not UTF-8; save the file as UTF-8 (from Excel: 'CSV UTF-8')",
            id="UTF-16",
        ),
        pytest.param(b'a\nb\n"c\nd\n', 3, "a quotation mark is opened here and never closed", id="an open quotation"),
        pytest.param(
            b'a\nb\n"c\n' + b"d,e\n" * 10_000,
            3,
            "a cell is longer than 32767 characters; is a quotation mark opened here and never closed?",
            id="an open quotation, and much after it",
        ),
        pytest.param(
            b"a\rb\rc\r",
            1,
            "the row holds a carriage return that is not quoted; save the file with ordinary line ends",
            id="line ends of old Macintoshes",
        ),
        pytest.param(b'a\n"b"c\n', 2, "the row is not CSV: ',' expected after '\"'", id="a letter after a quotation"),
        pytest.param(
            b"a\n" + b"b" * (ROW_LIMIT + 1) + b"\n",
            2,
            "the row is longer than 1048576 bytes; a cell holds at most 32767 characters",
            id="a line too long",
        ),
        pytest.param(
            b"a\n" + b'"\n",' * ROW_LIMIT + b"\n",
            2,
            "the row is longer than 1048576 bytes; a cell holds at most 32767 characters",
            id="a row of a million cells of two lines each",
        ),
    ],
)
def test_what_cannot_be_read_on_is_told_where_it_begins(tmp_path: Path, data: bytes, line: int, reason: str) -> None:
    fault = _fault(tmp_path, data)

    assert fault == Fault("table.csv", line, None, None, reason)


def test_rows_before_the_fault_are_given_first(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_bytes(b"a\nb\n\xff\n")
    rows = read_csv_rows(tmp_path / "table.csv")

    given = [next(rows), next(rows)]

    assert given == [(1, ["a"]), (2, ["b"])]
    with pytest.raises(RowsUnreadableError):
        next(rows)


def test_a_cell_may_be_as_long_as_a_spreadsheet_allows(tmp_path: Path) -> None:
    longest = "x" * CELL_LIMIT

    rows = _rows(tmp_path, f"a\n{longest}\n".encode())

    assert rows == [(1, ["a"]), (2, [longest])]


def test_rows_short_enough_by_themselves_may_be_as_many_as_there_are(tmp_path: Path) -> None:
    row = b"x" * 30_000 + b"\n"

    rows = _rows(tmp_path, row * 100)

    assert [line for line, _ in rows] == list(range(1, 101))


def test_a_file_that_is_gone_says_so(tmp_path: Path) -> None:
    with pytest.raises(RowsUnreadableError) as raised:
        list(read_csv_rows(tmp_path / "table.csv"))

    assert raised.value.fault == Fault("table.csv", None, None, None, "cannot be read: No such file or directory")


@pytest.mark.skipif(not UNREADABLE.exists(), reason="only Linux has a file that opens and cannot be read")
def test_a_file_that_breaks_off_with_an_error_of_the_disk_says_so(tmp_path: Path) -> None:
    (tmp_path / "table.csv").symlink_to(UNREADABLE)

    with pytest.raises(RowsUnreadableError) as raised:
        list(read_csv_rows(tmp_path / "table.csv"))

    assert raised.value.fault == Fault("table.csv", None, None, None, "cannot be read: Input/output error")


@pytest.mark.parametrize(
    ("begins", "repeated"),
    [
        pytest.param(b"", b"x" * 4096, id="one line"),
        pytest.param(b"", b'"\n",' * 1024, id="one row of very many lines"),
        pytest.param(b'"', b"\n" * 4096, id="one cell of very many lines"),
    ],
)
def test_two_hundred_megabytes_without_an_end_cost_no_memory(tmp_path: Path, begins: bytes, repeated: bytes) -> None:
    path = tmp_path / "table.csv"
    with path.open("wb") as file:
        file.write(b"id,type\n" + begins)
        for _ in range((MEGABYTES << 20) // (len(repeated) * 256)):
            file.write(repeated * 256)

    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path)], capture_output=True, text=True, check=True, timeout=60
    )

    line, kilobytes = done.stdout.split()
    path.unlink()
    assert line == "2"
    assert int(kilobytes) < 40_000
