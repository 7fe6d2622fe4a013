"""What a request may ask with: the parameters that its route documents, each once, written as text.

A parameter that is passed over in silence gives an answer to another question than the one that was put.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote_to_bytes

from fastapi import Request

from graph_model.errors import BadQuestionError
from graph_model.nearest import nearest

__all__ = ["TEXT", "Parameter", "documented", "refuse_unreadable"]

BROKEN = re.compile(r"%(?![0-9A-Fa-f]{2}).{0,2}")
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f]")
# What the documentation says of a parameter that is text; `refuse_unreadable` holds requests to it.
TEXT: dict[str, Any] = {"pattern": r"^[^\x00-\x1f\x7f-\x9f]*$"}
# No value is told in full where it is longer.
SHOWN = 80


@dataclass(frozen=True)
class Parameter:
    """A parameter of a route, as its documentation says it.

    Attributes:
        meaning: what it is to hold.
        repeats: whether it may be given several times.
    """

    name: str
    meaning: str
    repeats: bool


def documented(request: Request) -> Mapping[str, Parameter]:
    """Give the parameters of the route that a request is sent to; none where no route takes it."""
    path = _documented_path(request)
    operation = request.app.openapi()["paths"].get(path, {}).get("get", {})
    return {each["name"]: _parameter(each) for each in operation.get("parameters", ())}


def _documented_path(request: Request) -> str:
    """Give the path with the names of its parameters in the place of their values."""
    path: str = request.scope["path"]
    for name, value in request.path_params.items():
        path = path.removesuffix(value) + f"{{{name}}}"
    return path


def _parameter(said: Mapping[str, Any]) -> Parameter:
    schema: Mapping[str, Any] = said["schema"]
    repeats = any(each.get("type") == "array" for each in (schema, *schema.get("anyOf", ())))
    return Parameter(said["name"], said.get("description", ""), repeats)


async def refuse_unreadable(request: Request) -> None:
    """Refuse what a route would pass over in silence, or read as something else.

    Raises:
        BadQuestionError: a parameter is not known, given twice where one is meant, or is not text.
    """
    for name in request.path_params:
        _text(request.scope["raw_path"].decode("ascii"), name)
    known = {name: each for name, each in documented(request).items() if name not in request.path_params}
    given: dict[str, list[str]] = {}
    for name, value in _pairs(request.scope["query_string"].decode("latin-1")):
        if name not in known:
            raise _unknown(name, known)
        given.setdefault(name, []).append(value)
    for name, values in given.items():
        if len(values) > 1 and not known[name].repeats:
            said = ", ".join(repr(value[:SHOWN]) for value in values[:3])
            raise BadQuestionError(f"{name} is given {len(values)} times ({said}); give it once", name)


def _pairs(query: str) -> Iterator[tuple[str, str]]:
    for pair in query.split("&"):
        if pair != "":
            name, _, value = pair.replace("+", " ").partition("=")
            read = _text(name, name)
            yield read, _text(value, read)


def _text(encoded: str, parameter: str) -> str:
    broken = BROKEN.search(encoded)
    if broken is not None:
        raise BadQuestionError(
            f"{parameter[:SHOWN]} holds {broken[0]!r}, which encodes nothing; write '%25' for '%'", parameter[:SHOWN]
        )
    try:
        text = unquote_to_bytes(encoded.encode("latin-1")).decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadQuestionError(
            f"{parameter[:SHOWN]} is not UTF-8 text; write it as UTF-8 and percent-encode that", parameter[:SHOWN]
        ) from error
    unseen = UNSEEN.search(text)
    if unseen is not None:
        code = f"U+{ord(unseen[0]):04X}"
        raise BadQuestionError(
            f"{parameter[:SHOWN]} holds a control character ({code}); leave it out", parameter[:SHOWN]
        )
    return text


def _unknown(name: str, known: Mapping[str, Parameter]) -> BadQuestionError:
    near = nearest(name[:SHOWN], known)
    advice = f"nearest: {', '.join(near)}" if len(near) > 0 else f"known: {', '.join(sorted(known))}"
    return BadQuestionError(f"there is no parameter {name[:SHOWN]!r} here; {advice}", name[:SHOWN], near)
