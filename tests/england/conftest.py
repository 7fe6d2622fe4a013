"""England, compiled once for all tests of this folder from the publishers' files; skipped where there are none."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from tests.england.compiled import Compiled
from tests.england.published import SHARED, SOURCES

COMMAND = Path(sys.executable).parent / "whodecides"


@pytest.fixture(scope="session")
def england(tmp_path_factory: pytest.TempPathFactory) -> Compiled:
    """The register that the command makes of all that there is."""
    if not SHARED.is_dir():
        pytest.skip("the publishers' files are not at hand: no ../shared")
    folder = tmp_path_factory.mktemp("england")
    target, misfits = folder / "register", folder / "misfits.csv"
    done = subprocess.run(
        [COMMAND, "compile", *SOURCES, "--to", target, "--packed", "--report", misfits],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    with misfits.open(encoding="utf-8", newline="") as stream:
        return Compiled(target, tuple(csv.DictReader(stream)))
