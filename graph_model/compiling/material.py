"""What was read of publishers' files, by kind of row, whatever files it came from."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

__all__ = ["Material"]

R = TypeVar("R")


@dataclass
class Material:
    """Rows by their class, in the order of files and lines."""

    rows: dict[type, list[object]] = field(default_factory=dict)

    def take(self, row: object) -> None:
        """Keep a row."""
        self.rows.setdefault(type(row), []).append(row)

    def of(self, kind: type[R]) -> Iterator[R]:
        """Give the rows of a class."""
        yield from self.rows.get(kind, ())  # type: ignore[misc]
