"""A picture as a pyvis network: everything at a fixed place, no physics, all texts as text.

pyvis gives the network and the script that draws it; the page around it is ours, as its own asks other hosts for
scripts, and lets a layout run for seconds that the server knows already.
"""

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from pyvis.edge import Edge
from pyvis.network import Network

from graph_model.views.picture import Picture, PictureEdge, PictureNode
from graph_model.vocabulary import Drawn
from visualisations.layout import Position
from visualisations.palette import FAMILIES, INK, PAPER, STYLES, family_of, style_of
from visualisations.wrapping import wrapped

__all__ = ["HOLD_THEIR_LABEL", "bend", "draw_network"]

FONT = {"size": 14, "face": "Arial, sans-serif", "color": INK}
LIT = "#ffeb3b"
SIZE = 16
# These grow around their label; of the others it stands above them, since what arrives from below ends in an arrow.
HOLD_THEIR_LABEL = frozenset({"box"})
LINE_HEIGHT = 14
GAP = 12
# Lines between the same two lie beside each other, each a little more bent than the one before.
BEND = 0.12
# So many lines are drawn thinner, or they would cover what lies between them.
MANY = 400
THIN = 0.6
OPTIONS: Mapping[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "dragNodes": False,
        "hover": True,
        "keyboard": False,
        "tooltipDelay": 150,
        "selectConnectedEdges": False,
        "hideEdgesOnDrag": False,
    },
    "nodes": {"font": FONT, "size": SIZE, "borderWidth": 1.5, "borderWidthSelected": 4},
    "edges": {
        "smooth": False,
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.6}},
        "arrowStrikethrough": False,
        "font": {"size": 12, "color": INK, "background": PAPER, "strokeWidth": 0},
        "selectionWidth": 2,
        "hoverWidth": 1,
    },
}


def draw_network(picture: Picture, positions: Mapping[str, Position]) -> Network:
    """Make the network of a picture; what is spare has no position yet, and is hidden."""
    network = Network(directed=True, cdn_resources="in_line")
    network.set_options(json.dumps({**OPTIONS, "groups": _groups()}))
    for node in picture.nodes:
        network.add_node(node.id, **_node(node, positions.get(node.id)))
    weight = 1 if len(picture.edges) <= MANY else THIN
    beside: Counter[frozenset[str]] = Counter()
    for edge in picture.edges:
        ends = frozenset({edge.subject, edge.holder})
        # Not add_edge, which looks through a list of all nodes for each end.
        network.edges.append(
            Edge(edge.subject, edge.holder, directed=True, **_edge(edge, beside[ends], weight)).options
        )
        beside[ends] += 1
    return network


def bend(number: int) -> float:
    """How much, and to which side, a line is bent that has so many beside it; the first is straight."""
    return BEND * ((number + 1) // 2) * (1 if number % 2 == 1 else -1)


def _groups() -> dict[str, Any]:
    """How each family is drawn; a lit one has a yellow halo besides."""
    return {
        name: {
            "shape": family.shape,
            "color": {
                "background": family.colour,
                "border": INK,
                "highlight": {"background": family.colour, "border": INK},
                "hover": {"background": family.colour, "border": INK},
            },
            "shapeProperties": {"borderDashes": [5, 4] if family.dashed else False, "borderRadius": family.rounding},
            "borderWidth": 3 if name == "place" else 1.5,
        }
        for name, family in FAMILIES.items()
    }


def _node(node: PictureNode, position: Position | None) -> dict[str, Any]:
    family = family_of(node.type, is_area=node.drawn != Drawn.ORGANISATION)
    drawn: dict[str, Any] = {"label": wrapped(node.name), "title": node.name, "group": family}
    # pyvis gives every node a colour and a shape; those of its family would give way to them.
    drawn |= {"shape": FAMILIES[family].shape, "color": None}
    if FAMILIES[family].shape not in HOLD_THEIR_LABEL:
        lines = drawn["label"].count("\n") + 1
        drawn["font"] = {"strokeWidth": 4, "strokeColor": PAPER, "vadjust": -(2 * SIZE + lines * LINE_HEIGHT + GAP)}
    if node.is_lit:
        drawn |= {"shadow": {"enabled": True, "color": LIT, "size": 30, "x": 0, "y": 0}, "borderWidth": 4}
    if position is None:
        return drawn | {"x": 0, "y": 0, "hidden": True}
    return drawn | {"x": position.x, "y": position.y, "layer": position.layer}


def _edge(edge: PictureEdge, number: int, weight: float) -> dict[str, Any]:
    style = STYLES[style_of(edge.kind)]
    drawn: dict[str, Any] = {
        "id": edge.id,
        "color": {"color": style.colour, "highlight": style.colour, "hover": style.colour},
        "width": style.width * (2 if edge.is_lit else weight),
        "dashes": list(style.dashes) if len(style.dashes) > 0 else False,
    }
    if number > 0:
        side = "curvedCW" if bend(number) > 0 else "curvedCCW"
        drawn["smooth"] = {"enabled": True, "type": side, "roundness": abs(bend(number))}
    if edge.drawn == Drawn.LINE and "valid_from" not in edge.facts:
        drawn["label"] = "?"
    if edge.is_lit:
        drawn["shadow"] = {"enabled": True, "color": LIT, "size": 12, "x": 0, "y": 0}
    return drawn | ({"hidden": True} if edge.is_spare else {})
