"""Errors as HTTP says them: one table from exception to status, one shape (application/problem+json).

No problem carries a traceback, a query or a path: the detail is the one line that our errors carry.
"""

import logging
from collections.abc import Mapping

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.responses.common import Problem
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

__all__ = ["PROBLEMS", "answer_problems"]

logger = logging.getLogger(__name__)
# From here on the fault is ours, and what is wrong goes to the log rather than to the caller.
OURS = 500
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
# What the documentation says of every route that asks the graph.
PROBLEMS: dict[int | str, dict[str, object]] = {
    status: {"model": Problem, "description": description, "content": {MEDIA_TYPE: {}}}
    for status, description in {
        401: "The bearer token is missing or wrong",
        404: "Nothing has that id; the nearest are told",
        422: "A parameter cannot be used, or fits several",
        503: "The store is not there",
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
    return JSONResponse(body.model_dump(exclude_none=True), status_code=status, media_type=MEDIA_TYPE)


def _of_ours(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, WhodecidesError)
    status = STATUS.get(type(error), 500)
    more: dict[str, object] = {}
    if isinstance(error, (NotFoundError, AmbiguousError, BadQuestionError)):
        more = {"parameter": error.parameter, "nearest": list(error.nearest) or None}
    if status >= OURS:
        logger.warning("%s: %s", type(error).__name__, error.detail)
        return problem(status, error.title, _public(error), **more)
    return problem(status, error.title, error.detail, **more)


def _public(error: WhodecidesError) -> str:
    """What a caller may read of a fault of the store; its address and settings are the log's business."""
    if isinstance(error, (EmptyGraphError, LoadInProgressError)):
        return error.detail
    return "The graph cannot be read at the moment. Try again shortly; if it lasts, tell who runs this service."


def _of_parameters(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    parameter = str(first["loc"][-1])
    value = first.get("input")
    said = f"{parameter} {first['msg']}" if first["type"] != "missing" else f"{parameter} is required"
    shown = "" if value is None or first["type"] == "missing" else f" (given: {str(value)[:80]!r})"
    return problem(422, "A parameter cannot be used", said + shown, parameter=parameter)


def _of_http(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    titles = {401: "A token is required", 404: "There is no such page", 405: "The method is not allowed"}
    detail = "See /docs for what there is." if error.status_code in {404, 405} else str(error.detail)
    answer = problem(error.status_code, titles.get(error.status_code, "The request cannot be answered"), detail)
    answer.headers.update(error.headers or {})
    return answer


def _of_unexpected(request: Request, error: Exception) -> JSONResponse:
    logger.error("unexpected error on %s", request.url.path, exc_info=error)
    return problem(
        500,
        "Something went wrong",
        "This is a fault of the service and was logged. Try another question, or tell who runs it.",
    )
