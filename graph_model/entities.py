"""The rows of a register, as frozen and validated entities: one class a table, one field a column.

The same class is built from the text of a file and from what the store gives back, so a row
that is written and read again is equal to itself. `None` and an empty tuple mean *not known*
or *not recorded*, never *none*. Dates are half-open: `valid_to` is the first day on which the
fact is no longer true.
"""

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from graph_model.entity_bases import Dated, Entity, Evidenced
from graph_model.fields import Amount, Day, Identifier, Identifiers, PartialDay, People, Share, Sources, Text, YesOrNo
from graph_model.vocabulary import (
    Basis,
    Certainty,
    ClaimAbout,
    Confidence,
    FootprintLevel,
    FootprintRelationKind,
    HolderGroup,
    HolderWord,
    LineKind,
    OrganisationType,
    Role,
    SuccessionType,
    WhichHolder,
)

__all__ = [
    "ALL_FUNCTIONS",
    "Block",
    "Claim",
    "Cover",
    "Dated",
    "Entity",
    "ExpectedLine",
    "Footprint",
    "FootprintRelation",
    "Function",
    "Ground",
    "Line",
    "Organisation",
    "Right",
    "Source",
    "StatutoryHolder",
    "Succession",
    "Term",
]

ALL_FUNCTIONS = "*"
# Neo4j indexes no longer text than some 8,160 bytes.
LONGEST_KEY = 8_000


class Organisation(Evidenced):
    """A body, office, committee, partnership or electorate that can hold or owe an account."""

    id: Identifier
    name: Text | None = None
    type: OrganisationType
    ods_code: Text | None = None
    gss_code: Text | None = None
    note: Text | None = None


class Footprint(Evidenced):
    """An area, a registered list or a catchment that something is done for."""

    id: Identifier
    name: Text | None = None
    level: FootprintLevel
    gss_code: Text | None = None
    ods_code: Text | None = None
    purpose: Text | None = None


class FootprintRelation(Evidenced):
    """How a child footprint lies in its parent; `child_share` is of the child's people."""

    identity = ("child", "parent", "relation", "valid_from")
    child: Identifier
    parent: Identifier
    relation: FootprintRelationKind
    child_share: Share | None = None


class Block(Entity):
    """The smallest piece of ground on which all loaded boundaries agree."""

    id: Identifier
    population: People | None = None


class Ground(Dated):
    """A block that a footprint holds, and when."""

    identity = ("block", "footprint", "valid_from")
    block: Identifier
    footprint: Identifier


class Line(Evidenced):
    """A statement that a subject answers to a holder, of one kind, for some functions."""

    id: Identifier
    kind: LineKind
    subject: Identifier
    holder: Identifier
    functions: Identifiers = ()
    footprint: Identifier | None = None
    legal_basis: Text | None = None
    certainty: Certainty | None = None
    note: Text | None = None
    basis: Basis = Basis.STATED
    amount: Amount | None = None
    currency: Text | None = None
    financial_year: Text | None = None


class Right(Evidenced):
    """A decision right: an organisation has a role in a function, for a footprint."""

    id: Identifier
    organisation: Identifier
    function: Identifier
    role: Role
    subject_type: Text | None = None
    footprint: Identifier
    legal_basis: Text | None = None
    certainty: Certainty | None = None
    basis: Basis = Basis.STATED


class Function(Entity):
    """A field of decision; a function without a parent stands by itself."""

    id: Identifier
    name: Text | None = None
    parent: Identifier | None = None
    group: Text | None = None
    accountable_to: Text | None = None
    legal_basis: Text | None = None
    confidence: Confidence | None = None
    note: Text | None = None


class StatutoryHolder(Dated):
    """Which type of body holds a function by law, in which role, over which level of footprint."""

    identity = ("function", "role", "holder_type", "footprint_level", "subject_type", "only_for", "valid_from")
    function: Identifier
    role: Role
    holder_type: OrganisationType | HolderWord
    footprint_level: FootprintLevel | None = None
    legal_basis: Text | None = None
    certainty: Certainty | None = None
    confidence: Confidence | None = None
    proposed_end: Day | None = None
    subject_type: Text | None = None
    only_for: Identifiers = ()
    group: HolderGroup | None = None
    optional: YesOrNo | None = None

    @model_validator(mode="after")
    def _has_a_key_that_can_be_indexed(self) -> "StatutoryHolder":
        if len(self.key.encode()) > LONGEST_KEY:
            raise PydanticCustomError("key", "is more than the id of one rule can hold; part the rule into several")
        return self


class Succession(Entity):
    """What became of an organisation; `share` is the part of it that went to this successor."""

    identity = ("predecessor", "successor", "effective")
    predecessor: Identifier
    successor: Identifier | None = None
    effective: Day | None = None
    type: SuccessionType
    share: Share | None = None
    source: Sources = ()
    confidence: Confidence | None = None

    @model_validator(mode="after")
    def _has_a_successor_unless_abolished(self) -> "Succession":
        if self.successor is None and self.type is not SuccessionType.ABOLITION:
            raise PydanticCustomError("successor", "is required unless the type is abolition")
        return self


class Cover(Evidenced):
    """That an organisation works for a footprint, wholly or for a share of its people."""

    identity = ("organisation", "footprint", "valid_from")
    organisation: Identifier
    footprint: Identifier
    share: Share | None = None


class Source(Entity):
    """A publication, statute or page that facts rest on; the address may be unknown."""

    id: Identifier
    title: Text | None = None
    kind: Text | None = None
    published_on: PartialDay | None = None
    address: Text | None = None


class Term(Entity):
    """An acronym or term, what it means, and when; days may be years or months. One acronym may mean several things."""

    identity = ("term", "valid_from", "meaning")
    term: Identifier
    meaning: Text | None = None
    valid_from: PartialDay | None = None
    valid_to: PartialDay | None = None
    source: Sources = ()
    confidence: Confidence | None = None

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> "Term":
        begins, ends = self.valid_from or "", self.valid_to or ""
        known = min(len(begins), len(ends))
        # A year that both share says nothing about the order of the days in it.
        if ends[:known] < begins[:known]:
            raise PydanticCustomError("reversed", "is before valid_from")
        return self

    @model_validator(mode="after")
    def _has_a_key_that_can_be_indexed(self) -> "Term":
        if len(self.key.encode()) > LONGEST_KEY:
            raise PydanticCustomError("meaning", "is more than the id of one term can hold; say it in fewer words")
        return self


class ExpectedLine(Dated):
    """A line that the law expects of every body of a type (the P-rules); no functions means all."""

    identity = ("rule", "subject_type", "kind", "holder_type", "valid_from")
    rule: Identifier
    subject_type: OrganisationType | HolderWord
    kind: LineKind
    holder_type: OrganisationType | HolderWord
    which: WhichHolder | None = None
    certainty: Certainty | None = None
    functions: Identifiers = ()
    legal_basis: Text | None = None
    confidence: Confidence | None = None


class Claim(Dated):
    """Something that the register says it covers completely; no footprint means everywhere."""

    identity = ("about", "subject", "footprint", "valid_from")
    about: ClaimAbout | LineKind
    subject: Identifier
    footprint: Identifier | None = None
