"""Where everything stands: layers from the terminals down, each in an order that keeps lines short.

The same picture always gives the same places. A picture holds all the dates of its slider, and is laid out once for
all of them, so nothing moves when the date does. A layer that is too wide is folded into several rows.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from graph_model.views.picture import Picture, PictureEdge, PictureNode
from graph_model.vocabulary import Drawn
from visualisations.ordering import Joined, in_order, spread

__all__ = ["COLUMN", "ROW", "Position", "lay_out"]

# A label is at most some 170 wide and 60 high at 100 %.
COLUMN = 190
ROW = 150
# Rows of one layer are half a column apart, so that lines from the lower pass between the labels of the upper.
FOLDED_ROW = 120
FEWEST_COLUMNS = 7
# A screen is wider than it is high.
WIDER = 1.25


@dataclass(frozen=True)
class Position:
    """Where something stands: its layer from the top, and its place in pixels at 100 %."""

    layer: int
    x: int
    y: int


def lay_out(picture: Picture) -> dict[str, Position]:
    """Give each organisation and footprint that is drawn from the start its position; spare ones have none.

    Cost: linear in the lines, but for sorting each layer a few times.
    """
    nodes = {node.id: node for node in picture.nodes if not node.is_spare}
    edges = [edge for edge in picture.edges if edge.subject in nodes and edge.holder in nodes and not edge.is_spare]
    joined = _joined(nodes, edges)
    rows = in_order(_rows(_layers(nodes, edges), nodes), joined)
    columns = max(FEWEST_COLUMNS, math.ceil(WIDER * math.sqrt(len(nodes))))
    return _placed(rows, joined, columns)


def _layers(nodes: Mapping[str, PictureNode], edges: Sequence[PictureEdge]) -> dict[str, int]:
    """Count for each the longest way up: along what bears a path, and, where there is nothing such, along any line."""
    bearing = _without_circling_ties(nodes, [edge for edge in edges if edge.bears])
    other = _up(nodes, (edge for edge in edges if not edge.bears))
    depth = _longest(bearing)
    lonely = {node for node in nodes if bearing.degree(node) == 0}
    for node in sorted(lonely):
        above = [depth[each] for each in other.successors(node) if each not in lonely]
        below = [depth[each] for each in other.predecessors(node) if each not in lonely]
        if len(above) > 0:
            depth[node] = max(above) + 1
        elif len(below) > 0:
            depth[node] = max(1, min(below) - 1)
    return depth


def _without_circling_ties(nodes: Iterable[str], edges: Sequence[PictureEdge]) -> "nx.DiGraph[str]":
    """Leave out the ties to a place that would make a circle: who works for it on one date may decide on another."""
    graph = _up(nodes, edges)
    circle = nx.condensation(graph).graph["mapping"]
    return _up(
        nodes, (edge for edge in edges if edge.drawn != Drawn.COVER or circle[edge.subject] != circle[edge.holder])
    )


def _up(nodes: Iterable[str], edges: Iterable[PictureEdge]) -> "nx.DiGraph[str]":
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(sorted(nodes))
    graph.add_edges_from(sorted({(edge.subject, edge.holder) for edge in edges if edge.subject != edge.holder}))
    return graph


def _longest(graph: "nx.DiGraph[str]") -> dict[str, int]:
    """The lines on the longest way up from each; those that answer to each other in a circle stand side by side."""
    circles = nx.condensation(graph)
    depth: dict[int, int] = {}
    for circle in reversed(list(nx.topological_sort(circles))):
        depth[circle] = max((depth[above] + 1 for above in circles.successors(circle)), default=0)
    return {node: depth[circle] for node, circle in circles.graph["mapping"].items()}


def _rows(depth: Mapping[str, int], nodes: Mapping[str, PictureNode]) -> list[list[str]]:
    """Part the nodes by layer, those of one type side by side."""
    number = {layer: number for number, layer in enumerate(sorted(set(depth.values())))}
    rows: list[list[str]] = [[] for _ in number]
    for node in sorted(nodes, key=lambda each: (nodes[each].type, nodes[each].name, each)):
        rows[number[depth[node]]].append(node)
    return rows


def _joined(nodes: Iterable[str], edges: Iterable[PictureEdge]) -> Joined:
    found: dict[str, set[str]] = {node: set() for node in nodes}
    for edge in edges:
        if edge.subject != edge.holder:
            found[edge.subject].add(edge.holder)
            found[edge.holder].add(edge.subject)
    return {node: sorted(others) for node, others in found.items()}


def _placed(rows: Sequence[Sequence[str]], joined: Joined, columns: int) -> dict[str, Position]:
    folds = [math.ceil(len(row) / columns) for row in rows]
    across = {node: x for row, fold in zip(rows, folds, strict=True) for node, x in _folded(row, fold).items()}
    spread([row for row, fold in zip(rows, folds, strict=True) if fold == 1], joined, across, COLUMN)
    found: dict[str, Position] = {}
    top = 0
    for layer, (row, fold) in enumerate(zip(rows, folds, strict=True)):
        for index, node in enumerate(row):
            found[node] = Position(layer, round(across[node]), top + (index % fold) * FOLDED_ROW)
        top += (fold - 1) * FOLDED_ROW + ROW
    return found


def _folded(row: Sequence[str], fold: int) -> dict[str, float]:
    """Place a layer across, its neighbours in order under each other where it is folded."""
    middle = (math.ceil(len(row) / fold) - 1) / 2
    return {node: (index // fold - middle + (index % fold % 2) / 2) * COLUMN for index, node in enumerate(row)}
