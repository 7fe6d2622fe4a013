"""Which findings touch an answer."""

import pytest

from graph_model.findings import Evidence, Finding, Severity
from graph_model.touching import touched_by
from tests.unit.building import ask, covers, function, history_of, holds, line, right

DECIDES = right("icb")
UP = line("icb", "statutory_accountability", "parliament")
AGREES = right("council", "must_agree")
ANSWER = ask(
    history_of(
        *(function("care"), function("dental", "care"), holds("town", "b1"), holds("away", "b2")),
        *(covers("icb", "town"), DECIDES, AGREES, right("hosc", "scrutinises"), UP),
    )
)


def _finding(subject: str, **columns: object) -> Finding:
    plain = {"functions": (), "sentence": "Wrong.", "advice": "Mend it.", "evidence": Evidence(missing="a line")}
    return Finding(rule="M01", subjects=(subject,), severity=Severity.FAULT, **{**plain, **columns})


@pytest.mark.parametrize(
    ("finding", "touches"),
    [
        pytest.param(_finding("x", evidence=Evidence((UP.id,))), True, id="rests on a line of the chain"),
        pytest.param(
            _finding("x", evidence=Evidence(rights=(DECIDES.id,))), True, id="rests on the right that decides"
        ),
        pytest.param(_finding("x", evidence=Evidence(rights=(AGREES.id,))), True, id="on the right of who must agree"),
        pytest.param(_finding("x", evidence=Evidence(("other",))), False, id="rests on another line"),
        pytest.param(_finding("icb"), True, id="about who decides, in no function"),
        pytest.param(_finding("icb", functions=("care",)), True, id="about who decides, in the wider function"),
        pytest.param(_finding("icb", functions=("law",)), False, id="about who decides, in another function"),
        pytest.param(_finding("hosc"), False, id="about who scrutinises"),
        pytest.param(_finding("x", functions=("dental",), footprint="town"), True, id="this function, this place"),
        pytest.param(
            _finding("x", functions=("dental",), ground=frozenset({"b1"})), True, id="this function, ground in common"
        ),
        pytest.param(
            _finding("x", functions=("dental",), ground=frozenset({"b2"})), False, id="this function, other ground"
        ),
        pytest.param(_finding("x", functions=("dental",)), False, id="this function, ground not known"),
    ],
)
def test_a_finding_touches_an_answer(finding: Finding, touches: bool) -> None:
    assert (finding in touched_by(ANSWER, [finding])) is touches


def test_the_worst_are_told_first_and_then_those_that_strike_more_people() -> None:
    small, large = _finding("icb", population=5), _finding("icb", population=900, sentence="Worse.")
    warning = Finding(
        "D01", Severity.WARNING, ("icb",), (), "Twice.", "Choose.", Evidence(missing="x"), population=10**6
    )

    assert touched_by(ANSWER, [warning, small, large]) == (large, small, warning)
