"""The rules again, each from the words of domain.md 4.3 and 4.4 alone, by brute force over one world.

Each gives the facts that it finds, in a form that can be compared: see `NAIVE`.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations, product

from graph_model.entities import Cover, Footprint, Line, Right
from tests.unit.analyses.naive_paths import (
    COMMITTEES,
    MONEY,
    Fact,
    cycles,
    duplicate_lines,
    independent_paths,
    missing_paths,
    opaque,
    shortcuts,
    single_point,
    stale_wiring,
)
from tests.unit.analyses.naive_world import BEARING, DECIDING, ELSE, World

__all__ = ["NAIVE", "clashes", "two_routes_anywhere", "two_spoken_routes"]

SYSTEM = "ics_icb"
HANDING = {"delegation", "internal_delegation", "joint_exercise"}


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
