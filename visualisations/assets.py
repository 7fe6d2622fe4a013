"""The scripts and styles of a view's page: ours from `static`, vis-network from the pyvis that is installed.

A page that opens from a file cannot load modules, so ours are put together into one script: each becomes a function
that gives what it exports, and runs once, after those that it imports.
"""

import re
from functools import cache
from importlib.resources import files

__all__ = ["MODULES", "engine", "script", "style"]

# Each after those that it imports.
MODULES = (
    "state",
    "signs",
    "drawing",
    "expand",
    "facts",
    "legend",
    "dates",
    "searching",
    "table",
    "outline",
    "showing",
    "svg",
    "exports",
    "keys",
    "main",
)
_IMPORT = re.compile(r'^import (\{[^}]*\}) from "\./(\w+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?function|const) (\w+)", re.MULTILINE)


@cache
def engine() -> str:
    """The script of vis-network, as pyvis carries it."""
    return files("pyvis").joinpath("templates/lib/vis-9.1.2/vis-network.min.js").read_text(encoding="utf-8")


@cache
def style() -> str:
    """The style of the page."""
    return _static("view.css")


@cache
def script() -> str:
    """Our modules as one script."""
    return '"use strict";\n' + "".join(map(_module, MODULES))


def _module(name: str) -> str:
    text = _static(f"{name}.js")
    exported = ", ".join(found for _, found in _EXPORT.findall(text))
    inner = _EXPORT.sub(r"\1 \2", _IMPORT.sub(r"const \1 = \2Module;", text))
    return f"const {name}Module = (() => {{\n{inner}\nreturn {{ {exported} }};\n}})();\n"


def _static(name: str) -> str:
    return files("visualisations").joinpath("static", name).read_text(encoding="utf-8")
