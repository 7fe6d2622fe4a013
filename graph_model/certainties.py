"""Which certainties count: read from what a person wrote."""

from collections.abc import Iterable

from graph_model.errors import BadQuestionError
from graph_model.history import DEFAULT_CERTAINTIES
from graph_model.nearest import nearest
from graph_model.vocabulary import Certainty

__all__ = ["read_certainties"]


def read_certainties(values: Iterable[str]) -> frozenset[Certainty]:
    """Read certainties, each value one or several parted by commas; none gives the default.

    Raises:
        BadQuestionError: one is not known; the nearest are told.
    """
    words = [word.strip() for value in values for word in value.split(",") if word.strip() != ""]
    for word in words:
        if word not in set(Certainty):
            near = nearest(word, list(Certainty))
            raise BadQuestionError(f"certainty {word!r} is not known; known: {', '.join(Certainty)}", "certainty", near)
    return frozenset(map(Certainty, words)) or DEFAULT_CERTAINTIES
