"""The question as a form: what it offers to choose from, and what was chosen."""

from collections.abc import Iterator
from dataclasses import dataclass

from api.pages.views.as_at import AsAt
from graph_model.history import DEFAULT_CERTAINTIES, History
from graph_model.vocabulary import Certainty

__all__ = ["AskForm", "Choice", "function_choices"]


@dataclass(frozen=True)
class Choice:
    """Something to choose, and how it reads."""

    value: str
    text: str


def _counted(extra: Certainty) -> Choice:
    """What counts by default and one certainty more, since those that are given replace the default."""
    counted = [each for each in Certainty if each in DEFAULT_CERTAINTIES or each is extra]
    return Choice(",".join(counted), f"what is {extra}")


@dataclass(frozen=True)
class AskForm:
    """The form, filled in.

    Attributes:
        function: id of the function that was chosen; empty where none was.
        certainties: what may be counted besides.
        chosen: the values of those that are.
    """

    functions: tuple[Choice, ...]
    function: str
    place: str
    on: str
    other_place: str = ""
    other_on: str = ""
    certainties: tuple[Choice, ...] = (_counted(Certainty.ANNOUNCED), _counted(Certainty.PROPOSED))
    chosen: tuple[str, ...] = ()

    @classmethod
    def of(cls, history: History, as_at: AsAt, function: str = "", place: str = "") -> "AskForm":
        """Fill the form in with what was asked."""
        return cls(tuple(function_choices(history)), function, place, as_at.given, chosen=as_at.words)


def function_choices(history: History) -> Iterator[Choice]:
    """Give all functions by their plain names, in the order of these."""
    named = sorted((function.name or function.id, function.id) for function in history.functions.values())
    return (Choice(identifier, name) for name, identifier in named)
