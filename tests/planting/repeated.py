"""Faults of lines that are there twice: D02, D11, D12."""

from graph_model.entities import ALL_FUNCTIONS, Line
from graph_model.vocabulary import (
    PATH_KINDS,
    LineKind,
    OrganisationType,
)
from tests.planting.spot import DAY, Plant, Spot, Variety

__all__ = ["VARIETIES"]

FORKING = (
    LineKind.STATUTORY_ACCOUNTABILITY,
    LineKind.INTERNAL_DELEGATION,
    LineKind.DELEGATION,
    LineKind.OVERSIGHT,
    LineKind.PARLIAMENTARY,
    LineKind.DEMOCRATIC,
    LineKind.OWNERSHIP,
    LineKind.HOSTING,
    LineKind.FINANCIAL_ALLOCATION,
)


def _second_holder(spot: Spot) -> Plant | None:
    """A body answers by a second line of a kind that it has, to another body of the type."""
    kind = spot.any_of([each for each in FORKING if len(spot.sure_lines(each)) > 0])
    line = spot.any_of(spot.sure_lines(kind), lambda each: spot.is_known(each.subject)) if kind else None
    if line is None:
        return None
    like = spot.type_of(line.holder)
    types = (
        {like}
        if like not in (OrganisationType.NHS_ENGLAND, OrganisationType.PARLIAMENT)
        else {
            OrganisationType.SECRETARY_OF_STATE,
            OrganisationType.GOVERNMENT_DEPARTMENT,
            OrganisationType.CQC,
        }
    )
    if kind is LineKind.DELEGATION:
        types = {OrganisationType.SECRETARY_OF_STATE, OrganisationType.ICB}
    holder = spot.any_of(
        spot.alive(*types),
        lambda each: (
            each.id not in (line.subject, line.holder)
            and not spot.hangs_on(each.id, line.subject)
            and spot.is_known(each.id)
            and each.id not in {other.holder for other in spot.lines_from(line.subject)}
        ),
    )
    if holder is None:
        return None
    new = line.model_copy(
        update={"id": spot.name("line"), "holder": holder.id, "valid_from": spot.since(line, holder), "footprint": None}
    )
    allowed = "D12 D05" if kind is LineKind.DELEGATION else "D12"
    if kind is LineKind.HOSTING:
        allowed += " M05"
    return spot.plant("D02", spot.added(new), line.subject, *sorted(set(line.functions))[:1], allowed=allowed)


def _second_buyer(spot: Spot) -> Plant | None:
    """A provider has contracts with two who buy the same on the same ground."""
    line = spot.any_of(
        spot.sure_lines(LineKind.COMMISSIONING_CONTRACT),
        lambda each: len(each.functions) == 1 and len(_other_buyers(spot, each)) > 0,
    )
    if line is None:
        return None
    buyer = spot.dice.choice(_other_buyers(spot, line))
    since = spot.since(line, spot.history.organisations[buyer])
    new = line.model_copy(update={"id": spot.name("line"), "holder": buyer, "valid_from": since})
    return spot.plant("D02", spot.added(new), line.subject, line.functions[0], allowed="D12")


def _other_buyers(spot: Spot, line: Line) -> list[str]:
    """Who else decides the function of a contract on its ground."""
    there = spot.ground(line.footprint) if line.footprint is not None else spot.ground_of(line.holder)
    deciding = {
        row.organisation for row in spot.deciders(line.functions[0], there) if there <= spot.ground(row.footprint)
    }
    mine = {each.holder for each in spot.lines_from(line.subject)} | {line.subject}
    alive = spot.context.alive
    return (
        sorted(each for each in deciding - mine if each in alive and not spot.hangs_on(each, line.subject))
        if there
        else []
    )


def _same_line(spot: Spot) -> Plant | None:
    """A line is there twice."""
    kind = spot.any_of(sorted({line.kind for line in spot.sure_lines()}))
    line = spot.any_of(spot.sure_lines(kind))
    if line is None:
        return None
    again = {"id": spot.name("again"), "functions": tuple(reversed(line.functions))}
    columns = spot.dice.choice(
        (
            {},
            {"source": ("planted",)},
            {"legal_basis": "another"},
            {"valid_from": spot.since(line), "valid_to": spot.on + 40 * DAY},
            {"confidence": "likely", "note": "again"},
        )
    )
    return spot.plant("D11", spot.added(line.model_copy(update=again | columns)), line.subject, line.holder, line.id)


def _met_twice(spot: Spot) -> Plant | None:
    """A meeting is recorded from both sides."""
    line = spot.any_of(spot.sure_lines(LineKind.COORDINATION))
    if line is None:
        return None
    again = line.model_copy(update={"id": spot.name("again"), "subject": line.holder, "holder": line.subject})
    return spot.plant("D11", spot.added(again), line.subject, line.holder, line.id)


def _shortcut(spot: Spot) -> Plant | None:
    """A line goes past a body that stands between its ends."""

    def beyond(line: Line) -> list[Line]:
        return [
            each
            for each in spot.lines_from(line.holder, line.kind)
            if spot.is_sure(each)
            and each.holder not in (line.subject, line.holder)
            and len(_shared(line, each)) > 0
            and each.holder not in {other.holder for other in spot.lines_from(line.subject)}
            and each.holder in spot.context.alive
            and (line.footprint is None or each.footprint is None)
        ]

    line = spot.any_of(
        spot.sure_lines(*PATH_KINDS, LineKind.FINANCIAL_ALLOCATION),
        lambda each: len(beyond(each)) > 0,
    )
    if line is None:
        return None
    past = spot.dice.choice(beyond(line))
    functions = tuple(sorted(_shared(line, past)))
    new = line.model_copy(
        update={
            "id": spot.name("line"),
            "holder": past.holder,
            "functions": functions,
            "valid_from": spot.since(line, past),
        }
    )
    return spot.plant("D12", spot.added(new), line.subject, line.holder, past.holder, allowed="D02 D05")


def _shared(one: Line, other: Line) -> frozenset[str]:
    if ALL_FUNCTIONS in one.functions:
        return frozenset(other.functions)
    return (
        frozenset(one.functions)
        if ALL_FUNCTIONS in other.functions
        else frozenset(one.functions) & set(other.functions)
    )


VARIETIES = (
    Variety("D02", "a second holder of one kind", _second_holder),
    Variety("D02", "a second buyer of the same", _second_buyer),
    Variety("D11", "a line twice", _same_line),
    Variety("D11", "a meeting from both sides", _met_twice),
    Variety("D12", "a line past a body", _shortcut),
)
