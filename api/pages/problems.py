"""Errors as pages: what went wrong in one sentence, and what to choose from where something like it is known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse

from api.pages.links import Links
from api.pages.rendering import render
from api.pages.words import long_day, plain
from graph_model.entities import Entity
from graph_model.errors import WhodecidesError
from graph_model.history import History
from graph_model.store.live import LiveGraph

__all__ = ["Choice", "is_for_a_page", "problem_page"]

MACHINES = ("/v1/", "/healthz", "/readyz", "/openapi.json", "/static/")
UNPROCESSABLE = 422


@dataclass(frozen=True)
class Choice:
    """Something that may have been meant."""

    text: str
    detail: str
    href: str


def is_for_a_page(request: Request) -> bool:
    """Whether a request is a visitor's: of one of the pages, or of an address that nothing has, by a browser."""
    if request.url.path.startswith(MACHINES):
        return False
    endpoint = request.scope.get("endpoint")
    ours = getattr(endpoint, "__module__", "").startswith("api.pages.")
    return ours or "text/html" in request.headers.get("accept", "")


def problem_page(
    request: Request, status: int, title: str, detail: str, parameter: str = "", nearest: Sequence[str] = ()
) -> HTMLResponse:
    """Show a problem; its choices ask the same question with something that is known."""
    choices = list(_choices(request, parameter, nearest))
    several = status == UNPROCESSABLE and len(choices) > 0
    shown: dict[str, Any] = {
        "heading": title,
        "detail": _begun(_short(detail) if len(choices) > 0 else detail),
        "choices": choices,
        "choices_heading": "Which one is meant?" if several else "Did you mean?",
    }
    return render(request, "problem", status, **shown)


def _short(detail: str) -> str:
    """The detail without the list of ids, which the page shows as choices with their names."""
    return detail.split("; nearest:", maxsplit=1)[0].split(": ", maxsplit=1)[0] if ": " in detail else detail


def _begun(detail: str) -> str:
    return f"{detail[:1].upper()}{detail[1:].rstrip('.')}."


def _choices(request: Request, parameter: str, nearest: Sequence[str]) -> Iterator[Choice]:
    history = _history(request.app.state.graph)
    if history is None:
        return
    for identifier in nearest:
        record = _record(history, identifier)
        name, says = (identifier, "") if record is None else _told(record)
        yield Choice(name, says, _instead(request, parameter, identifier))


def _instead(request: Request, parameter: str, identifier: str) -> str:
    """The address with what was meant in the place of what was given."""
    query = list(request.query_params.multi_items())
    if parameter in request.path_params:
        kind = request.url.path.split("/")[1]
        return Links(tuple(query)).record(kind, identifier)
    others = tuple((name, value) for name, value in query if name != parameter)
    return Links(others).to(request.url.path, {parameter: identifier})


def _history(graph: LiveGraph) -> History | None:
    try:
        return graph.look().history
    except WhodecidesError:
        return None


def _record(history: History, identifier: str) -> Entity | None:
    tables: tuple[dict[str, Any], ...] = (
        history.footprints,
        history.organisations,
        history.functions,
        history.lines,
        history.sources,
    )
    return next((table[identifier] for table in tables if identifier in table), None)


def _told(record: Entity) -> tuple[str, str]:
    name = getattr(record, "name", None) or getattr(record, "title", None) or record.key
    sort = getattr(record, "level", None) or getattr(record, "type", None) or getattr(record, "kind", None) or ""
    life = ""
    if getattr(record, "valid_to", None) is not None:
        life = f"until {long_day(record.valid_to)}"  # type: ignore[attr-defined]
    said = [plain(str(sort)), record.key, life]
    return name, ", ".join(each for each in said if each != "")
