"""From what a person calls a place to its ground: ids, codes, names, former codes, places gone or to come."""

import pytest

from graph_model.entities import Entity
from graph_model.errors import AmbiguousError, NotFoundError
from graph_model.places import Place, became, find_place
from tests.unit.building import area, block, body, cases, covers, history_of, holds, right, slice_of, succession

UNKNOWN = "The border of {} is not known, so it is compared as a whole, and without people."


def _found(*rows: Entity | list[Entity], text: str, on: str = "2024-10-01") -> Place:
    return find_place(slice_of(history_of(*rows), on), text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("fp:town", "fp:town", id="id of a footprint"),
        pytest.param("  fp:town ", "fp:town", id="id between spaces"),
        pytest.param("E08000035", "fp:town", id="GSS code"),
        pytest.param("e08000035", "fp:town", id="GSS code in small letters"),
        pytest.param("15F", "fp:town", id="ODS code"),
        pytest.param("Leeds area", "fp:town", id="name of a footprint"),
        pytest.param("leeds AREA", "fp:town", id="name in other letters"),
        pytest.param("Leeds City Council", "fp:town", id="name of the body that covers it"),
        pytest.param("la:leeds", "fp:town", id="id of the body that covers it"),
        pytest.param("leeds", "fp:town", id="a part of its name"),
        pytest.param("area leeds", "fp:town", id="words of its name in any order"),
        pytest.param("city council", "fp:town", id="a part of the name of the body that covers it"),
        pytest.param("Leeds Teaching Hospitals", "ods:RR8", id="name of a body that covers nothing"),
        pytest.param("RR8", "ods:RR8", id="code of a body that covers nothing"),
    ],
)
def test_a_place_may_be_given_in_many_ways(text: str, expected: str) -> None:
    town = area("fp:town", name="Leeds area", gss_code="E08000035", ods_code="15F")
    council = body("la:leeds", "metropolitan_district", name="Leeds City Council", gss_code="E08000035")
    trust = body("ods:RR8", "nhs_trust", name="Leeds Teaching Hospitals", ods_code="RR8")

    place = _found(town, holds("fp:town", "b1"), council, covers("la:leeds", "fp:town"), trust, text=text)

    assert place.id == expected


def test_a_place_has_its_ground_and_people() -> None:
    place = _found(holds("town", "b1 b2"), block("b1", 84), block("b2", 16), text="town")

    assert place == Place("town", "town", frozenset({"b1", "b2"}), 100, ())


def test_a_place_without_ground_is_compared_as_a_whole() -> None:
    place = _found(area("town", name="Town"), text="town")

    assert place == Place("town", "Town", frozenset(), None, (UNKNOWN.format("Town"),))


def test_the_people_of_a_place_are_not_known_where_those_of_a_block_are_not() -> None:
    place = _found(holds("town", "b1 b2"), block("b2", None), text="town")

    assert (place.ground, place.population) == (frozenset({"b1", "b2"}), None)


@pytest.mark.parametrize(
    ("rows", "ground"),
    [
        pytest.param([covers("icb", "north"), covers("icb", "south")], {"b1", "b2"}, id="all that it covers"),
        pytest.param(
            [covers("icb", "north"), right("icb", over="south")], {"b1"}, id="before the ground of its rights"
        ),
        pytest.param(
            [right("icb", over="north"), right("icb", "assures", over="south")], {"b1", "b2"}, id="all its rights"
        ),
        pytest.param([right("icb", over="north", certainty="announced")], set(), id="rights that count only"),
        pytest.param(
            [covers("icb", "north", valid_to="2020-01-01"), covers("icb", "south", valid_from="2020-01-01")],
            {"b2"},
            id="what it covers on the day",
        ),
        pytest.param(
            [
                covers("icb", "north", valid_to="2015-01-01"),
                covers("icb", "south", valid_from="2015-01-01", valid_to="2020-01-01"),
            ],
            {"b2"},
            id="else what it covered last",
        ),
        pytest.param(
            [covers("icb", "north", valid_from="2027-04-01"), covers("icb", "south", valid_from="2030-04-01")],
            {"b1"},
            id="else what it is to cover first",
        ),
        pytest.param([], set(), id="else nothing is known"),
    ],
)
def test_an_organisation_stands_for_its_ground(rows: list[Entity], ground: set[str]) -> None:
    place = _found(body("icb"), holds("north", "b1"), holds("south", "b2"), rows, text="icb")

    assert place.ground == ground


