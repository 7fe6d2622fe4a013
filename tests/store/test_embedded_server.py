"""The embedded server: closed to everybody else, shared by the commands on its folder, stopped by the last to leave."""

import json
import os
import signal
import stat
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import psutil
import pytest

from graph_model import pipeline
from graph_model.ingest.report import RegisterReport
from graph_model.settings import Settings
from graph_model.store.live import LiveGraph
from tests.store.children import Holder
from tests.store.graphs import graph_of
from tests.store.registers import SMALL

# The server ends within a second of what ends it; a busy machine needs longer.
SOON = 30


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Settings]:
    """An embedded store of this test's own, which nobody holds open."""
    settings = Settings(neo4j_uri=None, data_dir=tmp_path / "data", store_heap_mb=256)
    yield settings
    state = settings.data_dir / "server.json"
    if state.exists():
        _wait_for_end(*_server(settings))


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """An embedded store that is open while the tests of this module look at it from outside."""
    settings = Settings(neo4j_uri=None, data_dir=tmp_path_factory.mktemp("settled") / "data", store_heap_mb=256)
    with pipeline.opened(settings):
        yield settings


def test_it_listens_on_loopback_only(settled: Settings) -> None:
    server, _ = _server(settled)

    listening = [each.laddr.ip for each in server.net_connections("inet") if each.status == psutil.CONN_LISTEN]

    assert len(listening) > 0
    assert {address.removeprefix("::ffff:") for address in listening} == {"127.0.0.1"}


def test_what_it_keeps_is_readable_by_its_owner_only(settled: Settings) -> None:
    secret = ["password", "server.json", "server.log"]

    modes = {name: stat.S_IMODE((settled.data_dir / name).stat().st_mode) for name in secret}

    assert modes == dict.fromkeys(secret, 0o600)
    assert stat.S_IMODE(settled.data_dir.stat().st_mode) == 0o700


def test_its_password_is_long_and_stands_in_no_command_line_or_log(settled: Settings) -> None:
    password = (settled.data_dir / "password").read_text()

    shown = [word for process in _server(settled) for word in [*process.cmdline(), *process.environ().values()]]

    assert len(password) >= 32
    assert [word for word in shown if password in word] == []
    assert password not in (settled.data_dir / "server.log").read_text()


def test_its_heap_is_bounded_by_the_setting(settled: Settings) -> None:
    server, _ = _server(settled)

    arguments = server.cmdline()

    assert "-Xmx256m" in arguments


def test_no_plug_in_that_speaks_another_protocol_is_on_its_class_path(settled: Settings) -> None:
    server, _ = _server(settled)

    arguments = server.cmdline()

    jars = [Path(jar).name for jar in arguments[arguments.index("-cp") + 1].split(os.pathsep)]
    protocols = ("mcp", "postgres", "redis", "mongo", "gremlin", "graphql", "console", "grpc")
    assert [jar for jar in jars if jar.startswith("arcadedb-") and any(word in jar for word in protocols)] == []
    assert any(jar.startswith("arcadedb-bolt") for jar in jars)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/index.html",
        "/studio",
        "/api/v1/server",
        "/api/v1/databases",
        "/mcp",
        "/api/v1/mcp",
        "/prometheus",
        "/docs",
    ],
)
def test_its_console_shows_nothing_to_who_has_no_password(settled: Settings, path: str) -> None:
    ports = _other_ports(settled)

    answers = {port: _status(port, Request(f"http://127.0.0.1:{port}{path}")) for port in ports}

    assert set(answers.values()) <= {401, 403, 404, 405}


def test_it_runs_no_query_for_who_has_no_password(settled: Settings) -> None:
    body = json.dumps({"language": "sql", "command": "select 1"}).encode()

    answers = {
        _status(port, Request(f"http://127.0.0.1:{port}/api/v1/{kind}/whodecides", body, method="POST"))
        for port in _other_ports(settled)
        for kind in ("query", "command")
    }

    assert answers <= {401, 403, 404}


def test_a_folder_that_was_there_keeps_its_mode_and_what_is_put_into_it_is_closed_to_others(own: Settings) -> None:
    own.data_dir.mkdir()
    own.data_dir.chmod(0o755)

    _load(own, own.data_dir.parent / "small")

    assert stat.S_IMODE(own.data_dir.stat().st_mode) == 0o755
    files = [file for file in own.data_dir.rglob("*") if not file.is_symlink()]
    assert len(files) > 10
    assert [file.name for file in files if stat.S_IMODE(file.stat().st_mode) & 0o077] == []


