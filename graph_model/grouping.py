"""Which deciders decide together: by delegation, by one joint organ, or by one joint duty."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from graph_model.asking import Ask
from graph_model.entities import ALL_FUNCTIONS, Line, Right
from graph_model.history import Slice
from graph_model.vocabulary import HolderGroup, LineKind, OrganisationType, types_of

__all__ = ["groups_of", "is_organ"]


def groups_of(ask: Ask, deciding: Iterable[Right], lines: Iterable[Line]) -> tuple[frozenset[str], ...]:
    """Group the organisations that decide together, by union over what joins them.

    Args:
        ask: the question.
        deciding: the rights with a deciding role on a piece of the place.
        lines: of kinds that join, for that piece, from or to the deciding organisations.
    """
    rights = list(deciding)
    leader = {right.organisation: right.organisation for right in rights}

    def lead(organisation: str) -> str:
        while leader[organisation] != organisation:
            organisation = leader[organisation]
        return organisation

    for one, other in _joined(ask, rights, list(lines)):
        if one in leader and other in leader:
            leader[lead(one)] = lead(other)
    groups: dict[str, set[str]] = {}
    for organisation in leader:
        groups.setdefault(lead(organisation), set()).add(organisation)
    return tuple(sorted(map(frozenset, groups.values()), key=sorted))


def _joined(ask: Ask, rights: Iterable[Right], lines: Iterable[Line]) -> Iterator[tuple[str, str]]:
    deciding = {right.organisation for right in rights}
    parent_of: dict[str, str] = {}
    for line in lines:
        yield line.subject, line.holder
        if line.kind is LineKind.JOINT_EXERCISE and line.holder in deciding and is_organ(ask.day, line):
            yield line.holder, parent_of.setdefault(line.subject, line.holder)
    yield from pairwise(right.organisation for right in rights if _shares_a_duty(ask, right))


def is_organ(day: Slice, line: Line) -> bool:
    """Whether the subject of a line of joint exercise acts for its parents.

    A combined authority has powers of its own beside those of its councils: that it is formed of them for everything
    in general joins them in no function. For one that the line names, it acts for them.
    """
    record = day.history.organisations.get(line.subject)
    is_authority = record is not None and record.type is OrganisationType.COMBINED_AUTHORITY
    return not is_authority or ALL_FUNCTIONS not in line.functions


def _shares_a_duty(ask: Ask, right: Right) -> bool:
    organisation = ask.day.history.organisations.get(right.organisation)
    return organisation is not None and any(
        holder.group is HolderGroup.JOINT
        and holder.role == right.role
        and organisation.type in types_of(holder.holder_type)
        for holder in ask.day.statutory_holders.get(right.function, ())
    )
