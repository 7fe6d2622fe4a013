"""The closed lists of words: every type, kind, level, role, certainty is spelled here and nowhere else.

What a word implies in law (who may decide, which body must exist) is data of the register.
What a word implies for the shape of the graph (which lines can carry a path) is said here,
because the graph could not be built without it.
"""

from enum import StrEnum

__all__ = [
    "COMPARED_ROLES",
    "DECIDING_ROLES",
    "GATE_ROLES",
    "MONEY_KINDS",
    "PATH_KINDS",
    "SECTOR_TERMINAL_TYPES",
    "TERMINAL_TYPES",
    "Basis",
    "Bearing",
    "Certainty",
    "ChangeKind",
    "ClaimAbout",
    "Confidence",
    "FootprintLevel",
    "FootprintRelationKind",
    "HolderGroup",
    "HolderWord",
    "LineKind",
    "OrganisationType",
    "Outcome",
    "Role",
    "SuccessionType",
    "WhichHolder",
    "types_of",
]


class OrganisationType(StrEnum):
    """What sort of body, office, committee, partnership or electorate an organisation is."""

    ACO_OR_ICP_CONTRACT = "aco_or_icp_contract"
    AREA_PARTNERSHIP = "area_partnership"
    CANCER_ALLIANCE = "cancer_alliance"
    CARE_TRUST = "care_trust"
    CCG = "ccg"
    CLINICAL_NETWORK = "clinical_network"
    CLINICAL_REFERENCE_GROUP = "clinical_reference_group"
    COMBINED_AUTHORITY = "combined_authority"
    COMMISSIONING_OFFICE = "commissioning_office"
    COMMITTEE = "committee"
    COUNCIL_OF_GOVERNORS = "council_of_governors"
    COUNTY_COUNCIL = "county_council"
    CQC = "cqc"
    CSU = "csu"
    DENTAL_PRACTICE = "dental_practice"
    DISTRICT_COUNCIL = "district_council"
    ELECTORATE = "electorate"
    EXECUTIVE_AGENCY = "executive_agency"
    FT_MEMBERSHIP = "ft_membership"
    GOVERNMENT_DEPARTMENT = "government_department"
    GP_FEDERATION = "gp_federation"
    GP_PRACTICE = "gp_practice"
    HEE = "hee"
    HOSC = "hosc"
    HOSPICE = "hospice"
    HOUSING_ASSOCIATION = "housing_association"
    HRA = "hra"
    HSIB = "hsib"
    HSSIB = "hssib"
    HWB = "hwb"
    ICB = "icb"
    ICB_CLUSTER = "icb_cluster"
    ICP_STATUTORY = "icp_statutory"
    ICS = "ics"
    ICS_NONSTATUTORY = "ics_nonstatutory"
    IHO = "iho"
    INDEPENDENT_PROVIDER = "independent_provider"
    JOINT_COMMITTEE = "joint_committee"
    LEAD_PROVIDER = "lead_provider"
    LOCAL_HEALTHWATCH = "local_healthwatch"
    LONDON_BOROUGH = "london_borough"
    LRF = "lrf"
    MAYOR = "mayor"
    METROPOLITAN_DISTRICT = "metropolitan_district"
    MNP = "mnp"
    MONITOR = "monitor"
    NEIGHBOURHOOD_TEAM = "neighbourhood_team"
    NHS_DIGITAL = "nhs_digital"
    NHS_ENGLAND = "nhs_england"
    NHS_ENGLAND_REGION = "nhs_england_region"
    NHS_FOUNDATION_TRUST = "nhs_foundation_trust"
    NHS_TDA = "nhs_tda"
    NHS_TRUST = "nhs_trust"
    NICE = "nice"
    OFSTED = "ofsted"
    OMBUDSMAN = "ombudsman"
    OPIC = "opic"
    OPTICAL = "optical"
    PARLIAMENT = "parliament"
    PATIENT_ORGANISATION = "patient_organisation"
    PCN = "pcn"
    PCN_GROUP = "pcn_group"
    PCT = "pct"
    PHARMACY = "pharmacy"
    PHE = "phe"
    PLACE_COMMITTEE = "place_committee"
    PLACE_PARTNERSHIP = "place_partnership"
    POLICE = "police"
    PRIMARY_CARE_GROUP = "primary_care_group"
    PROFESSIONAL_BODY = "professional_body"
    PROPERTY_COMPANY = "property_company"
    PROVIDER_ALLIANCE = "provider_alliance"
    PROVIDER_COLLABORATIVE = "provider_collaborative"
    PROVIDER_GROUP = "provider_group"
    S75_JOINT_COMMITTEE = "s75_joint_committee"
    SAFEGUARDING_ADULTS_BOARD = "safeguarding_adults_board"
    SAFEGUARDING_CHILDREN_PARTNERSHIP = "safeguarding_children_partnership"
    SECRETARY_OF_STATE = "secretary_of_state"
    SHA = "sha"
    SNP = "snp"
    SOCIAL_CARE_PROVIDER = "social_care_provider"
    SOCIAL_ENTERPRISE = "social_enterprise"
    SPEC_JOINT_COMMITTEE = "spec_joint_committee"
    SPECIAL_HEALTH_AUTHORITY = "special_health_authority"
    STP = "stp"
    SUB_ICB_LOCATION = "sub_icb_location"
    SUB_ICB_REPORTING_ENTITY = "sub_icb_reporting_entity"
    THINK_TANK = "think_tank"
    TRADE_ASSOCIATION = "trade_association"
    TRADE_UNION = "trade_union"
    UEC_DELIVERY_BOARD = "uec_delivery_board"
    UNITARY_AUTHORITY = "unitary_authority"
    VCSE_ALLIANCE = "vcse_alliance"
    VCSE_PROVIDER = "vcse_provider"