def test_an_organisation_that_is_no_more_stands_for_the_ground_of_its_last_rights() -> None:
    tda = [body("tda", valid_to="2022-07-01"), right("tda", over="town", valid_to="2022-07-01")]

    place = _found(*tda, holds("town", "b1"), text="tda")

    assert place.ground == {"b1"}


def test_notes_do_not_promise_ground_that_is_not_known() -> None:
    place = _found(body("tda", valid_to="2022-07-01"), text="tda")

    assert not any("asked about with the ground" in note for note in place.notes)


# --- Places that are gone, or not there yet


def test_a_place_that_is_no_more_is_asked_about_with_the_ground_that_it_last_held() -> None:
    gone = area("town", name="Town", valid_to="2023-04-01")

    place = _found(
        gone,
        holds("town", "b1", valid_to="2020-01-01"),
        holds("town", "b2", valid_from="2020-01-01", valid_to="2023-04-01"),
        text="town",
    )

    assert place.ground == {"b2"}
    assert place.notes == (
        "Town is no more: it ended on 2023-04-01.",
        "It is asked about with the ground that it held until 2023-04-01.",
    )


def test_a_place_that_is_not_there_yet_is_asked_about_with_the_ground_that_it_is_to_hold() -> None:
    planned = area("town", name="Town", valid_from="2027-04-01")

    place = _found(planned, holds("town", "b1", valid_from="2027-04-01"), text="town")

    assert place.ground == {"b1"}
    assert place.notes == (
        "Town is not there yet: it begins on 2027-04-01.",
        "It is asked about with the ground that it is to hold from 2027-04-01.",
    )


def test_a_place_that_is_there_and_holds_no_ground_on_the_day_says_so() -> None:
    place = _found(holds("town", "b1", valid_to="2020-01-01"), text="town")

    assert place.ground == {"b1"}
    (note,) = place.notes
    assert note == "It is asked about with the ground that it held until 2020-01-01."


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param("2021-03-31", (), id="while it is there"),
        pytest.param(
            "2021-04-01",
            (
                "Old area is no more: it ended on 2021-04-01.",
                "It is asked about with the ground that it held until 2021-04-01.",
                "Old became New on 2021-04-01 (merger).",
            ),
            id="when it has become another",
        ),
        pytest.param(
            "2022-07-01",
            (
                "Old area is no more: it ended on 2021-04-01.",
                "It is asked about with the ground that it held until 2021-04-01.",
                "Old became New on 2021-04-01 (merger).",
                "New became Newest on 2022-07-01 (merger, 58 % of it).",
                "New was abolished on 2022-07-01, without a successor.",
            ),
            id="and when that has become another in turn",
        ),
    ],
)
def test_a_former_code_says_what_it_became(on: str, expected: tuple[str, ...]) -> None:
    history = history_of(
        area("fp:10C", name="Old area", ods_code="10C", valid_to="2021-04-01"),
        holds("fp:10C", "b1", valid_to="2021-04-01"),
        body("old", "ccg", name="Old", ods_code="10C", valid_to="2021-04-01"),
        body("new", "ccg", name="New"),
        body("newest", name="Newest"),
        covers("old", "fp:10C", valid_to="2021-04-01"),
        succession("old", "new", "2021-04-01"),
        succession("new", "newest", "2022-07-01").model_copy(update={"share": 0.58}),
        succession("new", None, "2022-07-01", "abolition"),
    )

    place = find_place(slice_of(history, on), "10C")

    assert place.ground == {"b1"}
    assert sorted(place.notes) == sorted(expected)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param("2022-06-30", "ccg", id="the earlier while it is there"),
        pytest.param("2022-07-01", "place", id="the later from its first day"),
    ],
)
def test_a_code_that_fits_several_prefers_the_one_alive_on_the_day(on: str, expected: str) -> None:
    ccg = area("ccg", name="CCG area", ods_code="02T", valid_to="2022-07-01")
    location = area("place", name="Place", ods_code="02T", valid_from="2022-07-01")

    place = _found(ccg, location, holds("ccg", "b1"), holds("place", "b1"), text="02T", on=on)

    assert place.id == expected


def test_a_code_that_passed_on_says_whose_it_was() -> None:
    ccg = area("ccg", name="CCG area", ods_code="02T", valid_to="2022-07-01")
    location = area("place", name="Place", ods_code="02T", valid_from="2022-07-01")

    place = _found(ccg, location, holds("ccg", "b1"), holds("place", "b1"), text="02T")

    assert "02T was also the code or name of CCG area." in place.notes


