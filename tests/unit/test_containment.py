"""Which footprint lies in which: wholly composes, partly is reported and never walked."""

import pytest

from graph_model.containment import Containment
from tests.unit.building import partly, within


@pytest.mark.parametrize(
    ("inner", "outer", "expected"),
    [
        pytest.param("district", "district", True, id="in itself"),
        pytest.param("district", "county", True, id="in its parent"),
        pytest.param("district", "england", True, id="in its parent's parent"),
        pytest.param("county", "district", False, id="a parent does not lie in its child"),
        pytest.param("county", "council area", True, id="coterminous with its parent"),
        pytest.param("council area", "county", True, id="coterminous the other way about"),
        pytest.param("district", "council area", True, id="in what its parent is coterminous with"),
        pytest.param("county", "icb", False, id="partly is not in"),
        pytest.param("district", "icb", False, id="in what is partly in another"),
        pytest.param("icb", "region", True, id="what is partly entered lies in its own parent"),
        pytest.param("county", "region", False, id="partly, and then wholly, is not in"),
        pytest.param("elsewhere", "england", False, id="nothing is recorded"),
    ],
)
def test_a_footprint_lies_in_another_only_over_whole_steps(inner: str, outer: str, expected: bool) -> None:
    containment = Containment(
        [
            within("district", "county"),
            within("county", "england"),
            within("county", "council area", "coterminous"),
            partly("county", "icb", 0.87),
            within("icb", "region"),
        ]
    )

    assert containment.lies_in(inner, outer) == expected


def test_footprints_that_lie_in_each_other_are_found_once() -> None:
    containment = Containment([within("a", "b"), within("b", "c"), within("c", "a")])

    assert containment.above("a") == frozenset({"a", "b", "c"})


@pytest.mark.parametrize(
    ("inner", "outer", "is_partial", "share"),
    [
        pytest.param("county", "icb", True, 0.87, id="share known"),
        pytest.param("county", "other icb", True, None, id="share not known"),
        pytest.param("icb", "county", False, None, id="not the other way about"),
        pytest.param("county", "england", False, None, id="wholly is not partly"),
        pytest.param("district", "icb", False, None, id="not through what lies wholly"),
    ],
)
def test_a_partial_relation_is_told_with_its_share(
    inner: str, outer: str, is_partial: bool, share: float | None
) -> None:
    containment = Containment(
        [
            partly("county", "icb", 0.87),
            partly("county", "other icb"),
            within("county", "england"),
            within("district", "county"),
        ]
    )

    assert (containment.is_partial(inner, outer), containment.partial_share(inner, outer)) == (is_partial, share)
