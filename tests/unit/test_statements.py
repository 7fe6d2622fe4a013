"""What documents assert, held against the graph: agreed, not agreed, and what the graph cannot tell."""

import pytest

from graph_model.entities import Claim
from graph_model.errors import RegisterUnreadableError
from graph_model.ingest.statements import read_statements
from graph_model.statements import Statement, judge
from tests.unit.building import CASES, area, block, body, covers, history_of, holds, line, right, succession

EVERY_BOARD = Claim(about="organisations", subject="icb")
STATEMENTS = CASES.parent / "england" / "statements.csv"


def _judged(query: str, expected: str, *rows, unit: str | None = None):
    asked = Statement(id="s", statement="so they say", as_at="2024-10-01", expected=expected, query=query, unit=unit)
    verdict = judge(asked, history_of(*rows))
    return verdict.says, verdict.agrees, verdict.why


def _system(name: str, blocks: str, **columns):
    return [
        body(name),
        area(f"fp:{name}", level="ics_icb"),
        covers(name, f"fp:{name}"),
        holds(f"fp:{name}", blocks, **columns),
    ]


ONE, TWO = _system("one", "a b"), _system("two", "c")
NOT_CLAIMED = "no register claims to list every organisation of type icb"


@pytest.mark.parametrize(
    ("query", "expected", "rows", "told"),
    [
        pytest.param("count_alive(icb)", "2", [*ONE, *TWO], ("2", True, ""), id="as many as it says"),
        pytest.param("count_alive(icb)", "1", [*ONE, *TWO], ("2", False, "expected 1"), id="more than it says"),
        pytest.param("count_alive(icb)", "3", [*ONE, *TWO], ("2", None, NOT_CLAIMED), id="fewer, of some"),
        pytest.param("count_alive(icb)", "3", [*ONE, EVERY_BOARD], ("1", False, "expected 3"), id="fewer, of all"),
        pytest.param(
            "covers_england(ics_icb, icb)",
            "yes",
            [*ONE, *TWO],
            ("2 areas hold 3 of 3 blocks, 0 of them more than once", True, ""),
            id="all ground, once",
        ),
        pytest.param(
            "covers_england(ics_icb, icb)",
            "yes",
            [*ONE, *_system("two", "b")],
            ("2 areas hold 2 of 2 blocks, 1 of them more than once", False, "areas overlap"),
            id="ground held twice",
        ),
        pytest.param(
            "covers_england(ics_icb, icb)",
            "yes",
            [*ONE, block("c", 200)],
            ("1 areas hold 2 of 3 blocks, 0 of them more than once", None, NOT_CLAIMED),
            id="a hole among some",
        ),
        pytest.param(
            "covers_england(ics_icb, icb)",
            "yes",
            [*ONE, block("c", 200), EVERY_BOARD],
            ("1 areas hold 2 of 3 blocks, 0 of them more than once", False, "50 % of the people are left out"),
            id="a hole among all",
        ),
        pytest.param(
            "successor(ccg)",
            "icb",
            [body("old", "ccg", valid_to="2024-10-01"), succession("old", "one", "2024-10-01"), *ONE],
            ("1 ended, and became icb", True, ""),
            id="became what it says",
        ),
        pytest.param(
            "successor(ccg)",
            "stp",
            [body("old", "ccg", valid_to="2024-10-01"), succession("old", "one", "2024-10-01"), *ONE],
            ("1 ended, and became icb", False, "expected stp"),
            id="became something else",
        ),
        pytest.param(
            "successor(ccg)",
            "icb",
            [body("old", "ccg", valid_to="2024-10-01")],
            ("1 ended, and became nothing that is known", None, "no successor is recorded of old"),
            id="became who knows",
        ),
        pytest.param(
            "each_has(ics_icb, icb)",
            "yes",
            [*ONE, *TWO],
            ("2 of 2 areas have one of each", True, ""),
            id="one of each",
        ),
        pytest.param(
            "each_has(ics_icb, icb, icp_statutory)",
            "yes",
            [*ONE, *TWO, body("p", "icp_statutory"), covers("p", "fp:one")],
            ("1 of 2 areas have one of each", False, "not so in fp:two"),
            id="one without",
        ),
        pytest.param(
            "population_range(ics_icb)",
            "100..190",
            [*ONE, *TWO],
            ("2 areas of 100 to 200 people", True, ""),
            id="about",
        ),
        pytest.param(
            "population_range(ics_icb)",
            "150..200",
            [*ONE, *TWO],
            ("2 areas of 100 to 200 people", False, "outside it: fp:two"),
            id="too few people",
        ),
        pytest.param(
            "population_range(ics_icb)",
            "1..2",
            _system("one", "a", valid_to="2024-01-01"),
            ("", None, "the people of no area of this level are known"),
            id="ground not known",
        ),
        pytest.param(
            "holders(dental, decides, icb)",
            "1",
            [*ONE, right("one")],
            ("1", True, ""),
            id="a right of one",
        ),
        pytest.param(
            "holders(dental, decides, icb)",
            "2",
            [*ONE, right("one")],
            ("1", None, NOT_CLAIMED),
            id="perhaps of another",
        ),
        pytest.param(
            "deciding_rights(icb)",
            "0",
            [right("one")],
            ("1", False, "they are one decides dental in town"),
            id="a right",
        ),
        pytest.param("deciding_rights(icb)", "0", [right("one", "advises")], ("0", True, ""), id="none to decide"),
        pytest.param("ratio(8.8, 13.1)", "0.67", [], ("0.672", True, ""), id="a share that is right"),
        pytest.param("ratio(8.8, 13.1)", "0.7", [], ("0.672", False, "expected 0.7"), id="a share that is not"),
        pytest.param("remainder(13.1, 8.8, 1.6)", "2.7", [], ("2.7", True, ""), id="what is left"),
        pytest.param(
            "not_held()",
            "154",
            [],
            ("", None, "the graph holds no such figure; it is kept with the statement"),
            id="no query",
        ),
        pytest.param(
            "count_alive(quango)",
            "1",
            [],
            ("", None, "the query cannot be asked: 'quango' is not a valid OrganisationType"),
            id="no such type",
        ),
    ],
)
def test_what_the_graph_says_of_a_statement(query, expected, rows, told) -> None:
    flat = [each for row in rows for each in (row if isinstance(row, list) else [row])]

    assert _judged(query, expected, *flat) == told


