"""Organisations, footprints, lines and rights as parts of a picture; on which dates they are shown is added later."""

from collections.abc import Mapping

from graph_model.entities import Line
from graph_model.history import Slice
from graph_model.views.facts import facts_of_line, facts_of_node, facts_of_rights
from graph_model.views.picture import PictureEdge, PictureNode
from graph_model.views.selection import Ribbon
from graph_model.vocabulary import PATH_KINDS, Drawn

__all__ = ["edge_of_line", "edge_of_ribbon", "node_of"]


def node_of(day: Slice, name: str, labels: Mapping[str, str]) -> PictureNode:
    """Describe an organisation, a footprint, or a part of a place that only the view has a name for."""
    organisation, footprint = day.history.organisations.get(name), day.history.footprints.get(name)
    if organisation is not None:
        facts = facts_of_node(day.history, organisation)
        return PictureNode(name, Drawn.ORGANISATION, organisation.name or name, organisation.type, facts, ())
    if footprint is not None:
        facts = facts_of_node(day.history, footprint)
        return PictureNode(name, Drawn.FOOTPRINT, footprint.name or labels.get(name, name), footprint.level, facts, ())
    return PictureNode(name, Drawn.PART, labels.get(name, name), Drawn.PART, {}, ())


def edge_of_line(day: Slice, line: Line) -> PictureEdge:
    """Describe a line."""
    return PictureEdge(
        id=line.id,
        drawn=Drawn.LINE,
        kind=line.kind,
        subject=line.subject,
        holder=line.holder,
        functions=line.functions,
        rows=(line.id,),
        facts=facts_of_line(day.history, line),
        stops=(),
        bears=line.kind in PATH_KINDS,
    )


def edge_of_ribbon(day: Slice, ribbon: Ribbon) -> PictureEdge:
    """Describe what ties a place to an organisation."""
    return PictureEdge(
        id=f"{ribbon.subject} {ribbon.kind} {ribbon.holder}",
        drawn=Drawn.COVER if len(ribbon.rights) == 0 else Drawn.RIGHT,
        kind=ribbon.kind,
        subject=ribbon.subject,
        holder=ribbon.holder,
        functions=tuple(dict.fromkeys(right.function for right in ribbon.rights)),
        rows=tuple(right.id for right in ribbon.rights),
        facts=facts_of_rights(day.history, ribbon.rights) if len(ribbon.rights) > 0 else {},
        stops=(),
        bears=True,
    )
