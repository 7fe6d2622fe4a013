"""Everything known of one organisation, footprint, line or source."""

import pytest

from graph_model import records
from graph_model.entities import Source
from graph_model.errors import NotFoundError
from graph_model.history import History
from graph_model.records import Overlap
from graph_model.vocabulary import FootprintLevel, OrganisationType
from tests.unit.building import (
    area,
    block,
    body,
    covers,
    function,
    history_of,
    holds,
    line,
    partly,
    right,
    slice_of,
    succession,
    within,
)


def _history() -> History:
    return history_of(
        holds("town", "b1 b2"),
        holds("north", "b1"),
        holds("county", "b1 b2 b3"),
        holds("elsewhere", "b4"),
        block("b1", 84),
        block("b2", 16),
        block("b3", 900),
        body("council", "county_council", valid_from="2009-04-01"),
        body("ccg", "ccg", valid_to="2022-07-01"),
        within("town", "county"),
        partly("county", "town", 0.1),
        covers("icb", "town"),
        covers("ccg", "town", valid_to="2022-07-01"),
        right("icb", id="R1", source="W1 s3;act"),
        right("icb", id="R2", valid_to="2020-01-01", source="W1"),
        line("icb", "delegation", "nhse", id="L1", source="W1"),
        line("council", "representation", "icb", id="L2"),
        line("icb", "delegation", "sos", id="L3", certainty="announced", source="W1"),
        succession("ccg", "icb", "2022-07-01"),
        succession("icb", "merged icb", "2027-04-01"),
        body("merged icb"),
        Source(id="W1", kind="publication"),
    )


def test_an_organisation_is_told_with_its_lines_and_rights_of_the_day_and_its_past_and_future() -> None:
    record = records.organisation(slice_of(_history()), "icb")

    assert record.organisation.id == "icb"
    assert [each.id for each in record.answers_to] == ["L1"]
    assert [each.id for each in record.answered_to_by] == ["L2"]
    assert [each.id for each in record.rights] == ["R1"]
    assert [each.footprint for each in record.covers] == ["town"]
    assert [each.predecessor for each in record.came_from] == ["ccg"]
    assert [each.successor for each in record.became] == ["merged icb"]


def test_an_organisation_of_which_nothing_is_known_is_told() -> None:
    record = records.organisation(slice_of(history_of(body("icb"))), "icb")

    told = (record.answers_to, record.answered_to_by, record.rights, record.covers, record.came_from, record.became)
    assert told == ((), (), (), (), (), ())


def test_a_footprint_is_told_with_its_ground_relations_and_overlaps() -> None:
    record = records.footprint(slice_of(_history()), "town")

    assert (record.population, record.blocks, record.covered_by) == (100, ("b1", "b2"), ("icb",))
    assert [each.parent for each in record.lies_in] == ["county"]
    assert [each.child for each in record.holds] == ["county"]
    assert record.overlaps == (
        Overlap("county", "county", 100, 1.0, 0.1),
        Overlap("north", "north", 84, 0.84, 1.0),
    )


def test_a_footprint_whose_ground_is_not_known_has_no_people_and_no_overlaps() -> None:
    record = records.footprint(slice_of(history_of(area("town"), holds("county", "b1"))), "town")

    assert (record.population, record.blocks, record.overlaps) == (None, (), ())


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        pytest.param([block("b1", None)], Overlap("north", "north", None, None, None), id="of the overlap"),
        pytest.param([block("b2", None)], Overlap("north", "north", 100, None, 1.0), id="of the rest of the place"),
        pytest.param([block("b1", 0), block("b2", 0)], Overlap("north", "north", 0, None, None), id="there are none"),
    ],
)
def test_shares_of_an_overlap_are_not_known_where_people_are_not(people: list, expected: Overlap) -> None:
    history = history_of(holds("town", "b1 b2"), holds("north", "b1"), people)

    record = records.footprint(slice_of(history), "town")

    assert record.overlaps == (expected,)


def test_a_line_is_told_whatever_the_day_and_the_certainty() -> None:
    line_of_another_day = records.line(_history(), "L3")

    assert line_of_another_day.holder == "sos"


def test_a_source_is_told_with_how_much_of_the_day_rests_on_it() -> None:
    record = records.source(slice_of(_history()), "W1")

    assert (record.source.id, record.lines, record.rights) == ("W1", 1, 1)


@pytest.mark.parametrize(
    ("ask", "parameter"),
    [
        pytest.param(lambda day: records.organisation(day, "icbb"), "organisation", id="organisation"),
        pytest.param(lambda day: records.footprint(day, "tovn"), "footprint", id="footprint"),
        pytest.param(lambda day: records.line(day.history, "L9"), "line", id="line"),
        pytest.param(lambda day: records.source(day, "W9"), "source", id="source"),
    ],
)
def test_an_id_that_is_not_known_is_refused(ask: object, parameter: str) -> None:
    with pytest.raises(NotFoundError) as refused:
        ask(slice_of(_history()))  # type: ignore[operator]

    assert (refused.value.parameter, len(refused.value.nearest) > 0) == (parameter, True)


@pytest.mark.parametrize(
    ("query", "kind", "expected"),
    [
        pytest.param("", None, ["council", "icb", "merged icb", "nhse", "sos"], id="all of the day"),
        pytest.param("", OrganisationType.COUNTY_COUNCIL, ["council"], id="of one type"),
        pytest.param("merged", None, ["merged icb"], id="with a word"),
        pytest.param("merged", OrganisationType.COUNTY_COUNCIL, [], id="with a word, of another type"),
        pytest.param("", OrganisationType.CCG, [], id="of a type that has ended"),
    ],
)
def test_organisations_of_the_day_are_listed(query: str, kind: OrganisationType | None, expected: list[str]) -> None:
    listed = records.organisations(slice_of(_history()), query, kind)

    assert [each.id for each in listed] == expected


@pytest.mark.parametrize(
    ("query", "level", "expected"),
    [
        pytest.param("", None, ["a", "b"], id="all"),
        pytest.param("", FootprintLevel.ICS_ICB, ["b"], id="of one level"),
        pytest.param("a", None, ["a"], id="with a word"),
    ],
)
def test_footprints_are_listed(query: str, level: FootprintLevel | None, expected: list[str]) -> None:
    history = history_of(area("b", level="ics_icb"), area("a"))

    listed = records.footprints(slice_of(history), query, level)

    assert [each.id for each in listed] == expected


def test_a_function_is_told_with_its_place_in_the_catalogue_and_the_rights_of_the_day() -> None:
    history = history_of(
        function("care"),
        function("dental", "care"),
        function("child dental", "dental"),
        right("icb", id="R1"),
        right("ccg", id="R2", valid_to="2022-07-01"),
    )

    found = records.function(slice_of(history), "dental")

    assert [each.id for each in found.parents] == ["care"]
    assert [each.id for each in found.children] == ["child dental"]
    assert [each.id for each in found.rights] == ["R1"]


def test_what_rests_on_a_source_on_the_day_is_listed() -> None:
    lines, rights = records.resting_on(slice_of(_history()), "W1")

    assert [each.id for each in lines] == ["L1"]
    assert [each.id for each in rights] == ["R1"]
