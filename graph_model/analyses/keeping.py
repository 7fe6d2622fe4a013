"""What was judged on another day and has not changed since is not judged again.

Rows change on few days. Of each sort of rows (`Aspect`) the days are known on which one of them begins or ends, and
the number of such days up to a day is its version: two days of one version have the same rows. So what a rule made of
some rows is kept with their versions, and made anew only when one of these is another. Kept are findings and wants,
which are plain data, at one revision, for one set of certainties and one law.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property

from graph_model.entities import Dated, ExpectedLine, Line
from graph_model.history import History
from graph_model.vocabulary import JOINING_KINDS, Certainty, LineKind, OrganisationType

__all__ = [
    "CLAIMS",
    "COVERS",
    "EXPECTED",
    "GROUND",
    "HOLDERS",
    "RELATIONS",
    "RIGHTS",
    "Aspect",
    "Keep",
    "Version",
    "keep_of",
    "lines_of",
    "organisations_of",
    "rights_over",
]

Aspect = str
Version = tuple[int, ...]
RIGHTS, GROUND, COVERS, CLAIMS = "rights", "ground", "covers", "claims"
HOLDERS, EXPECTED, RELATIONS = "statutory_holders", "expected_lines", "footprint_relations"


def lines_of(*kinds: LineKind) -> frozenset[Aspect]:
    """The aspects that are the lines of some kinds."""
    return frozenset(f"lines:{kind}" for kind in kinds)


def rights_over(*functions: str) -> frozenset[Aspect]:
    """The aspects that are the rights over some functions, and who is to hold them by law."""
    return frozenset(f"{sort}:{function}" for function in functions for sort in ("rights", "holders"))


def organisations_of(types: Iterable[OrganisationType]) -> frozenset[Aspect]:
    """The aspects that are the organisations of some types."""
    return frozenset(f"organisations:{kind}" for kind in types)


class Keep:
    """What is kept of one revision, for one set of certainties and one law."""

    def __init__(self, history: History, law: tuple[ExpectedLine, ...]) -> None:
        """Keep nothing yet."""
        self._history, self._law = history, law
        self.made: dict[object, dict[object, tuple[object, object]]] = {}

    def version(self, day: date, aspects: Iterable[Aspect]) -> Version:
        """The versions of some aspects on a day."""
        days = self._days
        return tuple(bisect_right(days.get(each, ()), day) for each in sorted(aspects))

    def own_version(self, day: date, organisation: str) -> int:
        """The version of all rows that name an organisation."""
        return bisect_right(self._own_days.get(organisation, ()), day)

    @cached_property
    def _days(self) -> Mapping[Aspect, list[date]]:
        history = self._history
        rows: dict[Aspect, Iterable[Dated]] = {
            RIGHTS: history.rights.values(),
            **{f"rights:{function}": rights for function, rights in history.rights_over.items()},
            GROUND: history.ground,
            COVERS: history.covers,
            CLAIMS: history.claims,
            RELATIONS: history.relations,
            HOLDERS: history.statutory_holders,
            **{f"holders:{function}": holders for function, holders in history.holders_of.items()},
            EXPECTED: history.expected_lines or self._law,
        }
        found = {aspect: _change_days(each) for aspect, each in rows.items()}
        sorts: dict[Aspect, set[date]] = {}
        for line in history.lines.values():
            sorts.setdefault(f"lines:{line.kind}", set()).update(_ends(line))
        for line in history.lines.values():
            if line.kind in JOINING_KINDS and self._may_join(line):
                sorts.setdefault(_joining(line.functions), set()).update(_ends(line))
        for each in history.organisations.values():
            sorts.setdefault(f"organisations:{each.type}", set()).update(_ends(each))
        return found | {aspect: sorted(days) for aspect, days in sorts.items()}

    def _may_join(self, line: Line) -> bool:
        """Whether a line can change who decides together: it is from a body with a right, or a joint organ's to one."""
        held = self._history.rights_of
        return line.subject in held or (line.kind is LineKind.JOINT_EXERCISE and line.holder in held)

    def joining(self, levels: frozenset[str]) -> frozenset[Aspect]:
        """The aspects that are the lines by which deciders of a function are joined; `levels` has "*" among them."""
        lists = (named for named in self._lists if len(named) == 0 or not levels.isdisjoint(named))
        return frozenset(map(_joining, lists))

    @cached_property
    def _lists(self) -> frozenset[tuple[str, ...]]:
        return frozenset(line.functions for line in self._history.lines.values() if line.kind in JOINING_KINDS)

    @cached_property
    def days_of_lists(self) -> Mapping[tuple[str, ...], list[date]]:
        """The days on which lines that can carry a path change, by the list of functions that they name."""
        return {named: _change_days(lines) for named, lines in self._history.path_lines.items()}

    @cached_property
    def _own_days(self) -> Mapping[str, list[date]]:
        days: dict[str, set[date]] = {}
        for organisation, row in self._naming():
            ends = list(_ends(row))
            if len(ends) > 0:
                days.setdefault(organisation, set()).update(ends)
        return {organisation: sorted(each) for organisation, each in days.items()}

    def _naming(self) -> Iterator[tuple[str, Dated]]:
        history = self._history
        yield from history.organisations.items()
        yield from ((right.organisation, right) for right in history.rights.values())
        yield from ((cover.organisation, cover) for cover in history.covers)
        for line in history.lines.values():
            yield line.subject, line
            yield line.holder, line


def keep_of(history: History, certainties: frozenset[Certainty], law: tuple[ExpectedLine, ...]) -> Keep:
    """Give what is kept of a revision: the same one again for the same certainties and law."""
    key = (Keep, certainties, law)
    kept = history.worked_out.get(key)
    if not isinstance(kept, Keep):
        kept = Keep(history, law)
        history.worked_out[key] = kept
    return kept


def _joining(functions: tuple[str, ...]) -> Aspect:
    return f"joining:{'|'.join(functions)}"


def _change_days(rows: Iterable[Dated]) -> list[date]:
    return sorted({day for row in rows for day in _ends(row)})


def _ends(row: Dated) -> Iterator[date]:
    if row.valid_from is not None:
        yield row.valid_from
    if row.valid_to is not None:
        yield row.valid_to
