"""The generated tables of the README: exit codes, routes and register tables, from the code that they describe.

`python -m tests.readme` writes them anew; a test fails while they are stale.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import cast

from api.app import create_app
from graph_model import errors
from graph_model.settings import Settings
from graph_model.store.live import LiveGraph
from graph_model.tables import TABLES, Table

README = Path(__file__).parents[1] / "README.md"
SECTION = re.compile(r"(<!-- generated: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def exits() -> str:
    """Give the exit code of each class of error."""
    classes = [getattr(errors, name) for name in errors.__all__ if name != "WhodecidesError"]
    ours = sorted({(each.exit_code, each.title) for each in classes if each.exit_code >= 10})
    return _table(("code", "when"), [(str(code), title[0].lower() + title[1:]) for code, title in ours])


def routes() -> str:
    """Give every route with its summary."""
    app = create_app(cast("LiveGraph", None), Settings())
    found = [(f"`GET {path}`", methods["get"]["summary"]) for path, methods in app.openapi()["paths"].items()]
    return _table(
        ("route", "what it gives"), [*found, ("`GET /docs`, `/openapi.json`", "The documentation of all of them")]
    )


def tables() -> str:
    """Give every table of a register with its columns."""
    return _table(("file or sheet", "columns"), [(f"`{table.name}`", _columns(table)) for table in TABLES])


def _columns(table: Table) -> str:
    return ", ".join(f"**{name}**" if name in table.required else name for name in table.columns)


def _table(header: tuple[str, str], rows: list[tuple[str, str]]) -> str:
    lines = [header, ("---", "---"), *rows]
    return "".join(f"| {left} | {right} |\n" for left, right in lines)


SECTIONS: dict[str, Callable[[], str]] = {"exits": exits, "routes": routes, "tables": tables}


def regenerated(text: str) -> str:
    """Give the README with its generated tables as they should be."""
    return SECTION.sub(lambda found: f"{found[1]}{SECTIONS[found[2]]()}{found[3]}", text)


if __name__ == "__main__":
    README.write_text(regenerated(README.read_text(encoding="utf-8")), encoding="utf-8")
