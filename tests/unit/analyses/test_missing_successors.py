"""M16: organisations that ended without an heir."""

import pytest

from graph_model.entities import Succession
from tests.unit.analyses.judging import claim, found, subjects
from tests.unit.building import block, body, covers, holds, succession

ENDED = [body("old", "ccg", valid_to="2022-07-01"), covers("old", "town"), holds("town", "b1 b2"), body("new")]
CLAIMED = claim("successions", "ccg")


def _heir(successor: str = "new", kind: str = "merger", share: float | None = None, **columns: object) -> Succession:
    row = succession("old", successor, "2022-07-01", kind)
    return row.model_copy(update={"share": share} | columns)


@pytest.mark.parametrize(
    ("rows", "missing"),
    [
        pytest.param([CLAIMED], [(("old",), "warning")], id="no successor"),
        pytest.param([], [], id="not claimed"),
        pytest.param([claim("successions", "icb")], [], id="claimed of another type"),
        pytest.param([claim("successions", "ccg", valid_to="2020-01-01")], [], id="not claimed when it ended"),
        pytest.param([CLAIMED, _heir()], [], id="a successor of unknown ground"),
        pytest.param([CLAIMED, succession("old", None, "2022-07-01", "abolition")], [], id="abolished, and said so"),
        pytest.param([CLAIMED, _heir(), covers("new", "town")], [], id="one that covers all of it"),
        pytest.param(
            [CLAIMED, _heir(), covers("new", "half"), holds("half", "b1")], [(("old",), "warning")], id="half is left"
        ),
        pytest.param(
            [CLAIMED, _heir(), covers("new", "half"), holds("half", "b1"), block("b1", 1000), block("b2", 5)],
            [],
            id="half a per cent is left",
        ),
        pytest.param([CLAIMED, _heir(share=0.4)], [(("old",), "warning")], id="shares that do not add up"),
        pytest.param([CLAIMED, _heir(share=0.997)], [], id="shares within the tolerance"),
        pytest.param([CLAIMED, _heir(share=0.4), _heir("newer")], [], id="shares not all known"),
        pytest.param([CLAIMED, _heir(share=0.4, confidence="check")], [(("old",), "info")], id="an unsure row"),
    ],
)
def test_who_ended_without_an_heir(rows, missing):
    assert subjects(found("M16", ENDED, rows)) == missing


def test_who_has_not_ended_yet_needs_no_heir():
    assert found("M16", ENDED, CLAIMED, on="2022-06-30") == ()
