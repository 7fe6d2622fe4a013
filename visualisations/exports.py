"""Files of a picture as at the day that was asked about: tables, GraphML, SVG, JSON, and the page that holds it all."""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from io import StringIO
from pathlib import PurePath

import networkx as nx

from graph_model.errors import BadQuestionError
from graph_model.views.picture import Picture, PictureEdge, PictureNode
from visualisations.page import view_page
from visualisations.payload import as_json_text, payload
from visualisations.svg import as_svg

__all__ = ["FORMATS", "as_graphml", "as_tables", "files_of"]

NODE_COLUMNS = ("id", "name", "type", "valid_from", "valid_to", "source", "confidence")
EDGE_COLUMNS = (
    *("id", "subject", "subject_name", "kind", "holder", "holder_name", "functions"),
    *("valid_from", "valid_to", "legal_basis", "source", "certainty", "confidence", "basis"),
)
# What a spreadsheet would run.
RUN = ("=", "+", "-", "@", "\t", "\r")


def files_of(picture: Picture, name: str) -> dict[str, str]:
    """Give the files of a picture by name; the ending of the name says which, and tables are two.

    Raises:
        BadQuestionError: the ending is none that is known.
    """
    path = PurePath(name)
    ending = path.suffix.lower().removeprefix(".")
    if ending == "csv":
        stem = path.with_suffix("")
        return {f"{stem}-{table}.csv": text for table, text in as_tables(picture).items()}
    if ending not in FORMATS:
        known = ", ".join(f".{each}" for each in sorted((*FORMATS, "csv")))
        raise BadQuestionError(f"--output {name!r} has no known ending; known: {known}", "output")
    return {name: FORMATS[ending](picture)}


def as_tables(picture: Picture) -> dict[str, str]:
    """Write what is shown as two CSV tables: `organisations` and `lines`."""
    nodes, edges = _shown(picture)
    names = {node.id: node.name for node in nodes}
    return {
        "organisations": _table(NODE_COLUMNS, map(_node_row, nodes)),
        "lines": _table(EDGE_COLUMNS, (_edge_row(edge, names) for edge in edges)),
    }


def _shown(picture: Picture) -> tuple[list[PictureNode], list[PictureEdge]]:
    stop = picture.stops.index(picture.on)
    nodes = [node for node in picture.nodes if stop in node.stops and not node.is_spare]
    return nodes, [edge for edge in picture.edges if stop in edge.stops and not edge.is_spare]


def _node_row(node: PictureNode) -> dict[str, str]:
    return {**node.facts, "id": node.id, "name": node.name, "type": node.type}


def _edge_row(edge: PictureEdge, names: Mapping[str, str]) -> dict[str, str]:
    own = {"id": "|".join(edge.rows) or edge.id, "kind": edge.kind, "functions": "|".join(edge.functions)}
    ends = {"subject": edge.subject, "holder": edge.holder}
    return {**edge.facts, **own, **ends, **{f"{end}_name": names[each] for end, each in ends.items()}}


def _table(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_harmless(row.get(column, "")) for column in columns] for row in rows)
    return text.getvalue()


def _harmless(value: str) -> str:
    return f"'{value}" if value.startswith(RUN) else value


def as_graphml(picture: Picture) -> str:
    """Write what is shown as GraphML; lines are keyed by their ids."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    nodes, edges = _shown(picture)
    names = {node.id: node.name for node in nodes}
    for node in nodes:
        graph.add_node(node.id, **_attributes(_node_row(node)))
    for edge in edges:
        graph.add_edge(edge.subject, edge.holder, key=edge.id, **_attributes(_edge_row(edge, names)))
    return "\n".join(nx.generate_graphml(graph, named_key_ids=True))


def _attributes(row: Mapping[str, str]) -> dict[str, str]:
    """Give a row as GraphML takes it: without the id, and words of the vocabulary as plain text."""
    return {name: str(value) for name, value in row.items() if name != "id"}


def _as_json(picture: Picture) -> str:
    return as_json_text(payload(picture))


FORMATS: Mapping[str, Callable[[Picture], str]] = {
    "html": view_page,
    "svg": as_svg,
    "graphml": as_graphml,
    "json": _as_json,
}
