"""The rules of lines and ways upwards again, from the words of domain.md 4.3 and 4.4 alone, by brute force."""

from collections.abc import Iterator
from itertools import combinations, pairwise, product

from graph_model.entities import Line, Organisation, Right
from tests.unit.analyses.naive_world import ALL, BEARING, World, above

__all__ = [
    "COMMITTEES",
    "MONEY",
    "Fact",
    "circles",
    "cycles",
    "duplicate_lines",
    "independent_paths",
    "lacking",
    "missing_paths",
    "opaque",
    "shortcuts",
    "single_point",
    "stale_for_sure",
    "stale_wiring",
    "stranded",
]

Fact = object
OBLIGED = {"nhs_england", "icb", "county_council", "nhs_trust", "place_committee", "joint_committee"}
CONTRACTS = {"commissioning_contract", "subcontract"}
MONEY = {"financial_allocation"}
COMMITTEES = {"place_committee", "joint_committee"}


def missing_paths(world: World) -> Iterator[Fact]:
    """M01: those who must have a way up and have none, and whoever is above them, at whom it stops."""
    return (each for told in _stranded(world, set(world.alive)) for each in _reached(world, *told))


def lacking(world: World) -> Iterator[Fact]:
    """M01: those alone who must have a way up and have none."""
    return (told[0] for told in _stranded(world, set(world.alive)) if _stops_at_the_living(world, *told))


def _sure_bodies(world: World) -> set[str]:
    return {each for each, record in world.alive.items() if record.confidence != "check"}


def _stops_at_the_living(world: World, organisation: str, functions: set[str]) -> bool:
    """Whether ways stop at somebody alive; a line to one who is not is stale, which D03 tells."""
    reached = _reached(world, organisation, functions)
    ends = ({each, *others} for each, others in reached.items() if all(each in reached[other] for other in others))
    return any(end & set(world.alive) for end in ends)


def _reached(world: World, organisation: str, functions: set[str]) -> dict[str, set[str]]:
    """Whoever lies above an organisation for some function, each with those it leads to by those ways."""
    steps = {organisation: set[str]()}
    for function in functions:
        for each in {organisation} | world.above(organisation, function):
            steps.setdefault(each, set()).update(world.steps(function).get(each, ()))
    return {each: above(steps, each) for each in steps}


def stranded(world: World) -> Iterator[Fact]:
    """M01: all that lack a way on and are sure to be there, the highest and those below."""
    for organisation, functions in _stranded(world, _sure_bodies(world)):
        yield from _reached(world, organisation, functions)


def _stranded(world: World, bodies: set[str]) -> Iterator[tuple[str, set[str]]]:
    """Each organisation that must have a way up and has none, and for which functions."""
    for organisation in sorted(bodies):
        for function in _owed(world, organisation):
            if not any(world.ways(organisation, function)):
                yield organisation, {function}
        kinds = BEARING if world.kinds[organisation] in COMMITTEES else None
        own = [row for row in world.lines if row.subject == organisation and (kinds is None or row.kind in kinds)]
        bearing = [line for line in own if line.kind in BEARING - {"hosting"}]
        named = {function for line in bearing for function in line.functions} - {ALL}
        lost = not any(any(world.ways(organisation, function)) for function in world.parents)
        # A line for all functions needs a way up for one of them; a body that has no line at all answers to nobody.
        if lost and world.kinds[organisation] in OBLIGED and not named and (bearing or not own):
            yield organisation, set(world.parents)


def _owed(world: World, organisation: str) -> set[str]:
    """The functions that an organisation decides, or that its own lines name."""
    owed = {row.function for row in world.deciding if row.organisation == organisation}
    if world.alive[organisation].type in OBLIGED:
        own = [line for line in world.lines if line.subject == organisation and line.kind in BEARING - {"hosting"}]
        owed |= {function for line in own for function in line.functions} - {ALL}
    return owed & set(world.parents)


def cycles(world: World) -> Iterator[Fact]:
    """D04: who answer to themselves, round about, for a function and on a block; told of the widest function."""
    found = set(circles(world))
    return ((function, each) for function, each in found if (world.parents[function], each) not in found)


def circles(world: World) -> Iterator[tuple[str, frozenset[str]]]:
    """D04, told of every function."""
    return ((function, each) for function in world.parents for each in _circles(world, function))


def _circles(world: World, function: str) -> Iterator[frozenset[str]]:
    """The circles on each block, but for those that need a host and a contract with it as well to close."""
    there = set(world.alive)
    lines = [row for row in world.lines if row.kind in BEARING and {row.subject, row.holder} <= there]
    for block in world.everywhere:
        here = [row for row in lines if block in world.ground(row.footprint) and function in world.carried(row)]
        unhosted = set(_round_about([row for row in here if row.kind != "hosting"]))
        untraded = set(_round_about([row for row in here if row.kind not in CONTRACTS]))
        yield from (each for each in _round_about(here) if each in unhosted | untraded)


