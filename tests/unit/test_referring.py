"""What a row refers to, and which id a citation names."""

import pytest

from graph_model.referring import Reference, cited_source, references_of
from graph_model.tables import TABLE_OF


@pytest.mark.parametrize(
    ("table", "row", "expected"),
    [
        pytest.param(
            "lines",
            {"id": "L", "kind": "oversight", "subject": "a", "holder": "b", "functions": "f|g", "source": "S1 p4; S2"},
            [
                Reference("subject", "organisations", "a"),
                Reference("holder", "organisations", "b"),
                Reference("functions", "functions", "f"),
                Reference("functions", "functions", "g"),
                Reference("source", "sources", "S1 p4"),
                Reference("source", "sources", "S2"),
            ],
            id="a line",
        ),
        pytest.param(
            "lines",
            {"id": "L", "kind": "oversight", "subject": "a", "holder": "b", "functions": "*"},
            [Reference("subject", "organisations", "a"), Reference("holder", "organisations", "b")],
            id="all functions are no row",
        ),
        pytest.param("functions", {"id": "f"}, [], id="no parent"),
        pytest.param(
            "claims",
            {"about": "rights", "subject": "f"},
            [Reference("subject", "functions", "f")],
            id="a claim of rights",
        ),
        pytest.param("claims", {"about": "rights", "subject": "*"}, [], id="a claim of all rights"),
        pytest.param("claims", {"about": "successions", "subject": "ccg"}, [], id="a claim about a type"),
        pytest.param(
            "claims",
            {"about": "delegation", "subject": "ods:QWO"},
            [Reference("subject", "organisations", "ods:QWO")],
            id="a claim about a body",
        ),
    ],
)
def test_what_a_row_refers_to(table: str, row: dict[str, str], expected: list[Reference]) -> None:
    entity = TABLE_OF[table].entity.model_validate(row)

    references = list(references_of(TABLE_OF[table], entity))

    assert references == expected


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        pytest.param("act", "act", id="an id"),
        pytest.param("act s14Z25", "act", id="an id and a section"),
        pytest.param("act 2012/1 reg 3", "act 2012/1", id="the longest id that fits"),
        pytest.param("act 2012/1", "act 2012/1", id="an id that begins with another"),
        pytest.param("acts s1", None, id="only like an id"),
        pytest.param("the act", None, id="an id at the end"),
    ],
)
def test_the_source_that_a_citation_names(cited: str, expected: str | None) -> None:
    source = cited_source(cited, {"act", "act 2012/1"})

    assert source == expected
