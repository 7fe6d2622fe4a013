"""The stores of a test run: what asks for `settings`, `live` or `cases` runs on the embedded store and on real Neo4j.

A run has one database on each store. `live` is empty at the start of each test; `cases` holds the cases for a whole
module, whose tests must not change it. A module uses one or the other, since each empties what the other wrote.

Neo4j is the one at WHODECIDES_TEST_NEO4J_URI (with _USER and _PASSWORD), whose database must be empty or left by
an earlier run, or else one of our own, started once. Where there can be none its tests are skipped, and the last
lines of the run say so; under CI they fail instead.

Each worker of a parallel run has stores of its own, so a Neo4j that is given is for a run of one worker.
"""

import os
from collections.abc import Iterator
from typing import Any

import pytest

from graph_model import pipeline
from graph_model.settings import Settings
from graph_model.store.live import LiveGraph
from tests.neo4j.server import USER, Neo4jServer, why_not
from tests.store.graphs import empty

STORES = ("embedded", "neo4j")
GIVEN = "WHODECIDES_TEST_NEO4J_"
TESTED = pytest.StashKey[dict[str, str]]()
UNTESTED = pytest.StashKey[dict[str, str]]()
# A node that no query of ours sees tells a database that earlier tests left from one that is somebody's.
IS_OURS = "RETURN NOT EXISTS { MATCH (n) } OR EXISTS { MATCH (:WhodecidesTests) } AS is_ours"
MAKE_OURS = "MERGE (:WhodecidesTests)"


def pytest_configure(config: pytest.Config) -> None:
    """Begin to keep which stores are tested, and which could not be and why; refuse one Neo4j for many workers."""
    config.stash[TESTED] = {}
    config.stash[UNTESTED] = {}
    if f"{GIVEN}URI" in os.environ and config.getoption("numprocesses", None):
        raise pytest.UsageError(f"{GIVEN}URI is one database, which many workers would empty for each other: run -n 0")


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take what a worker of this run said of its stores as it ended; one that crashed says nothing."""
    for key, said in ((TESTED, "tested"), (UNTESTED, "untested")):
        node.config.stash[key].update(getattr(node, "workeroutput", {}).get(said, {}))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand what this worker knows of its stores to the run that it is part of."""
    said = getattr(session.config, "workeroutput", {})
    said["tested"], said["untested"] = session.config.stash[TESTED], session.config.stash[UNTESTED]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse a module that uses both `live` and `cases`."""
    used: dict[str, set[str]] = {}
    for item in items:
        used.setdefault(item.nodeid.partition("::")[0], set()).update(getattr(item, "fixturenames", ()))
    for module, fixtures in used.items():
        if {"live", "cases"} <= fixtures:
            raise pytest.UsageError(f"{module} uses both `live` and `cases`, which empty each other: part it")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say which stores were tested; name each that could not be, and why."""
    tested = ", ".join(config.stash[TESTED].values()) or "none, as no test of this run uses one"
    terminalreporter.write_line(f"stores tested: {tested}")
    for store, reason in config.stash[UNTESTED].items():
        terminalreporter.write_line(f"store NOT tested: {store}, because {reason}", red=True)


@pytest.fixture(scope="session")
def embedded_settings(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Iterator[Settings]:
    """An embedded store in a folder of its own, that runs until the end of the run."""
    settings = Settings(neo4j_uri=None, data_dir=tmp_path_factory.mktemp("embedded") / "data", store_heap_mb=512)
    with pipeline.opened(settings) as live:
        pytestconfig.stash[TESTED]["embedded"] = f"embedded {live.connection.server()}"
        yield settings


@pytest.fixture(scope="session")
def neo4j_settings(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Iterator[Settings]:
    """The Neo4j that is given, or one of our own, that runs until the end of the run."""
    given, unused = os.environ.get(f"{GIVEN}URI", ""), tmp_path_factory.mktemp("unused")
    if given != "":
        user, password = os.environ.get(f"{GIVEN}USER", USER), os.environ.get(f"{GIVEN}PASSWORD", "")
        yield _opened_for_tests(
            Settings(neo4j_uri=given, neo4j_user=user, neo4j_password=password, data_dir=unused), pytestconfig
        )
        return
    reason = why_not()
    if reason is not None:
        _leave_untested("Neo4j", reason, pytestconfig)
    with Neo4jServer(tmp_path_factory.mktemp("neo4j")) as server:
        settings = Settings(neo4j_uri=server.address, neo4j_user=USER, neo4j_password=server.password, data_dir=unused)
        yield _opened_for_tests(settings, pytestconfig)
        server.kill()


@pytest.fixture(scope="session", params=STORES)
def settings(request: pytest.FixtureRequest) -> Settings:
    """The settings of each store in turn."""
    found: Settings = request.getfixturevalue(f"{request.param}_settings")
    return found


@pytest.fixture(scope="session")
def environment(settings: Settings) -> dict[str, str]:
    """The environment of a child process that uses the store; nothing of the tester's own settings is in it."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("WHODECIDES_")}
    store = {
        "NEO4J_URI": settings.neo4j_uri,
        "NEO4J_USER": settings.neo4j_user,
        "NEO4J_PASSWORD": settings.neo4j_password.get_secret_value(),
        "DATA_DIR": str(settings.data_dir),
        "STORE_HEAP_MB": str(settings.store_heap_mb),
    }
    return own | {f"WHODECIDES_{name}": value for name, value in store.items() if value is not None}


@pytest.fixture
def live(settings: Settings) -> Iterator[LiveGraph]:
    """The graph of each store in turn, empty."""
    with pipeline.opened(settings) as opened:
        empty(opened.connection)
        yield opened


@pytest.fixture(scope="module")
def cases(settings: Settings) -> Iterator[LiveGraph]:
    """The graph of each store in turn, with the cases; not to be changed."""
    with pipeline.opened(settings) as opened:
        empty(opened.connection)
        report = pipeline.load(opened, pipeline.LoadRequest(pipeline.shipped_register("cases")))
        assert report.is_accepted
        yield opened


def _opened_for_tests(settings: Settings, config: pytest.Config) -> Settings:
    with pipeline.opened(settings) as live:
        [row] = live.connection.read(lambda tx: tx.run(IS_OURS).data())
        if not row["is_ours"]:
            pytest.fail(
                f"the database at {settings.neo4j_uri} is not empty, and the tests would empty it: give another"
            )
        live.connection.write(lambda tx: tx.run(MAKE_OURS).consume())
        config.stash[TESTED]["neo4j"] = live.connection.server().replace("/", " ")
    return settings


def _leave_untested(store: str, reason: str, config: pytest.Config) -> None:
    config.stash[UNTESTED][store] = reason
    if os.environ.get("CI") == "true":
        pytest.fail(f"{store} must be tested under CI, but {reason}")
    pytest.skip(f"{store} is not tested: {reason}")
