"""The rules again, each from the words of domain.md 4.3 and 4.4 alone, by brute force over one world.

Each gives the facts that it finds, in a form that can be compared: see `NAIVE`.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations, pairwise, product

from graph_model.entities import Cover, Footprint, Line, Organisation, Right
from tests.unit.analyses.naive_world import ALL, BEARING, DECIDING, ELSE, World, above

__all__ = [
    "NAIVE",
    "Fact",
    "circles",
    "clashes",
    "lacking",
    "stale_for_sure",
    "stranded",
    "two_routes_anywhere",
    "two_spoken_routes",
]

Fact = object
OBLIGED = {"nhs_england", "icb", "county_council", "nhs_trust", "place_committee", "joint_committee"}
SYSTEM = "ics_icb"
HANDING = {"delegation", "internal_delegation", "joint_exercise"}
CONTRACTS = {"commissioning_contract", "subcontract"}
MONEY = {"financial_allocation"}
COMMITTEES = {"place_committee", "joint_committee"}


def missing_paths(world: World) -> Iterator[Fact]:
    """M01: those who must have a way up and have none, and whoever is above them, at whom it stops."""
    return (each for told in _stranded(world, set(world.alive)) for each in _reached(world, *told))


def lacking(world: World) -> Iterator[Fact]:
    """M01: those alone who must have a way up and have none."""
    return (told[0] for told in _stranded(world, set(world.alive)) if _stops_at_the_living(world, *told))


def _stops_at_the_living(world: World, organisation: str, functions: set[str]) -> bool:
    """Whether ways stop at somebody alive; a line to one who is not is stale, which D03 tells."""
    reached = _reached(world, organisation, functions)
    ends = ({each, *others} for each, others in reached.items() if all(each in reached[other] for other in others))
    return any(end & set(world.alive) for end in ends)


def _sure_bodies(world: World) -> set[str]:
    return {each for each, record in world.alive.items() if record.confidence != "check"}


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


def missing_deciders(world: World) -> Iterator[Fact]:
    """M02: the blocks on which nobody decides what the template says somebody does."""
    subjects = {None, *(row.subject_type for row in world.rights)}
    for claim in world.claims:
        prescribed = any(row.function == claim.subject and row.role in DECIDING for row in world.template)
        if claim.about == "rights" and prescribed:
            for block in world.ground(claim.footprint) & world.blocks:
                if not any(_counting(world, claim.subject, block, each) for each in subjects):
                    yield claim.subject, block


def orphan_delegations(world: World) -> Iterator[Fact]:
    """M04: delegated rights without a delegation from one who holds the function there."""
    return ((row.organisation, row.function) for row in _orphans(world))


def _orphans(world: World) -> list[Right]:
    return [row for row in world.deciding if row.role == "delegated_decides" and _is_orphan(world, row)]


def _is_orphan(world: World, right: Right) -> bool:
    lines = [line for line in world.lines if _hands_down(world, line, right)]
    handed = [world.ground(line.footprint) & _held(world, line.holder, right.function) for line in lines]
    held = any(_holds(world, line.holder, right.function) for line in lines)
    return not held or not world.ground(right.footprint) <= frozenset().union(*handed)


def _holds(world: World, organisation: str, function: str) -> bool:
    return any(_is_of(world, row, organisation, function) for row in world.rights)


def _is_of(world: World, right: Right, organisation: str, function: str) -> bool:
    """Whether a right is an organisation's to decide a function; that it is no more D03 tells."""
    deciding = right.role in DECIDING and right.function in world.levels(function)
    return deciding and right.organisation == organisation


def _hands_down(world: World, line: Line, right: Right) -> bool:
    subject = world.alive.get(line.subject)
    kinds = {"delegation"}
    if subject is not None and subject.type in COMMITTEES:
        kinds |= {"internal_delegation", "joint_exercise"}
    return line.subject == right.organisation and line.kind in kinds and right.function in world.carried(line)


def _held(world: World, organisation: str, function: str) -> frozenset[str]:
    rights = [row for row in world.rights if _is_of(world, row, organisation, function)]
    return frozenset().union(*(world.ground(row.footprint) for row in rights))


