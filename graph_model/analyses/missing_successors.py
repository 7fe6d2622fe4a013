"""M16: organisations that ended without successors, or whose successors leave people behind.

Judged only where what became of bodies of the type is claimed for the day of the end. Grounds are compared where all
of them are known: the predecessor's on its last day, the successors' on the day after. Shares are added up only where
every row has one. That somebody wrote an abolition down is an answer.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial

from graph_model.analyses.context import Context
from graph_model.analyses.grounds import Grounds
from graph_model.analyses.rule import Looked, Rule
from graph_model.analyses.telling import people
from graph_model.entities import Organisation, Succession
from graph_model.findings import Evidence, Finding, Severity, doubtful
from graph_model.history import Blocks, Slice
from graph_model.vocabulary import SuccessionType
from graph_model.wording import long_day, per_cent

__all__ = ["RULE", "missing_successors"]

# Boundaries are drawn along LSOAs, so a few people always change sides.
MOST_LEFT_BEHIND = 0.005
SHARE_TOLERANCE = 0.005
# After these nobody need cover the ground: the body is gone without heirs, or only a function moved.
_WITHOUT_GROUND = frozenset({SuccessionType.ABOLITION, SuccessionType.FUNCTION_TRANSFER})


def missing_successors(context: Context) -> Looked:
    """Find ended organisations whose succession is missing or incomplete.

    Cost: linear in the ended organisations; the grounds of each distinct day of an end are looked up once.
    """
    ended = [
        each
        for each in context.history.organisations.values()
        if each.valid_to is not None and each.valid_to <= context.day.day and context.claims.holds_succession(each)
    ]
    grounds = _Grounds(context)
    found = (context.kept((RULE.id, each.id), (), partial(_finding, context, grounds, each)) for each in ended)
    return Looked.at(len(ended), (finding for finding in found if finding is not None))


class _Grounds:
    """Grounds on other days, each looked up once."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._on: dict[date, Grounds] = {}

    def of(self, organisation: str, day: date) -> Blocks | None:
        """An organisation's ground on a day."""
        if day not in self._on:
            self._on[day] = Grounds(Slice(self._context.history, day, self._context.day.certainties))
        return self._on[day].of(organisation)


def _finding(context: Context, grounds: _Grounds, ended: Organisation) -> Finding | None:
    rows = context.history.successors_of.get(ended.id, ())
    if len(rows) == 0:
        return _made(context, ended, "no successor is recorded", frozenset(), rows)
    shares = [row.share for row in rows]
    total = sum(share for share in shares if share is not None)
    if None not in shares and abs(total - 1) > SHARE_TOLERANCE:
        return _made(context, ended, f"its successors' shares add up to {per_cent(total)}", frozenset(), rows)
    left = _left_behind(context, grounds, ended, rows)
    return _made(context, ended, "its successors leave out part of its ground", left, rows) if len(left) > 0 else None


def _left_behind(context: Context, grounds: _Grounds, ended: Organisation, rows: Iterable[Succession]) -> Blocks:
    """The ground that no successor has; none where too few people live there, or it cannot be told."""
    assert ended.valid_to is not None
    if any(row.type in _WITHOUT_GROUND or row.successor is None for row in rows):
        return frozenset()
    before = grounds.of(ended.id, ended.valid_to - timedelta(days=1))
    after = [grounds.of(row.successor or "", row.effective or ended.valid_to) for row in rows]
    if before is None or None in after:
        return frozenset()
    left = before - frozenset().union(*(each or frozenset() for each in after))
    whole, lost = context.history.population(before), context.history.population(left)
    return left if whole is not None and lost is not None and lost > MOST_LEFT_BEHIND * whole else frozenset()


def _made(context: Context, ended: Organisation, what: str, left: Blocks, rows: Iterable[Succession]) -> Finding:
    assert ended.valid_to is not None
    population = context.history.population(left) if len(left) > 0 else None
    name = context.name(ended.id)
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        subjects=(ended.id,),
        functions=(),
        sentence=f"{name} ended on {long_day(ended.valid_to)}, and {what}{people(population)}.",
        advice=f"Find the order that ended {name}, and record {_wanted(left)}.",
        evidence=Evidence(missing=f"what became of {name}"),
        ground=left,
        population=population,
        rests_on=tuple({*doubtful(ended), *(row.key for row in rows if row.confidence == "check")}),
    )


def _wanted(left: Blocks) -> str:
    return "what became of it, or that it was abolished" if len(left) == 0 else "who took on the rest of its ground"


RULE = Rule(
    id="M16",
    title="Missing successors",
    question="Which organisations ended without a successor, or with successors who leave people behind?",
    means="What this body decided and owed went to nobody on record.",
    does_not_mean="That its services stopped.",
    severity=Severity.WARNING,
    counted="ended organisations of types whose successors are listed completely",
    cost="linear in the ended organisations and the ground of each distinct day of an end",
    analysis=missing_successors,
)
