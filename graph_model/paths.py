"""Ways upwards: which lines lead from a subject to a terminal or a given holder, and how many are independent.

A way never visits an organisation twice. Ways are found shortest first and bounded in number and length; an
answer that a bound has cut says so. Independent means without an organisation in common but the two ends.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import networkx as nx

from graph_model.asking import carries
from graph_model.entities import Line
from graph_model.history import Blocks, Slice
from graph_model.projection import LineGraph, lines_for_function, project_lines, terminals
from graph_model.vocabulary import PATH_KINDS, SECTOR_TERMINAL_TYPES, TERMINAL_TYPES

__all__ = ["MOST_LINES", "MOST_WAYS", "Way", "WaysUp", "chains", "ways_up"]

Way = tuple[Line, ...]
# Longer chains than this do not occur in England; a way that is longer goes round in somebody's data.
MOST_LINES = 12
MOST_WAYS = 50


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
        for line in _lines_up(day, way[-1].holder, levels, ground) if len(way) < MOST_LINES else ():
            if line.holder not in seen:
                seen.add(line.holder)
                queue.append((*way, line))


def _lines_up(day: Slice, organisation: str, levels: Sequence[str], ground: Blocks) -> Iterator[Line]:
    for line in sorted(day.lines_from.get(organisation, ()), key=lambda line: line.id):
        if line.kind in PATH_KINDS and carries(line, levels) and not _elsewhere(day, line, ground):
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
        function: whose lines are followed; None follows every line that can carry a path.

    Cost: a search bounded by `MOST_WAYS` ways of `MOST_LINES` lines, and one maximum flow for each end that
    is reached, on the organisations between the two.
    """
    levels = () if function is None else day.history.ancestry(function)
    graph = lines_for_function(project_lines(day), levels)
    if subject not in graph:
        return WaysUp((), {}, None)
    ends = terminals(graph) if holder is None else [holder]
    above = nx.descendants(graph, subject)
    reached = [end for end in ends if end in above]
    layer: LineGraph = nx.MultiDiGraph(graph.subgraph(above | {subject}))
    found = list(islice(_all_ways(layer, subject, set(reached)), MOST_WAYS + 1))
    independent = {end: int(nx.node_connectivity(nx.DiGraph(layer), subject, end)) for end in reached}
    return WaysUp(tuple(found[:MOST_WAYS]), independent, _cut(len(found)))


def _all_ways(layer: LineGraph, subject: str, ends: set[str]) -> Iterator[Way]:
    """Walk outwards breadth first, so that the shortest ways come first; only towards an end."""
    useful = ends.union(*(nx.ancestors(layer, end) for end in ends))
    queue: deque[tuple[Way, frozenset[str]]] = deque([((), frozenset({subject}))])
    while len(queue) > 0:
        way, visited = queue.popleft()
        here = way[-1].holder if len(way) > 0 else subject
        if here in ends and len(way) > 0:
            yield way
        if len(way) == MOST_LINES or (here in ends and len(way) > 0):
            continue
        for line in sorted((facts["line"] for *_, facts in layer.out_edges(here, data=True)), key=lambda line: line.id):
            if line.holder in useful and line.holder not in visited:
                queue.append(((*way, line), visited | {line.holder}))


def _cut(found: int) -> str | None:
    if found <= MOST_WAYS:
        return None
    return (
        f"there are more ways than the {MOST_WAYS} shortest, which are shown; the independent ones are counted over all"
    )
