"""Who decides: pure, over the rights and blocks of one day.

Piece by piece of the ground, the rights of the most specific function count, and pieces on which the
same organisations decide are one part. A delegate and its delegator, the parents of one joint organ,
and the holders of one joint duty are one group: they decide together, not twice.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from graph_model.entities import ALL_FUNCTIONS, Line, Right
from graph_model.history import Blocks, Slice
from graph_model.vocabulary import COMPARED_ROLES, DECIDING_ROLES, HolderGroup, LineKind, types_of

__all__ = ["Ask", "Decider", "Division", "carries", "divide"]

HANDING_KINDS = frozenset({LineKind.DELEGATION, LineKind.INTERNAL_DELEGATION})
JOINING_KINDS = HANDING_KINDS | {LineKind.JOINT_EXERCISE}
PieceKey = frozenset[tuple[str, str, str | None, str | None]]


@dataclass(frozen=True)
class Ask:
    """A question: who decides a function on some ground of one day.

    Attributes:
        footprint: the place asked about; it is compared as a whole where `ground` is empty.
        ground: its blocks; empty where they are not known.
    """

    day: Slice
    function: str
    footprint: str
    ground: Blocks

    @cached_property
    def levels(self) -> tuple[str, ...]:
        """The function, its ancestors, and "*": the most specific first."""
        return (*self.day.history.ancestry(self.function), ALL_FUNCTIONS)


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
        bystanders: rights without a deciding role that touch the part.
    """

    pieces: frozenset[str]
    deciders: tuple[Decider, ...]
    groups: tuple[frozenset[str], ...]
    bystanders: tuple[Right, ...]


def divide(ask: Ask) -> tuple[Division, ...]:
    """Divide the place into parts by who decides, the part with the most pieces first.

    Cost: the number of rights over the function times the blocks of each, never the size of the country.
    """
    rights = [right for level in ask.levels for right in ask.day.rights_over.get(level, ())]
    pieces = _pieces(ask, rights)
    held = {right.id: _pieces_of(ask, right, pieces) for right in rights}
    parts: dict[PieceKey, tuple[set[str], dict[str, Right]]] = {}
    for piece, deciding in _deciding(ask, rights, held, pieces).items():
        key = frozenset((right.organisation, right.role, right.subject_type, right.certainty) for right in deciding)
        blocks, every = parts.setdefault(key, (set(), {}))
        blocks.add(piece)
        every.update((right.id, right) for right in deciding)
    divisions = [_division(ask, frozenset(blocks), every, rights, held) for blocks, every in parts.values()]
    return tuple(sorted(divisions, key=lambda part: (-len(part.pieces), sorted(part.pieces))))


def carries(line: Line, levels: Iterable[str]) -> bool:
    """Whether a line is about the function whose levels these are: it, an ancestor of it, or all functions."""
    return any(level in line.functions for level in levels)


def _pieces(ask: Ask, rights: Iterable[Right]) -> frozenset[str]:
    if len(ask.ground) > 0:
        return ask.ground
    inner = {
        right.footprint
        for right in rights
        if right.role in DECIDING_ROLES and ask.day.containment.lies_in(right.footprint, ask.footprint)
    }
    whole = any(_contains(ask, right) for right in rights if right.role in DECIDING_ROLES)
    return frozenset(inner | {ask.footprint} if whole or len(inner) == 0 else inner)


def _contains(ask: Ask, right: Right) -> bool:
    return ask.day.containment.lies_in(ask.footprint, right.footprint)


def _pieces_of(ask: Ask, right: Right, pieces: frozenset[str]) -> frozenset[str]:
    if len(ask.ground) == 0:
        return frozenset(piece for piece in pieces if ask.day.containment.lies_in(piece, right.footprint))
    ground = ask.day.ground.get(right.footprint)
    if ground is not None:
        return pieces & ground
    return pieces if _contains(ask, right) else frozenset()


