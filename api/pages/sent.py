"""What a form sent: its fields as text, one line each; a body that no form of ours sends is refused."""

import re
from collections.abc import Mapping
from typing import Annotated, TypeAlias
from urllib.parse import parse_qsl

from fastapi import Depends, Request

from graph_model.errors import BadQuestionError

__all__ = ["Sent", "SentDep"]

Sent: TypeAlias = Mapping[str, str]
KIND = "application/x-www-form-urlencoded"
# Of all fields together; a reason is a sentence or two.
LARGEST = 20_000
MOST_FIELDS = 20
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\s]+")


async def _sent(request: Request) -> Sent:
    """Read the fields.

    Raises:
        BadQuestionError: it is no form, is not UTF-8, or is too long.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != KIND:
        raise BadQuestionError("this takes what the form on the page of a finding sends", "content-type")
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST:
            raise BadQuestionError(f"the form holds more than {LARGEST:,} bytes", "reason")
    try:
        pairs = parse_qsl(body.decode("ascii"), errors="strict", max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise BadQuestionError("the form cannot be read", "reason") from error
    return {name: _UNSEEN.sub(" ", value).strip() for name, value in pairs}


SentDep = Annotated[Sent, Depends(_sent)]
