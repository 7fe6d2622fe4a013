"""The tables of a register: one row here is one file, one sheet, one entity and one set of queries.

Their order is the order of writing: what is referred to comes before what refers to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Any

from pydantic import TypeAdapter

from graph_model.entities import (
    Block,
    Claim,
    Cover,
    Entity,
    ExpectedLine,
    Footprint,
    FootprintRelation,
    Function,
    Ground,
    Line,
    Organisation,
    Right,
    Source,
    StatutoryHolder,
    Succession,
    Term,
)

__all__ = ["TABLES", "TABLE_OF", "Table"]


@dataclass(frozen=True)
class Table:
    """One table of a register.

    Attributes:
        name: of its file, sheet and queries, such as "organisations".
        entity: the class of its rows.
        references: which columns name rows of which other table.
        rewritten: whether a changed row is deleted and written anew, because its ends may have moved.
    """

    name: str
    entity: type[Entity]
    references: Mapping[str, str] = field(default_factory=dict)
    rewritten: bool = False

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Every column that a file of this table may have: its own, then those that many tables share."""
        every = self.entity.model_fields
        own = [name for name in every if name in self.entity.__annotations__]
        return (*own, *(name for name in every if name not in own))

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The columns that must be there, and hold a value in every row."""
        return tuple(name for name, column in self.entity.model_fields.items() if column.is_required())

    @cached_property
    def _cells(self) -> Mapping[str, "TypeAdapter[Any]"]:
        cells = {}
        for name, found in self.entity.model_fields.items():
            kind: Any = Annotated[found.annotation, *found.metadata, name]  # a plain kind has no metadata of its own
            cells[name] = TypeAdapter(kind)
        return cells

    def cell(self, column: str, text: str) -> object:
        """Give the value of one cell, as the entity would have it.

        Raises:
            ValidationError: the text is no value of the column.
        """
        return self._cells[column].validate_python(text)


TABLES = (
    Table("sources", Source),
    Table("glossary", Term, {"source": "sources"}),
    Table("functions", Function, {"parent": "functions"}),
    Table("organisations", Organisation, {"source": "sources"}),
    Table("footprints", Footprint, {"source": "sources"}),
    Table("blocks", Block),
    Table(
        "footprint_relations",
        FootprintRelation,
        {"child": "footprints", "parent": "footprints", "source": "sources"},
        rewritten=True,
    ),
    Table("ground", Ground, {"block": "blocks", "footprint": "footprints"}, rewritten=True),
    Table(
        "covers",
        Cover,
        {"organisation": "organisations", "footprint": "footprints", "source": "sources"},
        rewritten=True,
    ),
    Table(
        "successions",
        Succession,
        {"predecessor": "organisations", "successor": "organisations", "source": "sources"},
        rewritten=True,
    ),
    Table(
        "lines",
        Line,
        {
            "subject": "organisations",
            "holder": "organisations",
            "functions": "functions",
            "footprint": "footprints",
            "source": "sources",
        },
        rewritten=True,
    ),
    Table(
        "rights",
        Right,
        {
            "organisation": "organisations",
            "function": "functions",
            "footprint": "footprints",
            "source": "sources",
        },
        rewritten=True,
    ),
    Table("statutory_holders", StatutoryHolder, {"function": "functions"}),
    Table("expected_lines", ExpectedLine, {"functions": "functions"}),
    Table("claims", Claim, {"footprint": "footprints"}),
)
TABLE_OF: Mapping[str, Table] = {table.name: table for table in TABLES}
