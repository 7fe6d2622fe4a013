"""The answer page: who decides a function for a place on a day, and what it was and is elsewhere."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from api.dependencies import GraphDep
from api.pages.asking import Asked, AskedDep, Words, read_day
from api.pages.context import standing
from api.pages.rendering import render
from api.pages.views.answer import AnswerView
from api.pages.views.ask_form import AskForm
from graph_model import pipeline
from graph_model.answers import Answer
from graph_model.store.live import LiveGraph

router = APIRouter(include_in_schema=False)


class Beside:
    """Another place, another day, or both, to hold beside an answer; empty where none was asked for."""

    def __init__(self, other_place: Words = "", other_on: Words = "") -> None:
        """Keep what was asked."""
        self.place, self.on = other_place.strip(), other_on.strip()


@router.get("/who-decides", summary="Who decides a function for a place on a day")
def answer(
    request: Request,
    graph: GraphDep,
    asked: AskedDep,
    beside: Annotated[Beside, Depends()],
    function: Words = "",
    place: Words = "",
) -> Response:
    """Show the answer; without a function there is a table of all of them, and without a place the form."""
    if place.strip() == "":
        return RedirectResponse(asked.links.to("/", {"function": function.strip()}), 303)
    if function.strip() == "":
        return RedirectResponse(asked.links.to("/place", {"place": place.strip()}), 303)
    changes, found, look = pipeline.find_changes(graph, asked.question, function, place)
    asides = _asides(graph, asked, beside, found)
    shown = standing(asked, look)
    form = AskForm.of(look.history, shown["as_at"], found.function, place)
    view = AnswerView.of(found, asked, changes, asides)
    filled = replace(form, other_place=beside.place, other_on=beside.on)
    return render(request, "answer", answer=view, form=filled, **shown)


def _asides(graph: LiveGraph, asked: Asked, beside: Beside, found: Answer) -> list[Answer]:
    if beside.place == "" and beside.on == "":
        return []
    question = asked.question if beside.on == "" else replace(asked.question, on=read_day(beside.on, "other_on"))
    return [pipeline.ask(graph, question, found.function, beside.place or found.place.id)[0]]
