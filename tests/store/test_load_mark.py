"""The mark of a load: it stands from the first write to the last, keeps other loaders out, and outlives a dead one."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from graph_model import pipeline
from graph_model.errors import LoadInProgressError
from graph_model.settings import Settings
from graph_model.store import repository
from graph_model.store.change_log import whoever
from graph_model.store.live import LiveGraph
from graph_model.store.load_mark import is_alive, new_mark
from graph_model.store.loading import LoadReason, load_register
from graph_model.store.repository import LoadMark
from graph_model.store.snapshot import read_snapshot
from graph_model.store.version import Version
from tests.store.conftest import Load
from tests.store.graphs import graph_of
from tests.store.registers import SMALL

ROWS = sum(len(rows) for rows in SMALL.tables.values())


@pytest.fixture
def onlooker(settings: Settings) -> Iterator[LiveGraph]:
    """A second connection to the store under test."""
    with pipeline.opened(settings) as opened:
        yield opened


def test_others_see_the_mark_while_a_register_is_loaded(live: LiveGraph, load: Load, onlooker: LiveGraph) -> None:
    seen: list[LoadMark | None] = []

    load(SMALL, progress=lambda _done, _total: seen.append(onlooker.connection.read(repository.graph_state).loading))

    [mark] = seen
    assert mark is not None
    assert (mark.register, mark.pid, mark.written, mark.total) == ("small", os.getpid(), ROWS, ROWS)
    assert is_alive(mark)


def test_no_mark_is_left_by_a_load_that_is_done(live: LiveGraph, load: Load) -> None:
    load(SMALL)

    state = live.connection.read(repository.graph_state)

    assert (state.revision, state.loading) == (1, None)


def test_a_second_loader_is_kept_out_while_the_first_lives(
    live: LiveGraph, load: Load, onlooker: LiveGraph, written
) -> None:
    twin = pipeline.LoadRequest(written(SMALL.called("twin")))
    refusals: list[str] = []

    def load_too(_done: int, _total: int) -> None:
        with pytest.raises(LoadInProgressError) as refusal:
            pipeline.load(onlooker, twin)
        refusals.append(refusal.value.detail)

    load(SMALL, progress=load_too)

    assert len(refusals) == 1
    assert refusals[0].startswith(f"register 'small' is being loaded by process {os.getpid()}")
    assert [record.name for record in live.look().registers] == ["small"]


def test_the_mark_of_a_dead_loader_is_taken_over(live: LiveGraph, load: Load, dead: LoadMark) -> None:
    live.connection.write(repository.open_graph)
    live.connection.write(lambda tx: repository.begin_load(tx, replace(dead, register="small", written=7)))

    report = load(SMALL)

    assert (report.revision, live.look().state.loading) == (1, None)


def test_a_load_that_died_before_it_wrote_anything_is_in_nobody_s_way(
    live: LiveGraph, load: Load, dead: LoadMark
) -> None:
    live.connection.write(repository.open_graph)
    live.connection.write(lambda tx: repository.begin_load(tx, replace(dead, register="another")))

    report = load(SMALL)

    assert (report.revision, live.look().state.loading) == (1, None)


def test_a_load_that_died_half_way_is_finished_before_another_register_is_loaded(
    live: LiveGraph, try_to_load: Load, dead: LoadMark
) -> None:
    half_way = replace(dead, register="another", written=7)
    live.connection.write(repository.open_graph)
    live.connection.write(lambda tx: repository.begin_load(tx, half_way))

    with pytest.raises(LoadInProgressError, match="'another' died half-way: load that again first"):
        try_to_load(SMALL)

    assert live.look().state.loading == half_way


def test_a_load_that_died_after_its_last_row_is_of_the_next_revision(
    live: LiveGraph, load: Load, dead: LoadMark
) -> None:
    load(SMALL)
    half_way = replace(dead, register="small", written=7)
    live.connection.write(lambda tx: repository.begin_load(tx, half_way))

    report = load(SMALL)

    assert (report.revision, live.look().state.loading) == (2, None)


def test_a_load_that_fails_before_it_wrote_anything_leaves_no_mark(live: LiveGraph) -> None:
    no_table = Version("small", {"no such table": {}})

    with pytest.raises(KeyError):
        load_register(live.connection, no_table, read_snapshot(live.connection), LoadReason())

    assert live.look().state.loading is None


def test_a_load_that_fails_after_it_wrote_something_leaves_its_mark(
    live: LiveGraph, load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_done: int, _total: int) -> None:
        raise InterruptedError

    monkeypatch.setattr("graph_model.store.loading.BATCH", 5)
    with pytest.raises(InterruptedError):
        load(SMALL, progress=interrupt)

    mark = live.look().state.loading

    assert mark is not None
    assert (mark.register, mark.written) == ("small", 5)


def test_who_loads_is_told_by_number_where_the_system_knows_no_name(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(os, "getuid", lambda: 54321)

    by = whoever()

    assert by == f"uid 54321@{socket.gethostname()}"


def test_the_mark_of_a_dead_loader_stands_until_a_load_is_done(live: LiveGraph, dead: LoadMark) -> None:
    live.connection.write(repository.open_graph)

    live.connection.write(lambda tx: repository.begin_load(tx, dead))

    mark = live.look().state.loading
    assert mark == dead
    assert not is_alive(mark)


def test_a_loader_that_nobody_waited_for_is_dead() -> None:
    loader = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    started = float(Path(f"/proc/{loader.pid}/stat").read_text().split()[21])
    mark = replace(new_mark("killed"), pid=loader.pid, started=started)
    was_alive = is_alive(mark)

    loader.kill()
    os.waitid(os.P_PID, loader.pid, os.WEXITED | os.WNOWAIT)  # it has ended, and stays a zombie

    assert (was_alive, is_alive(mark)) == (True, False)
    loader.wait()


def test_a_process_that_has_only_the_same_number_is_another(dead: LoadMark) -> None:
    mark = replace(new_mark("reborn"), started=1.0)

    alive = is_alive(mark)

    assert not alive


@pytest.mark.parametrize(
    ("silent_for", "alive"), [(timedelta(minutes=9), True), (timedelta(minutes=11), False)], ids=["9 min", "11 min"]
)
def test_a_loader_on_another_machine_is_dead_after_ten_silent_minutes(silent_for: timedelta, alive: bool) -> None:
    touched_at = (datetime.now(UTC) - silent_for).isoformat(timespec="seconds")

    mark = replace(new_mark("far"), host="elsewhere", touched_at=touched_at)

    assert is_alive(mark) is alive


def test_a_loader_on_another_machine_keeps_others_out(live: LiveGraph, try_to_load: Load) -> None:
    far = replace(new_mark("far"), host="elsewhere", pid=1)
    live.connection.write(repository.open_graph)
    live.connection.write(lambda tx: repository.begin_load(tx, far))

    with pytest.raises(LoadInProgressError, match="by process 1 on elsewhere"):
        try_to_load(SMALL)

    assert live.look().registers == ()


def test_only_one_of_two_takes_a_dead_mark_over(live: LiveGraph, onlooker: LiveGraph, dead: LoadMark) -> None:
    heirs = [replace(new_mark(name), total=9) for name in ("quick", "late")]
    live.connection.write(repository.open_graph)
    live.connection.write(lambda tx: repository.begin_load(tx, replace(dead, written=7)))

    taken = [
        connection.write(lambda tx, heir=heir: repository.take_over_load(tx, dead, heir))
        for connection, heir in zip((live.connection, onlooker.connection), heirs, strict=True)
    ]

    assert taken == [replace(heirs[0], written=7), None]


def test_a_loader_whose_mark_was_taken_over_writes_no_more(
    live: LiveGraph, load: Load, onlooker: LiveGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph_model.store.loading.BATCH", 5)
    written: list[int] = []

    def take_over(done: int, _total: int) -> None:
        written.append(done)
        mark = onlooker.connection.read(repository.graph_state).loading
        onlooker.connection.write(lambda tx: repository.take_over_load(tx, mark, new_mark("thief")))
        graphs.append(graph_of(onlooker.connection))

    graphs: list[object] = []
    with pytest.raises(LoadInProgressError, match="another process took this load over"):
        load(SMALL, progress=take_over)

    assert len(written) == 1
    assert [graph_of(live.connection)] == graphs
