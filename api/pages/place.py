"""The place page: all functions of a place on a day in one table, to read, to print and to take away."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response

from api.dependencies import GraphDep
from api.pages.asking import Asked, AskedDep, Words
from api.pages.context import standing
from api.pages.rendering import render
from api.pages.views.describing import Describing
from api.pages.views.place import as_csv, as_workbook, place_table
from api.pages.views.table import Table
from api.pages.words import long_day
from graph_model import pipeline
from graph_model.pipeline import Decisions
from graph_model.store.live import Look

router = APIRouter(include_in_schema=False)
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Map:
    """What is decided for a place on a day, as the page and both files hold it."""

    asked: Asked
    decisions: Decisions
    look: Look
    table: Table

    @property
    def file(self) -> str:
        """The name of its files, without an ending."""
        place = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in self.decisions.place.id)
        return f"decisions-{place}-{self.asked.question.on}"

    @property
    def about(self) -> tuple[tuple[str, str], ...]:
        """What it is of, in words."""
        place = self.decisions.place
        counted = ", ".join(sorted(self.asked.question.certainties))
        return (
            ("Place", f"{place.name} ({place.id})"),
            ("As at", self.asked.question.on.isoformat()),
            ("Counting what is", counted),
            ("Revision of the graph", str(self.look.state.revision)),
            *(("Note", note) for note in place.notes),
        )


def _map(graph: GraphDep, asked: AskedDep, place: Words = "") -> Map | None:
    """Answer for every function; None where no place is asked for."""
    if place.strip() == "":
        return None
    decisions, look = pipeline.ask_all(graph, asked.question, place)
    caption = f"Who decides what for {decisions.place.name} on {long_day(asked.question.on)}"
    table = place_table(Describing(look.history, asked.links), decisions, caption)
    return Map(asked, decisions, look, table)


MapDep = Annotated[Map | None, Depends(_map)]


@router.get("/place")
def place(request: Request, graph: GraphDep, asked: AskedDep, found: MapDep) -> HTMLResponse:
    """Show the map of a place, or ask for one."""
    if found is None:
        return render(request, "place", place=None, own_day=True, **standing(asked, pipeline.look_at(graph)))
    question = {"place": found.decisions.place.id}
    files = [(name, asked.links.to(f"/place.{name.lower()}", question)) for name in ("CSV", "XLSX")]
    lead = [
        ("Seen as a network", asked.links.to("/views/place", {"subject": found.decisions.place.id})),
        ("What was found here", asked.links.to("/findings", question)),
    ]
    files.append(("JSON", asked.links.to("/v1/functions-of-place", question)))
    shown = standing(asked, found.look, question)
    return render(request, "place", place=found.decisions.place, decisions=found.table, files=files, lead=lead, **shown)


@router.get("/place.csv")
def place_csv(found: MapDep) -> Response:
    """Give the map of a place as CSV."""
    return Response() if found is None else _file(as_csv(found.table), "text/csv; charset=utf-8", f"{found.file}.csv")


@router.get("/place.xlsx")
def place_xlsx(found: MapDep) -> Response:
    """Give the map of a place as a workbook."""
    return Response() if found is None else _file(as_workbook(found.table, found.about), WORKBOOK, f"{found.file}.xlsx")


def _file(content: bytes, kind: str, name: str) -> Response:
    return Response(content, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
