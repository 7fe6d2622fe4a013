"""M03: deciding rights without a legal basis, where the law has one.

An empty basis is what is missing; whether the right itself is sure does matter, so an unsure or undated right makes
this information, as does a law that is not sure.
"""

from collections.abc import Iterable

from graph_model.analyses.aspects import DECIDING, GROUND, HOLDERS
from graph_model.analyses.context import Context
from graph_model.analyses.rule import Looked, Rule
from graph_model.analyses.telling import about
from graph_model.entities import Right, StatutoryHolder
from graph_model.findings import Evidence, Finding, Severity, doubtful
from graph_model.vocabulary import DECIDING_ROLES
from graph_model.wording import listed

__all__ = ["RULE", "missing_bases"]


def missing_bases(context: Context) -> Looked:
    """Find the rights, and put those of one organisation over one function together.

    Cost: linear in the deciding rights.
    """
    without: dict[tuple[str, str], list[Right]] = {}
    for right in context.deciding:
        if right.legal_basis is None and len(_bases(context, right.function)) > 0:
            without.setdefault((right.organisation, right.function), []).append(right)
    return Looked.at(len(context.deciding), (_finding(context, rights) for rights in without.values()))


def _bases(context: Context, function: str) -> set[str]:
    return {row.legal_basis for row in _by_law(context, function) if row.legal_basis is not None}


def _by_law(context: Context, function: str) -> list[StatutoryHolder]:
    rows = (row for row in context.prescribed(function) if row.role in DECIDING_ROLES)
    return [row for row in rows if row.legal_basis is not None]


def _unsure(*rows: Iterable[Right | StatutoryHolder]) -> tuple[str, ...]:
    """What is not sure, of each lot in which nothing is."""
    lots = ([doubtful(row) for row in each] for each in rows)
    return tuple(row for lot in lots if all(len(each) > 0 for each in lot) for each in lot for row in each)


def _finding(context: Context, rights: Iterable[Right]) -> Finding:
    first, *_ = rights = list(rights)
    name, function = context.name(first.organisation), about(context, [first.function])
    ground = context.grounds.of_footprints(right.footprint for right in rights)
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        subjects=(first.organisation,),
        functions=(first.function,),
        sentence=f"{name} decides {function}, and no legal basis is recorded.",
        advice=f"Record the basis; for this the law names {listed(_bases(context, first.function))}.",
        evidence=Evidence(rights=tuple(right.id for right in rights), missing="a legal basis"),
        ground=ground or frozenset(),
        population=None if ground is None else context.history.population(ground),
        rests_on=_unsure(rights, _by_law(context, first.function)),
    )


RULE = Rule(
    id="M03",
    title="Missing legal bases",
    question="Which deciding rights name no legal basis, although the law has one?",
    means="The register does not say by which law or scheme this body decides.",
    does_not_mean="That it decides unlawfully.",
    severity=Severity.WARNING,
    counted="deciding rights",
    cost="linear in the deciding rights",
    analysis=missing_bases,
    reads=frozenset({DECIDING, GROUND, HOLDERS}),
)
