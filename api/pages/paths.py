"""The path finder: ways from one organisation to another, or upwards to every terminal."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api.dependencies import GraphDep
from api.pages.asking import AskedDep, Words
from api.pages.context import standing
from api.pages.rendering import render
from api.pages.views.ask_form import function_choices
from api.pages.views.describing import Describing
from api.pages.views.paths import WaysView, kind_choices
from graph_model import pipeline
from graph_model.vocabulary import PATH_KINDS, LineKind

router = APIRouter(include_in_schema=False)


@router.get("/paths")
def paths(
    request: Request,
    graph: GraphDep,
    asked: AskedDep,
    subject: Words = "",
    holder: Words = "",
    function: Words = "",
    kind: Annotated[list[LineKind] | None, Query()] = None,
) -> HTMLResponse:
    """Show the ways, or ask for the ends; `kind` names the kinds that are followed, and none given follows all."""
    without = frozenset() if kind is None else PATH_KINDS - frozenset(kind)
    look = pipeline.look_at(graph)
    form = {
        "subject": subject.strip(),
        "holder": holder.strip(),
        "function": function.strip(),
        "functions": tuple(function_choices(look.history)),
        "kinds": kind_choices(without),
        "swap": asked.links.to(
            "/paths", {"subject": holder, "holder": subject, "function": function, "kind": kind or []}
        ),
    }
    view = None
    if subject.strip() != "":
        between = pipeline.Between(subject, holder.strip() or None, function.strip() or None, without)
        ways, look = pipeline.find_ways(graph, asked.question, between)
        view = WaysView.of(ways, Describing(look.history, asked.links))
    return render(request, "paths", ways=view, form=form, own_day=True, **standing(asked, look))
