"""Plain words, and abbreviations that carry their meaning."""

from datetime import date

import pytest

from api.pages.links import Links
from api.pages.terms import Meaning, Terms
from api.pages.words import period, plain
from graph_model.entities import Term
from graph_model.vocabulary import FootprintLevel, LineKind, OrganisationType
from tests.unit.building import body, history_of


@pytest.mark.parametrize(
    ("word", "said"),
    [
        pytest.param(OrganisationType.NHS_FOUNDATION_TRUST, "NHS foundation trust", id="initials and words"),
        pytest.param(OrganisationType.S75_JOINT_COMMITTEE, "Section 75 joint committee", id="a section of law"),
        pytest.param(FootprintLevel.UTLA_AREA, "Upper-tier council area", id="a word that says too little"),
        pytest.param(LineKind.STATUTORY_ACCOUNTABILITY, "Statutory accountability", id="words"),
    ],
)
def test_words_of_the_register_are_written_as_a_person_writes_them(word: str, said: str) -> None:
    assert plain(word) == said


@pytest.mark.parametrize(
    ("begins", "ends", "said"),
    [
        pytest.param("2022-07-01", None, "from 1 July 2022", id="no end is recorded"),
        pytest.param("2022-07-01", "2026-04-01", "from 1 July 2022, until 1 April 2026", id="both"),
        pytest.param(None, "2026-04-01", "start not recorded, until 1 April 2026", id="no start is recorded"),
        pytest.param(None, None, "dates not recorded", id="neither"),
    ],
)
def test_a_date_that_is_not_recorded_is_said_so(begins: str | None, ends: str | None, said: str) -> None:
    assert period(body("icb", valid_from=begins, valid_to=ends)) == said


def _terms(on: str = "2024-10-01") -> Terms:
    return Terms(
        history_of(
            Term(term="ICB", meaning='Integrated <care> "board"', valid_from="2022-07-01"),
            Term(term="DH", meaning="Department of Health", valid_to="2018"),
            Term(term="DH", meaning="Digital Health", valid_from="2019"),
        ),
        date.fromisoformat(on),
    )


def test_an_abbreviation_carries_its_meaning_the_first_time_only() -> None:
    terms = _terms()

    marked = terms.mark("An ICB, and another ICB")

    assert marked == ('An <abbr title="Integrated &lt;care&gt; &#34;board&#34;">ICB</abbr>, and another ICB')
    assert terms.mark("ICB") == "ICB"
    assert terms.used == [Meaning("ICB", 'Integrated <care> "board"')]


@pytest.mark.parametrize(
    ("on", "meaning"),
    [("2015-01-01", "Department of Health"), ("2024-01-01", "Digital Health")],
)
def test_an_abbreviation_has_the_meaning_of_the_day(on: str, meaning: str) -> None:
    assert f'title="{meaning}"' in _terms(on).mark("DH")


def test_text_around_abbreviations_is_escaped() -> None:
    assert _terms().mark("<script>ICB</script>").startswith("&lt;script&gt;<abbr")


def test_links_keep_the_day_and_encode_what_ids_hold() -> None:
    links = Links((("on", "2022-07-01"),))

    assert links.record("organisations", "a/b?<c>") == "/organisations/a%2Fb%3F%3Cc%3E?on=2022-07-01"
    assert links.to("/paths", {"subject": "ods:R0A", "holder": ""}) == "/paths?subject=ods%3AR0A&on=2022-07-01"
    assert links.to("/paths", {"on": "2024-01-01"}) == "/paths?on=2024-01-01"
