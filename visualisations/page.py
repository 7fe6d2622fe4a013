"""The page of a view: everything in one file, which opens from any address and asks no other for anything.

Scripts run by their hash, so nothing that stands in a name can run; texts go into the page as JSON, and from there as
text. The policy stands in the page itself, for files; a server sends it as a header too, with a sandbox.
"""

import base64
import hashlib
import html
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from string import Template
from typing import Any

from graph_model.views.picture import Picture
from visualisations.assets import engine, script, style
from visualisations.payload import as_json_text, payload

__all__ = ["SANDBOX", "policy", "view_page"]

# What a page in a frame may do: run its scripts, and hand over the files that it makes.
SANDBOX = "sandbox allow-scripts allow-downloads"


def view_page(picture: Picture, ask: Mapping[str, Any] | None = None) -> str:
    """Write the page of a picture.

    Args:
        picture: what is shown.
        ask: where the page asks for more, if it is served; None makes one that stands by itself.
    """
    data = payload(picture) | ({} if ask is None else {"ask": ask})
    return _template().substitute(
        policy=html.escape(policy()),
        title=html.escape(picture.title),
        style=style(),
        data=as_json_text(data),
        engine=engine(),
        script=script(),
    )


@cache
def policy() -> str:
    """The Content-Security-Policy of the page: nothing but what is in it, and answers of its own service."""
    scripts = " ".join(_hash(text) for text in (engine(), script()))
    return (
        f"default-src 'none'; script-src {scripts}; style-src {_hash(style())}; img-src data: blob:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _template() -> Template:
    return Template(files("visualisations").joinpath("page.html").read_text(encoding="utf-8"))
