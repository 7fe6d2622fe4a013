"""How tests of the store load a register."""

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from graph_model import pipeline
from graph_model.ingest.report import RegisterReport
from graph_model.store.live import LiveGraph
from tests.store.registers import Register

Load = Callable[..., RegisterReport]


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
