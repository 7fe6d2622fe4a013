"""Who decides: pure, over the rights and blocks of one day.

Piece by piece of the ground, the rights of the most specific function count, and those from which they were
handed down. Pieces on which the same organisations decide in the same way, and the same must agree, are one part.
A delegate and its delegator, the parents of one joint organ, and the holders of one joint duty are one group: they
decide together, not twice.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph_model.asking import Ask, carries
from graph_model.entities import Line, Right
from graph_model.grouping import groups_of
from graph_model.handing import circles, delegators, handed_on
from graph_model.vocabulary import COMPARED_ROLES, DECIDING_ROLES, Role

__all__ = ["Ask", "Decider", "Division", "carries", "divide"]

Pieces = frozenset[str]
Held = Mapping[str, Pieces]


@dataclass(frozen=True)
class Decider:
    """A right with a deciding role that counts; `acts` is false for one who keeps accountability only."""

    right: Right
    acts: bool


@dataclass(frozen=True)
class Division:
    """A part of the place on which the same organisations decide.

    Attributes:
        pieces: its blocks, or footprints where the ground is not known.
        deciders: in the order of ids; empty where nobody decides.
        groups: the organisations that decide together; two groups decide the same thing twice,
            unless their subject types differ.
        bystanders: rights without a deciding role that touch the part; who must agree does so for all of it.
        lines: what hands the function on, or joins those who decide.
        circles: those who have handed the function on to one another.
    """

    pieces: Pieces
    deciders: tuple[Decider, ...]
    groups: tuple[frozenset[str], ...]
    bystanders: tuple[Right, ...]
    lines: tuple[Line, ...] = ()
    circles: tuple[frozenset[str], ...] = ()


@dataclass
class _Draft:
    """A part while its pieces are gathered."""

    pieces: set[str] = field(default_factory=set)
    deciders: dict[str, Decider] = field(default_factory=dict)
    groups: tuple[frozenset[str], ...] = ()
    lines: dict[str, Line] = field(default_factory=dict)
    circles: set[frozenset[str]] = field(default_factory=set)


@dataclass(frozen=True)
class _Verdict:
    """What is decided on pieces that the same rights and lines reach."""

    deciders: tuple[Decider, ...]
    groups: tuple[frozenset[str], ...]
    circles: tuple[frozenset[str], ...]


def divide(ask: Ask) -> tuple[Division, ...]:
    """Divide the place into parts by who decides, the part with the most pieces first.

    Cost: the rights over the function that touch the place, times their blocks there, never the size of the country;
    what is alike on many blocks is judged once.
    """
    rights = ask.rights()
    pieces = _pieces(ask, rights)
    held = {right.id: ask.reach(right.footprint, pieces) or frozenset() for right in rights}
    present = _at(pieces, [right for right in rights if right.role in DECIDING_ROLES], held)
    agreeing = _at(pieces, [right for right in rights if right.role is Role.MUST_AGREE], held)
    standing_by = _at(pieces, [right for right in rights if right.role not in DECIDING_ROLES], held)
    lines = _lines_at(ask, present)
    verdicts: dict[object, _Verdict] = {}
    drafts: dict[object, _Draft] = {}
    for piece, here in present.items():
        alike = (tuple(right.id for right in here), tuple(lines[piece]))
        if alike not in verdicts:
            verdicts[alike] = _judge(ask, here, list(lines[piece].values()))
        verdict = verdicts[alike]
        kinds = frozenset(map(_kind_of, verdict.deciders))
        agree = frozenset((right.organisation, right.subject_type) for right in agreeing[piece])
        draft = drafts.setdefault((kinds, verdict.groups, agree), _Draft(groups=verdict.groups))
        draft.pieces.add(piece)
        draft.deciders.update((decider.right.id, decider) for decider in verdict.deciders)
        draft.lines.update(lines[piece])
        draft.circles.update(verdict.circles)
    divisions = [_division(draft, standing_by) for draft in drafts.values()]
    return tuple(sorted(divisions, key=lambda part: (-len(part.pieces), sorted(part.pieces))))


def _pieces(ask: Ask, rights: Iterable[Right]) -> Pieces:
    """The blocks of the place; where they are not known, the place itself and the footprints in it that count.

    A registered list that is kept in parts consists of them: whoever is on it is on one of them.
    """
    if len(ask.ground) > 0:
        return ask.ground
    lists = ask.parts_of_list()
    if len(lists) > 0:
        return lists
    footprints = {right.footprint for right in rights if right.role in DECIDING_ROLES}
    return frozenset(
        {ask.footprint} | {each for each in footprints if ask.day.containment.lies_in(each, ask.footprint)}
    )


def _at(pieces: Pieces, rights: Iterable[Right], held: Held) -> dict[str, list[Right]]:
    """The rights piece by piece, those over the most specific function first."""
    found: dict[str, list[Right]] = {piece: [] for piece in pieces}
    for right in rights:
        for piece in held[right.id]:
            found[piece].append(right)
    return found


def _judge(ask: Ask, rights: Sequence[Right], lines: Sequence[Line]) -> _Verdict:
    counted = list(_most_specific(ask.levels, rights))
    counting = {right.id for right in counted}
    hidden = [right for right in rights if right.id not in counting]
    retained = delegators(counted, hidden, lines)
    organisations = {right.organisation for right in (*counted, *retained)}
    away = handed_on(organisations, lines)
    deciders = [Decider(right, not (right.role in COMPARED_ROLES and right.organisation in away)) for right in counted]
    deciders += [Decider(right, acts=False) for right in retained]
    groups = groups_of(ask, (*counted, *retained), lines)
    return _Verdict(tuple(deciders), groups, tuple(circles(organisations, lines)))


def _most_specific(levels: Iterable[str], rights: Iterable[Right]) -> Iterator[Right]:
    """A child's right hides the parent's, but one for some subjects only hides it for those."""
    taken: set[str | None] = set()
    for level in levels:
        counted = [right for right in rights if right.function == level and right.subject_type not in taken]
        yield from counted
        taken.update(right.subject_type for right in counted)
        if None in taken:
            return


def _lines_at(ask: Ask, present: Mapping[str, Sequence[Right]]) -> dict[str, dict[str, Line]]:
    """The lines that hand on or join, piece by piece and by id; one whose ground is not known is for all pieces."""
    where: dict[str, set[str]] = {}
    for piece, rights in present.items():
        for right in rights:
            where.setdefault(right.organisation, set()).add(piece)
    lines: dict[str, dict[str, Line]] = {piece: {} for piece in present}
    everywhere = frozenset(present)
    for organisation, pieces in sorted(where.items()):
        for line in _joining_lines(ask, organisation):
            reached = ask.reach(line.footprint, everywhere)
            for piece in pieces if reached is None else pieces & reached:
                lines[piece][line.id] = line
    return lines


def _joining_lines(ask: Ask, organisation: str) -> Iterator[Line]:
    """What a decider hands on or joins by, and what joint organs join it."""
    for line in (*ask.day.joining_from.get(organisation, ()), *ask.day.organs_of.get(organisation, ())):
        if carries(line, ask.levels):
            yield line


def _kind_of(decider: Decider) -> tuple[object, ...]:
    right = decider.right
    return right.organisation, right.role, right.subject_type, right.certainty, decider.acts


def _division(draft: _Draft, standing_by: Mapping[str, Iterable[Right]]) -> Division:
    touching = {right.id: right for piece in draft.pieces for right in standing_by[piece]}
    return Division(
        pieces=frozenset(draft.pieces),
        deciders=tuple(decider for _, decider in sorted(draft.deciders.items())),
        groups=draft.groups,
        bystanders=tuple(sorted(touching.values(), key=lambda right: (right.role, right.organisation, right.id))),
        lines=tuple(line for _, line in sorted(draft.lines.items())),
        circles=tuple(sorted(draft.circles, key=sorted)),
    )
