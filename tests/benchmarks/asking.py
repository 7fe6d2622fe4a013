"""`ask` over HTTP against the same number of bare driver round trips for the same Cypher."""

import csv
import itertools
import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

from neo4j import Driver, GraphDatabase, RoutingControl

import cypher
from graph_model.store.embedded import DATABASE, USER
from graph_model.store.repository import GRAPH
from tests.benchmarks.measuring import in_turns
from tests.benchmarks.serving import Served

__all__ = ["report_asking"]

QUESTIONS = Path(__file__).parents[1] / "end_to_end" / "acceptance_queries.csv"
ROUNDS, WARM_UP = 600, 200


def report_asking(server: Served, folder: Path) -> None:
    """Print the medians and their ratio; an answer costs one round trip, for the revision of the graph."""
    with _driver(folder) as driver:
        ask, bare = in_turns(ROUNDS, WARM_UP, _asker(server), lambda: _round_trip(driver))
    print(f"ask over HTTP: p50 {ask.p50 * 1e3:.2f} ms, p95 {ask.p95 * 1e3:.2f} ms ({ask.runs} questions)")
    print(f"  bare driver round trip of read/graph_state: p50 {bare.p50 * 1e3:.2f} ms")
    print(f"  ratio of p50 {ask.p50 / bare.p50:.2f} (goal: at most 4)")
    print(f"  p95 to p50 of ask {ask.p95 / ask.p50:.2f} (goal: at most 3)")


def _asker(server: Served) -> Callable[[], object]:
    with QUESTIONS.open(encoding="utf-8") as stream:
        rows = [{name: row[name] for name in ("function", "place", "on")} for row in csv.DictReader(stream)]
    paths = itertools.cycle([f"/v1/who-decides?{urlencode(row)}" for row in rows])
    return lambda: server.get(next(paths))


def _driver(folder: Path) -> Driver:
    port = json.loads((folder / "server.json").read_text())["port"]
    return GraphDatabase.driver(f"bolt://127.0.0.1:{port}", auth=(USER, (folder / "password").read_text()))


def _round_trip(driver: Driver) -> object:
    query = cypher.load("read/graph_state")
    return driver.execute_query(query, graph=GRAPH, database_=DATABASE, routing_=RoutingControl.READ)
