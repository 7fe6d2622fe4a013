"""The closed lists of words: every type, kind, level, role, certainty is spelled here and nowhere else.

What a word implies in law (who may decide, which body must exist) is data of the register.
What a word implies for the shape of the graph (which lines can carry a path) is said here,
because the graph could not be built without it.
"""

from graph_model.vocabulary.capacity import FORMS, MAY_DECIDE, NEVER_DECIDE, OBSERVER_TYPES, PRIVATE_TYPES, Form
from graph_model.vocabulary.knowledge import Basis, Certainty, ChangeKind, ClaimAbout, Confidence, Outcome
from graph_model.vocabulary.organisations import (
    SECTOR_TERMINAL_TYPES,
    TERMINAL_TYPES,
    HolderWord,
    OrganisationType,
    types_of,
)
from graph_model.vocabulary.viewing import Drawn, Tie, ViewKind
from graph_model.vocabulary.wiring import (
    COMPARED_ROLES,
    DECIDING_ROLES,
    GATE_ROLES,
    JOINING_KINDS,
    MONEY_KINDS,
    PATH_KINDS,
    Bearing,
    FootprintLevel,
    FootprintRelationKind,
    HolderGroup,
    LineKind,
    Role,
    SuccessionType,
    WhichHolder,
)

__all__ = [
    "COMPARED_ROLES",
    "DECIDING_ROLES",
    "FORMS",
    "GATE_ROLES",
    "JOINING_KINDS",
    "MAY_DECIDE",
    "MONEY_KINDS",
    "NEVER_DECIDE",
    "OBSERVER_TYPES",
    "PATH_KINDS",
    "PRIVATE_TYPES",
    "SECTOR_TERMINAL_TYPES",
    "TERMINAL_TYPES",
    "Basis",
    "Bearing",
    "Certainty",
    "ChangeKind",
    "ClaimAbout",
    "Confidence",
    "Drawn",
    "FootprintLevel",
    "FootprintRelationKind",
    "Form",
    "HolderGroup",
    "HolderWord",
    "LineKind",
    "OrganisationType",
    "Outcome",
    "Role",
    "SuccessionType",
    "Tie",
    "ViewKind",
    "WhichHolder",
    "types_of",
]
