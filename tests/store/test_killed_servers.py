"""An embedded server that is killed at any moment loses nothing that it acknowledged, and keeps no half of a batch."""

import json
import os
import signal
from pathlib import Path
from random import Random
from threading import Timer

import pytest

from graph_model import pipeline
from graph_model.entities import Source
from graph_model.errors import StoreUnavailableError
from graph_model.settings import Settings
from graph_model.store import repository
from graph_model.store.live import LiveGraph
from graph_model.store.repository import Stored
from graph_model.tables import TABLE_OF

ROUNDS = 10
BATCH = 20
# Some writes are done in it, so that a kill falls before, within or after one.
A_WHILE = 0.2


def test_nothing_that_the_server_acknowledged_is_lost_when_it_is_killed(
    tmp_path: Path, chance: Random, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph_model.store.connection.RETRY_WITHIN_SECONDS", 0)
    settings = Settings(neo4j_uri=None, data_dir=tmp_path / "data", store_heap_mb=256)
    acknowledged: set[int] = set()
    attempted = 0

    for writes in chance.sample(range(ROUNDS), ROUNDS):  # from none, so that the schema is being made, to nine
        with pipeline.opened(settings) as live:
            assert _check(live) >= acknowledged
            killing = Timer(chance.uniform(0, A_WHILE), _kill_server, [settings])
            attempted = _write_until_killed(live, attempted, acknowledged, (writes, killing))
            killing.join()

    with pipeline.opened(settings) as live:
        assert _check(live) >= acknowledged
    assert len(acknowledged) >= sum(range(ROUNDS))


def _kill_server(settings: Settings) -> None:
    os.kill(json.loads((settings.data_dir / "server.json").read_text())["pid"], signal.SIGKILL)


def _write_until_killed(live: LiveGraph, begin: int, acknowledged: set[int], kill: tuple[int, Timer]) -> int:
    """Write batch after batch; the kill is set going once so many of this round were acknowledged."""
    number, (writes, killing) = begin, kill
    try:
        if writes == 0:
            killing.start()
        live.connection.write(repository.make_schema)
        while True:
            if number - begin == writes > 0:
                killing.start()
            number += 1
            rows = [Stored(Source(id=f"{number}-{row}"), ("test",)) for row in range(BATCH)]
            live.connection.write(lambda tx, rows=rows: repository.write_table(tx, TABLE_OF["sources"], rows))
            acknowledged.add(number)
    except StoreUnavailableError:
        return number


def _check(live: LiveGraph) -> set[int]:
    """Check that every batch is there whole or not at all, and give the numbers of those that are."""
    rows = live.connection.read(lambda tx: repository.read_table(tx, TABLE_OF["sources"]))
    stored = [row.entity.key for row in rows]
    numbers = {int(key.partition("-")[0]) for key in stored}
    assert sorted(stored) == sorted(f"{number}-{row}" for number in numbers for row in range(BATCH))
    return numbers
