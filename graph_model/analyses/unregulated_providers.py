"""M10: providers of a regulated activity without a line to a regulator, where all such lines of theirs are claimed.

Who carries on a regulated activity is in the expected lines, by type; of another type, whoever has a contract and is
claimed for. An undated line is there.
"""

from collections.abc import Iterator

from graph_model.analyses.context import Context
from graph_model.analyses.expecting import expected_of
from graph_model.analyses.rule import Looked, Rule
from graph_model.entities import Organisation
from graph_model.findings import Evidence, Finding, Severity, doubtful
from graph_model.vocabulary import LineKind
from graph_model.wording import joined

__all__ = ["RULE", "unregulated_providers"]

_CONTRACTS = (LineKind.COMMISSIONING_CONTRACT, LineKind.SUBCONTRACT)


def unregulated_providers(context: Context) -> Looked:
    """Find providers without a regulator.

    Cost: linear in the organisations and their lines.
    """
    providers = list(_providers(context))
    without = [each for each in providers if len(context.lines_from(each.id, LineKind.REGULATION)) == 0]
    return Looked.at(len(providers), (_finding(context, each) for each in without))


def _providers(context: Context) -> Iterator[Organisation]:
    for each in context.alive.values():
        if context.claims.holds_lines(LineKind.REGULATION, each) and _is_regulated(context, each):
            yield each


def _is_regulated(context: Context, organisation: Organisation) -> bool:
    expected = any(row.kind is LineKind.REGULATION for row in expected_of(context, organisation))
    return expected or len(context.lines_from(organisation.id, *_CONTRACTS)) > 0


def _finding(context: Context, provider: Organisation) -> Finding:
    name = context.name(provider.id)
    rows = [row for row in expected_of(context, provider) if row.kind is LineKind.REGULATION]
    regulator = joined(sorted({str(row.holder_type) for row in rows}) or ["its regulator"])
    contracts = context.lines_from(provider.id, *_CONTRACTS) if len(rows) == 0 else []
    sure = len(contracts) == 0 or any(len(doubtful(line)) == 0 for line in contracts)
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        subjects=(provider.id,),
        functions=tuple({function for row in rows for function in row.functions}),
        sentence=f"{name} provides care, and is registered with no regulator on record.",
        advice=f"Look up the registration of {name} with {regulator}, and record it.",
        evidence=Evidence(
            lines=tuple(line.id for line in contracts), missing=f"regulation from {provider.id} to {regulator}"
        ),
        rests_on=doubtful(provider) if sure else doubtful(provider, contracts),
    )


RULE = Rule(
    id="M10",
    title="Unregulated providers",
    question="Which providers of a regulated activity are registered with no regulator?",
    means="The register claims every registration of such providers, and has none of this one.",
    does_not_mean="That it works without registration; look it up.",
    severity=Severity.WARNING,
    counted="providers whose registration is claimed",
    cost="linear in the organisations and their lines",
    analysis=unregulated_providers,
)
