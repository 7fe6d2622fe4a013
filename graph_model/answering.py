"""From a function and a place to an answer: the division by deciders, with shares, gates, chains and evidence."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from graph_model.acronyms import acronyms_in
from graph_model.answers import Answer, AnswerPart, Standing
from graph_model.asking import Ask
from graph_model.deciders import Division, divide
from graph_model.doubts import doubts_on
from graph_model.entities import ALL_FUNCTIONS, Function, Line, Right, StatutoryHolder
from graph_model.evidence import weakest_evidence
from graph_model.history import Slice
from graph_model.notes import notes_on, rights_within
from graph_model.part_names import PartName, names_of_parts
from graph_model.paths import Way, chains
from graph_model.places import Place
from graph_model.vocabulary import DECIDING_ROLES, GATE_ROLES, TERMINAL_TYPES, Certainty, Outcome, Role, types_of

__all__ = ["who_decides", "who_decides_all"]

# A joint committee of every council of a region answers in some thirty ways; more is not an explanation.
MOST_CHAINS = 60
MORE_WAYS = (f"There are more ways upwards than are shown: at most {MOST_CHAINS}, of everybody who acts at least one.",)


def who_decides(day: Slice, function: str, place: Place) -> Answer:
    """Answer who decides a function that is known, for a place, on a day.

    Cost: see `deciders.divide`; the chains add a walk upwards from each organisation that acts.
    """
    ask = Ask(day, function, place.id, place.ground)
    divisions = divide(ask)
    names = names_of_parts(ask, place, divisions)
    drawn = [_part(ask, place, division, name) for division, name in zip(divisions, names, strict=True)]
    parts = sorted((part for part, _ in drawn), key=lambda part: (-(part.population or 0), part.id))
    rests_on = list(_rests_on(day, function, parts, divisions))
    told = (
        *notes_on(ask, place, divisions),
        *doubts_on(ask, divisions, rests_on),
        *_without_a_way(ask, parts),
        *acronyms_in(day, _named(parts)),
    )
    cut = MORE_WAYS if any(is_cut for _, is_cut in drawn) else ()
    evidence = weakest_evidence(day.history, rests_on)
    notes = (*place.notes, *told, *cut)
    within = tuple(dict.fromkeys(right.organisation for right in rights_within(ask)))
    return Answer(day, function, place, _outcome(parts), tuple(parts), evidence, notes, within)


def who_decides_all(day: Slice, place: Place) -> Iterator[Answer]:
    """Answer for every function that somebody decides there, or that somebody is to hold by statute, in id order.

    Cost: the sum of the answers; a function of which nothing is recorded and nothing prescribed costs nothing.
    """
    for function in sorted(day.history.functions):
        prescribed = any(_is_prescribed(day, holder) for holder in day.statutory_holders.get(function, ()))
        levels = (*day.history.ancestry(function), ALL_FUNCTIONS)
        if not prescribed and not any(level in day.rights_over for level in levels):
            continue
        answer = who_decides(day, function, place)
        if prescribed or answer.outcome is not Outcome.NONE_FOUND:
            yield answer


def _is_prescribed(day: Slice, holder: StatutoryHolder) -> bool:
    return holder.role in DECIDING_ROLES and day.counts(holder) and len(types_of(holder.holder_type)) > 0


def _outcome(parts: Sequence[AnswerPart]) -> Outcome:
    if all(len(part.deciders) == 0 for part in parts):
        return Outcome.NONE_FOUND
    if len({part.groups for part in parts}) > 1:
        return Outcome.PARTIAL
    return Outcome.CONDITIONAL if any(map(_is_conditional, parts)) else Outcome.FOUND


def _is_conditional(part: AnswerPart) -> bool:
    """Whether somebody must agree on this part, or its only deciders are not yet in force."""
    in_force = any(decider.right.certainty in {Certainty.IN_FORCE, None} for decider in part.deciders)
    return not in_force or any(gate.right.role is Role.MUST_AGREE for gate in part.gates)


def _part(ask: Ask, place: Place, division: Division, name: PartName) -> tuple[AnswerPart, bool]:
    """Give a part, and whether it has more ways upwards than are in it."""
    deciders = [_standing(ask, decider.right, division, acts=decider.acts) for decider in division.deciders]
    bystanders = [_standing(ask, right, division, acts=False) for right in division.bystanders]
    ways, is_cut = _chains(ask, division)
    population = ask.day.history.population(division.pieces) if len(ask.ground) > 0 else None
    part = AnswerPart(
        id=name.id,
        name=name.name,
        population=population,
        share=1.0 if name.id == place.id else _share(population, place.population),
        deciders=tuple(sorted(deciders, key=_acting_first)),
        groups=division.groups,
        gates=tuple(standing for standing in bystanders if standing.right.role in GATE_ROLES),
        others=tuple(standing for standing in bystanders if standing.right.role not in GATE_ROLES),
        chains=ways,
        terminals=tuple(sorted({way[-1].holder for way in ways if _is_terminal(ask.day, way)})),
    )
    return part, is_cut


def _acting_first(standing: Standing) -> tuple[bool, str, str]:
    return (not standing.acts, standing.right.organisation, standing.right.id)


def _standing(ask: Ask, right: Right, division: Division, *, acts: bool) -> Standing:
    ground, history = ask.day.ground.get(right.footprint), ask.day.history
    share: float | None = None
    if ground is not None and len(ask.ground) > 0:
        share = _share(history.population(ground & division.pieces), history.population(division.pieces))
    return Standing(right, history.organisations.get(right.organisation), acts, share)


def _share(part: int | None, of: int | None) -> float | None:
    return None if part is None or of is None or of == 0 else part / of


def _chains(ask: Ask, division: Division) -> tuple[tuple[Way, ...], bool]:
    """Give ways upwards of everybody who acts, each its fair number, and whether there are more."""
    ground = division.pieces if len(ask.ground) > 0 else frozenset()
    acting = sorted({decider.right.organisation for decider in division.deciders if decider.acts})
    each = max(1, MOST_CHAINS // max(1, len(acting)))
    found = [tuple(islice(chains(ask.day, one, ask.levels, ground), each + 1)) for one in acting]
    return tuple(way for ways in found for way in ways[:each]), any(len(ways) > each for ways in found)


def _is_terminal(day: Slice, way: Way) -> bool:
    record = day.history.organisations.get(way[-1].holder)
    return record is not None and record.type in TERMINAL_TYPES


def _named(parts: Iterable[AnswerPart]) -> frozenset[str]:
    """Everybody who is named in an answer."""
    standing = {each.right.organisation for part in parts for each in (*part.deciders, *part.gates, *part.others)}
    return frozenset(standing).union(line.holder for part in parts for way in part.chains for line in way)


def _without_a_way(ask: Ask, parts: Iterable[AnswerPart]) -> Iterator[str]:
    stranded = {
        standing.right.organisation
        for part in parts
        for standing in part.acting
        if not any(way[0].subject == standing.right.organisation for way in part.chains)
    }
    for organisation in sorted(stranded):
        name = ask.day.history.name(organisation)
        yield f"No way is recorded by which {name} answers to Parliament or an electorate for this function."


def _rests_on(
    day: Slice, function: str, parts: Sequence[AnswerPart], divisions: Iterable[Division]
) -> Iterator[Line | Right | Function]:
    record = day.history.functions.get(function)
    if record is not None and record.confidence is not None and any(len(part.deciders) > 0 for part in parts):
        yield record
    for part in parts:
        yield from (decider.right for decider in part.deciders)
        yield from (gate.right for gate in part.gates if gate.right.role is Role.MUST_AGREE)
        yield from (line for way in part.chains for line in way)
    for division in divisions:
        yield from (line for line in division.lines if len(line.functions) == 0)
