"""M08: upper-tier councils without a health and wellbeing board, or without health scrutiny.

A board is the council's by a line to it, by the code in its id, or by ground that holds the council's; one whose dates
are not known is there. Judged only where all boards of the type are claimed.
"""

from collections.abc import Iterator

from graph_model.analyses.context import Context
from graph_model.analyses.rule import Looked, Rule
from graph_model.analyses.telling import people
from graph_model.entities import Organisation
from graph_model.findings import Evidence, Finding, Severity, doubtful
from graph_model.statute.required import code_of
from graph_model.vocabulary import HolderWord, LineKind, OrganisationType, types_of

__all__ = ["RULE", "missing_boards"]

_BOARDS = {
    OrganisationType.HWB: "health and wellbeing board",
    OrganisationType.HOSC: "health scrutiny committee",
}
_OWN_KINDS = (LineKind.INTERNAL_DELEGATION, LineKind.JOINT_EXERCISE)


def missing_boards(context: Context) -> Looked:
    """Find councils that lack a board.

    Cost: linear in the councils and boards; grounds are compared only where neither line nor code tells.
    """
    councils = context.of_types(types_of(HolderWord.UPPER_TIER_LA))
    found = (_finding(context, council, kind) for kind in _BOARDS for council in _without(context, councils, kind))
    return Looked.at(len(councils), found)


def _without(context: Context, councils: list[Organisation], kind: OrganisationType) -> Iterator[Organisation]:
    boards = context.of_types({kind})
    codes = {code_of(board.id) for board in boards}
    for council in councils:
        has_one = code_of(council.id) in codes or any(_is_of(context, board, council) for board in boards)
        if not has_one and _is_judged(context, council, kind):
            yield council


def _is_judged(context: Context, council: Organisation, kind: OrganisationType) -> bool:
    return context.claims.holds_organisations(kind, context.grounds.of(council.id) or frozenset())


def _is_of(context: Context, board: Organisation, council: Organisation) -> bool:
    if any(line.holder == council.id for line in context.lines_from(board.id, *_OWN_KINDS)):
        return True
    ground, area = context.grounds.of(council.id), context.grounds.of(board.id)
    return ground is not None and area is not None and ground <= area


def _finding(context: Context, council: Organisation, kind: OrganisationType) -> Finding:
    name, board = context.name(council.id), _BOARDS[kind]
    ground = context.grounds.of(council.id)
    population = None if ground is None else context.history.population(ground)
    functions = {f for row in context.expected_by_type.get(kind, ()) for f in row.functions}
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        subjects=(council.id,),
        functions=tuple(functions),
        sentence=f"{name}{people(population)} has no {board}.",
        advice=f"Record the {board} of {name}, or the joint one that acts for it.",
        evidence=Evidence(missing=f"a {board} that answers to {name}"),
        ground=ground or frozenset(),
        population=population,
        rests_on=doubtful(council),
    )


RULE = Rule(
    id="M08",
    title="Missing boards",
    question="Which upper-tier councils have no health and wellbeing board, or no health scrutiny committee?",
    means="A committee that the law requires of this council is not on record, though all of them are claimed.",
    does_not_mean="That nobody scrutinises: a joint committee of several councils counts once its line is recorded.",
    severity=Severity.FAULT,
    counted="upper-tier councils",
    cost="linear in the councils and boards, but for grounds where neither line nor code tells",
    analysis=missing_boards,
)
