"""The councils' register: lists in one cell, dates as they are written, blanks that are not known."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from graph_model.ingest.publishers.councils import COLUMNS, READER, Council
from tests.unit.ingest.publishers.trying import HOSTILE, fits, read

CUMBRIA = {
    "local-authority-code": "CMA",
    "official-name": "Cumbria County Council",
    "nation": "England",
    "local-authority-type": "CTY",
}


def _text(*rows: Mapping[str, str]) -> str:
    cells = [",".join(f'"{row.get(column, "")}"' for column in COLUMNS) for row in rows]
    return "\n".join([",".join(COLUMNS), *cells, ""])


def test_a_council_with_every_column(tmp_path: Path) -> None:
    row = CUMBRIA | {
        "nice-name": "Cumbria ",
        "gss-code": "E10000006",
        "start-date": "1974-04-01",
        "end-date": "2023-04-01",
        "replaced-by": "CBD,WAF",
        "county-la": "OLD",
        "combined-authority": "NECA",
        "alt-names": "Cumbria,cumbria,cumbria county",
        "former-gss-codes": "S12000046,S12000043",
        "current-authority": "False",
    }

    rows, faults = read(READER, tmp_path, _text(row))

    assert faults == []
    assert rows == [
        Council(
            code="CMA",
            name="Cumbria County Council",
            nice_name="Cumbria",
            gss="E10000006",
            started=date(1974, 4, 1),
            ended=date(2023, 4, 1),
            replaced_by=("CBD", "WAF"),
            nation="England",
            kind="CTY",
            county="OLD",
            combined_authority="NECA",
            former_gss=("S12000046", "S12000043"),
            alt_names=("Cumbria", "cumbria county"),
            is_current=False,
            line=2,
        )
    ]


def test_what_is_empty_is_not_known(tmp_path: Path) -> None:
    (council,), faults = read(READER, tmp_path, _text(CUMBRIA))

    assert faults == []
    assert (council.nice_name, council.gss, council.started, council.ended) == (None, None, None, None)
    assert (council.county, council.combined_authority, council.is_current) == (None, None, None)
    assert (council.replaced_by, council.former_gss, council.alt_names) == ((), (), ())


def test_a_no_break_space_is_a_space(tmp_path: Path) -> None:
    (council,), _ = read(READER, tmp_path, _text(CUMBRIA | {"official-name": "Cumbria\u00a0County  Council"}))

    assert council.name == "Cumbria County Council"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("Adur", ("Adur",), id="one"),
        pytest.param("Brent,brent,brent london boro", ("Brent", "brent london boro"), id="the same in small letters"),
        pytest.param(
            "Bournemouth, Christchurch and Poole,Bournemouth Christchurch and Poole",
            ("Bournemouth, Christchurch and Poole", "Bournemouth Christchurch and Poole"),
            id="a comma within a name",
        ),
        pytest.param("Isle of Anglesey,Sir Ynys Mï¿½n,", ("Isle of Anglesey",), id="letters that are lost"),
    ],
)
def test_other_names_are_a_list(tmp_path: Path, written: str, expected: tuple[str, ...]) -> None:
    (council,), _ = read(READER, tmp_path, _text(CUMBRIA | {"alt-names": written}))

    assert council.alt_names == expected


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        pytest.param({"end-date": "31/03/2019"}, "end-date: '31/03/2019' is not a day of the form", id="date style"),
        pytest.param({"start-date": "2019-02-30"}, "start-date: '2019-02-30' is not a day of", id="a day that is none"),
        pytest.param({"start-date": "2019"}, "start-date: '2019' is not a day of", id="a year"),
        pytest.param({"gss-code": "E1000006"}, "gss-code: 'E1000006' is not a code of nine", id="a short code"),
        pytest.param(
            {"former-gss-codes": "E06000048,x"}, "former-gss-codes: 'E06000048,x' is not a code", id="in a list"
        ),
        pytest.param({"official-name": "\u00a0"}, "official-name: is required", id="a name of blanks"),
        pytest.param({"local-authority-code": ""}, "local-authority-code: is required", id="no code"),
        pytest.param(
            {"nice-name": "A\u202eB"}, "nice-name: 'A\\u202eB' holds a character", id="a letter that turns the text"
        ),
        pytest.param({"current-authority": "yes"}, "current-authority: 'yes' is neither True nor False", id="yes"),
        pytest.param({"local-authority-code": "ADU"}, "'ADU' is there already, on line 2", id="a code again"),
    ],
)
def test_a_row_that_cannot_stand_is_told_and_those_after_it_are_read(
    tmp_path: Path, cells: Mapping[str, str], told: str
) -> None:
    adur, arun = CUMBRIA | {"local-authority-code": "ADU"}, CUMBRIA | {"local-authority-code": "ARU"}

    rows, faults = read(READER, tmp_path, _text(adur, CUMBRIA | cells, arun))

    assert [(council.code, council.line) for council in rows] == [("ADU", 2), ("ARU", 4)]
    assert len(faults) == 1
    assert faults[0].startswith("file.csv line 3, ")
    assert told in faults[0]


def test_two_faults_of_one_row_are_both_told(tmp_path: Path) -> None:
    _, faults = read(READER, tmp_path, _text(CUMBRIA | {"end-date": "x", "nation": ""}))

    assert faults == [
        "file.csv line 2, nation: is required",
        "file.csv line 2, end-date: 'x' is not a day of the form YYYY-MM-DD",
    ]


def test_a_column_that_is_missing_is_told_and_nothing_is_read(tmp_path: Path) -> None:
    text = _text(CUMBRIA).replace("replaced-by", "replaced")

    rows, faults = read(READER, tmp_path, text)

    assert rows == []
    assert faults == ["file.csv line 1, replaced-by: the column is missing"]


def test_it_takes_files_with_its_columns() -> None:
    assert fits(READER, ",".join(COLUMNS))
    assert not fits(READER, "local-authority-code,official-name")


@pytest.mark.parametrize("data", [pytest.param(data, id=name) for name, data in HOSTILE.items()])
def test_a_file_that_is_something_else_gives_faults_and_no_row(tmp_path: Path, data: bytes) -> None:
    rows, faults = read(READER, tmp_path, data)

    assert rows == []
    assert faults != []
