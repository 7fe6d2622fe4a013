"""Words for organisations: what sort of body one is, and which sorts a word of the statutory tables stands for."""

from enum import StrEnum

__all__ = ["SECTOR_TERMINAL_TYPES", "TERMINAL_TYPES", "HolderWord", "OrganisationType", "types_of"]


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
    HolderWord.HOUSING_AUTHORITY: _UPPER_TIER_TYPES - {OrganisationType.COUNTY_COUNCIL}
    | {OrganisationType.DISTRICT_COUNCIL},
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
