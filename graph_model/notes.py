"""What a reader of an answer must know besides it: why nobody was found, what was not counted, what looks wrong."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from graph_model.asking import Ask
from graph_model.deciders import Division
from graph_model.entities import ALL_FUNCTIONS, Right
from graph_model.places import Place
from graph_model.vocabulary import DECIDING_ROLES, Certainty, HolderGroup, types_of
from graph_model.wording import listed, per_cent

__all__ = ["notes_on", "rights_within"]


def notes_on(ask: Ask, place: Place, divisions: Sequence[Division]) -> Iterator[str]:
    """Yield each note as a sentence."""
    undecided = frozenset(piece for division in divisions if len(division.deciders) == 0 for piece in division.pieces)
    if len(undecided) > 0 and len(rights_within(ask)) > 0:
        yield (
            "Who decides on which part of the ground is not known: "
            "no source tells where the areas of those who decide there end."
        )
    elif len(undecided) > 0:
        yield _why_nobody(ask, place, undecided)
    yield from _unclaimed(ask, undecided)
    yield from _inherited(ask, divisions)
    yield from _not_counted(ask)
    yield from _of_unknown_ground(ask, place)
    yield from _no_longer_there(ask, divisions)
    yield from _decided_twice(ask, divisions)
    yield from _handed_on_within(ask, divisions)


def _why_nobody(ask: Ask, place: Place, undecided: frozenset[str]) -> str:
    is_recorded = any(level in ask.day.history.rights_over for level in ask.levels)
    if len(ask.ground) == 0 and is_recorded:
        return f"Whether anybody decides on the ground of {place.name} cannot be told, because its border is not known."
    claimed = _claimed_ground(ask) & undecided
    if any(not _reach(ask, right).isdisjoint(undecided) for right in _left_out(ask)):
        return "On the ground for which nobody is named, the only deciders are of a certainty that was not asked for."
    if len(ask.ground) > 0 and claimed == undecided:
        return (
            "The register claims to be complete here for this function, and records nobody: "
            "that is a gap in governance, or a mistake in the register."
        )
    if len(claimed) > 0:
        return (
            "For part of the ground on which nobody is recorded, the register claims to be complete; "
            "for the rest it makes no claim, and somebody may decide there."
        )
    if not is_recorded:
        return "No right over this function is recorded for any place or day, which does not mean that nobody decides."
    return (
        "The register makes no claim to be complete here for this function: "
        "nobody is recorded, which does not mean that nobody decides."
    )


def _reach(ask: Ask, right: Right) -> frozenset[str]:
    return ask.reach(right.footprint, ask.ground or frozenset({ask.footprint})) or frozenset()


def _claimed_ground(ask: Ask) -> frozenset[str]:
    claimed: set[str] = set()
    for claim in (each for level in ask.levels for each in ask.day.history.claims_of_rights.get(level, ())):
        if claim.holds_on(ask.day.day):
            claimed |= ask.ground if claim.footprint is None else ask.day.ground.get(claim.footprint, frozenset())
    return frozenset(claimed)


def _unclaimed(ask: Ask, undecided: frozenset[str]) -> Iterator[str]:
    """That somebody is recorded does not mean that nobody else decides, unless the register claims to be complete."""
    decided = ask.ground - undecided
    claims = ask.day.history.claims_of_rights
    if len(claims) > 0 and len(decided) > 0 and not decided <= _claimed_ground(ask):
        here = "here" if decided.isdisjoint(_claimed_ground(ask)) else "for all of this ground"
        yield f"The register does not claim to be complete for this function {here} on this day: others may decide too."


def _inherited(ask: Ask, divisions: Iterable[Division]) -> Iterator[str]:
    """Rights over a wider function, and holders by statute of whom the register records none."""
    deciders = [decider.right for division in divisions for decider in division.deciders]
    history = ask.day.history
    wider = {right.function for right in deciders}
    for function in sorted(wider - {ALL_FUNCTIONS}) if ask.function not in wider else ():
        name = history.functions[function].name if function in history.functions else None
        yield f"Recorded for “{name or function}”, of which this is a part; nothing is recorded for it itself."
    lawful = [each for each in ask.day.statutory_holders.get(ask.function, ()) if each.role in DECIDING_ROLES]
    expected = {kind for each in lawful if ask.day.counts(each) for kind in types_of(each.holder_type)}
    recorded = {
        history.organisations[each.organisation].type for each in deciders if each.organisation in history.organisations
    }
    if len(deciders) > 0 and len(expected) > 0 and expected.isdisjoint(recorded):
        kinds = listed(kind.replace("_", " ") for kind in expected)
        yield f"By statute this function is held on this day by: {kinds}; the register records no right of theirs here."


def _not_counted(ask: Ask) -> Iterator[str]:
    """Rights that hold on the day but for their certainty: announced, proposed, superseded."""
    left_out: dict[str, set[str]] = {}
    for right in _left_out(ask):
        if len(_reach(ask, right)) > 0:
            left_out.setdefault(str(right.certainty), set()).add(ask.day.history.name(right.organisation))
    for certainty, names in sorted(left_out.items()):
        why = f"because it is only {certainty}"
        asked = ",".join(each for each in Certainty if each in ask.day.certainties or each == certainty)
        yield f"Not counted, {why}: {listed(names)}. Ask with certainty={asked} to count it."


def _left_out(ask: Ask) -> Iterator[Right]:
    for level in ask.levels:
        yield from (right for right in ask.day.left_out_over.get(level, ()) if right.role in DECIDING_ROLES)


def _of_unknown_ground(ask: Ask, place: Place) -> Iterator[str]:
    """Rights that may reach the place, but cannot be compared with it: an edge that is only partial is not walked."""
    containment, unplaced = ask.day.containment, set()
    inside = {right.footprint for right in rights_within(ask)}
    for right in sorted(_not_compared(ask), key=lambda right: right.id):
        if containment.is_partial(ask.footprint, right.footprint):
            share = containment.partial_share(ask.footprint, right.footprint)
            part = "partly" if share is None else f"for {per_cent(share)} of its people"
            ground = f"the ground of {ask.day.history.name(right.organisation)} ({right.footprint})"
            yield f"{place.name} lies {part} in {ground}; which part cannot be told without blocks."
        elif len(ask.ground) > 0 and right.footprint not in inside and not _is_elsewhere(ask, right.footprint):
            unplaced.add(right.footprint)
    if len(unplaced) > 0:
        several = f"{len(unplaced)} footprints" if len(unplaced) > 1 else next(iter(unplaced))
        where = f"{several} whose ground on this day is not known"
        yield f"Rights over this function are recorded for {where}; they may reach here."


def rights_within(ask: Ask) -> list[Right]:
    """Deciding rights whose footprint is known to lie in the place, on ground of it that is not known."""
    if len(ask.ground) == 0:
        return []
    within = (right for right in _not_compared(ask) if ask.day.containment.lies_in(right.footprint, ask.footprint))
    return sorted(within, key=lambda right: (right.organisation, right.id))


def _not_compared(ask: Ask) -> Iterator[Right]:
    """Rights that count and decide, of which it cannot be told whether they reach the place."""
    whole = ask.ground or frozenset({ask.footprint})
    rights = ask.day.rights_over if len(ask.ground) == 0 else ask.day.unplaced_over
    for right in (each for level in ask.levels for each in rights.get(level, ())):
        if right.role in DECIDING_ROLES and ask.reach(right.footprint, whole) is None:
            yield right


def _is_elsewhere(ask: Ask, footprint: str) -> bool:
    above = (ask.day.ground.get(outer) for outer in ask.day.containment.above(footprint))
    return any(ground is not None and ground.isdisjoint(ask.ground) for ground in above)


def _no_longer_there(ask: Ask, divisions: Iterable[Division]) -> Iterator[str]:
    for right in {decider.right.id: decider.right for division in divisions for decider in division.deciders}.values():
        record = ask.day.history.organisations.get(right.organisation)
        if record is not None and not record.holds_on(ask.day.day):
            life = f"{record.valid_from or 'an unknown day'} to {record.valid_to or 'an open end'}"
            name = record.name or record.id
            yield f"{name} is recorded as existing from {life}, yet its right {right.id} is recorded as active."


def _decided_twice(ask: Ask, divisions: Iterable[Division]) -> Iterator[str]:
    holders = (holder for level in ask.levels for holder in ask.day.statutory_holders.get(level, ()))
    if any(holder.group is HolderGroup.OWN for holder in holders):
        return
    for division in divisions:
        rights = [decider.right for decider in division.deciders]
        if any(_clash(division, one, other) for one, other in combinations(rights, 2)):
            names = " and ".join(listed(map(ask.day.history.name, group)) for group in division.groups)
            joins = "no delegation or joint line joins them"
            yield f"{names} decide the same thing here, and {joins}: this may be decided twice."


def _clash(division: Division, one: Right, other: Right) -> bool:
    """Whether two rights are of different groups, over the same function, and for the same subjects."""
    if any({one.organisation, other.organisation} <= group for group in division.groups):
        return False
    same_subjects = one.subject_type == other.subject_type or None in {one.subject_type, other.subject_type}
    return one.function == other.function and same_subjects


def _handed_on_within(ask: Ask, divisions: Iterable[Division]) -> Iterator[str]:
    """Committees to which a decider has given the work by its own scheme of delegation."""
    deciding = {decider.right.organisation for division in divisions for decider in division.deciders}
    for organisation in sorted({each.right.organisation for part in divisions for each in part.deciders if each.acts}):
        committees = {
            ask.day.history.name(line.subject)
            for line in ask.day.committees_of.get(organisation, ())
            if line.subject not in deciding
            and any(function in ask.levels[:-1] for function in line.functions)
            and (line.footprint is None or not ask.day.ground.get(line.footprint, ask.ground).isdisjoint(ask.ground))
        }
        if len(committees) > 0:
            yield f"{ask.day.history.name(organisation)} has handed this on within itself to {listed(committees)}."
