"""Every column of every table, and every sort of value, comes back as it went in."""

import pytest

from graph_model.ingest.register import read_register
from graph_model.store.live import LiveGraph
from graph_model.tables import TABLES
from tests.store.conftest import Load
from tests.store.graphs import rows_of
from tests.store.registers import SMALL

TEXTS = [
    pytest.param('it\'s "quoted" and `ticked`', id="quotation marks"),
    pytest.param("C:\\new\\table \\u0041", id="backslashes"),
    pytest.param("one\ntwo\tthree", id="line break and tab"),
    pytest.param("€ – ’ ﬁ Ŵ 🏥 𝔘", id="beyond ASCII"),
    pytest.param("e\u0301 or \u00e9", id="composed and decomposed"),
    pytest.param("$rows {id: 1} // no comment */", id="like Cypher"),
    pytest.param("2020-01-01", id="like a day"),
    pytest.param("2020-01-01T00:00:00Z", id="like a moment"),
    pytest.param("0012", id="like a number"),
    pytest.param("1e400", id="like a number too large"),
    pytest.param("true", id="like a truth"),
    pytest.param("null", id="like nothing"),
    pytest.param("x" * 32_767, id="as long as a cell may be"),
]


def test_the_small_register_has_a_value_in_every_column() -> None:
    filled = {
        name: {c for row in rows for c, value in row.items() if value != ""} for name, rows in SMALL.tables.items()
    }

    assert filled == {table.name: set(table.columns) for table in TABLES}


def test_every_column_comes_back(live: LiveGraph, load: Load, written) -> None:
    expected = read_register(written(SMALL)).tables

    report = load(SMALL)

    assert report.is_accepted
    assert rows_of(live.connection) == {
        name: {key: (entity, ("small",)) for key, entity in table.rows.items()} for name, table in expected.items()
    }


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_comes_back_letter_by_letter(live: LiveGraph, load: Load, text: str) -> None:
    load(SMALL.edited("organisations", "trust", name=text))

    stored, _ = rows_of(live.connection)["organisations"]["trust"]

    assert stored.name == text


@pytest.mark.parametrize("identifier", ["o'brien", 'a"b', "a\\b", "Ŵ🏥", "2020-01-01", "007", "ods:ccg:02T", "a b"])
def test_an_id_may_be_any_text(live: LiveGraph, load: Load, identifier: str) -> None:
    register = SMALL.plus("organisations", id=identifier, type="icb").edited("lines", "L1", subject=identifier)

    load(register)

    assert rows_of(live.connection)["lines"]["L1"][0].subject == identifier


@pytest.mark.parametrize("day", ["0001-01-01", "1582-10-10", "1969-12-31", "2024-02-29", "9999-12-31"])
def test_a_day_comes_back_the_same_day(live: LiveGraph, load: Load, day: str) -> None:
    load(SMALL.edited("claims", "organisations", valid_from=day))

    stored, _ = rows_of(live.connection)["claims"][f"organisations|icb||{day}"]

    assert stored.valid_from.isoformat() == day


@pytest.mark.parametrize("amount", ["0.1", "-1", "0", "1e-300", "123456789012345.67", "1.7976931348623157e308"])
def test_an_amount_comes_back_to_the_last_digit(live: LiveGraph, load: Load, amount: str) -> None:
    load(SMALL.edited("lines", "L2", amount=amount))

    stored, _ = rows_of(live.connection)["lines"]["L2"]

    assert stored.amount == float(amount)


@pytest.mark.parametrize("population", ["0", "1", "57690300", "1000000000000"])
def test_a_population_comes_back_to_the_last_person(live: LiveGraph, load: Load, population: str) -> None:
    load(SMALL.edited("blocks", "b1", population=population))

    stored, _ = rows_of(live.connection)["blocks"]["b1"]

    assert stored.population == int(population)
