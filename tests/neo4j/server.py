"""A real Neo4j of one's own: for the tests, and with `make neo4j` (`python -m tests.neo4j.server`) for a person."""

import re
import secrets
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.neo4j.java import find_java

__all__ = ["Neo4jServer", "why_not"]

HERE = Path(__file__).resolve().parent
KEPT = HERE.parents[1] / ".neo4j"
USER = "neo4j"
USUAL_PORT = 7687
# A test's graph is small, and two servers share the machine with the tests.
MODEST = ("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
# An orderly end takes Neo4j some ten seconds.
STOP_WITHIN_SECONDS = 60


def why_not() -> str | None:
    """Say why there can be no Neo4j here; None where there can."""
    if not (KEPT / "lib").is_dir():
        return "its jars are not in .neo4j/lib: run `make test`, or sh tests/neo4j/install.sh"
    if find_java() is None:
        return "there is no JDK of 17 to 24: install one, such as openjdk-17-jdk-headless"
    return None


class Neo4jServer:
    """A Neo4j that runs for as long as the block does; its password is new each time.

    Attributes:
        folder: holds its data and logs.
        port: 0 takes a free one; it holds the real one once the server runs.
    """

    def __init__(self, folder: Path, port: int = 0) -> None:
        """Nothing is started yet."""
        self.folder = folder
        self.port = port
        self.password = secrets.token_urlsafe(24)
        self._process: subprocess.Popen[str] | None = None

    @property
    def address(self) -> str:
        """The Bolt address."""
        return f"bolt://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        """Start the server and wait until it is ready.

        Raises:
            RuntimeError: it did not start; what it said is the message.
        """
        java = find_java()
        assert java is not None, why_not()
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "server.log").open("w") as log:
            self._process = subprocess.Popen(
                [java, *MODEST, "-cp", f"{KEPT}/lib/*", HERE / "Server.java", self.folder, str(self.port)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                start_new_session=True,  # so that Ctrl-C reaches us, and the server ends in order
            )
        assert self._process.stdin is not None
        self._process.stdin.write(f"{self.password}\n")
        self._process.stdin.flush()
        self.port = self._wait_until_ready()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Stop it in order, so that what it holds can be opened again."""
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(STOP_WITHIN_SECONDS)

    def kill(self) -> None:
        """End it at once; what it holds is not wanted any more."""
        assert self._process is not None
        self._process.kill()

    def _wait_until_ready(self) -> int:
        assert self._process is not None
        assert self._process.stdout is not None
        for line in self._process.stdout:
            found = re.fullmatch(r"ready (\d+)", line.strip())
            if found is not None:
                return int(found.group(1))
        raise RuntimeError(f"Neo4j did not start: {self._last_cause()}")

    def _last_cause(self) -> str:
        log = self.folder / "server.log"
        causes = [line for line in log.read_text().splitlines() if line.startswith("Caused by: ")]
        return causes[-1].removeprefix("Caused by: ") if len(causes) > 0 else f"see {log}"


def _usual_port_or_any() -> int:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", USUAL_PORT))
        except OSError:
            return 0
    return USUAL_PORT


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> None:
    """Run a Neo4j until Ctrl-C, and say how to use it; what it holds is kept for the next time."""
    reason = why_not()
    if reason is not None:
        sys.exit(f"Neo4j cannot be started: {reason}")
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with Neo4jServer(KEPT / "home", _usual_port_or_any()) as server:
            _say(f"Neo4j runs at {server.address}, user {USER}, password {server.password}; stop it with Ctrl-C.")
            _say("To use it, in another terminal:\n")
            _say(f"  export WHODECIDES_NEO4J_URI={server.address}")
            _say(f"  export WHODECIDES_NEO4J_USER={USER}")
            _say(f"  export WHODECIDES_NEO4J_PASSWORD={server.password}")
            _say("  .venv/bin/whodecides load cases\n")
            _say(f"What it holds is kept in {server.folder}.")
            while True:
                time.sleep(3600)
    except KeyboardInterrupt:
        _say("\nStopped.")
    except RuntimeError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
