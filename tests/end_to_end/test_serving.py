"""A server under what happens to servers: many questions at once, a store that goes away, a register that is loaded."""

import json
import os
import shutil
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path

import httpx
import pytest

from graph_model import pipeline
from graph_model.settings import Settings, read_settings
from tests.end_to_end.conftest import COMMAND, Done, serving
from tests.end_to_end.questions import QUESTIONS, answered

CASES = Path(__file__).parents[2] / "fixtures" / "cases"
PARAMETERS = {"function": "acute_commissioning", "place": "fp:E08000035", "on": "2024-01-01"}


def test_many_questions_at_once_are_all_answered(http: httpx.Client) -> None:
    asked = [QUESTIONS[number % len(QUESTIONS)] for number in range(120)]

    with ThreadPoolExecutor(12) as pool:
        found = list(pool.map(lambda each: _ask(http, each.function, each.place, each.on), asked))

    assert [answered(answer, each.expected) for answer, each in zip(found, asked, strict=True)] == [
        each.expected for each in asked
    ]


def _ask(http: httpx.Client, function: str, place: str, on: str) -> dict[str, object]:
    answer = http.get("/v1/who-decides", params={"function": function, "place": place, "on": on})
    assert answer.status_code == 200
    found: dict[str, object] = answer.json()
    return found


class Relay:
    """Passes bytes between a port of its own and the store's, until it is cut."""

    def __init__(self, host: str, port: int) -> None:
        self._target = (host, port)
        self._open: list[socket.socket] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listening.accept()
            except OSError:
                return
            far = socket.create_connection(self._target)
            self._open += [near, far]
            for source, sink in ((near, far), (far, near)):
                threading.Thread(target=self._pass, args=(source, sink), daemon=True).start()

    def _pass(self, source: socket.socket, sink: socket.socket) -> None:
        try:
            while (data := source.recv(65536)) != b"":
                sink.sendall(data)
        except OSError:
            pass

    def cut(self) -> None:
        """Close everything, as a machine that goes away does."""
        for each in (self._listening, *self._open):
            with closing(each), suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)


@pytest.fixture
def relay(settings: Settings) -> Iterator[tuple[Relay, dict[str, str]]]:
    """A relay to the store under test, and the settings that go through it."""
    if settings.neo4j_uri is None:
        port = json.loads((settings.data_dir / "server.json").read_text())["port"]
        user, password = "root", (settings.data_dir / "password").read_text()
    else:
        port = int(settings.neo4j_uri.rpartition(":")[2])
        user, password = settings.neo4j_user, settings.neo4j_password.get_secret_value()
    passing = Relay("127.0.0.1", port)
    yield (
        passing,
        {
            "WHODECIDES_NEO4J_URI": f"bolt://127.0.0.1:{passing.port}",
            "WHODECIDES_NEO4J_USER": user,
            "WHODECIDES_NEO4J_PASSWORD": password,
        },
    )
    passing.cut()


def test_a_store_that_went_away_is_a_503_that_gives_nothing_away(
    environment: dict[str, str], cases: object, relay: tuple[Relay, dict[str, str]]
) -> None:
    passing, through = relay

    with serving({**environment, **through}) as client:
        before = client.get("/v1/who-decides", params=PARAMETERS)
        passing.cut()
        after = client.get("/v1/who-decides", params=PARAMETERS)
        ready = client.get("/readyz")
        alive = client.get("/healthz")

    assert before.status_code == 200
    assert (after.status_code, ready.status_code, alive.status_code) == (503, 503, 200)
    assert after.headers["content-type"] == "application/problem+json"
    assert str(passing.port) not in after.text


def test_an_embedded_store_that_was_killed_is_started_again(tmp_path: Path) -> None:
    folder = tmp_path / "store"

    with serving({**os.environ, "WHODECIDES_DATA_DIR": str(folder)}) as client:
        before = client.get("/v1/who-decides", params=PARAMETERS).json()
        os.kill(json.loads((folder / "server.json").read_text())["pid"], signal.SIGKILL)
        after = client.get("/v1/who-decides", params=PARAMETERS)

    assert after.status_code == 200
    assert after.json() == before


