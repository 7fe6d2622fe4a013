"""Findings and rules, as they are answered."""

from collections.abc import Iterable
from datetime import date

from pydantic import BaseModel

from api.responses.common import Reading, reading
from graph_model.acceptances import Acceptance, State
from graph_model.analyses.registry import RULE_OF
from graph_model.analyses.rule import Rule
from graph_model.entities import Line, Right
from graph_model.findings import Evidence, Finding, Severity
from graph_model.history import History
from graph_model.pipeline import Period, Question
from graph_model.sifting import Count, Found, Sifted
from graph_model.store.live import Look

__all__ = [
    "MOST_AFFECTED",
    "FindingFacts",
    "FindingList",
    "FindingOut",
    "FindingPage",
    "FindingsOfAnswer",
    "RuleFacts",
    "RuleOut",
    "listed",
]

# A body that a whole country hangs on affects thousands; their number is told in full.
MOST_AFFECTED = 200


class EvidenceOut(BaseModel):
    """What shows that a finding is so: ids of lines and rights, ways through organisations, and what is missing."""

    lines: list[str]
    rights: list[str]
    paths: list[list[str]]
    missing: str | None

    @classmethod
    def of(cls, evidence: Evidence) -> "EvidenceOut":
        """Build from the evidence of a finding."""
        paths = [list(path) for path in evidence.paths]
        return cls(lines=list(evidence.lines), rights=list(evidence.rights), paths=paths, missing=evidence.missing)


class AcceptanceOut(BaseModel):
    """Who accepted a finding, why, when, and from which day on it is due again."""

    reason: str
    until: date
    by: str
    at: str

    @classmethod
    def of(cls, acceptance: Acceptance | None) -> "AcceptanceOut | None":
        """Build from an acceptance; None where there is none."""
        if acceptance is None:
            return None
        return cls(reason=acceptance.reason, until=acceptance.until, by=acceptance.by, at=acceptance.at)


class FindingOut(BaseModel):
    """A finding.

    `function` is null where it is about several or none in particular; `functions` has them all. Of those affected at
    most 200 are named, and `affected_count` counts them all. `names` says what the ids are called.
    """

    id: str
    rule: str
    severity: Severity
    state: State
    acceptance: AcceptanceOut | None
    subjects: list[str]
    function: str | None
    functions: list[str]
    footprint: str | None
    population: int | None
    sentence: str
    advice: str
    why_not_exempt: list[str]
    rests_on: list[str]
    speaks_for: list[str]
    affected: list[str]
    affected_count: int
    evidence: EvidenceOut
    valid_from: date | None
    valid_to: date | None
    names: dict[str, str]

    @classmethod
    def of(cls, found: Found, history: History) -> "FindingOut":
        """Build from a finding in its life."""
        finding = found.finding
        return cls(
            id=finding.id,
            rule=finding.rule,
            severity=finding.severity,
            state=found.state,
            acceptance=AcceptanceOut.of(found.acceptance),
            subjects=list(finding.subjects),
            function=finding.functions[0] if len(finding.functions) == 1 else None,
            functions=list(finding.functions),
            footprint=finding.footprint,
            population=finding.population,
            sentence=finding.sentence,
            advice=finding.advice,
            why_not_exempt=list(finding.why_not_exempt),
            rests_on=list(finding.rests_on),
            speaks_for=list(finding.speaks_for),
            affected=list(finding.affected[:MOST_AFFECTED]),
            affected_count=len(finding.affected),
            evidence=EvidenceOut.of(finding.evidence),
            valid_from=finding.valid_from,
            valid_to=finding.valid_to,
            names=_names(finding, history),
        )


def _names(finding: Finding, history: History) -> dict[str, str]:
    """What the ids of a finding are called, in the order of ids; what has no name is not in."""
    along = (each for path in finding.evidence.paths for each in path)
    named = {*finding.subjects, *finding.affected[:MOST_AFFECTED], *finding.functions, *along, finding.footprint or ""}
    tables = (history.organisations, history.footprints, history.functions)
    records = ((each, next((table[each] for table in tables if each in table), None)) for each in sorted(named))
    return {each: record.name for each, record in records if record is not None and record.name is not None}


class RuleOut(BaseModel):
    """A rule: what it asks, what its findings mean and do not mean, what it looks at, and what it costs."""

    id: str
    title: str
    question: str
    means: str
    does_not_mean: str
    severity: Severity
    counted: str
    cost: str

    @classmethod
    def of(cls, rule: Rule) -> "RuleOut":
        """Build from a rule of the registry."""
        return cls.model_validate({name: getattr(rule, name) for name in cls.model_fields})


class RuleFacts(BaseModel):
    """Every rule, in the order in which it is told."""

    items: list[RuleOut]


class CountOut(BaseModel):
    """How many of a rule and severity are told, of how many that were looked at ("12 of 340 organisations")."""

    rule: str
    title: str
    severity: Severity
    found: int
    accepted: int
    checked: int
    counted: str
    sentence: str

    @classmethod
    def of(cls, count: Count) -> "CountOut":
        """Build from a count."""
        rule = RULE_OF[count.rule]
        return cls(
            rule=rule.id,
            title=rule.title,
            severity=count.severity,
            found=count.found,
            accepted=count.accepted,
            checked=count.checked,
            counted=rule.counted,
            sentence=f"{count.found:,} of {count.checked:,} {rule.counted}",
        )


class FindingList(Reading):
    """What was found: how many were looked at by each rule, what is told of how many, and the findings."""

    to: date | None
    checked: dict[str, int]
    counts: list[CountOut]
    findings: list[FindingOut]


class FindingPage(FindingList):
    """A page of what was found; `total` and `counts` are of all pages."""

    total: int
    limit: int
    offset: int


class FindingsOfAnswer(Reading):
    """Findings that touch an answer, the worst first; `function` and `place` are the ids of what was asked."""

    function: str
    place: str
    findings: list[FindingOut]
    total: int
    limit: int
    offset: int


class FindingFacts(Reading):
    """One finding with its rule, and the lines and rights that show it."""

    finding: FindingOut
    rule: RuleOut
    lines: list[Line]
    rights: list[Right]

    @classmethod
    def of(cls, found: Found, period: Period, look: Look) -> "FindingFacts":
        """Build from a finding; what it names and the graph does not hold is left out."""
        history, evidence = look.history, found.finding.evidence
        lines = [history.lines[each] for each in evidence.lines if each in history.lines]
        rights = [history.rights[each] for each in evidence.rights if each in history.rights]
        facts = {"finding": FindingOut.of(found, history), "rule": RuleOut.of(RULE_OF[found.finding.rule])}
        return cls.model_validate({**_reading(period, look), **facts, "lines": lines, "rights": rights})


def listed(sifted: Sifted, period: Period, look: Look, told: Iterable[Found]) -> dict[str, object]:
    """Give the fields of a list of findings, of which those that are `told` are given in full."""
    return {
        **_reading(period, look),
        "to": period.until,
        "checked": dict(sifted.checked),
        "counts": [CountOut.of(each) for each in sifted.counts],
        "findings": [FindingOut.of(each, look.history) for each in told],
    }


def _reading(period: Period, look: Look) -> dict[str, object]:
    return reading(Question(period.on, period.certainties), look)
