"""M18: lines that the law expects of every body of a type (P01 to P34), and that this one lacks.

Judged only where all lines of that kind are claimed for the body. A line of the kind to a body of the type will do, if
it may be about one of the functions, whatever its dates. A committee may be the joint one of several, whose it is by
joint exercise (P20).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from graph_model.analyses.aspects import CLAIMS, EXPECTED, Aspect, organisations_of, placing
from graph_model.analyses.context import Context
from graph_model.analyses.expecting import lines_for, sharing
from graph_model.analyses.phrasing import line_told, with_article
from graph_model.analyses.rule import Looked, Rule
from graph_model.analyses.telling import about, kinds
from graph_model.entities import ExpectedLine, Organisation
from graph_model.findings import Evidence, Finding, Severity, doubtful
from graph_model.vocabulary import FORMS, Form, LineKind, OrganisationType, WhichHolder, types_of

__all__ = ["RULE", "missing_expected_lines"]

_COMMITTEE_FORMS = frozenset({Form.COMMITTEE, Form.JOINT_COMMITTEE})


@dataclass(frozen=True)
class _Missing:
    """A line that is missing, and whom it must reach where somebody in particular is meant."""

    organisation: Organisation
    row: ExpectedLine
    holder: Organisation | None


def missing_expected_lines(context: Context) -> Looked:
    """Find the expected lines that are missing.

    Cost: the organisations, times the expected lines of their type that are claimed.
    """
    looked = [
        each
        for each in context.over_organisations(RULE.id, _read(context), partial(_judged, context))
        if each is not None
    ]
    return Looked.at(len(looked), (finding for found in looked for finding in found))


def _read(context: Context) -> frozenset[Aspect]:
    """What is looked at besides an organisation's own rows: also whom it must reach, where that is each body."""
    each = (row for row in context.expected if row.which is WhichHolder.EACH_WITH_SHARED_GROUND)
    types = frozenset[OrganisationType]().union(*(types_of(row.holder_type) for row in each))
    return frozenset({CLAIMS, EXPECTED}) | organisations_of(types) | placing(types)


def _judged(context: Context, organisation: Organisation) -> tuple[Finding, ...] | None:
    """What an organisation lacks; None where nothing of it is claimed."""
    rows = context.expected_by_type.get(organisation.type, ())
    claimed = [row for row in rows if context.claims.holds_lines(row.kind, organisation)]
    if len(claimed) == 0:
        return None
    return tuple(_finding(context, each) for row in claimed for each in _missing(context, organisation, row))


def _missing(context: Context, organisation: Organisation, row: ExpectedLine) -> Iterator[_Missing]:
    ways = {row.kind} | ({LineKind.JOINT_EXERCISE} if _may_be_joint(organisation, row) else set())
    rows = [row.model_copy(update={"kind": kind}) for kind in sorted(ways)]
    there = {line.holder for each in rows for line in lines_for(context, each, organisation.id)}
    if row.which is WhichHolder.EACH_WITH_SHARED_GROUND:
        wanted = [each for each, _ in sharing(context, organisation, types_of(row.holder_type))]
        yield from (_Missing(organisation, row, each) for each in wanted if each.id not in there)
    if len(there) == 0 and (row.which is not WhichHolder.EACH_WITH_SHARED_GROUND or _is_nowhere(context, organisation)):
        yield _Missing(organisation, row, None)


def _may_be_joint(organisation: Organisation, row: ExpectedLine) -> bool:
    return row.kind is LineKind.INTERNAL_DELEGATION and FORMS[organisation.type] in _COMMITTEE_FORMS


def _is_nowhere(context: Context, organisation: Organisation) -> bool:
    """Whether an organisation's ground is not known, so that all that can be told is that it has no such line."""
    return context.grounds.of(organisation.id) is None


def _finding(context: Context, missing: _Missing) -> Finding:
    organisation, row = missing.organisation, missing.row
    name = context.name(organisation.id)
    kind = kinds([row.holder_type])
    holder = with_article(kind) if missing.holder is None else context.name(missing.holder.id)
    what = "" if len(row.functions) == 0 or "*" in row.functions else f" for {about(context, row.functions)}"
    basis = "" if row.legal_basis is None else f" ({row.legal_basis})"
    line = line_told(row.kind, name, holder)
    sentence = f"No {line}{what} is recorded, although the law expects one{basis}."
    advice = f"Record the {line}, or when it ended."
    if _is_a_practice_without_network(row):
        sentence = f"{name} is in no {kind} on record."
        advice = (
            f"Ask {name} which {kind} serves its patients, and record it; a practice may choose to be in no network."
        )
    ground = context.grounds.of(organisation.id)
    return Finding(
        rule=RULE.id,
        severity=Severity.WARNING if _is_a_practice_without_network(row) else RULE.severity,
        subjects=(organisation.id,) if missing.holder is None else (organisation.id, missing.holder.id),
        functions=row.functions,
        sentence=sentence,
        advice=advice,
        evidence=Evidence(missing=f"the {line} ({row.rule})"),
        ground=ground or frozenset(),
        population=None if ground is None else context.history.population(ground),
        rests_on=doubtful(organisation, row, missing.holder),
    )


def _is_a_practice_without_network(row: ExpectedLine) -> bool:
    return row.kind is LineKind.MEMBERSHIP and row.subject_type is OrganisationType.GP_PRACTICE


RULE = Rule(
    id="M18",
    title="Missing expected lines",
    question="Which bodies lack a line that the law expects of every body of their type?",
    means="By law or contract this body answers to somebody in this way, and a register that lists all such lines has "
    "none.",
    does_not_mean="That the law is broken; a practice may choose to be in no network, which is a warning only.",
    severity=Severity.FAULT,
    counted="organisations whose lines of such a kind are listed completely",
    cost="the organisations, times the expected lines of their type that are claimed",
    analysis=missing_expected_lines,
)
