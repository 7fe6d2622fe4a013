"""The queries: one statement a file, each with a header. Imports nothing of ours."""

from functools import cache
from importlib.resources import files

__all__ = ["load", "names"]

FOLDERS = ("schema", "read", "write")


@cache
def load(name: str) -> str:
    """Give the text of a query by its folder and name, such as "read/lines".

    Raises:
        FileNotFoundError: there is no such query.
    """
    return files(__name__).joinpath(f"{name}.cypher").read_text(encoding="utf-8")


def names(folder: str) -> list[str]:
    """List the queries of one folder ("schema", "read" or "write"), in the order of their names."""
    found = (item.name for item in files(__name__).joinpath(folder).iterdir())
    return sorted(f"{folder}/{name.removesuffix('.cypher')}" for name in found if name.endswith(".cypher"))
