"""Who decides: pure, over the rights and blocks of one day.

Piece by piece of the ground, the rights of the most specific function count, and pieces on which the
same organisations decide in the same way are one part. A delegate and its delegator, the parents of one
joint organ, and the holders of one joint duty are one group: they decide together, not twice.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph_model.asking import Ask, carries
from graph_model.entities import Line, Right
from graph_model.grouping import JOINING_KINDS, groups_of
from graph_model.vocabulary import COMPARED_ROLES, DECIDING_ROLES, LineKind

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
        bystanders: rights without a deciding role that touch the part.
    """

    pieces: Pieces
    deciders: tuple[Decider, ...]
    groups: tuple[frozenset[str], ...]
    bystanders: tuple[Right, ...]


@dataclass
class _Draft:
    """A part while its pieces are gathered."""

    groups: tuple[frozenset[str], ...]
    pieces: set[str] = field(default_factory=set)
    deciders: dict[str, Decider] = field(default_factory=dict)


def divide(ask: Ask) -> tuple[Division, ...]:
    """Divide the place into parts by who decides, the part with the most pieces first.

    Cost: the number of rights over the function times the blocks of each, never the size of the country.
    """
    rights = [right for level in ask.levels for right in ask.day.rights_over.get(level, ())]
    pieces = _pieces(ask, rights)
    held = {right.id: ask.reach(right.footprint, pieces) or frozenset() for right in rights}
    deciding = _deciding(ask, rights, held, pieces)
    lines = _lines_at(ask, {right.organisation for each in deciding.values() for right in each}, pieces)
    drafts: dict[object, _Draft] = {}
    for piece, counted in deciding.items():
        deciders = [Decider(right, not _is_handed_on(right, counted, lines[piece])) for right in counted]
        groups = groups_of(ask, counted, lines[piece])
        draft = drafts.setdefault((frozenset(map(_kind_of, deciders)), groups), _Draft(groups))
        draft.pieces.add(piece)
        draft.deciders.update((decider.right.id, decider) for decider in deciders)
    divisions = [_division(draft, rights, held) for draft in drafts.values()]
    return tuple(sorted(divisions, key=lambda part: (-len(part.pieces), sorted(part.pieces))))


def _pieces(ask: Ask, rights: Iterable[Right]) -> Pieces:
    """The blocks of the place; where they are not known, the place itself and the footprints in it that count."""
    if len(ask.ground) > 0:
        return ask.ground
    footprints = {right.footprint for right in rights if right.role in DECIDING_ROLES}
    return frozenset(
        {ask.footprint} | {each for each in footprints if ask.day.containment.lies_in(each, ask.footprint)}
    )


def _deciding(ask: Ask, rights: Iterable[Right], held: Held, pieces: Pieces) -> dict[str, list[Right]]:
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


def _lines_at(ask: Ask, organisations: set[str], pieces: Pieces) -> dict[str, list[Line]]:
    """The lines that hand on or join, piece by piece; one whose ground is not known is for all pieces."""
    lines: dict[str, list[Line]] = {piece: [] for piece in pieces}
    for line in _joining_lines(ask, organisations):
        reached = ask.reach(line.footprint, pieces)
        for piece in pieces if reached is None else reached:
            lines[piece].append(line)
    return lines


def _joining_lines(ask: Ask, organisations: set[str]) -> Iterator[Line]:
    """What deciders hand on or join by, and what joint organs join them, each line once."""
    for organisation in sorted(organisations):
        for line in ask.day.lines_from.get(organisation, ()):
            if line.kind in JOINING_KINDS and carries(line, ask.levels):
                yield line
        for line in ask.day.lines_to.get(organisation, ()):
            is_organ = line.kind is LineKind.JOINT_EXERCISE and line.subject not in organisations
            if is_organ and carries(line, ask.levels):
                yield line


def _is_handed_on(right: Right, counted: Sequence[Right], lines: Iterable[Line]) -> bool:
    """Whether a fellow decider exercises the function for this one; a joint decider never stops acting."""
    if right.role not in COMPARED_ROLES:
        return False
    fellows = {other.organisation for other in counted if other.organisation != right.organisation}
    return any(line.holder == right.organisation and line.subject in fellows for line in lines)


def _kind_of(decider: Decider) -> tuple[object, ...]:
    right = decider.right
    return right.organisation, right.role, right.subject_type, right.certainty, decider.acts


def _division(draft: _Draft, rights: Iterable[Right], held: Held) -> Division:
    standing_by = (right for right in rights if right.role not in DECIDING_ROLES)
    touching = (right for right in standing_by if not held[right.id].isdisjoint(draft.pieces))
    return Division(
        pieces=frozenset(draft.pieces),
        deciders=tuple(decider for _, decider in sorted(draft.deciders.items())),
        groups=draft.groups,
        bystanders=tuple(sorted(touching, key=lambda right: (right.role, right.organisation, right.id))),
    )
