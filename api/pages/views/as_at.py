"""What every page says of itself: the day, the certainties, the revision, and a load that has not finished."""

from dataclasses import dataclass
from datetime import date

from api.pages.asking import Asked
from api.pages.words import plain
from api.responses.common import load_notes
from graph_model.history import DEFAULT_CERTAINTIES
from graph_model.store.live import Look
from graph_model.vocabulary import Certainty

__all__ = ["AsAt"]


@dataclass(frozen=True)
class AsAt:
    """When a page is of.

    Attributes:
        given: the day as the visitor gave it, for forms; empty where the page is of today.
        certainties: in words; None where they are those that count by default.
        words: the certainties that were given, for forms.
        loading: what a reader must know of a load that has not finished.
    """

    day: date
    given: str
    certainties: str | None
    words: tuple[str, ...]
    revision: int
    loading: tuple[str, ...]

    @classmethod
    def of(cls, asked: Asked, look: Look) -> "AsAt":
        """Build from what was asked, and the look at the graph that answered it."""
        chosen = [plain(each).lower() for each in Certainty if each in asked.question.certainties]
        usual = asked.question.certainties == DEFAULT_CERTAINTIES
        return cls(
            day=asked.question.on,
            given=next((value for name, value in asked.links.kept if name == "on"), ""),
            certainties=None if usual else ", ".join(chosen),
            words=tuple(value for name, value in asked.links.kept if name == "certainty"),
            revision=look.state.revision,
            loading=tuple(load_notes(look)),
        )
