"""The data page: what is loaded, how fresh, how well evidenced, and where it ends."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.dependencies import GraphDep
from api.pages.asking import AskedDep
from api.pages.context import standing
from api.pages.rendering import render
from api.pages.views.data import DataView
from graph_model import pipeline

router = APIRouter(include_in_schema=False)


@router.get("/data")
def data(request: Request, graph: GraphDep, asked: AskedDep) -> HTMLResponse:
    """Show what the graph holds, of all days."""
    found, look = pipeline.what_is_held(graph)
    return render(request, "data", data=DataView.of(found, look.registers), own_day=True, **standing(asked, look))
