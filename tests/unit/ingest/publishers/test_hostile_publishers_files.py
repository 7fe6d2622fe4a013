"""Whatever a publisher's file holds, reading it gives faults: it never raises, never hangs, never fills the memory."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_model.ingest.publishers.headed_rows import MOST_FAULTS
from graph_model.ingest.publishers.reading import Reader
from graph_model.ingest.publishers.registry import READERS
from tests.unit.ingest.publishers.reading_rows import read_all

# The header of each format that has one, and a row that it takes.
TABLES = {
    "cancer_alliances": ("ods_code,cancer_alliance_name,cancer_alliance_code", "R0B,Northern,N69"),
    "council_codes": ("ods_code,name,national_grouping,sub_type", "106,GATESHEAD,Y54,B"),
    "gp_map": ("EXTRACT_DATE,PRACTICE_CODE,PRACTICE_NAME,CCG_CODE", "01Aug2026,A81001,A,16C"),
    "ods_succession": ("old_code,new_code,date", "03A,X2C4Y,2021-04-01"),
    "stp_changes": ("date,stp_ods_code,stp_name,type_of_change,details", "2018-06-07,QVP,A,B,C"),
    "stp_partners": (
        "stp_ods_code,stp_ons_code,stp_name,ccg_name,ccg_code,"
        "la_name,la_ods_code,trust_name,trust_code,other_name,other_code",
        "QHM,E54000049,A,B,00L,,,,,,",
    ),
}
REPORT = "R0A,A TRUST" + "," * 25
READER_OF = {reader.name: reader for reader in READERS}
FOLLOWED = [pytest.param(READER_OF[name], *table, id=name) for name, table in TABLES.items()]
EVERY = [pytest.param(reader, id=reader.name) for reader in READERS]
# Each reader in turn, so that the peak is that of the hungriest; taken from the start of the reading.
PROGRAM = """
import resource, sys
from pathlib import Path
from graph_model.ingest.publishers.registry import READERS

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

before = peak()
for reader in READERS:
    faults = []
    rows = sum(1 for row in reader.read(Path(sys.argv[1]), faults))
    print(reader.name, rows, len(faults))
