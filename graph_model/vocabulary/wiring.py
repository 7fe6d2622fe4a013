"""Words for the wiring: levels and relations of footprints, kinds of lines, roles of rights, and how bodies follow."""

from enum import StrEnum

__all__ = [
    "COMPARED_ROLES",
    "DECIDING_ROLES",
    "GATE_ROLES",
    "JOINING_KINDS",
    "MONEY_KINDS",
    "PATH_KINDS",
    "Bearing",
    "FootprintLevel",
    "FootprintRelationKind",
    "HolderGroup",
    "LineKind",
    "Role",
    "SuccessionType",
    "WhichHolder",
]


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


# Lines of these kinds hand a function on, or join those who exercise it together.
JOINING_KINDS = frozenset({LineKind.DELEGATION, LineKind.INTERNAL_DELEGATION, LineKind.JOINT_EXERCISE})


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


class WhichHolder(StrEnum):
    """Which organisations of the holder's type an expected line must reach."""

    SAME_FOOTPRINT = "same_footprint"
    EACH_WITH_SHARED_GROUND = "each_with_shared_ground"
    ANY = "any"
