"""The England that comes with the product is what the command makes of the publishers' files today."""

import gzip
from pathlib import Path

import pytest

from graph_model.compiling.compilation import CompileRequest, compile_register
from graph_model.shipped import LAW, shipped_register
from tests.england.compiled import Compiled
from tests.england.published import DATA

MOST_PACKED = 3 << 20


def test_compiling_again_gives_the_register_that_is_shipped(england: Compiled) -> None:
    shipped = shipped_register("england")

    # What gzip makes of a text may differ from one build of zlib to another; the text never does.
    assert _texts(england.folder) == _texts(shipped)


def test_the_shipped_register_is_small() -> None:
    assert sum(path.stat().st_size for path in shipped_register("england").iterdir()) < MOST_PACKED


def test_the_map_that_it_was_made_of_taken_over_it_again_changes_no_line_or_right(tmp_path: Path) -> None:
    if not DATA.is_dir():
        pytest.skip("the publishers' files are not at hand: no ../shared")
    shipped = shipped_register("england")

    compile_register(CompileRequest([DATA / "ods" / "gp-reg-pat-prac-map.csv", shipped], LAW, tmp_path, packed=True))

    again, before = _texts(tmp_path), _texts(shipped)
    assert {name for name in before if before[name] != again[name]} == {"footprints.csv.gz", "organisations.csv.gz"}


def _texts(folder: Path) -> dict[str, bytes]:
    return {path.name: gzip.decompress(path.read_bytes()) for path in sorted(folder.glob("*.csv.gz"))}
