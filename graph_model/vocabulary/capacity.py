"""What sort of thing each type of organisation is, and whether it may hold a deciding right.

Domain 2.1, columns `form` and `dec`: what makes a type that type, and so spelled beside the types.
"""

from enum import StrEnum

from graph_model.vocabulary.organisations import OrganisationType as Type

__all__ = ["FORMS", "MAY_DECIDE", "NEVER_DECIDE", "OBSERVER_TYPES", "PRIVATE_TYPES", "Form"]


class Form(StrEnum):
    """The legal form of an organisation."""

    BODY = "body"
    JOINT_COMMITTEE = "joint_committee"
    COMMITTEE = "committee"
    PARTNERSHIP = "partnership"
    CONTRACT = "contract"
    OFFICE = "office"
    REFERENCE = "reference"


_TYPES_OF_FORM = {
    Form.OFFICE: {
        Type.PARLIAMENT,
        Type.ELECTORATE,
        Type.SECRETARY_OF_STATE,
        Type.OMBUDSMAN,
        Type.MAYOR,
        Type.POLICE,
        Type.FT_MEMBERSHIP,
    },
    Form.COMMITTEE: {
        Type.NHS_ENGLAND_REGION,
        Type.EXECUTIVE_AGENCY,
        Type.CSU,
        Type.CLINICAL_REFERENCE_GROUP,
        Type.COUNCIL_OF_GOVERNORS,
        Type.HWB,
        Type.HOSC,
        Type.PLACE_COMMITTEE,
        Type.COMMITTEE,
    },
    Form.JOINT_COMMITTEE: {
        Type.ICP_STATUTORY,
        Type.SPEC_JOINT_COMMITTEE,
        Type.S75_JOINT_COMMITTEE,
        Type.JOINT_COMMITTEE,
    },
    Form.PARTNERSHIP: {
        Type.ICB_CLUSTER,
        Type.STP,
        Type.ICS_NONSTATUTORY,
        Type.ICS,
        Type.PROVIDER_ALLIANCE,
        Type.PLACE_PARTNERSHIP,
        Type.NEIGHBOURHOOD_TEAM,
        Type.PROVIDER_COLLABORATIVE,
        Type.OPIC,
        Type.CLINICAL_NETWORK,
        Type.CANCER_ALLIANCE,
        Type.SAFEGUARDING_ADULTS_BOARD,
        Type.SAFEGUARDING_CHILDREN_PARTNERSHIP,
        Type.LRF,
        Type.UEC_DELIVERY_BOARD,
        Type.VCSE_ALLIANCE,
        Type.AREA_PARTNERSHIP,
        Type.PROVIDER_GROUP,
        Type.COMMISSIONING_OFFICE,
        Type.PCN_GROUP,
    },
    Form.CONTRACT: {
        Type.ACO_OR_ICP_CONTRACT,
        Type.PCN,
        Type.SNP,
        Type.MNP,
        Type.IHO,
        Type.LEAD_PROVIDER,
    },
    Form.REFERENCE: {Type.SUB_ICB_LOCATION, Type.SUB_ICB_REPORTING_ENTITY},
}
# Every type that is not named above is a body of its own.
FORMS = dict.fromkeys(Type, Form.BODY) | {kind: form for form, kinds in _TYPES_OF_FORM.items() for kind in kinds}
# They watch and speak; nobody expects them to answer to anybody in the graph.
OBSERVER_TYPES = frozenset(
    {Type.PATIENT_ORGANISATION, Type.PROFESSIONAL_BODY, Type.TRADE_UNION, Type.THINK_TANK, Type.TRADE_ASSOCIATION}
)
# Companies and charities: they answer to owners and trustees, whom no register lists (domain C3).
PRIVATE_TYPES = frozenset(
    {
        Type.GP_FEDERATION,
        Type.HOSPICE,
        Type.HOUSING_ASSOCIATION,
        Type.INDEPENDENT_PROVIDER,
        Type.LOCAL_HEALTHWATCH,
        Type.SOCIAL_CARE_PROVIDER,
        Type.SOCIAL_ENTERPRISE,
        Type.VCSE_PROVIDER,
    }
)
# These decide in their own right ("y"); what is in neither set decides only what was delegated to it ("d").
MAY_DECIDE = frozenset(
    {
        Type.SECRETARY_OF_STATE,
        Type.GOVERNMENT_DEPARTMENT,
        Type.NHS_ENGLAND,
        Type.MONITOR,
        Type.NHS_TDA,
        Type.HEE,
        Type.NHS_DIGITAL,
        Type.PHE,
        Type.HSIB,
        Type.SPECIAL_HEALTH_AUTHORITY,
        Type.CQC,
        Type.NICE,
        Type.HRA,
        Type.HSSIB,
        Type.OFSTED,
        Type.OMBUDSMAN,
        Type.SHA,
        Type.PCT,
        Type.PRIMARY_CARE_GROUP,
        Type.CCG,
        Type.ICB,
        Type.ICP_STATUTORY,
        Type.SPEC_JOINT_COMMITTEE,
        Type.S75_JOINT_COMMITTEE,
        Type.NHS_TRUST,
        Type.NHS_FOUNDATION_TRUST,
        Type.CARE_TRUST,
        Type.COUNTY_COUNCIL,
        Type.UNITARY_AUTHORITY,
        Type.METROPOLITAN_DISTRICT,
        Type.LONDON_BOROUGH,
        Type.DISTRICT_COUNCIL,
        Type.COMBINED_AUTHORITY,
        Type.MAYOR,
        Type.HWB,
        Type.JOINT_COMMITTEE,
        Type.PROPERTY_COMPANY,
        Type.POLICE,
    }
)
_WHEN_DELEGATED = frozenset(
    {
        Type.NHS_ENGLAND_REGION,
        Type.EXECUTIVE_AGENCY,
        Type.PLACE_PARTNERSHIP,
        Type.PLACE_COMMITTEE,
        Type.SNP,
        Type.MNP,
        Type.IHO,
        Type.PROVIDER_COLLABORATIVE,
        Type.LEAD_PROVIDER,
        Type.OPIC,
    }
)
NEVER_DECIDE = frozenset(Type) - MAY_DECIDE - _WHEN_DELEGATED