def contracts_without_commissioner(world: World) -> Iterator[Fact]:
    """M06: contracts with one who holds no right for the function there."""
    claimed = {claim.subject for claim in world.claims if claim.about == "rights" and claim.footprint is None}
    for line in world.lines:
        if line.kind == "commissioning_contract" and {line.subject, line.holder} <= set(world.alive):
            for function in set(line.functions) & claimed:
                committee = [each for each in world.lines if each.kind == "internal_delegation"]
                parents = {each.holder for each in committee if each.subject == line.holder}
                held = [_held(world, each, function) for each in {line.holder, *parents}]
                if not frozenset().union(*held) & _contracted(world, line):
                    yield line.id, function


def _contracted(world: World, line: Line) -> frozenset[str]:
    """The ground of a contract: its own, else the provider's, else the commissioner's; it is where they have rights."""
    if line.footprint is not None:
        return world.ground(line.footprint)
    covering = any(isinstance(row, Cover) and row.organisation == line.subject for row in world.rows)
    provider = _own_ground(world, line.subject) if covering else frozenset[str]()
    return provider or _own_ground(world, line.holder) or world.everywhere


def _together(world: World, footprints: list[str]) -> frozenset[str]:
    return frozenset().union(*map(world.ground, footprints))


def two_deciders(world: World) -> Iterator[Fact]:
    """D01: who decide the same, for the same subjects and on the same block, and are not one group."""
    return _clashes(world, {row.id for row in _orphans(world)})


def clashes(world: World) -> Iterator[Fact]:
    """D01, with those that M04 tells of where the ground of a delegator is nowhere."""
    return _clashes(world, set())


def _clashes(world: World, untold: set[str]) -> Iterator[Fact]:
    own = {row.function for row in world.template if row.group == "own"}
    for function, block in product(set(world.parents) - own, world.everywhere):
        for subject in {None, *(row.subject_type for row in world.rights)}:
            rights = _counting(world, function, block, subject)
            groups = _groups(world, function, block, rights)
            told = [row for row in rights if row.id not in untold and row.organisation in world.alive]
            for one, other in combinations(told, 2):
                together = any({one.organisation, other.organisation} <= group for group in groups)
                if not together and one.function == function:
                    yield from ((function, block), (function, one.organisation), (function, other.organisation))


def _counting(world: World, function: str, block: str, subject: str | None) -> list[Right]:
    """The deciding rights on a block that speak for a subject: those over the nearest function."""
    here = [
        row
        for row in world.rights
        if row.role in DECIDING and row.subject_type in {None, subject} and block in world.ground(row.footprint)
    ]
    for level in world.levels(function):
        found = [row for row in here if row.function == level]
        if found:
            return found
    return []


def _groups(world: World, function: str, block: str, rights: list[Right]) -> list[set[str]]:
    """Those who decide together: delegate and delegator, one organ and its parents, the holders of one joint duty."""
    lines = [row for row in world.lines if function in world.carried(row) and block in world.ground(row.footprint)]
    ties = [{row.subject, row.holder} for row in lines if row.kind in HANDING]
    joint = [row for row in lines if row.kind == "joint_exercise"]
    ties += [{row.holder for row in joint if row.subject == each.subject} for each in joint]
    ties.append({row.organisation for row in rights if _is_joint_duty(world, row)})
    groups = [{row.organisation} for row in rights]
    for tie in ties:
        joined = [group for group in groups if group & tie]
        groups = [group for group in groups if not group & tie] + ([set().union(*joined)] if joined else [])
    return groups


def _is_joint_duty(world: World, right: Right) -> bool:
    kind = world.kinds[right.organisation]
    return any(
        (row.function, row.role, row.group, row.holder_type) == (right.function, right.role, "joint", kind)
        for row in world.template
    )


def two_routes(world: World) -> Iterator[Fact]:
    """D02: who leaves by two bearing lines of a kind to different holders, for one function and ground."""
    kinds = (BEARING | MONEY) - {"joint_exercise"}
    living = [line for line in world.lines if {line.subject, line.holder} <= set(world.alive) and line.kind in kinds]
    for one, other in combinations(living, 2):
        alike = (one.subject, one.kind) == (other.subject, other.kind) and one.holder != other.holder
        same = world.carried(one) & world.carried(other)
        if alike and same and _whose_ground(world, one) & _whose_ground(world, other):
            yield one.subject, one.kind


