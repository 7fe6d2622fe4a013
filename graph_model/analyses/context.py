"""What every analysis is given: one day, with what several rules need worked out once."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TypeVar

from graph_model.analyses.aspects import (
    DECIDING,
    RELATIONS,
    Aspect,
    ground_over,
    joining,
    lines_of,
    rights_over,
)
from graph_model.analyses.claims import Claims
from graph_model.analyses.grounds import Grounds
from graph_model.analyses.keeping import keep_of
from graph_model.analyses.layers import Layers
from graph_model.asking import Ask
from graph_model.deciders import Division, divide
from graph_model.entities import ALL_FUNCTIONS, Dated, ExpectedLine, Line, Organisation, Right, StatutoryHolder
from graph_model.history import Blocks, History, Slice
from graph_model.vocabulary import DECIDING_ROLES, LineKind, OrganisationType, types_of

__all__ = ["Context", "context_of"]

Work = TypeVar("Work")
# The ground of a question about everywhere; it is no footprint of any register.
EVERYWHERE = "(everywhere)"


class Context:
    """One day, as the analyses see it. Nothing is worked out before it is asked for, and nothing twice."""

    def __init__(self, day: Slice, law: tuple[ExpectedLine, ...], today: date) -> None:
        """Take a day.

        Args:
            day: the day that is judged.
            law: the expected lines where the register holds none of its own.
            today: the clock, for what should have happened by now.
        """
        self.day, self.today = day, today
        self._law = day.history.expected_lines or law
        self.keep = keep_of(day.history, day.certainties, law)
        self.layers = Layers(day, self.keep)
        self.grounds = Grounds(day)

    @property
    def history(self) -> History:
        """The revision that the day was cut out of."""
        return self.day.history

    def kept(
        self, what: object, aspects: Iterable[Aspect], work: Callable[[], Work], besides: tuple[object, ...] = ()
    ) -> Work:
        """Give what was made on any day on which these aspects had the rows of today, else make it.

        Args:
            what: the name under which it is kept.
            aspects: the sorts of rows that the work looks at.
            work: makes it.
            besides: what else the work looks at; it is made anew where that is not equal.
        """
        return self.keep.whole(what, (*self.keep.version(self.day.day, aspects), *besides), work)

    def over_organisations(
        self, what: object, aspects: Iterable[Aspect], work: Callable[[Organisation], Work]
    ) -> Iterator[Work]:
        """Yield what is made of each organisation of the day, in id order, and make anew only what has changed.

        Args:
            what: the name under which it is kept.
            aspects: what the work looks at, besides the rows that name the organisation itself.
            work: makes something of an organisation, of its own rows and the aspects alone.
        """
        made = self._made_of_each(what, aspects, work)
        return map(made.__getitem__, self.alive)

    def _made_of_each(
        self, what: object, aspects: Iterable[Aspect], work: Callable[[Organisation], Work]
    ) -> Mapping[str, Work]:
        version = self.keep.version(self.day.day, aspects)
        return self.keep.each(what, version, (self.day.day, self.alive), work)

    @cached_property
    def ground_of(self) -> Mapping[str, Blocks | None]:
        """The ground of each organisation of the day, None where it is not known; for who needs that of many."""
        return self._made_of_each(Grounds, (), lambda each: self.grounds.of(each.id))

    @cached_property
    def claims(self) -> Claims:
        """Where absence may be judged."""
        return Claims(self.day, self.grounds)

    @cached_property
    def alive(self) -> Mapping[str, Organisation]:
        """The organisations that may exist on the day, in the order of their ids."""
        return {each.id: each for each in self.history.organisations_by_id if each.holds_on(self.day.day)}

    @cached_property
    def _by_type(self) -> Mapping[OrganisationType, list[Organisation]]:
        found: dict[OrganisationType, list[Organisation]] = {}
        for each in self.alive.values():
            found.setdefault(each.type, []).append(each)
        return found

    def of_types(self, types: Iterable[OrganisationType]) -> list[Organisation]:
        """The organisations of some types that may exist on the day, by type and then by id."""
        return [each for kind in sorted(types) for each in self._by_type.get(kind, ())]

    def kind_of(self, organisation: str) -> OrganisationType | None:
        """The type of an organisation; None where it is in no register."""
        record = self.history.organisations.get(organisation)
        return None if record is None else record.type

    def name(self, organisation: str) -> str:
        """The name of an organisation."""
        return self.history.name(organisation)

    def function_name(self, function: str) -> str:
        """What a function is called, as part of a sentence."""
        record = self.history.functions.get(function)
        return function if record is None or record.name is None else record.name

    def lines_from(self, organisation: str, *kinds: LineKind) -> list[Line]:
        """The lines of an organisation on the day, of these kinds if any are given, in the order of their ids."""
        lines = self.day.lines_from.get(organisation, ())
        return [line for line in lines if len(kinds) == 0 or line.kind in kinds]

    def lines_to(self, organisation: str, *kinds: LineKind) -> list[Line]:
        """The lines to an organisation on the day, of these kinds if any are given, in the order of their ids."""
        lines = self.day.lines_to.get(organisation, ())
        return [line for line in lines if len(kinds) == 0 or line.kind in kinds]

    @cached_property
    def deciding(self) -> tuple[Right, ...]:
        """The rights with a deciding role, in the order of their ids."""

        def found() -> tuple[Right, ...]:
            rights = (right for right in self.day.rights if right.role in DECIDING_ROLES)
            return tuple(sorted(rights, key=lambda right: right.id))

        return self.kept(DECIDING, {DECIDING}, found)

    def lines_of(self, *kinds: LineKind) -> tuple[Line, ...]:
        """The lines of some kinds on the day, kind by kind."""
        return tuple(line for kind in kinds for line in self._lines_of(kind))

    def _lines_of(self, kind: LineKind) -> tuple[Line, ...]:
        lines, day = self.history.lines_by_kind.get(kind, ()), self.day
        return self.kept(
            (Line, kind),
            lines_of(kind),
            lambda: tuple(line for line in lines if day.counts(line) and line.holds_on(day.day)),
        )

    @cached_property
    def line_count(self) -> int:
        """How many lines there are on the day."""
        return self._count(Line, self.history.lines.values())

    @cached_property
    def right_count(self) -> int:
        """How many rights there are on the day."""
        return self._count(Right, self.history.rights.values())

    def _count(self, what: object, rows: Iterable[Line | Right]) -> int:
        """How many rows hold on the day: all but those that begin later, and those that have ended."""
        counted = (row for row in rows if self.day.counts(row))
        starts, ends, total = self.kept((_ends, what), (), lambda: _ends(counted))
        return bisect_right(starts, self.day.day) + total - len(starts) - bisect_right(ends, self.day.day)

    def divisions(self, function: str) -> tuple[Division, ...]:
        """All ground of the register, parted by who decides a function; a part without deciders is there too.

        Cost: the blocks of the rights over the function, once a day and function.
        """
        return self.kept(
            (divide, function),
            self.dividing(function),
            lambda: divide(Ask(self.day, function, EVERYWHERE, self.everywhere)),
        )

    def dividing(self, function: str) -> frozenset[Aspect]:
        """What who decides a function depends on, besides who exists."""
        levels = (*self.history.ancestry(function), ALL_FUNCTIONS)
        # Where there are blocks, they are compared, and how footprints lie in each other is never asked.
        compared = set() if len(self.history.blocks) > 0 else {RELATIONS}
        return rights_over(*levels) | {joining(function), ground_over(function)} | compared

    @cached_property
    def everywhere(self) -> frozenset[str]:
        """Every block of the register."""
        return frozenset(self.history.blocks)

    @cached_property
    def expected(self) -> tuple[ExpectedLine, ...]:
        """The lines that the law expects on the day, of the certainties that count, in id order."""
        rows = (row for row in self._law if row.holds_on(self.day.day))
        certain = (row for row in rows if row.certainty is None or row.certainty in self.day.certainties)
        return tuple(sorted(certain, key=lambda row: row.key))

    @cached_property
    def expected_by_type(self) -> Mapping[OrganisationType, list[ExpectedLine]]:
        """The expected lines by the type of body that they are expected of."""
        found: dict[OrganisationType, list[ExpectedLine]] = {}
        for row in self.expected:
            for kind in sorted(types_of(row.subject_type)):
                found.setdefault(kind, []).append(row)
        return found

    def prescribed(self, function: str) -> tuple[StatutoryHolder, ...]:
        """Who is to hold a function by law on the day, of the certainties that count."""
        return tuple(row for row in self.day.statutory_holders.get(function, ()) if self.day.counts(row))


def _ends(rows: Iterable[Dated]) -> tuple[list[date], list[date], int]:
    """The first days of some rows, their last days, both in order, and how many rows there are."""
    rows = list(rows)
    starts = sorted(row.valid_from for row in rows if row.valid_from is not None)
    ends = sorted(row.valid_to for row in rows if row.valid_to is not None)
    return starts, ends, len(rows)


def context_of(day: Slice, law: tuple[ExpectedLine, ...], today: date) -> Context:
    """Give the context of a day: the same one again for as long as the day is kept."""
    key = (Context, law, today)
    # Of two who ask at once, both are given the one that is first.
    made = day.worked_out.get(key) or day.worked_out.setdefault(key, Context(day, law, today))
    assert isinstance(made, Context)
    return made
