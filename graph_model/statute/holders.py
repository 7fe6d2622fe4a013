"""Which bodies an expected line must reach: the only one, the one of the same area, or each with ground in common."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from graph_model.entities import ExpectedLine, Organisation
from graph_model.periods import ALWAYS, Period, merged, period_of, shared
from graph_model.statute.bodies import Area, Bodies, Stretch
from graph_model.statute.required import code_of
from graph_model.vocabulary import OrganisationType, WhichHolder, types_of

__all__ = ["SLIVER", "Holders", "Reached"]

# Areas that have less than this share of the people of either in common may only differ by the drawing of the map.
SLIVER = 0.01
Types = frozenset[OrganisationType]


class Reached(NamedTuple):
    """A holder that a line must reach, and when.

    Attributes:
        is_sliver: whether it rests on so few people in common that the ground must be checked.
    """

    holder: str
    period: Period
    is_sliver: bool = False


class Holders:
    """The holders of some types among the bodies; what is the same for every subject is looked up once."""

    def __init__(self, rule: ExpectedLine, bodies: Bodies) -> None:
        """Take the holders that the rule can mean."""
        self._which = rule.which
        self._bodies = bodies
        self._types = types_of(rule.holder_type)
        bodies_of_types = sorted(bodies.of_types(self._types), key=lambda body: (str(body.valid_from or ""), body.id))
        self._only = _only(bodies_of_types)
        self._by_code: dict[str, list[Reached]] = defaultdict(list)
        for body in bodies_of_types:
            self._by_code[code_of(body.id)].append(Reached(body.id, ALWAYS))

    def of(self, subject: Organisation, period: Period) -> list[Reached]:
        """The holders that are meant for a subject in a period, in the order of their ids.

        None are given where the only body of a type is meant and there are several at once, or where no
        ground is known.
        """
        found = []
        for each in self._meant(subject):
            both = shared(each.period, period, period_of(self._bodies.organisations[each.holder]))
            if both is not None and each.holder != subject.id:
                found.append(each._replace(period=both))
        return sorted(found, key=lambda each: (each.holder, str(each.period[0] or "")))

    def _meant(self, subject: Organisation) -> Sequence[Reached]:
        if self._which is WhichHolder.ANY:
            return self._only
        if self._which is WhichHolder.SAME_FOOTPRINT:
            # The code of a committee or electorate is the code of the body that it belongs to.
            return self._by_code.get(code_of(subject.id)) or _of_same_area(subject, self._types, self._bodies)
        return _with_shared_ground(subject, self._types, self._bodies)


def _only(by_start: Sequence[Organisation]) -> tuple[Reached, ...]:
    """The bodies, if no two are there at once."""
    if any(shared(period_of(one), period_of(other)) is not None for one, other in pairwise(by_start)):
        return ()
    return tuple(Reached(body.id, period_of(body)) for body in by_start)


def _of_same_area(subject: Organisation, types: Types, bodies: Bodies) -> list[Reached]:
    return [
        Reached(holder, both)
        for area in bodies.areas_of.get(subject.id, ())
        for other in sorted(bodies.neighbours(area.footprint) | {area.footprint})
        for holder, theirs in _workers(other, types, bodies)
        for both in _in_common(area, theirs, _same(area.footprint, other, bodies))
    ]


def _same(one: str, other: str, bodies: Bodies) -> tuple[Period, ...]:
    inside, around = bodies.lies_in(one, other), bodies.lies_in(other, one)
    return merged(both for a in inside for b in around if (both := shared(a, b)) is not None)


def _workers(footprint: str, types: Types, bodies: Bodies) -> Iterator[tuple[str, tuple[Period, ...]]]:
    for working in bodies.working_on.get(footprint, ()):
        if bodies.organisations[working.organisation].type in types:
            yield working.organisation, working.periods


def _in_common(area: Area, theirs: tuple[Period, ...], also: Iterable[Period]) -> Iterator[Period]:
    for mine in area.periods:
        for other in theirs:
            for third in also:
                both = shared(mine, other, third)
                if both is not None:
                    yield both


def _with_shared_ground(subject: Organisation, types: Types, bodies: Bodies) -> list[Reached]:
    """Each holder with a block in common; a sliver only if its share is small as long as there is any."""
    periods: dict[str, list[Period]] = defaultdict(list)
    large: set[str] = set()
    for area in bodies.areas_of.get(subject.id, ()):
        for other in sorted(bodies.neighbours(area.footprint)):
            for holder, theirs in _workers(other, types, bodies):
                for when, share in _common_ground(area.footprint, other, bodies):
                    periods[holder].extend(_in_common(area, theirs, [when]))
                    large |= {holder} if share is None or share >= SLIVER else set()
    return [Reached(holder, each, holder not in large) for holder in periods for each in merged(periods[holder])]


def _common_ground(one: str, other: str, bodies: Bodies) -> tuple[tuple[Period, float | None], ...]:
    """When two footprints have blocks in common, and the greater of the shares that these are of the people of each."""
    found = []
    for mine in bodies.ground.get(one, ()):
        for theirs in bodies.ground.get(other, ()):
            both = shared(mine.period, theirs.period)
            if both is not None and not mine.blocks.isdisjoint(theirs.blocks):
                found.append((both, _share(mine, theirs, bodies)))
    return tuple(found)


def _share(mine: Stretch, theirs: Stretch, bodies: Bodies) -> float | None:
    common, *each = (_people(blocks, bodies) for blocks in (mine.blocks & theirs.blocks, mine.blocks, theirs.blocks))
    least = min((people for people in each if people is not None), default=None)
    return None if common is None or least is None or least == 0 else common / least


def _people(blocks: Iterable[str], bodies: Bodies) -> int | None:
    counted = [bodies.people.get(block) for block in blocks]
    return None if None in counted else sum(people for people in counted if people is not None)
