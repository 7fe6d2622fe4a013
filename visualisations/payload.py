"""What a view's page works with, as JSON: the network, what is known of everything in it, and what the signs mean."""

import json
from collections.abc import Mapping
from typing import Any

from graph_model.views.picture import Picture, PictureEdge, PictureNode
from graph_model.vocabulary import Drawn
from visualisations.layout import lay_out
from visualisations.network import draw_network
from visualisations.palette import FAMILIES, STYLES, family_of, label_of, style_of

__all__ = ["as_json_text", "payload"]

# What ends a script, or a line of one, wherever it stands.
_ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def payload(picture: Picture) -> dict[str, Any]:
    """Give everything that a page or a caller needs to draw a picture; `nodes` and `edges` are as pyvis makes them."""
    network = draw_network(picture, lay_out(picture))
    return {
        "kind": picture.kind,
        "title": picture.title,
        "subject": picture.subject,
        "on": picture.on.isoformat(),
        "stops": [stop.isoformat() for stop in picture.stops],
        "shown": [vars(each) for each in picture.shown],
        "notes": list(picture.notes),
        "nodes": network.nodes,
        "edges": network.edges,
        "about": {
            "nodes": {node.id: _node(node) for node in picture.nodes},
            "edges": {edge.id: _edge(edge) for edge in picture.edges},
        },
        "key": _key(picture),
        "functions": dict(picture.functions),
        "options": _options(network.options),
    }


def _options(options: Any) -> Mapping[str, Any]:
    """The options of a network, which pyvis keeps as a mapping once they are set."""
    found: Mapping[str, Any] = options
    return found


def _node(node: PictureNode) -> dict[str, Any]:
    return {
        "name": node.name,
        "type": node.type,
        "drawn": node.drawn,
        "facts": dict(node.facts),
        "stops": list(node.stops),
        "spare": node.is_spare,
        "beyond": node.is_left_out,
        "lit": node.is_lit,
    }


def _edge(edge: PictureEdge) -> dict[str, Any]:
    return {
        "kind": edge.kind,
        "drawn": edge.drawn,
        "functions": list(edge.functions),
        "rows": list(edge.rows),
        "facts": dict(edge.facts),
        "stops": list(edge.stops),
        "bears": edge.bears,
        "spare": edge.is_spare,
        "lit": edge.is_lit,
    }


def _key(picture: Picture) -> dict[str, Any]:
    """What each sign stands for: of the types and kinds that are in the picture, and of every family and style."""
    types = {node.type: family_of(node.type, is_area=node.drawn != Drawn.ORGANISATION) for node in picture.nodes}
    kinds = {edge.kind: style_of(edge.kind) for edge in picture.edges}
    return {
        "types": {kind: {"label": label_of(kind), "family": family} for kind, family in sorted(types.items())},
        "kinds": {kind: {"label": label_of(kind), "style": style} for kind, style in sorted(kinds.items())},
        "families": {name: vars(family) for name, family in FAMILIES.items()},
        "styles": {name: {**vars(style), "dashes": list(style.dashes)} for name, style in STYLES.items()},
    }


def as_json_text(value: object) -> str:
    """Write JSON that can stand inside a page: nothing in it can end the element that holds it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)
