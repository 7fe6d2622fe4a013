"""The pages of an organisation, a footprint, a function, a line and a source: everything known, dated and sourced."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import HTMLResponse

from api.dependencies import GraphDep
from api.pages.asking import Asked, AskedDep
from api.pages.context import standing
from api.pages.links import Links
from api.pages.rendering import render
from api.pages.views.describing import Describing
from api.pages.views.footprint import footprint_view
from api.pages.views.function import function_view
from api.pages.views.line import line_view, source_view
from api.pages.views.organisation import organisation_view
from api.pages.views.record import Pages, RecordView
from graph_model import pipeline, records
from graph_model.history import Slice
from graph_model.store.live import Look

router = APIRouter(include_in_schema=False)
Number = Annotated[int, Query(ge=1, le=10**6)]


@router.get("/organisations/{organisation:path}")
def organisation(
    request: Request,
    graph: GraphDep,
    asked: AskedDep,
    identifier: Annotated[str, Path(alias="organisation")],
    up: Number = 1,
    beside: Number = 1,
    below: Number = 1,
    rights: Number = 1,
) -> HTMLResponse:
    """Show an organisation."""
    look, day, describing = _opened(asked, pipeline.look_at(graph))
    found = records.organisation(day, identifier)
    numbers = {"up": up, "beside": beside, "below": below, "rights": rights}
    pages = _pages(asked, "organisations", identifier, numbers)
    return _shown(request, asked, look, organisation_view(day, describing, found, pages))


@router.get("/footprints/{footprint:path}")
def footprint(
    request: Request,
    graph: GraphDep,
    asked: AskedDep,
    identifier: Annotated[str, Path(alias="footprint")],
    covered: Number = 1,
    overlaps: Number = 1,
    inside: Number = 1,
    outside: Number = 1,
) -> HTMLResponse:
    """Show a footprint."""
    look, day, describing = _opened(asked, pipeline.look_at(graph))
    found = records.footprint(day, identifier)
    numbers = {"covered": covered, "overlaps": overlaps, "inside": inside, "outside": outside}
    pages = _pages(asked, "footprints", identifier, numbers)
    return _shown(request, asked, look, footprint_view(describing, found, pages))


@router.get("/functions/{function:path}")
def function(
    request: Request,
    graph: GraphDep,
    asked: AskedDep,
    identifier: Annotated[str, Path(alias="function")],
    rights: Number = 1,
) -> HTMLResponse:
    """Show a function."""
    look, day, describing = _opened(asked, pipeline.look_at(graph))
    found = records.function(day, identifier)
    pages = _pages(asked, "functions", identifier, {"rights": rights})
    return _shown(request, asked, look, function_view(describing, found, pages))


@router.get("/lines/{line:path}")
def line(
    request: Request, graph: GraphDep, asked: AskedDep, identifier: Annotated[str, Path(alias="line")]
) -> HTMLResponse:
    """Show a line."""
    look, day, describing = _opened(asked, pipeline.look_at(graph))
    return _shown(request, asked, look, line_view(day, describing, records.line(look.history, identifier)))


@router.get("/sources/{source:path}")
def source(
    request: Request,
    graph: GraphDep,
    asked: AskedDep,
    identifier: Annotated[str, Path(alias="source")],
    lines: Number = 1,
    rights: Number = 1,
) -> HTMLResponse:
    """Show a source, and what rests on it."""
    look, day, describing = _opened(asked, pipeline.look_at(graph))
    found, rests = records.source(day, identifier), records.resting_on(day, identifier)
    pages = _pages(asked, "sources", identifier, {"lines": lines, "rights": rights})
    return _shown(request, asked, look, source_view(describing, found, rests, pages))


def _opened(asked: Asked, look: Look) -> tuple[Look, Slice, Describing]:
    day = look.history.on(asked.question.on, asked.question.certainties)
    return look, day, Describing(look.history, asked.links)


def _pages(asked: Asked, kind: str, identifier: str, numbers: dict[str, int]) -> Pages:
    return Pages(asked.links, Links().record(kind, identifier), numbers)


def _shown(request: Request, asked: Asked, look: Look, view: RecordView) -> HTMLResponse:
    return render(request, "record", record=view, **standing(asked, look))
