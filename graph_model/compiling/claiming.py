"""What a compiled register says that it covers completely, so that an absence in it can be judged.

Rights over a function are claimed for all England on the days on which somebody with a deciding role holds every block.
Bodies, lines and successions are claimed for the types that a publisher lists completely or the law makes for every
body, and only where the compilation had the files to make them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from graph_model.compiling.draft import Draft
from graph_model.compiling.frame import ENGLAND, Frame
from graph_model.compiling.practices import Practices
from graph_model.entities import Claim, Organisation, Right, StatutoryHolder
from graph_model.periods import Period, begins, ends, is_empty, meet
from graph_model.statute import Bodies
from graph_model.vocabulary import DECIDING_ROLES, Certainty, ClaimAbout, LineKind, OrganisationType

__all__ = ["claim_bodies", "claim_rights"]

_COUNTED = frozenset({Certainty.IN_FORCE, Certainty.PLANNED, None})
# Each with a body of the type for every council or area that the law gives one, or a publisher's full list.
_LISTED = (
    OrganisationType.CCG,
    OrganisationType.HOSC,
    OrganisationType.HWB,
    OrganisationType.ICB,
    OrganisationType.STP,
)
_FOLLOWED = (
    OrganisationType.CCG,
    OrganisationType.COUNTY_COUNCIL,
    OrganisationType.DISTRICT_COUNCIL,
    OrganisationType.ICB,
    OrganisationType.NHS_FOUNDATION_TRUST,
    OrganisationType.NHS_TRUST,
    OrganisationType.UNITARY_AUTHORITY,
)
# Lines that the law gives to every body of a type, and that are made for each.
_WIRED = (
    (LineKind.DEMOCRATIC, OrganisationType.COUNTY_COUNCIL),
    (LineKind.DEMOCRATIC, OrganisationType.DISTRICT_COUNCIL),
    (LineKind.DEMOCRATIC, OrganisationType.LONDON_BOROUGH),
    (LineKind.DEMOCRATIC, OrganisationType.METROPOLITAN_DISTRICT),
    (LineKind.DEMOCRATIC, OrganisationType.UNITARY_AUTHORITY),
    (LineKind.FINANCIAL_ALLOCATION, OrganisationType.ICB),
    (LineKind.INTERNAL_DELEGATION, OrganisationType.HOSC),
    (LineKind.INTERNAL_DELEGATION, OrganisationType.HWB),
    (LineKind.INTERNAL_DELEGATION, OrganisationType.NHS_ENGLAND_REGION),
    (LineKind.OVERSIGHT, OrganisationType.NHS_FOUNDATION_TRUST),
    (LineKind.PARLIAMENTARY, OrganisationType.NHS_FOUNDATION_TRUST),
    (LineKind.REGULATION, OrganisationType.GP_PRACTICE),
    (LineKind.REGULATION, OrganisationType.NHS_FOUNDATION_TRUST),
    (LineKind.REGULATION, OrganisationType.NHS_TRUST),
    (LineKind.STATUTORY_ACCOUNTABILITY, OrganisationType.CCG),
    (LineKind.STATUTORY_ACCOUNTABILITY, OrganisationType.ICB),
    (LineKind.STATUTORY_ACCOUNTABILITY, OrganisationType.NHS_FOUNDATION_TRUST),
    (LineKind.STATUTORY_ACCOUNTABILITY, OrganisationType.NHS_TRUST),
)


def claim_bodies(frame: Frame, practices: Practices) -> None:
    """Claim bodies, lines and successions of the types that were compiled from the files."""
    draft = frame.draft
    there = {row.type for row in draft.rows(Organisation)}
    since = frame.lives.of(OrganisationType.CCG)[0]
    for kind in _LISTED:
        if kind in there:
            draft.add(Claim(about=ClaimAbout.ORGANISATIONS, subject=kind, valid_from=frame.lives.of(kind)[0]))
    for kind in _FOLLOWED:
        if kind in there:
            draft.add(Claim(about=ClaimAbout.SUCCESSIONS, subject=kind, valid_from=since))
    for line, kind in _WIRED:
        if kind in there:
            draft.add(Claim(about=line, subject=kind, valid_from=since))
    days = {row.on for row in practices.mapped.values()}
    if len(days) > 0:
        practice = OrganisationType.GP_PRACTICE
        draft.add(Claim(about=LineKind.MEMBERSHIP, subject=practice, valid_from=max(days)))


def claim_rights(draft: Draft, bodies: Bodies) -> None:
    """Claim the rights over each function of the law, for the days on which they cover England.

    Cost: for each function the days on which its rights or their ground change, times the rights over it.
    """
    lawful = {row.function for row in draft.rows(StatutoryHolder) if row.role in DECIDING_ROLES}
    rights: dict[str, list[Right]] = defaultdict(list)
    for right in draft.rows(Right):
        if right.function in lawful and right.role in DECIDING_ROLES and right.certainty in _COUNTED:
            rights[right.function].append(right)
    for function in sorted(rights):
        for period in _covered(bodies, rights[function]):
            draft.add(
                Claim(
                    about=ClaimAbout.RIGHTS,
                    subject=function,
                    footprint=ENGLAND,
                    valid_from=period[0],
                    valid_to=period[1],
                )
            )


def _covered(bodies: Bodies, rights: Iterable[Right]) -> Iterator[Period]:
    """The periods in which the ground of some rights is all England; those that touch are one."""
    held = [
        (begins(shared), ends(shared), stretch.blocks)
        for right in rights
        for stretch in bodies.ground.get(right.footprint, ())
        if not is_empty(shared := meet((right.valid_from, right.valid_to), stretch.period))
    ]
    whole = frozenset().union(*(stretch.blocks for stretch in bodies.ground.get(ENGLAND, ())))
    days = sorted({day for start, end, _ in held for day in (start, end)})
    found: list[tuple[date, date]] = []
    for start, end in pairwise(days):
        blocks = frozenset().union(*(each for since, until, each in held if since <= start and end <= until))
        if len(whole) == 0 or blocks != whole:
            continue
        if len(found) > 0 and found[-1][1] == start:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    for start, end in found:
        period = (None if start == date.min else start, None if end == date.max else end)
        if not is_empty(period):
            yield period