class HolderWord(StrEnum):
    """The words of `statutory_holders` and `expected_lines` that stand for several types, one body, or none."""

    ANY = "*"
    EXECUTIVE_AGENCY_PHE = "executive_agency_phe"
    EXECUTIVE_AGENCY_UKHSA = "executive_agency_ukhsa"
    EXPERT_COMMITTEE = "expert_committee"
    HOUSING_AUTHORITY = "housing_authority"
    ICB_EARLY_ADOPTER = "icb_early_adopter"
    LEAD_COMMISSIONER_ARRANGEMENT = "lead_commissioner_arrangement"
    LGSCO = "lgsco"
    NHS_TRUST_OR_FT = "nhs_trust_or_ft"
    NONE = "none"
    PHSO = "phso"
    UPPER_TIER_LA = "upper_tier_la"


class FootprintLevel(StrEnum):
    """What sort of area, registered list or catchment a footprint is."""

    AMBULANCE_AREA = "ambulance_area"
    CANCER_ALLIANCE_AREA = "cancer_alliance_area"
    CCG_AREA = "ccg_area"
    COLLABORATIVE_CATCHMENT = "collaborative_catchment"
    COMBINED_AUTHORITY = "combined_authority"
    ENGLAND = "england"
    ICB_CLUSTER = "icb_cluster"
    ICS_ICB = "ics_icb"
    LSOA_SET = "lsoa_set"
    LTLA_AREA = "ltla_area"
    NEIGHBOURHOOD = "neighbourhood"
    NHS_LOCAL_OFFICE = "nhs_local_office"
    NHS_REGION = "nhs_region"
    PCN_LIST = "pcn_list"
    PLACE = "place"
    POLICE_AREA = "police_area"
    PROVIDER_CATCHMENT = "provider_catchment"
    SPEC_JC_AREA = "spec_jc_area"
    STP_FOOTPRINT = "stp_footprint"
    SUB_ICB = "sub_icb"
    UTLA_AREA = "utla_area"


