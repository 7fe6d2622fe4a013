"""D03: what outlives, or comes before, the bodies it is about."""

import pytest

from graph_model.analyses.precedence import settle
from tests.unit.analyses.judging import claim, found, subjects
from tests.unit.building import body, holds, line, right, succession

LINE = line("trust", "commissioning_contract", "ccg", "dental", valid_from="2015-01-01")
ENDED = body("ccg", "ccg", valid_to="2022-07-01")
STALE = [(("ccg", "trust"), "fault")]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([LINE], [], id="both exist"),
        pytest.param([LINE, ENDED], STALE, id="the holder is no more"),
        pytest.param([LINE, body("trust", "nhs_trust", valid_to="2022-07-01")], STALE, id="the subject is no more"),
        pytest.param([LINE, body("ccg", "ccg", valid_from="2025-01-01")], STALE, id="the holder is not there yet"),
        pytest.param([LINE, body("ccg", "ccg", valid_to="2024-10-02")], [], id="on its last day"),
        pytest.param([LINE, body("ccg", "ccg", valid_to="2024-10-01")], STALE, id="on the day after"),
        pytest.param(
            [line("trust", "membership", "ccg", valid_from="2015-01-01", valid_to="2022-07-01"), ENDED],
            [],
            id="a line that ended with it",
        ),
        pytest.param([line("trust", "oversight", "ccg"), ENDED], [(("ccg", "trust"), "info")], id="an undated line"),
        pytest.param(
            [line("trust", "oversight", "ccg"), body("ccg", "ccg", valid_from="2025-01-01")],
            [],
            id="an undated line before its holder",
        ),
        pytest.param(
            [LINE, body("ccg", "ccg", valid_to="2022-07-01", confidence="check")],
            [(("ccg", "trust"), "info")],
            id="an end that is not sure",
        ),
        pytest.param(
            [
                LINE,
                body("ccg", "ccg", valid_to="2022-07-01", confidence="check"),
                body("trust", "nhs_trust", valid_to="2022-07-01"),
            ],
            STALE,
            id="an end that is not sure, and one that is",
        ),
        pytest.param([right("ccg"), ENDED], [(("ccg",), "fault")], id="a right of a body that is no more"),
        pytest.param([right("ccg", valid_to="2022-07-01"), ENDED], [], id="a right that ended with it"),
        pytest.param([right("ccg", valid_from=None), ENDED], [(("ccg",), "info")], id="an undated right"),
    ],
)
def test_what_holds_without_those_it_is_about(rows, expected):
    assert subjects(found("D03", rows)) == expected


def test_who_followed_is_named_at_any_remove():
    rows = [
        body("board", valid_to="2024-04-01"),
        succession("ccg", "board", "2022-07-01"),
        succession("board", "bigger", "2024-04-01"),
        body("bigger"),
    ]

    (finding,) = found("D03", LINE, ENDED, rows)

    assert "bigger (bigger)" in finding.advice
    assert "board (board)" not in finding.advice


def test_lines_between_two_bodies_are_told_together():
    rows = [LINE, line("trust", "oversight", "ccg", "acute", valid_from="2015-01-01"), ENDED]

    (finding,) = found("D03", rows)

    assert (finding.functions, len(finding.evidence.lines)) == (("acute", "dental"), 2)


def test_a_stale_contract_is_told_once():
    rows = [LINE, ENDED, holds("town", "b1"), claim("rights", "dental")]
    contract = LINE.model_copy(update={"footprint": "town"})

    (finding,) = settle([*found("M06", rows, contract), *found("D03", rows, contract)])

    assert (finding.rule, finding.speaks_for) == ("D03", ("M06",))
