"""The token: asked of every route but the health checks, wherever one is set.

Programs send it as a bearer token. A browser asks its user for a password instead, and sends that (Basic): the token
is the password, and any name will do.
"""

import secrets
from base64 import b64decode
from binascii import Error

from starlette.types import ASGIApp, Receive, Scope, Send

from api.problems import problem

__all__ = ["TokenCheck", "signed_in_as"]

OPEN_PATHS = frozenset({"/healthz", "/readyz"})
BASIC = 'Basic realm="whodecides: any name, and the token as the password", charset="UTF-8"'


class TokenCheck:
    """Lets a request through if it carries the token."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        """Guard an application with a token."""
        self._app = app
        self._expected = token.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 401, or pass the request on."""
        if scope["type"] != "http" or scope["path"] in OPEN_PATHS or self._is_allowed(scope):
            await self._app(scope, receive, send)
            return
        answer = problem(
            401, "A token is required", "Send the header 'Authorization: Bearer …' with the token of this service."
        )
        answer.headers["WWW-Authenticate"] = BASIC if _is_browser(scope) else "Bearer"
        await answer(scope, receive, send)

    def _is_allowed(self, scope: Scope) -> bool:
        given = next((value for name, value in scope["headers"] if name == b"authorization"), b"")
        scheme, _, sent = given.partition(b" ")
        token = sent.strip() if scheme.lower() == b"bearer" else _password(sent) if scheme.lower() == b"basic" else b""
        return secrets.compare_digest(token, self._expected)


def signed_in_as(authorization: str) -> str:
    """Give the name that a browser's user gave with the token; empty where there is none."""
    scheme, _, sent = authorization.partition(" ")
    name = _credentials(sent.encode("latin-1"))[0] if scheme.lower() == "basic" else b""
    return name.decode("utf-8", errors="replace").strip()


def _password(sent: bytes) -> bytes:
    return _credentials(sent)[1]


def _credentials(sent: bytes) -> tuple[bytes, bytes]:
    """The name and password of basic credentials; both are empty where they cannot be read."""
    try:
        name, _, password = b64decode(sent.strip(), validate=True).partition(b":")
    except Error:
        return b"", b""
    return name, password


def _is_browser(scope: Scope) -> bool:
    accepted = next((value for name, value in scope["headers"] if name == b"accept"), b"")
    return b"text/html" in accepted
