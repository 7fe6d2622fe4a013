"""D15: splits that the borders do not show."""

import pytest

from tests.unit.analyses.judging import found, subjects
from tests.unit.building import body, covers, holds, succession, within

SPLIT = [
    body("old", valid_to="2024-04-01"),
    covers("old", "fp:old", valid_to="2024-04-01"),
    *(body(each, valid_from="2024-04-01") for each in ("east", "west")),
    covers("east", "fp:east"),
    covers("west", "fp:west"),
    *(succession("old", each, "2024-04-01", "split") for each in ("east", "west")),
]
GROUND = [holds("fp:east", "b1 b2"), holds("fp:west", "b3")]
BOTH = [within("town", "fp:east"), within("town", "fp:west")]
OLD, TWO = [(("old",), "fault")], [(("east", "west"), "fault")]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([within("town", "fp:old", valid_to="2024-04-01")], [], id="the border was moved"),
        pytest.param([within("town", "fp:old")], OLD, id="it was not"),
        pytest.param([within("town", "fp:old", "coterminous")], OLD, id="one and the same area"),
        pytest.param([within("fp:old", "town", "coterminous")], OLD, id="the other way round"),
        pytest.param([within("town", "fp:old", "partial")], [], id="only partly"),
        pytest.param([within("fp:old", "region")], [], id="in a wider area"),
        pytest.param(
            [within("town", "fp:old"), body("hub"), covers("hub", "fp:old")], [], id="somebody still works there"
        ),
        pytest.param([within("town", "fp:old"), body("old")], [], id="the body lives on"),
        pytest.param([within("town", "fp:east")], [], id="in one of the successors"),
        pytest.param([BOTH, GROUND], TWO, id="in both"),
        pytest.param([BOTH], [], id="in both, ground not known"),
        pytest.param([BOTH, holds("fp:east", "b1"), holds("fp:west", "b1")], [], id="in both, which overlap"),
        pytest.param([within("town", "fp:east"), within("town", "fp:west", "partial"), GROUND], [], id="partly in one"),
        pytest.param(
            [within("town", "fp:old", confidence="check")], [(("old",), "info")], id="a relation that is not sure"
        ),
    ],
)
def test_areas_that_lie_where_a_split_has_ended_that(rows, expected):
    assert subjects(found("D15", SPLIT, rows)) == expected


def test_before_the_split_nothing_is_wrong():
    assert found("D15", SPLIT, within("town", "fp:old"), on="2024-03-31") == ()


def test_a_merger_is_no_split():
    rows = [each for each in SPLIT if not hasattr(each, "predecessor")]

    assert found("D15", rows, succession("old", "east", "2024-04-01"), within("town", "fp:old")) == ()
