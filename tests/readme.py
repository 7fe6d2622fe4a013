"""The generated parts of the README: a worked answer, exit codes, routes and tables, from the code itself.

`python -m tests.readme` writes them anew; a test fails while they are stale.
"""

import re
from collections.abc import Callable
from contextlib import redirect_stdout
from datetime import date
from enum import StrEnum
from io import StringIO
from pathlib import Path
from textwrap import fill
from typing import cast

from api.app import create_app
from api.responses.answers import WhoDecides
from api.tell import tell_answer
from graph_model import errors, vocabulary
from graph_model.answering import who_decides
from graph_model.history import History
from graph_model.ingest.register import read_register
from graph_model.pipeline import Question, shipped_register
from graph_model.places import find_place
from graph_model.settings import Settings
from graph_model.store.live import LiveGraph, Look
from graph_model.store.repository import GraphState
from graph_model.tables import TABLES, Table

README = Path(__file__).parents[1] / "README.md"
SECTION = re.compile(r"(<!-- generated: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def answer() -> str:
    """Give a worked question and its answer, as the command prints it."""
    function, place, day = "acute_commissioning", "fp:E07000214", date(2022, 7, 1)
    tables = read_register(shipped_register("cases")).tables
    history = History(1, {name: table.rows.values() for name, table in tables.items()})
    look, question = Look(history, GraphState(1, None), ()), Question(day)
    found = who_decides(history.on(day), function, find_place(history.on(day), place))
    with redirect_stdout(StringIO()) as printed:
        tell_answer(WhoDecides.of(found, question, look), history, as_json=False)
    folded = (fill(line, 116, subsequent_indent=" " * _indent(line)) for line in printed.getvalue().splitlines())
    command = f"$ whodecides ask {function} --place {place} --on {day}"
    return "\n".join(["```console", command, *folded, "```", ""])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


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


def words() -> str:
    """Give the closed lists of words that columns take."""
    lists: list[tuple[str, type[StrEnum]]] = [
        ("organisations.type", vocabulary.OrganisationType),
        ("footprints.level", vocabulary.FootprintLevel),
        ("footprint_relations.relation", vocabulary.FootprintRelationKind),
        ("lines.kind", vocabulary.LineKind),
        ("rights.role", vocabulary.Role),
        ("successions.type", vocabulary.SuccessionType),
        ("certainty", vocabulary.Certainty),
        ("confidence", vocabulary.Confidence),
        ("basis", vocabulary.Basis),
    ]
    return _table(("column", "its words"), [(f"`{column}`", ", ".join(words)) for column, words in lists])


def _columns(table: Table) -> str:
    return ", ".join(f"**{name}**" if name in table.required else name for name in table.columns)


def _table(header: tuple[str, str], rows: list[tuple[str, str]]) -> str:
    lines = [header, ("---", "---"), *rows]
    return "".join(f"| {left} | {right} |\n" for left, right in lines)


SECTIONS: dict[str, Callable[[], str]] = {
    "answer": answer,
    "exits": exits,
    "routes": routes,
    "tables": tables,
    "words": words,
}


def regenerated(text: str) -> str:
    """Give the README with its generated tables as they should be."""
    return SECTION.sub(lambda found: f"{found[1]}{SECTIONS[found[2]]()}{found[3]}", text)


if __name__ == "__main__":
    README.write_text(regenerated(README.read_text(encoding="utf-8")), encoding="utf-8")
