"""M14: places in which providers outside the NHS deliver, and none of them has a seat anywhere.

A provider delivers where its contracts are for, or where it works. Judged only where all its seats (`representation`)
are claimed; a place with a provider whose seats are not claimed is left alone. An undated seat is there.
"""

from graph_model.analyses.context import Context
from graph_model.analyses.rule import Looked, Rule
from graph_model.entities import Organisation
from graph_model.findings import Evidence, Finding, Severity
from graph_model.history import Blocks
from graph_model.vocabulary import PRIVATE_TYPES, FootprintLevel, LineKind
from graph_model.wording import listed

__all__ = ["RULE", "outsiders"]

_CONTRACTS = (LineKind.COMMISSIONING_CONTRACT, LineKind.SUBCONTRACT)


def outsiders(context: Context) -> Looked:
    """Find places whose providers outside the NHS have no seat.

    Cost: the places times the providers outside the NHS, where any seats are claimed; else nothing.
    """
    if not context.claims.speaks_of(LineKind.REPRESENTATION):
        return Looked.at(0, ())
    records = context.history.footprints
    places = sorted(each for each in context.day.ground if _is_place(context, each))
    delivering = [(each, _ground(context, each)) for each in context.of_types(PRIVATE_TYPES)]
    found = []
    for place in places:
        ground = context.day.ground[place]
        here = [each for each, where in delivering if not where.isdisjoint(ground)]
        if len(here) > 0 and place in records and all(_is_outside(context, each) for each in here):
            found.append(_finding(context, place, here))
    return Looked.at(len(places), found)


def _is_place(context: Context, footprint: str) -> bool:
    record = context.history.footprints.get(footprint)
    return record is not None and record.level is FootprintLevel.PLACE


def _ground(context: Context, provider: Organisation) -> Blocks:
    """Where a provider delivers; empty where that is not known, or it has no contract."""
    contracts = context.lines_from(provider.id, *_CONTRACTS)
    named = {line.footprint for line in contracts if line.footprint is not None}
    if len(contracts) == 0:
        return frozenset()
    return context.grounds.of_footprints(named) or context.grounds.of(provider.id) or frozenset()


def _is_outside(context: Context, provider: Organisation) -> bool:
    claimed = context.claims.holds_lines(LineKind.REPRESENTATION, provider)
    return claimed and len(context.lines_from(provider.id, LineKind.REPRESENTATION)) == 0


def _finding(context: Context, place: str, providers: list[Organisation]) -> Finding:
    ground = context.day.ground[place]
    names = listed(context.name(each.id) for each in providers)
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        subjects=tuple(each.id for each in providers),
        functions=(),
        sentence=f"In {context.grounds.name(place)}, {names} deliver care, and none of them has a seat anywhere.",
        advice="Ask the place which board hears its providers outside the NHS, and record the seat.",
        evidence=Evidence(missing="a representation line of any of them"),
        footprint=place,
        ground=ground,
        population=context.history.population(ground),
    )


RULE = Rule(
    id="M14",
    title="Outsiders",
    question="In which places do providers outside the NHS deliver care without a seat on any board?",
    means="Those who deliver have no voice where it is decided.",
    does_not_mean="That they must have one: for most no law says so.",
    severity=Severity.INFO,
    counted="places",
    cost="the places times the providers outside the NHS, where any seats are claimed",
    analysis=outsiders,
)
