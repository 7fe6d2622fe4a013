"""D05: delegations that may not be: passed on by a delegate, or made to one who may not be one.

Only lines of the kind `delegation` are meant; a committee acts for its own body. Passing on is allowed where the legal
basis of the line names the consent. Who may be a delegate depends on the power that is used; where the legal basis
names none of those known here, everybody may whom any of them lets. That a delegator has no right of its own is known
only where it has a delegated one, or all rights over the function are claimed on its ground.
"""

from collections.abc import Iterator

from graph_model.analyses.context import Context
from graph_model.analyses.phrasing import with_article
from graph_model.analyses.rule import Looked, Rule
from graph_model.analyses.telling import about
from graph_model.asking import carries
from graph_model.entities import ALL_FUNCTIONS, Line, Right
from graph_model.findings import Evidence, Finding, Severity, doubtful
from graph_model.vocabulary import DECIDING_ROLES, HolderWord, LineKind, OrganisationType, Role, types_of

__all__ = ["RULE", "unlawful_delegations"]

_COUNCILS = types_of(HolderWord.UPPER_TIER_LA) | types_of(HolderWord.HOUSING_AUTHORITY)
# Domain 4.4, D05: who may be a delegate, by the section that gives the power.
_DELEGATES = {
    "s65Z5": types_of(HolderWord.NHS_TRUST_OR_FT)
    | types_of(HolderWord.UPPER_TIER_LA)
    | {OrganisationType.NHS_ENGLAND, OrganisationType.ICB, OrganisationType.COMBINED_AUTHORITY},
    "s13Z": frozenset({OrganisationType.CCG}),
    "s7A": _COUNCILS | {OrganisationType.NHS_ENGLAND},
}
_ANY_DELEGATE = frozenset().union(*_DELEGATES.values())
_CONSENT = "consent"


def unlawful_delegations(context: Context) -> Looked:
    """Find delegations that pass on what was delegated, or that are to bodies that may not be delegates.

    Cost: linear in the lines of delegation, times the rights and delegations of their holders.
    """
    lines = context.lines_of(LineKind.DELEGATION)
    findings = [finding for line in lines for finding in _wrong(context, line)]
    return Looked.at(len(lines), findings)


def _wrong(context: Context, line: Line) -> Iterator[Finding]:
    kind = context.kind_of(line.subject)
    if kind is not None and kind not in _may_be_delegates(line):
        basis = line.legal_basis or "any power to delegate"
        yield _made(
            context, line, line.functions, f"as {with_article(kind)} it may not be a delegate under {basis}", ()
        )
        return
    onward = [each for each in _named(context, line) if _is_onward(context, line, each)]
    if len(onward) > 0 and _CONSENT not in (line.legal_basis or "").casefold():
        above = _delegations_of(context, line.holder, onward)
        why = f"{context.name(line.holder)} has it only by delegation itself, and no consent is named"
        yield _made(context, line, tuple(onward), why, tuple(above))


def _may_be_delegates(line: Line) -> frozenset[OrganisationType]:
    named = (line.legal_basis or "").replace(";", " ").replace(",", " ").split()
    types = [_DELEGATES[each] for each in named if each in _DELEGATES]
    return frozenset().union(*types) if len(types) > 0 else _ANY_DELEGATE


def _named(context: Context, line: Line) -> list[str]:
    """The functions of a line; of one about all functions, those that were delegated to the delegator."""
    if line.functions != (ALL_FUNCTIONS,):
        return list(line.functions)
    rights = context.day.rights_of.get(line.holder, ())
    return sorted({right.function for right in rights if right.role is Role.DELEGATED_DECIDES})


def _is_onward(context: Context, line: Line, function: str) -> bool:
    if len(_delegations_of(context, line.holder, [function])) == 0:
        return False
    rights = _deciding(context, line.holder, function)
    if len(rights) > 0:
        return all(right.role is Role.DELEGATED_DECIDES for right in rights)
    ground = context.grounds.of(line.holder)
    return ground is not None and ground <= context.claims.ground_of_rights(function)


def _deciding(context: Context, organisation: str, function: str) -> list[Right]:
    levels = frozenset((*context.history.ancestry(function), ALL_FUNCTIONS))
    rights = context.day.rights_of.get(organisation, ())
    return [right for right in rights if right.role in DECIDING_ROLES and right.function in levels]


def _delegations_of(context: Context, organisation: str, functions: list[str]) -> list[Line]:
    """The delegations by which an organisation itself has some functions."""
    levels = {ALL_FUNCTIONS, *(each for function in functions for each in context.history.ancestry(function))}
    return [line for line in context.lines_from(organisation, LineKind.DELEGATION) if carries(line, levels)]


def _made(context: Context, line: Line, functions: tuple[str, ...], why: str, above: tuple[Line, ...]) -> Finding:
    delegate, delegator = context.name(line.subject), context.name(line.holder)
    rights = [right for function in functions for right in _deciding(context, line.holder, function)]
    resting = (line, *above, *rights) if len(above) > 0 else (line,)
    what = f" {about(context, functions)}" if len(functions) > 0 else " a function"
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        subjects=(line.subject, line.holder),
        functions=functions,
        sentence=f"{delegate} exercises{what} by delegation from {delegator}, although {why}.",
        advice="End the delegation, or name in its legal basis the power and the consent that allow it.",
        evidence=Evidence(
            lines=(line.id, *(each.id for each in above)), rights=tuple(right.id for right in rights if len(above) > 0)
        ),
        footprint=line.footprint,
        rests_on=doubtful(resting),
    )


RULE = Rule(
    id="D05",
    title="Unlawful delegations",
    question="Which delegations are passed on by a delegate, or made to a body that may not be one?",
    means="The power that is used here was not there to be given, or not to this body.",
    does_not_mean="That a committee may not act for its own body, or that consent was not given but only not recorded.",
    severity=Severity.FAULT,
    counted="delegations",
    cost="linear in the delegations, times the rights and delegations of the delegators",
    analysis=unlawful_delegations,
)
