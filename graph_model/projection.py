"""A day as a networkx graph: organisations are nodes, lines are edges keyed by their id, upwards along the edge."""

import networkx as nx

from graph_model.deciders import carries
from graph_model.entities import ALL_FUNCTIONS
from graph_model.history import Slice
from graph_model.vocabulary import PATH_KINDS, TERMINAL_TYPES

__all__ = ["lines_for_function", "project_lines", "terminals"]


def project_lines(day: Slice) -> nx.MultiDiGraph:
    """Project every line of the day that can carry a path; organisations without one are nodes too.

    A node has the attribute `type`, an edge the attribute `line`. Undated lines are in.
    """
    graph = nx.MultiDiGraph()
    for organisation in day.history.organisations.values():
        graph.add_node(organisation.id, type=organisation.type)
    for line in day.lines:
        if line.kind in PATH_KINDS:
            graph.add_edge(line.subject, line.holder, key=line.id, line=line)
    return graph


def lines_for_function(graph: nx.MultiDiGraph, levels: tuple[str, ...]) -> nx.MultiDiGraph:
    """Keep the lines that are about a function: it, an ancestor of it, or all functions.

    Args:
        graph: from `project_lines`.
        levels: the function and its ancestors; empty keeps every line.
    """
    if len(levels) == 0:
        return graph
    wanted = (*levels, ALL_FUNCTIONS)
    edges = [
        (subject, holder, key) for subject, holder, key, line in graph.edges(keys=True, data="line") if carries(line, wanted)
    ]
    return graph.edge_subgraph(edges)


def terminals(graph: nx.MultiDiGraph) -> list[str]:
    """The organisations of the graph where accountability ends, in the order of their ids."""
    return sorted(node for node, kind in graph.nodes(data="type") if kind in TERMINAL_TYPES)
