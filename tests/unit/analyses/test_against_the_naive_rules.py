"""The rules and naive ones, written from the domain alone, agree on small registers drawn at random.

What is told is what is found with every row there, whatever the ground of areas that have none; what is a fault or a
warning is what is found in every world that may be (`naive_world`).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from graph_model.analyses.judging import Judging, judge
from graph_model.analyses.registry import RULE_OF
from graph_model.entities import Entity
from graph_model.findings import Finding, Severity
from graph_model.history import History, Slice
from tests.unit.analyses.drawn_registers import CHANGES, registers
from tests.unit.analyses.naive_paths import Fact, circles, lacking, stale_for_sure, stranded
from tests.unit.analyses.naive_rules import NAIVE, clashes, two_routes_anywhere, two_spoken_routes
from tests.unit.analyses.naive_world import World, worlds
from tests.unit.building import history_of

# The days of change, and one before them all.
DAYS = [date(2019, 12, 31), *map(date.fromisoformat, CHANGES)]


def _none(world: World) -> Iterator[Fact]:
    """Nothing: a missing path by an unsure line may be one for want of any line where that is not there."""
    return iter(())


# Whom a way stops at may be another in the next world; that somebody has none rests on that one's own record.
MUST_BE_SURE, MAY_BE_SURE = (
    NAIVE | {"M01": _none, "D02": two_spoken_routes, "D03": stale_for_sure},
    NAIVE | {"M01": stranded, "D01": clashes, "D02": two_routes_anywhere, "D04": circles},
)
# Enough for every rule to find some, and quick.
EXAMPLES = 120
Reading = Callable[[Finding, History], Iterable[Fact]]


def _subjects(finding: Finding, history: History) -> Iterable[Fact]:
    return finding.subjects


def _subjects_and_affected(finding: Finding, history: History) -> Iterable[Fact]:
    return (*finding.subjects, *finding.affected)


def _subjects_together(finding: Finding, history: History) -> Iterable[Fact]:
    return [frozenset(finding.subjects)]


def _ground(finding: Finding, history: History) -> Iterable[Fact]:
    return [(function, block) for function in finding.functions for block in finding.ground]


def _ground_and_bodies(finding: Finding, history: History) -> Iterable[Fact]:
    bodies = {history.rights[each].organisation for each in finding.evidence.rights}
    return [(function, each) for function in finding.functions for each in {*finding.ground, *bodies}]


def _bodies_and_functions(finding: Finding, history: History) -> Iterable[Fact]:
    return [(each, function) for each in finding.subjects for function in finding.functions]


def _lines_and_functions(finding: Finding, history: History) -> Iterable[Fact]:
    return [(line, function) for line in finding.evidence.lines for function in finding.functions]


def _bodies_and_kinds(finding: Finding, history: History) -> Iterable[Fact]:
    return [(*finding.subjects, finding.piece)]


def _circles(finding: Finding, history: History) -> Iterable[Fact]:
    widest = {each for each in finding.functions if history.functions[each].parent not in finding.functions}
    return [(function, frozenset(finding.subjects)) for function in widest]


def _pairs(finding: Finding, history: History) -> Iterable[Fact]:
    return [(frozenset(finding.subjects), function) for function in finding.functions]


def _likeness(finding: Finding, history: History) -> Iterable[Fact]:
    lines = [history.lines[each] for each in finding.evidence.lines]
    return [(line.kind, line.subject, line.holder, frozenset(line.functions), line.footprint) for line in lines]


def _lines(finding: Finding, history: History) -> Iterable[Fact]:
    ends = frozenset(finding.subjects)
    lines = [history.lines[each] for each in finding.evidence.lines]
    return [(each.subject, each.holder, each.kind) for each in lines if {each.subject, each.holder} == ends]


def _hanging(finding: Finding, history: History) -> Iterable[Fact]:
    return [(*finding.subjects, each) for each in (*finding.functions, *finding.affected)]


def _counts(finding: Finding, history: History) -> Iterable[Fact]:
    return [(*finding.subjects, each, _count(finding)) for each in finding.functions]


def _shares(finding: Finding, history: History) -> Iterable[Fact]:
    told = re.findall(r"(\w+) \((\d+) %\)", finding.sentence)
    return [(*finding.subjects, area, int(share)) for area, share in told]


def _count(finding: Finding) -> int:
    (count,) = re.findall(r" in (\d+) ways ", finding.sentence)
    return int(count)


READINGS: dict[str, Reading] = {
    "M01": _subjects_and_affected,
    "M02": _ground,
    "M04": _bodies_and_functions,
    "M06": _lines_and_functions,
    "D01": _ground_and_bodies,
    "D02": _bodies_and_kinds,
    "D03": _subjects_together,
    "D04": _circles,
    "D06": _pairs,
    "D11": _likeness,
    "D12": _lines,
    "single_point": _hanging,
    "independent_paths": _counts,
    "straddle": _shares,
    "opaque": _subjects,
}


# Those that are run with others, before whom they give way.
RULES_WITH = {"D01": ("M04", "D01", "D03"), "M06": ("M06", "D03")}


def _read(rule: str, findings: Iterable[Finding], history: History) -> set[Fact]:
    told = [replace(each, functions=_spelled(each, history)) for each in findings if each.rule == rule]
    return {fact for each in told for fact in READINGS[rule](each, history)}


def _spelled(finding: Finding, history: History) -> tuple[str, ...]:
    """The functions of a finding; all of them, where it is about any."""
    return tuple(history.functions) if "*" in finding.functions else finding.functions


def _in_all(naive: Callable[[World], Iterable[Fact]], may_be: Iterable[World]) -> set[Fact]:
    return set.intersection(*(set(naive(world)) for world in may_be))


@settings(deadline=None, max_examples=EXAMPLES, derandomize=True)
@given(rows=registers(), on=st.sampled_from(DAYS))
def test_every_rule_finds_what_the_naive_one_finds(rows: list[Entity], on: date) -> None:
    history, (told, may_be) = history_of(rows), worlds(rows, on)
    day = history.on(on)

    differing = {rule: facts for rule in NAIVE if any(facts := _differing(rule, day, told, may_be))}

    assert differing == {}


def _differing(rule: str, day: Slice, told: list[World], may_be: list[World]) -> tuple[set[Fact], ...]:
    """What is found too much, found too little, too sure of, and not sure enough of."""
    history = day.history
    rules = tuple(RULE_OF[each] for each in RULES_WITH.get(rule, (rule,)))
    found = judge(day, Judging(rules=rules)).findings
    naive = [set(NAIVE[rule](world)) for world in told]
    least = _in_all(lacking if rule == "M01" else NAIVE[rule], told)
    facts = _read(rule, found, history)
    wrong = facts - set().union(*naive), {each for each in least - facts if not _within(each, facts)}
    if RULE_OF[rule].severity is Severity.INFO or not facts:
        return wrong
    sure = [each for each in found if each.rule == rule and each.severity is not Severity.INFO]
    must, may = (_in_all(rules[rule], may_be) for rules in (MUST_BE_SURE, MAY_BE_SURE))
    too_sure = {each.sentence for each in sure if not _may_be_sure(each, history, may)}
    return *wrong, too_sure, facts & must - _read(rule, sure, history)


def _within(fact: Fact, facts: set[Fact]) -> bool:
    """Whether a circle of D04 is told as part of a larger one."""
    if not (isinstance(fact, tuple) and isinstance(fact[-1], frozenset)):
        return False
    return any(isinstance(each, tuple) and each[0] == fact[0] and fact[-1] < each[-1] for each in facts)


def _may_be_sure(finding: Finding, history: History, may: set[Fact]) -> bool:
    """Whether something that it tells is so in every world; of those below it too, where all lack a way up."""
    if finding.rule == "M01":
        return not may.isdisjoint({*finding.subjects, *finding.affected})
    if finding.rule == "D04":
        return not may.isdisjoint((function, frozenset(finding.subjects)) for function in history.functions)
    return not may.isdisjoint(_read(finding.rule, [finding], history))
