"""A function as a page shows it: where it stands, who holds it by law, and who has rights over it."""

from collections.abc import Sequence

from api.pages.views.describing import Describing, grade
from api.pages.views.record import Pages, RecordView, facts
from api.pages.views.table import Piece, Table, cell
from api.pages.words import period, plain, role
from graph_model.entities import Function, StatutoryHolder
from graph_model.records import FunctionRecord

__all__ = ["function_view", "functions_table"]


def function_view(describing: Describing, found: FunctionRecord, pages: Pages) -> RecordView:
    """Build the page of a function."""
    record = found.function
    return RecordView(
        kind="Function",
        heading=record.name or record.id,
        facts=facts(
            describing,
            record,
            ("Id", record.id),
            ("Part of", cell(*(describing.function(each.id) for each in found.parents))),
            ("Holds", cell(*(describing.function(each.id) for each in found.children))),
            ("Legal basis", record.legal_basis),
            ("Accountable to", record.accountable_to),
            ("Note", record.note),
        ),
        tables=(
            _by_law(found.statutory_holders),
            pages.table(
                "rights", found.rights, lambda rows: describing.rights("Rights over it", rows, omit="Function")
            ),
        ),
        more=(
            Piece("Ask who decides it for a place", describing.links.to("/", {"function": record.id})),
            Piece("What was found about it", describing.links.to("/findings", {"function": record.id})),
            Piece("As JSON", describing.links.record("v1/functions", record.id)),
        ),
    )


def _by_law(holders: Sequence[StatutoryHolder]) -> Table:
    head = ("Type of body", "Role", "For each", "Legal basis", "Dates", "Evidence")
    rows = (
        (
            cell(plain(row.holder_type)),
            cell(role(row.role).capitalize(), detail=_subject(row)),
            cell("not recorded" if row.footprint_level is None else plain(row.footprint_level)),
            cell(row.legal_basis or "not recorded"),
            cell(period(row), detail="" if row.certainty is None else plain(row.certainty).lower()),
            cell(grade(row.confidence)),
        )
        for row in holders
    )
    return Table("Who holds it by law", head, tuple(rows))


def _subject(holder: StatutoryHolder) -> str:
    return "" if holder.subject_type is None else f"for {plain(holder.subject_type)}"


def functions_table(describing: Describing, functions: Sequence[Function]) -> Table:
    """Tell functions: what each is, what it is part of, and on what law it rests."""
    rows = (
        (
            cell(describing.function(each.id), detail=each.id),
            cell(None if each.parent is None else describing.function(each.parent)),
            cell(each.legal_basis or "not recorded"),
        )
        for each in functions
    )
    return Table("Functions by name", ("Function", "Part of", "Legal basis"), tuple(rows))
