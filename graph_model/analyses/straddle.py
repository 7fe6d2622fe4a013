"""straddle: providers, networks and councils whose ground lies in several systems.

Ground is compared by blocks, and shares are of people. Where an organisation has no blocks, as a primary care network
with its registered list, its parts tell: the areas within what it covers, and its members by their commissioners; the
shares are then of parts. A part whose system is not known tells nothing. Systems are the areas of the boards, and
before there were any, of the partnerships that came before them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph_model.analyses.aspects import OUTER_BORDERS, ground_at, placing_holders
from graph_model.analyses.context import Context
from graph_model.analyses.rule import Looked, Rule
from graph_model.analyses.telling import people
from graph_model.entities import Dated, Organisation
from graph_model.findings import Evidence, Finding, Severity, doubtful
from graph_model.history import Blocks
from graph_model.vocabulary import PRIVATE_TYPES, FootprintLevel, LineKind, OrganisationType
from graph_model.wording import joined, per_cent

__all__ = ["RULE", "straddle"]

_STRADDLING = PRIVATE_TYPES | {
    OrganisationType.NHS_TRUST,
    OrganisationType.NHS_FOUNDATION_TRUST,
    OrganisationType.CARE_TRUST,
    OrganisationType.GP_PRACTICE,
    OrganisationType.PCN,
    OrganisationType.CLINICAL_NETWORK,
    OrganisationType.CANCER_ALLIANCE,
    OrganisationType.PROVIDER_COLLABORATIVE,
    OrganisationType.COUNTY_COUNCIL,
    OrganisationType.UNITARY_AUTHORITY,
    OrganisationType.METROPOLITAN_DISTRICT,
    OrganisationType.LONDON_BOROUGH,
    OrganisationType.DISTRICT_COUNCIL,
    OrganisationType.COMBINED_AUTHORITY,
}
# The first of these of which any has ground on the day.
_SYSTEM_LEVELS = (FootprintLevel.ICS_ICB, FootprintLevel.STP_FOOTPRINT)
SEVERAL = 2
_READ = (
    frozenset({OUTER_BORDERS})
    | frozenset(map(ground_at, _SYSTEM_LEVELS))
    | placing_holders(LineKind.COMMISSIONING_CONTRACT)
)


@dataclass(frozen=True)
class _Lying:
    """How an organisation lies in systems: the share of each, what is counted, and the rows that say so."""

    shares: Mapping[str, float]
    counted: str
    rows: tuple[Dated, ...] = ()
    ground: Blocks = frozenset()


def straddle(context: Context) -> Looked:
    """Find what lies in several systems.

    Cost: the blocks and parts of providers, networks and councils, times the systems that they touch.
    """
    systems = _systems(context)
    judged = context.over_organisations(RULE.id, _READ, lambda each: _judged(context, each, systems))
    known = [found for found in judged if found is not None]
    return Looked.at(len(known), (finding for found in known for finding in found))


def _judged(context: Context, organisation: Organisation, systems: Mapping[str, Blocks]) -> tuple[Finding, ...] | None:
    """How an organisation straddles, if it does; None where it is not known where it lies, or not asked."""
    lying = _lying(context, organisation, systems) if organisation.type in _STRADDLING else None
    if lying is None:
        return None
    return (_finding(context, organisation, lying),) if len(lying.shares) >= SEVERAL else ()


def _systems(context: Context) -> dict[str, Blocks]:
    """The areas of the systems of the day, none inside another of the same ground."""
    levels = {each: record.level for each, record in context.history.footprints.items()}
    for level in _SYSTEM_LEVELS:
        found = {each: ground for each, ground in context.day.ground.items() if levels.get(each) is level}
        if len(found) > 0:
            return found
    return {}


def _lying(context: Context, organisation: Organisation, systems: Mapping[str, Blocks]) -> _Lying | None:
    ground = context.grounds.of(organisation.id)
    if ground is None:
        return _by_parts(context, organisation, systems)
    touched = {system: ground & blocks for system, blocks in systems.items() if not ground.isdisjoint(blocks)}
    all_people = context.history.population(ground)
    if all_people is None or all_people == 0:
        return _Lying({each: len(blocks) / len(ground) for each, blocks in touched.items()}, "blocks", (), ground)
    shares = {each: (context.history.population(blocks) or 0) / all_people for each, blocks in touched.items()}
    return _Lying(shares, "people", context.day.covered_by(organisation.id), ground)


def _by_parts(context: Context, organisation: Organisation, systems: Mapping[str, Blocks]) -> _Lying | None:
    """Where the parts of an organisation lie, each part in one system; None where that of no part is known."""
    counts: dict[str, int] = {}
    rows: list[Dated] = []
    for held, part_rows in _parts(context, organisation, systems):
        if len(held) == 1:
            (system,) = held
            counts[system] = counts.get(system, 0) + 1
            rows += part_rows
    total = sum(counts.values())
    return None if total == 0 else _Lying({each: n / total for each, n in counts.items()}, "parts", tuple(rows))


def _parts(
    context: Context, organisation: Organisation, systems: Mapping[str, Blocks]
) -> Iterator[tuple[frozenset[str], tuple[Dated, ...]]]:
    """Yield the systems of each part of an organisation, and the rows that say so.

    The members are the parts where their commissioners tell where they lie; else what its area lies in is.
    """
    members = context.lines_to(organisation.id, LineKind.MEMBERSHIP)
    told = [(_of_member(context, line.subject, systems), (line,)) for line in members]
    known = [(held, rows) for held, rows in told if len(held) > 0]
    if len(known) > 0:
        yield from known
        return
    for cover in context.day.covered_by(organisation.id):
        for system in sorted(context.day.containment.above(cover.footprint) & systems.keys()):
            yield frozenset({system}), (cover,)


def _of_member(context: Context, member: str, systems: Mapping[str, Blocks]) -> frozenset[str]:
    """The systems of those who commission a member, where each has one."""
    holders = {line.holder for line in context.lines_from(member, LineKind.COMMISSIONING_CONTRACT)}
    areas = {row.footprint for holder in holders for row in context.day.covered_by(holder)}
    return frozenset(areas & systems.keys())


def _finding(context: Context, organisation: Organisation, lying: _Lying) -> Finding:
    largest = sorted(lying.shares, key=lambda each: (-lying.shares[each], each))
    parts = joined(f"{context.grounds.name(each)} ({per_cent(lying.shares[each])})" for each in largest)
    population = context.history.population(lying.ground) if len(lying.ground) > 0 else None
    name = organisation.name or organisation.id
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        subjects=(organisation.id,),
        functions=(),
        sentence=f"{name}{people(population)} lies in {len(largest)} systems, by {lying.counted}: {parts}.",
        advice=f"Check that {name} has a voice in each of these systems, and knows which decides for whom.",
        evidence=Evidence(paths=tuple((organisation.id, each) for each in largest)),
        ground=lying.ground,
        population=population,
        rests_on=doubtful(lying.rows),
    )


RULE = Rule(
    id="straddle",
    title="Straddling",
    question="Which providers, networks and councils lie in several systems, and with what shares of their people?",
    means="Several boards decide for parts of what this organisation serves.",
    does_not_mean="That anything is wrong: boundaries of councils, patients and systems were never drawn alike.",
    severity=Severity.INFO,
    counted="providers, networks and councils whose ground or parts are known",
    cost="the blocks and parts of providers, networks and councils, times the systems",
    analysis=straddle,
)
