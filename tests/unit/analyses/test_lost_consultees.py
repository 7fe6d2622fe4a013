"""M17: service change without health scrutiny to consult."""

import pytest

from tests.unit.analyses.judging import claim, found, holder, subjects
from tests.unit.building import body, holds, right

CHANGE = "service_reconfiguration"
RULE = holder(CHANGE, "hosc", "must_be_consulted")
DECIDER = right("icb", function=CHANGE)
PLACE = [holds("town", "b1 b2"), body("hosc", "hosc"), claim("rights", CHANGE, "town")]


def _consulted(**columns: object):
    return right("hosc", "must_be_consulted", function=CHANGE, **columns)


@pytest.mark.parametrize(
    ("rows", "lost"),
    [
        pytest.param([DECIDER, _consulted()], [], id="consulted"),
        pytest.param([DECIDER], [(("icb",), "warning")], id="nobody"),
        pytest.param(
            [DECIDER, _consulted(over="half"), holds("half", "b1")], [(("icb",), "warning")], id="for half of it"
        ),
        pytest.param([DECIDER, _consulted(valid_from=None)], [], id="since an unknown day"),
        pytest.param([DECIDER, _consulted(over="nowhere")], [(("icb",), "info")], id="on unknown ground"),
        pytest.param(
            [DECIDER, right("icb", "must_be_consulted", function=CHANGE)], [(("icb",), "warning")], id="itself"
        ),
        pytest.param([right("icb", function=CHANGE, confidence="check")], [(("icb",), "info")], id="an unsure decider"),
        pytest.param(
            [DECIDER, holder(CHANGE, "hosc", "must_be_consulted", confidence="check")],
            [(("icb",), "info")],
            id="unsure law",
        ),
        pytest.param([], [], id="nobody decides"),
    ],
)
def test_decisions_without_a_committee_to_consult(rows, lost):
    assert subjects(found("M17", PLACE, RULE, rows)) == lost


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([*PLACE[:2], RULE], id="rights are not claimed"),
        pytest.param(PLACE, id="the law asks for nobody"),
    ],
)
def test_nothing_is_missed_where_absence_may_not_be_judged(rows):
    assert found("M17", DECIDER, rows) == ()
