"""The rules for all queries, one test each over every file: header, words, parameters, columns, order."""

import re
from pathlib import Path

import pytest

import cypher
from graph_model.store import repository
from graph_model.store.live import LiveGraph
from graph_model.tables import TABLE_OF
from graph_model.vocabulary import LineKind

FOLDER = Path(cypher.__file__).parent
QUERIES = [name for folder in cypher.FOLDERS for name in cypher.names(folder)]
READS = cypher.names("read")
REGISTER_READS = [name for name in READS if name.removeprefix("read/") in TABLE_OF]
REPOSITORY = Path(repository.__file__).read_text(encoding="utf-8")
LABELS = {
    "Block",
    "Change",
    "Claim",
    "DecisionRight",
    "ExpectedLine",
    "Footprint",
    "Function",
    "Graph",
    "Load",
    "Organisation",
    "Register",
    "Source",
    "StatutoryHolder",
    "Term",
}
TYPES = {
    "ACCOUNTABLE_TO",
    "CHILD_OF",
    "CONNECTED_TO",
    "COVERS",
    "FOR",
    "FUNDED_BY",
    "HELD_BY",
    "OVER",
    "PART_OF",
    "SUCCEEDED_BY",
    "WITHIN",
}
KEYWORDS = {
    "match",
    "merge",
    "unwind",
    "return",
    "where",
    "set",
    "delete",
    "detach",
    "with",
    "optional",
    "order",
    "create",
}


def _header(name: str) -> list[str]:
    lines = cypher.load(name).splitlines()
    return [line.removeprefix("//").strip() for line in lines if line.startswith("//")]


def _body(name: str) -> str:
    return "\n".join(line for line in cypher.load(name).splitlines() if not line.startswith("//"))


def _declared(name: str, what: str) -> set[str]:
    text = " ".join(_header(name)).split(f"{what}: ")[1].split("Columns: ")[0]
    return set() if text.strip() == "none" else {word.strip() for word in text.split(",")}


def _returned(name: str) -> set[str]:
    returned = _body(name).rpartition("RETURN")[2].partition("ORDER BY")[0]
    named = re.findall(r"\bAS (\w+)", returned)
    return set(named) or {word.strip() for word in returned.split(",")}


def test_every_file_of_the_folder_is_a_query() -> None:
    assert sorted(str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*.cypher")) == sorted(
        f"{name}.cypher" for name in QUERIES
    )


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_opens_with_its_name_and_what_it_gives(name: str) -> None:
    header = _header(name)

    assert header[0] == name.rpartition("/")[2]
    assert len(header) >= 4


@pytest.mark.parametrize("name", QUERIES)
def test_the_parameters_that_are_used_are_those_declared(name: str) -> None:
    declared = re.findall(r"\$(\w+)", " ".join(_header(name)).split("Parameters:")[1].split("Columns:")[0])

    assert set(re.findall(r"\$(\w+)", _body(name))) == set(declared)


@pytest.mark.parametrize("name", [name for name in QUERIES if not name.startswith("schema/")])
def test_the_columns_that_are_returned_are_those_declared(name: str) -> None:
    assert _returned(name) == _declared(name, "Columns")


@pytest.mark.parametrize("name", REGISTER_READS)
def test_a_read_returns_the_columns_of_the_entity_that_it_rebuilds(name: str) -> None:
    table = TABLE_OF[name.removeprefix("read/")]

    assert _returned(name) == {*table.columns, "registers"}


def test_every_table_of_a_register_is_read_written_and_retracted() -> None:
    for table in TABLE_OF:
        writes = [name for name in cypher.names("write") if name.startswith(f"write/{table}")]
        assert f"read/{table}" in READS
        assert writes != []
        assert f"write/retract_{table}" in cypher.names("write")


@pytest.mark.parametrize("name", QUERIES)
def test_labels_and_types_are_those_of_the_graph(name: str) -> None:
    body = _body(name)

    labels = set(re.findall(r"\(\w*:(\w+)", body))
    types = {kind for relation in re.findall(r"\[\w*:([\w|]+)", body) for kind in relation.split("|")}

    assert labels <= LABELS
    assert types <= TYPES


@pytest.mark.parametrize("name", QUERIES)
def test_every_node_that_is_matched_has_a_label(name: str) -> None:
    bound = set(re.findall(r"\((\w+):\w+", _body(name)))

    bare = set(re.findall(r"\((\w+)\)", re.sub(r"\b(coalesce|count)\(\w+\)", "", _body(name))))
    assert bare <= bound


@pytest.mark.parametrize("name", READS)
def test_a_read_writes_nothing(name: str) -> None:
    assert re.search(r"\b(CREATE|MERGE|SET|DELETE|REMOVE|DROP|FOREACH)\b", _body(name), re.IGNORECASE) is None


@pytest.mark.parametrize("name", QUERIES)
def test_values_are_parameters(name: str) -> None:
    body = _body(name)

    assert re.search(r"['\"]", body) is None
    assert re.search(r"=\s*\d", body) is None


@pytest.mark.parametrize("name", [name for name in QUERIES if not name.startswith("schema/")])
def test_rows_come_in_an_order(name: str) -> None:
    assert re.search(r"\nORDER BY \S", _body(name)) is not None


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_is_one_statement_in_capitals_and_short(name: str) -> None:
    body = _body(name)

    words = re.findall(r"\b[a-zA-Z]+\b", re.sub(r":\w+|\.\w+|\$\w+|\w+:|AS \w+", " ", body))
    assert ";" not in body
    assert [word for word in words if word.lower() in KEYWORDS and not word.isupper()] == []
    assert len(body.splitlines()) <= 30


@pytest.mark.parametrize("name", [n for n in QUERIES if not n.startswith("schema/")])
def test_a_query_is_used_by_the_repository_once(name: str) -> None:
    folder, _, query = name.partition("/")
    by_table = query in TABLE_OF or query.removeprefix("retract_") in TABLE_OF
    literal = REPOSITORY.count(f'"{name}"')

    assert literal == (0 if by_table and query != "changes" else 1), folder


def test_every_kind_of_line_has_one_family() -> None:
    families = {kind: repository._family(kind) for kind in LineKind}

    assert set(families.values()) == {name for name in cypher.names("write") if name.startswith("write/lines_")}
    assert families[LineKind.FINANCIAL_ALLOCATION] == "write/lines_funded_by"
    assert families[LineKind.MEMBERSHIP] == "write/lines_connected_to"


def test_schema_objects_have_names_of_their_own() -> None:
    made = [re.findall(r"CONSTRAINT (\w+)", _body(name)) for name in cypher.names("schema")]

    assert sorted(name for (name,) in made) == [name.removeprefix("schema/") for name in cypher.names("schema")]


@pytest.mark.parametrize("name", [name for name in QUERIES if not name.startswith("schema/")])
def test_each_store_accepts_the_query(live: LiveGraph, name: str) -> None:
    live.connection.write(repository.make_schema)

    live.connection.read(lambda tx: tx.run(f"EXPLAIN {_body(name)}").consume())
