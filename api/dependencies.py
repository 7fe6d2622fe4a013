"""What routes are given: the graph, the day and certainties asked about, and a page of a list."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Depends, Query, Request

from graph_model.certainties import read_certainties
from graph_model.fields import Day
from graph_model.pipeline import Question
from graph_model.store.live import LiveGraph

__all__ = ["MOST_ITEMS", "GraphDep", "PageDep", "QuestionDep", "Slot"]

MOST_ITEMS = 500


# These are coroutines, though they wait for nothing: FastAPI would send a plain function to a thread of its own,
# which costs more than all that they do.
async def _graph(request: Request) -> LiveGraph:
    graph: LiveGraph = request.app.state.graph
    return graph


async def _question(
    on: Annotated[Day | None, Query(description="The day asked about, YYYY-MM-DD; today if left out")] = None,
    certainty: Annotated[
        list[str] | None,
        Query(description="Which certainties count, parted by commas or repeated; in_force and planned if left out"),
    ] = None,
) -> Question:
    return Question(date.today() if on is None else on, read_certainties(certainty or []))


@dataclass(frozen=True)
class Slot:
    """Which part of a list is asked for."""

    limit: int
    offset: int


async def _slot(
    limit: Annotated[int, Query(ge=1, le=MOST_ITEMS, description=f"How many items, at most {MOST_ITEMS}")] = 50,
    offset: Annotated[int, Query(ge=0, description="How many items to leave out first")] = 0,
) -> Slot:
    return Slot(limit, offset)


GraphDep = Annotated[LiveGraph, Depends(_graph)]
QuestionDep = Annotated[Question, Depends(_question)]
PageDep = Annotated[Slot, Depends(_slot)]
