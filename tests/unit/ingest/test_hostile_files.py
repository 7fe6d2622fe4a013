"""Whatever the bytes, reading a register gives faults: it never raises, never hangs, never fills the memory."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_model.ingest.references import reference_faults
from graph_model.ingest.register import read_register
from graph_model.tables import TABLES
from tests.unit.building import CASES

NAMES = st.sampled_from([table.name for table in TABLES])
LINES = (CASES / "lines.csv").read_bytes().splitlines(keepends=True)[:30]


def _faults(folder: Path, name: str, data: bytes) -> list[str]:
    path = folder / f"{name}.csv"
    path.write_bytes(data)
    try:
        reading = read_register(folder)
        dangling = reference_faults(reading, {}).faults
    finally:
        path.unlink()
    return [str(fault) for fault in [*reading.all_faults(), *dangling]]


@settings(deadline=None)
@given(name=NAMES, data=st.binary(max_size=400))
def test_arbitrary_bytes_are_faults_and_no_exception(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: bytes
) -> None:
    faults = _faults(tmp_path_factory.getbasetemp(), name, data)

    assert faults != []  # four hundred bytes by chance are no header of a register


@settings(deadline=None)
@given(at=st.integers(0, len(LINES) - 1), cut=st.integers(0, 200), junk=st.binary(max_size=20))
def test_lines_with_junk_in_them_are_faults_and_no_exception(
    tmp_path_factory: pytest.TempPathFactory, at: int, cut: int, junk: bytes
) -> None:
    spoiled = [*LINES[:at], LINES[at][:cut] + junk + LINES[at][cut:], *LINES[at + 1 :]]

    faults = _faults(tmp_path_factory.getbasetemp(), "lines", b"".join(spoiled))

    assert faults != []  # there is no file of organisations, whatever the lines say


@pytest.mark.parametrize(
    ("data", "told"),
    [
        pytest.param(b"id,type\na,icb\n".replace(b"\n", b"\x00\n"), "is not a column", id="NUL bytes"),
        pytest.param("id,type\na,icb\n".encode("utf-16"), "is not UTF-8", id="UTF-16"),
        pytest.param(b"id" + b",x" * 100_000 + b"\n", "has 100001 columns", id="a hundred thousand columns"),
        pytest.param(b'id,type\n"a,icb\n' + b"b,icb\n" * 50_000, "longer than", id="a quotation that never ends"),
        pytest.param(b"id,type\n" + b"a" * 300 + b",icb\n", "200 characters", id="a very long id"),
    ],
)
def test_files_that_are_no_register_say_why(tmp_path: Path, data: bytes, told: str) -> None:
    faults = _faults(tmp_path, "organisations", data)

    assert told in faults[0]


def test_a_line_without_an_end_costs_no_memory(tmp_path: Path) -> None:
    (tmp_path / "organisations.csv").symlink_to("/dev/zero")
    program = (
        "import resource, sys; from pathlib import Path; from graph_model.ingest.csv_rows import read_csv_rows\n"
        "from graph_model.ingest.faults import RowsUnreadableError\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "try:\n    list(read_csv_rows(Path(sys.argv[1])))\nexcept RowsUnreadableError as error:\n"
        "    print(error.fault.line, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "organisations.csv")],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )

    line, kilobytes = done.stdout.split()
    assert line == "1"
    assert int(kilobytes) < 50_000