def test_a_folder_may_be_named_from_where_the_command_stands(
    own: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    here = own.model_copy(update={"data_dir": Path("data")})

    with pipeline.opened(here) as live:
        revision = live.look().state.revision

    assert (revision, own.data_dir.is_dir()) == (0, True)


def test_two_commands_share_one_server_and_the_last_to_leave_stops_it(own: Settings) -> None:
    first = Holder(own)
    first.wait()
    server, keeper = _server(own)
    second = Holder(own)
    second.wait()
    shared = _server(own) == (server, keeper)

    first.leave()
    outlived_the_first = server.is_running()
    second.leave()

    assert (shared, outlived_the_first) == (True, True)
    _wait_for_end(server, keeper)
    assert not (own.data_dir / "server.json").exists()


def test_many_commands_at_once_start_one_server(own: Settings) -> None:
    holders = [Holder(own) for _ in range(4)]

    revisions = [holder.wait() for holder in holders]

    server, keeper = _server(own)
    assert revisions == [0, 0, 0, 0]
    assert [child.pid for child in keeper.children()] == [server.pid]
    for holder in holders:
        holder.leave()


def test_a_command_that_comes_while_the_server_stops_has_one_again(own: Settings) -> None:
    revisions = []

    for _ in range(3):
        with pipeline.opened(own) as live:
            revisions.append(live.look().state.revision)

    assert revisions == [0, 0, 0]


def test_the_server_of_a_command_that_was_killed_is_stopped(own: Settings) -> None:
    holder = Holder(own)
    holder.wait()
    server, keeper = _server(own)

    holder.kill()

    _wait_for_end(server, keeper)


def test_the_password_and_the_rows_are_there_the_next_time(own: Settings, tmp_path: Path) -> None:
    _load(own, tmp_path / "first")
    password = (own.data_dir / "password").read_text()

    with pipeline.opened(own) as live:
        revision = live.look().state.revision

    assert (revision, (own.data_dir / "password").read_text()) == (1, password)


@pytest.mark.parametrize("victim", ["server", "keeper", "both"])
def test_the_next_command_works_and_misses_nothing_after_a_kill(own: Settings, tmp_path: Path, victim: str) -> None:
    holder = Holder(own)
    holder.wait()
    _load(own, tmp_path / "small")
    with pipeline.opened(own) as live:
        before = graph_of(live.connection)
    server, keeper = _server(own)

    for process in {"server": [server], "keeper": [keeper], "both": [keeper, server]}[victim]:
        os.kill(process.pid, signal.SIGKILL)

    _wait_for_end(server)
    with pipeline.opened(own) as live:
        assert graph_of(live.connection) == before
    holder.leave()


def test_a_command_that_comes_before_the_keeper_has_noticed_a_kill_waits_for_a_server(own: Settings) -> None:
    first = Holder(own)
    first.wait()
    server, keeper = _server(own)
    keeper.suspend()
    server.kill()
    second = Holder(own)
    too_early = second.has_answered(within=2)

    keeper.resume()

    assert (too_early, second.wait()) == (False, 0)
    first.leave()
    second.leave()


def test_a_server_that_takes_connections_and_answers_none_is_waited_for(own: Settings) -> None:
    first = Holder(own)
    first.wait()
    server, _ = _server(own)
    server.suspend()  # as one that is killed: for a moment the kernel takes connections for it
    second = Holder(own)
    too_early = second.has_answered(within=2)

    server.resume()

    assert (too_early, second.wait()) == (False, 0)
    first.leave()
    second.leave()


def test_a_connection_outlives_the_server_that_it_used(own: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph_model.store.connection.RETRY_WITHIN_SECONDS", 0)
    with pipeline.opened(own) as live:
        before = live.look()
        server, _ = _server(own)
        os.kill(server.pid, signal.SIGKILL)
        _wait_for_end(server)

        after = live.look()

    assert after.state == before.state


def test_what_a_crash_of_the_machine_left_behind_is_in_nobodys_way(own: Settings) -> None:
    own.data_dir.mkdir()
    (own.data_dir / "server.json").write_text('{"port": 9, "pid": 999999, "keeper": 999998}')
    (own.data_dir / "server.json.new").write_text('{"por')
    (own.data_dir / "password.new").write_text("half a passw")

    with pipeline.opened(own) as live:
        revision = live.look().state.revision

    assert revision == 0


def _server(settings: Settings) -> tuple[psutil.Process, psutil.Process]:
    """The server and its keeper."""
    state = json.loads((settings.data_dir / "server.json").read_text())
    return psutil.Process(state["pid"]), psutil.Process(state["keeper"])


def _other_ports(settings: Settings) -> list[int]:
    """The ports on which the server listens, but for Bolt's."""
    bolt = json.loads((settings.data_dir / "server.json").read_text())["port"]
    server, _ = _server(settings)
    listening = [each.laddr.port for each in server.net_connections("inet") if each.status == psutil.CONN_LISTEN]
    return [port for port in listening if port != bolt]


def _status(port: int, request: Request) -> int:
    try:
        with urlopen(request, timeout=10) as answer:
            return int(answer.status)
    except HTTPError as refusal:
        return refusal.code


def _wait_for_end(*processes: psutil.Process) -> None:
    _, alive = psutil.wait_procs(processes, SOON)
    assert alive == []


def _load(settings: Settings, folder: Path) -> RegisterReport:
    with pipeline.opened(settings) as live:
        return _load_small(live, folder)


def _load_small(live: LiveGraph, folder: Path) -> RegisterReport:
    return pipeline.load(live, pipeline.LoadRequest(SMALL.write(folder)))
