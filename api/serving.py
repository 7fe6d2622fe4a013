"""Serving: the port is taken before anything else, an empty store is filled, and then questions are answered."""

import errno
import logging
import socket
import sys

import uvicorn

from api.app import create_app
from api.progress import progress_shown
from api.signals import INTERRUPTED, interrupts_raised
from api.wire import ProblemProtocol
from graph_model import pipeline
from graph_model.errors import PortInUseError, RegisterRejectedError
from graph_model.settings import Settings
from graph_model.store.live import LiveGraph

__all__ = ["serve"]

FIRST_REGISTER = "england"


def serve(settings: Settings) -> None:
    """Serve the API until interrupted.

    Raises:
        SettingsError: it would listen beyond this machine without a token.
        PortInUseError: another program listens there, or the address is not one of this machine.
        WhodecidesError: the store cannot be reached; see `store.connection.connect`.
    """
    settings.refuse_if_unsafe()
    listening = _listen(settings)
    with listening, pipeline.opened(settings) as live:
        _fill(live)
        _answer(live, settings, listening)


def _answer(live: LiveGraph, settings: Settings, listening: socket.socket) -> None:
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    config = uvicorn.Config(
        create_app(live, settings), log_level="warning", access_log=False, http=ProblemProtocol, ws="none"
    )
    try:
        with interrupts_raised():
            sys.stderr.write(
                f"whodecides listens on {_address(listening)} (documentation at /docs); stop with Ctrl-C\n"
            )
            uvicorn.Server(config).run(sockets=[listening])
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        sys.exit(INTERRUPTED)


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if listening.family is socket.AF_INET6 else f"http://{host}:{port}"


def _listen(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    # The protocol is named because asyncio sends small answers at once only on sockets that name it.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
        listening.listen()
    except (OSError, ValueError) as error:  # a name that is no name is a ValueError
        listening.close()
        raise PortInUseError(_why_not(settings, error)) from error
    return listening


def _why_not(settings: Settings, error: OSError | ValueError) -> str:
    where = f"{settings.host}:{settings.port}"
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return f"something listens on {where} already: stop it, or give another with --port or WHODECIDES_PORT"
    reason = error.strerror if isinstance(error, OSError) else "no such name"
    return f"cannot listen on {where} ({reason}): give another with --host and --port"


def _fill(live: LiveGraph) -> None:
    if not pipeline.is_empty(live):
        return
    sys.stderr.write(f"The store is empty: loading the register {FIRST_REGISTER!r} that comes with the product.\n")
    with progress_shown() as progress:
        request = pipeline.LoadRequest(pipeline.shipped_register(FIRST_REGISTER), why="first start", progress=progress)
        report = pipeline.load(live, request)
    if not report.is_accepted:
        raise RegisterRejectedError(
            f"the register that comes with the product has {len(report.faults)} faults; reinstall it"
        )
