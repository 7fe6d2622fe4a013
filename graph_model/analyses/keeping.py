"""What was judged on another day and has not changed since is not judged again.

Rows change on few days. Of each aspect (`aspects`) the days are known on which one of its rows begins or ends, and the
number of such days up to a day is its version: two days of one version have the same rows. So what a rule made of some
rows is kept with their versions, and made anew only when one of these is another. What is made of one organisation
after the other is made anew only of those whom a row names that changed in between. Kept are findings and what they
are made of, which is plain data, at one revision, for one set of certainties and one law.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar, cast

from graph_model.analyses.aspects import Aspect, Aspects, change_days, ends_of
from graph_model.entities import Dated, ExpectedLine, Organisation
from graph_model.history import History
from graph_model.vocabulary import Certainty, FootprintRelationKind, LineKind

__all__ = ["Keep", "Version", "keep_of"]

Version = tuple[object, ...]
Work = TypeVar("Work")


@dataclass(frozen=True, eq=False)
class _AsAt:
    """Some aspects on a day; the days of their changes are not looked up before another day is compared."""

    aspects: Aspects
    day: date
    names: frozenset[Aspect]

    def __eq__(self, other: object) -> bool:
        """Whether the same rows hold on the day of the other."""
        if not isinstance(other, _AsAt) or self.names != other.names:
            return False
        return self.day == other.day or self._versions == other._versions

    __hash__ = None  # type: ignore[assignment]  # two that are equal may be of different days

    @cached_property
    def _versions(self) -> tuple[int, ...]:
        days = self.aspects.days
        return tuple(bisect_right(days.get(each, ()), self.day) for each in sorted(self.names))


@dataclass
class _Parts:
    """What was made of each organisation of a day, by its id."""

    version: Version
    day: date
    made: dict[str, object] = field(default_factory=dict)


class Keep:
    """What is kept of one revision, for one set of certainties and one law."""

    def __init__(self, history: History, law: tuple[ExpectedLine, ...]) -> None:
        """Keep nothing yet."""
        self._history = history
        self._aspects = Aspects(history, law)
        self._made: dict[object, tuple[Version, object]] = {}
        self._parts: dict[object, _Parts] = {}

    def version(self, day: date, aspects: Iterable[Aspect]) -> Version:
        """The version of some aspects on a day."""
        return (_AsAt(self._aspects, day, frozenset(aspects)),)

    def whole(self, what: object, version: Version, work: Callable[[], Work]) -> Work:
        """Give what was made at this version, else make it."""
        known = self._made.get(what)
        if known is None or known[0] != version:
            known = self._made[what] = (version, work())
        return cast("Work", known[1])

    def each(
        self,
        what: object,
        version: Version,
        day: tuple[date, Mapping[str, Organisation]],
        work: Callable[[Organisation], Work],
    ) -> Mapping[str, Work]:
        """Give what is made of each organisation of a day, by its id; made anew where one is named by what changed.

        Args:
            what: the name under which it is kept.
            version: of what the work looks at besides the rows that name the organisation.
            day: the day, and who is there on it.
            work: makes something of an organisation.
        """
        on, alive = day
        known = self._parts.pop(what, None)
        stale: Set[str] = alive.keys()
        if known is None or known.version != version:
            known = _Parts(version, on)
        else:
            stale = self._named_between(known.day, on)
        for name in stale:
            known.made.pop(name, None)
            if name in alive:
                known.made[name] = work(alive[name])
        known.day = on
        self._parts[what] = known
        return cast("Mapping[str, Work]", known.made)

    @cached_property
    def days_of_lists(self) -> Mapping[tuple[str, ...], list[date]]:
        """The days on which lines that can carry a path change, by the list of functions that they name."""
        return {named: change_days(lines) for named, lines in self._history.path_lines.items()}

    def _named_between(self, one: date, other: date) -> Set[str]:
        """The organisations that a row names which begins or ends after the one day and not after the other."""
        first, last = sorted((one, other))
        days = self._days_of_naming
        between = days[bisect_right(days, first) : bisect_right(days, last)]
        return set().union(*(self._named_on[day] for day in between))

    @cached_property
    def _days_of_naming(self) -> list[date]:
        return sorted(self._named_on)

    @cached_property
    def _named_on(self) -> Mapping[date, set[str]]:
        found: dict[date, set[str]] = {}
        for organisation, row in self._naming():
            for day in ends_of(row):
                found.setdefault(day, set()).add(organisation)
        for organisation, footprint in frozenset(self._areas()):
            for day in self._aspects.days_of_ground.get(footprint, ()):
                found.setdefault(day, set()).add(organisation)
        return found

    def _naming(self) -> Iterator[tuple[str, Dated]]:
        """The rows that name an organisation: itself, its rights and lines, what it covers and how that lies.

        A member's contract names also whom it is a member of: where a network lies is told by its members.
        """
        history = self._history
        yield from history.organisations.items()
        yield from ((right.organisation, right) for right in history.rights.values())
        yield from ((cover.organisation, cover) for cover in history.covers)
        for line in history.lines.values():
            yield line.subject, line
            yield line.holder, line
            if line.kind is LineKind.COMMISSIONING_CONTRACT:
                ways = history.lines_from[line.subject]
                yield from ((way.holder, line) for way in ways if way.kind is LineKind.MEMBERSHIP)
        for row in history.relations:
            is_mutual = row.relation is FootprintRelationKind.COTERMINOUS
            for inner in [row.child, row.parent] if is_mutual else [row.child]:
                yield from ((cover.organisation, row) for cover in history.covers_over.get(inner, ()))

    def _areas(self) -> Iterator[tuple[str, str]]:
        """The areas of the rights, lines and covers of each organisation: rows of their ground name it too."""
        history = self._history
        yield from ((right.organisation, right.footprint) for right in history.rights.values())
        yield from ((cover.organisation, cover.footprint) for cover in history.covers)
        for line in history.lines.values():
            if line.footprint is not None:
                yield line.subject, line.footprint
                yield line.holder, line.footprint


def keep_of(history: History, certainties: frozenset[Certainty], law: tuple[ExpectedLine, ...]) -> Keep:
    """Give what is kept of a revision: the same one again for the same certainties and law."""
    key = (Keep, certainties, law)
    # Of two who ask at once, both are given the one that is first.
    kept = history.worked_out.get(key) or history.worked_out.setdefault(key, Keep(history, law))
    assert isinstance(kept, Keep)
    return kept
