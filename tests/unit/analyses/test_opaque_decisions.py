"""M13: rights and boards without a source."""

import pytest

from tests.unit.analyses.judging import found, subjects
from tests.unit.building import body, right


@pytest.mark.parametrize(
    ("rows", "opaque"),
    [
        pytest.param([right("icb")], [], id="a source"),
        pytest.param([right("icb", source="")], [(("icb",), "info")], id="no source"),
        pytest.param([right("icb", "advises", source="")], [], id="it does not decide"),
        pytest.param([right("icb", source="a book nobody knows")], [], id="a source that is not known"),
        pytest.param([body("hub", "committee")], [(("hub",), "info")], id="a board without a source"),
        pytest.param([body("hub", "committee", source="act")], [], id="a board with a source"),
        pytest.param([body("icb")], [], id="a body that is no board"),
    ],
)
def test_what_nobody_can_check(rows, opaque):
    assert subjects(found("M13", rows)) == opaque
