"""M05: joint bodies that lack a parent whom the law requires, and pooled funds without one host.

The expected lines of kind `joint_exercise` say who the parents are (P09, P11, P12, P27, P31). Each that has ground in
common must be there: of NHS bodies in a specialised joint committee those that lie wholly in its area; of others, those
with at least one per cent of the people of either side. Less than that is information, and so is ground whose people
are not known; ground that is not known at all is not compared. An undated line is there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from graph_model.analyses.aspects import CLAIMS, EXPECTED, organisations_of, placing
from graph_model.analyses.context import Context
from graph_model.analyses.expecting import belonging, expected_of, lines_for, sharing
from graph_model.analyses.phrasing import line_told, with_article
from graph_model.analyses.rule import Looked, Rule
from graph_model.analyses.telling import about, kinds, people
from graph_model.entities import ExpectedLine, Organisation
from graph_model.findings import Evidence, Finding, Severity, doubtful
from graph_model.history import Blocks
from graph_model.vocabulary import LineKind, OrganisationType, WhichHolder, types_of

__all__ = ["RULE", "incomplete_joint_bodies"]

# What is less of both sides is a sliver of a boundary, not a partner (domain, M05).
LEAST_SHARE = 0.01
# A combined authority is no joint organ of the health service: P21 is told by M18.
_OTHERS = frozenset({OrganisationType.COMBINED_AUTHORITY})
_READ = frozenset({CLAIMS, EXPECTED})
_WHOLLY_INSIDE = frozenset({OrganisationType.SPEC_JOINT_COMMITTEE})


@dataclass(frozen=True)
class _Lack:
    """A parent that is missing: an organisation, or somebody of a type where none is meant in particular."""

    row: ExpectedLine
    parent: Organisation | None
    common: Blocks = frozenset()
    is_sliver: bool = False


def incomplete_joint_bodies(context: Context) -> Looked:
    """Find missing parents of joint bodies, each by itself, and hosts that are too few or too many.

    Cost: the joint bodies times the organisations of the types that they are to join.
    """
    wanted = (types_of(row.holder_type) for row in context.expected if row.kind is LineKind.JOINT_EXERCISE)
    types = frozenset[OrganisationType]().union(*wanted)
    read = _READ | organisations_of(types) | placing(types)
    judged = context.over_organisations(RULE.id, read, partial(_judged, context))
    looked = [each for each in judged if each is not None]
    return Looked.at(len(looked), (finding for found in looked for finding in found))


def _judged(context: Context, body: Organisation) -> tuple[Finding, ...] | None:
    """What a body lacks; None where it is no joint body."""
    is_joint = any(row.kind is LineKind.JOINT_EXERCISE for row in expected_of(context, body))
    is_joint, is_pooled = is_joint and body.type not in _OTHERS, _is_pooled(context, body)
    if not (is_joint or is_pooled):
        return None
    lacks = tuple(_finding(context, body, lack) for lack in _lacks(context, body)) if is_joint else ()
    return (*lacks, *_hosts(context, body)) if is_pooled else lacks


def _lacks(context: Context, body: Organisation) -> Iterator[_Lack]:
    for row in expected_of(context, body):
        if row.kind is LineKind.JOINT_EXERCISE:
            yield from _lacks_of(context, body, row)


def _lacks_of(context: Context, body: Organisation, row: ExpectedLine) -> Iterator[_Lack]:
    there = {line.holder for line in lines_for(context, row, body.id)}
    if row.which is WhichHolder.EACH_WITH_SHARED_GROUND:
        for each, common in sharing(context, body, types_of(row.holder_type)):
            if each.id not in there and not _lies_over(context, body, each):
                yield _Lack(row, each, common, _is_sliver(context, body, each, common))
    elif len(there) == 0 and not _has_members(context, row, body):
        types = types_of(row.holder_type)
        mine = belonging(context, body, types) if row.which is WhichHolder.SAME_FOOTPRINT else context.of_types(types)
        yield _Lack(row, mine[0] if len(mine) == 1 else None)


def _lies_over(context: Context, body: Organisation, parent: Organisation) -> bool:
    """Whether a parent is not meant, because only those that lie wholly inside are."""
    inside = (context.grounds.of(parent.id) or frozenset()) <= (context.grounds.of(body.id) or frozenset())
    return body.type in _WHOLLY_INSIDE and not inside


def _is_sliver(context: Context, body: Organisation, parent: Organisation, common: Blocks) -> bool:
    shared = context.history.population(common)
    sides = (context.history.population(context.grounds.of(each.id) or frozenset()) for each in (body, parent))
    return shared is None or not any(side is not None and shared >= LEAST_SHARE * side for side in sides)


def _has_members(context: Context, row: ExpectedLine, body: Organisation) -> bool:
    """Whether anybody is a member or parent, which does for a collaborative (P12), be it of trusts or of hospices."""
    if body.type is not OrganisationType.PROVIDER_COLLABORATIVE:
        return False
    return len(context.lines_to(body.id, LineKind.MEMBERSHIP)) + len(context.lines_from(body.id, row.kind)) > 0


def _finding(context: Context, body: Organisation, lack: _Lack) -> Finding:
    kind, name = kinds([lack.row.holder_type]), context.name(body.id)
    parent = with_article(kind) if lack.parent is None else context.name(lack.parent.id)
    shared = context.history.population(lack.common) if len(lack.common) > 0 else None
    basis = "" if lack.row.legal_basis is None else f" ({lack.row.legal_basis})"
    if lack.parent is None:
        sentence = f"No {kind} is recorded as taking part in {name}, which needs one{basis}."
        advice = f"Find which {kind} takes part in {name}, and record it."
    else:
        meant = "which has ground in common with it" if len(lack.common) > 0 else "which must take part"
        sentence = f"{name} exercises {_what(context, lack.row)} without {parent}, {meant}{people(shared)}."
        advice = f"Record that {parent} takes part in {name}{basis}; or mend the area of either."
    return Finding(
        rule=RULE.id,
        severity=Severity.INFO if lack.is_sliver else RULE.severity,
        subjects=(body.id,) if lack.parent is None else (body.id, lack.parent.id),
        functions=lack.row.functions,
        sentence=sentence,
        advice=advice,
        evidence=Evidence(missing=f"the {line_told(lack.row.kind, name, parent)} ({lack.row.rule})"),
        ground=lack.common,
        population=shared,
        rests_on=doubtful(lack.row, body, lack.parent),
    )


def _what(context: Context, row: ExpectedLine) -> str:
    return about(context, row.functions) if len(row.functions) > 0 else "what it does"


def _is_pooled(context: Context, body: Organisation) -> bool:
    """Whether a body is an arrangement under section 75, by its type or by the basis of what joins it."""
    joint = context.lines_from(body.id, LineKind.JOINT_EXERCISE)
    pooled = any(line.legal_basis is not None and line.legal_basis.endswith(" s75") for line in joint)
    return body.type is OrganisationType.S75_JOINT_COMMITTEE or pooled


def _hosts(context: Context, body: Organisation) -> Iterator[Finding]:
    hosts = context.lines_from(body.id, LineKind.HOSTING)
    several = len({line.holder for line in hosts}) > 1
    if several or (len(hosts) == 0 and context.claims.holds_lines(LineKind.HOSTING, body)):
        name = context.name(body.id)
        how_many = f"has {len({line.holder for line in hosts})} hosts" if several else "has no host"
        yield Finding(
            rule=RULE.id,
            severity=RULE.severity,
            subjects=(body.id,),
            functions=tuple({function for line in hosts for function in line.functions}),
            sentence=f"{name} pools money under section 75 and {how_many}; the law wants one.",
            advice=f"Find in its agreement who hosts {name}, and record that one line.",
            evidence=Evidence(lines=tuple(line.id for line in hosts), missing=None if several else "its host"),
            rests_on=doubtful(hosts, body),
        )


RULE = Rule(
    id="M05",
    title="Incomplete joint bodies",
    question="Which joint bodies lack a parent whom the law requires, or do not have exactly one host?",
    means="A body that must take part in this joint organ is not recorded as one of those whom it answers to.",
    does_not_mean="That the body stays away from its meetings; the line may be missing from the register.",
    severity=Severity.FAULT,
    counted="joint bodies",
    cost="the joint bodies times the organisations of the types that they are to join",
    analysis=incomplete_joint_bodies,
)
