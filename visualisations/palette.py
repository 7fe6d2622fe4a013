"""One palette for organisations and lines: each family has a colour and a shape, each sort of line a colour and dashes.

Nothing is told by colour alone: two families of one shape differ in their lightness and in their border, and two sorts
of lines in their dashes or their width, so that a print in grey and a colour-blind reader lose nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from graph_model.vocabulary import (
    DECIDING_ROLES,
    LineKind,
    OrganisationType,
    Role,
    Tie,
)

__all__ = ["FAMILIES", "INK", "PAPER", "STYLES", "Family", "Style", "family_of", "label_of", "style_of"]

INK = "#212b32"
PAPER = "#ffffff"


@dataclass(frozen=True)
class Family:
    """How organisations of several types are drawn.

    Attributes:
        shape: as vis-network calls it.
        dashed: whether its border is.
        rounding: of the corners of a box.
    """

    label: str
    shape: str
    colour: str
    dashed: bool = False
    rounding: int = 0


@dataclass(frozen=True)
class Style:
    """How lines of several kinds are drawn; no dashes is a line without a gap."""

    label: str
    colour: str
    dashes: tuple[int, ...]
    width: float


FAMILIES: Mapping[str, Family] = {
    "terminal": Family("Parliament and electorates", "star", "#f2c811"),
    "national": Family("National bodies", "square", "#425563"),
    "regional": Family("Regions and offices", "diamond", "#41b6e6"),
    "commissioner": Family("Commissioners and systems", "hexagon", "#005eb8"),
    "council": Family("Councils and mayors", "triangle", "#007f3b"),
    "provider": Family("Trusts and other providers", "dot", "#ed8b00"),
    "primary": Family("Primary care", "triangleDown", "#c2477f"),
    "partnership": Family("Partnerships and committees", "box", "#e6dcf2", rounding=18),
    "watch": Family("Regulators, scrutiny and advice", "box", "#c1cad0"),
    "voice": Family("Members, patients and the voluntary sector", "box", "#fbdcc0", dashed=True, rounding=6),
    "place": Family("Places and other areas", "box", PAPER, rounding=6),
}
STYLES: Mapping[str, Style] = {
    "answers": Style("Answers to by law or vote", INK, (), 2),
    "handed": Style("Handed on, or exercised together", "#005eb8", (12, 5), 2),
    "contract": Style("Works under contract", "#a85400", (3, 4), 1.5),
    "money": Style("Is paid by", "#00703c", (14, 4, 3, 4), 2),
    "oversight": Style("Is overseen, hosted or owned by", "#7c2855", (7, 4), 2),
    "watched": Style("Is regulated or scrutinised by", "#5b5b5b", (3, 7), 1),
    "belongs": Style("Belongs to, sits on, advises", "#4c6272", (1, 4), 1),
    "decides": Style("Is decided for by", "#003087", (), 4),
    "concerns": Style("Other rights over the place", "#c5271c", (8, 3, 2, 3), 1.5),
    "tie": Style("Works for, or is part of", "#5f7079", (1, 2), 1),
}

_T = OrganisationType
_TYPES: Mapping[str, frozenset[OrganisationType]] = {
    "terminal": frozenset({_T.PARLIAMENT, _T.ELECTORATE}),
    "national": frozenset(
        {
            *(_T.SECRETARY_OF_STATE, _T.GOVERNMENT_DEPARTMENT, _T.NHS_ENGLAND, _T.EXECUTIVE_AGENCY, _T.HEE),
            *(_T.HRA, _T.MONITOR, _T.NHS_DIGITAL, _T.NHS_TDA, _T.NICE, _T.PHE, _T.SPECIAL_HEALTH_AUTHORITY),
            _T.PROPERTY_COMPANY,
        }
    ),
    "regional": frozenset({_T.NHS_ENGLAND_REGION, _T.COMMISSIONING_OFFICE, _T.SHA, _T.CSU, _T.OPIC}),
    "commissioner": frozenset(
        {
            *(_T.ICB, _T.CCG, _T.PCT, _T.STP, _T.ICS, _T.ICS_NONSTATUTORY, _T.ICB_CLUSTER),
            *(_T.SUB_ICB_LOCATION, _T.SUB_ICB_REPORTING_ENTITY, _T.PRIMARY_CARE_GROUP),
        }
    ),
    "council": frozenset(
        {
            *(_T.COUNTY_COUNCIL, _T.UNITARY_AUTHORITY, _T.METROPOLITAN_DISTRICT, _T.LONDON_BOROUGH),
            *(_T.DISTRICT_COUNCIL, _T.COMBINED_AUTHORITY, _T.MAYOR, _T.POLICE),
        }
    ),
    "provider": frozenset(
        {
            *(_T.NHS_TRUST, _T.NHS_FOUNDATION_TRUST, _T.CARE_TRUST, _T.INDEPENDENT_PROVIDER, _T.LEAD_PROVIDER),
            *(_T.SOCIAL_ENTERPRISE, _T.SOCIAL_CARE_PROVIDER, _T.HOSPICE, _T.HOUSING_ASSOCIATION, _T.PROVIDER_GROUP),
            *(_T.IHO, _T.ACO_OR_ICP_CONTRACT, _T.MNP, _T.SNP),
        }
    ),
    "primary": frozenset(
        {
            *(_T.GP_PRACTICE, _T.PCN, _T.PCN_GROUP, _T.GP_FEDERATION, _T.PHARMACY, _T.DENTAL_PRACTICE, _T.OPTICAL),
            _T.NEIGHBOURHOOD_TEAM,
        }
    ),
    "watch": frozenset(
        {
            *(_T.CQC, _T.OFSTED, _T.OMBUDSMAN, _T.HSIB, _T.HSSIB, _T.HOSC, _T.PROFESSIONAL_BODY, _T.THINK_TANK),
            *(_T.CLINICAL_NETWORK, _T.CLINICAL_REFERENCE_GROUP),
        }
    ),
    "voice": frozenset(
        {
            *(_T.FT_MEMBERSHIP, _T.COUNCIL_OF_GOVERNORS, _T.LOCAL_HEALTHWATCH, _T.PATIENT_ORGANISATION),
            *(_T.VCSE_ALLIANCE, _T.VCSE_PROVIDER, _T.TRADE_UNION, _T.TRADE_ASSOCIATION),
        }
    ),
}
_FAMILY_OF: Mapping[str, str] = {kind: family for family, kinds in _TYPES.items() for kind in kinds}
_K = LineKind
_STYLE_OF: Mapping[str, str] = {
    **dict.fromkeys((_K.STATUTORY_ACCOUNTABILITY, _K.PARLIAMENTARY, _K.DEMOCRATIC), "answers"),
    **dict.fromkeys((_K.DELEGATION, _K.INTERNAL_DELEGATION, _K.JOINT_EXERCISE), "handed"),
    **dict.fromkeys((_K.COMMISSIONING_CONTRACT, _K.SUBCONTRACT), "contract"),
    _K.FINANCIAL_ALLOCATION: "money",
    **dict.fromkeys((_K.OVERSIGHT, _K.HOSTING, _K.OWNERSHIP), "oversight"),
    **dict.fromkeys((_K.REGULATION, _K.SCRUTINY, _K.PROFESSIONAL), "watched"),
    **dict.fromkeys((_K.MEMBERSHIP, _K.REPRESENTATION, _K.ADVISORY, _K.COORDINATION), "belongs"),
    **dict.fromkeys(DECIDING_ROLES, "decides"),
    **dict.fromkeys(frozenset(Role) - DECIDING_ROLES, "concerns"),
    **dict.fromkeys(Tie, "tie"),
}
# Words of the vocabulary that a person does not spell as they are spelled there.
_SPELLED = {
    "nhs_england": "NHS England",
    "nhs_england_region": "NHS England region",
    "nhs_foundation_trust": "NHS foundation trust",
    "nhs_trust": "NHS trust",
    "nhs_region": "NHS region",
    "gp_practice": "GP practice",
    "gp_federation": "GP federation",
    "icp_statutory": "Integrated care partnership",
    "ft_membership": "Foundation trust members",
    "icb_cluster": "ICB cluster",
    "sub_icb_location": "Sub-ICB location",
    "sub_icb_reporting_entity": "Sub-ICB reporting entity",
    "spec_joint_committee": "Specialised services joint committee",
    "s75_joint_committee": "Section 75 joint committee",
    "vcse_alliance": "VCSE alliance",
    "vcse_provider": "VCSE provider",
    "nhs_tda": "NHS Trust Development Authority",
    "nhs_digital": "NHS Digital",
    "nhs_local_office": "NHS local office",
    "part": "Part of the place",
    "ltla_area": "District or unitary area",
    "utla_area": "County or unitary area",
    "ics_icb": "ICB area",
    "ccg_area": "CCG area",
    "sub_icb": "Sub-ICB area",
    "stp_footprint": "STP area",
    "pcn_list": "PCN list",
    "cqc": "Care Quality Commission",
    "hosc": "Health scrutiny committee",
    "hwb": "Health and wellbeing board",
}
_ACRONYMS = frozenset({*OrganisationType}) - {_T.MAYOR}
_LONGEST_ACRONYM = 5


def family_of(kind: str, *, is_area: bool) -> str:
    """Name the family of an organisation's type or a footprint's level; a type that is in none is a partnership."""
    return "place" if is_area else _FAMILY_OF.get(kind, "partnership")


def style_of(kind: str) -> str:
    """Name the style of a line's kind or a right's role."""
    return _STYLE_OF.get(kind, "tie")


def label_of(word: str) -> str:
    """Say a word of the vocabulary as a person writes it."""
    if word in _SPELLED:
        return _SPELLED[word]
    is_acronym = len(word) <= _LONGEST_ACRONYM and word in _ACRONYMS
    return word.upper() if is_acronym else word.replace("_", " ").capitalize()