def test_a_newer_version_is_seen_without_a_restart(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    register = tmp_path / "cases"
    shutil.copytree(CASES, register)
    rights = (register / "rights.csv").read_text()
    changed = rights.replace("R161,ods:QWO,acute_commissioning", "R161,nhse,acute_commissioning")
    (register / "rights.csv").write_text(changed)
    _fill(folder)

    with serving({**os.environ, "WHODECIDES_DATA_DIR": str(folder)}) as client:
        before = client.get("/v1/who-decides", params=PARAMETERS).json()
        with pipeline.opened(read_settings(data_dir=folder)) as live:
            pipeline.load(live, pipeline.LoadRequest(register))
        after = client.get("/v1/who-decides", params=PARAMETERS).json()

    deciders = [answer["parts"][0]["deciders"][0]["organisation"]["id"] for answer in (before, after)]
    assert deciders == ["ods:QWO", "nhse"]
    assert (before["revision"], after["revision"]) == (1, 2)


def test_a_load_that_died_half_way_is_said_by_every_answer(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    _fill(folder)

    with serving({**os.environ, "WHODECIDES_DATA_DIR": str(folder)}) as client:
        _die_half_way(folder)
        answer = client.get("/v1/who-decides", params=PARAMETERS).json()
        lists = client.get("/v1/organisations").json()
        unknown = client.get("/v1/lines/unknown").json()
        command = [COMMAND, "path", "unknown", "--data-dir", str(folder)]
        on_terminal = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        ready = client.get("/readyz")

    assert (on_terminal.returncode, on_terminal.stderr.count("\n")) == (18, 1)
    assert "died half-way" in on_terminal.stderr
    assert unknown["loading"]["register"] == "half"
    assert "died half-way" in answer["notes"][0]
    assert answer["loading"]["alive"] is False
    assert lists["loading"]["register"] == "half"
    assert (ready.status_code, ready.json()["ready"]) == (503, False)


def _fill(folder: Path) -> None:
    """Load the cases, so that a server finds a store that is not empty."""
    with pipeline.opened(read_settings(data_dir=folder)) as live:
        pipeline.load(live, pipeline.LoadRequest(CASES))


def _die_half_way(folder: Path) -> None:
    """Load a register in a child process that ends, as by kill -9, when half of it is written."""
    child = os.fork()
    if child == 0:
        with pipeline.opened(read_settings(data_dir=folder)) as live:
            request = pipeline.LoadRequest(CASES, "half", progress=lambda _done, _total: os._exit(9))
            pipeline.load(live, request)
    os.waitpid(child, 0)


def test_an_empty_store_is_filled_with_england_and_a_server_asked_to_stop_leaves_no_store_behind(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "store"

    with serving({**os.environ, "WHODECIDES_DATA_DIR": str(folder)}) as client:
        pid = json.loads((folder / "server.json").read_text())["pid"]
        answer = client.get("/v1/who-decides?function=acute_commissioning&place=Skipton&on=2024-10-01").json()
    deadline = time.monotonic() + 20
    while Path(f"/proc/{pid}").exists() and time.monotonic() < deadline:
        time.sleep(0.1)

    assert not Path(f"/proc/{pid}").exists()
    assert answer["parts"][0]["deciders"][0]["organisation"]["id"] == "ods:QWO"


def test_letters_that_a_terminal_lacks_are_no_traceback(loaded: Callable[..., Done]) -> None:
    done = loaded("ask", "jsna", "--place", "fp:E08000035", "--on", "2024-01-01", PYTHONIOENCODING="ascii")

    assert (done.code, done.stderr) == (0, "")
    assert "Leeds Health and Wellbeing Board decides" in done.stdout
