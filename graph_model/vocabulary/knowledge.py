"""Words for what we know: how certain a fact is, how sure we are, what is claimed, how a question came out."""

from enum import StrEnum

__all__ = ["Basis", "Certainty", "ChangeKind", "ClaimAbout", "Confidence", "Outcome"]


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


class ClaimAbout(StrEnum):
    """What a claim of completeness can be about, besides the lines of a kind."""

    RIGHTS = "rights"
    ORGANISATIONS = "organisations"
    SUCCESSIONS = "successions"


class ChangeKind(StrEnum):
    """What a write did to a register, to one row of it, or to a finding; a row that is shared or left changes hands."""

    LOADED = "loaded"
    ADDED = "added"
    CHANGED = "changed"
    RETRACTED = "retracted"
    SHARED = "shared"
    LEFT = "left"
    ACCEPTED = "accepted"
    REOPENED = "reopened"


class Outcome(StrEnum):
    """How a question of who decides came out."""

    FOUND = "found"
    PARTIAL = "partial"
    CONDITIONAL = "conditional"
    NONE_FOUND = "none_found"
