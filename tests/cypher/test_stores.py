"""What each store does with the queries: it explains them, refuses what is no Cypher, and runs reads as reads."""

from collections.abc import Iterator
from datetime import date

import pytest
from neo4j.exceptions import Neo4jError

from graph_model import pipeline
from graph_model.acceptances import Acceptance
from graph_model.settings import Settings
from graph_model.store.accepting import accept
from graph_model.store.connection import Connection
from tests.cypher.queries import QUERIES, Query, queries_of
from tests.store.graphs import Graph, empty, graph_of
from tests.store.registers import SMALL


@pytest.fixture(scope="module")
def connection(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """A connection to each store in turn, which holds the small register, and a finding that was accepted."""
    with pipeline.opened(settings) as live:
        empty(live.connection)
        pipeline.load(live, pipeline.LoadRequest(SMALL.write(tmp_path_factory.mktemp("register") / SMALL.name)))
        accept(
            live.connection, Acceptance("M01-1", "known", date(2030, 1, 1), "the chair", "2024-10-01T00:00:00+00:00")
        )
        yield live.connection


@pytest.fixture(scope="module")
def held(connection: Connection) -> Graph:
    """What the graph holds before any of the queries is explained or run."""
    return graph_of(connection)


@pytest.mark.parametrize("query", [pytest.param(query, id=query.name) for query in QUERIES])
def test_a_store_explains_the_query_and_does_nothing(connection: Connection, held: Graph, query: Query) -> None:
    summary = connection.write(lambda tx: tx.run(f"EXPLAIN {query.body}").consume())

    assert not summary.counters.contains_updates
    assert graph_of(connection) == held


@pytest.mark.parametrize("text", ["MATCH (n:Graph RETURN n.id AS id", "MATCH (n:Graph) RETRUN n.id AS id", "SELECT 1"])
def test_a_store_refuses_to_explain_what_is_no_cypher(connection: Connection, text: str) -> None:
    with pytest.raises(Neo4jError):
        connection.read(lambda tx: tx.run(f"EXPLAIN {text}").consume())


@pytest.mark.parametrize("query", [pytest.param(query, id=query.name) for query in queries_of("read")])
def test_a_read_runs_in_a_read_transaction_and_gives_its_columns(
    connection: Connection, held: Graph, query: Query
) -> None:
    rows = connection.read(lambda tx: list(tx.run(query.text, graph="graph")))

    assert [list(row.keys()) for row in rows] == [query.declared_columns] * len(rows)
    assert len(rows) > 0
    assert graph_of(connection) == held
