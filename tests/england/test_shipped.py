"""The England that comes with the product is what the command makes of the publishers' files today."""

import gzip
from pathlib import Path

from graph_model.shipped import shipped_register
from tests.england.compiled import Compiled

MOST_PACKED = 3 << 20


def test_compiling_again_gives_the_register_that_is_shipped(england: Compiled) -> None:
    shipped = shipped_register("england")

    # What gzip makes of a text may differ from one build of zlib to another; the text never does.
    assert _texts(england.folder) == _texts(shipped)


def test_the_shipped_register_is_small() -> None:
    assert sum(path.stat().st_size for path in shipped_register("england").iterdir()) < MOST_PACKED


def _texts(folder: Path) -> dict[str, bytes]:
    return {path.name: gzip.decompress(path.read_bytes()) for path in sorted(folder.glob("*.csv.gz"))}
