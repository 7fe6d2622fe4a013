"""What the graph holds: organisations, footprints, functions, lines and sources."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query

from api.dependencies import READS, GraphDep, PageDep, QuestionDep, Slot
from api.pages.words import told
from api.parameters import TEXT
from api.problems import PROBLEMS
from api.responses.common import Page, reading
from api.responses.records import (
    FootprintFacts,
    FunctionFacts,
    Held,
    LineFacts,
    OneFunction,
    OrganisationFacts,
    SourceFacts,
    Suggestions,
)
from graph_model import pipeline, records, suggesting
from graph_model.entities import Footprint, Organisation, Term
from graph_model.fields import LONGEST_ID
from graph_model.vocabulary import FootprintLevel, OrganisationType

router = APIRouter(prefix="/v1", tags=["records"], responses=PROBLEMS, dependencies=READS)
Words = Annotated[
    str, Query(description="Words that the id, codes or name must hold", max_length=200, json_schema_extra=TEXT)
]


def _id(of: str) -> Any:
    meaning = f"Id of the {of}, as the register writes it"
    return Path(alias=of, max_length=LONGEST_ID, description=meaning, json_schema_extra=TEXT)


@router.get("/organisations", summary="Organisations that exist on the day")
def organisations(
    graph: GraphDep,
    question: QuestionDep,
    page: PageDep,
    query: Words = "",
    kind: Annotated[
        OrganisationType | None,
        Query(alias="type", description="The type of the organisations; every type if left out"),
    ] = None,
) -> Page[Organisation]:
    """List organisations in the order of ids."""
    look = pipeline.look_at(graph)
    found = records.organisations(look.history.on(question.on, question.certainties), query, kind)
    return Page[Organisation].model_validate(_page(found, page) | reading(question, look))


@router.get("/organisations/{organisation:path}", summary="Everything known of an organisation")
def organisation(
    graph: GraphDep, question: QuestionDep, identifier: Annotated[str, _id("organisation")]
) -> OrganisationFacts:
    """Give its record, its lines and rights of the day, what it covers, and what it came from and became."""
    look = pipeline.look_at(graph)
    facts = records.organisation(look.history.on(question.on, question.certainties), identifier)
    return OrganisationFacts.model_validate({**reading(question, look), **vars(facts)})


@router.get("/suggestions", summary="Places and organisations that a text may stand for")
def suggestions(graph: GraphDep, question: QuestionDep, query: Words = "") -> Suggestions:
    """List what fits while a person is still typing, the likeliest first; at most a dozen."""
    look = pipeline.look_at(graph)
    found = suggesting.suggestions(look.history.on(question.on, question.certainties), query)
    items = [{**vars(each), "says": told(each)} for each in found]
    return Suggestions.model_validate({**reading(question, look), "items": items})


@router.get("/footprints", summary="Footprints that exist on the day")
def footprints(
    graph: GraphDep,
    question: QuestionDep,
    page: PageDep,
    query: Words = "",
    level: Annotated[
        FootprintLevel | None, Query(description="The level of the footprints; every level if left out")
    ] = None,
) -> Page[Footprint]:
    """List footprints in the order of ids."""
    look = pipeline.look_at(graph)
    found = records.footprints(look.history.on(question.on, question.certainties), query, level)
    return Page[Footprint].model_validate(_page(found, page) | reading(question, look))


@router.get("/footprints/{footprint:path}", summary="Everything known of a footprint")
def footprint(graph: GraphDep, question: QuestionDep, identifier: Annotated[str, _id("footprint")]) -> FootprintFacts:
    """Give its record, its ground and people, how it lies in others, and what it overlaps."""
    look = pipeline.look_at(graph)
    facts = records.footprint(look.history.on(question.on, question.certainties), identifier)
    return FootprintFacts.model_validate(
        {**reading(question, look), **vars(facts), "overlaps": [vars(overlap) for overlap in facts.overlaps]}
    )


@router.get("/functions/{function:path}", summary="Everything known of a function")
def function(graph: GraphDep, question: QuestionDep, identifier: Annotated[str, _id("function")]) -> OneFunction:
    """Give its record, where it stands in the catalogue, who holds it by law on the day, and the rights over it."""
    look = pipeline.look_at(graph)
    facts = records.function(look.history.on(question.on, question.certainties), identifier)
    return OneFunction.model_validate({**reading(question, look), **vars(facts)})


@router.get("/glossary", summary="Abbreviations and terms")
def glossary(graph: GraphDep, question: QuestionDep, page: PageDep) -> Page[Term]:
    """List what terms mean, and when, in the order of terms."""
    look = pipeline.look_at(graph)
    found = sorted(look.history.terms, key=lambda term: term.key)
    return Page[Term].model_validate(_page(found, page) | reading(question, look))


@router.get("/holdings", summary="What is loaded, and how well it is evidenced")
def what_is_held(graph: GraphDep, question: QuestionDep) -> Held:
    """Count what the graph holds, of all days."""
    found, look = pipeline.what_is_held(graph)
    counted = {**vars(found), "lines": vars(found.lines), "rights": vars(found.rights)}
    return Held.model_validate({**reading(question, look), **counted})


@router.get("/functions", summary="Every function")
def functions(graph: GraphDep, question: QuestionDep) -> FunctionFacts:
    """List the functions in the order of ids."""
    look = pipeline.look_at(graph)
    items = [look.history.functions[identifier] for identifier in sorted(look.history.functions)]
    return FunctionFacts.model_validate({**reading(question, look), "items": items})


@router.get("/lines/{line:path}", summary="One accountability line")
def line(graph: GraphDep, question: QuestionDep, identifier: Annotated[str, _id("line")]) -> LineFacts:
    """Give the line, and whether it may hold on the day with one of the certainties."""
    look = pipeline.look_at(graph)
    day = look.history.on(question.on, question.certainties)
    found = records.line(look.history, identifier)
    holds = found.holds_on(day.day) and day.counts(found)
    return LineFacts.model_validate({**reading(question, look), "line": found, "holds": holds})


@router.get("/sources/{source:path}", summary="One source")
def source(graph: GraphDep, question: QuestionDep, identifier: Annotated[str, _id("source")]) -> SourceFacts:
    """Give the source, and how many lines and rights of the day rest on it."""
    look = pipeline.look_at(graph)
    facts = records.source(look.history.on(question.on, question.certainties), identifier)
    return SourceFacts.model_validate({**reading(question, look), **vars(facts)})


def _page(found: list[Any], page: Slot) -> dict[str, Any]:
    items = found[page.offset : page.offset + page.limit]
    return {"total": len(found), "limit": page.limit, "offset": page.offset, "items": items}
