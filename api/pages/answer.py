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
from api.pages.views.describing import Describing
from api.pages.views.findings import touching_table
from api.pages.views.table import Table
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
    findings: Words = "",
) -> Response:
    """Show the answer; without a function there is a table of all of them, and without a place the form.

    Findings that touch it are shown where its day was judged already, or where they are asked for.
    """
    if place.strip() == "":
        return RedirectResponse(asked.links.to("/", {"function": function.strip()}), 303)
    if function.strip() == "":
        return RedirectResponse(asked.links.to("/place", {"place": place.strip()}), 303)
    changes, found, look = pipeline.find_changes(graph, asked.question, function, place)
    asides = _asides(graph, asked, beside, found)
    shown = standing(asked, look)
    form = AskForm.of(look.history, shown["as_at"], found.function, place)
    view = AnswerView.of(found, asked, changes, asides)
    touching = _touching(graph, asked, found, findings)
    filled = replace(form, other_place=beside.place, other_on=beside.on)
    return render(request, "answer", answer=view, touching=touching, form=filled, **shown)


def _touching(graph: LiveGraph, asked: Asked, found: Answer, wish: str) -> Table | None:
    """The findings that touch an answer; None where it takes seconds to find them, and nobody asked for them."""
    period = pipeline.Period(asked.question.on, asked.question.certainties)
    if wish.strip() == "" and not pipeline.is_judged(found.day, period):
        return None
    return touching_table(Describing(found.day.history, asked.links), pipeline.touching(graph, period, found))


def _asides(graph: LiveGraph, asked: Asked, beside: Beside, found: Answer) -> list[Answer]:
    if beside.place == "" and beside.on == "":
        return []
    question = asked.question if beside.on == "" else replace(asked.question, on=read_day(beside.on, "other_on"))
    return [pipeline.ask(graph, question, found.function, beside.place or found.place.id)[0]]
