"""The application: routes over one live graph, problems for errors, a token where one is set."""

import secrets
from importlib.metadata import version

from fastapi import FastAPI
from fastapi_offline import FastAPIOffline

from api.hosts import HostCheck
from api.methods import HeadAsGet
from api.pages.headers import SafeHeaders
from api.pages.routes import add_pages
from api.problems import answer_problems
from api.routers import answers, findings, health, records, views
from api.token import TokenCheck
from graph_model.settings import Settings
from graph_model.store.live import LiveGraph

__all__ = ["create_app"]

DESCRIPTION = (
    "Who decides what in English health and care: for which place, on which day, on what legal basis, "
    "and to whom the deciders answer. Every read takes `on` and `certainty`; every answer says the "
    "revision of the graph that it was read from."
)


def create_app(graph: LiveGraph, settings: Settings) -> FastAPI:
    """Make the application that answers from a graph.

    Its documentation pages carry their own scripts and styles, so that no page asks another host for anything.
    """
    app = FastAPIOffline(
        title="whodecides", version=version("whodecides"), description=DESCRIPTION, redirect_slashes=False
    )
    app.state.graph = graph
    # Known to the pages of views only; see `routers.views`.
    app.state.view_key = secrets.token_urlsafe()
    for router in (answers.router, findings.router, records.router, views.router, views.pages, health.router):
        app.include_router(router)
    add_pages(app)
    answer_problems(app)
    if settings.api_token is not None:
        app.add_middleware(TokenCheck, token=settings.api_token.get_secret_value())
    if settings.listens_on_loopback:
        app.add_middleware(HostCheck)
    app.add_middleware(SafeHeaders)
    app.add_middleware(HeadAsGet)
    return app
