"""The page of one finding: what it is, drawn and told, and the forms that accept it for a time or reopen it.

A form is taken from a page of this service only, and answers with the page again, so that no reload sends it twice.
"""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.dependencies import GraphDep
from api.pages.asking import Asked, AskedDep, read_day
from api.pages.context import standing
from api.pages.rendering import render
from api.pages.same_origin import SAME_ORIGIN
from api.pages.sent import Sent, SentDep
from api.pages.views.accept_form import LONGEST_NAME, LONGEST_REASON, AcceptForm
from api.pages.views.describing import Describing
from api.pages.views.finding import finding_view
from api.token import signed_in_as
from graph_model import pipeline
from graph_model.errors import BadQuestionError
from graph_model.pipeline import Period
from graph_model.store.change_log import whoever
from graph_model.store.live import LiveGraph

router = APIRouter(include_in_schema=False)
Id = Annotated[str, Path(alias="finding")]
UNPROCESSABLE = 422


@router.get("/findings/{finding}")
def finding(request: Request, graph: GraphDep, asked: AskedDep, identifier: Id) -> HTMLResponse:
    """Show a finding."""
    return _shown(request, graph, asked, identifier)


@router.get("/findings/{finding}/accept")
@router.get("/findings/{finding}/reopen")
def form(asked: AskedDep, identifier: Id) -> RedirectResponse:
    """Lead whoever asks again for the address of a form to the page that it stands on."""
    return RedirectResponse(asked.links.record("findings", identifier), 303)


@router.post("/findings/{finding}/accept", dependencies=SAME_ORIGIN)
def accept(request: Request, graph: GraphDep, asked: AskedDep, identifier: Id, sent: SentDep) -> Response:
    """Accept a finding until a day; what is wrong with the form is told beside its fields."""
    wrong = _faults(sent)
    if len(wrong) > 0:
        return _shown(request, graph, asked, identifier, sent, wrong)
    wish = pipeline.Accepted(identifier, sent["reason"], read_day(sent["until"], "until"), sent["by"])
    pipeline.accept(graph, _period(asked), wish)
    return RedirectResponse(asked.links.record("findings", identifier), 303)


@router.post("/findings/{finding}/reopen", dependencies=SAME_ORIGIN)
def reopen(request: Request, graph: GraphDep, asked: AskedDep, identifier: Id, sent: SentDep) -> Response:
    """Take back that a finding was accepted."""
    pipeline.reopen(graph, identifier, sent.get("by") or _visitor(request), sent.get("reason", ""))
    return RedirectResponse(asked.links.record("findings", identifier), 303)


def _faults(sent: Sent) -> dict[str, str]:
    """What is wrong with a form, by field."""
    reason, by = sent.get("reason", ""), sent.get("by", "")
    told = {
        "reason": _text_fault(reason, LONGEST_REASON, "Say why nobody need act on it"),
        "until": _day_fault(sent.get("until", "")),
        "by": _text_fault(by, LONGEST_NAME, "Say who accepts it"),
    }
    return {name: fault for name, fault in told.items() if fault != ""}


def _text_fault(text: str, longest: int, missing: str) -> str:
    if text == "":
        return missing
    return f"Use {longest:,} letters at most" if len(text) > longest else ""


def _day_fault(text: str) -> str:
    if text == "":
        return "Give the day on which it is due again"
    try:
        day = read_day(text, "until")
    except BadQuestionError:
        return "Give a day of the calendar, such as 2027-04-01"
    return "" if day > date.today() else "Give a day that is still to come"


def _shown(
    request: Request,
    graph: LiveGraph,
    asked: Asked,
    identifier: str,
    sent: Sent | None = None,
    wrong: Sent | None = None,
) -> HTMLResponse:
    found, look = pipeline.finding(graph, _period(asked), identifier)
    day = look.history.on(asked.question.on, asked.question.certainties)
    filled = AcceptForm.of(found, asked.links, date.today(), _visitor(request))
    if sent is not None:
        filled = filled.filled(sent, wrong or {})
    view = finding_view(day, Describing(look.history, asked.links), found)
    status = UNPROCESSABLE if wrong else 200
    return render(request, "finding", status, record=view, form=filled, **standing(asked, look))


def _visitor(request: Request) -> str:
    """The name that a visitor gave with the token; without a token the service has one user, who runs it."""
    return signed_in_as(request.headers.get("authorization", "")) or whoever()


def _period(asked: Asked) -> Period:
    return Period(asked.question.on, asked.question.certainties)
