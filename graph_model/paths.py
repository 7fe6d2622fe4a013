"""Ways upwards: which lines lead from a subject to a terminal or a given holder, and how many are independent.

A way never visits an organisation twice. Ways are found shortest first and bounded in number and length; an
answer that a bound has cut says so. Independent means without an organisation in common but the two ends.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import networkx as nx

from graph_model.asking import carries
from graph_model.entities import ALL_FUNCTIONS, Line
from graph_model.history import Blocks, History, Slice
from graph_model.projection import LineGraph, lines_for_function, project_lines, terminals
from graph_model.vocabulary import SECTOR_TERMINAL_TYPES, TERMINAL_TYPES

__all__ = ["MOST_LINES", "MOST_WAYS", "Way", "WaysUp", "chains", "ways_up"]

Way = tuple[Line, ...]
# Longer chains than this do not occur in England; a way that is longer goes round in somebody's data.
MOST_LINES = 12
MOST_WAYS = 50
# Partial ways looked at: a second's work, and far more than any body in England has.
MOST_STEPS = 50_000
_COUNTED = "the independent ones are counted over all"
TOO_MANY = f"there are more ways than are shown, which are the shortest; {_COUNTED}"
TOO_LONG = f"ways of more than {MOST_LINES} lines are not shown; {_COUNTED}"


@dataclass(frozen=True)
class WaysUp:
    """Ways from a subject upwards.

    Attributes:
        ways: each from the subject to an end, shortest first.
        independent: how many ways to each end share no organisation; by the end's id.
        cut: what a bound has left out, in one sentence; None where nothing was.
    """

    ways: tuple[Way, ...]
    independent: dict[str, int]
    cut: str | None


def chains(day: Slice, organisation: str, levels: Sequence[str], ground: Blocks) -> Iterator[Way]:
    """Yield, for each line by which an organisation answers, the shortest way over it to each terminal.

    Args:
        day: the day.
        organisation: where the chain begins.
        levels: the function and its ancestors, and "*".
        ground: lines that are known to be for other ground are left out; empty leaves out none.
    """
    for first in _lines_up(day, organisation, levels, ground):
        yield from _shortest_over(day, first, levels, ground)


def _shortest_over(day: Slice, first: Line, levels: Sequence[str], ground: Blocks) -> Iterator[Way]:
    seen = {first.subject, first.holder}
    queue: deque[Way] = deque([(first,)])
    while len(queue) > 0:
        way = queue.popleft()
        if _type_of(day, way[-1].holder) in TERMINAL_TYPES | SECTOR_TERMINAL_TYPES:
            yield way
            continue
        for line in _lines_up(day, way[-1].holder, levels, ground):
            if line.holder not in seen:
                seen.add(line.holder)
                queue.append((*way, line))


def _lines_up(day: Slice, organisation: str, levels: Sequence[str], ground: Blocks) -> Iterator[Line]:
    for line in day.lines_up.get(organisation, ()):
        if carries(line, levels) and not _elsewhere(day, line, ground):
            yield line


def _elsewhere(day: Slice, line: Line, ground: Blocks) -> bool:
    held = None if line.footprint is None else day.ground.get(line.footprint)
    return held is not None and len(ground) > 0 and held.isdisjoint(ground)


def _type_of(day: Slice, organisation: str) -> str | None:
    record = day.history.organisations.get(organisation)
    return None if record is None else record.type


def ways_up(day: Slice, subject: str, holder: str | None, function: str | None) -> WaysUp:
    """Find the ways from a subject to a holder, or to every terminal, and count the independent ones by flow.

    Args:
        day: the day.
        subject: where the ways begin.
        holder: where they end; None ends them at every terminal.
        function: whose lines are followed; None follows every line, along ways that some function runs all along.

    Cost: a search bounded by `MOST_WAYS`, `MOST_LINES` and `MOST_STEPS`, and one maximum flow for each end that
    is reached, on the organisations between the two.
    """
    levels = () if function is None else day.history.ancestry(function)
    graph = lines_for_function(project_lines(day), levels)
    if subject not in graph:
        return WaysUp((), {}, None)
    ends = terminals(graph) if holder is None else [holder]
    above = nx.descendants(graph, subject)
    reached = {end for end in ends if end in above}
    layer: LineGraph = nx.MultiDiGraph(graph.subgraph(above | {subject}))
    ways, cut = _search(layer, subject, reached, _Carried(day.history))
    lines = nx.DiGraph(layer) if cut is not None else _lines_of(ways)
    independent = {end: int(nx.node_connectivity(lines, subject, end)) for end in sorted(reached & set(lines))}
    return WaysUp(ways, independent, cut)


def _lines_of(ways: Iterable[Way]) -> "nx.DiGraph[str]":
    lines: nx.DiGraph[str] = nx.DiGraph()
    lines.add_edges_from((line.subject, line.holder) for way in ways for line in way)
    return lines


class _Carried:
    """Which functions a line carries: those that it names, and all below them. None stands for every function."""

    def __init__(self, history: History) -> None:
        self._below: dict[str, set[str]] = {}
        for function in history.functions:
            for level in history.ancestry(function):
                self._below.setdefault(level, set()).add(function)

    def along(self, carried: frozenset[str] | None, line: Line) -> frozenset[str] | None:
        """What is carried along a way that goes on by this line; empty where no function runs all the way."""
        if ALL_FUNCTIONS in line.functions:
            return carried
        here = frozenset(below for function in line.functions for below in self._below.get(function, {function}))
        return here if carried is None else carried & here


def _search(layer: LineGraph, subject: str, ends: set[str], carried: _Carried) -> tuple[tuple[Way, ...], str | None]:
    """Walk outwards breadth first, so that the shortest ways come first, and only towards an end."""
    useful = ends.union(*(nx.ancestors(layer, end) for end in ends))
    found: list[Way] = []
    too_long = False
    begun = (_Partial((line,), frozenset({subject}), carried.along(None, line)) for line in _out(layer, subject))
    queue = deque(begun)
    for _ in range(MOST_STEPS):
        if len(queue) == 0:
            return tuple(found), TOO_LONG if too_long else None
        part = queue.popleft()
        here = part.way[-1].holder
        if here in ends:
            if len(found) == MOST_WAYS:
                return tuple(found), TOO_MANY
            found.append(part.way)
        elif here in useful and here not in part.visited:
            too_long = too_long or len(part.way) == MOST_LINES
            following = _out(layer, here) if len(part.way) < MOST_LINES else []
            queue.extend(part.on(line, carried) for line in following if part.goes_on(line, carried))
    return tuple(found), TOO_MANY


@dataclass(frozen=True)
class _Partial:
    """A way that has not reached an end: its lines, whom it has visited, and which functions run along it."""

    way: Way
    visited: frozenset[str]
    functions: frozenset[str] | None

    def goes_on(self, line: Line, carried: _Carried) -> bool:
        """Whether some function of the way so far is carried by the line too."""
        return carried.along(self.functions, line) != frozenset()

    def on(self, line: Line, carried: _Carried) -> "_Partial":
        """Take one line more."""
        return _Partial((*self.way, line), self.visited | {line.subject}, carried.along(self.functions, line))


def _out(layer: LineGraph, organisation: str) -> list[Line]:
    lines = [facts["line"] for *_, facts in layer.out_edges(organisation, data=True)]
    return sorted(lines, key=lambda line: line.id)
