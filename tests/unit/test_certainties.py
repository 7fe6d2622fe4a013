"""Reading which certainties count."""

import pytest

from graph_model.certainties import read_certainties
from graph_model.errors import BadQuestionError
from graph_model.history import DEFAULT_CERTAINTIES
from graph_model.vocabulary import Certainty


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param([], DEFAULT_CERTAINTIES, id="none gives the default"),
        pytest.param([""], DEFAULT_CERTAINTIES, id="an empty one gives the default"),
        pytest.param([" , "], DEFAULT_CERTAINTIES, id="a lonely comma gives the default"),
        pytest.param(["proposed"], {Certainty.PROPOSED}, id="one is that one only"),
        pytest.param(["in_force", "proposed"], {Certainty.IN_FORCE, Certainty.PROPOSED}, id="several values"),
        pytest.param(["in_force, proposed"], {Certainty.IN_FORCE, Certainty.PROPOSED}, id="one value with commas"),
        pytest.param(["planned,planned"], {Certainty.PLANNED}, id="twice is once"),
    ],
)
def test_certainties_are_read_from_what_a_person_wrote(values: list[str], expected: set[Certainty]) -> None:
    assert read_certainties(values) == expected


@pytest.mark.parametrize(
    ("value", "nearest"),
    [
        pytest.param("anounced", ("announced",), id="mistyped"),
        pytest.param("in_force,propsed", ("proposed",), id="one of several mistyped"),
        pytest.param("zzz", (), id="like none of them"),
    ],
)
def test_a_certainty_that_is_not_known_is_refused_with_what_may_be_meant(value: str, nearest: tuple[str, ...]) -> None:
    with pytest.raises(BadQuestionError) as refused:
        read_certainties([value])

    assert (refused.value.parameter, refused.value.nearest[:1]) == ("certainty", nearest)
    assert all(word in refused.value.detail for word in Certainty)
