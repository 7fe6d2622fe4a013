"""The name that a request is sent to, where the service listens on this machine only.

A page of another site can make its own name mean 127.0.0.1, and would then read our answers with its visitor's browser
(DNS rebinding). Such a request carries that site's name as its Host, and is refused.
"""

import re

from starlette.types import ASGIApp, Receive, Scope, Send

from api.problems import problem

__all__ = ["HostCheck"]

LOOPBACK = re.compile(rb"(localhost|127\.0\.0\.1|\[::1\])(:\d{0,5})?", re.IGNORECASE)


class HostCheck:
    """Lets a request through if it is sent to a name of this machine."""

    def __init__(self, app: ASGIApp) -> None:
        """Guard an application that listens on loopback."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 400 or 421, or pass the request on."""
        hosts = [value for name, value in scope.get("headers", ()) if name == b"host"]
        if scope["type"] != "http" or (len(hosts) == 1 and LOOPBACK.fullmatch(hosts[0]) is not None):
            await self._app(scope, receive, send)
            return
        if len(hosts) == 1:
            answer = problem(
                421,
                "This service has another name",
                "It answers on its own machine only: ask it as localhost, 127.0.0.1 or [::1], with its port.",
            )
        else:
            answer = problem(400, "The request cannot be read", "Send one Host header, such as 'Host: localhost'.")
        await answer(scope, receive, send)
