"""A day as a networkx graph: organisations are nodes, lines are edges keyed by their id, upwards along the edge.

A projection is frozen: who wants to change it takes a copy.
"""

from typing import TypeAlias
from weakref import WeakKeyDictionary

import networkx as nx

from graph_model.asking import carries
from graph_model.entities import ALL_FUNCTIONS
from graph_model.history import Slice
from graph_model.vocabulary import PATH_KINDS, TERMINAL_TYPES, LineKind

__all__ = ["LineGraph", "lines_for_function", "project_lines", "project_upwards", "terminals"]

LineGraph: TypeAlias = "nx.MultiDiGraph[str]"
# The projection of a day is made once, and goes when the day goes.
_PROJECTED: "WeakKeyDictionary[Slice, LineGraph]" = WeakKeyDictionary()


def project_lines(day: Slice) -> LineGraph:
    """Project every line of the day that can carry a path; organisations without one are nodes too.

    A node has the attribute `type`, an edge the attribute `line`. Undated lines are in.
    """
    if day not in _PROJECTED:
        _PROJECTED[day] = nx.freeze(_projected(day))
    return _PROJECTED[day]


def _projected(day: Slice) -> LineGraph:
    graph: LineGraph = nx.MultiDiGraph()
    for organisation in day.history.organisations.values():
        graph.add_node(organisation.id, type=organisation.type)
    for line in day.lines:
        if line.kind in PATH_KINDS:
            graph.add_edge(line.subject, line.holder, key=line.id, line=line)
    return graph


def project_upwards(
    day: Slice, subject: str, levels: tuple[str, ...], without: frozenset[LineKind] = frozenset()
) -> LineGraph:
    """Project the lines above one organisation that are about a function; it is a node even where it has none.

    Args:
        day: the day.
        subject: from where the lines are followed.
        levels: the function and its ancestors; empty follows every line.
        without: kinds of lines that are not followed.

    Cost: the lines above the organisation, never those of the country. The edges out of each node are in the order
    of the ids of their lines.
    """
    wanted = (*levels, ALL_FUNCTIONS) if len(levels) > 0 else ()
    graph: LineGraph = nx.MultiDiGraph()
    front, seen = [subject], {subject}
    while len(front) > 0:
        organisation = front.pop()
        record = day.history.organisations.get(organisation)
        graph.add_node(organisation, type=None if record is None else record.type)
        for line in day.lines_up.get(organisation, ()):
            if line.kind not in without and (len(wanted) == 0 or carries(line, wanted)):
                graph.add_edge(organisation, line.holder, key=line.id, line=line)
                front.extend({line.holder} - seen)
                seen.add(line.holder)
    return graph


def lines_for_function(graph: LineGraph, levels: tuple[str, ...]) -> LineGraph:
    """Keep the lines that are about a function: it, an ancestor of it, or all functions.

    Args:
        graph: from `project_lines`.
        levels: the function and its ancestors; empty keeps every line.
    """
    if len(levels) == 0:
        return graph
    wanted = (*levels, ALL_FUNCTIONS)
    kept: LineGraph = nx.MultiDiGraph()
    for subject, holder, key, facts in graph.edges(keys=True, data=True):
        if carries(facts["line"], wanted):
            kept.add_edge(subject, holder, key=key, **facts)
    kept.add_nodes_from((node, graph.nodes[node]) for node in list(kept))
    return kept


def terminals(graph: LineGraph) -> list[str]:
    """The organisations of the graph where accountability ends, in the order of their ids."""
    return sorted(node for node, facts in graph.nodes(data=True) if facts["type"] in TERMINAL_TYPES)
