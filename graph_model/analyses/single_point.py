"""single_point: organisations that stand on every way up of others.

Take one away, and those that hang on it answer to nobody for the function. One finding for each organisation, with
all its functions; those that hang on it for any of them are the affected. Undated lines are followed.
"""

from collections.abc import Iterable
from functools import partial

from graph_model.analyses.aspects import PLACING
from graph_model.analyses.context import Context
from graph_model.analyses.rule import Looked, Rule
from graph_model.analyses.telling import about, people
from graph_model.analyses.upward import upward
from graph_model.findings import Evidence, Finding, Severity
from graph_model.vocabulary import PATH_KINDS

__all__ = ["RULE", "hanging_on", "single_point"]


def single_point(context: Context) -> Looked:
    """Find who stands on every way up of others.

    Cost: nearly linear in the lines of each distinct layer.
    """
    reaching = frozenset().union(*(layer.reaching for layer in context.layers.every))
    gone = reaching - context.alive.keys()
    points: dict[str, dict[str, frozenset[str]]] = {}
    for layer in context.layers.every:
        for point, others in upward(layer).hanging.items():
            alive = others if others.isdisjoint(gone) else others - gone
            if point in context.alive and len(alive) > 0:
                points.setdefault(point, {}).update(dict.fromkeys(layer.functions, alive))
    return Looked.at(len(reaching) - len(gone), (_kept(context, *each) for each in points.items()))


def _kept(context: Context, point: str, hanging: dict[str, frozenset[str]]) -> Finding:
    """The finding about a point, made anew where others hang on it, or are elsewhere, or its own lines changed."""
    lines = tuple(line.id for line in context.lines_from(point, *PATH_KINDS))
    found = partial(_finding, context, point, hanging, lines)
    return context.kept((RULE.id, point), {PLACING}, found, besides=(hanging, lines))


def hanging_on(context: Context, organisation: str, function: str) -> frozenset[str]:
    """Who answers for a function only through an organisation."""
    return upward(context.layers.of(function)).hanging.get(organisation, frozenset())


def _finding(context: Context, point: str, hanging: dict[str, frozenset[str]], lines: tuple[str, ...]) -> Finding:
    affected = frozenset().union(*hanging.values())
    most = max(sorted(hanging), key=lambda function: len(hanging[function]))
    population = _people(context, affected)
    name, count = context.name(point), len(hanging[most])
    others = "1 organisation answers" if count == 1 else f"{count:,} organisations answer"
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        subjects=(point,),
        functions=tuple(hanging),
        sentence=f"Through {name} alone {others} for {about(context, [most])}{people(population)}"
        f"{_more(len(hanging) - 1, len(affected))}.",
        advice=f"Know who would answer for them if {name} were abolished or its line were lost.",
        evidence=Evidence(lines=lines),
        population=population,
        affected=tuple(affected),
    )


def _more(functions: int, organisations: int) -> str:
    if functions == 0:
        return ""
    also = "1 more function" if functions == 1 else f"{functions} more functions"
    return f"; with {also}, {organisations:,} in all"


def _people(context: Context, organisations: Iterable[str]) -> int | None:
    """The people on the ground of those that hang on it, as far as their ground is known; None where none is."""
    grounds = {context.ground_of[each] for each in organisations}
    known = frozenset().union(*(ground for ground in grounds if ground is not None))
    return context.history.population(known) if len(known) > 0 else None


RULE = Rule(
    id="single_point",
    title="Single points",
    question="Which organisations stand on every way up of others?",
    means="If this organisation goes, or its line is lost, those that hang on it answer to nobody for this.",
    does_not_mean="That anything is wrong: a hierarchy has one top, and most bodies answer through one other.",
    severity=Severity.INFO,
    counted="organisations that reach Parliament or an electorate",
    cost="nearly linear in the lines of each distinct set of functions (dominators)",
    analysis=single_point,
)
