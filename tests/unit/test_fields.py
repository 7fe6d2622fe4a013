"""The kinds of cell: what each accepts, from text and from the store, and what it refuses."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from graph_model.entities import Block, Cover, Entity, Ground, Line, Organisation, Source, StatutoryHolder

LINE = {"id": "L1", "kind": "delegation", "subject": "icb", "holder": "nhse"}
RULE = {"function": "dental", "role": "decides", "holder_type": "icb"}


def _faults(entity: type[Entity], **columns: object) -> list[tuple[Any, str]]:
    try:
        entity.model_validate(columns)
    except ValidationError as error:
        return [(detail["loc"], detail["type"]) for detail in error.errors(include_url=False)]
    return []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2022-07-01", date(2022, 7, 1), id="a day"),
        pytest.param("2024-02-29", date(2024, 2, 29), id="a leap day"),
        pytest.param("0001-01-01", date(1, 1, 1), id="the first day there is"),
        pytest.param(date(2022, 7, 1), date(2022, 7, 1), id="a date, as the store gives it"),
        pytest.param(None, None, id="not known"),
    ],
)
def test_days(text: object, expected: date | None) -> None:
    row = Ground.model_validate({"block": "b1", "footprint": "fp", "valid_from": text})

    assert row.valid_from == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("01/04/2022", id="British order"),
        pytest.param("2022-4-1", id="without noughts"),
        pytest.param("2022-02-30", id="not in the calendar"),
        pytest.param("2023-02-29", id="a leap day of no leap year"),
        pytest.param("0000-01-01", id="the year nought"),
        pytest.param("2022-04", id="a month"),
        pytest.param("20220401", id="without dashes"),
        pytest.param("2022-W13-5", id="a week"),
        pytest.param("2022-04-01T00:00", id="with a time"),
        pytest.param("２０２２-０４-０１", id="digits of another script"),
        pytest.param("2022-04-01\n2022-04-02", id="two days"),
        pytest.param("12022-04-01", id="ten thousand years on"),
    ],
)
def test_what_is_no_day_is_refused(text: str) -> None:
    faults = _faults(Ground, block="b1", footprint="fp", valid_from=text)

    assert faults == [(("valid_from",), "day")]


@pytest.mark.parametrize("text", ["2016", "2016-05", "2016-05-31"])
def test_a_day_of_a_source_or_term_may_be_a_year_or_a_month(text: str) -> None:
    row = Source.model_validate({"id": "act", "published_on": text})

    assert row.published_on == text


@pytest.mark.parametrize(
    "text", ["16", "2016-5", "2016-13", "2016-00", "2016-02-30", "0000", "２０１６", "May 2016", "2016-"]
)
def test_what_is_no_year_or_month_is_refused(text: str) -> None:
    faults = _faults(Source, id="act", published_on=text)

    assert faults == [(("published_on",), "day")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("0", 0.0, id="none"),
        pytest.param("1", 1.0, id="all"),
        pytest.param("0.84", 0.84, id="a part"),
        pytest.param(".5", 0.5, id="without the nought"),
        pytest.param("1e-3", 0.001, id="as a spreadsheet writes it"),
        pytest.param(0.84, 0.84, id="a number, as the store gives it"),
        pytest.param(None, None, id="not known"),
    ],
)
def test_shares(text: object, expected: float | None) -> None:
    row = Cover.model_validate({"organisation": "icb", "footprint": "fp", "share": text})

    assert row.share == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("-0.01", "greater_than_equal", id="below nought"),
        pytest.param("1.01", "less_than_equal", id="above one"),
        pytest.param("84", "less_than_equal", id="per cent"),
        pytest.param("1e400", "less_than_equal", id="beyond any number"),
        pytest.param(1.5, "less_than_equal", id="a number above one"),
        pytest.param("84%", "number", id="with a per cent sign"),
        pytest.param("half", "number", id="a word"),
        pytest.param("nan", "number", id="not a number"),
        pytest.param("inf", "number", id="endless"),
        pytest.param("0,5", "number", id="with a comma"),
        pytest.param("0_1", "number", id="with an underscore"),
        pytest.param("０.５", "number", id="digits of another script"),
        pytest.param("1/2", "number", id="a fraction"),
    ],
)
def test_what_is_no_share_is_refused(text: object, expected: str) -> None:
    faults = _faults(Cover, organisation="icb", footprint="fp", share=text)

    assert faults == [(("share",), expected)]


@pytest.mark.parametrize(("text", "expected"), [("0", 0), ("21335690", 21335690), ("007", 7), (12, 12), (None, None)])
def test_numbers_of_people(text: object, expected: int | None) -> None:
    row = Block.model_validate({"id": "b1", "population": text})

    assert row.population == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("-1", "greater_than_equal", id="below nought"),
        pytest.param("9" * 19, "less_than_equal", id="more than the store can hold"),
        pytest.param("9" * 5000, "int_parsing_size", id="more digits than Python reads"),
        pytest.param("12.5", "number", id="half a person"),
        pytest.param("1_000", "number", id="with an underscore"),
        pytest.param("1,000", "number", id="with a comma"),
        pytest.param("1 000", "number", id="with a space"),
        pytest.param("１２", "number", id="digits of another script"),
        pytest.param("1e3", "number", id="as a spreadsheet shows it"),
        pytest.param("0x10", "number", id="to the base sixteen"),
        pytest.param("true", "number", id="a word"),
    ],
)
def test_what_is_no_number_of_people_is_refused(text: str, expected: str) -> None:
    faults = _faults(Block, id="b1", population=text)

    assert faults == [(("population",), expected)]


@pytest.mark.parametrize("text", ["nan", "inf", "-inf", "1e400", "£5", "1,000", "1_000"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    [(column, _)] = _faults(Line, **LINE, amount=text)

    assert column == ("amount",)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Cheshire & Merseyside — “the” ICB; 5+5 = 10 (-1) @home", id="signs"),
        pytest.param("two\nlines\tand a tab", id="line ends and tabs"),
        pytest.param("Iechyd Cyhoeddus Cymru, ŵ ŷ", id="Welsh"),
        pytest.param("-1", id="a dash first"),
        pytest.param("#1 in the list", id="a number sign first"),
    ],
)
def test_text_is_kept_as_it_is(text: str) -> None:
    row = Organisation.model_validate({"id": "a", "type": "icb", "name": text})

    assert row.name == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("=1+1", "formula", id="a formula"),
        pytest.param("=", "formula", id="a formula that was not kept"),
        pytest.param("a\x00b", "control", id="NUL"),
        pytest.param("a\x1b[31mb", "control", id="what colours a terminal"),
        pytest.param("Surrey\x92s", "control", id="an apostrophe of Windows, read as Latin 1"),
        pytest.param("a\u202eb", "control", id="what turns the direction of writing"),
        pytest.param("a\uffffb", "control", id="what no workbook can hold"),
        pytest.param("#REF!", "error", id="the error of a spreadsheet"),
        pytest.param("x" * 32_768, "string_too_long", id="longer than a cell"),
    ],
)
def test_text_that_would_do_harm_is_refused(text: str, expected: str) -> None:
    faults = _faults(Organisation, id="a", type="icb", name=text)

    assert faults == [(("name",), expected)]


@pytest.mark.parametrize("text", ["ods:QWO", "fp:ccg:02T", "SI 2012/2996", "a+b", "å", "x" * 200])
def test_ids_are_the_authors(text: str) -> None:
    row = Source.model_validate({"id": text})

    assert row.key == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", "string_too_short", id="empty"),
        pytest.param("x" * 201, "string_too_long", id="longer than two hundred"),
        pytest.param("a|b", "identifier", id="what separates functions"),
        pytest.param("a;b", "identifier", id="what separates sources"),
        pytest.param("a\nb", "identifier", id="a line end"),
        pytest.param("a\u200b", "identifier", id="a space of no width"),
        pytest.param("a\u00a0b", "identifier", id="a space that does not break"),
        pytest.param("\ufeffa", "identifier", id="a byte order mark"),
        pytest.param("=a", "formula", id="a formula"),
        pytest.param("#N/A", "error", id="the error of a spreadsheet"),
    ],
)
def test_what_cannot_be_an_id_is_refused(text: str, expected: str) -> None:
    faults = _faults(Source, id=text)

    assert faults == [(("id",), expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("dental", ("dental",), id="one"),
        pytest.param("dental|acute", ("dental", "acute"), id="several, in their order"),
        pytest.param(" dental | acute |", ("dental", "acute"), id="spaces and an empty one"),
        pytest.param("*", ("*",), id="all"),
        pytest.param(["dental", "acute"], ("dental", "acute"), id="a list, as the store gives it"),
        pytest.param("", (), id="empty"),
        pytest.param(None, (), id="not known"),
    ],
)
def test_lists_of_functions(text: object, expected: tuple[str, ...]) -> None:
    row = Line.model_validate({**LINE, "functions": text})

    assert row.functions == expected


def test_a_source_holds_sections_and_is_parted_by_semicolons() -> None:
    row = Organisation.model_validate({"id": "a", "type": "icb", "source": "HSCA12 s9; HCA22 s21, 22 | 23"})

    assert row.source == ("HSCA12 s9", "HCA22 s21, 22 | 23")


def test_an_id_in_a_list_is_checked_as_any_other() -> None:
    faults = _faults(Line, **LINE, functions="dental|a;b")

    assert faults == [(("functions", 1), "identifier")]


@pytest.mark.parametrize(("text", "expected"), [("yes", True), ("no", False), (True, True), (None, None)])
def test_yes_or_no(text: object, expected: bool | None) -> None:
    row = StatutoryHolder.model_validate({**RULE, "optional": text})

    assert row.optional == expected


@pytest.mark.parametrize("text", ["Yes", "true", "1", "y"])
def test_what_is_neither_yes_nor_no_is_refused(text: str) -> None:
    faults = _faults(StatutoryHolder, **RULE, optional=text)

    assert faults == [(("optional",), "yes_or_no")]
