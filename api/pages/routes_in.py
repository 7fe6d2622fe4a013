"""Routes in: for a voluntary, independent or patient organisation, who decides and by which ways it is heard."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.dependencies import GraphDep
from api.pages.asking import AskedDep, Words
from api.pages.context import standing
from api.pages.rendering import render
from api.pages.views.describing import Describing
from api.pages.views.routes_in import RoutesInView
from graph_model import pipeline

router = APIRouter(include_in_schema=False)


@router.get("/routes-in")
def routes_in(request: Request, graph: GraphDep, asked: AskedDep, organisation: Words = "") -> HTMLResponse:
    """Show the routes of an organisation, or ask for one."""
    if organisation.strip() == "":
        return render(request, "routes_in", routes=None, own_day=True, **standing(asked, pipeline.look_at(graph)))
    found, look = pipeline.find_routes_in(graph, asked.question, organisation)
    view = RoutesInView.of(found, Describing(look.history, asked.links))
    shown = standing(asked, look, {"organisation": found.organisation.id})
    return render(request, "routes_in", routes=view, **shown)
