"""A register whose files are packed with gzip: read as the same one, bounded, and damage told where it is reached."""

import gzip
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_model.ingest import packed_rows
from graph_model.ingest.faults import Fault
from graph_model.ingest.packed_rows import read_packed_csv_rows
from graph_model.ingest.register import read_register
from tests.unit.building import CASES

TEXT = b"id,name\n" + b"".join(b"function-%d,Function %d\n" % (at, at * 7919 % 10_007) for at in range(5_000))
ROWS = [(at + 1, line.decode().split(",")) for at, line in enumerate(TEXT.splitlines())]
PACKED = gzip.compress(TEXT)
DAMAGED = "the packed file is damaged or cut short here; pack it anew with gzip"
BOMB = """
import resource, sys
from pathlib import Path
from graph_model.ingest.register import read_register

before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
faults = read_register(Path(sys.argv[1])).all_faults()
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before, *faults)
"""


def _faults(folder: Path, data: bytes) -> list[Fault]:
    (folder / "functions.csv.gz").write_bytes(data)
    return read_register(folder).all_faults()


def test_a_packed_register_is_the_same_as_one_that_is_not(tmp_path: Path) -> None:
    for file in CASES.glob("*.csv"):
        (tmp_path / f"{file.name}.gz").write_bytes(gzip.compress(file.read_bytes()))

    packed, plain = read_register(tmp_path, "cases"), read_register(CASES)

    assert packed.all_faults() == []
    assert {name: table.rows for name, table in packed.tables.items()} == {
        name: table.rows for name, table in plain.tables.items()
    }
    assert packed.tables["lines"].file == "lines.csv.gz"
    assert packed.tables["lines"].lines == plain.tables["lines"].lines


def test_packed_files_and_others_stand_side_by_side(tmp_path: Path) -> None:
    (tmp_path / "functions.csv.gz").write_bytes(gzip.compress(b"id\ndental\n"))
    (tmp_path / "blocks.csv").write_text("id,population\nb1,7\n")
    (tmp_path / "notes.csv.gz").write_bytes(b"not packed at all")
    (tmp_path / "notes.csv").write_text("nothing of a register")
    (tmp_path / "lines.gz").write_bytes(b"of no known kind")

    reading = read_register(tmp_path)

    assert reading.all_faults() == []
    assert sorted(reading.tables) == ["blocks", "functions"]
    assert reading.left_alone == ("lines.gz", "notes.csv", "notes.csv.gz")


def test_a_table_that_is_there_packed_and_not_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "functions.csv").write_text("id\ndental\n")

    faults = _faults(tmp_path, gzip.compress(b"id\ndental\n"))

    reason = "is there beside functions.csv, and either may be the newer; keep one of them"
    assert faults == [Fault("functions.csv.gz", None, None, None, reason)]
    assert not read_register(tmp_path).tables["functions"].whole


@pytest.mark.parametrize(
    ("data", "line", "reason"),
    [
        pytest.param(b"id\ndental\n", 1, DAMAGED, id="a file that is not packed"),
        pytest.param(PACKED[:5], 1, DAMAGED, id="the first five bytes"),
        pytest.param(gzip.compress(b"id\ndental\n")[:-8], 3, DAMAGED, id="without its checksum"),
        pytest.param(gzip.compress(b"id\ndental\n")[:-4] + b"\xff" * 4, 3, DAMAGED, id="another length than it says"),
        pytest.param(gzip.compress(b"id\ndental\n") + b"more", 3, DAMAGED, id="something behind it"),
        pytest.param(zlib.compress(b"id\ndental\n"), 1, DAMAGED, id="packed otherwise"),
        pytest.param(gzip.compress(gzip.compress(b"id\n")), 1, "byte 0x8b is not UTF-8", id="packed twice"),
        pytest.param(gzip.compress(b"id\ndental\n\xe9\n"), 3, "byte 0xe9 is not UTF-8", id="not UTF-8 within"),
        pytest.param(
            gzip.compress(b'id\n"dental\n'), 2, "a quotation mark is opened here", id="an open quotation within"
        ),
    ],
)
def test_what_cannot_be_unpacked_is_told_with_the_line_reached(
    tmp_path: Path, data: bytes, line: int, reason: str
) -> None:
    faults = _faults(tmp_path, data)

    assert [(fault.file, fault.line) for fault in faults] == [("functions.csv.gz", line)]
    assert faults[0].reason.startswith(reason)


