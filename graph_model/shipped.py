"""The registers that come with the product, by the word that names each: the folders of `fixtures/` that hold one."""

from pathlib import Path

from graph_model.errors import RegisterUnreadableError
from graph_model.nearest import nearest

__all__ = ["LAW", "STATEMENTS", "shipped_register", "shipped_words"]

SHIPPED = Path(__file__).resolve().parent.parent / "fixtures"
# The folder of broken registers, which tests alone use, holds no table of its own.
TABLES = ("organisations.csv", "organisations.csv.gz")
# What the law says of types of body is no register by itself: it refers to bodies that others state.
LAW = SHIPPED / "law"
# What the product's source documents assert.
STATEMENTS = SHIPPED / "england" / "statements.csv"


def shipped_words() -> tuple[str, ...]:
    """Give the words that name a register that comes with the product, in the order of the alphabet."""
    folders = {table.parent for name in TABLES for table in SHIPPED.glob(f"*/{name}")}
    return tuple(sorted(folder.name for folder in folders - {LAW}))


def shipped_register(word: str) -> Path:
    """Give the path of a register: of the one that comes with the product, else the word is a path itself.

    A folder of one's own that has the name of one that comes with the product is given as a path: `./cases`.

    Raises:
        RegisterUnreadableError: the word is neither; the nearest that comes with the product is told.
    """
    words = shipped_words()
    if word in words:
        return SHIPPED / word
    near = nearest(word, words)
    if word.strip() == "" or (len(near) > 0 and not Path(word).exists()):
        meant = ", ".join(near or words)
        raise RegisterUnreadableError(f"nothing is at {word!r}: give a folder, an .xlsx workbook, or the word {meant}")
    return Path(word)
