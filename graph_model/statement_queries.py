"""What a statement can ask of the graph: each query gives what is there, whether that agrees, and why not.

What a register does not claim to hold completely is unknown, not absent: a count that falls short then says nothing.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from graph_model.history import Slice
from graph_model.vocabulary import DECIDING_ROLES, ClaimAbout, FootprintLevel, OrganisationType, Role
from graph_model.wording import listed, per_cent

__all__ = ["QUERIES", "Asked", "Told"]

# How far a figure may be from one that a document gives as "around" or "about".
ABOUT = 0.1
# How far a figure that a document works out may be from the same sum worked out here: its own rounding.
ROUNDED = 0.01
Told = tuple[str, bool | None, str]


class Asked(NamedTuple):
    """The day, the words in the brackets of the query, and what the document expects, in which unit."""

    day: Slice
    words: list[str]
    expected: str
    unit: str


def _count_alive(asked: Asked) -> Told:
    """How many organisations of the types are there on the day."""
    day = asked.day
    kinds = {OrganisationType(each) for each in asked.words}
    alive = [each for each in day.history.organisations.values() if each.type in kinds and each.holds_on(day.day)]
    wanted = int(asked.expected)
    if len(alive) >= wanted or all(_is_claimed(day, kind) for kind in kinds):
        return f"{len(alive)}", len(alive) == wanted, "" if len(alive) == wanted else f"expected {wanted}"
    return f"{len(alive)}", None, f"no register claims to list every organisation of type {' or '.join(sorted(kinds))}"


def _is_claimed(day: Slice, kind: OrganisationType) -> bool:
    return any(
        claim.about == ClaimAbout.ORGANISATIONS and claim.subject == kind and claim.footprint is None
        for claim in day.history.claims
        if claim.holds_on(day.day)
    )


def _covers_england(asked: Asked) -> Told:
    """Whether the areas of a level, each of an organisation of a type, hold every block, none of them twice."""
    day, (level, kind) = asked.day, asked.words
    areas = _areas(day, [level])
    held = [block for area in areas for block in day.ground.get(area, ())]
    whole = frozenset(day.history.blocks)
    missing, twice = whole.difference(held), len(held) - len(set(held))
    says = f"{len(areas)} areas hold {len(set(held))} of {len(whole)} blocks, {twice} of them more than once"
    if twice > 0:
        return says, False, "areas overlap"
    if len(whole) == 0 or (len(missing) > 0 and not _is_claimed(day, OrganisationType(kind))):
        return says, None, f"no register claims to list every organisation of type {kind}"
    people, everybody = day.history.population(missing), day.history.population(whole)
    share = "part" if people is None or not everybody else per_cent(people / everybody)
    return says, len(missing) == 0, "" if len(missing) == 0 else f"{share} of the people are left out"


def _areas(day: Slice, levels: Iterable[str]) -> list[str]:
    wanted = {FootprintLevel(each) for each in levels}
    footprints = day.history.footprints.values()
    return sorted(each.id for each in footprints if each.level in wanted and each.holds_on(day.day))


def _successor(asked: Asked) -> Told:
    """What type of organisation those that ended on the day became."""
    day = asked.day
    kinds = {OrganisationType(each) for each in asked.words}
    history = day.history
    ended = [each for each in history.organisations.values() if each.type in kinds and each.valid_to == day.day]
    if len(ended) == 0:
        return "", None, f"no organisation of type {' or '.join(sorted(kinds))} ended on the day"
    steps = {each.id: [step.successor for step in history.successors_of.get(each.id, ())] for each in ended}
    without = sorted(each for each, successors in steps.items() if not any(successors))
    found = {history.organisations[each].type.value for some in steps.values() for each in some if each is not None}
    says = f"{len(ended)} ended, and became {listed(found) or 'nothing that is known'}"
    if len(without) > 0:
        return says, None, f"no successor is recorded of {listed(without)}"
    agrees = found == {asked.expected}
    return says, agrees, "" if agrees else f"expected {asked.expected}"


def _each_has(asked: Asked) -> Told:
    """Whether each area of a level has exactly one organisation of each type."""
    day = asked.day
    level, *types = asked.words
    wanted = [OrganisationType(each) for each in types]
    working: dict[str, list[OrganisationType]] = {}
    for cover in day.history.covers:
        organisation = day.history.organisations.get(cover.organisation)
        if organisation is not None and cover.holds_on(day.day) and organisation.holds_on(day.day):
            working.setdefault(cover.footprint, []).append(organisation.type)
    areas = _areas(day, [level])
    lacking = [area for area in areas if any(working.get(area, []).count(kind) != 1 for kind in wanted)]
    says = f"{len(areas) - len(lacking)} of {len(areas)} areas have one of each"
    if len(areas) == 0:
        return "", None, "the register has no area of this level on the day"
    return says, len(lacking) == 0, "" if len(lacking) == 0 else f"not so in {listed(lacking)}"


def _population_range(asked: Asked) -> Told:
    """Whether the people of each area of a level are in a range that is given as approximate."""
    day = asked.day
    least, most = (float(bound) for bound in asked.expected.split(".."))
    counted = {
        area: day.history.population(day.ground[area]) for area in _areas(day, asked.words) if area in day.ground
    }
    people = {area: count for area, count in counted.items() if count is not None}
    if len(people) == 0:
        return "", None, "the people of no area of this level are known"
    outside = [area for area, each in people.items() if not least * (1 - ABOUT) <= each <= most * (1 + ABOUT)]
    says = f"{len(people)} areas of {min(people.values()):,} to {max(people.values()):,} people"
    return says, len(outside) == 0, "" if len(outside) == 0 else f"outside it: {listed(outside)}"


def _holders(asked: Asked) -> Told:
    """How many organisations of a type hold a role in a function."""
    day = asked.day
    function, role, kind = asked.words
    wanted, role_wanted = int(asked.expected), Role(role)
    found = {
        right.organisation
        for right in day.rights_over.get(function, ())
        if right.role is role_wanted and _type_of(day, right.organisation) is OrganisationType(kind)
    }
    if len(found) >= wanted or _is_claimed(day, OrganisationType(kind)):
        return f"{len(found)}", len(found) == wanted, "" if len(found) == wanted else f"expected {wanted}"
    return f"{len(found)}", None, f"no register claims to list every organisation of type {kind}"


def _deciding(asked: Asked) -> Told:
    """How many rights to decide are held by organisations of the types."""
    day = asked.day
    kinds = {OrganisationType(each) for each in asked.words}
    deciding = (right for right in day.rights if right.role in DECIDING_ROLES)
    found = [right.id for right in deciding if _type_of(day, right.organisation) in kinds]
    agrees = len(found) == int(asked.expected)
    return f"{len(found)}", agrees, "" if agrees else f"they are {listed(found)}"


def _type_of(day: Slice, organisation: str) -> OrganisationType | None:
    record = day.history.organisations.get(organisation)
    return None if record is None else record.type


def _money(asked: Asked) -> Told:
    """What amount a line carries."""
    day = asked.day
    line = day.history.lines.get(asked.words[0])
    if line is None or line.amount is None:
        return "", None, f"the graph has no line {asked.words[0]} with an amount"
    agrees = line.amount == float(asked.expected) and line.currency == asked.unit
    says = f"{line.amount:,.0f} {line.currency or ''}, {line.financial_year or 'year not known'}"
    return says, agrees, "" if agrees else f"expected {asked.expected} {asked.unit}"


def _ratio(asked: Asked) -> Told:
    """One of the document's figures as a share of another: a sum, without the graph."""
    part, whole = map(float, asked.words)
    return _worked_out(asked, part / whole)


def _remainder(asked: Asked) -> Told:
    """What is left of one of the document's figures: a sum, without the graph."""
    whole, *parts = map(float, asked.words)
    return _worked_out(asked, whole - sum(parts))


def _worked_out(asked: Asked, figure: float) -> Told:
    agrees = abs(figure - float(asked.expected)) <= ROUNDED
    return f"{figure:.3g}", agrees, "" if agrees else f"expected {asked.expected}"


def _not_held(_asked: Asked) -> Told:
    """A figure that belongs to no body or line, and is kept with the statement alone."""
    return "", None, "the graph holds no such figure; it is kept with the statement"


QUERIES: dict[str, Callable[[Asked], Told]] = {
    "count_alive": _count_alive,
    "covers_england": _covers_england,
    "successor": _successor,
    "each_has": _each_has,
    "population_range": _population_range,
    "holders": _holders,
    "deciding_rights": _deciding,
    "money": _money,
    "ratio": _ratio,
    "remainder": _remainder,
    "not_held": _not_held,
}
