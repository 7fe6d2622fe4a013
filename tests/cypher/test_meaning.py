"""What queries are about: labels, types and properties that the model has, and records that it can rebuild."""

import pytest

from graph_model.acceptances import Acceptance
from graph_model.entities import (
    Block,
    Claim,
    Cover,
    Entity,
    ExpectedLine,
    Footprint,
    FootprintRelation,
    Function,
    Ground,
    Line,
    Organisation,
    Right,
    Source,
    StatutoryHolder,
    Succession,
    Term,
)
from graph_model.store.repository import GraphState, LoadMark, RegisterRecord
from graph_model.tables import TABLES, Table
from tests.cypher.queries import QUERIES, Query, queries_of

# Section 3 of the design, label or type by label or type, with the entity that is kept there.
ENTITIES: dict[str, type[Entity]] = {
    "Organisation": Organisation,
    "Footprint": Footprint,
    "Block": Block,
    "Function": Function,
    "Source": Source,
    "Term": Term,
    "DecisionRight": Right,
    "StatutoryHolder": StatutoryHolder,
    "ExpectedLine": ExpectedLine,
    "Claim": Claim,
    "ACCOUNTABLE_TO": Line,
    "FUNDED_BY": Line,
    "CONNECTED_TO": Line,
    "COVERS": Cover,
    "WITHIN": Ground,
    "PART_OF": FootprintRelation,
    "SUCCEEDED_BY": Succession,
}
FAMILIES = {"lines_accountable_to", "lines_funded_by", "lines_connected_to"}
CHANGE = {"revision", "register", "kind", "table", "row", "before", "after", "at", "by", "why"}
RECORDS = {
    "Graph": set(GraphState.__dataclass_fields__) - {"loading"},
    "Load": set(LoadMark.__dataclass_fields__),
    "Register": set(RegisterRecord.__dataclass_fields__) - {"name"},
    "Change": CHANGE,
    "Acceptance": set(Acceptance.__dataclass_fields__) - {"finding"},
}
# What joins a right or a function to others, and has no properties.
JOINS = {"CHILD_OF", "FOR", "HELD_BY", "OVER"}
NODES = {word for word in [*ENTITIES, *RECORDS] if not word.isupper()}
tables = pytest.mark.parametrize("table", [pytest.param(table, id=table.name) for table in TABLES])
every_query = pytest.mark.parametrize("query", [pytest.param(query, id=query.name) for query in QUERIES])


@every_query
def test_labels_and_types_are_those_of_the_graph(query: Query) -> None:
    assert query.words <= {*ENTITIES, *RECORDS, *JOINS}


@every_query
def test_every_property_is_one_of_what_it_is_read_from(query: Query) -> None:
    properties = query.properties

    known = {variable: _properties(names) for variable, names in query.types.items()}
    strange = {(variable, name) for variable, name in properties if variable in known and name not in known[variable]}
    assert strange == set()


@tables
def test_what_is_read_of_a_table_is_what_its_entity_is_made_of(table: Table) -> None:
    [query] = [query for query in queries_of("read") if query.title == table.name]

    assert sorted(query.columns[:-1]) == sorted(table.columns)
    assert query.columns[-1] == "registers"


def test_what_is_read_of_a_register_is_what_its_record_is_made_of() -> None:
    [query] = [query for query in queries_of("read") if query.title == "registers"]

    assert query.columns == list(RegisterRecord.__dataclass_fields__)


def test_what_is_read_of_the_graph_is_what_its_state_is_made_of() -> None:
    [query] = [query for query in queries_of("read") if query.title == "graph_state"]

    assert query.columns == list(GraphState.__dataclass_fields__)


def test_what_is_read_of_a_change_is_all_that_is_kept_of_it() -> None:
    [query] = [query for query in queries_of("read") if query.title == "changes"]

    assert set(query.columns) == {"id", *CHANGE}


@tables
def test_what_is_written_or_retracted_comes_in_rows_and_answers_with_ids(table: Table) -> None:
    names = {f"retract_{table.name}", *(FAMILIES if table.name == "lines" else {table.name})}

    queries = [query for query in queries_of("write") if query.title in names]

    assert {query.title for query in queries} == names
    assert {query.body.splitlines()[0] for query in queries} == {"UNWIND $rows AS row"}
    assert {tuple(query.columns) for query in queries} == {("id",)}


@pytest.mark.parametrize("label", sorted(NODES))
def test_the_id_of_every_label_is_unique(label: str) -> None:
    constrained = [query for query in queries_of("schema") if query.words == {label}]

    assert len(constrained) == 1
    assert constrained[0].body.endswith(".id IS UNIQUE")


def _properties(names: list[str]) -> set[str]:
    """The properties that all of these labels or types have."""
    sets = (
        set(RECORDS[name]) if name in RECORDS else set(ENTITIES[name].model_fields) if name in ENTITIES else set()
        for name in names
    )
    return set.intersection(*sets) | {"id", "registers"}
