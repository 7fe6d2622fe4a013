"""What routes are given: the graph, the day and certainties asked about, and a page of a list."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Depends, Query, Request
from pydantic import Field

from api.parameters import refuse_unreadable
from graph_model.certainties import read_certainties
from graph_model.fields import Day
from graph_model.pipeline import Question
from graph_model.store.live import LiveGraph
from graph_model.vocabulary import Certainty

__all__ = ["MOST_ITEMS", "READS", "GraphDep", "PageDep", "QuestionDep", "Slot"]

MOST_ITEMS = 500
# No list is longer; a larger number is a slip.
FURTHEST = 10**9


# Documented only: `read_certainties` says more of a wrong one, and the nearest.
KNOWN = "|".join(Certainty)
CertaintyWords = Annotated[str, Field(json_schema_extra={"pattern": f"^(({KNOWN})(,|$))*$"})]


# These are coroutines, though they wait for nothing: FastAPI would send a plain function to a thread of its own,
# which costs more than all that they do.
async def _graph(request: Request) -> LiveGraph:
    graph: LiveGraph = request.app.state.graph
    return graph


async def _question(
    on: Annotated[Day | None, Query(description="The day asked about, YYYY-MM-DD; today if left out")] = None,
    certainty: Annotated[
        list[CertaintyWords] | None,
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
    limit: Annotated[int, Query(ge=1, le=MOST_ITEMS, description=f"How many items, from 1 to {MOST_ITEMS}")] = 50,
    offset: Annotated[int, Query(ge=0, le=FURTHEST, description="How many items to leave out first")] = 0,
) -> Slot:
    return Slot(limit, offset)


GraphDep = Annotated[LiveGraph, Depends(_graph)]
QuestionDep = Annotated[Question, Depends(_question)]
PageDep = Annotated[Slot, Depends(_slot)]
# Of every route that reads the graph.
READS = [Depends(refuse_unreadable)]
