"""The use cases of views: what is asked for is looked up in the graph of now, and becomes a picture."""

from graph_model.pipeline import Question, look_at
from graph_model.store.live import LiveGraph, Look
from graph_model.views.picture import Picture
from graph_model.views.viewing import Sight, see

__all__ = ["show"]


def show(live: LiveGraph, question: Question, sight: Sight) -> tuple[Picture, Look]:
    """Draw a view for a day and for the dates on which it changes.

    Raises:
        EmptyGraphError: nothing was loaded yet.
        NotFoundError: the subject, place or function is not known.
        AmbiguousError: it fits several.
        BadQuestionError: a decision without a place, or a finding without evidence.
    """
    look = look_at(live)
    return see(look.history.on(question.on, question.certainties), sight), look
