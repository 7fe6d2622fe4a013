"""Errors as HTTP says them: one table from exception to status, one shape (application/problem+json).

No problem carries a traceback, a query or a path: the detail is the one line that our errors carry.
"""

import logging
from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.pages.problems import is_for_a_page, problem_page
from api.parameters import documented
from api.responses.common import Loading, Problem
from api.values import value_fault
from graph_model.errors import (
    AmbiguousError,
    BadQuestionError,
    EmptyGraphError,
    LoadInProgressError,
    NotFoundError,
    StoreAccessError,
    StoreUnavailableError,
    WhodecidesError,
)
from graph_model.nearest import nearest
from graph_model.store.live import LiveGraph

__all__ = ["MEDIA_TYPE", "PROBLEMS", "answer_problems", "problem"]

logger = logging.getLogger(__name__)
# From here on the fault is ours, and what is wrong goes to the log rather than to the caller.
OURS = 500
NOT_FOUND = 404
NOT_ALLOWED = 405
# No path of ours is longer; a longer text is not compared with all of them.
LONGEST_PATH = 100
MEDIA_TYPE = "application/problem+json"
STATUS: Mapping[type[WhodecidesError], int] = {
    NotFoundError: 404,
    AmbiguousError: 422,
    BadQuestionError: 422,
    EmptyGraphError: 503,
    LoadInProgressError: 503,
    StoreAccessError: 503,
    StoreUnavailableError: 503,
}
METHODS = "GET, HEAD, OPTIONS"
SCHEMA = Problem.model_json_schema(mode="serialization", ref_template="#/components/schemas/{model}")
SCHEMA.pop("$defs")  # they stand among the components of the documentation
# What the documentation says of every route that asks the graph.
PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"description": description, "content": {MEDIA_TYPE: {"schema": SCHEMA}}}
    for status, description in {
        400: "The request cannot be read",
        401: "The bearer token is missing or wrong",
        404: "Nothing has that id; the nearest are told",
        421: "The request was sent to a name that is not this service's",
        422: "A parameter cannot be used, or fits several",
        500: "The fault is the service's, and was logged",
        503: "The store is not there, or is empty",
    }.items()
}


def answer_problems(app: FastAPI) -> None:
    """Make the application answer every error as a problem."""
    app.add_exception_handler(WhodecidesError, _of_ours)
    app.add_exception_handler(RequestValidationError, _of_parameters)
    app.add_exception_handler(HTTPException, _of_http)
    app.add_exception_handler(Exception, _of_unexpected)


def problem(status: int, title: str, detail: str, **more: object) -> JSONResponse:
    """Make the answer of one problem."""
    body = Problem.model_validate({"title": title, "status": status, "detail": detail, **more})
    shown = body.model_dump(mode="json", by_alias=True, exclude_none=True)
    return JSONResponse(shown, status_code=status, media_type=MEDIA_TYPE)


def _told(request: Request, status: int, title: str, detail: str, **more: Any) -> Response:
    """Tell a visitor by a page, and a program by a problem."""
    if is_for_a_page(request):
        return problem_page(request, status, title, detail, more.get("parameter") or "", more.get("nearest") or ())
    return problem(status, title, detail, **more)


def _of_ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, WhodecidesError)
    status = STATUS.get(type(error), 500)
    more: dict[str, object] = {}
    if isinstance(error, (NotFoundError, AmbiguousError, BadQuestionError)):
        more = {"parameter": error.parameter, "nearest": list(error.nearest) or None}
    if isinstance(error, (NotFoundError, AmbiguousError)):
        more |= _asked(request.app.state.graph)
    if status >= OURS:
        logger.warning("%s: %s", type(error).__name__, error.detail)
        return _told(request, status, error.title, _public(error), **more)
    return _told(request, status, error.title, error.detail, **more)


def _asked(graph: LiveGraph) -> dict[str, object]:
    """Say of which graph something is not known: a register that is being loaded may yet bring it."""
    try:
        state = graph.look().state
    except WhodecidesError:
        return {}
    return {"revision": state.revision, "loading": Loading.of(state.loading)}


def _public(error: WhodecidesError) -> str:
    """What a caller may read of a fault of the store; its address and settings are the log's business."""
    if isinstance(error, (EmptyGraphError, LoadInProgressError)):
        return error.detail
    return "The graph cannot be read at the moment. Try again shortly; if it lasts, tell who runs this service."


def _of_parameters(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    fault = error.errors()[0]
    # Of a parameter that may be repeated, the place in its list comes last, and is a number.
    name = str(next((part for part in reversed(fault["loc"]) if isinstance(part, str)), fault["loc"][-1]))
    said, near = value_fault(fault)
    parameter = documented(request).get(name)
    meant = "" if parameter is None else f". Expected: {parameter.meaning}"
    return _told(
        request, 422, "A parameter cannot be used", f"{name} {said}{meant}", parameter=name, nearest=near or None
    )


def _of_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == NOT_FOUND and is_for_a_page(request):
        return problem_page(request, NOT_FOUND, "There is no such page", "The address may be mistyped, or out of date.")
    if error.status_code == NOT_FOUND:
        near = nearest(request.url.path[:LONGEST_PATH], request.app.openapi()["paths"])
        advice = f"Nearest: {', '.join(near)}. " if len(near) > 0 else ""
        detail = f"{advice}See /docs for what there is."
        return problem(NOT_FOUND, "There is no such page", detail, nearest=list(near) or None)
    if error.status_code == NOT_ALLOWED:
        return _of_method(request)
    return problem(error.status_code, "The request cannot be answered", str(error.detail))


def _of_method(request: Request) -> Response:
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"Allow": METHODS})
    answer = problem(
        NOT_ALLOWED,
        "The method is not allowed",
        "Ask with GET. Only the forms on the page of a finding write anything.",
    )
    answer.headers["Allow"] = METHODS
    return answer


def _of_unexpected(request: Request, error: Exception) -> Response:
    logger.error("unexpected error on %s", request.url.path, exc_info=error)
    return _told(
        request,
        500,
        "Something went wrong",
        "This is a fault of the service and was logged. Try another question, or tell who runs it.",
    )
