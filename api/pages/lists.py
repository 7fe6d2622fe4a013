"""Pages that list: organisations, footprints, functions, the glossary, and what a search found; fifty rows a page."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api.dependencies import GraphDep
from api.pages.asking import Asked, AskedDep, Words
from api.pages.context import standing
from api.pages.rendering import render
from api.pages.views.ask_form import Choice
from api.pages.views.describing import Describing
from api.pages.views.function import functions_table
from api.pages.views.lists import glossary_table, named_table, results_table, terms_with
from api.pages.views.table import Table, paged
from api.pages.words import plain
from graph_model import pipeline, records, suggesting
from graph_model.entities import Function
from graph_model.errors import BadQuestionError
from graph_model.store.live import Look
from graph_model.vocabulary import FootprintLevel, OrganisationType

router = APIRouter(include_in_schema=False)
Row = TypeVar("Row")
Sort = Annotated[str, Query(max_length=80)]


@router.get("/organisations")
def organisations(
    request: Request,
    graph: GraphDep,
    asked: AskedDep,
    query: Words = "",
    sort: Annotated[str, Query(alias="type")] = "",
) -> HTMLResponse:
    """List the organisations of the day."""
    look, kind = pipeline.look_at(graph), _word(OrganisationType, sort, "type")
    found = records.organisations(look.history.on(asked.question.on, asked.question.certainties), query, kind)
    asked_with = {"query": query, "type": sort}
    table = _table(asked, "/organisations", asked_with, found, _named(look, asked, "Organisations"))
    types = sorted({each.type for each in look.history.organisations.values()})
    return _shown(request, asked, look, asked_with, heading="Organisations", table=table, sorts=_choices(types))


@router.get("/footprints")
def footprints(request: Request, graph: GraphDep, asked: AskedDep, query: Words = "", level: Sort = "") -> HTMLResponse:
    """List the footprints of the day."""
    look, kind = pipeline.look_at(graph), _word(FootprintLevel, level, "level")
    found = records.footprints(look.history.on(asked.question.on, asked.question.certainties), query, kind)
    asked_with = {"query": query, "level": level}
    table = _table(asked, "/footprints", asked_with, found, _named(look, asked, "Areas"))
    levels = sorted({each.level for each in look.history.footprints.values()})
    return _shown(request, asked, look, asked_with, heading="Areas", table=table, sorts=_choices(levels))


@router.get("/functions")
def functions(request: Request, graph: GraphDep, asked: AskedDep, query: Words = "") -> HTMLResponse:
    """List the functions by name."""
    look = pipeline.look_at(graph)
    found = _functions(look, query)

    def made(rows: Sequence[Function]) -> Table:
        return functions_table(Describing(look.history, asked.links), rows)

    table = _table(asked, "/functions", {"query": query}, found, made)
    return _shown(request, asked, look, {"query": query}, heading="Functions", table=table)


@router.get("/glossary")
def glossary(request: Request, graph: GraphDep, asked: AskedDep, query: Words = "") -> HTMLResponse:
    """List the terms of the glossary."""
    look = pipeline.look_at(graph)
    describing, terms = Describing(look.history, asked.links), terms_with(look.history, query)
    table = _table(asked, "/glossary", {"query": query}, terms, lambda rows: glossary_table(describing, rows))
    return _shown(request, asked, look, {"query": query}, heading="Glossary", table=table, own_terms=True)


@router.get("/search")
def search(request: Request, graph: GraphDep, asked: AskedDep, query: Words = "") -> HTMLResponse:
    """Show what a text may stand for: its likeliest meanings, and all that has its words."""
    look = pipeline.look_at(graph)
    day = look.history.on(asked.question.on, asked.question.certainties)
    if query.strip() == "":
        return render(request, "search", query="", tables=(), **standing(asked, look))
    describing, links = Describing(look.history, asked.links), asked.links
    tables = [results_table(describing, suggesting.suggestions(day, query))]
    lists: list[tuple[str, str, Sequence[Any], Callable[[Sequence[Any]], Table]]] = [
        ("/functions", "functions", _functions(look, query), lambda rows: functions_table(describing, rows)),
        ("/footprints", "areas", records.footprints(day, query, None), _named(look, asked, "Areas")),
        (
            "/organisations",
            "organisations",
            records.organisations(day, query, None),
            _named(look, asked, "Organisations"),
        ),
    ]
    more = [(name, len(rows), links.to(path, {"query": query})) for path, name, rows, _ in lists if len(rows) > 0]
    tables += [make(rows[:10]) for _, _, rows, make in lists if len(rows) > 0]
    return render(request, "search", query=query, tables=tables, more=more, **standing(asked, look, {"query": query}))


def _functions(look: Look, query: str) -> list[Function]:
    words = query.casefold().split()
    found = (each for each in look.history.functions.values() if _has(each, words))
    return sorted(found, key=lambda each: each.name or each.id)


def _has(function: Function, words: list[str]) -> bool:
    text = f"{function.id} {function.name or ''}".casefold()
    return all(word in text for word in words)


def _word(words: type[Row], text: str, parameter: str) -> Row | None:
    """Read a word of a closed list; an empty text is none."""
    if text == "":
        return None
    try:
        return words(text)  # type: ignore[call-arg]
    except ValueError as error:
        raise BadQuestionError(f"{text!r} is no {parameter} of the register", parameter) from error


def _named(look: Look, asked: Asked, caption: str) -> Callable[[Sequence[Any]], Table]:
    return lambda rows: named_table(Describing(look.history, asked.links), caption, rows)


def _choices(words: Sequence[str]) -> list[Choice]:
    return sorted((Choice(word, plain(word)) for word in words), key=lambda choice: choice.text.casefold())


def _table(
    asked: Asked, path: str, question: dict[str, str], rows: Sequence[Row], make: Callable[[Sequence[Row]], Table]
) -> Table:
    shown, paging = paged(rows, asked.page, lambda page: asked.links.to(path, {**question, "page": str(page)}))
    return replace(make(shown), paging=paging)


def _shown(request: Request, asked: Asked, look: Look, question: dict[str, str], **view: Any) -> HTMLResponse:
    return render(request, "list", asked_with=question, **view, **standing(asked, look, question))
