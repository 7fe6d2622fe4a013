"""The tables of a register: their columns are those of the design, and their order is one that can be written in."""

import pytest

from graph_model.tables import TABLE_OF, TABLES, Table

NAMES = [table.name for table in TABLES]
# Design, section 5. The order of columns is free, so they are compared as sets.
COLUMNS = {
    "organisations": "id name type ods_code gss_code valid_from valid_to source confidence note",
    "footprints": "id name level gss_code ods_code valid_from valid_to source confidence purpose",
    "footprint_relations": "child parent relation child_share valid_from valid_to source confidence",
    "blocks": "id population",
    "ground": "block footprint valid_from valid_to",
    "lines": "id kind subject holder functions footprint valid_from valid_to legal_basis certainty source confidence"
    " note basis amount currency financial_year",
    "rights": "id organisation function role subject_type footprint valid_from valid_to legal_basis certainty source"
    " confidence basis",
    "functions": "id name parent group accountable_to legal_basis confidence note",
    "statutory_holders": "function role holder_type footprint_level valid_from valid_to legal_basis certainty"
    " confidence proposed_end subject_type only_for group optional",
    "successions": "predecessor successor effective type share source confidence",
    "covers": "organisation footprint share valid_from valid_to source confidence",
    "sources": "id title kind published_on address",
    "glossary": "term meaning valid_from valid_to source confidence",
    "expected_lines": "rule subject_type kind holder_type which valid_from valid_to certainty functions"
    " legal_basis confidence",
    "claims": "about subject footprint valid_from valid_to",
}
REQUIRED = {
    "organisations": "id type",
    "footprints": "id level",
    "footprint_relations": "child parent relation",
    "blocks": "id",
    "ground": "block footprint",
    "lines": "id kind subject holder",
    "rights": "id organisation function role footprint",
    "functions": "id",
    "statutory_holders": "function role holder_type",
    "successions": "predecessor type",
    "covers": "organisation footprint",
    "sources": "id",
    "glossary": "term",
    "expected_lines": "rule subject_type kind holder_type",
    "claims": "about subject",
}


def test_the_columns_are_those_of_the_design() -> None:
    columns = {table.name: set(table.columns) for table in TABLES}

    assert columns == {name: set(words.split()) for name, words in COLUMNS.items()}


def test_what_a_row_cannot_do_without_is_required() -> None:
    required = {table.name: set(table.required) for table in TABLES}

    assert required == {name: set(words.split()) for name, words in REQUIRED.items()}


@pytest.mark.parametrize("table", TABLES, ids=NAMES)
def test_a_table_comes_after_those_that_it_refers_to(table: Table) -> None:
    before = NAMES[: NAMES.index(table.name) + 1]  # itself too: a function's parent is a function

    assert set(table.references.values()) <= set(before)


@pytest.mark.parametrize("table", TABLES, ids=NAMES)
def test_a_table_refers_and_is_known_by_columns_of_its_own(table: Table) -> None:
    named = {*table.references, *table.entity.identity}

    assert named <= set(table.columns)


@pytest.mark.parametrize("table", TABLES, ids=NAMES)
def test_no_column_is_there_twice(table: Table) -> None:
    assert sorted(table.columns) == sorted(set(table.columns))


def test_every_source_is_looked_up() -> None:
    with_sources = {table.name for table in TABLES if "source" in table.columns}

    assert with_sources == {table.name for table in TABLES if table.references.get("source") == "sources"}


def test_a_table_is_found_by_its_name() -> None:
    assert {name: table.name for name, table in TABLE_OF.items()} == {name: name for name in NAMES}
