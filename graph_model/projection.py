"""A day as a networkx graph: organisations are nodes, lines are edges keyed by their id, upwards along the edge.

What judges a whole country takes the layers of the day instead, which all analyses share.
"""

from typing import TypeAlias

import networkx as nx

from graph_model.asking import carries
from graph_model.entities import ALL_FUNCTIONS
from graph_model.history import Slice
from graph_model.vocabulary import TERMINAL_TYPES, LineKind

__all__ = ["LineGraph", "project_upwards", "terminals"]

LineGraph: TypeAlias = "nx.MultiDiGraph[str]"


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


def terminals(graph: LineGraph) -> list[str]:
    """The organisations of the graph where accountability ends, in the order of their ids."""
    return sorted(node for node, facts in graph.nodes(data=True) if facts["type"] in TERMINAL_TYPES)
