"""A record as a page shows it: what it is, what is known of it, and tables of what it is joined to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from api.pages.links import Links
from api.pages.views.describing import Describing, grade
from api.pages.views.figure import Figure
from api.pages.views.table import Cell, Piece, Table, cell, paged
from graph_model.entities import Entity

__all__ = ["Pages", "RecordView", "facts"]

Row = TypeVar("Row")
Facts = tuple[tuple[str, Cell], ...]


@dataclass(frozen=True)
class RecordView:
    """A page about one record.

    Attributes:
        kind: what sort of thing it is, above its name.
        facts: what its own row says.
        warning: what a reader must know first; empty where there is nothing.
        tables: the rest, in order.
        more: addresses of other pages about it.
        figure: a picture of it, where there is one.
    """

    kind: str
    heading: str
    facts: Facts
    tables: tuple[Table, ...]
    warning: str = ""
    more: tuple[Piece, ...] = ()
    figure: Figure | None = None


@dataclass(frozen=True)
class Pages:
    """Which page of which table of a record is asked for; each has a parameter of its own.

    Attributes:
        path: address of the record.
        numbers: page of each table, by the name of its parameter.
    """

    links: Links
    path: str
    numbers: dict[str, int] = field(default_factory=dict)

    def table(self, name: str, rows: Sequence[Row], make: Callable[[Sequence[Row]], Table]) -> Table:
        """Make the table of one page of rows."""
        others = {each: str(number) for each, number in self.numbers.items() if each != name and number > 1}

        def address(number: int) -> str:
            return self.links.to(self.path, {**others, name: str(number)})

        shown, paging = paged(rows, self.numbers.get(name, 1), address)
        return replace(make(shown), paging=paging if paging.pages > 1 else None)


def facts(describing: Describing, record: Entity, *rows: tuple[str, Cell | str | None]) -> Facts:
    """Give rows of facts, and at their end the sources and how sure we are; what is not known is left out."""
    told = [(name, value if isinstance(value, Cell) else cell(value)) for name, value in rows]
    source, confidence = getattr(record, "source", None), getattr(record, "confidence", None)
    if source is not None:
        told.append(("Source", cell(*([describing.source(each) for each in source] or [Piece("no source")]))))
    told.append(("Evidence", cell(grade(confidence))))
    return tuple((name, value) for name, value in told if len(value.pieces) > 0)
