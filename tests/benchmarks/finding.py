"""Findings of England: one day, another, every day since 2022, four of it, memory; and our graph steps beside peers'.

Times are of the processor, so that neighbours on the machine do not count. Peers are given their own graphs, made
beforehand; ours starts from the layers of the day.
"""

import gc
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

import igraph
import psutil
import rustworkx

from graph_model.analyses.context import context_of
from graph_model.analyses.judging import Judging, between, change_points, judge
from graph_model.analyses.keeping import keep_of
from graph_model.analyses.layers import Layer, Layers
from graph_model.analyses.upward import Upward
from graph_model.history import DEFAULT_CERTAINTIES, History, Slice
from tests.benchmarks.england import four_englands, one_england
from tests.benchmarks.measuring import busy

__all__ = ["report_finding"]

# The day on which boards began, from which the goal counts, and two days of the years after.
BEGIN, ONE, OTHER = date(2022, 7, 1), date(2026, 10, 1), date(2024, 10, 1)
HOW = Judging(today=date(2026, 10, 1))
BETWEEN_LOOKS = 0.05
ROOT = 0


def report_finding() -> None:
    """Print what is promised of findings on the country."""
    history = History(1, one_england())
    fresh = _report_days(history)
    _report_steps(history, fresh)
    four = History(1, four_englands())
    several = busy(lambda: _judge(four, ONE))
    print(f"findings of four Englands, one day: {several:.1f} s")
    print(f"  ratio to one {several / fresh:.1f} (goal: at most 4.8)")


def _report_days(history: History) -> float:
    with _peak() as peak:
        fresh = busy(lambda: _judge(history, ONE))
    print(f"findings of England, all rules, one day: {fresh:.1f} s (goal: at most 10), {peak.megabytes:.0f} MB (500)")
    print(f"  another day: {busy(lambda: _judge(history, OTHER)):.1f} s (goal: at most 5)")
    history.worked_out.clear()
    days = len(change_points(history, BEGIN, ONE))
    with _peak() as peak:
        period = busy(lambda: between(history, BEGIN, ONE, how=HOW))
    print(f"  all {days} days of change since {BEGIN}: {period:.0f} s, {peak.megabytes:.0f} MB (goal: at most 500)")
    print(f"  ratio to one day {period / fresh:.1f} (goal: at most 25)")
    return fresh


def _judge(history: History, on: date) -> None:
    judge(Slice(history, on, DEFAULT_CERTAINTIES), HOW)


@dataclass
class _Peak:
    """By how much a process grew at most."""

    megabytes: float = 0.0


@contextmanager
def _peak() -> Iterator[_Peak]:
    """Look at the memory of this process every now and then, for as long as the block runs."""
    gc.collect()
    process, done, peak = psutil.Process(), threading.Event(), _Peak()
    before = process.memory_info().rss

    def look() -> None:
        while not done.wait(BETWEEN_LOOKS):
            peak.megabytes = max(peak.megabytes, (process.memory_info().rss - before) / 1e6)

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield peak
    finally:
        done.set()
        thread.join()


@dataclass(frozen=True)
class _Turned:
    """A layer from its terminals downwards, which are one root, as numbers; made for the peers."""

    edges: Sequence[tuple[int, int]]
    apart: Sequence[int]
    as_igraph: igraph.Graph
    as_rustworkx: "rustworkx.PyDiGraph[None, None]"


def _turned(layer: Layer) -> _Turned:
    numbers: dict[str, int] = {}
    for each in (*layer.up, *layer.down):
        numbers[each] = ROOT if each in layer.terminals else numbers.get(each, len(numbers) + 1)
    edges = [(numbers[to], numbers[each]) for each, holders in layer.up.items() for to in holders]
    rust: rustworkx.PyDiGraph[None, None] = rustworkx.PyDiGraph()
    size = max(numbers.values(), default=0) + 1
    rust.add_nodes_from([None] * size)
    rust.add_edges_from_no_data(edges)
    apart = [numbers[each] for each, point in Upward(layer).above.items() if point.startswith("\x00")]
    return _Turned(edges, apart, igraph.Graph(size, edges, directed=True), rust)


def _report_steps(history: History, fresh: float) -> None:
    day = Slice(history, ONE, DEFAULT_CERTAINTIES)
    context = context_of(day, (), ONE)
    layers, turned = context.layers.every, [_turned(layer) for layer in context.layers.every]
    print(f"graph steps on the {len(layers)} layers of England, ours and the peers':")
    building = busy(lambda: Layers(day, keep_of(history, frozenset(), ())).every)
    print(f"  building the layers: {building * 1e3:.0f} ms, {building / fresh:.0%} of a day")
    for name, ours, by_igraph, by_rustworkx in (
        ("reachability", lambda layer: layer.reaching, _reach_igraph, _reach_rustworkx),
        ("dominators", lambda layer: Upward(layer).above, _dominate_igraph, _dominate_rustworkx),
        ("strongly connected components", lambda layer: layer.circles, _circles_igraph, _circles_rustworkx),
        ("disjoint paths", lambda layer: Upward(layer).several, _paths_igraph, None),
    ):
        # A copy of a layer has nothing worked out yet.
        mine = busy(lambda: [ours(replace(layer)) for layer in layers])  # noqa: B023 (called at once)
        told = [f"  {name}: {mine * 1e3:.0f} ms, {mine / fresh:.0%} of a day"]
        for peer, step in (("igraph", by_igraph), ("rustworkx", by_rustworkx)):
            told.append(f"{peer} has none" if step is None else _beside(peer, step, turned, mine))
        print("; ".join(told))


def _beside(peer: str, step: Callable[[_Turned], object], turned: Sequence[_Turned], mine: float) -> str:
    theirs = busy(lambda: [step(each) for each in turned])
    return f"{peer} {theirs * 1e3:.0f} ms, ratio {mine / theirs:.1f}"


def _reach_igraph(turned: _Turned) -> object:
    return turned.as_igraph.subcomponent(ROOT, mode="out")


def _reach_rustworkx(turned: _Turned) -> object:
    return rustworkx.descendants(turned.as_rustworkx, ROOT)


def _dominate_igraph(turned: _Turned) -> object:
    return turned.as_igraph.dominator(ROOT, mode="out")


def _dominate_rustworkx(turned: _Turned) -> object:
    return rustworkx.immediate_dominators(turned.as_rustworkx, ROOT)


def _circles_igraph(turned: _Turned) -> object:
    return turned.as_igraph.connected_components(mode="strong").membership


def _circles_rustworkx(turned: _Turned) -> object:
    return rustworkx.strongly_connected_components(turned.as_rustworkx)


def _paths_igraph(turned: _Turned) -> object:
    graph = turned.as_igraph
    return [graph.vertex_connectivity(ROOT, each, checks=False, neighbors="ignore") for each in turned.apart]