def two_spoken_routes(world: World) -> Iterator[Fact]:
    """D02, by lines that name functions: whatever the others are about."""
    silent = [row for row in world.rows if isinstance(row, Line) and str(row.functions).count(ELSE) > 0]
    rows = (row for row in world.rows if row not in silent and not (isinstance(row, Line) and not row.functions))
    return two_routes(replace(world, rows=tuple(rows)))


def two_routes_anywhere(world: World) -> Iterator[Fact]:
    """D02, where contracts of which the ground is not known are for everywhere."""
    return two_routes(replace(world, unknown_is_everywhere=True))


def _whose_ground(world: World, line: Line) -> frozenset[str]:
    if line.kind != "commissioning_contract" or line.footprint is not None:
        return world.ground(line.footprint)
    unknown = world.everywhere if world.unknown_is_everywhere else frozenset[str]()
    held = [row for each in world.carried(line) for row in world.rights if _is_of(world, row, line.holder, each)]
    return _together(world, [row.footprint for row in held]) or _own_ground(world, line.holder) or unknown


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


def double_holdings(world: World) -> Iterator[Fact]:
    """D06: delegators and delegates that are both recorded as deciding."""
    for line in world.lines:
        if line.kind in {"delegation", "internal_delegation"}:
            for one in _in_law(world, line.subject):
                other = [row for row in _in_law(world, line.holder) if row.function in world.levels(one.function)]
                ground = world.ground(one.footprint) & world.ground(line.footprint)
                nearest = min((world.levels(one.function).index(row.function) for row in other), default=None)
                for row in other:
                    alike = world.levels(one.function).index(row.function) == nearest and _same_subjects(one, row)
                    if alike and one.function in world.carried(line) and ground & world.ground(row.footprint):
                        yield frozenset({line.subject, line.holder}), one.function


def _same_subjects(one: Right, other: Right) -> bool:
    return None in {one.subject_type, other.subject_type} or one.subject_type == other.subject_type


def _in_law(world: World, organisation: str) -> list[Right]:
    return [row for row in world.rights if row.organisation == organisation and row.role == "decides"]


def duplicate_lines(world: World) -> Iterator[Fact]:
    """D11: lines alike in kind, ends, functions and area."""
    for one, other in combinations(world.lines, 2):
        if _likeness(one) == _likeness(other):
            yield _likeness(one)


def _likeness(line: Line) -> object:
    return line.kind, line.subject, line.holder, frozenset(line.functions), line.footprint


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


def straddle(world: World) -> Iterator[Fact]:
    """Councils and trusts on the ground of several systems: each with a system, and the people there in per cent."""
    areas = {row.id: world.ground(row.id) for row in world.rows if isinstance(row, Footprint) and row.level == SYSTEM}
    for organisation in world.alive:
        ground = _own_ground(world, organisation)
        here = {each: 100 * len(ground & area) / len(ground) for each, area in areas.items() if ground & area}
        if world.kinds[organisation] in {"county_council", "nhs_trust"} and len(here) > 1:
            yield from ((organisation, each, round(share)) for each, share in here.items())


def _own_ground(world: World, organisation: str) -> frozenset[str]:
    """What an organisation covers, else where it has rights; none where part of it is not known."""
    covered = [row for row in world.rows if isinstance(row, Cover) and row.holds_on(world.day)]
    footprints = [row.footprint for row in covered if row.organisation == organisation]
    footprints = footprints or [row.footprint for row in world.rights if row.organisation == organisation]
    return _together(world, footprints) if set(footprints) <= set(world.recorded) else frozenset()


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


NAIVE: dict[str, Callable[[World], Iterator[Fact]]] = {
    "M01": missing_paths,
    "M02": missing_deciders,
    "M04": orphan_delegations,
    "M06": contracts_without_commissioner,
    "D01": two_deciders,
    "D02": two_routes,
    "D03": stale_wiring,
    "D04": cycles,
    "D06": double_holdings,
    "D11": duplicate_lines,
    "D12": shortcuts,
    "single_point": single_point,
    "independent_paths": independent_paths,
    "straddle": straddle,
    "opaque": opaque,
}
