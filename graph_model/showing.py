"""The use cases of views: what is asked for is looked up in the graph of now, and becomes a picture."""

from dataclasses import replace

from graph_model.errors import NotFoundError
from graph_model.findings import Finding
from graph_model.history import History, Slice
from graph_model.pipeline import Period, Question, finding, look_at, rules
from graph_model.store.live import LiveGraph, Look
from graph_model.views.evidence import shown_by
from graph_model.views.picture import Picture
from graph_model.views.viewing import Sight, see
from graph_model.vocabulary import ViewKind

__all__ = ["show"]


def show(live: LiveGraph, question: Question, sight: Sight) -> tuple[Picture, Look]:
    """Draw a view for a day and for the dates on which it changes.

    Raises:
        EmptyGraphError: nothing was loaded yet.
        NotFoundError: the subject, place, function or finding is not known.
        AmbiguousError: it fits several.
        BadQuestionError: a decision without a place, or a finding without evidence.
    """
    look = look_at(live)
    day = look.history.on(question.on, question.certainties)
    if _is_of_finding(day, sight):
        sight = _of_finding(sight, _found(live, question, sight), look.history)
    return see(day, sight), look


def _found(live: LiveGraph, question: Question, sight: Sight) -> Finding:
    try:
        return finding(live, Period(question.on, question.certainties), sight.subject.strip())[0].finding
    except NotFoundError as error:
        raise NotFoundError(error.detail, "subject", error.nearest) from error


def _of_finding(sight: Sight, found: Finding, history: History) -> Sight:
    """Ask for what shows a finding; where it is about one function alone, for the ways of that function."""
    known = (each for each in found.subjects if each in history.organisations)
    only = found.functions[0] if len(found.functions) == 1 and found.functions[0] in history.functions else None
    return replace(sight, subject=",".join((*shown_by(found), *known)), function=sight.function or only)


def _is_of_finding(day: Slice, sight: Sight) -> bool:
    """Whether a view is asked for by the id of a finding, which begins with that of its rule."""
    given = sight.subject.strip()
    rule = given.rpartition("-")[0]
    of_rule = sight.kind is ViewKind.FINDING and rule in {each.id for each in rules()}
    return of_rule and given not in {*day.history.lines.keys(), *day.history.rights.keys()}
