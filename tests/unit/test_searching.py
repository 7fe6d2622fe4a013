"""Finding functions and organisations by id, code or name, and lists of what there is."""

import pytest

from graph_model.entities import Entity
from graph_model.errors import AmbiguousError, NotFoundError
from graph_model.searching import find_function, find_organisation, known, matching
from tests.unit.building import area, body, cases, function, history_of, slice_of


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("primary_dental", id="its id"),
        pytest.param("PRIMARY_Dental", id="its id in other letters"),
        pytest.param(" primary_dental ", id="its id between spaces"),
        pytest.param("Commission primary, community and secondary dental", id="its name"),
        pytest.param("commission primary, COMMUNITY and secondary dental", id="its name in other letters"),
    ],
)
def test_a_function_is_found_by_id_or_name(text: str) -> None:
    found = find_function(cases(), text)

    assert found.id == "primary_dental"


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        pytest.param("primry_dental", "primary_dental", id="a mistyped id"),
        pytest.param("haemophilia", "specialised_haemophilia", id="a word of its name"),
        pytest.param("acute", "acute_commissioning", id="the beginning of its id"),
    ],
)
def test_a_function_that_is_not_known_tells_the_nearest(text: str, nearest: str) -> None:
    with pytest.raises(NotFoundError) as refused:
        find_function(cases(), text)

    assert (refused.value.parameter, refused.value.nearest[0]) == ("function", nearest)
    assert refused.value.detail.startswith(f"no function is known as {text!r}; nearest: {nearest}")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "",
            id="nothing",
        ),
        pytest.param("qqqqqqqqqqqq", id="like none"),
    ],
)
def test_what_is_like_no_function_tells_what_to_give(text: str) -> None:
    with pytest.raises(NotFoundError) as refused:
        find_function(history_of(function("dental")), text)

    assert refused.value.detail == f"no function is known as {text!r}; give an id as the register writes it"


@pytest.mark.parametrize(
    ("text", "on", "expected"),
    [
        pytest.param("ods:QWO", "2024-10-01", "ods:QWO", id="its id"),
        pytest.param("ODS:qwo", "2024-10-01", "ods:QWO", id="its id in other letters"),
        pytest.param("QWO", "2024-10-01", "ods:QWO", id="its ODS code"),
        pytest.param("E54000054", "2024-10-01", "ods:QWO", id="its GSS code"),
        pytest.param("nhs west yorkshire icb", "2024-10-01", "ods:QWO", id="its name in other letters"),
        pytest.param("X", "2019-10-01", "old", id="of two with one code, the one alive on the day"),
        pytest.param("X", "2024-10-01", "new", id="and the other on a later day"),
        pytest.param("old", "2024-10-01", "old", id="one that has ended, by its id"),
        pytest.param("GONE", "2024-10-01", "gone", id="one that has ended, by a code that only it had"),
    ],
)
def test_an_organisation_is_found_by_id_code_or_name(text: str, on: str, expected: str) -> None:
    history = history_of(
        body("ods:QWO", name="NHS West Yorkshire ICB", ods_code="QWO", gss_code="E54000054"),
        body("old", ods_code="X", valid_to="2022-07-01"),
        body("new", ods_code="X", valid_from="2022-07-01"),
        body("gone", ods_code="GONE", valid_to="2022-07-01"),
    )

    found = find_organisation(slice_of(history, on), text, "subject")

    assert found.id == expected


def test_an_organisation_that_fits_several_asks_back() -> None:
    history = history_of(body("one", ods_code="X"), body("other", ods_code="X"))

    with pytest.raises(AmbiguousError) as refused:
        find_organisation(slice_of(history), "x", "holder")

    assert (refused.value.parameter, refused.value.nearest) == ("holder", ("one", "other"))
    assert refused.value.detail == "'x' fits several: one (one); other (other); give the id of one"


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        pytest.param("ods:QW0", ("ods:QWO",), id="a mistyped id"),
        pytest.param("West Yorkshire", ("ods:QWO",), id="a part of its name"),
        pytest.param("", (), id="nothing"),
    ],
)
def test_an_organisation_that_is_not_known_tells_the_nearest(text: str, nearest: tuple[str, ...]) -> None:
    history = history_of(body("ods:QWO", name="NHS West Yorkshire ICB"), body("nhse", name="NHS England"))

    with pytest.raises(NotFoundError) as refused:
        find_organisation(slice_of(history), text, "subject")

    assert (refused.value.parameter, refused.value.nearest[:1]) == ("subject", nearest)


def test_a_row_is_known_by_its_id() -> None:
    lines = cases().lines

    assert known(lines, "L005", "line") is lines["L005"]


def test_an_id_that_is_not_known_tells_the_nearest() -> None:
    with pytest.raises(NotFoundError) as refused:
        known(cases().lines, "L00S", "line")

    assert refused.value.parameter == "line"
    assert all(each.startswith("L0") for each in refused.value.nearest)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("", ["a", "b"], id="no word lists all of the day, by id"),
        pytest.param("leeds", ["a", "b"], id="a word of the name"),
        pytest.param("LEEDS east", ["b"], id="every word, in any order"),
        pytest.param("E08", ["a"], id="a part of a code"),
        pytest.param("leeds e08", ["a"], id="a word of the name and a part of a code"),
        pytest.param("york", [], id="a word that none has"),
    ],
)
def test_a_query_lists_what_has_every_word(query: str, expected: list[str]) -> None:
    rows: list[Entity] = [
        area("b", name="Leeds East"),
        area("a", name="Leeds", gss_code="E08000035"),
        area("c", name="Leeds North", valid_to="2018-04-01"),
    ]
    history = history_of(*rows)

    found = matching(slice_of(history), history.footprints.values(), query)

    assert [row.id for row in found] == expected
