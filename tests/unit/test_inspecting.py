"""What is worked out for a day is worked out once, for all who ask at once."""

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest

from graph_model.analyses.context import context_of
from graph_model.history import DEFAULT_CERTAINTIES, History
from graph_model.inspecting import Period, judged
from tests.unit.building import cases

ASKING, ROUNDS = 8, 20
DAY = date(2024, 10, 1)
PERIOD = Period(DAY, DEFAULT_CERTAINTIES, today=DAY)


def _at_once(ask: Callable[[], object]) -> list[object]:
    """What several are given who ask at the same moment."""
    ready = Barrier(ASKING)

    def ask_with_others(_number: int) -> object:
        ready.wait()
        return ask()

    with ThreadPoolExecutor(ASKING) as pool:
        return list(pool.map(ask_with_others, range(ASKING)))


@pytest.fixture(autouse=True)
def _impatient() -> Iterator[None]:
    """Threads give way to each other all the time, so that what can cross does."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda history: history.on(DAY), id="the day"),
        pytest.param(lambda history: context_of(history.on(DAY), (), DAY), id="what the analyses share"),
        pytest.param(lambda history: context_of(history.on(DAY), (), DAY).keep, id="what is kept of other days"),
    ],
)
def test_all_who_ask_at_once_are_given_one(ask):
    for _ in range(ROUNDS):
        history = History(1, {})

        given = _at_once(lambda history=history: ask(history))

        assert len({id(each) for each in given}) == 1


def test_a_day_that_several_ask_about_at_once_is_judged_once():
    history = cases()

    given = _at_once(lambda: judged(history, PERIOD))

    assert len({id(each) for each in given}) == 1
    assert len(given[0].findings) > 0
