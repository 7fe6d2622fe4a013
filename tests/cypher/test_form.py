"""The form of every query, beyond test_rules: the order of its header, its clauses, and what it does without."""

import re

import pytest

from tests.cypher.queries import QUERIES, Query, queries_of

CLAUSES = re.compile(
    r"(MATCH|OPTIONAL MATCH|WHERE|RETURN|ORDER BY|MERGE|CREATE|DELETE|DETACH DELETE|SET|UNWIND|WITH|"
    r"ON CREATE SET|ON MATCH SET|FOR|REQUIRE|  )"
)
every_query = pytest.mark.parametrize("query", [pytest.param(query, id=query.name) for query in QUERIES])


@every_query
def test_the_header_says_what_the_query_is_for_and_then_what_it_takes_and_gives(query: Query) -> None:
    kinds = [line.partition(":")[0] for line in query.header[-2:]]

    assert kinds == ["Parameters", "Columns"]
    assert len(query.header) > 3
    assert all(line != "" for line in query.header)


@every_query
def test_the_columns_that_it_gives_are_those_it_declares(query: Query) -> None:
    columns = query.columns

    assert columns == query.declared_columns
    assert len(columns) == len(query.returned), "every column has an AS"


@every_query
def test_each_clause_has_a_line_of_its_own(query: Query) -> None:
    beginnings = [CLAUSES.match(line) for line in query.body.splitlines()]

    whole = re.sub(r"(OPTIONAL|DETACH|ON) (MATCH|DELETE|CREATE)", r"\1_\2", query.body)
    assert None not in beginnings
    assert re.findall(r"\S (?:MATCH|RETURN|MERGE|DELETE|UNWIND|WHERE)\b", whole) == []


@every_query
def test_no_path_is_without_a_bound(query: Query) -> None:
    patterns = re.findall(r"\[[^\]]*\]|\)[-<>]*[*+]", query.body)

    assert [pattern for pattern in patterns if re.search(r"[*+]", pattern) and not re.search(r"\.\.\d", pattern)] == []


@every_query
def test_nothing_is_used_that_one_store_lacks(query: Query) -> None:
    assert re.findall(r"\b(apoc|db|dbms)\.|CALL \w|SHORTEST|IN TRANSACTIONS|FULLTEXT", query.body) == []


@pytest.mark.parametrize("query", [pytest.param(query, id=query.name) for query in queries_of("schema")])
def test_a_constraint_has_the_name_of_its_file_and_may_be_there(query: Query) -> None:
    first = query.body.splitlines()[0]

    assert first == f"CREATE CONSTRAINT {query.title} IF NOT EXISTS"