def _deciding(
    ask: Ask, rights: Iterable[Right], held: Mapping[str, frozenset[str]], pieces: frozenset[str]
) -> dict[str, list[Right]]:
    by_level: dict[str, dict[str, list[Right]]] = {piece: {} for piece in pieces}
    for right in rights:
        if right.role in DECIDING_ROLES:
            for piece in held[right.id]:
                by_level[piece].setdefault(right.function, []).append(right)
    return {piece: list(_most_specific(ask.levels, levels)) for piece, levels in by_level.items()}


def _most_specific(levels: Iterable[str], rights: Mapping[str, list[Right]]) -> Iterator[Right]:
    """A child's right hides the parent's, but one for some subjects only hides it for those."""
    taken: set[str | None] = set()
    for level in levels:
        counted = [right for right in rights.get(level, ()) if right.subject_type not in taken]
        yield from counted
        taken.update(right.subject_type for right in counted)
        if None in taken:
            return


def _division(
    ask: Ask,
    pieces: frozenset[str],
    deciding: Mapping[str, Right],
    rights: Iterable[Right],
    held: Mapping[str, frozenset[str]],
) -> Division:
    organisations = {right.organisation for right in deciding.values()}
    lines = [line for organisation in organisations for line in _lines_at(ask, organisation, pieces)]
    deciders = tuple(
        Decider(right, not _handed_on(right, deciding.values(), lines)) for _, right in sorted(deciding.items())
    )
    bystanders = tuple(
        right for right in rights if right.role not in DECIDING_ROLES and len(held[right.id] & pieces) > 0
    )
    return Division(pieces, deciders, _groups(ask, deciding.values(), lines), bystanders)


def _lines_at(ask: Ask, organisation: str, pieces: frozenset[str]) -> Iterator[Line]:
    for line in ask.day.lines_from.get(organisation, ()):
        if line.kind in JOINING_KINDS and carries(line, ask.levels) and _touches(ask, line, pieces):
            yield line


def _touches(ask: Ask, line: Line, pieces: frozenset[str]) -> bool:
    ground = None if line.footprint is None else ask.day.ground.get(line.footprint)
    return ground is None or len(ask.ground) == 0 or len(ground & pieces) > 0


def _handed_on(right: Right, deciding: Iterable[Right], lines: Iterable[Line]) -> bool:
    if right.role not in COMPARED_ROLES:
        return False
    roles = {other.organisation for other in deciding if other.organisation != right.organisation}
    return any(line.holder == right.organisation and line.subject in roles for line in lines)


def _groups(ask: Ask, deciding: Iterable[Right], lines: Iterable[Line]) -> tuple[frozenset[str], ...]:
    rights = list(deciding)
    leader = {right.organisation: right.organisation for right in rights}

    def lead(organisation: str) -> str:
        while leader[organisation] != organisation:
            organisation = leader[organisation]
        return organisation

    for one, other in _joined(ask, rights, lines):
        if one in leader and other in leader:
            leader[lead(one)] = lead(other)
    groups: dict[str, set[str]] = {}
    for organisation in leader:
        groups.setdefault(lead(organisation), set()).add(organisation)
    return tuple(sorted(map(frozenset, groups.values()), key=sorted))


def _joined(ask: Ask, rights: Iterable[Right], lines: Iterable[Line]) -> Iterator[tuple[str, str]]:
    for line in lines:
        yield line.subject, line.holder
    yield from _in_one_organ(ask, {right.organisation for right in rights})
    sharing = [right.organisation for right in rights if _shares_a_duty(ask, right)]
    yield from pairwise(sharing)


def _in_one_organ(ask: Ask, organisations: Iterable[str]) -> Iterator[tuple[str, str]]:
    parent_of: dict[str, str] = {}
    for organisation in sorted(organisations):
        for line in ask.day.lines_to.get(organisation, ()):
            if line.kind is LineKind.JOINT_EXERCISE and carries(line, ask.levels):
                yield organisation, parent_of.setdefault(line.subject, organisation)


def _shares_a_duty(ask: Ask, right: Right) -> bool:
    organisation = ask.day.history.organisations.get(right.organisation)
    return organisation is not None and any(
        holder.group is HolderGroup.JOINT
        and holder.role == right.role
        and organisation.type in types_of(holder.holder_type)
        for holder in ask.day.statutory_holders.get(right.function, ())
    )
