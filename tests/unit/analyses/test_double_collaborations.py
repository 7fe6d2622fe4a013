"""D08: trusts in two collaboratives for one function."""

import pytest

from tests.unit.analyses.judging import found, subjects
from tests.unit.building import body, covers, holds, line

BODIES = [body("trust", "nhs_trust"), body("one", "provider_collaborative"), body("two", "provider_alliance")]
GROUND = [covers("one", "north"), holds("north", "b1 b2"), covers("two", "south")]
TWO = [(("one", "trust", "two"), "info")]


def _member(collaborative: str, functions: str = "acute", **columns: object):
    return line("trust", "membership", collaborative, functions, **({"valid_from": "2020-01-01"} | columns))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([_member("one"), holds("south", "b2")], [], id="in one"),
        pytest.param([_member("one"), _member("two"), holds("south", "b2 b3")], TWO, id="in two"),
        pytest.param([_member("one"), _member("two"), holds("south", "b3")], [], id="on other ground"),
        pytest.param([_member("one"), _member("two")], [], id="ground not known"),
        pytest.param([_member("one"), _member("two", "dental"), holds("south", "b2")], [], id="for other functions"),
        pytest.param([_member("one"), _member("two", "*"), holds("south", "b2")], TWO, id="one for all functions"),
        pytest.param(
            [_member("one"), line("two", "joint_exercise", "trust", "acute"), holds("south", "b2")],
            TWO,
            id="one exercises functions jointly",
        ),
        pytest.param([_member("one"), _member("two", valid_to="2024-10-01"), holds("south", "b2")], [], id="one ended"),
        pytest.param(
            [_member("one"), _member("two"), holds("south", "b2"), body("two", "clinical_network")], [], id="a network"
        ),
        pytest.param(
            [_member("one"), _member("two", valid_from=None), holds("south", "b2")], TWO, id="since when unknown"
        ),
    ],
)
def test_trusts_in_two_collaboratives(rows, expected):
    assert subjects(found("D08", BODIES, GROUND, rows)) == expected
