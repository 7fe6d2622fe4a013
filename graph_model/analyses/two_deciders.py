"""D01: the same function is decided twice on the same ground.

Those who decide are first grouped by delegation, joint organs and joint duties (`deciders.divide`); then the groups on
each piece of ground are compared in pairs. Only rights over the very same function are compared: where a child function
is held apart it is another decision (L20). Functions that the law gives to each holder for its own duty are never
compared. A right of a body that is no more, or that may not decide, or that nobody delegated to it, counts only where
no other clashes: D03, D10 and M04 say more about it. Where no blocks are known, areas are compared as wholes, and one
that lies partly in another is information.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations, product

from graph_model.analyses.aspects import RELATIONS, lines_of
from graph_model.analyses.context import Context
from graph_model.analyses.exemptions import DECIDER_EXEMPTIONS, Case, tried
from graph_model.analyses.orphan_delegations import is_orphan
from graph_model.analyses.rule import Looked, Rule
from graph_model.analyses.telling import about, people
from graph_model.asking import Ask
from graph_model.deciders import Division, divide
from graph_model.entities import ALL_FUNCTIONS, Right
from graph_model.findings import Evidence, Finding, Severity, doubtful
from graph_model.history import Blocks
from graph_model.vocabulary import DECIDING_ROLES, NEVER_DECIDE, FootprintRelationKind, HolderGroup, LineKind, Role
from graph_model.wording import joined

__all__ = ["RULE", "two_deciders"]

Pair = tuple[Right, Right]


@dataclass(frozen=True)
class _Clash:
    """Two groups that decide one function on some pieces of ground.

    Attributes:
        heads: of both groups, those who decide in their own right.
        members: all who decide in either group.
        pieces: blocks, or the one footprint where these are not known.
        is_sound: whether no other rule says more about a right of each pair.
    """

    function: str
    heads: frozenset[str]
    members: frozenset[str]
    pieces: frozenset[str]
    pairs: tuple[Pair, ...]
    why_not: tuple[str, ...]
    rests_on: tuple[str, ...] = ()
    is_sound: bool = True


@dataclass
class _Found:
    """A finding while functions with the same subjects and ground are put together."""

    clashes: list[_Clash] = field(default_factory=list)

    @property
    def functions(self) -> tuple[str, ...]:
        return tuple(sorted({clash.function for clash in self.clashes}))


def two_deciders(context: Context) -> Looked:
    """Find functions that are decided twice on the same ground.

    Cost: the divisions of each function that anybody decides, shared with other rules; pairs of groups and of their
    rights on ground with more than one group.
    """
    functions = sorted({right.function for right in context.deciding})
    compared = [function for function in functions if not _is_own(context, function)]
    clashes = (_sounder(context, clash) for function in compared for clash in _kept(context, function))
    return Looked.at(len(compared), _findings(context, (clash for clash in clashes if len(clash.pairs) > 0)))


def _kept(context: Context, function: str) -> tuple[_Clash, ...]:
    """The clashes over a function, kept while nothing changes that they depend on."""
    read = context.dividing(function) | lines_of(LineKind.JOINT_EXERCISE, LineKind.HOSTING)
    # How areas lie in each other is only asked where the ground of one is not known.
    read |= {RELATIONS} if len(context.day.unplaced_over.get(function, ())) > 0 else set()
    return context.kept((RULE.id, function), read, lambda: tuple(_clashes(context, function)))


def _is_own(context: Context, function: str) -> bool:
    """Whether by law each holder decides for its own duty."""
    levels = (*context.history.ancestry(function), ALL_FUNCTIONS)
    return any(row.group is HolderGroup.OWN for level in levels for row in context.day.statutory_holders.get(level, ()))


def _clashes(context: Context, function: str) -> Iterator[_Clash]:
    for part in context.divisions(function):
        yield from _of_division(context, function, part, part.pieces)
    for footprint in _unplaced(context, function):
        for part in divide(Ask(context.day, function, footprint, frozenset())):
            if footprint in part.pieces:
                yield from _of_division(context, function, part, None, footprint)
    yield from _partial(context, function)


def _of_division(
    context: Context, function: str, part: Division, ground: Blocks | None, footprint: str | None = None
) -> Iterator[_Clash]:
    deciding = [each.right for each in part.deciders if each.right.function == function]
    for one, other in combinations(part.groups, 2):
        mine = [right for right in deciding if right.organisation in one]
        theirs = [right for right in deciding if right.organisation in other]
        pairs, why_not = _standing(context, function, product(mine, theirs), ground)
        if len(pairs) > 0:
            yield _Clash(
                function=function,
                heads=_heads(mine) | _heads(theirs),
                members=one | other,
                pieces=part.pieces if footprint is None else frozenset({footprint}),
                pairs=pairs,
                why_not=why_not,
            )


def _standing(
    context: Context, function: str, pairs: Iterable[Pair], ground: Blocks | None
) -> tuple[tuple[Pair, ...], tuple[str, ...]]:
    """The pairs of rights that no exemption explains, and why each exemption failed."""
    left: list[Pair] = []
    reasons: dict[str, None] = {}
    for one, other in pairs:
        verdict = tried(Case(context, function, one, other, ground), DECIDER_EXEMPTIONS)
        if verdict.applies is None:
            left.append((one, other))
            reasons.update(dict.fromkeys(verdict.why_not))
    return tuple(left), tuple(reasons)


def _sounder(context: Context, clash: _Clash) -> _Clash:
    """The clash by those pairs of rights alone that are sound, if any is; else by those that may have begun."""
    sound = tuple(pair for pair in clash.pairs if all(_is_sound(context, right) for right in pair))
    begun = (pair for pair in clash.pairs if all(_may_have_begun(context, right) for right in pair))
    return replace(clash, pairs=sound or tuple(begun), is_sound=len(sound) > 0)


def _is_sound(context: Context, right: Right) -> bool:
    able = right.organisation in context.alive and context.kind_of(right.organisation) not in NEVER_DECIDE
    return able and not (right.role is Role.DELEGATED_DECIDES and is_orphan(context, right))


def _may_have_begun(context: Context, right: Right) -> bool:
    """Whether a right may hold; one without a start begins no sooner than its organisation."""
    record = context.history.organisations.get(right.organisation)
    born = None if record is None else record.valid_from
    return right.valid_from is not None or born is None or born <= context.day.day


def _heads(rights: Iterable[Right]) -> frozenset[str]:
    """Those who decide in their own right; where nobody does, all."""
    rights = list(rights)
    own = frozenset(right.organisation for right in rights if right.role is not Role.DELEGATED_DECIDES)
    return own or frozenset(right.organisation for right in rights)


def _unplaced(context: Context, function: str) -> Iterator[str]:
    """The areas without known ground on which several bodies have a right to decide, in id order."""
    at = context.day.rights_over_at.get(function, {})
    unplaced = {right.footprint for right in context.day.unplaced_over.get(function, ())}
    for footprint in sorted(unplaced):
        here = (right for outer in context.day.containment.above(footprint) for right in at.get(outer, ()))
        if len({right.organisation for right in here if right.role in DECIDING_ROLES}) > 1:
            yield footprint


def _partial(context: Context, function: str) -> Iterator[_Clash]:
    """Areas of which it is only known that one lies partly in the other: they may overlap where both are decided."""
    at = context.day.rights_over_at.get(function, {})
    if len(context.day.unplaced_over.get(function, ())) == 0:
        return
    for row in context.day.relations:
        known = row.child in context.day.ground and row.parent in context.day.ground
        if row.relation is not FootprintRelationKind.PARTIAL or known or row.child == row.parent:
            continue
        pairs = (
            pair
            for pair in product(at.get(row.child, ()), at.get(row.parent, ()))
            if pair[0].organisation != pair[1].organisation and {right.role for right in pair} <= DECIDING_ROLES
        )
        left, why_not = _standing(context, function, pairs, None)
        for pair in left:
            both = frozenset(right.organisation for right in pair)
            yield _Clash(function, both, both, frozenset({row.child}), (pair,), why_not, (row.key,))


def _findings(context: Context, clashes: Iterable[_Clash]) -> Iterator[Finding]:
    """One for each set of subjects and connected piece of ground; what other rules say more about is kept apart."""
    alike: dict[tuple[str, frozenset[str]], list[_Clash]] = {}
    for clash in clashes:
        alike.setdefault((clash.function, clash.heads), []).append(clash)
    found: dict[tuple[tuple[str, ...], frozenset[str], bool], _Found] = {}
    for every in alike.values():
        same = [clash for clash in every if clash.is_sound] or every
        for piece in _pieces(context, same):
            here = [clash for clash in same if not clash.pieces.isdisjoint(piece)]
            # A delegate is named beside its delegator where it acts on all of the ground.
            subjects = same[0].heads | frozenset.intersection(*(clash.members for clash in here))
            key = (tuple(sorted(subjects)), piece, same[0].is_sound)
            found.setdefault(key, _Found()).clashes.extend(here)
    for (together, piece, _), each in found.items():
        yield _finding(context, together, piece, each)


def _pieces(context: Context, clashes: Iterable[_Clash]) -> list[frozenset[str]]:
    pieces = frozenset().union(*(clash.pieces for clash in clashes))
    blocks = pieces & context.everywhere
    return [*context.grounds.pieces(blocks), *(frozenset({each}) for each in sorted(pieces - blocks))]


def _finding(context: Context, subjects: tuple[str, ...], piece: frozenset[str], found: _Found) -> Finding:
    footprint, mark, ground, name, population = _where(context, piece)
    pairs = [(pair, clash.rests_on) for clash in found.clashes for pair in clash.pairs]
    doubts = [(*doubtful(*pair), *rests_on) for pair, rests_on in pairs]
    members = frozenset().union(*(clash.members for clash in found.clashes))
    why_not = dict.fromkeys(why for clash in found.clashes for why in clash.why_not)
    names = joined(sorted(map(context.name, subjects)))
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        subjects=subjects,
        functions=found.functions,
        sentence=f"{names} each decide {about(context, found.functions)} for {name}{people(population)},"
        " and no delegation or joint duty makes them one.",
        advice="Settle who decides, and end the other right; or record the delegation or joint agreement between them.",
        evidence=Evidence(rights=tuple(right.id for pair, _ in pairs for right in pair)),
        footprint=footprint,
        ground=ground,
        piece=mark,
        population=population,
        affected=tuple(members - set(subjects)),
        why_not_exempt=tuple(why_not),
        rests_on=() if any(len(each) == 0 for each in doubts) else tuple(row for each in doubts for row in each),
    )


def _where(context: Context, piece: frozenset[str]) -> tuple[str | None, str, Blocks, str, int | None]:
    if piece <= context.everywhere:
        area = context.grounds.area(piece)
        return area.footprint, area.piece, area.ground, area.name, area.population
    (footprint,) = piece
    return footprint, "", frozenset(), context.grounds.name(footprint), None


RULE = Rule(
    id="D01",
    title="Two deciders",
    question="Where do two bodies that nothing joins each decide the same thing?",
    means="Two bodies hold the same decision for the same people, so either may undo what the other has done.",
    does_not_mean="That they disagree, or that a delegation between them is not made but only not recorded.",
    severity=Severity.FAULT,
    counted="functions that somebody decides",
    cost="the ground of the rights over each function, and pairs of groups and rights where there are several",
    analysis=two_deciders,
)
