"""A footprint as a page shows it: its people, who works for it, how it lies in others, what it overlaps."""

from collections.abc import Sequence

from api.pages.views.describing import Describing, grade
from api.pages.views.record import Pages, RecordView, facts
from api.pages.views.table import Piece, Table, cell
from api.pages.words import counted, number, per_cent, period, plain
from graph_model.entities import FootprintRelation
from graph_model.records import FootprintRecord, Overlap

__all__ = ["footprint_view"]

NO_GROUND = "Its ground is not known on this day, so it is compared only as a whole."


def footprint_view(describing: Describing, found: FootprintRecord, pages: Pages) -> RecordView:
    """Build the page of a footprint."""
    record = found.footprint
    return RecordView(
        kind=plain(record.level),
        heading=record.name or record.id,
        warning="" if len(found.blocks) > 0 else NO_GROUND,
        facts=facts(
            describing,
            record,
            ("Id", record.id),
            ("ODS code", record.ods_code),
            ("GSS code", record.gss_code),
            ("Purpose", record.purpose),
            ("Exists", period(record)),
            ("People", None if len(found.blocks) == 0 else number(found.population)),
            ("Ground", None if len(found.blocks) == 0 else counted(len(found.blocks), "block")),
        ),
        tables=(
            pages.table("covered", found.covered_by, lambda rows: _covering(describing, rows)),
            pages.table("overlaps", found.overlaps, lambda rows: _overlaps(describing, rows)),
            pages.table("inside", found.holds, lambda rows: _relations(describing, "Areas that lie in it", rows)),
            pages.table("outside", found.lies_in, lambda rows: _relations(describing, "Areas that it lies in", rows)),
        ),
        more=(
            Piece("All that is decided here", describing.links.to("/place", {"place": record.id})),
            Piece("Seen as a network", describing.links.to("/views/place", {"subject": record.id})),
            Piece(
                "Everybody who works for it, as a network", describing.links.to("/views/region", {"subject": record.id})
            ),
            Piece("What was found here", describing.links.to("/findings", {"place": record.id})),
            Piece("As JSON", describing.links.record("v1/footprints", record.id)),
        ),
    )


def _covering(describing: Describing, organisations: Sequence[str]) -> Table:
    records = describing.history.organisations
    rows = (
        (cell(describing.organisation(each)), cell(plain(records[each].type) if each in records else None))
        for each in organisations
    )
    return Table("Who works for it", ("Organisation", "Type"), tuple(rows))


def _overlaps(describing: Describing, overlaps: Sequence[Overlap]) -> Table:
    levels = describing.history.footprints
    rows = (
        (
            cell(describing.footprint(each.footprint)),
            cell(plain(levels[each.footprint].level) if each.footprint in levels else None),
            cell(number(each.population)),
            cell("not known" if each.share is None else per_cent(each.share)),
            cell("not known" if each.share_of_other is None else per_cent(each.share_of_other)),
        )
        for each in overlaps
    )
    head = ("Area", "Level", "People in both", "Share of this area", "Share of the other")
    return Table("What it overlaps, by people", head, tuple(rows))


def _relations(describing: Describing, caption: str, relations: Sequence[FootprintRelation]) -> Table:
    rows = (
        (
            cell(describing.footprint(row.child)),
            cell(plain(row.relation)),
            cell(describing.footprint(row.parent)),
            cell("not recorded" if row.child_share is None else per_cent(row.child_share)),
            cell(period(row)),
            cell(*(describing.source(each) for each in row.source), detail=grade(row.confidence)),
        )
        for row in relations
    )
    head = ("Area", "Lies", "In", "Share of its people", "Dates", "Evidence")
    return Table(caption, head, tuple(rows))
