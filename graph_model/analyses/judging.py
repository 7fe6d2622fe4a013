"""From a day to its findings: every rule once, then precedence. And from a period to findings with their intervals."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from graph_model.analyses.context import context_of
from graph_model.analyses.precedence import settle
from graph_model.analyses.registry import RULES
from graph_model.analyses.reserving import reserve
from graph_model.analyses.rule import Rule
from graph_model.entities import Dated, ExpectedLine
from graph_model.findings import Finding
from graph_model.garbage import put_off
from graph_model.history import DEFAULT_CERTAINTIES, History, Slice
from graph_model.vocabulary import Certainty

__all__ = ["Judgement", "Judging", "between", "change_points", "judge", "only"]


@dataclass(frozen=True)
class Judging:
    """How it is judged.

    Attributes:
        rules: which are run; those that others give way to must be among them to be seen.
        law: the expected lines, where the register holds none.
        today: the clock; None takes the day that is judged.
    """

    rules: tuple[Rule, ...] = RULES
    law: tuple[ExpectedLine, ...] = ()
    today: date | None = None


@dataclass(frozen=True)
class Judgement:
    """What was found on a day.

    Attributes:
        on: the day, or the first of a period.
        checked: how many were looked at, by rule; of a period on its first day.
        findings: in the order of the rules, and within a rule of subjects and ids.
    """

    on: date
    revision: int
    checked: Mapping[str, int]
    findings: tuple[Finding, ...]


@put_off()
def judge(day: Slice, how: Judging = Judging()) -> Judgement:
    """Run the rules over a day.

    Cost: the sum of the rules' costs; the context of the day is worked out once and shared with other judgements.
    """
    context = context_of(day, how.law, how.today or day.day)
    looked = {rule.id: rule.looked(context) for rule in how.rules}
    found = (finding for each in looked.values() for finding in each.findings)
    findings = settle(reserve(context, found))
    checked = {rule: each.checked for rule, each in looked.items()}
    return Judgement(day.day, day.history.revision, checked, tuple(findings))


def change_points(history: History, first: date, last: date) -> list[date]:
    """The days from the first up to the last on which a row begins or ends; the first is always among them."""
    rows: Iterator[Dated] = (
        row
        for table in (
            history.organisations.values(),
            history.lines.values(),
            history.rights.values(),
            history.ground,
            history.covers,
            history.relations,
            history.claims,
            history.statutory_holders,
            history.expected_lines,
        )
        for row in table
    )
    days = {day for row in rows for day in (row.valid_from, row.valid_to) if day is not None}
    return sorted({first} | {day for day in days if first < day < last})


@put_off()
def between(
    history: History,
    first: date,
    last: date,
    certainties: frozenset[Certainty] = DEFAULT_CERTAINTIES,
    how: Judging = Judging(),
) -> Judgement:
    """Judge every day from the first up to the last, and give each finding the interval on which it holds.

    A finding that goes and comes back, or strikes other people, is given once for each interval.

    Cost: the first judgement, and for each later change point what changed since: the rows of the organisations that
    are named anew, the layers of the functions whose lines changed, the ground of the functions whose rights did.
    """
    days = change_points(history, first, last)
    checked: list[Mapping[str, int]] = []
    found: list[Finding] = []
    running: dict[object, Finding] = {}
    for day in days:
        judgement = _judge_alone(Slice(history, day, certainties), how)
        checked.append(judgement.checked)
        now = {_told(finding): finding for finding in judgement.findings}
        found += (replace(each, valid_to=day) for key, each in running.items() if key not in now)
        running = {key: running.get(key) or replace(each, valid_from=day) for key, each in now.items()}
    found += (replace(each, valid_to=last) for each in running.values())
    findings = tuple(sorted(found, key=_in_order))
    return Judgement(first, history.revision, checked[0], findings)


def _judge_alone(day: Slice, how: Judging) -> Judgement:
    """Judge a day that nobody else asks about, and let go of what was worked out for it."""
    judgement = judge(day, how)
    day.worked_out.clear()
    return judgement


def _told(finding: Finding) -> object:
    """What may not change within an interval, besides what it is: how bad it is, and how many people it strikes."""
    return finding.id, finding.severity, finding.population


def _in_order(finding: Finding) -> tuple[str, tuple[str, ...], str, date]:
    return finding.rule, finding.subjects, finding.id, finding.valid_from or date.min


def only(rules: Iterable[str]) -> tuple[Rule, ...]:
    """Give the rules of these ids, in the order of the registry."""
    wanted = frozenset(rules)
    return tuple(rule for rule in RULES if rule.id in wanted)
