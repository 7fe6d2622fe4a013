"""What may have been meant: the likest known words, and none rather than a wild guess."""

import pytest

from graph_model.nearest import nearest, nearest_names

IDS = ("ods:QWO", "ods:QOP", "ods:Y62", "nhse", "parliament", "acute_commissioning")
NAMES = ("Greater Manchester", "West Yorkshire", "West Midlands", "Surrey Heartlands")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("ods:QW0", ("ods:QWO", "ods:QOP", "ods:Y62"), id="one letter is another"),
        pytest.param("acute_comissioning", ("acute_commissioning",), id="one letter is missing"),
        pytest.param("NHSE", ("nhse",), id="in capitals"),
        pytest.param("nhes", ("nhse",), id="two letters have changed places"),
        pytest.param("quango", (), id="like none of them"),
        pytest.param("", (), id="nothing"),
        pytest.param("x" * 30_000, (), id="very long"),
    ],
)
def test_the_likest_words_come_first_and_unlike_ones_not_at_all(word: str, expected: tuple[str, ...]) -> None:
    found = nearest(word, IDS)

    assert found == expected


def test_words_that_are_equally_like_come_in_the_order_of_the_alphabet() -> None:
    found = nearest("ods:A", {"ods:D", "ods:B", "ods:C"})

    assert found == ("ods:B", "ods:C", "ods:D")


def test_no_more_are_given_than_asked_for() -> None:
    found = nearest("ods:A", {"ods:D", "ods:B", "ods:C"}, limit=2)

    assert found == ("ods:B", "ods:C")


def test_nothing_known_is_like_nothing() -> None:
    assert nearest("ods:A", ()) == ()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("yorkshire", ("West Yorkshire",), id="part of a name"),
        pytest.param("Yorkshre", ("West Yorkshire",), id="part of a name, misspelt"),
        pytest.param("west", ("West Midlands", "West Yorkshire"), id="part of several names"),
        pytest.param("Cornwall", (), id="part of none"),
    ],
)
def test_names_are_found_by_a_part_of_them(words: str, expected: tuple[str, ...]) -> None:
    found = nearest_names(words, NAMES)

    assert found == expected
