"""The start page: one question, whose answer has an address of its own."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.dependencies import GraphDep
from api.pages.asking import AskedDep, Words
from api.pages.context import standing
from api.pages.rendering import render
from api.pages.views.ask_form import AskForm
from graph_model import pipeline

router = APIRouter(include_in_schema=False)


@router.get("/", summary="Ask a question")
def start(request: Request, graph: GraphDep, asked: AskedDep, function: Words = "", place: Words = "") -> HTMLResponse:
    """Show the form, with what the address holds filled in."""
    look = pipeline.look_at(graph)
    shown = standing(asked, look)
    return render(request, "start", form=AskForm.of(look.history, shown["as_at"], function, place), **shown)
