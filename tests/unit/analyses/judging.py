"""How the tests of the rules judge a small graph: one rule alone, on one day."""

from collections.abc import Iterable, Iterator
from functools import cache

from graph_model.analyses.context import context_of
from graph_model.analyses.judging import Judgement, Judging, judge
from graph_model.analyses.registry import RULE_OF
from graph_model.analyses.rule import Looked
from graph_model.entities import Claim, Entity, ExpectedLine, StatutoryHolder
from graph_model.findings import Finding
from graph_model.history import History
from graph_model.ingest.register import read_register
from tests.unit.building import CASES, DAY, history_of, slice_of

__all__ = ["claim", "expected", "flat", "found", "holder", "judged", "law", "looked_at", "subjects"]


def claim(about: str, subject: str, footprint: str | None = None, **columns: object) -> Claim:
    """A claim of completeness, by default everywhere and always."""
    return Claim.model_validate({"about": about, "subject": subject, "footprint": footprint} | columns)


def expected(
    rule: str, subject_type: str, kind: str, holder_type: str, which: str = "any", **columns: object
) -> ExpectedLine:
    """A line that the law expects, in force and sure."""
    plain = {"rule": rule, "subject_type": subject_type, "kind": kind, "holder_type": holder_type, "which": which}
    return ExpectedLine.model_validate(plain | {"certainty": "in_force", "confidence": "sure"} | columns)


def holder(
    function: str = "dental", holder_type: str = "icb", role: str = "decides", **columns: object
) -> StatutoryHolder:
    """Who holds a function by law."""
    plain = {"function": function, "role": role, "holder_type": holder_type, "legal_basis": "the Act"}
    return StatutoryHolder.model_validate(plain | {"certainty": "in_force", "confidence": "sure"} | columns)


def looked_at(rule: str, *rows: object, on: str = DAY) -> Looked:
    """What one rule alone gives for a graph of these rows."""
    day = slice_of(history_of(flat(rows)), on)
    return RULE_OF[rule].analysis(context_of(day, (), day.day))


def flat(rows: Iterable[object]) -> Iterator[Entity]:
    """Rows out of lists of any depth, so that a test may name groups of them."""
    for row in rows:
        if isinstance(row, Entity):
            yield row
        elif isinstance(row, Iterable):
            yield from flat(row)


def found(rule: str, *rows: object, on: str = DAY) -> tuple[Finding, ...]:
    """What one rule alone finds in a graph of these rows."""
    return looked_at(rule, *rows, on=on).findings


def subjects(findings: Iterable[Finding]) -> list[tuple[tuple[str, ...], str]]:
    """Whom each finding is about, and how bad it is."""
    return [(finding.subjects, finding.severity.value) for finding in findings]


def judged(history: History, on: str = DAY) -> Judgement:
    """All rules over a day, with the law that comes with the product."""
    return judge(slice_of(history, on), Judging(law=law()))


@cache
def law() -> tuple[ExpectedLine, ...]:
    """The expected lines that come with the product."""
    rows: Iterator[Entity] = iter(read_register(CASES.parent / "law").tables["expected_lines"].rows.values())
    return tuple(row for row in rows if isinstance(row, ExpectedLine))
