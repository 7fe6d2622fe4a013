"""The form of every query: its header, what it takes and gives, its clauses, and what it does without."""

import re
from pathlib import Path

import pytest

import cypher
from tests.cypher.queries import QUERIES, Query, queries_of

FOLDER = Path(cypher.__file__).parent
LONGEST = 30
KEYWORDS = re.compile(
    r"match|merge|unwind|return|where|set|delete|detach|with|optional|order|by|create|on|as|limit", re.IGNORECASE
)
CLAUSES = re.compile(
    r"(MATCH|OPTIONAL MATCH|WHERE|RETURN|ORDER BY|MERGE|CREATE|DELETE|DETACH DELETE|SET|UNWIND|WITH|"
    r"ON CREATE SET|ON MATCH SET|FOR|REQUIRE|  )"
)
every_query = pytest.mark.parametrize("query", [pytest.param(query, id=query.name) for query in QUERIES])
but_schema = pytest.mark.parametrize(
    "query", [pytest.param(query, id=query.name) for query in QUERIES if query.folder != "schema"]
)


def test_every_file_of_the_folder_is_a_query() -> None:
    files = {str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*") if path.suffix not in {".py", ".pyc"}}

    assert files - set(cypher.FOLDERS) - {"__pycache__"} == {f"{query.name}.cypher" for query in QUERIES}


@every_query
def test_the_header_has_the_name_of_the_file_what_it_is_for_and_what_it_takes_and_gives(query: Query) -> None:
    header = query.header

    assert header[0] == query.title
    assert [line.partition(":")[0] for line in header[-2:]] == ["Parameters", "Columns"]
    assert len(header) > 3
    assert all(line != "" for line in header)


@every_query
def test_the_parameters_that_it_takes_are_those_it_declares(query: Query) -> None:
    assert query.parameters == query.declared_parameters


@every_query
def test_values_are_parameters(query: Query) -> None:
    assert re.findall(r"['\"]|[=<>]\s*\d", query.body) == []


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
def test_keywords_are_in_capitals(query: Query) -> None:
    names = re.sub(r":[\w|]+|\.\w+|\$\w+|\w+:|AS \w+", " ", query.body)

    words = re.findall(r"[A-Za-z]+", names)

    assert [word for word in words if KEYWORDS.fullmatch(word) and not word.isupper()] == []


@every_query
def test_it_is_one_short_statement(query: Query) -> None:
    assert ";" not in query.body
    assert len(query.body.splitlines()) <= LONGEST


@every_query
def test_every_node_has_a_label_where_it_is_first_named(query: Query) -> None:
    named = re.findall(r"(?<!\w)\((\w+)(:?)", query.body)

    bare = {variable for variable, colon in named if colon == ""}
    assert bare <= {variable for variable, colon in named if colon == ":"}
    assert "()" not in re.sub(r"\w\(\)", "", query.body)


@every_query
def test_every_relationship_has_a_type(query: Query) -> None:
    patterns = re.findall(r"-(\[[^\]]*\])-|(--)", query.body)

    assert [pattern for pattern, _ in patterns if re.match(r"\[\w*:\w", pattern) is None] == []


@but_schema
def test_what_it_gives_comes_in_an_order(query: Query) -> None:
    assert re.search(r"\nORDER BY [a-z]", query.body) is not None


@pytest.mark.parametrize("query", [pytest.param(query, id=query.name) for query in queries_of("read")])
def test_a_read_has_no_clause_that_writes(query: Query) -> None:
    assert re.findall(r"\b(?:CREATE|MERGE|SET|DELETE|REMOVE|DROP|FOREACH)\b", query.body, re.IGNORECASE) == []


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
