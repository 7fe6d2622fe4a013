"""A loader that is killed at any moment leaves a mark or a whole register, and loading again ends as one clean load."""

import json
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from graph_model import pipeline
from graph_model.settings import Settings
from graph_model.store import repository
from graph_model.store.connection import Connection
from graph_model.store.live import LiveGraph
from graph_model.store.load_mark import is_alive
from graph_model.store.repository import LoadMark
from tests.store.children import start_loading
from tests.store.conftest import Load
from tests.store.graphs import Graph, changes_of, empty, graph_of
from tests.store.registers import SMALL, Register, many_rows

ROUNDS = 10
# The first of many batches are written in it.
A_MOMENT = 0.1
FIRST = many_rows("many", 60)
SECOND = (
    FIRST.minus("organisations", *(f"o{n}" for n in range(30, 60)))
    .minus("lines", *(f"L{n}" for n in range(30, 60)))
    .minus("covers", *(f"o{n}" for n in range(30, 60)))
    .minus("rights", *(f"R{n}" for n in range(30, 60)))
    .minus("functions", *(f"f{n}" for n in range(40, 60)))
)
for number in range(10, 30):
    SECOND = (
        SECOND.edited("organisations", f"o{number}", name=f"Renamed {number}")
        .edited("lines", f"L{number}", holder=f"o{number - 10}", kind=["oversight", "advisory"][number % 2])
        .edited("rights", f"R{number}", footprint=f"p{number + 1}", function="*" if number % 2 else "f0")
        .edited("functions", f"f{number}", parent="f0")
        .plus("organisations", id=f"new{number}", type="icb")
        .plus("lines", id=f"N{number}", kind="delegation", subject=f"new{number}", holder="o1")
    )


@pytest.mark.parametrize(
    ("before", "register"),
    [pytest.param([], FIRST, id="a first load"), pytest.param([FIRST], SECOND, id="a second version")],
)
def test_a_load_killed_at_any_moment_is_finished_by_loading_again(
    live: LiveGraph,
    settings: Settings,
    load: Load,
    written: Callable[[Register], Path],
    chance: Random,
    before: list[Register],
    register: Register,
) -> None:
    folder = written(register)
    _load_in_a_child(settings, folder)  # the first of all is slow
    started_from = _started_from(live, load, before)
    duration = _load_in_a_child(settings, folder)
    expected = graph_of(live.connection)
    marks = 0

    for round_ in range(ROUNDS):
        assert _started_from(live, load, before) == started_from
        if round_ % 2 == 0:
            _kill_a_child(settings, folder, chance.uniform(0, duration))
        else:  # the mark stands for a part of that time only, which differs with how busy the machine is
            _kill_a_marked_child(settings, folder, live.connection, chance.uniform(0, A_MOMENT))
        marks += _has_mark(live.connection, started_from, expected)
        pipeline.load(live, pipeline.LoadRequest(folder, why="killed"))
        assert graph_of(live.connection) == expected

    assert marks > 0


def test_a_load_killed_again_and_again_is_finished_in_the_end(
    live: LiveGraph, settings: Settings, load: Load, written: Callable[[Register], Path], chance: Random
) -> None:
    load(FIRST)
    folder = written(SECOND)
    duration = _load_in_a_child(settings, folder)
    expected = graph_of(live.connection)
    _started_from(live, load, [FIRST])

    for _ in range(ROUNDS):
        _kill_a_child(settings, folder, chance.uniform(0, duration))
    pipeline.load(live, pipeline.LoadRequest(folder, why="killed"))

    assert graph_of(live.connection) == expected


def test_a_killed_load_leaves_other_registers_alone(
    live: LiveGraph, settings: Settings, load: Load, written: Callable[[Register], Path], chance: Random
) -> None:
    load(SMALL)
    small = graph_of(live.connection).rows

    _kill_a_child(settings, written(FIRST), chance.uniform(0.1, 0.4))

    rows = graph_of(live.connection).rows
    assert {table: {key: rows[table][key] for key in each} for table, each in small.items()} == small


def test_what_stood_before_a_killed_load_is_told_though_another_version_follows(
    live: LiveGraph, load: Load, dead: LoadMark, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(SMALL)
    monkeypatch.setattr("graph_model.store.loading.BATCH", 1)
    with pytest.raises(InterruptedError):
        load(SMALL.edited("blocks", "b1", population="200").edited("sources", "S1", title="Half"), progress=_interrupt)
    mark = live.connection.read(repository.graph_state).loading
    live.connection.write(lambda tx: repository.take_over_load(tx, mark, replace(dead, register="small")))

    load(SMALL.edited("sources", "S1", title="End"))

    [change] = [change for change in changes_of(live.connection) if change["table"] == "sources"]
    titles = [json.loads(change[when])["title"] for when in ("before", "after")]
    assert titles == ["The Act", "End"]


def _interrupt(_done: int, _total: int) -> None:
    raise InterruptedError


def _started_from(live: LiveGraph, load: Load, registers: list[Register]) -> Graph:
    empty(live.connection)
    for register in registers:
        load(register)
    return graph_of(live.connection)


def _load_in_a_child(settings: Settings, folder: Path) -> float:
    """Load in a child that is left alone, and give how long that takes."""
    begun = time.monotonic()
    child = start_loading(settings, folder)
    child.join()
    assert child.exitcode == 0
    return time.monotonic() - begun


def _kill_a_child(settings: Settings, folder: Path, after: float) -> None:
    print(f"killed after {after:.3f} s")
    child = start_loading(settings, folder)
    time.sleep(after)
    child.kill()
    child.join()


def _kill_a_marked_child(settings: Settings, folder: Path, connection: Connection, after: float) -> None:
    print(f"killed {after:.3f} s after it set its mark")
    child = start_loading(settings, folder)
    while connection.read(repository.graph_state).loading is None and child.is_alive():
        pass
    time.sleep(after)
    child.kill()
    child.join()


def _has_mark(connection: Connection, before: Graph, after: Graph) -> bool:
    """Check that the graph has a mark, or is as it was, or as it is to be."""
    mark = connection.read(repository.graph_state).loading
    if mark is None:
        whole = graph_of(connection)
        assert (whole.rows, whole.wiring) in [(each.rows, each.wiring) for each in (before, after)]
        return False
    assert (mark.register, is_alive(mark)) == ("many", False)
    return True
