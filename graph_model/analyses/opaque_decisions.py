"""M13: deciding rights and boards that name no source.

A chair cannot check what nobody published. Only what is empty is found: a source that is cited and not known is there.
"""

from graph_model.analyses.context import Context
from graph_model.analyses.rule import Looked, Rule
from graph_model.analyses.telling import about
from graph_model.entities import Organisation, Right
from graph_model.findings import Evidence, Finding, Severity
from graph_model.vocabulary import FORMS, Form

__all__ = ["RULE", "opaque_decisions"]

_BOARD_FORMS = frozenset({Form.COMMITTEE, Form.JOINT_COMMITTEE})


def opaque_decisions(context: Context) -> Looked:
    """Find what names no source, by organisation.

    Cost: linear in the deciding rights and the organisations.
    """
    opaque: dict[str, list[Right]] = {}
    for right in context.deciding:
        if len(right.source) == 0:
            opaque.setdefault(right.organisation, []).append(right)
    boards = [each for each in context.alive.values() if FORMS[each.type] in _BOARD_FORMS]
    found = [_of_rights(context, each, rights) for each, rights in opaque.items()]
    found += [_of_board(context, each) for each in boards if len(each.source) == 0]
    return Looked.at(len(context.deciding) + len(boards), found)


def _of_rights(context: Context, organisation: str, rights: list[Right]) -> Finding:
    functions = tuple(right.function for right in rights)
    ground = context.grounds.of_footprints(right.footprint for right in rights)
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        subjects=(organisation,),
        functions=functions,
        sentence=f"{context.name(organisation)} decides {about(context, functions)}, and no source is given for it.",
        advice="Link the constitution or scheme of delegation that gives the right.",
        evidence=Evidence(rights=tuple(right.id for right in rights), missing="a source"),
        ground=ground or frozenset(),
        population=None if ground is None else context.history.population(ground),
    )


def _of_board(context: Context, board: Organisation) -> Finding:
    name = context.name(board.id)
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        subjects=(board.id,),
        functions=(),
        sentence=f"No source is given for {name}: neither its terms of reference nor a record of a meeting.",
        advice=f"Link the terms of reference or the minutes of {name}.",
        evidence=Evidence(missing="a source"),
    )


RULE = Rule(
    id="M13",
    title="Opaque decisions",
    question="Which deciding rights and boards rest on no source?",
    means="Nobody outside can check that this body decides, or meets.",
    does_not_mean="That it hides anything; the register may not have been completed.",
    severity=Severity.INFO,
    counted="deciding rights and boards",
    cost="linear in the deciding rights and the organisations",
    analysis=opaque_decisions,
)
