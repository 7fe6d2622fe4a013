"""Whether the process lives, and whether its answers are of whole registers. Neither needs a token."""

from fastapi import APIRouter, Response

from api.dependencies import GraphDep
from api.problems import MEDIA_TYPE, PROBLEMS
from api.responses.common import Health, Loading, Readiness

NOT_READY = {
    "description": "A register is being loaded, a load died half-way, or the store is not there",
    "content": {
        "application/json": {"schema": {"$ref": "#/components/schemas/Readiness"}},
        MEDIA_TYPE: PROBLEMS[503]["content"][MEDIA_TYPE],
    },
}

router = APIRouter(tags=["health"], responses={421: PROBLEMS[421], 400: PROBLEMS[400], 500: PROBLEMS[500]})


@router.get("/healthz", summary="Whether the process answers")
def healthz() -> Health:
    """Answer without looking at the store."""
    return Health(status="ok")


@router.get("/readyz", summary="Whether the graph can be read and no load is unfinished", responses={503: NOT_READY})
def readyz(graph: GraphDep, response: Response) -> Readiness:
    """Answer 503 while a register is being loaded, or where a load died half-way."""
    look = graph.look()
    loading = Loading.of(look.state.loading)
    response.status_code = 200 if loading is None else 503
    return Readiness(ready=loading is None, revision=look.state.revision, loading=loading)
