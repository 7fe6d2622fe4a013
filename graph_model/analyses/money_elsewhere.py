"""money_elsewhere: organisations whose money for a function comes from one body while they answer to another.

A payer that is among those answered to is where it should be. A line of which no function is recorded may be about
any, so a finding that needs one rests on it. One finding for each organisation; undated lines are there.
"""

from collections.abc import Iterable, Sequence
from functools import partial

from graph_model.analyses.context import Context
from graph_model.analyses.rule import Looked, Rule
from graph_model.analyses.telling import about
from graph_model.asking import carries
from graph_model.entities import ALL_FUNCTIONS, Line, Organisation
from graph_model.findings import Evidence, Finding, Severity, doubtful
from graph_model.vocabulary import MONEY_KINDS, PATH_KINDS, LineKind
from graph_model.wording import joined

__all__ = ["RULE", "money_elsewhere"]

# A host gives staff and a legal person, not a mandate; nobody answers to it for what the money is for.
_ACCOUNT_KINDS = PATH_KINDS - {LineKind.HOSTING}


def money_elsewhere(context: Context) -> Looked:
    """Find whose money comes from another than those it answers to.

    Cost: linear in the lines of the organisations that money is recorded for.
    """
    looked = [each for each in context.over_organisations(RULE.id, (), partial(_judged, context)) if each is not None]
    return Looked.at(len(looked), (finding for found in looked for finding in found))


def _judged(context: Context, organisation: Organisation) -> tuple[Finding, ...] | None:
    """Whose money comes from elsewhere; None where no money is recorded."""
    if len(context.lines_from(organisation.id, *MONEY_KINDS)) == 0:
        return None
    finding = _finding(context, organisation.id)
    return () if finding is None else (finding,)


def _finding(context: Context, organisation: str) -> Finding | None:
    money = context.lines_from(organisation, *MONEY_KINDS)
    account = context.lines_from(organisation, *_ACCOUNT_KINDS)
    apart: dict[str, tuple[list[Line], list[Line]]] = {}
    for function in _functions(money, account):
        paid, owed = _about(context, function, money), _about(context, function, account)
        holders = {line.holder for line in owed}
        elsewhere = [line for line in paid if line.holder not in holders]
        if len(elsewhere) > 0 and len(owed) > 0:
            apart[function] = elsewhere, owed
    if len(apart) == 0:
        return None
    payers = {line.id: line for paid, _ in apart.values() for line in paid}
    holders_ = {line.id: line for _, owed in apart.values() for line in owed}
    return _told(context, organisation, tuple(apart), payers.values(), holders_.values())


def _functions(*lists: Iterable[Line]) -> list[str]:
    """The functions that any of the lines names; all of them where none names one."""
    named = {function for lines in lists for line in lines for function in line.functions} - {ALL_FUNCTIONS}
    return sorted(named) or [ALL_FUNCTIONS]


def _about(context: Context, function: str, lines: Iterable[Line]) -> list[Line]:
    levels = (*context.history.ancestry(function), ALL_FUNCTIONS)
    return [line for line in lines if carries(line, levels)]


def _told(
    context: Context, organisation: str, functions: Sequence[str], paid: Iterable[Line], owed: Iterable[Line]
) -> Finding:
    paid, owed = list(paid), list(owed)
    name = context.name(organisation)
    payers, holders = (joined(sorted({context.name(line.holder) for line in lines})) for lines in (paid, owed))
    named = [each for each in functions if each != ALL_FUNCTIONS]
    what = f"for {about(context, named)} " if len(named) > 0 else ""
    unsaid = tuple(line.id for line in (*paid, *owed) if len(line.functions) == 0)
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        subjects=(organisation,),
        functions=tuple(named),
        sentence=f"{name} has its money {what}from {payers}, and answers to {holders}.",
        advice=f"Make sure that {payers} and {holders} agree what the money of {name} is for, and who asks about it.",
        evidence=Evidence(lines=tuple(line.id for line in (*paid, *owed))),
        rests_on=(*doubtful(paid), *unsaid),
    )


RULE = Rule(
    id="money_elsewhere",
    title="Money elsewhere",
    question="Whose money for a function comes from one body while they answer for it to another?",
    means="Who pays is not who asks: the two may want different things of the same function.",
    does_not_mean="That it is unlawful: a council answers to its electors for a grant of the Secretary of State.",
    severity=Severity.INFO,
    counted="organisations that money is recorded for",
    cost="linear in the lines of the organisations that money is recorded for",
    analysis=money_elsewhere,
)
