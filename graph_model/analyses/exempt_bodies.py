"""Exemptions of two bodies or successions: each test says why it is not given, or None where it is."""

from itertools import combinations

from graph_model.analyses.exempting import Case
from graph_model.entities import Organisation, Succession
from graph_model.vocabulary import DECIDING_ROLES, OrganisationType

__all__ = ["informal", "split_apart", "successive_roles"]

_INFORMAL = frozenset(
    {
        OrganisationType.STP,
        OrganisationType.ICS_NONSTATUTORY,
        OrganisationType.ICS,
        OrganisationType.ICB_CLUSTER,
        OrganisationType.AREA_PARTNERSHIP,
        OrganisationType.VCSE_ALLIANCE,
        OrganisationType.PLACE_PARTNERSHIP,
    }
)


def split_apart(case: Case) -> str | None:
    """L10: both successions are of one body, and the successors' grounds are known and apart."""
    rows = (case.one, case.other)
    if not (isinstance(rows[0], Succession) and isinstance(rows[1], Succession)):
        return "these are not two successions"
    if rows[0].predecessor != rows[1].predecessor:
        return "they are of different bodies"
    grounds = [case.context.grounds.of(row.successor or "") for row in rows if isinstance(row, Succession)]
    known = [ground for ground in grounds if ground is not None]
    if len(known) < len(grounds):
        return "the ground of a successor is not known"
    apart = all(one.isdisjoint(other) for one, other in combinations(known, 2))
    return None if apart else "the successors have ground in common"


def successive_roles(case: Case) -> str | None:
    """L11: of two records of one code, one ends before the other begins."""
    one, other = case.one, case.other
    if not (isinstance(one, Organisation) and isinstance(other, Organisation)):
        return "these are not two organisations"
    if one.ods_code is None or one.ods_code != other.ods_code:
        return "they do not have one code"
    over = _ends_before(one, other) or _ends_before(other, one)
    return None if over else "both records hold at one time"


def _ends_before(one: Organisation, other: Organisation) -> bool:
    return one.valid_to is not None and other.valid_from is not None and one.valid_to <= other.valid_from


def informal(case: Case) -> str | None:
    """L15: one is an informal partnership that decides nothing."""
    for each in (case.one, case.other):
        if isinstance(each, Organisation) and each.type in _INFORMAL:
            rights = case.context.day.rights_of.get(each.id, ())
            if not any(right.role in DECIDING_ROLES for right in rights):
                return None
    return "neither is an informal partnership without a right"