print("kilobytes", peak() - before, 0)
"""


@pytest.mark.parametrize("reader", EVERY)
@pytest.mark.parametrize(
    "make",
    [
        pytest.param(os.mkfifo, id="a pipe"),
        pytest.param(Path.mkdir, id="a folder"),
        pytest.param(lambda path: None, id="nothing there"),
        pytest.param(lambda path: path.write_bytes(b"PK\x03\x04" + bytes(range(256))), id="an archive cut short"),
        pytest.param(lambda path: path.write_bytes("a,b\n1,2\n".encode("utf-16")), id="UTF-16"),
        pytest.param(lambda path: path.write_bytes(b'"a,b\n1,2\n'), id="a quotation that never ends"),
        pytest.param(lambda path: path.write_bytes(b"\x00" * 100 + b"\n"), id="zeros"),
        pytest.param(lambda path: path.write_bytes(b"," * 100_000 + b"x\n"), id="a hundred thousand columns"),
        pytest.param(lambda path: path.write_bytes(b"a,b,c\n1,2,3\n"), id="other columns"),
    ],
)
def test_what_is_no_file_of_a_format_is_a_fault_and_gives_no_rows(
    tmp_path: Path, reader: Reader[Any], make: Any
) -> None:
    path = tmp_path / "file.csv"
    make(path)

    rows, faults = read_all(reader, path)

    assert rows == []
    assert 1 <= len(faults) <= 15
    assert all(fault.startswith("file.csv") for fault in faults)


@pytest.mark.parametrize(("reader", "header", "row"), FOLLOWED)
def test_a_row_that_fits_is_read(tmp_path: Path, reader: Reader[Any], header: str, row: str) -> None:
    path = tmp_path / "file.csv"
    path.write_text(f"{header}\n{row}\n")

    rows, faults = read_all(reader, path)

    assert ([each.line for each in rows], faults) == ([2], [])


@pytest.mark.parametrize(("reader", "header", "row"), FOLLOWED)
def test_a_second_header_is_told_and_the_rows_after_it_are_read(
    tmp_path: Path, reader: Reader[Any], header: str, row: str
) -> None:
    path = tmp_path / "file.csv"
    path.write_text(f"{header}\n{row}\n{header}\n{row}\n")

    rows, faults = read_all(reader, path)

    assert [each.line for each in rows] == [2, 4]
    assert faults == ["file.csv line 3: the header is there again; are these two files in one?"]


@pytest.mark.parametrize(("reader", "header", "row"), FOLLOWED)
def test_where_the_encoding_changes_the_reading_ends_with_a_fault(
    tmp_path: Path, reader: Reader[Any], header: str, row: str
) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes(f"{header}\n{row}\n".encode() + row.encode()[:-1] + "é\n".encode("latin-1") + row.encode())

    rows, faults = read_all(reader, path)

    assert [each.line for each in rows] == [2]
    assert len(faults) == 1
    assert faults[0].startswith("file.csv line 3: byte 0xe9 is not UTF-8")


@pytest.mark.parametrize(("reader", "header", "row"), FOLLOWED)
def test_a_file_cut_short_keeps_the_rows_before_the_cut(
    tmp_path: Path, reader: Reader[Any], header: str, row: str
) -> None:
    path = tmp_path / "file.csv"
    path.write_text(f"{header}\n{row}\n{row.split(',', maxsplit=1)[0]}")

    rows, faults = read_all(reader, path)

    assert [each.line for each in rows] == [2]
    assert faults == [f"file.csv line 3: the row has 1 cells, the header {len(header.split(','))}"]


@settings(deadline=None)
@given(name=st.sampled_from(sorted(TABLES)), junk=st.binary(max_size=200), at=st.integers(0, 60))
def test_junk_in_a_row_is_a_fault_or_a_row_and_no_exception(
    tmp_path_factory: pytest.TempPathFactory, name: str, junk: bytes, at: int
) -> None:
    header, row = TABLES[name]
    path = tmp_path_factory.getbasetemp() / "junk.csv"
    path.write_bytes(f"{header}\n".encode() + row[:at].encode() + junk + row[at:].encode() + b"\n")

    rows, faults = read_all(READER_OF[name], path)

    assert len(rows) + len(faults) > 0


def test_a_file_of_nothing_but_faults_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text(f"{REPORT}\n" + "x\n" * (MOST_FAULTS * 10))

    rows, faults = read_all(READER_OF["ods_report"], path)

    assert [row.line for row in rows] == [1]
    assert len(faults) == MOST_FAULTS + 2
    assert faults[-1] == (
        f"file.csv line {MOST_FAULTS + 3}: has more than 1,000 faults and is not read on; is it the file it should be?"
    )


@pytest.mark.parametrize(
    "begins",
    [
        pytest.param(b"", id="from the first byte"),
        pytest.param(b"old_code,new_code,date\n", id="after a header"),
        pytest.param(f"{REPORT}\n".encode(), id="after a row of a report"),
    ],
)
def test_two_gigabytes_of_zeros_cost_no_memory(tmp_path: Path, begins: bytes) -> None:
    path = tmp_path / "file.csv"
    with path.open("wb") as file:
        file.write(begins)
        file.truncate(2 << 30)

    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path)], capture_output=True, text=True, check=True, timeout=60
    )

    told = {name: (int(first), int(second)) for name, first, second in map(str.split, done.stdout.splitlines())}
    kilobytes, _ = told.pop("kilobytes")
    assert told.keys() == READER_OF.keys()
    assert all(faults > 0 for _, faults in told.values())
    assert kilobytes < 60_000
