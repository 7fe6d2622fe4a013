"""What belongs into each kind of view on a day, and in which order."""

import pytest

from graph_model.findings import Evidence, Finding, Severity
from graph_model.views.evidence import evidence, of_finding
from graph_model.views.ground import place, region
from graph_model.views.neighbours import neighbours
from graph_model.views.selection import levels_of
from graph_model.views.system import system
from tests.unit.building import body, cases, covers, function, history_of, holds, line, right, slice_of


def test_neighbours_are_those_on_both_ends_of_a_line_and_no_further() -> None:
    day = slice_of(
        history_of(
            line("trust", "delegation", "board"),
            line("board", "delegation", "nhse"),
            line("nhse", "parliamentary", "parliament"),
        )
    )

    assert neighbours(day, "board", 1, ()).names == ("board", "nhse", "trust")
    assert neighbours(day, "board", 2, ()).names == ("board", "nhse", "trust", "parliament")


def test_a_line_that_ended_makes_no_neighbour_and_an_undated_one_does() -> None:
    day = slice_of(
        history_of(
            line("board", "delegation", "gone", valid_from="2000-01-01", valid_to="2020-01-01"),
            line("board", "delegation", "undated", valid_from=None),
        )
    )

    assert neighbours(day, "board", 1, ()).names == ("board", "undated")


def test_a_line_about_another_function_makes_no_neighbour_and_one_about_none_does() -> None:
    day = slice_of(
        history_of(
            right("board"),
            line("board", "delegation", "dentists", "dental"),
            line("board", "delegation", "others", "housing"),
            line("board", "delegation", "unsaid", ""),
        )
    )

    found = neighbours(day, "board", 1, levels_of(day, "dental"))

    assert set(found.names) == {"board", "dentists", "unsaid"}


def test_what_is_one_of_a_kind_comes_before_one_of_many() -> None:
    practices = [body(f"practice {number}", "gp_practice") for number in range(3)]
    day = slice_of(
        history_of(
            practices,
            body("zeal", "nhs_trust"),
            *(line(practice.id, "commissioning_contract", "board") for practice in practices),
            line("zeal", "commissioning_contract", "board"),
        )
    )

    assert neighbours(day, "board", 1, ()).names[:2] == ("board", "zeal")


def test_a_place_has_who_decides_above_it_and_who_works_for_it_below() -> None:
    day = slice_of(
        history_of(
            holds("town", "a b"),
            holds("county", "a b c d"),
            right("board", over="county"),
            right("council", over="town", function="housing"),
            line("board", "parliamentary", "parliament"),
            covers("partners", "town"),
            body("partners", "place_partnership"),
        )
    )

    found = place(day, "town", ())

    assert found.names == ("town", "board", "council", "parliament", "partners")
    assert {(each.subject, each.kind, each.holder) for each in found.ribbons} == {
        ("town", "decides", "board"),
        ("town", "decides", "council"),
        ("partners", "works_for", "town"),
    }


def test_a_body_that_works_for_far_more_than_a_place_stands_above_it() -> None:
    day = slice_of(
        history_of(
            holds("town", "a"),
            holds("county", "a b"),
            holds("region", "a b c"),
            right("board", over="county"),
            right("council", over="town"),
            covers("office", "region"),
        )
    )

    found = place(day, "town", ())

    assert [(each.subject, each.holder) for each in found.ribbons if each.kind == "lies_in_area_of"] == [
        ("town", "office")
    ]


def test_a_region_has_the_bodies_of_areas_mostly_inside_it() -> None:
    day = slice_of(
        history_of(
            holds("region", "a b c"),
            holds("inside", "a b"),
            holds("mostly", "b c d"),
            holds("hardly", "c e f"),
            *(covers(f"body of {each}", each) for each in ("inside", "mostly", "hardly", "region")),
        )
    )

    assert set(region(day, "region", ()).names) == {"body of region", "body of inside", "body of mostly"}


def test_a_system_has_its_providers_its_partners_and_whom_it_answers_to() -> None:
    day = slice_of(
        history_of(
            holds("area", "a b"),
            covers("board", "area"),
            covers("council", "area"),
            body("trust", "nhs_trust"),
            body("partnership", "icp_statutory"),
            line("trust", "commissioning_contract", "board"),
            line("partnership", "joint_exercise", "board"),
            line("partnership", "joint_exercise", "neighbour council"),
            line("board", "parliamentary", "parliament"),
        )
    )

    found = system(day, "board", ())

    assert found.names[:2] == ("board", "parliament")
    assert set(found.names) == {"board", "parliament", "trust", "partnership", "council", "neighbour council"}


def test_the_evidence_of_a_finding_is_lit_and_followed_upwards() -> None:
    shown = line("trust", "delegation", "board")
    history = history_of(shown, line("board", "parliamentary", "parliament"), line("other", "delegation", "board"))

    found = evidence(slice_of(history), (shown,), ("trust",))

    assert found.names == ("trust", "board", "parliament")
    assert found.lit == {"trust", shown.id}


def test_the_lines_of_whom_a_finding_is_about_are_drawn_where_nothing_shows_it() -> None:
    day = slice_of(history_of(line("alliance", "membership", "board"), line("board", "parliamentary", "parliament")))

    found = evidence(day, (), ("alliance",))

    assert found.names == ("alliance", "board", "parliament")
    assert found.lit == {"alliance"}


def test_ways_up_of_other_functions_do_not_hide_what_is_missing_in_one() -> None:
    shown = line("practice", "delegation", "trust", "care")
    history = history_of(function("care"), function("law"), shown, line("trust", "parliamentary", "parliament", "law"))
    found = Finding("M01", Severity.FAULT, ("trust",), ("care",), "A.", "B.", Evidence((shown.id,)))

    assert of_finding(slice_of(history), found).names == ("trust", "practice")


def test_evidence_that_does_not_hold_on_the_day_is_not_drawn() -> None:
    gone = line("trust", "delegation", "board", valid_from="2000-01-01", valid_to="2010-01-01")

    assert evidence(slice_of(history_of(gone)), (gone,), ()).names == ()


@pytest.mark.parametrize("on", ["2015-10-01", "2024-10-01", "2027-10-01"])
def test_the_cases_have_a_system_on_every_day(on: str) -> None:
    assert "ods:QWO" in system(slice_of(cases(), on), "ods:QWO", ()).names
