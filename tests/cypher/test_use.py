"""Who uses a query: the repository alone, in a function that has its name."""

import re
from pathlib import Path

import pytest

from graph_model.store import repository
from graph_model.tables import TABLES
from graph_model.vocabulary import LineKind
from tests.cypher.queries import QUERIES, Query

FAMILIES = {"write/lines_accountable_to", "write/lines_funded_by", "write/lines_connected_to"}
# By the name of the table; a line goes to the query of its family.
OF_TABLES = {
    query
    for table in TABLES
    for query in (f"read/{table.name}", f"write/{table.name}", f"write/retract_{table.name}")
    if query != "write/lines"
}
SOURCE = Path(repository.__file__).read_text(encoding="utf-8")
OTHERS = [query for query in QUERIES if query.folder != "schema" and query.name not in OF_TABLES]


def test_the_repository_names_every_query_once_but_those_of_tables() -> None:
    named = re.findall(r'"((?:read|write|schema)/\w+)"', SOURCE)

    assert sorted(named) == sorted(query.name for query in OTHERS)


@pytest.mark.parametrize("query", sorted(OF_TABLES))
def test_every_table_has_its_queries(query: str) -> None:
    assert query in {each.name for each in QUERIES}


def test_every_kind_of_line_has_one_family() -> None:
    families = {kind: repository._family(kind) for kind in LineKind}

    assert set(families.values()) == FAMILIES
    assert families[LineKind.OVERSIGHT] == "write/lines_accountable_to"
    assert families[LineKind.FINANCIAL_ALLOCATION] == "write/lines_funded_by"
    assert families[LineKind.MEMBERSHIP] == "write/lines_connected_to"


@pytest.mark.parametrize(
    "query", [pytest.param(query, id=query.name) for query in OTHERS if query.name not in FAMILIES]
)
def test_the_function_that_uses_a_query_has_its_name(query: Query) -> None:
    function = getattr(repository, "append_changes" if query.name == "write/changes" else query.title, None)

    assert callable(function) or query.name in {"write/right_functions", "write/function_parents"}


def test_queries_are_read_by_the_repository_alone() -> None:
    package = Path(repository.__file__).parents[1]

    users = {path.name for path in package.rglob("*.py") if re.search(r"^(import|from) cypher", path.read_text(), re.M)}

    assert users == {"repository.py"}
