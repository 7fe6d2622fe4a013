"""A look: the history of the graph's revision, read anew only when that has moved, and never half without saying so."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Event

import pytest

from graph_model import pipeline
from graph_model.settings import Settings
from graph_model.store import repository
from graph_model.store.live import LiveGraph, Look
from graph_model.store.load_mark import new_mark
from tests.store.conftest import Load
from tests.store.registers import SMALL

RENAMED = SMALL.edited("organisations", "board", name="Renamed").edited("sources", "S1", title="Renamed")


@pytest.fixture
def onlooker(settings: Settings) -> Iterator[LiveGraph]:
    """A second connection to the store under test."""
    with pipeline.opened(settings) as opened:
        yield opened


def _name_of_board(look: Look) -> str | None:
    return look.history.organisations["board"].name if "board" in look.history.organisations else None


def test_an_empty_store_has_revision_nought_and_nothing_in_it(live: LiveGraph) -> None:
    look = live.look()

    assert (look.state.revision, look.state.loading, look.registers) == (0, None, ())
    assert set(look.history.counts.values()) == {0}


def test_a_history_is_read_once_for_each_revision(live: LiveGraph, load: Load) -> None:
    load(SMALL)

    first, second = live.look(), live.look()

    assert first.history is second.history


def test_a_load_through_one_connection_is_seen_through_another(
    live: LiveGraph, load: Load, onlooker: LiveGraph
) -> None:
    load(SMALL)
    before = onlooker.look()
    load(RENAMED)

    after = onlooker.look()

    assert (before.state.revision, _name_of_board(before)) == (1, "The Board")
    assert (after.state.revision, _name_of_board(after)) == (2, "Renamed")


def test_a_history_read_whole_is_kept_while_a_register_is_loaded(
    live: LiveGraph, load: Load, onlooker: LiveGraph
) -> None:
    load(SMALL)
    before = onlooker.look()
    during: list[Look] = []

    load(RENAMED, progress=lambda _done, _total: during.append(onlooker.look()))

    [look] = during
    assert look.history is before.history
    assert look.state.loading is not None


def test_a_history_first_read_during_a_load_says_so_and_is_read_again_afterwards(
    live: LiveGraph, load: Load, onlooker: LiveGraph
) -> None:
    load(SMALL)
    during: list[Look] = []
    load(RENAMED, progress=lambda _done, _total: during.append(onlooker.look()))

    after = onlooker.look()

    assert [look.state.loading is not None for look in during] == [True]
    assert after.state.loading is None
    assert after.history is not during[0].history
    assert _name_of_board(after) == "Renamed"


def test_a_half_history_is_read_again_every_few_seconds(
    live: LiveGraph, load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(SMALL)
    live.connection.write(lambda tx: repository.begin_load(tx, replace(new_mark("small"), total=1)))
    now = 1000.0
    monkeypatch.setattr("graph_model.store.live.time.monotonic", lambda: now)
    first, at_once = live.look(), live.look()

    now += 6
    later = live.look()

    assert first.history is at_once.history
    assert later.history is not first.history


def test_no_look_takes_the_rows_of_two_revisions_for_one(live: LiveGraph, load: Load, settings: Settings) -> None:
    load(SMALL)
    done = Event()

    with ThreadPoolExecutor() as pool:
        looking = pool.submit(_keep_looking, settings, done)
        for _ in range(10):
            load(RENAMED)
            load(SMALL)
        done.set()

    seen = {names for names, loading in looking.result() if not loading}
    assert len(seen) > 0
    assert seen <= {("The Board", "The Act"), ("Renamed", "Renamed")}


def _keep_looking(settings: Settings, done: Event) -> list[tuple[tuple[str | None, str | None], bool]]:
    """Look again and again with new eyes: what two tables say, and whether a load is told of."""
    seen = []
    with pipeline.opened(settings) as onlooker:
        while not done.is_set():
            look = LiveGraph(onlooker.connection).look()
            seen.append(((_name_of_board(look), look.history.sources["S1"].title), look.state.loading is not None))
    return seen
