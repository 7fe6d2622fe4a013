"""What a written register looks like: sorted rows, used columns, the same bytes every time."""

import gzip
from datetime import date
from pathlib import Path

import pytest

from graph_model.entities import Block, Entity, Function, Line, StatutoryHolder
from graph_model.ingest.register import read_register
from graph_model.ingest.register_writer import write_register
from graph_model.vocabulary import LineKind
from tests.unit.building import CASES

DENTAL, ACUTE = Function(id="dental", name='The "dental", one'), Function(id="acute", parent="all")


def _text(folder: Path, name: str) -> str:
    return (folder / name).read_bytes().decode()


def test_rows_are_sorted_and_columns_without_a_value_are_left_out(tmp_path: Path) -> None:
    write_register(tmp_path / "new", {"functions": [DENTAL, ACUTE]}, packed=False)

    assert _text(tmp_path / "new", "functions.csv") == 'id,name,parent\nacute,,all\ndental,"The ""dental"", one",\n'


def test_a_column_that_is_required_is_there_and_so_is_a_nought(tmp_path: Path) -> None:
    write_register(tmp_path, {"blocks": [Block(id="b2"), Block(id="b1", population=0)]}, packed=False)

    assert _text(tmp_path, "blocks.csv") == "id,population\nb1,0\nb2,\n"


def test_lists_days_and_words_are_written_as_the_format_has_them(tmp_path: Path) -> None:
    line = Line(
        id="l1",
        kind=LineKind.DELEGATION,
        subject="a",
        holder="b",
        functions=("dental", "acute"),
        valid_from=date(2022, 7, 1),
        source=("NHSA06 s14Z25", "HCA22"),
        amount=0.1,
    )

    write_register(tmp_path, {"lines": [line]}, packed=False)

    assert _text(tmp_path, "lines.csv") == (
        "id,kind,subject,holder,functions,basis,amount,valid_from,source\n"
        "l1,delegation,a,b,dental|acute,stated,0.1,2022-07-01,NHSA06 s14Z25;HCA22\n"
    )


def test_a_packed_file_says_neither_when_nor_from_what_it_was_made(tmp_path: Path) -> None:
    write_register(tmp_path, {"functions": [ACUTE]}, packed=True)

    data = (tmp_path / "functions.csv.gz").read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["functions.csv.gz"]
    assert data[:10] == b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
    assert gzip.decompress(data) == b"id,parent\nacute,all\n"


@pytest.mark.parametrize("packed", [pytest.param(False, id="as they are"), pytest.param(True, id="packed")])
def test_writing_again_leaves_nothing_of_what_was_there_and_no_other_file_is_touched(
    tmp_path: Path, packed: bool
) -> None:
    (tmp_path / "README.md").write_text("mine")
    everything: dict[str, list[Entity]] = {"functions": [ACUTE], "blocks": [Block(id="b1")]}
    write_register(tmp_path, everything, packed=not packed)

    write_register(tmp_path, {"functions": [DENTAL], "blocks": []}, packed=packed)

    reading = read_register(tmp_path)
    assert reading.all_faults() == []
    assert {name: list(table.rows) for name, table in reading.tables.items()} == {"functions": ["dental"]}
    assert reading.left_alone == ("README.md",)


def test_two_rows_of_one_key_are_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="functions has two rows of the key 'acute'"):
        write_register(tmp_path / "new", {"functions": [ACUTE, Function(id="acute")]}, packed=False)

    assert not (tmp_path / "new").exists()


def test_a_table_that_no_register_has_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="bodies"):
        write_register(tmp_path / "new", {"bodies": [ACUTE]}, packed=False)


def test_a_carriage_return_is_written_as_the_line_end_it_reads_as(tmp_path: Path) -> None:
    write_register(tmp_path, {"functions": [Function(id="a", name="one\rtwo\r\nthree")]}, packed=False)

    reading = read_register(tmp_path)
    assert reading.all_faults() == []
    assert reading.tables["functions"].rows == {"a": Function(id="a", name="one\ntwo\nthree")}


def test_the_cases_written_and_read_are_the_cases(tmp_path: Path) -> None:
    cases = read_register(CASES)
    rows = {name: list(table.rows.values()) for name, table in cases.tables.items()}

    write_register(tmp_path, rows, packed=True)

    again = read_register(tmp_path)
    assert again.all_faults() == []
    assert {name: table.rows for name, table in again.tables.items()} == {
        name: table.rows for name, table in cases.tables.items()
    }
    assert any(isinstance(row, StatutoryHolder) for row in again.tables["statutory_holders"].rows.values())
