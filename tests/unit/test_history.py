"""A day cut out of a history: half-open dates, certainties, and what unknown does."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_model.entities import Source
from graph_model.history import DEFAULT_CERTAINTIES
from graph_model.vocabulary import Certainty
from tests.unit.building import block, body, covers, function, history_of, holds, line, right, slice_of, within

DAYS = st.dates(date(2013, 1, 1), date(2030, 1, 1))


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "on", "expected"),
    [
        pytest.param("2022-07-01", "2026-04-01", "2022-06-30", False, id="the day before it begins"),
        pytest.param("2022-07-01", "2026-04-01", "2022-07-01", True, id="its first day"),
        pytest.param("2022-07-01", "2026-04-01", "2026-03-31", True, id="its last day"),
        pytest.param("2022-07-01", "2026-04-01", "2026-04-01", False, id="the day on which it ends"),
        pytest.param(None, "2026-04-01", "1900-01-01", True, id="start not known, long before"),
        pytest.param(None, "2026-04-01", "2026-04-01", False, id="start not known, but it has ended"),
        pytest.param("2022-07-01", None, "2999-01-01", True, id="end not known, long after"),
        pytest.param("2022-07-01", None, "2022-06-30", False, id="end not known, but it has not begun"),
        pytest.param(None, None, "2024-10-01", True, id="no date known"),
        pytest.param("2024-10-01", "2024-10-01", "2024-10-01", False, id="an interval without a day"),
    ],
)
def test_every_sort_of_row_holds_from_its_first_day_up_to_but_not_on_its_end(
    valid_from: str | None, valid_to: str | None, on: str, expected: bool
) -> None:
    dates = {"valid_from": valid_from, "valid_to": valid_to}
    history = history_of(
        right("icb", **dates),
        line("icb", "delegation", "nhse", **dates),
        holds("town", "b1", **dates),
        within("town", "county", **dates),
        covers("icb", "town", **dates),
    )

    day = slice_of(history, on)

    there = [
        day.rights != (),
        day.lines != (),
        "town" in day.ground,
        day.containment.lies_in("town", "county"),
        day.covered_by("icb") != (),
    ]
    assert there == [expected] * len(there)


@settings(deadline=None)
@given(first=DAYS, second=DAYS, asked=DAYS)
def test_an_interval_holds_on_its_days_and_on_no_other(first: date, second: date, asked: date) -> None:
    begins, ends = sorted((first, second))
    history = history_of(right("icb", valid_from=begins, valid_to=ends))

    held = history.on(asked).rights

    assert (held != ()) == (begins <= asked < ends)


@settings(deadline=None)
@given(first=DAYS, second=DAYS, cut=st.integers(0, 7000), asked=DAYS)
def test_an_interval_cut_in_two_holds_on_the_same_days_once(first: date, second: date, cut: int, asked: date) -> None:
    begins, ends = sorted((first, second))
    between = begins + timedelta(days=cut) % (ends - begins + timedelta(days=1))
    whole = history_of(right("icb", id="R", valid_from=begins, valid_to=ends))
    halves = history_of(
        right("icb", id="R1", valid_from=begins, valid_to=between),
        right("icb", id="R2", valid_from=between, valid_to=ends),
    )

    held = halves.on(asked).rights

    assert len(held) == len(whole.on(asked).rights)


@pytest.mark.parametrize(
    ("certainty", "asked_for", "expected"),
    [
        pytest.param("in_force", None, True, id="in force counts"),
        pytest.param("planned", None, True, id="planned counts"),
        pytest.param("announced", None, False, id="announced does not"),
        pytest.param("proposed", None, False, id="proposed does not"),
        pytest.param("superseded", None, False, id="superseded does not"),
        pytest.param(None, None, True, id="a certainty that is not known counts"),
        pytest.param("announced", "announced", True, id="announced counts when asked for"),
        pytest.param("proposed", "announced proposed", True, id="each of several asked for counts"),
        pytest.param("in_force", "proposed", False, id="in force does not when only proposed is asked for"),
        pytest.param(None, "proposed", True, id="a certainty that is not known counts whatever is asked for"),
    ],
)
def test_lines_and_rights_count_by_their_certainty(
    certainty: str | None, asked_for: str | None, expected: bool
) -> None:
    history = history_of(right("icb", certainty=certainty), line("icb", "delegation", "nhse", certainty=certainty))

    day = slice_of(history, certainties=DEFAULT_CERTAINTIES if asked_for is None else asked_for.split())

    assert (day.rights != (), day.lines != ()) == (expected, expected)


def test_the_default_is_what_is_in_force_or_planned() -> None:
    expected = {Certainty.IN_FORCE, Certainty.PLANNED}

    assert expected == DEFAULT_CERTAINTIES


def test_ground_that_is_not_there_on_the_day_is_unknown_and_not_empty() -> None:
    history = history_of(holds("town", "b1", valid_to="2020-01-01"), holds("county", "b1"))

    ground = slice_of(history, "2024-10-01").ground

    assert ground == {"county": frozenset({"b1"})}


def test_the_same_day_is_cut_out_once() -> None:
    history = history_of(right("icb"))

    assert slice_of(history) is slice_of(history)


def test_days_with_other_certainties_are_kept_apart() -> None:
    history = history_of(right("icb", certainty="proposed"))

    rights = [slice_of(history, certainties=[certainty]).rights for certainty in ("in_force", "proposed")]

    assert [len(each) for each in rights] == [0, 1]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param("grandchild", ("grandchild", "child", "parent"), id="up to the highest"),
        pytest.param("parent", ("parent",), id="the highest is its own ancestry"),
        pytest.param("chicken", ("chicken", "egg"), id="a circle ends where it closes"),
        pytest.param("unheard_of", ("unheard_of",), id="a function without a record"),
    ],
)
def test_a_function_comes_before_its_ancestors(asked: str, expected: tuple[str, ...]) -> None:
    history = history_of(
        function("grandchild", "child"),
        function("child", "parent"),
        function("parent"),
        function("egg", "chicken"),
        function("chicken", "egg"),
    )

    assert history.ancestry(asked) == expected


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        pytest.param("b1 b2", 400, id="people are added up"),
        pytest.param("", 0, id="no block, no people"),
        pytest.param("b1 b3", None, id="the people of one block are not known"),
        pytest.param("b1 b4", None, id="a block without a record"),
    ],
)
def test_a_population_that_is_not_wholly_known_is_not_known(blocks: str, expected: int | None) -> None:
    history = history_of(block("b1", 100), block("b2", 300), block("b3", None))

    assert history.population(blocks.split()) == expected


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        pytest.param("NHSA06", "NHSA06", id="an id"),
        pytest.param("NHSA06 s14Z25", "NHSA06", id="an id and a section"),
        pytest.param("W16 annex B", "W16 annex B", id="the longest id that fits"),
        pytest.param("W16 annex C", "W16", id="else a shorter one"),
        pytest.param("NHSA06s3", None, id="a section that is not parted by a space"),
        pytest.param("hearsay", None, id="a source without a record"),
    ],
)
def test_a_citation_names_a_source_with_or_without_a_section(cited: str, expected: str | None) -> None:
    history = history_of(Source(id="NHSA06"), Source(id="W16"), Source(id="W16 annex B"))

    source = history.source(cited)

    assert (None if source is None else source.id) == expected


@pytest.mark.parametrize(
    ("organisation", "expected"),
    [
        pytest.param("icb", "NHS Somewhere ICB", id="by its name"),
        pytest.param("nameless", "nameless", id="by its id, where no name is known"),
        pytest.param("unheard_of", "unheard_of", id="by its id, where there is no record"),
    ],
)
def test_an_organisation_is_called_by_its_name_if_it_has_one(organisation: str, expected: str) -> None:
    history = history_of(body("icb", name="NHS Somewhere ICB"), body("nameless", name=None))

    assert history.name(organisation) == expected
