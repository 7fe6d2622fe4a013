"""D09: one body under two ids.

Two records are of one body where they have one ODS code and exist on the same day, whatever their roles: a code is
handed on from role to role and never held in two at once (L11). So are two of one GSS code and one sort of role; and
bodies corporate of one type and one name, whatever their codes. Names of practices, of other contractors and of most
committees repeat, so they prove nothing. Which records can be doubles is looked for once a revision.
"""

from collections.abc import Iterable, Iterator

from graph_model.analyses.context import Context
from graph_model.analyses.exemptions import EXEMPTIONS, Case
from graph_model.analyses.rule import Looked, Rule
from graph_model.entities import Organisation
from graph_model.findings import Evidence, Finding, Severity, doubtful
from graph_model.vocabulary import FORMS, MAY_DECIDE, Form, HolderWord, OrganisationType, types_of
from graph_model.wording import joined

__all__ = ["RULE", "duplicate_records"]

# A trust keeps its code when it becomes a foundation trust: it is never both.
_TRUSTS = types_of(HolderWord.NHS_TRUST_OR_FT)
_COUNCILS = types_of(HolderWord.UPPER_TIER_LA) | types_of(HolderWord.HOUSING_AUTHORITY)
_NAMES_REPEAT = frozenset(
    {
        OrganisationType.GP_PRACTICE,
        OrganisationType.DENTAL_PRACTICE,
        OrganisationType.OPTICAL,
        OrganisationType.PHARMACY,
        OrganisationType.SOCIAL_CARE_PROVIDER,
        OrganisationType.JOINT_COMMITTEE,
        OrganisationType.S75_JOINT_COMMITTEE,
    }
)
_NAMED_ONCE = (MAY_DECIDE | {kind for kind, form in FORMS.items() if form is Form.BODY}) - _NAMES_REPEAT


def duplicate_records(context: Context) -> Looked:
    """Find records of organisations that stand for one body.

    Cost: linear in the organisations, once a revision; a day costs the records that can be doubles.
    """
    suspects = context.kept(RULE.id, (), lambda: tuple(_suspects(context.history.organisations_by_id)))
    alive = ([each for each in records if each.id in context.alive] for records in suspects)
    doubles = {tuple(each.id for each in records): records for records in alive if len(records) > 1}
    return Looked.at(len(context.alive), (_finding(context, records) for records in doubles.values()))


def _suspects(organisations: Iterable[Organisation]) -> Iterator[tuple[Organisation, ...]]:
    """Sets of records that have a code, or a name that is one body's, in common, whatever their dates."""
    alike: dict[tuple[str, ...], list[Organisation]] = {}
    for each in organisations:
        for mark in _marks(each):
            alike.setdefault(mark, []).append(each)
    yield from (tuple(records) for records in alike.values() if len(records) > 1)


def _marks(each: Organisation) -> Iterator[tuple[str, ...]]:
    """What no other body has at the same time."""
    role = _role(each.type)
    if each.ods_code is not None:
        yield "ods", each.ods_code.casefold()
    if each.gss_code is not None:
        yield "gss", each.gss_code.casefold(), role
    if each.name is not None and each.type in _NAMED_ONCE:
        yield "name", " ".join(each.name.casefold().split()), role


def _role(kind: OrganisationType) -> str:
    if kind in _TRUSTS:
        return "trust"
    return "council" if kind in _COUNCILS else kind


def _finding(context: Context, records: list[Organisation]) -> Finding:
    codes = sorted({code for each in records for code in (each.ods_code, each.gss_code) if code is not None})
    names = joined(sorted(each.id for each in records))
    one, other, *_ = records
    why_not = EXEMPTIONS["L11"].fails(Case(context, "", one, other))
    under = "one name" if len(codes) != 1 else f"the code {codes[0]}"
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        subjects=tuple(each.id for each in records),
        functions=(),
        sentence=f"{context.name(one.id)} is recorded {len(records)} times at once, as {names}, under {under}.",
        advice="Keep one record, and move the lines and rights of the others to it; what one lacks another may have.",
        evidence=Evidence(missing=f"one record instead of {names}"),
        why_not_exempt=() if why_not is None else (f"L11: {why_not}",),
        rests_on=doubtful(records),
    )


RULE = Rule(
    id="D09",
    title="Duplicate records",
    question="Which organisations are recorded twice at the same time?",
    means="What one body owes and decides is parted over two records, and each shows half of it.",
    does_not_mean="That one code may not be handed on from role to role.",
    severity=Severity.WARNING,
    counted="organisations",
    cost="linear in the organisations once a revision, then in those that share a code or name",
    analysis=duplicate_records,
)
