"""A rule: what it asks, what its findings mean and do not mean, and the analysis that answers it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from graph_model.analyses.aspects import Aspect
from graph_model.analyses.context import Context
from graph_model.findings import Finding, Severity

__all__ = ["Looked", "Rule"]


@dataclass(frozen=True)
class Looked:
    """What an analysis gives: how many were looked at, and what was found, in the order of the findings' ids."""

    checked: int
    findings: tuple[Finding, ...]

    @classmethod
    def at(cls, checked: int, findings: Iterable[Finding]) -> "Looked":
        """Put the findings in order."""
        return cls(checked, tuple(sorted(findings, key=lambda finding: (finding.subjects, finding.id))))


@dataclass(frozen=True)
class Rule:
    """A rule of the registry.

    Attributes:
        id: the code of the domain ("M04"), or a name where it is not in it ("single_point").
        question: in one sentence.
        means: what a finding means.
        does_not_mean: what it must not be taken for.
        severity: of a finding that rests on nothing unsure; single findings may be milder.
        counted: what is looked at, in the plural, for "12 of 340 organisations".
        cost: of the analysis, in terms of organisations, lines, rights and blocks.
        reads: the aspects that the analysis looks at; while none of them changes, what it found still holds. None where
            that is not said, or where the analysis keeps its parts itself (`Context.over_organisations`).
    """

    id: str
    title: str
    question: str
    means: str
    does_not_mean: str
    severity: Severity
    counted: str
    cost: str
    analysis: Callable[[Context], Looked]
    reads: frozenset[Aspect] | None = None

    def looked(self, context: Context) -> Looked:
        """Run the analysis, unless what it reads is what it read on another day."""
        if self.reads is None:
            return self.analysis(context)
        return context.kept(self.id, self.reads, lambda: self.analysis(context))
