"""Decision rights that the law gives: each rule of `statutory_holders` over the organisations of its types.

A right holds while the rule does, and the organisation, and the footprint of the rule's level that it covers.
What is missing is reported, never made up: a body in no file, a level that a body does not cover, a start not known.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from graph_model.entities import Right, StatutoryHolder
from graph_model.periods import ALWAYS, Period, merged, period_of, shared
from graph_model.statute.bodies import Area, Bodies
from graph_model.statute.expansion import Expansion, Unmade
from graph_model.vocabulary import (
    Basis,
    Certainty,
    FootprintLevel,
    HolderWord,
    OrganisationType,
    types_of,
)

__all__ = ["statutory_rights"]

# Words that stand for one body of their type, and the id that it has in every register.
_SINGLE = {
    HolderWord.PHSO: "phso",
    HolderWord.LGSCO: "lgsco",
    HolderWord.EXECUTIVE_AGENCY_PHE: "phe",
    HolderWord.EXECUTIVE_AGENCY_UKHSA: "ukhsa",
}
# The same area under another word: a council of one tier is its own district, the area of a former CCG is a
# sub-ICB location's, most specialised committees had a region each, and a national body's units make up England.
_ALIKE = {
    FootprintLevel.LTLA_AREA: (FootprintLevel.UTLA_AREA,),
    FootprintLevel.SUB_ICB: (FootprintLevel.CCG_AREA,),
    FootprintLevel.CCG_AREA: (FootprintLevel.SUB_ICB,),
    FootprintLevel.SPEC_JC_AREA: (
        FootprintLevel.NHS_REGION,
        FootprintLevel.ICS_ICB,
        FootprintLevel.COLLABORATIVE_CATCHMENT,
    ),
}


def statutory_rights(rules: Iterable[StatutoryHolder], bodies: Bodies, source: str) -> Expansion:
    """Expand every rule over the organisations of its holder types.

    Args:
        rules: those that make no right (`optional`) are passed over.
        bodies: the organisations, and what they cover.
        source: the id of the source of rights whose legal basis names none.
    """
    rights: dict[str, Right] = {}
    unmade: list[Unmade] = []
    for rule in sorted((each for each in rules if each.optional is not True), key=lambda each: each.key):
        why = _never_made(rule, bodies)
        if why is not None:
            unmade.append(Unmade(rule.key, why))
            continue
        without: dict[str, list[str]] = defaultdict(list)
        for organisation in _holders(rule, bodies):
            made = list(_rights_of(rule, organisation, bodies, source))
            rights.update((right.id, right) for right in made)
            why = _why_none(rule, organisation, bodies) if len(made) == 0 else None
            if why is not None:
                without[why].append(organisation)
        unmade.extend(Unmade(rule.key, why, tuple(sorted(each))) for why, each in without.items())
    return Expansion(rights=tuple(rights.values()), unmade=tuple(unmade)) + Expansion()


def _never_made(rule: StatutoryHolder, bodies: Bodies) -> str | None:
    if len(types_of(rule.holder_type)) == 0:
        return f"no register lists a body that is meant by {rule.holder_type}"
    if rule.footprint_level is None:
        return "the rule names no level of footprint"
    if rule.valid_from is None and rule.certainty is not Certainty.IN_FORCE:
        return "it is not in force, and when it begins is not known"
    if next(iter(_holders(rule, bodies)), None) is None:
        return f"no organisation is known that is meant by {rule.holder_type}"
    return None


def _holders(rule: StatutoryHolder, bodies: Bodies) -> Iterator[str]:
    single = _SINGLE.get(rule.holder_type) if isinstance(rule.holder_type, HolderWord) else None
    for organisation in bodies.of_types(types_of(rule.holder_type)):
        if single is None or organisation.id == single:
            yield organisation.id


def _why_none(rule: StatutoryHolder, organisation: str, bodies: Bodies) -> str | None:
    """Why an organisation has no right by the rule; None where the rule does not mean it, or not in its time."""
    if shared(period_of(rule), period_of(bodies.organisations[organisation])) is None:
        return None
    if len(_areas(rule, organisation, bodies)) == 0:
        return f"no footprint of level {rule.footprint_level} is known that it covers"
    unknown = sorted(each for each in rule.only_for if each not in bodies.organisations)
    if len(unknown) > 0:
        return f"whether it is one of those meant is not known: {', '.join(unknown)} is in no register"
    return None if len(rule.only_for) > 0 else "its footprint is recorded only for other times"


def _rights_of(rule: StatutoryHolder, organisation: str, bodies: Bodies, source: str) -> Iterator[Right]:
    for area in _areas(rule, organisation, bodies):
        allowed = _allowed(rule, organisation, area, bodies)
        for period in _common(period_of(rule), area.periods, allowed):
            yield Right(
                id=_id(rule, organisation, area.footprint, period[0]),
                organisation=organisation,
                function=rule.function,
                role=rule.role,
                subject_type=rule.subject_type,
                footprint=area.footprint,
                valid_from=period[0],
                valid_to=period[1],
                legal_basis=rule.legal_basis,
                certainty=rule.certainty,
                confidence=rule.confidence,
                source=(bodies.source_of(rule.legal_basis, source),),
                basis=Basis.STATUTE,
            )


def _areas(rule: StatutoryHolder, organisation: str, bodies: Bodies) -> tuple[Area, ...]:
    """The footprints of the rule's level that it covers, else of one that comes to the same."""
    level = rule.footprint_level
    assert level is not None
    for each in (level, *_ALIKE.get(level, ()), FootprintLevel.ENGLAND):
        areas = bodies.at_level(organisation, each)
        if len(areas) > 0:
            return areas
    return ()


def _allowed(rule: StatutoryHolder, organisation: str, area: Area, bodies: Bodies) -> tuple[Period, ...]:
    """When the organisation is one of those that the rule is only for."""
    if len(rule.only_for) == 0 or organisation in rule.only_for:
        return (ALWAYS,)
    return merged(
        period
        for each in rule.only_for
        if each in bodies.organisations and bodies.organisations[each].type is OrganisationType.NHS_ENGLAND_REGION
        for region in bodies.areas_of.get(each, ())
        for period in _pairwise(bodies.lies_in(area.footprint, region.footprint), region.periods)
    )


def _common(rule: Period, covered: Iterable[Period], allowed: tuple[Period, ...]) -> tuple[Period, ...]:
    return merged(period for period in (shared(rule, one) for one in _pairwise(covered, allowed)) if period is not None)


def _pairwise(some: Iterable[Period], others: tuple[Period, ...]) -> Iterator[Period]:
    for one in some:
        for other in others:
            both = shared(one, other)
            if both is not None:
                yield both


def _id(rule: StatutoryHolder, organisation: str, footprint: str, begins: date | None) -> str:
    """What tells a right from all others, in words that stay the same."""
    parts = ["st", rule.function, rule.role, organisation, footprint, "open" if begins is None else begins.isoformat()]
    return ":".join(parts if rule.subject_type is None else [*parts, rule.subject_type])
