"""The bearer token: asked of every route but the health checks, wherever one is set."""

import secrets

from starlette.types import ASGIApp, Receive, Scope, Send

from api.problems import problem

__all__ = ["TokenCheck"]

OPEN_PATHS = frozenset({"/healthz", "/readyz"})


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
        answer.headers["WWW-Authenticate"] = "Bearer"
        await answer(scope, receive, send)

    def _is_allowed(self, scope: Scope) -> bool:
        given = next((value for name, value in scope["headers"] if name == b"authorization"), b"")
        scheme, _, token = given.partition(b" ")
        return scheme.lower() == b"bearer" and secrets.compare_digest(token.strip(), self._expected)
