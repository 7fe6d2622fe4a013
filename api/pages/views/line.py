"""A line and a source as pages show them."""

from collections.abc import Sequence

from api.pages.views.describing import Describing, basis
from api.pages.views.record import Pages, RecordView, facts
from api.pages.views.table import Piece, cell
from api.pages.words import long_day, period, plain
from graph_model.entities import Line, Right
from graph_model.history import Slice
from graph_model.records import SourceRecord

__all__ = ["line_view", "source_view"]


def line_view(day: Slice, describing: Describing, line: Line) -> RecordView:
    """Build the page of a line; beside it stand the other lines between the same two organisations."""
    subject, holder = describing.organisation(line.subject), describing.organisation(line.holder)
    others = [each for each in day.lines_from.get(line.subject, ()) if each.holder == line.holder and each != line]
    holds = line.holds_on(day.day) and day.counts(line)
    amount = None if line.amount is None else f"{line.currency or ''} {line.amount:,.0f} {line.financial_year or ''}"
    return RecordView(
        kind=f"Accountability line {line.id}",
        heading=f"{subject.text} answers to {holder.text}",
        warning="" if holds else f"It does not hold on {long_day(day.day)}, or is not of a certainty asked for.",
        facts=facts(
            describing,
            line,
            ("Subject", cell(subject)),
            ("Answers to", cell(holder)),
            ("Kind", plain(line.kind)),
            ("For functions", describing.functions(line)),
            ("For", None if line.footprint is None else cell(describing.footprint(line.footprint))),
            ("Legal basis", line.legal_basis or "not recorded"),
            ("Dates", period(line)),
            ("Certainty", "not recorded" if line.certainty is None else plain(line.certainty)),
            ("Basis", basis(line.basis).capitalize()),
            ("Amount", None if amount is None else amount.strip()),
            ("Note", line.note),
        ),
        tables=(describing.lines("Other lines between the two", others, empty="There are none on this day."),),
        more=(
            Piece("Seen as a network", describing.links.to("/views/finding", {"subject": line.id})),
            Piece("As JSON", describing.links.record("v1/lines", line.id)),
        ),
    )


def source_view(
    describing: Describing, found: SourceRecord, rests: tuple[Sequence[Line], Sequence[Right]], pages: Pages
) -> RecordView:
    """Build the page of a source, with what rests on it."""
    record = found.source
    lines, rights = rests
    return RecordView(
        kind=f"Source {record.id}",
        heading=record.title or record.id,
        facts=(
            ("Kind", cell(plain(record.kind or "not recorded"))),
            ("Published", cell(record.published_on or "not recorded")),
            ("Address", cell(_address(record.address))),
        ),
        tables=(
            pages.table("lines", lines, lambda rows: describing.lines("Lines that rest on it", rows)),
            pages.table("rights", rights, lambda rows: describing.rights("Rights that rest on it", rows)),
        ),
        more=(Piece("As JSON", describing.links.record("v1/sources", record.id)),),
    )


def _address(address: str | None) -> Piece:
    """A link only where a browser would ask the web for it: an address comes from a file, and may be a script."""
    if address is None:
        return Piece("not recorded")
    return Piece(address, address if address.startswith(("https://", "http://")) else None)
