"""Bodies that the law requires and no publisher lists: committees, electorates, governors and members.

Which there must be is said by the expected lines: where a rule joins a body to one of these types with the
same footprint, each body has its own. Their ids are made of the code of the body that they belong to.
"""

import re
from collections.abc import Iterable, Iterator

from graph_model.entities import Cover, ExpectedLine, Organisation
from graph_model.periods import Period, period_of, shared
from graph_model.statute.bodies import Area, Bodies
from graph_model.statute.expansion import Expansion
from graph_model.vocabulary import Certainty, OrganisationType, WhichHolder, types_of

__all__ = ["code_of", "required_bodies"]

_PREFIX = {
    OrganisationType.ICP_STATUTORY: "icp",
    OrganisationType.HWB: "hwb",
    OrganisationType.HOSC: "hosc",
    OrganisationType.ELECTORATE: "electorate",
    OrganisationType.COUNCIL_OF_GOVERNORS: "cog",
    OrganisationType.FT_MEMBERSHIP: "members",
}
_NAME = {
    OrganisationType.ICP_STATUTORY: "{short} Integrated Care Partnership",
    OrganisationType.HWB: "{short} Health and Wellbeing Board",
    OrganisationType.HOSC: "{short} health scrutiny committee",
    OrganisationType.ELECTORATE: "Electors of {name}",
    OrganisationType.COUNCIL_OF_GOVERNORS: "Council of Governors, {name}",
    OrganisationType.FT_MEMBERSHIP: "Public, patient and staff members of {name}",
}
# Committees with rights of their own work for an area; electors and governors are only answered to.
_WITH_AREA = frozenset({OrganisationType.ICP_STATUTORY, OrganisationType.HWB, OrganisationType.HOSC})
# A combined authority has electors only through its mayor, who is an organisation with a rule of the same kind.
_WITHOUT_OWN = frozenset({OrganisationType.COMBINED_AUTHORITY})
_OF_SCHEME = re.compile(r"(?:ods|la|ca|mayor|icp|hwb|hosc|electorate|cog|members):(?!ccg:)(.+)")
_OFFICE = re.compile(r"^(?:Council of Governors, |Mayor of )")
_ENDS = re.compile(r" (?:(?:Metropolitan Borough |Borough |City |County |District )?Council|Integrated Care Board)$")


def code_of(identifier: str) -> str:
    """The code that ties a body to those that belong to it: what follows the prefix, or the id where it has none."""
    scheme = _OF_SCHEME.fullmatch(identifier)
    return identifier if scheme is None else scheme[1]


def required_bodies(expected: Iterable[ExpectedLine], bodies: Bodies, source: str) -> Expansion:
    """Give each body that must be there and is not, and what it covers; also the area of one that has none.

    Args:
        expected: the rules; those that are not in force require nothing.
        bodies: what the registers list.
        source: the id of the source of bodies whose rule names none.
    """
    found = Expansion()
    rules = sorted((rule for rule in expected if _requires(rule)), key=lambda rule: rule.key)
    # Twice, because members belong to the governors that the first time makes.
    for _ in range(2):
        known = bodies.joined_by(found.organisations, found.covers)
        made: list[Expansion] = []
        for rule in rules:
            for required, period, base in _pairs(rule, known):
                made.append(_required(required, rule.model_copy(update=_dates(period)), base, known, source))
        found = found + Expansion(
            organisations=tuple(body for each in made for body in each.organisations),
            covers=tuple(cover for each in made for cover in each.covers),
        )
    return found


def _requires(rule: ExpectedLine) -> bool:
    return rule.which is WhichHolder.SAME_FOOTPRINT and rule.certainty is Certainty.IN_FORCE


def _dates(period: Period) -> dict[str, object]:
    return {"valid_from": period[0], "valid_to": period[1]}


def _pairs(rule: ExpectedLine, bodies: Bodies) -> Iterator[tuple[OrganisationType, Period, Organisation]]:
    """What type of body the rule requires of which organisation, and when."""
    for required, base in ((rule.subject_type, rule.holder_type), (rule.holder_type, rule.subject_type)):
        if isinstance(required, OrganisationType) and required in _PREFIX:
            for organisation in bodies.of_types(types_of(base) - _WITHOUT_OWN):
                period = shared(period_of(rule), period_of(organisation))
                if period is not None:
                    yield required, period, organisation


def _required(
    required: OrganisationType, rule: ExpectedLine, base: Organisation, bodies: Bodies, source: str
) -> Expansion:
    """The body of a type that must be there beside the base in the time of the rule, if it is not."""
    identifier = f"{_PREFIX[required]}:{code_of(base.id)}"
    areas = bodies.areas_of.get(base.id, ()) if required in _WITH_AREA else ()
    if identifier not in bodies.organisations and _another_is_there(required, areas, bodies):
        return Expansion()
    has_area = len(bodies.areas_of.get(identifier, ())) > 0
    covers = () if has_area else tuple(_covers(identifier, areas, rule, bodies.source_of(rule.legal_basis, source)))
    if identifier in bodies.organisations:
        return Expansion(covers=covers)
    made = _organisation(identifier, required, rule, base)
    return Expansion(
        organisations=(made.model_copy(update={"source": (bodies.source_of(rule.legal_basis, source),)}),),
        covers=covers,
    )


def _another_is_there(required: OrganisationType, areas: Iterable[Area], bodies: Bodies) -> bool:
    """Whether a register lists such a body for the same area under another id."""
    working = (each for area in areas for each in bodies.working_on.get(area.footprint, ()))
    return any(bodies.organisations[each.organisation].type is required for each in working)


def _covers(identifier: str, areas: Iterable[Area], rule: ExpectedLine, source: str) -> Iterator[Cover]:
    for area in areas:
        for period in area.periods:
            both = shared(period, period_of(rule))
            if both is not None:
                yield Cover(
                    organisation=identifier,
                    footprint=area.footprint,
                    valid_from=both[0],
                    valid_to=both[1],
                    source=(source,),
                    confidence=rule.confidence,
                )


def _organisation(identifier: str, kind: OrganisationType, rule: ExpectedLine, base: Organisation) -> Organisation:
    name = _OFFICE.sub("", base.name or base.id)
    return Organisation(
        id=identifier,
        name=_NAME[kind].format(name=name, short=_ENDS.sub("", name.removeprefix("NHS "))),
        type=kind,
        gss_code=base.gss_code if kind is OrganisationType.ELECTORATE else None,
        valid_from=rule.valid_from,
        valid_to=rule.valid_to,
        confidence=rule.confidence,
        note=f"required by law ({rule.legal_basis or rule.rule}); not listed by any publisher",
    )
