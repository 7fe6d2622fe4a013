"""Lists of what there is: organisations, footprints and functions by name, the glossary, and results of a search."""

from collections.abc import Iterable, Sequence

from api.pages.views.describing import Describing, grade
from api.pages.views.table import Piece, Table, cell
from api.pages.words import period, plain, told
from graph_model.entities import Footprint, Organisation, Term
from graph_model.history import History
from graph_model.suggesting import Suggestion

__all__ = ["glossary_table", "named_table", "results_table", "terms_with"]


def named_table(describing: Describing, caption: str, rows: Sequence[Organisation | Footprint]) -> Table:
    """Tell organisations or footprints: name, sort, code and dates."""
    told = (
        (
            cell(_link(describing, row), detail=row.id),
            cell(plain(row.type if isinstance(row, Organisation) else row.level)),
            cell(row.ods_code, row.gss_code),
            cell(period(row)),
        )
        for row in rows
    )
    return Table(
        caption, ("Name", "Type", "Codes", "Dates"), tuple(told), "Nothing on this day has all of these words."
    )


def _link(describing: Describing, row: Organisation | Footprint) -> Piece:
    return describing.organisation(row.id) if isinstance(row, Organisation) else describing.footprint(row.id)


def results_table(describing: Describing, found: Iterable[Suggestion]) -> Table:
    """Tell what a text may stand for."""
    rows = (
        (
            cell(_either(describing, each.id)),
            cell(told(each)),
            cell(each.id),
        )
        for each in found
    )
    return Table("Likeliest meanings", ("Name", "What it is", "Id"), tuple(rows))


def _either(describing: Describing, identifier: str) -> Piece:
    is_footprint = identifier in describing.history.footprints
    return describing.footprint(identifier) if is_footprint else describing.organisation(identifier)


def terms_with(history: History, text: str) -> list[Term]:
    """Give the terms of the glossary that have a text in themselves or in their meaning, in the order of terms."""
    word = text.strip().casefold()
    found = (term for term in history.terms if word in f"{term.term} {term.meaning or ''}".casefold())
    return sorted(found, key=lambda term: (term.term.casefold(), term.valid_from or ""))


def glossary_table(describing: Describing, terms: Sequence[Term]) -> Table:
    """Tell terms: what each means, and when."""
    rows = (
        (
            cell(term.term),
            cell(term.meaning or "not recorded"),
            cell(_years(term)),
            cell(*(describing.source(each) for each in term.source), detail=grade(term.confidence)),
        )
        for term in terms
    )
    head = ("Term", "Meaning", "In use", "Source")
    return Table("Abbreviations and terms", head, tuple(rows), "No term has this in itself or in its meaning.")


def _years(term: Term) -> str:
    if term.valid_from is None and term.valid_to is None:
        return "not recorded"
    return f"{term.valid_from or '?'} to {term.valid_to or 'now, as far as is recorded'}"
