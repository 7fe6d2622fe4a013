"""What a form sent is read, or refused."""

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import pytest
from fastapi import Request
from starlette.types import Message

from api.pages.sent import _sent
from graph_model.errors import BadQuestionError

FORM = "application/x-www-form-urlencoded"


def _read(body: bytes, kind: str = FORM) -> Mapping[str, str]:
    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    headers = [(b"content-type", kind.encode())]
    request = Request({"type": "http", "method": "POST", "headers": headers}, receive)
    # Not in this thread: a browser of other tests may keep a loop running in it.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, _sent(request)).result()


def test_fields_are_read_as_lines_of_text() -> None:
    body = urlencode({"reason": "  agreed\r\nby the\x00 board ", "by": "Ann <b>"}).encode()

    assert _read(body, f"{FORM}; charset=UTF-8") == {"reason": "agreed by the board", "by": "Ann <b>"}


@pytest.mark.parametrize(
    ("body", "kind", "said"),
    [
        pytest.param(b'{"reason": "x"}', "application/json", "the form on the page", id="not a form"),
        pytest.param(b"reason=%ff", FORM, "cannot be read", id="not text"),
        pytest.param(b"reason=\xff", FORM, "cannot be read", id="not encoded"),
        pytest.param(b"a=1&" * 30, FORM, "cannot be read", id="too many fields"),
        pytest.param(b"reason=" + b"x" * 20_001, FORM, "20,000 bytes", id="too long"),
    ],
)
def test_what_no_form_of_ours_sends_is_refused(body: bytes, kind: str, said: str) -> None:
    with pytest.raises(BadQuestionError, match=said):
        _read(body, kind)
