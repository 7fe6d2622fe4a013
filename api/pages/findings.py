"""Findings: what is duplicated, missing or stale in the wiring, fifty a page."""

from dataclasses import replace
from enum import StrEnum
from typing import Annotated, TypeVar

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api.dependencies import GraphDep
from api.pages.asking import Asked, AskedDep, Words
from api.pages.context import standing
from api.pages.rendering import render
from api.pages.views.describing import Describing
from api.pages.views.findings import FindingsView, findings_table
from api.pages.views.table import paged
from graph_model import pipeline
from graph_model.acceptances import State
from graph_model.errors import BadQuestionError
from graph_model.findings import Severity
from graph_model.pipeline import Period, Wanted

router = APIRouter(include_in_schema=False)
Sort = Annotated[str, Query(max_length=80)]
Word = TypeVar("Word", bound=StrEnum)


@router.get("/findings")
def findings(
    request: Request,
    graph: GraphDep,
    asked: AskedDep,
    rule: Sort = "",
    severity: Sort = "",
    state: Sort = "",
    place: Words = "",
    organisation: Words = "",
    function: Words = "",
) -> HTMLResponse:
    """List the findings of the day that are asked for."""
    given = {"rule": rule, "severity": severity, "state": state}
    given |= {"place": place, "organisation": organisation, "function": function}
    chosen = {name: text.strip() for name, text in given.items() if text.strip() != ""}
    sifted, look = pipeline.findings(graph, _period(asked), _wanted(chosen))
    describing = Describing(look.history, asked.links)
    shown, paging = paged(
        sifted.found, asked.page, lambda page: asked.links.to("/findings", {**chosen, "page": str(page)})
    )
    table = replace(findings_table(describing, shown), paging=paging)
    view = FindingsView.of(sifted, describing, table, chosen)
    return render(request, "findings", findings=view, **standing(asked, look, chosen))


def _period(asked: Asked) -> Period:
    return Period(asked.question.on, asked.question.certainties)


def _wanted(chosen: dict[str, str]) -> Wanted:
    rule = chosen.get("rule")
    return Wanted(
        rules=() if rule is None else (rule,),
        severities=_chosen(chosen, "severity", Severity),
        states=_chosen(chosen, "state", State),
        place=chosen.get("place"),
        organisation=chosen.get("organisation"),
        function=chosen.get("function"),
    )


def _chosen(chosen: dict[str, str], name: str, words: type[Word]) -> tuple[Word, ...]:
    text = chosen.get(name)
    if text is None:
        return ()
    try:
        return (words(text),)
    except ValueError as error:
        raise BadQuestionError(f"{text!r} is no {name}: {', '.join(words)}", name) from error
