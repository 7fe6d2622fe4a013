"""What is wrong with the value of a parameter, in words of our own."""

import re
from collections.abc import Mapping
from typing import Any

from graph_model.nearest import nearest

__all__ = ["value_fault"]

# By the type that pydantic gives a fault; its context fills the gaps.
FAULTS: Mapping[str, str] = {
    "int_parsing": "which is not a whole number",
    "int_parsing_size": "which is too large a number",
    "greater_than_equal": "which is less than {ge}",
    "less_than_equal": "which is more than {le}",
    "string_too_long": "which is longer than {max_length} characters",
}
# Faults that fields of ours find; their words are ours already.
OURS = frozenset({"day"})
SHOWN = 80


def value_fault(fault: Mapping[str, Any]) -> tuple[str, list[str]]:
    """Say what is wrong with a value, to be read after the parameter's name; and the nearest words, if it is a word."""
    if fault["type"] == "missing":
        return "is missing", []
    text = str(fault["input"])
    given = f"is {text[:SHOWN] + ('…' if len(text) > SHOWN else '')!r}"
    if fault["type"] == "enum":
        words = re.findall(r"'([^']*)'", fault["ctx"]["expected"])
        near = list(nearest(text[:SHOWN], words))
        return f"{given}, which is not known; {_advice(near, words)}", near
    if fault["type"] in OURS:
        return f"{given}, which {fault['msg']}", []
    return f"{given}, {FAULTS.get(fault['type'], 'which cannot be read').format(**fault.get('ctx', {}))}", []


def _advice(near: list[str], words: list[str]) -> str:
    return f"nearest: {', '.join(near)}" if len(near) > 0 else f"known: {', '.join(words)}"
