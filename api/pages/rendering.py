"""From a view model to a page: the template, what stands on every page, and the headers that keep it safe.

Everything is escaped, always: names and notes come from files. No page may run a script or wear a style that is
not a file of ours, and none asks another host for anything.
"""

import gzip
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader

from api.pages.assets import asset_mark
from api.pages.words import dated, long_day, number, per_cent, period, plain

__all__ = ["POLICY", "NavigationItem", "render"]

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "frame-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
# A page that is smaller fits in one packet either way.
PACKED_FROM = 1_400
# Quick rather than small: tables of names pack well at any level.
PACKING = 4


@dataclass(frozen=True)
class NavigationItem:
    """An entry of the menu that stands on every page."""

    text: str
    path: str


NAVIGATION = (
    NavigationItem("Ask", "/"),
    NavigationItem("Places", "/place"),
    NavigationItem("Organisations", "/organisations"),
    NavigationItem("Functions", "/functions"),
    NavigationItem("Paths", "/paths"),
    NavigationItem("Routes in", "/routes-in"),
    NavigationItem("Glossary", "/glossary"),
    NavigationItem("Data", "/data"),
)


def render(request: Request, template: str, /, status: int = 200, **view: Any) -> HTMLResponse:
    """Show a view model with a template.

    Args:
        request: whose page it is; its address marks the entry of the menu.
        template: name of a file in `templates/`, without its ending.
        status: of the answer.
        view: what the template shows.
    """
    shown = (
        _environment()
        .get_template(f"{template}.html.jinja")
        .render(path=request.url.path, navigation=NAVIGATION, mark=asset_mark(), **view)
    )
    content, headers = shown.encode(), {"Content-Security-Policy": POLICY, "Vary": "Accept-Encoding"}
    if len(content) > PACKED_FROM and "gzip" in request.headers.get("accept-encoding", ""):
        content, headers["Content-Encoding"] = gzip.compress(content, PACKING, mtime=0), "gzip"
    return HTMLResponse(content, status, headers)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """Make the environment of all templates; components of the design system read what is not given as empty."""
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("api.pages"), PackageLoader("nhsuk_frontend_jinja")]),
        undefined=ChainableUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "plain": plain,
        "long_day": long_day,
        "dated": dated,
        "period": period,
        "per_cent": per_cent,
        "number": number,
    }
    return environment
