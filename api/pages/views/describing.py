"""Records as pages name them: organisations, footprints, functions and sources as links, lines and rights as rows."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from api.pages.links import Links
from api.pages.views.table import Cell, Piece, Table, cell
from api.pages.words import period, plain, role
from graph_model.entities import ALL_FUNCTIONS, Line, Right
from graph_model.history import History
from graph_model.vocabulary import Basis, Certainty, Confidence

__all__ = ["Describing"]

UNRECORDED = "not recorded"


@dataclass(frozen=True)
class Describing:
    """Names what a history holds."""

    history: History
    links: Links

    def organisation(self, identifier: str) -> Piece:
        """Name an organisation; one that is not in the register is its id and leads nowhere."""
        known = identifier in self.history.organisations
        return Piece(self.history.name(identifier), self._to("organisations", identifier) if known else None)

    def footprint(self, identifier: str) -> Piece:
        """Name a footprint."""
        record = self.history.footprints.get(identifier)
        if record is None:
            return Piece(identifier)
        return Piece(record.name or identifier, self._to("footprints", identifier))

    def function(self, identifier: str) -> Piece:
        """Name a function; "*" is all of them."""
        if identifier == ALL_FUNCTIONS:
            return Piece("All functions")
        record = self.history.functions.get(identifier)
        if record is None:
            return Piece(identifier)
        return Piece(record.name or identifier, self._to("functions", identifier))

    def source(self, citation: str) -> Piece:
        """Name a source as it is cited, with the section."""
        record = self.history.source(citation)
        return Piece(citation, None if record is None else self._to("sources", record.id))

    def line(self, identifier: str) -> Piece:
        """Name a line by its id."""
        return Piece(identifier, self._to("lines", identifier))

    def lines(self, caption: str, rows: Iterable[Line], *, omit: str = "", empty: str = "None are recorded.") -> Table:
        """Tell lines: who answers to whom, for what, on what ground and how surely; a column may be left out."""
        head = ("Subject", "Answers to", "Kind", "For functions", "Legal basis", "Dates", "Evidence")
        return without(Table(caption, head, tuple(self._line(line) for line in rows), empty), omit)

    def _line(self, line: Line) -> tuple[Cell, ...]:
        return (
            cell(self.organisation(line.subject)),
            cell(self.organisation(line.holder)),
            cell(Piece(plain(line.kind), self._to("lines", line.id)), detail=line.id),
            self.functions(line),
            cell(line.legal_basis or UNRECORDED),
            cell(period(line), detail=_state(line.certainty)),
            self.evidence(line),
        )

    def functions(self, line: Line) -> Cell:
        """Tell which functions a line is for; one that names none may be about any."""
        if len(line.functions) == 0:
            return cell(UNRECORDED, detail="may be any")
        return cell(*(self.function(each) for each in line.functions))

    def rights(self, caption: str, rows: Iterable[Right], *, omit: str = "") -> Table:
        """Tell rights: who has which role in which function, where; a column may be left out."""
        head = ("Organisation", "Role", "Function", "For", "Legal basis", "Dates", "Evidence")
        return without(Table(caption, head, tuple(self._right(right) for right in rows)), omit)

    def _right(self, right: Right) -> tuple[Cell, ...]:
        subject = "" if right.subject_type is None else f"for {plain(right.subject_type)}"
        return (
            cell(self.organisation(right.organisation)),
            cell(role(right.role).capitalize(), detail=subject),
            cell(self.function(right.function)),
            cell(self.footprint(right.footprint)),
            cell(right.legal_basis or UNRECORDED),
            cell(period(right), detail=_state(right.certainty)),
            self.evidence(right),
        )

    def evidence(self, row: Line | Right) -> Cell:
        """Tell the sources of a row, how sure we are, and whether a document says so or a rule of law implies it."""
        sources = [self.source(each) for each in row.source] or [Piece("no source")]
        return cell(*sources, detail=f"{grade(row.confidence)}, {basis(row.basis)}")

    def _to(self, kind: str, identifier: str) -> str:
        return self.links.record(kind, identifier)


def grade(confidence: Confidence | None) -> str:
    """Say how sure we are."""
    return "not graded" if confidence is None else confidence.value


def basis(word: Basis) -> str:
    """Say whether a document says so, or a rule about bodies of that type implies it."""
    return "stated" if word is Basis.STATED else "derived from statute"


def without(table: Table, column: str) -> Table:
    """Give a table without a column that would say the same in every row; an unknown column leaves it whole."""
    kept = [at for at, name in enumerate(table.head) if name != column]
    rows = tuple(tuple(row[at] for at in kept) for row in table.rows)
    return replace(table, head=tuple(table.head[at] for at in kept), rows=rows)


def _state(certainty: Certainty | None) -> str:
    return "" if certainty in {None, Certainty.IN_FORCE} else plain(str(certainty)).lower()
