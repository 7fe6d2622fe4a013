"""Routes in: by which seats, alliances, consultations and contracts an organisation reaches those who decide.

For voluntary, independent and patient organisations, which decide nothing themselves. A seat in a body is worth what
that body may do, so its rights and whom it answers to are told too.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from graph_model.answering import who_decides
from graph_model.answers import Answer
from graph_model.entities import ALL_FUNCTIONS, Line, Organisation, Right
from graph_model.history import Slice
from graph_model.places import find_place
from graph_model.vocabulary import LineKind

__all__ = ["Concern", "RoutesIn", "routes_in"]

SEATS = frozenset({LineKind.MEMBERSHIP, LineKind.REPRESENTATION})
ALLIANCES = frozenset({LineKind.COORDINATION, LineKind.JOINT_EXERCISE, LineKind.HOSTING, LineKind.OWNERSHIP})
VOICES = frozenset({LineKind.ADVISORY, LineKind.PROFESSIONAL})
CONTRACTS = frozenset({LineKind.COMMISSIONING_CONTRACT, LineKind.SUBCONTRACT, LineKind.FINANCIAL_ALLOCATION})
# Decisions asked about for one organisation; no charity of England is concerned with more.
MOST_CONCERNS = 30


@dataclass(frozen=True)
class Concern:
    """Something that concerns an organisation because of a line, and who decides it on the ground of the other end."""

    line: Line
    function: str
    answer: Answer


@dataclass(frozen=True)
class RoutesIn:
    """The ways by which an organisation reaches those who decide, on one day.

    Attributes:
        seats: lines by which it is a member of a body, or represented in one.
        alliances: lines by which it works together with others.
        voices: lines by which it advises; `rights` are those that it has itself, such as to be consulted.
        contracts: lines of contracts and money.
        others: whatever other lines it has upwards, such as regulation.
        onward: whom the bodies in which it has a seat or an ally answer to.
        rights_there: what those bodies may do.
        concerns: who decides the functions that its lines name; at most 30.
    """

    organisation: Organisation
    seats: tuple[Line, ...]
    alliances: tuple[Line, ...]
    voices: tuple[Line, ...]
    contracts: tuple[Line, ...]
    others: tuple[Line, ...]
    rights: tuple[Right, ...]
    onward: tuple[Line, ...]
    rights_there: tuple[Right, ...]
    concerns: tuple[Concern, ...]


def routes_in(day: Slice, organisation: Organisation) -> RoutesIn:
    """Gather the routes of an organisation that is known. Cost: an answer for each concern."""
    lines = day.lines_from.get(organisation.id, ())
    known = SEATS | ALLIANCES | VOICES | CONTRACTS
    bodies = {line.holder for line in lines if line.kind in SEATS | ALLIANCES}
    return RoutesIn(
        organisation=organisation,
        seats=_of(lines, SEATS),
        alliances=_of(lines, ALLIANCES),
        voices=_of(lines, VOICES),
        contracts=_of(lines, CONTRACTS),
        others=tuple(line for line in lines if line.kind not in known),
        rights=_rights(day, {organisation.id}),
        onward=tuple(line for body in sorted(bodies) for line in day.lines_from.get(body, ())),
        rights_there=_rights(day, bodies),
        concerns=tuple(_concerns(day, lines)),
    )


def _of(lines: Iterable[Line], kinds: frozenset[LineKind]) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.kind in kinds)


def _rights(day: Slice, organisations: Iterable[str]) -> tuple[Right, ...]:
    rights = (right for each in sorted(organisations) for right in day.history.rights_of.get(each, ()))
    return tuple(right for right in rights if right.holds_on(day.day) and day.counts(right))


def _concerns(day: Slice, lines: Iterable[Line]) -> Iterable[Concern]:
    asked: set[tuple[str, str]] = set()
    for line in lines:
        place = None
        for function in line.functions:
            pair = (line.holder, function)
            if function == ALL_FUNCTIONS or function not in day.history.functions or pair in asked:
                continue
            if line.holder not in day.history.organisations or len(asked) == MOST_CONCERNS:
                continue
            asked.add(pair)
            place = place or find_place(day, line.holder)
            yield Concern(line, function, who_decides(day, function, place))
