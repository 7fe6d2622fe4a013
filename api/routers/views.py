"""Network views: as JSON for any caller, and as pages that stand in a frame."""

import secrets
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import HTMLResponse

from api.dependencies import READS, GraphDep, QuestionDep
from api.parameters import TEXT
from api.problems import PROBLEMS
from api.responses.views import View
from graph_model.pipeline import Question
from graph_model.showing import show
from graph_model.views.picture import DEFAULT_LIMIT, MOST_DEPTH, MOST_NODES
from graph_model.views.viewing import Sight
from graph_model.vocabulary import ViewKind
from visualisations.page import SANDBOX, policy, view_page

LONGEST = 2_000
# Of one organisation that is looked around from within a page: more would not be seen.
EXPANDED = 200

router = APIRouter(prefix="/v1", tags=["views"], responses=PROBLEMS, dependencies=READS)
pages = APIRouter(include_in_schema=False)


def _words(description: str, *examples: str) -> Any:
    return Query(description=description, max_length=LONGEST, examples=list(examples), json_schema_extra=TEXT)


@dataclass(frozen=True)
class _Asked:
    """The parameters of a view."""

    subject: str
    depth: int
    function: str | None
    place: str | None
    limit: int

    def sight(self, kind: ViewKind) -> Sight:
        """What is asked to be seen; a field that is left empty was not asked."""
        return Sight(kind, self.subject, self.depth, self.function or None, self.place or None, self.limit)


async def _asked(
    subject: Annotated[
        str,
        _words(
            "An organisation, place, region or system by id, code or name; the function of a decision; of a finding, "
            "its id, or the ids of the lines, rights and organisations that it is of, parted by commas",
            "ods:QWO",
        ),
    ],
    depth: Annotated[int, Query(ge=1, le=MOST_DEPTH, description="How many lines from an organisation")] = 1,
    function: Annotated[str | None, _words("Only what is about it, by id or plain name; all if left out")] = None,
    place: Annotated[str | None, _words("Where a decision is taken: id, code or name", "fp:E07000214")] = None,
    limit: Annotated[
        int, Query(ge=1, le=MOST_NODES, description="How many organisations and places are shown on a date")
    ] = DEFAULT_LIMIT,
) -> _Asked:
    return _Asked(subject, depth, function, place, limit)


_AskedDep = Annotated[_Asked, Depends(_asked)]


@router.get("/views/{kind}", summary="A network view, laid out")
def view(
    request: Request,
    response: Response,
    graph: GraphDep,
    question: QuestionDep,
    kind: ViewKind,
    asked: _AskedDep,
    key: Annotated[str, _words("The key of a view's page, which asks from within a sandbox")] = "",
) -> View:
    """Give what is in a view on every date on which it changes, each with its place, and how much was left out."""
    picture, look = show(graph, question, asked.sight(kind))
    if secrets.compare_digest(key.encode(), request.app.state.view_key.encode()):
        # A sandboxed page has no origin. Only a page of ours knows the key, so no other site's frame can read this.
        response.headers["Access-Control-Allow-Origin"] = "null"
    response.headers["Vary"] = "Origin"
    return View.of(picture, question, look)


@pages.get("/views/{kind}", summary="A network view as a page")
def view_as_page(
    request: Request, graph: GraphDep, question: QuestionDep, kind: ViewKind, asked: _AskedDep
) -> HTMLResponse:
    """Write the page of a view; it runs in a sandbox, wherever it is opened."""
    picture, _ = show(graph, question, asked.sight(kind))
    page = view_page(picture, _where_to_ask(request, question))
    rules = f"{policy()}; {SANDBOX}; frame-ancestors 'self'"
    return HTMLResponse(page, headers={"Content-Security-Policy": rules, "Cache-Control": "no-store"})


def _where_to_ask(request: Request, question: Question) -> dict[str, Any]:
    """Where the page finds the neighbours of an organisation, and all of what it shows."""
    certainty = ",".join(sorted(question.certainties))
    query = {"on": question.on.isoformat(), "certainty": certainty, "limit": str(EXPANDED)}
    address = f"{request.url.path}?{request.url.query}"
    return {
        "path": f"/v1/views/{ViewKind.ORGANISATION}",
        "query": query | {"key": request.app.state.view_key},
        "page": address,
        "most": MOST_NODES,
    }
