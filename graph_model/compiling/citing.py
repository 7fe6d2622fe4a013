"""Which source each derived row cites: the publisher's format that it was read from, as the law register names it."""

from enum import StrEnum

__all__ = ["Citation"]


class Citation(StrEnum):
    """The ids of the publishers' sources."""

    BODIES = "pub:ods-report"
    REGISTRATIONS = "pub:gp-map"
    NETWORKS = "pub:ods-pcn"
    SUCCESSIONS = "pub:ods-succession"
    LOOKUPS = "pub:ons-lookups"
    POPULATIONS = "pub:ons-populations"
    COUNCILS = "pub:councils"
    CATCHMENTS = "pub:trust-catchments"
    ALLIANCES = "pub:cancer-alliances"
    PARTNERS = "pub:stp-partners"
    DIRECTORY = "pub:ods-ord"
