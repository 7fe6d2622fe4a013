"""The connection: what it reaches, by the routing protocol too, and what it says where it cannot."""

import re
import socket
from collections.abc import Iterator
from pathlib import Path
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Thread

import pytest
from neo4j import GraphDatabase
from pydantic import SecretStr

import cypher
from graph_model import pipeline
from graph_model.errors import DataFolderError, SettingsError, StoreAccessError, StoreUnavailableError
from graph_model.settings import Settings
from graph_model.store import repository
from graph_model.store.connection import connect
from graph_model.store.embedded import DATABASE, EmbeddedServer
from graph_model.store.live import LiveGraph
from tests.store.conftest import Load
from tests.store.graphs import graph_of
from tests.store.registers import SMALL


@pytest.fixture
def by_bolt(settings: Settings) -> Iterator[Settings]:
    """The store under test as an address, a user and a password, the embedded one too."""
    if settings.neo4j_uri is not None:
        yield settings
        return
    lease = EmbeddedServer(settings.data_dir, settings.store_heap_mb).lease()
    yield Settings(
        neo4j_uri=f"bolt://127.0.0.1:{lease.port}",
        neo4j_user="root",
        neo4j_password=lease.password,
        neo4j_database=DATABASE,
        data_dir=settings.data_dir,
    )
    lease.give_back()


@pytest.fixture
def port_of_nothing() -> Iterator[int]:
    """A port that is taken, and at which nothing listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


def test_a_register_is_loaded_and_read_through_the_routing_protocol(
    live: LiveGraph, load: Load, by_bolt: Settings, written
) -> None:
    load(SMALL)
    direct = graph_of(live.connection)
    routed = by_bolt.model_copy(update={"neo4j_uri": str(by_bolt.neo4j_uri).replace("bolt://", "neo4j://")})

    with pipeline.opened(routed) as cluster:
        pipeline.load(cluster, pipeline.LoadRequest(written(SMALL.edited("organisations", "board", name="Renamed"))))
        pipeline.load(cluster, pipeline.LoadRequest(written(SMALL)))
        seen = graph_of(cluster.connection)

    assert (seen.rows, seen.wiring, seen.revision) == (direct.rows, direct.wiring, 3)


def test_what_one_connection_wrote_it_reads(live: LiveGraph) -> None:
    revisions = []

    for revision in range(20):
        live.connection.write(repository.open_graph)
        record = repository.RegisterRecord("small", "2024-01-01", revision, 0)
        live.connection.write(lambda tx, record=record: repository.raise_revision(tx, record.revision, record))
        revisions.append(live.connection.read(repository.graph_state).revision)

    assert revisions == list(range(20))


def test_a_write_that_fails_leaves_nothing(live: LiveGraph) -> None:
    def write_and_fail(tx: repository.Transaction) -> None:
        repository.open_graph(tx)
        raise KeyError("half-way")

    with pytest.raises(KeyError, match="half-way"):
        live.connection.write(write_and_fail)

    assert live.connection.read(lambda tx: tx.run(cypher.load("read/graph_state"), graph="graph").data()) == []


def test_the_schema_can_be_made_again_and_again(live: LiveGraph) -> None:
    live.connection.write(repository.make_schema)

    live.connection.write(repository.make_schema)

    names = {row["name"] for row in _constraints(live)}
    assert {name.removeprefix("schema/") for name in cypher.names("schema")} <= names


def test_a_wrong_password_is_said_to_be_one(by_bolt: Settings) -> None:
    settings = by_bolt.model_copy(update={"neo4j_password": Settings(neo4j_password="wrong").neo4j_password})

    with pytest.raises(StoreAccessError, match="check WHODECIDES_NEO4J_USER and WHODECIDES_NEO4J_PASSWORD"):
        connect(settings)


def test_a_wrong_user_is_said_to_be_one(by_bolt: Settings) -> None:
    settings = by_bolt.model_copy(update={"neo4j_user": "nobody"})

    with pytest.raises(StoreAccessError, match="check WHODECIDES_NEO4J_USER and WHODECIDES_NEO4J_PASSWORD"):
        connect(settings)


@pytest.fixture
def somebody(neo4j_settings: Settings) -> Iterator[Settings]:
    """A user of Neo4j's own kind, who must change a password first; the embedded store has one user only."""
    known = neo4j_settings.neo4j_user, neo4j_settings.neo4j_password.get_secret_value()
    with GraphDatabase.driver(str(neo4j_settings.neo4j_uri), auth=known) as driver:
        driver.execute_query("CREATE OR REPLACE USER somebody SET PASSWORD 'first-word'", database_="system")
        yield neo4j_settings.model_copy(update={"neo4j_user": "somebody", "neo4j_password": SecretStr("first-word")})
        driver.execute_query("DROP USER somebody", database_="system")


