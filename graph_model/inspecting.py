"""The use cases about findings: judge a day or a period once, sift what was found, and keep what became of it.

A judgement is kept with the day it is of, and so for one revision, date and set of certainties; a period with its
revision. Pages, API and commands share it; where two ask at once, one judges and the other waits.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import lru_cache
from threading import Lock

from graph_model import searching
from graph_model.acceptances import Acceptance, State
from graph_model.analyses.context import context_of
from graph_model.analyses.judging import Judgement, Judging, between, judge
from graph_model.analyses.registry import RULE_OF, RULES
from graph_model.analyses.rule import Rule
from graph_model.answers import Answer
from graph_model.entities import ExpectedLine
from graph_model.errors import BadQuestionError, NotFoundError
from graph_model.findings import Finding, Severity
from graph_model.history import History, Slice
from graph_model.ingest.register import read_register
from graph_model.nearest import nearest
from graph_model.places import find_place
from graph_model.shipped import LAW
from graph_model.sifting import Found, Life, Order, Sieve, Sifted, sift
from graph_model.store import accepting, repository
from graph_model.store.change_log import whoever
from graph_model.store.live import LiveGraph, Look, look_at
from graph_model.touching import touched_by
from graph_model.vocabulary import Certainty

__all__ = [
    "Accepted",
    "Period",
    "Wanted",
    "accept",
    "finding",
    "findings",
    "is_judged",
    "judged",
    "reopen",
    "rule",
    "rules",
    "touching",
]

_JUDGING = Lock()
# A period of years holds every day's findings; few are asked about at once.
PERIODS_KEPT = 2


@dataclass(frozen=True)
class Period:
    """When findings are asked about: a day, or from a day up to but not on another, and with which certainties.

    Attributes:
        until: None for a day.
        today: the clock, for what should have happened by now, and for acceptances.
    """

    on: date
    certainties: frozenset[Certainty]
    until: date | None = None
    today: date = field(default_factory=date.today)


@dataclass(frozen=True)
class Wanted:
    """Which findings are wanted, as a person writes it; what is empty or None keeps all."""

    rules: tuple[str, ...] = ()
    severities: tuple[Severity, ...] = ()
    states: tuple[State, ...] = ()
    place: str | None = None
    organisation: str | None = None
    function: str | None = None
    order: Order = Order.SEVERITY


@dataclass(frozen=True)
class Accepted:
    """A wish to accept a finding until a day, for a reason; `by` is whoever runs this where it is left out."""

    finding: str
    reason: str
    until: date
    by: str = field(default_factory=whoever)


def rules() -> tuple[Rule, ...]:
    """Give every rule, in the order in which it is told."""
    return RULES


def rule(identifier: str) -> Rule:
    """Give one rule.

    Raises:
        NotFoundError: none has that id; the nearest are told.
    """
    known = {each.casefold(): each for each in RULE_OF}
    found = known.get(identifier.strip().casefold())
    if found is None:
        near = nearest(identifier, RULE_OF)
        raise NotFoundError(
            f"no rule is known as {identifier!r}; nearest: {', '.join(near) or ', '.join(RULE_OF)}", "rule", near
        )
    return RULE_OF[found]


def findings(live: LiveGraph, period: Period, wanted: Wanted = Wanted()) -> tuple[Sifted, Look]:
    """Find what is wrong with the wiring on a day, or over a period with the interval of each finding.

    Raises:
        EmptyGraphError: nothing was loaded yet.
        BadQuestionError: the period ends before it begins.
        NotFoundError: a rule, the place, the organisation or the function is not known.
        AmbiguousError: the place or the organisation fits several.
    """
    if period.until is not None and period.until <= period.on:
        raise BadQuestionError(f"the period ends on {period.until}, which is not after {period.on}", "to")
    look = look_at(live)
    day = look.history.on(period.on, period.certainties)
    sieve = _sieve(day, wanted)
    judgement = judged(look.history, period)
    grounds = context_of(day, _law(), period.today).grounds
    return sift(judgement, day, grounds, _life(live, period.today), sieve), look


def finding(live: LiveGraph, period: Period, identifier: str) -> tuple[Found, Look]:
    """Give one finding of a day.

    Raises:
        EmptyGraphError: nothing was loaded yet.
        NotFoundError: nothing with that id is found on the day; the nearest are told.
    """
    look = look_at(live)
    known = {each.id: each for each in judged(look.history, period).findings}
    return _life(live, period.today).of(_known(known, identifier, period.on)), look


def is_judged(day: Slice, period: Period) -> bool:
    """Whether a day was judged already at this revision; to judge a day of England takes seconds."""
    return (Judgement, period.today) in day.worked_out


def touching(live: LiveGraph, period: Period, answer: Answer) -> tuple[Found, ...]:
    """Find what touches an answer of a day, the worst first."""
    found = touched_by(answer, judged(answer.day.history, period).findings)
    return () if len(found) == 0 else tuple(map(_life(live, period.today).of, found))


def accept(live: LiveGraph, period: Period, wish: Accepted) -> tuple[Found, Look]:
    """Accept a finding of a day until another day, and give it as it then is.

    Raises:
        BadQuestionError: no reason is given, or nobody, or the day is not after today.
        NotFoundError: nothing with that id is found on the day; the nearest are told.
        LoadInProgressError: a register is being loaded, or was left half-loaded.
    """
    for name, value in (("reason", wish.reason), ("by", wish.by)):
        if value.strip() == "":
            raise BadQuestionError(f"--{name} is empty: an acceptance says who accepts, and why", name)
    if wish.until <= period.today:
        raise BadQuestionError(f"--until {wish.until} is not after today ({period.today})", "until")
    found, look = finding(live, period, wish.finding)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    acceptance = Acceptance(found.finding.id, wish.reason.strip(), wish.until, wish.by.strip(), now)
    live.carry_over(accepting.accept(live.connection, acceptance))
    return Life({acceptance.finding: acceptance}, period.today).of(found.finding), look


def reopen(live: LiveGraph, identifier: str, by: str | None = None, why: str = "") -> Acceptance:
    """Take the acceptance of a finding away, and give what it was.

    Raises:
        NotFoundError: the finding is not accepted; the nearest that are are told.
        LoadInProgressError: a register is being loaded, or was left half-loaded.
    """
    standing = {each.finding: each for each in live.connection.read(repository.acceptances)}
    if identifier not in standing:
        near = nearest(identifier, standing)
        advice = f"; nearest: {', '.join(near)}" if len(near) > 0 else ""
        raise NotFoundError(f"{identifier!r} is not accepted, so there is nothing to reopen{advice}", "finding", near)
    live.carry_over(accepting.reopen(live.connection, identifier, by or whoever(), why))
    return standing[identifier]


def judged(history: History, period: Period) -> Judgement:
    """Judge a day or a period, unless that was done at this revision already."""
    how = Judging(law=_law(), today=period.today)
    with _JUDGING:
        if period.until is not None:
            return _judged_between(history, period, how)
        day = history.on(period.on, period.certainties)
        key = (Judgement, period.today)
        made = day.worked_out.get(key)
        if not isinstance(made, Judgement):
            made = day.worked_out[key] = judge(day, how)
        return made


def _judged_between(history: History, period: Period, how: Judging) -> Judgement:
    kept = history.worked_out.setdefault(Period, {})
    assert isinstance(kept, dict)
    if period not in kept:
        while len(kept) >= PERIODS_KEPT:
            del kept[next(iter(kept))]
        assert period.until is not None
        kept[period] = between(history, period.on, period.until, period.certainties, how)
    made = kept[period]
    assert isinstance(made, Judgement)
    return made


@lru_cache(1)
def _law() -> tuple[ExpectedLine, ...]:
    """The expected lines that come with the product, for a graph whose registers hold none."""
    rows = read_register(LAW).tables["expected_lines"].rows.values()
    return tuple(row for row in rows if isinstance(row, ExpectedLine))


def _life(live: LiveGraph, today: date) -> Life:
    return Life({each.finding: each for each in live.connection.read(repository.acceptances)}, today)


def _sieve(day: Slice, wanted: Wanted) -> Sieve:
    place = None if wanted.place is None else find_place(day, wanted.place)
    about = (
        None if wanted.organisation is None else searching.find_organisation(day, wanted.organisation, "organisation")
    )
    function = None if wanted.function is None else searching.find_function(day.history, wanted.function)
    return Sieve(
        rules=frozenset(rule(each).id for each in wanted.rules),
        severities=frozenset(wanted.severities),
        states=frozenset(wanted.states),
        place=None if place is None else (place.id, place.ground),
        organisation=None if about is None else about.id,
        function=None if function is None else function.id,
        order=wanted.order,
    )


def _known(known: dict[str, Finding], identifier: str, on: date) -> Finding:
    if identifier not in known:
        near = nearest(identifier, known)
        advice = f"nearest: {', '.join(near)}" if len(near) > 0 else "see `whodecides findings` for what is"
        raise NotFoundError(f"nothing is found as {identifier!r} on {on}; {advice}", "finding", near)
    return known[identifier]