@pytest.mark.parametrize(
    ("amount", "told"),
    [
        pytest.param(17e9, ("17,000,000,000 GBP, 2018/19", True, ""), id="the amount"),
        pytest.param(16e9, ("16,000,000,000 GBP, 2018/19", False, "expected 17000000000 GBP"), id="another amount"),
        pytest.param(None, ("", None, "the graph has no line spent with an amount"), id="no amount"),
    ],
)
def test_what_a_line_says_of_money(amount, told) -> None:
    spent = line(
        "one", "financial_allocation", "two", id="spent", amount=amount, currency="GBP", financial_year="2018/19"
    )

    assert _judged("money(spent)", "17000000000", spent, unit="GBP") == told


def test_a_query_that_is_not_known_is_told_with_those_that_are() -> None:
    says, agrees, why = _judged("guess(everything)", "1")

    assert (says, agrees) == ("", None)
    assert why.startswith("the query is not one of count_alive, covers_england, deciding_rights, ")


def test_the_shipped_statements_are_each_understood() -> None:
    verdicts = [judge(each, history_of()) for each in read_statements(STATEMENTS)]

    assert len({each.statement.id for each in verdicts}) == len(verdicts) > 20
    assert [each.statement.id for each in verdicts if "query" in each.why] == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("id,statement,as_at,query\ns,so,yesterday,not_held()\n", id="no day"),
        pytest.param("id,statement,as_at,query\ns,so\n", id="a short row"),
        pytest.param("id,statement,as_at,query,mood\ns,so,2020-01-01,not_held(),good\n", id="an unknown column"),
    ],
)
def test_a_file_that_holds_no_statements_is_refused(tmp_path, text) -> None:
    (tmp_path / "statements.csv").write_text(text, encoding="utf-8")

    with pytest.raises(RegisterUnreadableError):
        read_statements(tmp_path / "statements.csv")
