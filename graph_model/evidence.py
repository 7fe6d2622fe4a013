"""The weakest link of an answer: the right or line that we are least sure of, and why."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph_model.entities import Function, Line, Right
from graph_model.history import History
from graph_model.vocabulary import Confidence

__all__ = ["WeakestEvidence", "weakest_evidence"]

# What stands at the front is weakest; a confidence that nobody recorded is weaker than any that somebody did.
_ORDER: tuple[Confidence | None, ...] = (None, Confidence.CHECK, Confidence.LIKELY, Confidence.SURE)
NOT_RECORDED = "not recorded"
UNCITED = "uncited"
Evidence = Line | Right | Function


@dataclass(frozen=True)
class WeakestEvidence:
    """How sure the answer is as a whole, and because of what; no grade where it rests on nothing."""

    grade: str | None
    because: str


def weakest_evidence(history: History, rests_on: Iterable[Evidence]) -> WeakestEvidence:
    """Find what an answer can least be sure of: first by confidence, then by whether a published source is named."""
    evidence = sorted(
        rests_on, key=lambda each: (_ORDER.index(_confidence(each)), _is_published(history, each), each.id)
    )
    if len(evidence) == 0:
        return WeakestEvidence(None, "no right or line is recorded that an answer could rest on")
    weakest = evidence[0]
    confidence = _confidence(weakest)
    grade = NOT_RECORDED if confidence is None else confidence.value
    return WeakestEvidence(grade, f"{_named(history, weakest)}, {_graded(weakest)}, on {_sources(history, weakest)}")


def _confidence(evidence: Evidence) -> Confidence | None:
    """How sure we are that the evidence is about the question; not known of a line that names no function."""
    return None if _is_about_anything(evidence) else evidence.confidence


def _is_about_anything(evidence: Evidence) -> bool:
    return isinstance(evidence, Line) and len(evidence.functions) == 0


def _graded(evidence: Evidence) -> str:
    if _is_about_anything(evidence):
        return "which does not say for which functions it is"
    return "not graded" if evidence.confidence is None else f"graded {evidence.confidence.value}"


def _is_published(history: History, evidence: Evidence) -> bool:
    if isinstance(evidence, Function):
        return True  # what a function is rests on the law that it names
    return any(_kind(history, source) not in {None, UNCITED} for source in evidence.source)


def _kind(history: History, source: str) -> str | None:
    record = history.source(source)
    return None if record is None else record.kind


def _sources(history: History, evidence: Evidence) -> str:
    if isinstance(evidence, Function):
        return evidence.note or evidence.legal_basis or "no source"
    if len(evidence.source) == 0:
        return "no source"
    cited = ", ".join(evidence.source)
    return cited if _is_published(history, evidence) else f"{cited}, which is not a published source"


def _named(history: History, evidence: Evidence) -> str:
    if isinstance(evidence, Function):
        return f"what is known of the function {evidence.id}"
    if isinstance(evidence, Line):
        subject, holder = history.name(evidence.subject), history.name(evidence.holder)
        return f"line {evidence.id} ({subject} answers to {holder})"
    return f"right {evidence.id} ({history.name(evidence.organisation)}, {evidence.function})"