class FootprintRelationKind(StrEnum):
    """How one footprint lies in another. A partial relation is reported, never walked."""

    WITHIN = "within"
    COTERMINOUS = "coterminous"
    PARTIAL = "partial"


class Bearing(StrEnum):
    """Whether a kind of line can be part of a path to a terminal."""

    YES = "yes"
    CONDITIONAL = "conditional"
    NEVER = "never"


class LineKind(StrEnum):
    """How a subject answers to a holder; each kind knows whether it can carry a path."""

    STATUTORY_ACCOUNTABILITY = "statutory_accountability"
    PARLIAMENTARY = "parliamentary"
    DEMOCRATIC = "democratic"
    DELEGATION = "delegation"
    JOINT_EXERCISE = "joint_exercise"
    INTERNAL_DELEGATION = "internal_delegation"
    COMMISSIONING_CONTRACT = "commissioning_contract"
    SUBCONTRACT = "subcontract"
    FINANCIAL_ALLOCATION = "financial_allocation"
    OVERSIGHT = "oversight"
    HOSTING = "hosting"
    OWNERSHIP = "ownership"
    REGULATION = "regulation"
    SCRUTINY = "scrutiny"
    PROFESSIONAL = "professional"
    MEMBERSHIP = "membership"
    REPRESENTATION = "representation"
    ADVISORY = "advisory"
    COORDINATION = "coordination"

    @property
    def bearing(self) -> Bearing:
        """Whether lines of this kind can be part of a path to a terminal."""
        if self in _CONDITIONAL_KINDS:
            return Bearing.CONDITIONAL
        return Bearing.NEVER if self in _PARALLEL_KINDS else Bearing.YES


_CONDITIONAL_KINDS = frozenset({LineKind.FINANCIAL_ALLOCATION, LineKind.OVERSIGHT, LineKind.HOSTING})
_PARALLEL_KINDS = frozenset(
    {
        LineKind.REGULATION,
        LineKind.SCRUTINY,
        LineKind.PROFESSIONAL,
        LineKind.MEMBERSHIP,
        LineKind.REPRESENTATION,
        LineKind.ADVISORY,
        LineKind.COORDINATION,
    }
)
MONEY_KINDS = frozenset({LineKind.FINANCIAL_ALLOCATION})
# Money supports a path and never makes one, so it is kept apart from what can be walked.
PATH_KINDS = frozenset(kind for kind in LineKind if kind.bearing is not Bearing.NEVER) - MONEY_KINDS


class Role(StrEnum):
    """What an organisation may do about a function on a footprint."""

    DECIDES = "decides"
    DELEGATED_DECIDES = "delegated_decides"
    JOINTLY_DECIDES = "jointly_decides"
    MUST_AGREE = "must_agree"
    MUST_BE_CONSULTED = "must_be_consulted"
    MUST_HAVE_REGARD = "must_have_regard"
    RECOMMENDS = "recommends"
    ADVISES = "advises"
    ASSURES = "assures"
    SCRUTINISES = "scrutinises"
    CALLS_IN = "calls_in"
    REFERS = "refers"
    REGULATES = "regulates"
    FUNDS = "funds"
    DELIVERS = "delivers"


DECIDING_ROLES = frozenset({Role.DECIDES, Role.DELEGATED_DECIDES, Role.JOINTLY_DECIDES})
GATE_ROLES = frozenset({Role.MUST_AGREE, Role.MUST_BE_CONSULTED})
# The delegator or parent keeps the function in these roles; a joint decider never stops acting.
COMPARED_ROLES = frozenset({Role.DECIDES, Role.DELEGATED_DECIDES})


class Certainty(StrEnum):
    """Whether a fact is the law of the day, decided for later, or only talked about."""

    IN_FORCE = "in_force"
    PLANNED = "planned"
    ANNOUNCED = "announced"
    PROPOSED = "proposed"
    SUPERSEDED = "superseded"


