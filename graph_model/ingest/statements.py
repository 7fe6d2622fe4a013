"""The statements of source documents, from a CSV file with one row each."""

from pathlib import Path

from pydantic import ValidationError

from graph_model.errors import RegisterUnreadableError
from graph_model.ingest.csv_rows import read_csv_rows
from graph_model.ingest.faults import RowsUnreadableError
from graph_model.statements import Statement

__all__ = ["read_statements"]


def read_statements(path: Path) -> tuple[Statement, ...]:
    """Read every statement of a file, in its order.

    Raises:
        RegisterUnreadableError: the file cannot be read, or a row is no statement; the line is told.
    """
    try:
        header, *rows = read_csv_rows(path)
    except (RowsUnreadableError, ValueError) as error:
        raise RegisterUnreadableError(f"{path.name} cannot be read as statements: {error}") from error
    return tuple(_statement(path.name, header[1], line, cells) for line, cells in rows)


def _statement(file: str, columns: list[str], line: int, cells: list[str]) -> Statement:
    try:
        named = dict(zip(columns, cells, strict=True))
        return Statement.model_validate({name: cell for name, cell in named.items() if cell.strip() != ""})
    except (ValidationError, ValueError) as error:
        raise RegisterUnreadableError(f"{file}, line {line}: is no statement: {error}") from error