def test_the_rows_before_a_cut_are_read_and_the_table_is_not_whole(tmp_path: Path) -> None:
    (fault,) = _faults(tmp_path, PACKED[: len(PACKED) // 2])

    table = read_register(tmp_path).tables["functions"]
    assert fault.reason == DAMAGED
    assert fault.line is not None
    assert 100 < fault.line < 5_000
    assert (table.whole, table.read) == (False, fault.line - 2)  # the header, and the line that is cut


def test_several_packed_parts_one_after_the_other_are_one_file(tmp_path: Path) -> None:
    faults = _faults(tmp_path, gzip.compress(b"id\nden") + gzip.compress(b"tal\n"))

    assert faults == []
    assert list(read_register(tmp_path).tables["functions"].rows) == ["dental"]


def test_a_file_is_not_unpacked_beyond_its_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed_rows, "UNPACKED_LIMIT", 1 << 20)
    (tmp_path / "functions.csv.gz").write_bytes(gzip.compress(TEXT * 20))

    faults = read_register(tmp_path).all_faults()

    assert faults[-1].reason == "the file unpacks to more than 1 MiB or 4,194,304 lines"


@pytest.mark.parametrize(
    ("repeated", "told"),
    [
        pytest.param(b"\x00" * 65_536, "is longer than 1048576 bytes", id="zeros"),
        pytest.param(b" " * 29_999 + b"\n", "unpacks to more than 512 MiB", id="lines of blanks"),
    ],
)
def test_six_hundred_megabytes_in_a_small_file_cost_no_memory(tmp_path: Path, repeated: bytes, told: str) -> None:
    with gzip.open(tmp_path / "functions.csv.gz", "wb") as file:
        file.write(b"id\n")
        for _ in range((600 << 20) // len(repeated)):
            file.write(repeated)

    done = subprocess.run(
        [sys.executable, "-c", BOMB, str(tmp_path)], capture_output=True, text=True, check=True, timeout=300
    )

    kilobytes, fault = done.stdout.split(maxsplit=1)
    assert int(kilobytes) < 40_000
    assert told in fault


def test_more_lines_than_any_register_has_are_not_gone_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed_rows, "MOST_LINES", 1_000)

    faults = _faults(tmp_path, gzip.compress(b"id\ndental\n" + b"\n" * 5_000))

    reason = "the file unpacks to more than 512 MiB or 1,000 lines"
    assert faults == [Fault("functions.csv.gz", 1_001, None, None, reason)]


def test_a_packed_file_that_is_gone_says_so(tmp_path: Path) -> None:
    (tmp_path / "functions.csv.gz").symlink_to(tmp_path / "nowhere")

    faults = read_register(tmp_path).all_faults()

    assert faults == [Fault("functions.csv.gz", None, None, None, "is no file that can be read")]


@settings(deadline=None)
@given(at=st.integers(10, len(PACKED) - 1), junk=st.binary(min_size=1, max_size=20))
def test_a_packed_file_with_junk_in_it_gives_rows_or_one_error(
    tmp_path_factory: pytest.TempPathFactory, at: int, junk: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "functions.csv.gz"
    path.write_bytes(PACKED[:at] + junk + PACKED[at + len(junk) :])

    try:
        rows = list(read_packed_csv_rows(path))
    except packed_rows.RowsUnreadableError as error:
        rows, fault = [], error.fault
    else:
        fault = None

    assert fault is not None or rows == ROWS  # whatever was changed, the checksum tells
