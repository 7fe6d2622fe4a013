"""M10: providers of a regulated activity without a line to a regulator, where all such lines of theirs are claimed.

Who carries on a regulated activity is in the expected lines, by type; of another type, whoever has a contract and is
claimed for. An undated line is there.
"""

from functools import partial

from graph_model.analyses.aspects import CLAIMS, EXPECTED
from graph_model.analyses.context import Context
from graph_model.analyses.expecting import expected_of
from graph_model.analyses.rule import Looked, Rule
from graph_model.entities import Organisation
from graph_model.findings import Evidence, Finding, Severity, doubtful
from graph_model.spoken import spoken
from graph_model.vocabulary import LineKind
from graph_model.wording import joined

__all__ = ["RULE", "unregulated_providers"]

_READ = frozenset({CLAIMS, EXPECTED})
_CONTRACTS = (LineKind.COMMISSIONING_CONTRACT, LineKind.SUBCONTRACT)


def unregulated_providers(context: Context) -> Looked:
    """Find providers without a regulator.

    Cost: linear in the organisations and their lines.
    """
    looked = [
        each for each in context.over_organisations(RULE.id, _READ, partial(_judged, context)) if each is not None
    ]
    return Looked.at(len(looked), (finding for found in looked for finding in found))


def _judged(context: Context, each: Organisation) -> tuple[Finding, ...] | None:
    """What is wrong with an organisation; None where it is not looked at."""
    if not (context.claims.holds_lines(LineKind.REGULATION, each) and _is_regulated(context, each)):
        return None
    return () if len(context.lines_from(each.id, LineKind.REGULATION)) > 0 else (_finding(context, each),)


def _is_regulated(context: Context, organisation: Organisation) -> bool:
    expected = any(row.kind is LineKind.REGULATION for row in expected_of(context, organisation))
    return expected or len(context.lines_from(organisation.id, *_CONTRACTS)) > 0


def _finding(context: Context, provider: Organisation) -> Finding:
    name = context.name(provider.id)
    rows = [row for row in expected_of(context, provider) if row.kind is LineKind.REGULATION]
    regulator = joined(sorted({spoken(row.holder_type) for row in rows}) or ["its regulator"])
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
            lines=tuple(line.id for line in contracts), missing=f"the regulation of {name} by {regulator}"
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
