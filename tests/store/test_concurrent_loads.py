"""Loaders at the same time: one waits its turn or is told to, and the graph is that of the loads that went well."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from graph_model import pipeline
from graph_model.errors import LoadInProgressError
from graph_model.settings import Settings
from graph_model.store.live import LiveGraph
from tests.store.conftest import Load
from tests.store.graphs import empty, graph_of, rows_of
from tests.store.registers import SMALL, Register

LOADERS = 4


def _many_of(name: str) -> Register:
    """The small register with organisations of its own, enough for many batches."""
    register = SMALL.called(name)
    for number in range(100):
        register = register.plus("organisations", id=f"{name}{number}", type="gp_practice")
    return register


@pytest.mark.parametrize("attempt", range(3))
def test_loaders_at_the_same_time_end_in_the_graph_of_loads_one_after_another(
    live: LiveGraph,
    load: Load,
    settings: Settings,
    written: Callable[[Register], Path],
    monkeypatch: pytest.MonkeyPatch,
    attempt: int,
) -> None:
    monkeypatch.setattr("graph_model.store.loading.BATCH", 20)
    registers = [_many_of(f"register{number}") for number in range(LOADERS)]
    for register in registers:
        load(register)
    expected = rows_of(live.connection)
    empty(live.connection)
    together = Barrier(LOADERS)

    with ThreadPoolExecutor(LOADERS) as pool:
        went_well = list(pool.map(lambda folder: _went_well(settings, folder, together), map(written, registers)))

    done = {register.name for register, well in zip(registers, went_well, strict=True) if well}
    assert {record.name for record in live.look().registers} == done
    assert len(done) > 0
    assert rows_of(live.connection) == _of_registers(expected, done)
    for register in registers:
        load(register)
    assert rows_of(live.connection) == expected


def test_two_loads_of_one_register_at_the_same_time_end_as_one(
    live: LiveGraph, load: Load, settings: Settings, written: Callable[[Register], Path]
) -> None:
    load(SMALL)
    once = graph_of(live.connection)
    empty(live.connection)
    together = Barrier(2)

    with ThreadPoolExecutor(2) as pool:
        went_well = list(
            pool.map(lambda folder: _went_well(settings, folder, together), [written(SMALL), written(SMALL)])
        )

    assert any(went_well)
    assert graph_of(live.connection) == once


def _went_well(settings: Settings, folder: Path, together: Barrier) -> bool:
    with pipeline.opened(settings) as own:
        together.wait()
        try:
            report = pipeline.load(own, pipeline.LoadRequest(folder))
        except LoadInProgressError:
            return False
        return report.is_accepted


def _of_registers(rows, names: set[str]):
    """The rows that some of the registers state, as if the others had never been loaded."""
    kept = {
        table: {
            key: (entity, tuple(name for name in registers if name in names))
            for key, (entity, registers) in each.items()
            if not names.isdisjoint(registers)
        }
        for table, each in rows.items()
    }
    return {table: each for table, each in kept.items() if len(each) > 0}
