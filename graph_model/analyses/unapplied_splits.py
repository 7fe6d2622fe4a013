"""D15: a split that the borders do not show.

After a split, an area must not lie within that of the body that was split, if nobody else works for it any more; nor
within the areas of two of the successors whose grounds have nothing in common, for it can be in one of them only. The
area of a body is what it covers, else that of its rights. Ground that is not known is not taken to be apart.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from graph_model.analyses.context import Context
from graph_model.analyses.rule import Looked, Rule
from graph_model.entities import Cover, FootprintRelation, Organisation, Right, Succession
from graph_model.findings import Evidence, Finding, Severity
from graph_model.vocabulary import Confidence, FootprintRelationKind, SuccessionType
from graph_model.wording import joined, long_day

__all__ = ["RULE", "unapplied_splits"]


def unapplied_splits(context: Context) -> Looked:
    """Find areas that still lie where a split has ended that.

    Cost: linear in the relations of areas, times the successors of each split.
    """
    splits = list(_splits(context))
    parents = _Parents(context)
    findings = [
        finding
        for predecessor, rows in splits
        for finding in (*_within_predecessor(context, parents, predecessor, rows), *_within_two(context, parents, rows))
    ]
    return Looked.at(len(splits), findings)


class _Parents:
    """Which areas lie wholly in which on the day, by the wider one."""

    def __init__(self, context: Context) -> None:
        self._children: dict[str, dict[str, FootprintRelation]] = {}
        for row in context.day.relations:
            if row.relation is FootprintRelationKind.WITHIN:
                self._children.setdefault(row.parent, {})[row.child] = row
            elif row.relation is FootprintRelationKind.COTERMINOUS:
                self._children.setdefault(row.parent, {})[row.child] = row
                self._children.setdefault(row.child, {})[row.parent] = row

    def inside(self, footprint: str) -> dict[str, FootprintRelation]:
        """The areas that lie wholly in one, each with the row that says so."""
        return self._children.get(footprint, {})


def _splits(context: Context) -> Iterator[tuple[Organisation, list[Succession]]]:
    """The bodies that have been split by the day, each with all that followed it, in id order."""
    for predecessor, rows in sorted(context.history.successors_of.items()):
        record = context.history.organisations.get(predecessor)
        done = [row for row in rows if row.effective is None or row.effective <= context.day.day]
        if record is not None and any(row.type is SuccessionType.SPLIT for row in done):
            yield record, done


def _areas(context: Context, organisation: str, until: date | None) -> frozenset[str]:
    """The areas of a body: what it covered up to a day, else the areas of its rights."""
    covers = context.history.covers_of.get(organisation, ())
    rights = context.history.rights_of.get(organisation, ())
    rows: Sequence[Cover | Right] = covers or rights
    return frozenset(row.footprint for row in rows if until is None or row.valid_from is None or row.valid_from < until)


def _within_predecessor(
    context: Context, parents: _Parents, predecessor: Organisation, rows: list[Succession]
) -> Iterator[Finding]:
    if predecessor.id in context.alive:
        return
    for area in sorted(_areas(context, predecessor.id, predecessor.valid_to)):
        if not _is_used(context, area):
            for child, row in sorted(parents.inside(area).items()):
                why = f"still lies within that of {context.name(predecessor.id)}"
                yield _finding(context, (predecessor.id,), child, why, rows, [row])


def _is_used(context: Context, footprint: str) -> bool:
    """Whether a body that exists still works for an area."""
    covers = context.history.covers_over.get(footprint, ())
    return any(row.holds_on(context.day.day) and row.organisation in context.alive for row in covers)


def _within_two(context: Context, parents: _Parents, rows: list[Succession]) -> Iterator[Finding]:
    successors = sorted({row.successor for row in rows if row.successor is not None})
    areas = {each: sorted(row.footprint for row in context.day.covered_by(each)) for each in successors}
    for one, other in combinations(successors, 2):
        for mine in areas[one]:
            for theirs in areas[other]:
                grounds = (context.day.ground.get(mine), context.day.ground.get(theirs))
                if grounds[0] is None or grounds[1] is None or not grounds[0].isdisjoint(grounds[1]):
                    continue
                inside = (parents.inside(mine), parents.inside(theirs))
                for child in sorted(inside[0].keys() & inside[1].keys()):
                    why = f"lies within the grounds of both {joined(sorted(map(context.name, (one, other))))}"
                    yield _finding(context, (one, other), child, why, rows, [inside[0][child], inside[1][child]])


def _finding(
    context: Context,
    subjects: tuple[str, ...],
    child: str,
    why: str,
    rows: list[Succession],
    relations: list[FootprintRelation],
) -> Finding:
    ground = context.day.ground.get(child, frozenset())
    days = sorted({row.effective for row in rows if row.effective is not None})
    since = f", although that was split on {long_day(days[0])}" if len(days) > 0 else ", although that was split"
    heirs = joined(sorted({context.name(row.successor) for row in rows if row.successor is not None}))
    told: Sequence[Succession | FootprintRelation] = (*rows, *relations)
    unsure = [row.key for row in told if row.confidence is Confidence.CHECK]
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        subjects=subjects,
        functions=(),
        sentence=f"On record, {context.grounds.name(child)} {why}{since}.",
        advice=f"Find in the order that made the split in which of {heirs} it lies, and record that alone.",
        evidence=Evidence(missing="the end of " + ", ".join(sorted(row.key for row in relations))),
        footprint=child,
        ground=ground,
        population=context.history.population(ground) if len(ground) > 0 else None,
        rests_on=tuple(unsure),
    )


RULE = Rule(
    id="D15",
    title="Unapplied splits",
    question="Which areas still lie in that of a body that was split, or in two of its successors at once?",
    means="The border moved in law and not in the register, so people are counted for the wrong body or twice.",
    does_not_mean="That the split was done wrongly.",
    severity=Severity.FAULT,
    counted="splits that have happened",
    cost="linear in the relations of areas, times the successors of each split",
    analysis=unapplied_splits,
)
