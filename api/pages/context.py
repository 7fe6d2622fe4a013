"""What the template of every page about the graph is given besides its view."""

from collections.abc import Mapping
from typing import Any

from api.pages.asking import Asked
from api.pages.terms import Terms
from api.pages.views.as_at import AsAt
from graph_model.store.live import Look

__all__ = ["standing"]


def standing(asked: Asked, look: Look, question: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Give the day and revision, the abbreviations, and what the form for another day must keep of the question."""
    return {
        "as_at": AsAt.of(asked, look),
        "terms": Terms(look.history, asked.question.on),
        "question": [(name, value) for name, value in (question or {}).items() if value != ""],
    }
