"""What people call organisations: acronyms of the glossary stand for the bodies that their meanings name."""

import pytest

from graph_model.entities import Term
from graph_model.errors import NotFoundError
from graph_model.places import find_place
from graph_model.searching import find_organisation
from tests.unit.building import body, covers, history_of, holds, slice_of

GMCA = body("ca:gm", "combined_authority", name="Greater Manchester Combined Authority")
BOB = body("ods:QU9", name="NHS Buckinghamshire Integrated Care Board", ods_code="QU9")
HSSIB = body("hssib", "hssib", name="Health Services Safety Investigations Body")
TERMS = [
    Term(term="GMCA", meaning="Greater Manchester Combined Authority"),
    Term(term="GMCA (2)", meaning="something else altogether"),
    Term(term="BOB", meaning="Buckinghamshire, Oxfordshire and Berkshire West ICB (QU9)"),
    Term(term="HSIB / HSSIB", meaning="Healthcare Safety Branch / Health Services Safety Investigations Body (moving)"),
    Term(term="ICB", meaning="Integrated care board: statutory NHS body"),
    Term(term="WYCA", meaning="West Yorkshire Combined Authority"),
    Term(term="bare"),
]


@pytest.mark.parametrize(
    ("acronym", "expected"),
    [
        pytest.param("GMCA", ["ca:gm"], id="the meaning is a name"),
        pytest.param("gmca", ["ca:gm"], id="in small letters"),
        pytest.param("BOB", ["ods:QU9"], id="the meaning has a code"),
        pytest.param("HSSIB", ["hssib"], id="the second of two acronyms has the second meaning"),
        pytest.param("HSIB", [], id="the first has the first, which names no body here"),
        pytest.param("ICB", [], id="a sort of body is no body"),
        pytest.param("WYCA", [], id="a body that the register does not have"),
        pytest.param("bare", [], id="no meaning is recorded"),
        pytest.param("unheard of", [], id="not in the glossary"),
    ],
)
def test_an_acronym_stands_for_the_bodies_that_its_meaning_names(acronym: str, expected: list[str]) -> None:
    calling = history_of(GMCA, BOB, HSSIB, *TERMS).calling

    assert [each.id for each in calling.meant(acronym.casefold())] == expected


def test_a_place_may_be_given_by_an_acronym_and_the_answer_says_how_it_was_read() -> None:
    history = history_of(GMCA, *TERMS, holds("town", "b1"), covers("ca:gm", "town"))

    place = find_place(slice_of(history), "GMCA")

    assert place.id == "town"
    assert "GMCA was read as Greater Manchester Combined Authority, after the glossary." in place.notes


def test_a_name_goes_before_an_acronym() -> None:
    named = body("la:bob", "district_council", name="Bob")

    place = find_place(slice_of(history_of(BOB, named, *TERMS)), "BOB")

    assert place.id == "la:bob"


def test_an_acronym_of_a_body_that_is_not_there_is_explained() -> None:
    with pytest.raises(NotFoundError, match=r"in the glossary: West Yorkshire Combined Authority"):
        find_place(slice_of(history_of(GMCA, *TERMS)), "WYCA")


def test_an_organisation_may_be_named_by_an_acronym() -> None:
    found = find_organisation(slice_of(history_of(GMCA, *TERMS)), "gmca", "subject")

    assert found == GMCA
