"""M06: contracts with a body that holds no right for the service there.

Judged only where all rights over the function are claimed on the ground of the contract: its own area, else that of
the provider, else that of the commissioner; where none is known, all rights must be claimed everywhere. A right over a
wider or narrower function will do, a deciding one or that of a lead provider who delivers; so will the right of the
body whose committee or region the commissioner is. A right on unknown ground may be there. Contracts without
functions are not judged. An undated contract makes this information.
"""

from collections.abc import Iterator

from graph_model.analyses.aspects import CLAIMS, lines_of, placing_holders
from graph_model.analyses.context import Context
from graph_model.analyses.rule import Looked, Rule
from graph_model.analyses.telling import about
from graph_model.entities import ALL_FUNCTIONS, Line, Organisation
from graph_model.findings import Evidence, Finding, Severity, doubtful
from graph_model.history import Blocks
from graph_model.vocabulary import DECIDING_ROLES, LineKind, Role

__all__ = ["RULE", "contracts_without_commissioner"]

_COMMISSIONING_ROLES = DECIDING_ROLES | {Role.DELIVERS}
_READ = (
    frozenset({CLAIMS})
    | lines_of(LineKind.INTERNAL_DELEGATION)
    | placing_holders(LineKind.COMMISSIONING_CONTRACT, LineKind.INTERNAL_DELEGATION)
)


def contracts_without_commissioner(context: Context) -> Looked:
    """Find contracts whose commissioner holds no right for the function there.

    Cost: the contracts, times the rights of their commissioners; what is alike is looked up once.
    """
    rights = _Rights(context)
    looked = list(context.over_organisations(RULE.id, _READ, lambda each: _of_provider(context, rights, each)))
    found = (finding for _, each in looked for finding in each if _may_have_begun(context, finding))
    return Looked.at(sum(count for count, _ in looked), found)


def _may_have_begun(context: Context, finding: Finding) -> bool:
    """Whether a contract may hold; one without a start begins no sooner than its two ends."""
    (line,) = (context.history.lines[each] for each in finding.evidence.lines)
    ends = (context.history.organisations.get(each) for each in finding.subjects)
    born = [end.valid_from for end in ends if end is not None and end.valid_from is not None]
    return line.valid_from is not None or all(day <= context.day.day for day in born)


def _of_provider(context: Context, rights: "_Rights", provider: Organisation) -> tuple[int, tuple[Finding, ...]]:
    """How many contracts a provider has, and what is wrong with them."""
    contracts = context.lines_from(provider.id, LineKind.COMMISSIONING_CONTRACT)
    wrong = (
        (line, tuple(each for each in line.functions if _is_wrong(context, rights, line, each))) for line in contracts
    )
    return len(contracts), tuple(_finding(context, line, functions) for line, functions in wrong if len(functions) > 0)


class _Rights:
    """Where each commissioner holds a right for each function; None where that is not known."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._kept: dict[tuple[str, str], Blocks | None] = {}

    def ground(self, commissioner: str, function: str) -> Blocks | None:
        """The blocks on which it holds a right that will do; None where the ground of one is not known."""
        key = (commissioner, function)
        if key not in self._kept:
            day = self._context.day
            grounds = [day.ground.get(each) for each in self._footprints(commissioner, function)]
            known = [each for each in grounds if each is not None]
            self._kept[key] = frozenset().union(*known) if len(known) == len(grounds) else None
        return self._kept[key]

    def _footprints(self, commissioner: str, function: str) -> Iterator[str]:
        context = self._context
        near = {*context.history.ancestry(function), ALL_FUNCTIONS, *context.history.below.get(function, ())}
        parents = [line.holder for line in context.lines_from(commissioner, LineKind.INTERNAL_DELEGATION)]
        for each in (commissioner, *parents):
            for right in context.day.rights_of.get(each, ()):
                if right.role in _COMMISSIONING_ROLES and right.function in near:
                    yield right.footprint


def _is_wrong(context: Context, rights: _Rights, line: Line, function: str) -> bool:
    claimed = context.claims.ground_of_rights(function)
    if len(claimed) == 0:
        return False
    there = _there(context, line)
    held = rights.ground(line.holder, function)
    if held is None or not (context.everywhere if there is None else there) <= claimed:
        return False
    return len(held) == 0 if there is None else held.isdisjoint(there)


def _there(context: Context, line: Line) -> Blocks | None:
    if line.footprint is not None:
        return context.day.ground.get(line.footprint)
    # Where a provider has a say, without working there, is not where its contract is for.
    works = len(context.day.covered_by(line.subject)) > 0
    return (context.grounds.of(line.subject) if works else None) or context.grounds.of(line.holder)


def _finding(context: Context, line: Line, functions: tuple[str, ...]) -> Finding:
    provider, holder = context.name(line.subject), context.name(line.holder)
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        subjects=(line.subject, line.holder),
        functions=functions,
        sentence=f"{provider} has a contract with {holder} for {about(context, functions)}, over which {holder} has no "
        "power there.",
        advice=f"Find who commissions this from {provider}, and record the contract with that body.",
        evidence=Evidence(lines=(line.id,), missing=f"a right of {holder} over {about(context, functions)}"),
        ground=_there(context, line) or frozenset(),
        rests_on=doubtful(line),
    )


RULE = Rule(
    id="M06",
    title="Contracts without a commissioner",
    question="Which contracts are with a body that holds no right for that service there?",
    means="By the register, this body may not buy this service, so the contract leads to nobody who decides it.",
    does_not_mean="That the contract is void; the area or the function of the line may be wrong.",
    severity=Severity.FAULT,
    counted="contracts",
    cost="the contracts, times the rights of their commissioners",
    analysis=contracts_without_commissioner,
)