class Confidence(StrEnum):
    """How sure we are of a fact; it describes our knowledge, not the world."""

    SURE = "sure"
    LIKELY = "likely"
    CHECK = "check"


class Basis(StrEnum):
    """Whether a document says so, or a rule about bodies of that type implies it."""

    STATED = "stated"
    STATUTE = "statute"


class HolderGroup(StrEnum):
    """How several statutory holders of one function stand to each other."""

    JOINT = "joint"
    OWN = "own"


class SuccessionType(StrEnum):
    """How one organisation followed another."""

    MERGER = "merger"
    SPLIT = "split"
    ACQUISITION = "acquisition"
    ABOLITION = "abolition"
    RENAME = "rename"
    ROLE_CHANGE = "role_change"
    FUNCTION_TRANSFER = "function_transfer"


class ClaimAbout(StrEnum):
    """What a claim of completeness can be about, besides the lines of a kind."""

    RIGHTS = "rights"
    ORGANISATIONS = "organisations"
    SUCCESSIONS = "successions"


class WhichHolder(StrEnum):
    """Which organisations of the holder's type an expected line must reach."""

    SAME_FOOTPRINT = "same_footprint"
    EACH_WITH_SHARED_GROUND = "each_with_shared_ground"
    ANY = "any"


class Outcome(StrEnum):
    """How a question of who decides came out."""

    FOUND = "found"
    PARTIAL = "partial"
    CONDITIONAL = "conditional"
    NONE_FOUND = "none_found"


class ChangeKind(StrEnum):
    """What a write did to a register, or to one row of it."""

    LOADED = "loaded"
    ADDED = "added"
    CHANGED = "changed"
    RETRACTED = "retracted"


TERMINAL_TYPES = frozenset({OrganisationType.PARLIAMENT, OrganisationType.ELECTORATE})
# These end a path without satisfying the rules by themselves (domain C3).
SECTOR_TERMINAL_TYPES = frozenset({OrganisationType.FT_MEMBERSHIP})
_UPPER_TIER_TYPES = frozenset(
    {
        OrganisationType.COUNTY_COUNCIL,
        OrganisationType.UNITARY_AUTHORITY,
        OrganisationType.METROPOLITAN_DISTRICT,
        OrganisationType.LONDON_BOROUGH,
    }
)
# A word that is not here stands for one body or for none, and is matched by nothing but itself.
_TYPES_OF_WORD = {
    HolderWord.ANY: frozenset(OrganisationType),
    HolderWord.UPPER_TIER_LA: _UPPER_TIER_TYPES,
    HolderWord.HOUSING_AUTHORITY: _UPPER_TIER_TYPES - {OrganisationType.COUNTY_COUNCIL} | {OrganisationType.DISTRICT_COUNCIL},
    HolderWord.NHS_TRUST_OR_FT: frozenset(
        {OrganisationType.NHS_TRUST, OrganisationType.NHS_FOUNDATION_TRUST, OrganisationType.CARE_TRUST}
    ),
    HolderWord.PHSO: frozenset({OrganisationType.OMBUDSMAN}),
    HolderWord.LGSCO: frozenset({OrganisationType.OMBUDSMAN}),
    HolderWord.EXECUTIVE_AGENCY_PHE: frozenset({OrganisationType.EXECUTIVE_AGENCY}),
    HolderWord.EXECUTIVE_AGENCY_UKHSA: frozenset({OrganisationType.EXECUTIVE_AGENCY}),
    HolderWord.ICB_EARLY_ADOPTER: frozenset({OrganisationType.ICB}),
}


def types_of(word: OrganisationType | HolderWord) -> frozenset[OrganisationType]:
    """The organisation types that a type or a word of the statutory tables stands for; none for a body in no file."""
    if isinstance(word, OrganisationType):
        return frozenset({word})
    return _TYPES_OF_WORD.get(word, frozenset())
