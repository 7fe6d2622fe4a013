"""Exemptions of two rights: each test says why the situation is not given, or None where it is.

Rights that are no rights never fit. What is not known never exempts: a line without functions may be about this one and
counts, but ground that is not known is not taken to be apart.
"""

from collections.abc import Iterable, Iterator

from graph_model.analyses.exempting import Case
from graph_model.asking import carries
from graph_model.entities import ALL_FUNCTIONS, Line, Right
from graph_model.grouping import is_organ
from graph_model.vocabulary import FORMS, Certainty, Form, HolderGroup, LineKind, OrganisationType, Role, types_of

__all__ = [
    "callable_in",
    "delegated",
    "functions_differ",
    "ground_apart",
    "joint_duty",
    "one_organ",
    "own_duty",
    "parent_and_child",
    "pooled",
    "shadow",
    "specialised",
    "subjects_differ",
]

NO_RIGHTS = "these are not two decision rights"
_COMMITTEE_FORMS = frozenset({Form.COMMITTEE, Form.JOINT_COMMITTEE, Form.PARTNERSHIP, Form.CONTRACT})


def ground_apart(case: Case) -> str | None:
    """L12: the grounds of both are known and share no block."""
    return None if case.ground is not None and len(case.ground) == 0 else "they have ground in common"


def functions_differ(case: Case) -> str | None:
    """L08 and L21: both are about different functions, of which neither lies under the other."""
    rights = case.rights()
    if rights is None:
        return NO_RIGHTS
    return None if not _related(case, *rights) else "both are about the same function"


def parent_and_child(case: Case) -> str | None:
    """L20: the function of one lies under the function of the other, and is exempted from it."""
    rights = case.rights()
    if rights is None:
        return NO_RIGHTS
    one, other = rights
    return None if one.function != other.function and _related(case, one, other) else "both hold the very same function"


def _related(case: Case, one: Right, other: Right) -> bool:
    ancestry = case.context.history.ancestry
    return one.function in (*ancestry(other.function), ALL_FUNCTIONS) or other.function in (
        *ancestry(one.function),
        ALL_FUNCTIONS,
    )


def callable_in(case: Case) -> str | None:
    """L19: one may call the decision in, and so does not decide."""
    rights = case.rights()
    if rights is None:
        return NO_RIGHTS
    return None if any(right.role is Role.CALLS_IN for right in rights) else "neither is a power to call in"


def subjects_differ(case: Case) -> str | None:
    """L23: each is for bodies of another type."""
    rights = case.rights()
    if rights is None:
        return NO_RIGHTS
    types = {right.subject_type for right in rights}
    return None if None not in types and len(types) == len(rights) else "they are not for different types of body"


def own_duty(case: Case) -> str | None:
    """L16: by law each holder of the function decides for its own duty."""
    rights = case.rights()
    if rights is None:
        return NO_RIGHTS
    return (
        None if all(_is_of_group(case, right, HolderGroup.OWN) for right in rights) else "the law gives no own duties"
    )


def joint_duty(case: Case) -> str | None:
    """L14: by law both are among the holders of one joint duty."""
    rights = case.rights()
    if rights is None:
        return NO_RIGHTS
    joint = all(_is_of_group(case, right, HolderGroup.JOINT) for right in rights)
    return None if joint else "the law makes no joint duty of it"


def _is_of_group(case: Case, right: Right, group: HolderGroup) -> bool:
    kind = case.context.kind_of(right.organisation)
    return any(
        row.group is group and row.role == right.role and kind in types_of(row.holder_type)
        for row in case.context.day.statutory_holders.get(right.function, ())
    )


def delegated(case: Case) -> str | None:
    """L02: one decides by delegation from the other, which a line covers for the function and all common ground."""
    rights = case.rights()
    if rights is None:
        return NO_RIGHTS
    for delegate, delegator in (rights, rights[::-1]):
        if delegate.role is Role.DELEGATED_DECIDES and any(
            line.holder == delegator.organisation and _covers(case, line) for line in _delegations(case, delegate)
        ):
            return None
    return "no delegation between them covers this function and ground"


def _delegations(case: Case, right: Right) -> list[Line]:
    kind = case.context.kind_of(right.organisation)
    is_committee = kind is not None and FORMS[kind] in _COMMITTEE_FORMS
    kinds = [LineKind.DELEGATION, *([LineKind.INTERNAL_DELEGATION] if is_committee else [])]
    return case.context.lines_from(right.organisation, *kinds)


def _covers(case: Case, line: Line) -> bool:
    """Whether a line may be about the function, and is for all the common ground, as far as both are known."""
    if not carries(line, (*case.context.history.ancestry(case.function), ALL_FUNCTIONS)):
        return False
    held = None if line.footprint is None else case.context.day.ground.get(line.footprint)
    return held is None or case.ground is None or case.ground <= held


def one_organ(case: Case) -> str | None:
    """L03: one joint organ for the function and ground has both as parents, or is one of the two."""
    rights = case.rights()
    if rights is None:
        return NO_RIGHTS
    return None if any(_organs(case, *rights)) else "no joint organ of both exercises this function"


def _organs(case: Case, one: Right, other: Right) -> Iterator[str]:
    parents: dict[str, set[str]] = {}
    for organisation in (one.organisation, other.organisation):
        joint = (
            *case.context.lines_to(organisation, LineKind.JOINT_EXERCISE),
            *case.context.lines_from(organisation, LineKind.JOINT_EXERCISE),
        )
        for line in joint:
            if _covers(case, line) and is_organ(case.context.day, line):
                parents.setdefault(line.subject, set()).add(line.holder)
    wanted = {one.organisation, other.organisation}
    for organ, holders in sorted(parents.items()):
        if wanted <= holders | {organ}:
            yield organ


def specialised(case: Case) -> str | None:
    """L09: one is a specialised joint committee that decides jointly, the other one of its parents."""
    rights = case.rights()
    if rights is None:
        return NO_RIGHTS
    kinds = {case.context.kind_of(right.organisation): right for right in rights}
    committee = kinds.get(OrganisationType.SPEC_JOINT_COMMITTEE)
    if committee is None or committee.role is not Role.JOINTLY_DECIDES:
        return "neither is a specialised joint committee that decides jointly"
    return one_organ(case)


def pooled(case: Case) -> str | None:
    """L04: both are partners of one arrangement under section 75, which has no second host."""
    rights = case.rights()
    if rights is None:
        return NO_RIGHTS
    for organ in _organs(case, *rights):
        joint = case.context.lines_from(organ, LineKind.JOINT_EXERCISE)
        hosts = {line.holder for line in case.context.lines_from(organ, LineKind.HOSTING)}
        if _are_pooled(joint) and len(hosts) <= 1:
            return None
    return "no arrangement under section 75 with one host joins them"


def _are_pooled(lines: Iterable[Line]) -> bool:
    return any(line.legal_basis is not None and line.legal_basis.endswith(" s75") for line in lines)


def shadow(case: Case) -> str | None:
    """L22: one is not law yet, so the other decides until then; what was planned for a day that has come is law."""
    rights = case.rights()
    if rights is None:
        return NO_RIGHTS
    later = [right.certainty in {Certainty.ANNOUNCED, Certainty.PROPOSED} for right in rights]
    return None if any(later) and not all(later) else "both are law on the day, or neither is"
