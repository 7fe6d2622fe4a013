"""All pages, in one list that the application includes."""

from fastapi import FastAPI

from api.pages import answer, data, finding, findings, lists, paths, place, records, routes_in, start
from api.pages.assets import Assets

__all__ = ["add_pages"]

ROUTERS = (
    start.router,
    answer.router,
    place.router,
    lists.router,
    records.router,
    paths.router,
    routes_in.router,
    findings.router,
    finding.router,
    data.router,
)


def add_pages(app: FastAPI) -> None:
    """Add the pages and their assets to the application."""
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", Assets(), "static")
