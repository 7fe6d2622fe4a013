"""independent_paths: organisations with several ways up that meet nobody in common.

Counted by flow for each function, over all terminals together; where all ways meet in one organisation there is one,
and no flow is needed. One finding for each organisation and count, with the functions that have it. Two lines of one
kind for the same ground are D02's to judge; here nothing is judged, it is counted. Undated lines are followed.
"""

from graph_model.analyses.context import Context
from graph_model.analyses.rule import Looked, Rule
from graph_model.analyses.telling import about
from graph_model.analyses.upward import upward
from graph_model.asking import carries
from graph_model.entities import ALL_FUNCTIONS
from graph_model.findings import Evidence, Finding, Severity, doubtful
from graph_model.vocabulary import PATH_KINDS
from graph_model.wording import joined

__all__ = ["RULE", "independent_paths", "ways_apart"]


def independent_paths(context: Context) -> Looked:
    """Find who has two or more ways up that meet nobody in common.

    Cost: a maximum flow for each organisation and layer in which ways do not all meet, on what lies above it.
    """
    found: dict[tuple[str, int], list[str]] = {}
    for layer in context.layers.every:
        for organisation, count in upward(layer).several.items():
            if organisation in context.alive:
                found.setdefault((organisation, count), []).extend(layer.functions)
    looked = frozenset().union(*(layer.reaching - layer.terminals for layer in context.layers.every))
    checked = len(looked & context.alive.keys())
    return Looked.at(checked, (_finding(context, *key, functions) for key, functions in found.items()))


def ways_apart(context: Context, organisation: str, function: str) -> int:
    """How many ways up an organisation has for a function that meet nobody in common; 0 where it has none."""
    return upward(context.layers.of(function)).independent(organisation)


def _finding(context: Context, organisation: str, count: int, functions: list[str]) -> Finding:
    levels = {each for function in functions for each in (*context.history.ancestry(function), ALL_FUNCTIONS)}
    lines = [line for line in context.lines_from(organisation, *PATH_KINDS) if carries(line, levels)]
    name = context.name(organisation)
    holders = joined(sorted({context.name(line.holder) for line in lines}))
    unsure = doubtful(lines)
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        subjects=(organisation,),
        functions=tuple(functions),
        sentence=f"{name} answers for {about(context, functions)} in {count} ways that meet nobody in common: "
        f"to {holders}.",
        advice=f"Make sure that {name} knows which account it gives to whom, so that none is taken for another.",
        evidence=Evidence(lines=tuple(line.id for line in lines)),
        rests_on=unsure if len(lines) - len(unsure) < count else (),
    )


RULE = Rule(
    id="independent_paths",
    title="Independent paths",
    question="Which organisations have several ways up that meet nobody in common?",
    means="It gives account for the same thing in several directions, none of which passes through another.",
    does_not_mean="That it is accountable twice for one thing: kinds, ground or parents may differ, as the law means.",
    severity=Severity.INFO,
    counted="organisations that reach Parliament or an electorate",
    cost="a maximum flow for each organisation whose ways do not all meet in one, on what lies above it",
    analysis=independent_paths,
)
