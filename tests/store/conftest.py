"""How tests of the store load a register."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path
from random import Random, SystemRandom
from typing import Any

import pytest

from graph_model import pipeline
from graph_model.ingest.report import RegisterReport
from graph_model.store.live import LiveGraph
from graph_model.store.load_mark import new_mark
from graph_model.store.repository import LoadMark
from tests.store.registers import Register

Load = Callable[..., RegisterReport]


@pytest.fixture
def chance() -> Random:
    """A source of random moments; its seed is shown where a test fails, and taken from WHODECIDES_TEST_SEED."""
    seed = int(os.environ.get("WHODECIDES_TEST_SEED", SystemRandom().randrange(1_000_000)))
    print(f"WHODECIDES_TEST_SEED={seed}")
    return Random(seed)


@pytest.fixture
def written(tmp_path: Path) -> Callable[[Register], Path]:
    """Write a register as a folder of its name, and give the folder."""
    numbers = count()
    return lambda register: register.write(tmp_path / str(next(numbers)) / register.name)


@pytest.fixture
def load(live: LiveGraph, written: Callable[[Register], Path]) -> Load:
    """Load a register that has no faults into the store under test, and give the report."""

    def load_register(register: Register, **request: Any) -> RegisterReport:
        report = pipeline.load(live, pipeline.LoadRequest(written(register), **request))
        assert [str(fault) for fault in report.faults] == []
        return report

    return load_register


@pytest.fixture
def try_to_load(live: LiveGraph, written: Callable[[Register], Path]) -> Load:
    """Load a register that may have faults, and give the report."""
    return lambda register, **request: pipeline.load(live, pipeline.LoadRequest(written(register), **request))


@pytest.fixture
def dead() -> LoadMark:
    """The mark of a load whose process has ended."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    mark = replace(new_mark("abandoned"), pid=ended.pid)
    ended.wait()
    return mark
