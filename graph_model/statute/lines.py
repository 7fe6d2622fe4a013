"""Accountability lines that the law itself implies: each expected chain over the bodies of its types.

Contracts, memberships, hosting and the like are expected too, but somebody chose the holder: they are for registers
to state, and for the analyses to miss. Delegations follow from rights, in `delegations`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from graph_model.entities import ALL_FUNCTIONS, ExpectedLine, Line, Organisation
from graph_model.periods import Period, period_of, shared, without
from graph_model.statute.bodies import Bodies
from graph_model.statute.expansion import Expansion, Unmade
from graph_model.statute.holders import Holders, Reached
from graph_model.vocabulary import Basis, Confidence, FootprintLevel, LineKind, types_of

__all__ = ["line_footprint", "statutory_lines"]

_IMPLIED = frozenset(
    {
        LineKind.STATUTORY_ACCOUNTABILITY,
        LineKind.PARLIAMENTARY,
        LineKind.DEMOCRATIC,
        LineKind.OVERSIGHT,
        LineKind.INTERNAL_DELEGATION,
        LineKind.JOINT_EXERCISE,
        LineKind.FINANCIAL_ALLOCATION,
        LineKind.REGULATION,
    }
)
# Where patients come from, or are listed, is not what the body answers for.
_NOT_ANSWERED_FOR = frozenset(
    {FootprintLevel.PROVIDER_CATCHMENT, FootprintLevel.COLLABORATIVE_CATCHMENT, FootprintLevel.PCN_LIST}
)


@dataclass(frozen=True, eq=False)
class _Stated:
    """What registers state of a kind of line, so that a rule that cannot be completed is not reported in vain."""

    bodies: Bodies

    @cached_property
    def _by_subject(self) -> Mapping[tuple[str, LineKind], list[Line]]:
        found: dict[tuple[str, LineKind], list[Line]] = defaultdict(list)
        for line in self.bodies.lines:
            found[line.subject, line.kind].append(line)
        return found

    def periods(self, rule: ExpectedLine, subject: str) -> Iterator[Period]:
        """When a line of the rule's kind goes from the subject to a holder of the rule's type."""
        wanted = types_of(rule.holder_type)
        for line in self._by_subject.get((subject, rule.kind), ()):
            holder = self.bodies.organisations.get(line.holder)
            if holder is not None and holder.type in wanted:
                yield period_of(line)


def statutory_lines(expected: Iterable[ExpectedLine], bodies: Bodies, source: str) -> Expansion:
    """Expand every rule whose kind the law itself implies, and that says which holder is meant.

    Args:
        expected: the P-rules.
        bodies: the organisations with what they cover, the bodies that the law requires among them.
        source: the id of the source of lines whose legal basis names none.
    """
    lines: list[Line] = []
    unmade: list[Unmade] = []
    stated = _Stated(bodies)
    for rule in sorted(expected, key=lambda each: each.key):
        if rule.kind not in _IMPLIED or rule.which is None:
            continue
        lacking = []
        holders = Holders(rule, bodies)
        for subject, period in _subjects(rule, bodies):
            reached = holders.of(subject, period)
            lines.extend(_line(rule, subject, each, bodies, source) for each in reached)
            held = [*(each.period for each in reached), *stated.periods(rule, subject.id)]
            lacking.extend([subject.id] if len(list(without(period, held))) > 0 else [])
        if len(lacking) > 0:
            why = f"no {rule.kind} to {rule.holder_type} can be made for all its time"
            unmade.append(Unmade(rule.rule, why, tuple(sorted(lacking))))
    return Expansion() + Expansion(lines=tuple(lines), unmade=tuple(unmade))


def line_footprint(organisation: str, period: Period, bodies: Bodies) -> str | None:
    """The one area that a body answers for all through a period; None where there are several, or none is known."""
    areas = [
        area
        for area in bodies.areas_of.get(organisation, ())
        if bodies.footprints[area.footprint].level not in _NOT_ANSWERED_FOR
    ]
    whole = [area.footprint for area in areas if len(list(without(period, area.periods))) == 0]
    return whole[0] if len(whole) == 1 else None


def _subjects(rule: ExpectedLine, bodies: Bodies) -> Iterator[tuple[Organisation, Period]]:
    for organisation in bodies.of_types(types_of(rule.subject_type)):
        period = shared(period_of(rule), period_of(organisation))
        if period is not None:
            yield organisation, period


def _line(rule: ExpectedLine, subject: Organisation, reached: Reached, bodies: Bodies, source: str) -> Line:
    begins, ends = reached.period
    start = "open" if begins is None else begins.isoformat()
    return Line(
        id=f"st:{rule.rule}:{rule.kind}:{subject.id}:{reached.holder}:{start}",
        kind=rule.kind,
        subject=subject.id,
        holder=reached.holder,
        functions=rule.functions or (ALL_FUNCTIONS,),
        footprint=line_footprint(subject.id, reached.period, bodies),
        valid_from=begins,
        valid_to=ends,
        legal_basis=rule.legal_basis,
        certainty=rule.certainty,
        source=(bodies.source_of(rule.legal_basis, source),),
        confidence=Confidence.CHECK if reached.is_sliver else rule.confidence,
        note=f"expected by rule {rule.rule}",
        basis=Basis.STATUTE,
    )