def test_a_password_that_must_be_changed_first_is_said_to_be_one(somebody: Settings) -> None:
    with pytest.raises(StoreAccessError, match="wants a new password first"), pipeline.opened(somebody) as live:
        live.look()


def test_a_user_locked_out_after_wrong_passwords_is_told_to_wait(somebody: Settings) -> None:
    wrong = somebody.model_copy(update={"neo4j_password": SecretStr("wrong")})

    said = [_refused(wrong) for _ in range(5)]

    assert "refused the user or the password" in said[0]
    assert "wait some seconds" in said[-1]


def _refused(settings: Settings) -> str:
    with pytest.raises(StoreAccessError) as refused:
        connect(settings)
    return refused.value.detail


def test_an_unknown_database_is_named_as_the_setting_to_check(by_bolt: Settings) -> None:
    settings = by_bolt.model_copy(update={"neo4j_database": "nosuch"})

    with pytest.raises(StoreAccessError, match="check WHODECIDES_NEO4J_DATABASE"), pipeline.opened(settings) as live:
        live.look()


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_an_address_where_nothing_listens_is_named(scheme: str, port_of_nothing: int) -> None:
    address = f"{scheme}://127.0.0.1:{port_of_nothing}"

    with pytest.raises(StoreUnavailableError, match=re.escape(f"no store answers at {address}")):
        connect(Settings(neo4j_uri=address))


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "bolt+s", "neo4j+ssc"])
def test_a_server_that_speaks_another_protocol_is_no_store(scheme: str) -> None:
    with ThreadingTCPServer(("127.0.0.1", 0), _Greeter) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"{scheme}://127.0.0.1:{server.server_address[1]}"

        with pytest.raises(StoreUnavailableError, match=re.escape(f"no store answers at {address}")):
            connect(Settings(neo4j_uri=address))

        server.shutdown()


@pytest.mark.parametrize(
    "address",
    ["", "127.0.0.1:7687", "http://127.0.0.1", "bolt://", "bolt://127.0.0.1:port"],
)
def test_an_address_that_is_none_is_a_faulty_setting(address: str) -> None:
    settings = Settings(neo4j_uri="bolt://127.0.0.1").model_copy(update={"neo4j_uri": address})

    with pytest.raises(SettingsError, match="WHODECIDES_NEO4J_URI"):
        connect(settings)


@pytest.mark.parametrize("place", ["a file/below", "/proc/whodecides", "a file"])
def test_a_data_folder_that_cannot_be_written_is_named(tmp_path: Path, place: str) -> None:
    (tmp_path / "a file").touch()
    folder = tmp_path / place

    with pytest.raises(DataFolderError, match=re.escape(f"cannot write {folder}")):
        connect(Settings(neo4j_uri=None, data_dir=folder))


@pytest.mark.parametrize("name", ["start.lock", "users.lock", "keeper.lock", "password"])
def test_a_file_of_the_data_folder_that_cannot_be_opened_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()  # what nobody can open as a file, root included

    with pytest.raises(DataFolderError, match=rf"cannot write {re.escape(str(tmp_path))} \({name}: Is a directory\)"):
        connect(Settings(neo4j_uri=None, data_dir=tmp_path))


@pytest.mark.parametrize("scheme", ["bolt", "neo4j+s", "http"])
def test_an_address_with_a_password_is_refused_and_not_shown(scheme: str) -> None:
    with pytest.raises(SettingsError, match="set WHODECIDES_NEO4J_USER and WHODECIDES_NEO4J_PASSWORD") as refusal:
        connect(Settings(neo4j_uri=f"{scheme}://somebody:secret@127.0.0.1"))

    assert "somebody" not in str(refusal.value)
    assert "secret" not in str(refusal.value)


class _Greeter(BaseRequestHandler):
    """A server of mail, say, which speaks first."""

    def handle(self) -> None:
        self.request.sendall(b"220 at your service\r\n")


def _constraints(live: LiveGraph) -> list[dict[str, str]]:
    return live.connection.read(lambda tx: tx.run("SHOW CONSTRAINTS YIELD name RETURN name").data())
