"""An organisation as a page shows it: its account upwards and downwards, what it decides, its past and future."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from api.pages.views.describing import Describing, grade
from api.pages.views.record import Pages, RecordView, facts
from api.pages.views.table import Piece, Table, cell
from api.pages.words import dated, long_day, per_cent, period, plain
from graph_model.entities import Cover, Organisation, Succession
from graph_model.history import Slice
from graph_model.records import OrganisationRecord
from graph_model.vocabulary import Bearing, OrganisationType

__all__ = ["organisation_view"]

# Those that have providers, councils and places around them.
SYSTEMS = frozenset({OrganisationType.ICB, OrganisationType.ICS, OrganisationType.STP, OrganisationType.CCG})


def organisation_view(day: Slice, describing: Describing, found: OrganisationRecord, pages: Pages) -> RecordView:
    """Build the page of an organisation."""
    record = found.organisation
    return RecordView(
        kind=plain(record.type),
        heading=record.name or record.id,
        warning=_life(day, record),
        facts=facts(
            describing,
            record,
            ("Id", record.id),
            ("ODS code", record.ods_code),
            ("GSS code", record.gss_code),
            ("Exists", period(record)),
            ("Note", record.note),
        ),
        tables=(
            *_wiring(describing, found, pages),
            _covers(describing, found.covers),
            _steps(describing, "What it was before", found.came_from),
            _steps(describing, "What it became", found.became),
        ),
        more=_more(describing, record),
    )


def _wiring(describing: Describing, found: OrganisationRecord, pages: Pages) -> Iterator[Table]:
    up = [line for line in found.answers_to if line.kind.bearing is not Bearing.NEVER]
    beside = [line for line in found.answers_to if line.kind.bearing is Bearing.NEVER]
    for name, caption, rows in (("up", "Answers to", up), ("beside", "Regulated, advised or joined by", beside)):
        yield pages.table(name, rows, partial(describing.lines, caption, omit="Subject"))
    yield pages.table("below", found.answered_to_by, partial(describing.lines, "Answered to by", omit="Answers to"))
    yield pages.table("rights", found.rights, partial(describing.rights, "What it has a say in", omit="Organisation"))


def _life(day: Slice, record: Organisation) -> str:
    if record.holds_on(day.day):
        return ""
    if record.valid_from is not None and record.valid_from > day.day:
        return f"It is not there yet on {long_day(day.day)}: it exists {period(record)}."
    return f"It is no more on {long_day(day.day)}: it existed {period(record)}."


def _covers(describing: Describing, covers: Iterable[Cover]) -> Table:
    rows = (
        (
            cell(describing.footprint(row.footprint)),
            cell("all of it" if row.share is None else per_cent(row.share)),
            cell(period(row)),
            cell(*(describing.source(each) for each in row.source), detail=grade(row.confidence)),
        )
        for row in covers
    )
    return Table("Works for", ("Area", "Share of its people", "Dates", "Evidence"), tuple(rows))


def _steps(describing: Describing, caption: str, steps: Sequence[Succession]) -> Table:
    rows = (
        (
            cell(describing.organisation(step.predecessor)),
            cell("nothing" if step.successor is None else describing.organisation(step.successor)),
            cell(plain(step.type), detail="" if step.share is None else f"{per_cent(step.share)} of it"),
            cell(dated(step.effective)),
            cell(*(describing.source(each) for each in step.source), detail=grade(step.confidence)),
        )
        for step in steps
    )
    return Table(caption, ("Before", "After", "How", "When", "Evidence"), tuple(rows))


def _as_system(describing: Describing, record: Organisation) -> Iterator[Piece]:
    if record.type in SYSTEMS:
        yield Piece("Its system as a network", describing.links.to("/views/system", {"subject": record.id}))


def _more(describing: Describing, record: Organisation) -> tuple[Piece, ...]:
    links = describing.links
    return (
        Piece("Its ways up to Parliament or the electorate", links.to("/paths", {"subject": record.id})),
        Piece("Seen as a network", links.to("/views/organisation", {"subject": record.id})),
        *_as_system(describing, record),
        Piece("What was found about it", links.to("/findings", {"organisation": record.id})),
        Piece("Its routes in", links.to("/routes-in", {"organisation": record.id})),
        Piece("All that is decided for its ground", links.to("/place", {"place": record.id})),
        Piece("As JSON", links.record("v1/organisations", record.id)),
    )
