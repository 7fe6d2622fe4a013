"""Files are recognised by their shape, and what cannot be looked at says why, at once and at no cost."""

import os
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from graph_model.ingest.publishers.reading import Glimpse, Reader
from graph_model.ingest.publishers.recognising import JSON_LIMIT, glimpse, recognise
from graph_model.ingest.publishers.registry import READERS
from tests.unit.ingest.publishers.reading_rows import saved_workbook


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "cells"),
    [
        pytest.param("a.csv", b"a,b\n1,2\n", ("a", "b"), id="CSV"),
        pytest.param("A.CSV", b"a,b\n", ("a", "b"), id="an ending in capitals"),
        pytest.param(
            "a.csv", b'\xef\xbb\xbf a ,"b\nc"\r\n', ("a", "b\nc"), id="a byte order mark, blanks, a line break"
        ),
        pytest.param("a.csv", b"", (), id="an empty CSV file"),
        pytest.param("a.json", b'{"a": {"b": 1}, "c": ["d", {"e": 2}], "f": "g"}', ("a", "c", "f"), id="JSON"),
        pytest.param("a.json", b'\xef\xbb\xbf\n {"a" : 1}', ("a",), id="JSON with a byte order mark"),
        pytest.param("a.json", b'{"a": "}\\"],", "b": 1}', ("a", "b"), id="brackets and quotation marks in a text"),
        pytest.param("a.json", '{"ŵ": 1}'.encode(), ("ŵ",), id="a name beyond ASCII"),
        pytest.param("a.json", b'{"a": [[[[]]], {}], "b": 1}', ("a", "b"), id="brackets in a row"),
        pytest.param("a.json", b'[{"a": 1}]', (), id="a list"),
        pytest.param("a.json", b'{"a": 1, "b', ("a",), id="JSON cut short"),
        pytest.param("a.json", b"", (), id="an empty JSON file"),
        pytest.param("a.xml", b"<a/>", (), id="another ending"),
        pytest.param("README", b"a,b\n", (), id="no ending"),
    ],
)
def test_a_look_shows_how_a_file_begins(tmp_path: Path, name: str, data: bytes, cells: tuple[str, ...]) -> None:
    path = _written(tmp_path / name, data)

    assert glimpse(path) == Glimpse(path, cells)


def test_a_look_at_a_workbook_shows_its_sheets(tmp_path: Path) -> None:
    path = saved_workbook(tmp_path / "a.xlsx", First=[["a"]], Second_One=[["b"]])

    assert glimpse(path) == Glimpse(path, ("First", "Second One"))


def _sparse(path: Path, size: int) -> None:
    with path.open("wb") as file:
        file.truncate(size)


@pytest.mark.parametrize(
    ("name", "make", "reason"),
    [
        pytest.param("a.csv", lambda path: _sparse(path, 2 << 30), "the row is longer than", id="2 GB of zeros as CSV"),
        pytest.param(
            "a.json", lambda path: _sparse(path, 2 << 30), "is larger than 64 MiB", id="2 GB of zeros as JSON"
        ),
        pytest.param(
            "a.xlsx", lambda path: _sparse(path, 2 << 30), "not an .xlsx workbook", id="2 GB of zeros as XLSX"
        ),
        pytest.param("a.csv", os.mkfifo, "is no file that can be read", id="a pipe as CSV"),
        pytest.param("a.json", os.mkfifo, "is no file that can be read", id="a pipe as JSON"),
        pytest.param("a.xlsx", os.mkfifo, "is no file that can be read", id="a pipe as XLSX"),
        pytest.param("a.csv", Path.mkdir, "is no file that can be read", id="a folder"),
        pytest.param("a.csv", lambda path: path.symlink_to("gone"), "is no file that can be read", id="a dead link"),
        pytest.param("a.csv", lambda path: ZipFile(path, "w").close(), "is no text", id="an archive as CSV"),
        pytest.param(
            "a.xlsx", lambda path: ZipFile(path, "w").close(), "not an .xlsx workbook", id="an archive as XLSX"
        ),
        pytest.param("a.csv", lambda path: path.write_bytes("a,b".encode("utf-16")), "is not UTF-8", id="UTF-16"),
        pytest.param("a.csv", lambda path: path.write_bytes(b'"a,b\n'), "never closed", id="an open quotation"),
    ],
)
def test_what_cannot_be_looked_at_says_why_and_is_of_no_format(
    tmp_path: Path, name: str, make: Callable[[Path], object], reason: str
) -> None:
    path = tmp_path / name
    make(path)

    seen = glimpse(path)

    assert seen.cells == ()
    assert seen.fault is not None
    assert reason in str(seen.fault)
    assert recognise(seen, READERS) is None


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b'{"a": "' + b'\\"' * (JSON_LIMIT // 2 - 5), id="a text of escapes that never ends"),
        pytest.param(b'{"a": ' + b"[" * (JSON_LIMIT - 10), id="brackets that are never closed"),
    ],
)
def test_a_look_at_hostile_json_ends_soon(tmp_path: Path, data: bytes) -> None:
    path = _written(tmp_path / "a.json", data)

    seen = glimpse(path)

    path.unlink()
    assert seen == Glimpse(path, ("a",))


def test_very_many_names_are_not_all_kept(tmp_path: Path) -> None:
    path = _written(tmp_path / "a.json", b"{" + b'"a": 1,' * 100_000 + b'"b": 1}')

    assert glimpse(path).cells == ("a",) * 200


def _reader(name: str, column: str) -> Reader[str]:
    return Reader(name, name, lambda seen: column in seen.cells, lambda path, faults: iter(()))


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        pytest.param(("a", "x"), "first", id="one fits"),
        pytest.param(("x",), None, id="none fits"),
        pytest.param(("a", "b"), None, id="two fit, so that neither is sure"),
        pytest.param((), None, id="nothing was seen"),
    ],
)
def test_a_file_goes_to_the_one_reader_that_it_fits(cells: tuple[str, ...], expected: str | None) -> None:
    readers = (_reader("first", "a"), _reader("second", "b"))

    found = recognise(Glimpse(Path("any.csv"), cells), readers)

    assert (None if found is None else found.name) == expected


def test_every_reader_has_a_name_of_its_own_and_is_listed_in_order() -> None:
    names = [reader.name for reader in READERS]

    assert names == sorted(set(names))
