"""Routes in, as a page shows them: who decides what concerns an organisation, and by which ways it gets in."""

from collections.abc import Sequence
from dataclasses import dataclass

from api.pages.views.answer import OUTCOMES
from api.pages.views.describing import Describing
from api.pages.views.table import Cell, Piece, Table, cell
from api.pages.words import plain
from graph_model.entities import Line
from graph_model.routes_in import Concern, RoutesIn

__all__ = ["RoutesInView"]

# Rows of one table; a national body's routes are many, and its own page has them all.
MOST = 50


@dataclass(frozen=True)
class RoutesInView:
    """The routes of an organisation; tables that hold nothing are left out, and named in `missing`."""

    heading: str
    kind: str
    organisation: Piece
    tables: tuple[Table, ...]
    missing: tuple[str, ...]

    @classmethod
    def of(cls, found: RoutesIn, describing: Describing) -> "RoutesInView":
        """Build from what a use case gave."""
        lines, rights = describing.lines, describing.rights
        tables = (
            _concerns(describing, found.concerns),
            lines("Seats: bodies it is a member of, or represented in", found.seats[:MOST], omit="Subject"),
            lines("Alliances: whom it works together with", found.alliances[:MOST], omit="Subject"),
            lines("Advice: whom it advises", found.voices[:MOST], omit="Subject"),
            rights("Its own say: consulted, advising, delivering", found.rights[:MOST], omit="Organisation"),
            lines("Contracts and money", found.contracts[:MOST], omit="Subject"),
            rights("What the bodies in which it has a seat may do", found.rights_there[:MOST]),
            lines("Whom those bodies answer to", found.onward[:MOST]),
            lines("Other lines, such as regulation", found.others[:MOST], omit="Subject"),
        )
        return cls(
            heading=found.organisation.name or found.organisation.id,
            kind=plain(found.organisation.type),
            organisation=describing.organisation(found.organisation.id),
            tables=tuple(table for table in tables if len(table.rows) > 0),
            missing=tuple(table.caption for table in tables if len(table.rows) == 0),
        )


def _concerns(describing: Describing, concerns: Sequence[Concern]) -> Table:
    head = ("Function", "For", "Decided by", "Because of", "Outcome")
    return Table("Who decides what concerns it", head, tuple(_concern(describing, each) for each in concerns))


def _concern(describing: Describing, concern: Concern) -> tuple[Cell, ...]:
    answer, line = concern.answer, concern.line
    acting = dict.fromkeys(each.right.organisation for part in answer.parts for each in part.acting or part.deciders)
    named = [describing.organisation(each) for each in acting]
    asked = {"function": concern.function, "place": answer.place.id}
    more = [Piece(f"and {len(named) - 4} more")] if len(named) > 4 else []  # noqa: PLR2004 - a cell, not a list
    return (
        cell(Piece(describing.function(concern.function).text, describing.links.to("/who-decides", asked))),
        cell(answer.place.name),
        cell(*(named[:4] or [Piece("nobody is recorded")]), *more),
        cell(
            Piece(plain(line.kind), describing.links.record("lines", line.id)),
            detail=describing.history.name(line.holder),
        ),
        cell(OUTCOMES[answer.outcome][0]),
    )


def _line(describing: Describing, line: Line) -> Piece:
    return Piece(plain(line.kind), describing.links.record("lines", line.id))
