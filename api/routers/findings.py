"""What is wrong with the wiring: findings of a day, and the rules by which it is judged."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query

from api.dependencies import READS, GraphDep, PageDep, QuestionDep
from api.parameters import TEXT
from api.problems import PROBLEMS
from api.responses.common import reading
from api.responses.findings import FindingFacts, FindingOut, FindingPage, FindingsOfAnswer, RuleFacts, RuleOut, listed
from graph_model import pipeline
from graph_model.acceptances import State
from graph_model.analyses.registry import RULE_OF
from graph_model.fields import LONGEST_ID
from graph_model.findings import Severity
from graph_model.sifting import Order

# No id or name is longer; a longer text is not compared with all of them.
LONGEST = 300

router = APIRouter(prefix="/v1", tags=["findings"], responses=PROBLEMS, dependencies=READS)
# Documented only: `pipeline.rule` says more of a wrong one, and the nearest.
RULES = {"examples": [["M01", "D01"]], "json_schema_extra": {"items": {"type": "string", "enum": list(RULE_OF)}}}


def _words(description: str, *examples: str) -> Any:
    return Query(description=description, max_length=LONGEST, examples=list(examples), json_schema_extra=TEXT)


@router.get("/findings", summary="Duplicated, missing and stale wiring on a day")
def findings(
    graph: GraphDep,
    question: QuestionDep,
    page: PageDep,
    rule: Annotated[list[str] | None, Query(description="Ids of rules; every rule if left out", **RULES)] = None,
    severity: Annotated[list[Severity] | None, Query(description="How bad; any if left out")] = None,
    state: Annotated[list[State] | None, Query(description="Where in its life; any if left out")] = None,
    place: Annotated[str | None, _words("A place that shares ground with the finding: id, code or name")] = None,
    organisation: Annotated[str | None, _words("Whom it is about, or who suffers: id, code or name")] = None,
    function: Annotated[str | None, _words("What it is about, that or what is under it: id or name")] = None,
    order: Annotated[Order, Query(alias="sort", description="In what order")] = Order.SEVERITY,
) -> FindingPage:
    """List what was found, with how many were looked at."""
    period = pipeline.Period(question.on, question.certainties)
    wanted = pipeline.Wanted(
        rules=tuple(rule or ()),
        severities=tuple(severity or ()),
        states=tuple(state or ()),
        place=place,
        organisation=organisation,
        function=function,
        order=order,
    )
    sifted, look = pipeline.findings(graph, period, wanted)
    told = sifted.found[page.offset : page.offset + page.limit]
    slot = {"total": len(sifted.found), "limit": page.limit, "offset": page.offset}
    return FindingPage.model_validate(listed(sifted, period, look, told) | slot)


@router.get("/findings-of-answer", summary="Findings that touch the answer to a question")
def findings_of_answer(
    graph: GraphDep,
    question: QuestionDep,
    page: PageDep,
    function: Annotated[str, _words("Id or plain name of a function", "acute_commissioning")],
    place: Annotated[str, _words("Id, ODS code, GSS code or name of a place", "fp:E07000214")],
) -> FindingsOfAnswer:
    """List what rests on the same lines and rights, is about who decides, or about the function on that ground."""
    answer, look = pipeline.ask(graph, question, function, place)
    found = pipeline.touching(graph, pipeline.Period(question.on, question.certainties), answer)
    told = found[page.offset : page.offset + page.limit]
    return FindingsOfAnswer(
        **reading(question, look),
        function=answer.function,
        place=answer.place.id,
        findings=[FindingOut.of(each, look.history) for each in told],
        total=len(found),
        limit=page.limit,
        offset=page.offset,
    )


def _id(of: str, length: int) -> Any:
    return Path(alias=of, max_length=length, description=f"Id of the {of}", json_schema_extra=TEXT)


@router.get("/findings/{finding:path}", summary="One finding, with what shows it")
def finding(
    graph: GraphDep, question: QuestionDep, identifier: Annotated[str, _id("finding", LONGEST_ID)]
) -> FindingFacts:
    """Give the finding as it is on the day, its rule, and the lines and rights that it names."""
    period = pipeline.Period(question.on, question.certainties)
    found, look = pipeline.finding(graph, period, identifier)
    return FindingFacts.of(found, period, look)


@router.get("/rules", summary="Every rule by which the wiring is judged")
def rules() -> RuleFacts:
    """List the rules in the order in which they are told; they are the same for every day and revision."""
    return RuleFacts(items=[RuleOut.of(each) for each in pipeline.rules()])


@router.get("/rules/{rule:path}", summary="One rule")
def rule(identifier: Annotated[str, _id("rule", LONGEST)]) -> RuleOut:
    """Give what the rule asks, what its findings mean and do not mean, and what it costs."""
    return RuleOut.of(pipeline.rule(identifier))
