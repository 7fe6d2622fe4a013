"""What a picture keeps to be shown when it is asked for: what was left out of the day, and what lies next to it.

A page that stands by itself has nobody to ask, so it carries this along.
"""

from collections.abc import Iterable
from dataclasses import replace

from graph_model.history import Slice
from graph_model.views.elements import edge_of_line, node_of
from graph_model.views.picture import MOST_NODES, Picture, PictureEdge
from graph_model.views.selection import Selection, about

__all__ = ["with_spare"]

MOST_SPARE_LINES = 6_000


def with_spare(picture: Picture, selection: Selection, day: Slice, spare: int) -> Picture:
    """Add what was left out of the day that was asked about, then the neighbours of what is shown on it."""
    shown = {node.id for node in picture.nodes}
    stop = picture.stops.index(day.day)
    today = [node.id for node in picture.nodes if stop in node.stops]
    beyond = [name for name in selection.names if name not in shown]
    neighbours = sorted(_around(day, today, selection) - shown - set(beyond))
    names = (*beyond, *neighbours)[: max(0, min(spare, MOST_NODES - len(shown)))]
    left_out = frozenset(beyond)
    added = [
        replace(node_of(day, name, selection.labels), stops=(stop,), is_spare=True, is_left_out=name in left_out)
        for name in names
    ]
    edges = _edges(picture, selection, day, frozenset(names))
    return replace(picture, nodes=(*picture.nodes, *added), edges=(*picture.edges, *edges))


def _around(day: Slice, names: Iterable[str], selection: Selection) -> set[str]:
    found: set[str] = set()
    for each in names:
        found |= {line.holder for line in about(day.lines_from.get(each, ()), selection.levels)}
        found |= {line.subject for line in about(day.lines_to.get(each, ()), selection.levels)}
    return found


def _edges(picture: Picture, selection: Selection, day: Slice, added: frozenset[str]) -> list[PictureEdge]:
    kept = added | {node.id for node in picture.nodes}
    drawn = {edge.id for edge in picture.edges}
    lines = (line for each in sorted(kept) for line in about(day.lines_from.get(each, ()), selection.levels))
    new = [
        line
        for line in lines
        if line.holder in kept and line.id not in drawn and not added.isdisjoint({line.subject, line.holder})
    ]
    stop = picture.stops.index(day.day)
    return [replace(edge_of_line(day, line), stops=(stop,), is_spare=True) for line in new[:MOST_SPARE_LINES]]
