"""Small pictures, drawn in the test that needs them."""

from datetime import date

from graph_model.views.picture import Picture, PictureEdge, PictureNode, Shown
from graph_model.vocabulary import PATH_KINDS, Drawn, LineKind, ViewKind

__all__ = ["edge", "node", "picture_of"]

DAY = date(2024, 10, 1)


def node(identifier: str, kind: str = "icb", name: str | None = None, **more: object) -> PictureNode:
    """An organisation, shown on the one date."""
    plain = {"facts": {}, "stops": (0,)} | more
    return PictureNode(identifier, Drawn.ORGANISATION, name or identifier, kind, **plain)  # type: ignore[arg-type]


def edge(subject: str, holder: str, kind: str = "delegation", **more: object) -> PictureEdge:
    """A line that says from when it holds, shown on the one date."""
    identifier = f"{subject} {kind} {holder}"
    plain = {"functions": ("*",), "facts": {"valid_from": "2020-01-01"}, "stops": (0,), "rows": (identifier,)} | more
    return PictureEdge(
        identifier,
        Drawn.LINE,
        kind,
        subject,
        holder,
        bears=LineKind(kind) in PATH_KINDS,
        **plain,  # type: ignore[arg-type]
    )


def picture_of(*drawn: PictureNode | PictureEdge, title: str = "A view") -> Picture:
    """A picture of one date; organisations that lines mention are in it."""
    edges = tuple(each for each in drawn if isinstance(each, PictureEdge))
    mentioned = {end: node(end) for each in edges for end in (each.subject, each.holder)}
    nodes = mentioned | {each.id: each for each in drawn if isinstance(each, PictureNode)}
    shown = Shown(len(nodes), len(nodes), len(edges), len(edges))
    ordered = tuple(nodes[each] for each in sorted(nodes))
    return Picture(ViewKind.ORGANISATION, title, "", DAY, (DAY,), (shown,), ordered, edges, (), {})
