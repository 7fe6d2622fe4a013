"""Rows of the register as facts that a person reads beside a picture: by column, without what is not known."""

from collections.abc import Iterable, Sequence

from graph_model.entities import Entity, Footprint, Line, Organisation, Right
from graph_model.history import History
from graph_model.wording import listed

__all__ = ["facts_of_line", "facts_of_node", "facts_of_rights"]

NODE_COLUMNS = ("ods_code", "gss_code", "valid_from", "valid_to", "purpose", "confidence", "note")
LINE_COLUMNS = (
    "valid_from",
    "valid_to",
    "legal_basis",
    "certainty",
    "confidence",
    "basis",
    "note",
    "amount",
    "currency",
    "financial_year",
)
RIGHT_COLUMNS = ("valid_from", "valid_to", "legal_basis", "certainty", "confidence", "basis", "subject_type")


def facts_of_node(history: History, row: Organisation | Footprint) -> dict[str, str]:
    """What the row of an organisation or a footprint says."""
    return _columns(row, NODE_COLUMNS) | _sources(history, row.source)


def facts_of_line(history: History, line: Line) -> dict[str, str]:
    """What the row of a line says."""
    where = {} if line.footprint is None else {"footprint": _footprint(history, line.footprint)}
    return _columns(line, LINE_COLUMNS) | where | _sources(history, line.source)


def facts_of_rights(history: History, rights: Sequence[Right]) -> dict[str, str]:
    """What the rows of several rights say: each value that one of them has, once."""
    found: dict[str, str] = {}
    for column in RIGHT_COLUMNS:
        values = {str(value) for right in rights if (value := getattr(right, column)) is not None}
        if len(values) > 0:
            found[column] = listed(values)
    where = {"footprint": listed(_footprint(history, right.footprint) for right in rights)}
    return found | where | _sources(history, (cited for right in rights for cited in right.source))


def _columns(row: Entity, columns: Iterable[str]) -> dict[str, str]:
    values = ((column, getattr(row, column, None)) for column in columns)
    return {column: str(value) for column, value in values if value is not None}


def _footprint(history: History, identifier: str) -> str:
    record = history.footprints.get(identifier)
    return identifier if record is None or record.name is None else f"{record.name} ({identifier})"


def _sources(history: History, cited: Iterable[str]) -> dict[str, str]:
    names = {_source(history, each) for each in cited}
    return {"source": "; ".join(sorted(names))} if len(names) > 0 else {}


def _source(history: History, cited: str) -> str:
    record = history.source(cited)
    return cited if record is None or record.title is None else f"{record.title} ({cited})"
