"""Names in capitals in proper case: what is spelt with capitals of its own keeps them."""

import pytest

from graph_model.ingest.proper_names import proper_name


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("University Hospitals of Leicester NHS Trust", id="a trust"),
        pytest.param("NHS Northern, Eastern and Western Devon CCG", id="a CCG"),
        pytest.param("NHS North East London ICB - A3A8R", id="a sub-ICB location with its code"),
        pytest.param("Barking and Dagenham - Sub-ICB Reporting Entity", id="an entity after a hyphen"),
        pytest.param("The Newcastle upon Tyne Hospitals NHS Foundation Trust", id="upon"),
        pytest.param("Great Ormond Street Hospital for Children NHS Foundation Trust", id="for"),
        pytest.param("Guy's and St Thomas' NHS Foundation Trust", id="a possessive, St and a last apostrophe"),
        pytest.param("Birmingham Women's and Children's NHS Foundation Trust", id="two possessives"),
        pytest.param("NHS Birmingham CrossCity CCG", id="a capital inside a word"),
        pytest.param("Bromley by Bow and Stepney Health CIC PCN", id="CIC and PCN"),
        pytest.param("Gloucester (Care UK) OOH", id="UK in brackets"),
        pytest.param("Dr A B Smith", id="initials apart"),
        pytest.param("Dr AS Coutts & Partners", id="initials that look like a word"),
        pytest.param("Drs Lambert & Ng", id="a surname without a vowel"),
        pytest.param("Dr ME Silver's Practice", id="initials and a possessive"),
        pytest.param("Dr KW McGechaen & Partner", id="Mc-"),
        pytest.param("James O'Riordan Medical Centre", id="O'-"),
        pytest.param("Bac O'Connor's", id="O'- with a possessive"),
        pytest.param("Macclesfield and Macmillan House", id="Mac- that is part of the word"),
        pytest.param("Kenneth MacRae Med Centre", id="Mac- of a surname"),
        pytest.param("MCAS", id="initials that begin like a surname"),
        pytest.param("Bird-in-Eye Surgery", id="in, between hyphens"),
        pytest.param("Horndon-on-the-Hill Surgery", id="on and the, between hyphens"),
        pytest.param("Hamdon Medical Centre, Stoke-sub-Hamdon", id="sub, between hyphens"),
        pytest.param("Pen-y-Cae Surgery", id="the Welsh article, between hyphens"),
        pytest.param("Litherland Primary Care Walk-In Service", id="in, at the end of a compound"),
        pytest.param("One Medicare LLP-The Light", id="the, at the beginning of a part"),
        pytest.param("Henry VIII Surgery", id="a Roman number"),
        pytest.param("Leyton Healthcare 4th Floor", id="an ordinal"),
        pytest.param("Central & West (IW) PCN", id="initials in brackets"),
        pytest.param("LARC Clinic (LA)", id="initials in brackets that look like a word"),
        pytest.param("Wyre Rural Extended Neighbourhood (WREN) PCN", id="initials of the words before the brackets"),
        pytest.param("Modality Partnership (Hull)", id="a place in brackets"),
        pytest.param("Guardian Street Med/Ctr", id="abbreviations about a stroke"),
        pytest.param("Brownlow Health @ Princes Park", id="at, as a sign"),
        pytest.param("NHS111 and Barnet Federated GPs Limited", id="a number and a plural"),
        pytest.param("Dr. N.J. Bhatt & Dr. H.M. Benn", id="initials with points"),
        pytest.param("St.Peter’s Hill", id="St with a point, and a round apostrophe"),
        pytest.param("Ysbyty Gwynedd Tŷ Elli", id="letters beyond ASCII"),
        pytest.param("", id="nothing"),
    ],
)
def test_capitals_are_turned_into_the_name_as_it_is_written(name: str) -> None:
    assert proper_name(name.upper()) == name


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("NHS Leeds and york", id="a small letter anywhere"),
        pytest.param("eHealth LTD", id="a small letter first"),
    ],
)
def test_a_name_in_mixed_case_is_left_alone(name: str) -> None:
    assert proper_name(name) == name


def test_nothing_but_the_case_of_letters_changes() -> None:
    odd = "A--B  (C)/D'E_F@G+H. 1ST,2ND\tMC’X"

    assert proper_name(odd).upper() == odd
