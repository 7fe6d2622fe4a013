"""What was found on a day, sifted: by rule, severity, ground, organisation, function and state, in a stated order.

A finding is of a place where it shares ground with it: its own ground, else that of its footprint, else that of its
subjects. Where no ground is known, as of most practices, it is of the place if a subject answers to a body that works
nowhere else; what cannot be placed is counted. It is of an organisation that it is about or that suffers, and
of a function that it names, or of one that it names something under.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graph_model.acceptances import Acceptance, State, state_of
from graph_model.analyses.grounds import Grounds
from graph_model.analyses.judging import Judgement
from graph_model.analyses.registry import RULES
from graph_model.findings import Finding, Severity
from graph_model.history import Blocks, Slice

__all__ = ["Count", "Found", "Order", "Sieve", "Sifted", "sift"]

_ORDER_OF_RULES = {rule.id: place for place, rule in enumerate(RULES)}
_ORDER_OF_SEVERITIES = {severity: place for place, severity in enumerate(Severity)}


class Order(StrEnum):
    """In what order findings are told; within it, those that strike more people first, then by subjects and id."""

    SEVERITY = "severity"
    RULE = "rule"
    PEOPLE = "people"


@dataclass(frozen=True)
class Sieve:
    """Which findings are wanted; what is empty or None keeps all.

    Attributes:
        place: the footprint that is meant, and its ground; empty ground compares the footprint alone.
        order: in which they are given.
    """

    rules: frozenset[str] = frozenset()
    severities: frozenset[Severity] = frozenset()
    states: frozenset[State] = frozenset()
    place: tuple[str, Blocks] | None = None
    organisation: str | None = None
    function: str | None = None
    order: Order = Order.SEVERITY


@dataclass(frozen=True)
class Found:
    """A finding in its life; `acceptance` stands also where its day is over."""

    finding: Finding
    state: State
    acceptance: Acceptance | None


@dataclass(frozen=True)
class Count:
    """How many of a rule were found, by state, and of how many that were looked at."""

    rule: str
    severity: Severity
    found: int
    accepted: int
    checked: int


@dataclass(frozen=True)
class Sifted:
    """What was found and wanted.

    Attributes:
        checked: how many were looked at, by rule, whatever is wanted.
        counts: of what is wanted, by rule and severity, in the order of the rules; rules without a finding are not in.
        until: the end of a period; None for a day.
        unplaced: how many are left out because it is not known whether they are of the place.
    """

    on: date
    until: date | None
    checked: Mapping[str, int]
    counts: tuple[Count, ...]
    found: tuple[Found, ...]
    unplaced: int = 0


@dataclass(frozen=True)
class Life:
    """The acceptances by finding, and the clock by which they count."""

    acceptances: Mapping[str, Acceptance]
    today: date

    def of(self, finding: Finding) -> Found:
        """Put a finding into its life."""
        acceptance = self.acceptances.get(finding.id)
        return Found(finding, state_of(acceptance, self.today), acceptance)


def sift(judgement: Judgement, day: Slice, grounds: Grounds, life: Life, sieve: Sieve) -> Sifted:
    """Keep what is wanted of a judgement, in order, and count it.

    Cost: linear in the findings, and the ground of their subjects where a place is asked for.
    """
    wanted = [life.of(each) for each in judgement.findings if _is_wanted(each, day, sieve)]
    wanted = [each for each in wanted if len(sieve.states) == 0 or each.state in sieve.states]
    placed = {each: _is_of_place(each.finding, day, grounds, sieve.place) for each in wanted}
    found = [each for each in wanted if placed[each]]
    found.sort(key=lambda each: _place_in(sieve.order, each.finding))
    until = max((each.valid_to for each in judgement.findings if each.valid_to is not None), default=None)
    unplaced = sum(1 for each in wanted if placed[each] is None)
    counts = tuple(_counts(found, judgement.checked))
    return Sifted(judgement.on, until, judgement.checked, counts, tuple(found), unplaced)


def _is_wanted(finding: Finding, day: Slice, sieve: Sieve) -> bool:
    """Whether a finding is wanted, wherever it is."""
    if len(sieve.rules) > 0 and finding.rule not in sieve.rules:
        return False
    if len(sieve.severities) > 0 and finding.severity not in sieve.severities:
        return False
    if sieve.organisation is not None and sieve.organisation not in {*finding.subjects, *finding.affected}:
        return False
    below = day.history.below.get(sieve.function or "", frozenset({sieve.function}))
    return sieve.function is None or not below.isdisjoint(finding.functions)


def _is_of_place(finding: Finding, day: Slice, grounds: Grounds, place: tuple[str, Blocks] | None) -> bool | None:
    """Whether a finding is of a place; None where it is not known."""
    if place is None or place[0] in (finding.footprint, *finding.subjects):
        return True
    known = list(_grounds_of(finding, grounds))
    if len(known) > 0:
        return any(not each.isdisjoint(place[1]) for each in known)
    holders = (line.holder for each in finding.subjects for line in day.lines_from.get(each, ()))
    works = [ground for ground in map(grounds.of, holders) if ground is not None and len(ground) > 0]
    if any(ground <= place[1] for ground in works):
        return True
    # Whoever all its holders work elsewhere for is elsewhere; a wider holder says nothing of where it is.
    return False if any(ground.isdisjoint(place[1]) for ground in works) else None


def _grounds_of(finding: Finding, grounds: Grounds) -> Iterator[Blocks]:
    if len(finding.ground) > 0:
        yield finding.ground
        return
    named = [] if finding.footprint is None else [grounds.of_footprints([finding.footprint])]
    known = named if any(named) else map(grounds.of, finding.subjects)
    yield from (each for each in known if each is not None and len(each) > 0)


def _place_in(order: Order, finding: Finding) -> tuple[object, ...]:
    severity, rule = _ORDER_OF_SEVERITIES[finding.severity], _ORDER_OF_RULES.get(finding.rule, len(_ORDER_OF_RULES))
    first: tuple[int, ...] = (severity, rule)
    if order is Order.RULE:
        first = (rule, severity)
    if order is Order.PEOPLE:
        first = (-(finding.population or 0), severity, rule)
    return (
        *first,
        -(finding.population or 0),
        -len(finding.affected),
        finding.subjects,
        finding.id,
        finding.valid_from or date.min,
    )


def _counts(found: Iterable[Found], checked: Mapping[str, int]) -> Iterator[Count]:
    several: dict[tuple[int, str, Severity], list[Found]] = {}
    for each in found:
        rule, severity = each.finding.rule, each.finding.severity
        several.setdefault((_ORDER_OF_RULES.get(rule, len(_ORDER_OF_RULES)), rule, severity), []).append(each)
    for (_, rule, severity), those in sorted(several.items(), key=lambda item: item[0][:2]):
        accepted = sum(each.state is State.ACCEPTED for each in those)
        yield Count(rule, severity, len(those), accepted, checked.get(rule, 0))
