"""Questions to the graph: who decides, and which ways lead upwards."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from api.dependencies import READS, GraphDep, QuestionDep
from api.parameters import TEXT
from api.problems import PROBLEMS
from api.responses.answers import FunctionsOfPlace, PathsUp, WhoDecides
from api.responses.routes import Changes, RoutesInward
from graph_model import pipeline
from graph_model.vocabulary import LineKind

# No id or name is longer; a longer text is not compared with all of them.
LONGEST = 300

router = APIRouter(prefix="/v1", tags=["answers"], responses=PROBLEMS, dependencies=READS)


def _words(description: str, *examples: str) -> Any:
    return Query(description=description, max_length=LONGEST, examples=list(examples), json_schema_extra=TEXT)


@router.get("/who-decides", summary="Who decides a function for a place on a day")
def who_decides(
    graph: GraphDep,
    question: QuestionDep,
    function: Annotated[str, _words("Id or plain name of a function", "acute_commissioning")],
    place: Annotated[str, _words("Id, ODS code, GSS code or name of a place", "fp:E07000214")],
) -> WhoDecides:
    """Answer with the deciders by part of the place, who must agree or be consulted, and the chains upwards."""
    answer, look = pipeline.ask(graph, question, function, place)
    return WhoDecides.of(answer, question, look)


@router.get("/functions-of-place", summary="Who decides each function for a place on a day")
def functions_of_place(
    graph: GraphDep,
    question: QuestionDep,
    place: Annotated[str, _words("Id, ODS code, GSS code or name of a place", "fp:E07000214")],
) -> FunctionsOfPlace:
    """Answer for every function that somebody decides there, or is to hold by statute: as many as the catalogue has."""
    decisions, look = pipeline.ask_all(graph, question, place)
    return FunctionsOfPlace.of(decisions, question, look)


@router.get("/routes-in", summary="By which ways an organisation reaches those who decide what concerns it")
def routes_in(
    graph: GraphDep,
    question: QuestionDep,
    organisation: Annotated[str, _words("Id, code or name of the organisation", "haemophilia-society")],
) -> RoutesInward:
    """Answer with its seats, alliances, advice, contracts and rights, what the bodies may do, and who decides."""
    found, look = pipeline.find_routes_in(graph, question, organisation)
    return RoutesInward.of(found, question, look)


@router.get("/changes", summary="The days on which the answer to a question changes")
def changes(
    graph: GraphDep,
    question: QuestionDep,
    function: Annotated[str, _words("Id or plain name of a function", "acute_commissioning")],
    place: Annotated[str, _words("Id, ODS code, GSS code or name of a place", "fp:E07000214")],
) -> Changes:
    """Answer with each day from which other organisations act, on the ground that the place has on the day asked."""
    found, answer, look = pipeline.find_changes(graph, question, function, place)
    return Changes.of(found, answer, question, look)


@router.get("/paths", summary="The ways from an organisation upwards")
def paths(
    graph: GraphDep,
    question: QuestionDep,
    subject: Annotated[str, _words("Id, code or name of the organisation that answers", "ods:R0A")],
    holder: Annotated[str | None, _words("Where the ways end; every terminal if left out", "parliament")] = None,
    function: Annotated[str | None, _words("Whose lines are followed; every line if left out")] = None,
    without: Annotated[list[LineKind] | None, Query(description="Kinds of lines that are not followed")] = None,
) -> PathsUp:
    """Answer with the ways, shortest first, and how many to each end share no organisation."""
    between = pipeline.Between(subject, holder, function, frozenset(without or ()))
    ways, look = pipeline.find_ways(graph, question, between)
    return PathsUp.of(ways, question, look)