def _round_about(lines: list[Line]) -> Iterator[frozenset[str]]:
    steps: dict[str, set[str]] = {}
    for line in lines:
        steps.setdefault(line.subject, set()).add(line.holder)
    for each in steps:
        others = above(steps, each)
        if each in others:
            yield frozenset(other for other in others if each in above(steps, other))


def shortcuts(world: World) -> Iterator[Fact]:
    """D12: lines that go past an organisation, where two lines of that kind, function and ground go through it."""
    bearing = [line for line in world.lines if line.kind in BEARING | MONEY]
    for line, first, second in product(bearing, repeat=3):
        same = line.kind == first.kind == second.kind and line.subject in world.alive
        past = (first.subject, first.holder, second.holder) == (line.subject, second.subject, line.holder)
        if same and past and len({line.subject, first.holder, line.holder}) > 2:
            common = world.carried(line) & world.carried(first) & world.carried(second)
            areas = [world.ground(each.footprint) for each in (line, first, second)]
            if common and all(one & other for one, other in combinations(areas, 2)):
                yield line.subject, line.holder, line.kind


def single_point(world: World) -> Iterator[Fact]:
    """Whose removal leaves others without a way up: each with the function and the other."""
    for function in world.parents:
        for point in world.alive:
            for other in world.alive:
                ways = list(world.ways(other, function))
                if point not in (other, "parliament", "electors") and ways and all(point in way for way in ways):
                    yield from ((point, function), (point, other))


def independent_paths(world: World) -> Iterator[Fact]:
    """Who has two or more ways up that meet nobody in common: each with the function and the most of them."""
    for function in world.parents:
        for each in world.alive:
            count = _most_apart([set(way[1:-1]) for way in world.ways(each, function)])
            if count > 1:
                yield each, function, count


def _most_apart(ways: list[set[str]]) -> int:
    if not ways:
        return 0
    first, *rest = ways
    return max(_most_apart(rest), 1 + _most_apart([way for way in rest if not way & first]))


def opaque(world: World) -> Iterator[Fact]:
    """Those whose right is not sourced, or who have a way up and none with a source at every step."""
    deciding = {row.organisation for row in world.deciding}
    for right in world.deciding:
        if not right.source or _is_dark(world, right.organisation, {right.function}):
            yield right.organisation
    for organisation in set(world.alive) - deciding:
        if _is_dark(world, organisation, set(world.parents)):
            yield organisation


def _is_dark(world: World, organisation: str, functions: set[str]) -> bool:
    ways = [(function, way) for function in functions for way in world.ways(organisation, function)]
    return bool(ways) and not any(all(_is_sourced(world, *way) for way in _steps(*each)) for each in ways)


def _steps(function: str, way: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    return ((function, subject, holder) for subject, holder in pairwise(way))


def _is_sourced(world: World, function: str, subject: str, holder: str) -> bool:
    lines = [line for line in world.lines if (line.subject, line.holder) == (subject, holder) and line.kind in BEARING]
    return any(line.source and function in world.carried(line) for line in lines)


def stale_wiring(world: World) -> Iterator[Fact]:
    """D03: lines that are active while an end is not, and rights of organisations that are not alive."""
    for line in world.lines:
        if _is_stale(world, line, line.subject) or _is_stale(world, line, line.holder):
            yield frozenset({line.subject, line.holder})
    for right in world.rights:
        if _is_stale(world, right, right.organisation):
            yield frozenset({right.organisation})


def stale_for_sure(world: World) -> Iterator[Fact]:
    """D03, where those of its ends that live are sure to be there."""
    unsure = set(world.alive) - _sure_bodies(world)
    return (each for each in stale_wiring(world) if isinstance(each, frozenset) and each.isdisjoint(unsure))


def _is_stale(world: World, row: Line | Right, end: str) -> bool:
    """Whether an end is not alive; a row without a start is not taken to begin before its ends."""
    (born,) = [each.valid_from for each in world.rows if isinstance(each, Organisation) and each.id == end]
    unborn = born is not None and born > world.day
    return end not in world.alive and not (row.valid_from is None and unborn)


def duplicate_lines(world: World) -> Iterator[Fact]:
    """D11: lines alike in kind, ends, functions and area."""
    for one, other in combinations(world.lines, 2):
        if _likeness(one) == _likeness(other):
            yield _likeness(one)


def _likeness(line: Line) -> object:
    return line.kind, line.subject, line.holder, frozenset(line.functions), line.footprint
