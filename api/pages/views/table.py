"""A table as a page shows it and as a file holds it: pieces of text in cells, some of which lead somewhere."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from api.pages.asking import MOST_ROWS

__all__ = ["Cell", "Paging", "Piece", "Table", "cell", "paged"]

Row = TypeVar("Row")


@dataclass(frozen=True)
class Piece:
    """Some text; with an address it is a link."""

    text: str
    href: str | None = None


@dataclass(frozen=True)
class Cell:
    """What stands in one cell.

    Attributes:
        pieces: one below the other.
        detail: small print below them.
    """

    pieces: tuple[Piece, ...]
    detail: str = ""

    @property
    def text(self) -> str:
        """The cell as a file holds it."""
        return "; ".join(piece.text for piece in self.pieces)


@dataclass(frozen=True)
class Paging:
    """Which rows of how many are shown, and where the others are.

    Attributes:
        total: of all pages.
        first, last: numbers of the rows shown, from 1; both 0 where there are none.
        previous, following: addresses; None where there is no such page.
    """

    total: int
    first: int
    last: int
    page: int
    pages: int
    previous: str | None
    following: str | None


@dataclass(frozen=True)
class Table:
    """A table with a caption; each row is as long as the head.

    Attributes:
        empty: what is said where there are no rows.
        paging: None where all rows are shown.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str = "Nothing is recorded."
    paging: Paging | None = None


def cell(*parts: Piece | str | None, detail: str = "") -> Cell:
    """Make a cell of pieces and plain texts; what is None or empty is left out."""
    pieces = (Piece(part) if isinstance(part, str) else part for part in parts if part is not None)
    return Cell(tuple(piece for piece in pieces if piece.text != ""), detail)


def paged(
    rows: Sequence[Row], page: int, address: Callable[[int], str], most: int = MOST_ROWS
) -> tuple[Sequence[Row], Paging]:
    """Give one page of rows; a page beyond the last is the last."""
    pages = max(1, -(-len(rows) // most))
    here = min(page, pages)
    first = (here - 1) * most
    shown = rows[first : first + most]
    paging = Paging(
        total=len(rows),
        first=first + 1 if len(shown) > 0 else 0,
        last=first + len(shown),
        page=here,
        pages=pages,
        previous=address(here - 1) if here > 1 else None,
        following=address(here + 1) if here < pages else None,
    )
    return shown, paging
