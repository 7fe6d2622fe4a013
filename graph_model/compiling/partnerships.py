"""Partners of planning areas and members of cancer alliances, as their maps list them; membership never carries a path.

A partner without a code is known by its name alone: it is the body of that name in a register, or else one of its own.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

from graph_model.compiling.citing import Citation
from graph_model.compiling.clinical_groups import group_id
from graph_model.compiling.councils import Councils, council_id
from graph_model.compiling.draft import MisfitKind
from graph_model.compiling.frame import Frame, lookup_day
from graph_model.compiling.naming import plain_name, slug
from graph_model.compiling.planning_areas import plan_id
from graph_model.compiling.trusts import trust_id
from graph_model.entities import Line, Organisation
from graph_model.ingest.publishers.cancer_alliances import AllianceMember
from graph_model.ingest.publishers.council_codes import CouncilCode
from graph_model.ingest.publishers.ons_lookup import Area, AreaKind
from graph_model.ingest.publishers.stp_partners import PartnerSector, StpPartner
from graph_model.periods import ALWAYS, Period, is_empty, meet
from graph_model.vocabulary import Certainty, Confidence, LineKind, OrganisationType

__all__ = ["Partnerships"]

PLANNING = "system_plan"
CANCER = "cancer_pathways"
NOT_LISTED = "in a lookup of areas, and not in the newer list of trusts: when it ended is not known"
# An ODS code stands alone, or before a registration with the regulator in brackets.
_ODS_CODE = re.compile(r"([A-Z0-9]{3,6})( \(|$)")
_GSS_CODE = re.compile(r"E\d{8}", re.ASCII)
# The word of a name that tells what sort of body it is; the first that occurs.
_SORTS = (
    ("healthwatch", OrganisationType.LOCAL_HEALTHWATCH),
    ("hospice", OrganisationType.HOSPICE),
    ("medical committee", OrganisationType.PROFESSIONAL_BODY),
    ("lmc", OrganisationType.PROFESSIONAL_BODY),
    ("gp federation", OrganisationType.GP_FEDERATION),
    ("cic", OrganisationType.SOCIAL_ENTERPRISE),
    ("c.i.c", OrganisationType.SOCIAL_ENTERPRISE),
    ("community interest company", OrganisationType.SOCIAL_ENTERPRISE),
    ("care", OrganisationType.INDEPENDENT_PROVIDER),
)


@dataclass(frozen=True)
class _Joined:
    """That a body belongs to an alliance: the code and name of this, and when."""

    member: str
    code: str
    name: str
    period: Period = ALWAYS


class Partnerships:
    """Compiles memberships.

    Attributes:
        known: the id of each organisation of the registers by its plain name.
    """

    def __init__(self, frame: Frame, councils: Councils, known: Mapping[str, str]) -> None:
        """Nothing is written yet."""
        self.frame, self.councils, self.known = frame, councils, known

    def compile(self) -> None:
        """Write partners that no other file lists, and every membership."""
        for row in self.frame.material.of(StpPartner):
            member = self._member(row)
            if member is not None:
                self.frame.draft.add(*self._partnership(row, member))
        for trust in self.frame.material.of(AllianceMember):
            if trust.alliance is not None and trust.alliance_name is not None:
                joined = _Joined(trust_id(trust.member), trust.alliance, trust.alliance_name)
                self.frame.draft.add(*self._join(joined, None))
        for group, alliance, period in self._groups_in_alliances():
            joined = _Joined(group_id(group), alliance.code, alliance.name or alliance.code, period)
            self.frame.draft.add(*self._join(joined, self._left.get(alliance.code)))

    @cached_property
    def _alliances_of_trusts(self) -> frozenset[str]:
        """The codes of the alliances in the list of trusts, which names them all and is newer than the lookups."""
        return frozenset(row.alliance for row in self.frame.material.of(AllianceMember) if row.alliance is not None)

    @cached_property
    def _left(self) -> dict[str, date]:
        """The day on which each alliance was no more that the newest lookup does not have: of the next one after."""
        areas = [area for area in self.frame.areas if area.kind is AreaKind.CANCER_ALLIANCE]
        years = sorted({area.year for area in areas})
        last = {code: max(area.year for area in areas if area.code == code) for code in {area.code for area in areas}}
        after = {code: [year for year in years if year > last[code]] for code in last}
        return {code: lookup_day(later[0]) for code, later in after.items() if len(later) > 0}

    def _groups_in_alliances(self) -> Iterator[tuple[str, Area, Period]]:
        """Yield each group with the alliance of each year's lookup, until the lookup that has it in another."""
        found: dict[str, dict[int, Area]] = defaultdict(dict)
        for row in self.frame.larger_rows:
            areas = {area.kind: area for area in row.areas}
            group, alliance = areas.get(AreaKind.CCG), areas.get(AreaKind.CANCER_ALLIANCE)
            if group is not None and group.nhs_code is not None and alliance is not None:
                found[group.nhs_code][alliance.year] = alliance
        for code, by_year in sorted(found.items()):
            years = sorted(by_year)
            changes = [years[0], *(new for old, new in pairwise(years) if by_year[old].code != by_year[new].code)]
            days = [None, *(lookup_day(year) for year in changes[1:]), None]
            for year, period in zip(changes, pairwise(days), strict=True):
                yield code, by_year[year], period

    def _member(self, row: StpPartner) -> str | None:
        if row.sector is PartnerSector.CCG and row.code is not None:
            return group_id(row.code)
        if row.sector is PartnerSector.TRUST and row.code is not None:
            return trust_id(row.code)
        if row.sector is PartnerSector.COUNCIL:
            return self._council(row)
        return self._other(row)

    def _council(self, row: StpPartner) -> str | None:
        names = [row.name, self._council_names.get(row.code or "", "")]
        found = next(
            (self._councils_by_name[plain_name(name)] for name in names if plain_name(name) in self._councils_by_name),
            None,
        )
        if found is None:
            self.frame.draft.misfit(MisfitKind.UNKNOWN_PARTNER, row.stp, f"a council called {row.name}")
        return found

    @cached_property
    def _council_names(self) -> dict[str, str]:
        return {row.code: row.name for row in self.frame.material.of(CouncilCode)}

    @cached_property
    def _councils_by_name(self) -> dict[str, str]:
        """Councils by every name; one of 2019 before one of today."""
        found: dict[str, str] = {}
        rows = sorted(self.councils.rows.values(), key=lambda row: (row.is_current is True, row.code))
        for row in rows:
            for name in (row.name, row.nice_name, *row.alt_names):
                if name is not None and row.kind != "COMB":
                    found.setdefault(plain_name(name), council_id(row))
        return found

    def _other(self, row: StpPartner) -> str:
        named = self.known.get(plain_name(row.name))
        if named is not None:
            return named
        code = _ODS_CODE.match(row.code or "")
        identifier = f"partner:{slug(row.name)}"
        self.frame.draft.misfit(MisfitKind.UNKNOWN_PARTNER, row.stp, f"{row.name} is in no other file")
        self.frame.draft.add(
            Organisation(
                id=identifier,
                name=row.name,
                type=_sort(row.name),
                ods_code=None if code is None else code.group(1),
                source=(Citation.PARTNERS,),
                confidence=Confidence.LIKELY,
                note="Known from the map of partners alone; what sort of body it is is read from its name",
            )
        )
        return identifier

    def _partnership(self, row: StpPartner, member: str) -> Iterator[Line]:
        """A member as at the day of the map: since when is not told, and it lasted no longer than either body.

        One that had ended by that day is a member all the same, for the map says so.
        """
        draft = self.frame.draft
        if draft.organisation(plan_id(row.stp)) is None:
            return
        if draft.organisation(member) is None and member not in self.known.values():
            draft.misfit(MisfitKind.UNKNOWN_PARTNER, row.stp, f"{row.name} ({row.code}) is in no other file")
            return
        listed = meet((row.on, None), self.frame.life_of(plan_id(row.stp)))
        period = meet(listed, self.frame.life_of(member))
        identifier = f"partner:{member}:{row.stp}"
        if is_empty(period):
            period = listed
            draft.standing.add(identifier)
        if not is_empty(period):
            yield self._line(identifier, member, plan_id(row.stp), (PLANNING, Citation.PARTNERS), period)

    def _line(self, identifier: str, member: str, joined: str, about: tuple[str, str], period: Period) -> Line:
        function, source = about
        return Line(
            id=identifier,
            kind=LineKind.MEMBERSHIP,
            subject=member,
            holder=joined,
            functions=(function,),
            legal_basis="none; a partnership by agreement",
            certainty=Certainty.IN_FORCE,
            note="As the map lists it on its day; since when and until when is not told",
            valid_from=period[0],
            valid_to=period[1],
            source=(source,),
            confidence=Confidence.LIKELY,
        )

    def _join(self, joined: _Joined, left: date | None) -> Iterator[Organisation | Line]:
        """An alliance that no register has, and a membership of it.

        Args:
            joined: the membership.
            left: the day on which the alliance was no more.
        """
        draft, has_gss = self.frame.draft, _GSS_CODE.fullmatch(joined.code) is not None
        is_doubtful = has_gss and left is None and len(self._alliances_of_trusts) > 0
        own = f"alliance:{joined.code}" if has_gss else f"ods:{joined.code}"
        identifier = self._alliance_id(joined.name) or own
        if draft.organisation(joined.member) is None:
            draft.misfit(MisfitKind.UNKNOWN_PARTNER, identifier, f"{joined.member} is in no other file")
            return
        life = meet(self.frame.lives.of(OrganisationType.CANCER_ALLIANCE), (None, left))
        if identifier not in self.known.values():
            if is_doubtful:
                draft.misfit(MisfitKind.NOT_DATED, identifier, NOT_LISTED)
            yield Organisation(
                id=identifier,
                name=joined.name,
                type=OrganisationType.CANCER_ALLIANCE,
                valid_from=life[0],
                valid_to=life[1],
                ods_code=None if has_gss else joined.code,
                gss_code=joined.code if has_gss else None,
                source=(Citation.ALLIANCES,),
                confidence=Confidence.CHECK if is_doubtful else Confidence.LIKELY,
                note=NOT_LISTED if is_doubtful else None,
            )
        period = meet(joined.period, self.frame.life_of(joined.member))
        if not is_empty(period):
            line_id = f"alliance:{joined.member}:{joined.code}"
            yield self._line(line_id, joined.member, identifier, (CANCER, Citation.ALLIANCES), period)

    def _alliance_id(self, name: str) -> str | None:
        """The alliance of a register that has the name, with or without what it is."""
        named = (self.known.get(plain_name(each)) for each in (name, f"{name} Cancer Alliance"))
        return next((each for each in named if each is not None), None)


def _sort(name: str) -> OrganisationType:
    words = name.casefold()
    return next((kind for word, kind in _SORTS if word in words), OrganisationType.VCSE_PROVIDER)