def test_a_code_that_passed_on_is_not_asked_about_with_the_ground_of_whose_it_was() -> None:
    ccg = area("ccg", name="CCG area", ods_code="02T", valid_to="2022-07-01")
    location = area("place", name="Place", ods_code="02T", valid_from="2022-07-01")

    place = _found(ccg, location, holds("ccg", "b1"), holds("place", "b1"), text="02T")

    assert not any("it is asked about with the ground that it held" in note.casefold() for note in place.notes)


@pytest.mark.parametrize(
    ("text", "on", "expected"),
    [
        pytest.param("Surrey Heath", "2024-05-01", ("fp:E07000214", "fp:place:fr-surrey-heath"), id="a name"),
        pytest.param("QOP", "2010-04-01", ("fp:QOP", "fp:gm-stp"), id="a code, on a day on which none was there"),
        pytest.param("bury", "2024-04-01", ("fp:E08000002", "fp:place:00V"), id="in small letters"),
    ],
)
def test_a_name_that_fits_several_asks_back(text: str, on: str, expected: tuple[str, ...]) -> None:
    with pytest.raises(AmbiguousError) as refused:
        find_place(slice_of(cases(), on), text)

    assert (refused.value.parameter, refused.value.nearest) == ("place", expected)
    assert all(each in refused.value.detail for each in expected)


def test_a_long_list_of_names_is_cut_and_counted() -> None:
    towns = [area(f"fp:{number:02}", name=f"Town {number}") for number in range(20)]

    with pytest.raises(AmbiguousError) as refused:
        _found(towns, text="town")

    assert refused.value.nearest == tuple(f"fp:{number:02}" for number in range(12))
    assert "fits 20 places" in refused.value.detail
    assert "and 8 more; give the id of one" in refused.value.detail


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("fp:E0800035", ("fp:E08000035",), id="a mistyped id"),
        pytest.param("Ledes City Council", ("la:leeds",), id="a mistyped name"),
        pytest.param("Ledes", ("la:leeds",), id="a mistyped part of a name"),
        pytest.param("Atlantis", (), id="like nothing that is known"),
    ],
)
def test_a_place_that_is_not_known_tells_the_nearest(text: str, expected: tuple[str, ...]) -> None:
    leeds = [area("fp:E08000035", name="Area of the city"), body("la:leeds", name="Leeds City Council")]

    with pytest.raises(NotFoundError) as refused:
        _found(leeds, area("fp:E10000030", name="Surrey"), text=text)

    assert (refused.value.parameter, refused.value.nearest[:1]) == ("place", expected)
    assert refused.value.detail.startswith(f"no place is known as {text!r}; ")


@pytest.mark.parametrize("text", [pytest.param("", id="nothing"), pytest.param("   ", id="only spaces")])
def test_nothing_is_no_place(text: str) -> None:
    with pytest.raises(NotFoundError) as refused:
        find_place(slice_of(cases(), "2024-10-01"), text)

    assert refused.value.nearest == ()


def test_what_became_of_an_organisation_ends_where_it_goes_round() -> None:
    history = history_of(
        body("a"), body("b"), succession("a", "b", "2020-01-01"), succession("b", "a", "2021-01-01", "split")
    )

    steps = became(history, "a", slice_of(history).day)

    assert [(step.predecessor, step.successor) for step in steps] == [("a", "b"), ("b", "a")]


# --- Ground that is shared, or known only in part


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        pytest.param(
            0.4,
            (
                "trust works for 40 % of the people of town (town); "
                "which of them is not known, so all of it is asked about.",
            ),
            id="a share",
        ),
        pytest.param(1, (), id="all of it"),
        pytest.param(None, (), id="not recorded"),
    ],
)
def test_an_organisation_that_shares_a_footprint_says_so(share: float | None, expected: tuple[str, ...]) -> None:
    place = _found(holds("town", "b1"), covers("trust", "town", share=share), text="trust")

    assert place.notes == expected


def test_ground_that_is_only_partly_known_is_told() -> None:
    place = _found(holds("north", "b1"), covers("trust", "north"), covers("trust", "no map"), text="trust")

    assert place.ground == {"b1"}
    assert place.notes == ("Part of the ground of trust is not known and is left out: no map (no map).",)


def test_an_organisation_that_is_no_more_says_what_it_became_though_its_area_is_still_there() -> None:
    gone = body("partnership", "stp", valid_to="2022-07-01")
    rows = [holds("town", "b1"), covers("partnership", "town"), succession("partnership", "icb", "2022-07-01")]

    place = _found(gone, *rows, body("icb"), text="partnership")

    assert place.notes == (
        "partnership is no more: it ended on 2022-07-01.",
        "partnership became icb on 2022-07-01 (merger).",
    )
