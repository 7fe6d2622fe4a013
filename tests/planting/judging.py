"""Whether a planted fault is found, and nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from graph_model.analyses.judging import Judging, judge
from graph_model.analyses.registry import RULE_OF, RULES
from graph_model.findings import Finding, Severity
from graph_model.history import History
from tests.planting.spot import Change, Plant, Register
from tests.unit.analyses.judging import law

__all__ = ["Verdict", "changed", "is_replaced", "is_wanted", "judged", "names", "verdict"]

# What is only counted changes with whatever is planted.
NUMBERED = tuple(rule for rule in RULES if rule.id[1:].isdigit())
Key = tuple[str, Severity]


@dataclass(frozen=True)
class Verdict:
    """What came of a plant.

    Attributes:
        missed: the days on which the rule did not fire.
        noise: findings that are there, or are gone, and should not.
    """

    missed: tuple[date, ...]
    noise: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        """Whether the fault was found, and nothing else."""
        return len(self.missed) + len(self.noise) == 0


def judged(history: History, on: date) -> dict[Key, Finding]:
    """What is found on a day, by id and severity; the clock shows that day."""
    findings = judge(history.on(on), Judging(NUMBERED, law(), on)).findings
    return {(each.id, each.severity): each for each in findings}


def verdict(register: Register, plant: Plant, history: History | None = None) -> Verdict:
    """Judge a plant on its days, and on those on which nothing may have changed."""
    history = history or register.damaged(plant.change)
    missed, noise = [], []
    for day in plant.days:
        before, after = judged(register.history, day), judged(history, day)
        new = [after[key] for key in after.keys() - before.keys()]
        wanted = [each for each in new if is_wanted(plant, each)]
        missed += [] if len(wanted) > 0 else [day]
        noise += [f"again {_told(each)}" for each in wanted[1:] if plant.rule not in plant.allowed]
        noise += [_told(each) for each in new if each not in wanted and each.rule not in plant.allowed]
        lost = [before[key] for key in before.keys() - after.keys()]
        noise += [f"lost {_told(each)}" for each in lost if not is_replaced(each, new, plant)]
    for day in plant.change.quiet:
        before, after = judged(register.history, day), judged(history, day)
        noise += [f"on {day} {key}" for key in before.keys() ^ after.keys()]
    return Verdict(tuple(missed), tuple(sorted(noise)))


def changed(register: Register, change: Change, on: date) -> tuple[str, ...]:
    """The findings that come or go with a change, on its day and on those on which nothing may have changed."""
    history = register.damaged(change)
    days = (on, *change.quiet)
    before, after = ([judged(each, day) for day in days] for each in (register.history, history))
    pairs = (
        (was[key] if key in was else now[key])
        for was, now in zip(before, after, strict=True)
        for key in was.keys() ^ now.keys()
    )
    return tuple(map(_told, pairs))


def is_wanted(plant: Plant, finding: Finding) -> bool:
    """Whether a finding is the one that a plant is for."""
    at_all = finding.severity is not Severity.INFO or RULE_OF[plant.rule].severity is Severity.INFO
    may_be_info = plant.rule == "M15"
    return finding.rule == plant.rule and (at_all or may_be_info) and plant.named <= set(names(finding))


def names(finding: Finding) -> Iterable[str]:
    """Whom and what a finding names."""
    evidence = finding.evidence
    yield from (*finding.subjects, *finding.affected, *finding.functions, *finding.piece.split("|"))
    yield from (*evidence.lines, *evidence.rights, finding.footprint or "")
    yield from (each for path in evidence.paths for each in path)


def is_replaced(lost: Finding, new: Iterable[Finding], plant: Plant) -> bool:
    """Whether a finding became another one, of the same rule and body; or rested on a row that was changed."""
    same = (each for each in new if each.rule == lost.rule and set(each.subjects) >= set(lost.subjects))
    rows = {row.key for row in (*plant.change.take, *plant.change.put)}
    return any(same) or lost.rule in plant.allowed or not rows.isdisjoint(names(lost))


def _told(finding: Finding) -> str:
    about = " ".join(finding.subjects)[:80]
    return f"{finding.rule} {finding.severity} {about} {' '.join(finding.functions)[:60]} {finding.footprint or ''}"
