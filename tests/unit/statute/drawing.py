"""Small registers for the rules of law: a few bodies with their areas, and rules by their words."""

from collections.abc import Iterable

from graph_model.entities import Block, Entity, ExpectedLine, StatutoryHolder
from graph_model.statute import Bodies, Expansion
from graph_model.tables import TABLES

__all__ = ["bodies_of", "chain", "periods", "rule"]

NAME_OF = {table.entity: table.name for table in TABLES}


def bodies_of(*rows: Entity | Iterable[Entity]) -> Bodies:
    """The view of these rows; each block that ground mentions, and no row describes, holds a hundred people."""
    flat = [each for row in rows for each in ([row] if isinstance(row, Entity) else row)]
    tables: dict[str, list[Entity]] = {name: [] for name in NAME_OF.values()}
    for row in flat:
        tables[NAME_OF[type(row)]].append(row)
    described = {row.key for row in tables["blocks"]}
    mentioned = {row.block for row in tables["ground"]} - described  # type: ignore[attr-defined]
    tables["blocks"].extend(Block(id=block, population=100) for block in sorted(mentioned))
    return Bodies.from_tables(tables)


def rule(
    holder_type: str = "icb", role: str = "decides", function: str = "dental", **columns: object
) -> StatutoryHolder:
    """A rule in force, by default that an ICB decides on dentistry in its area."""
    facts = {"footprint_level": "ics_icb", "certainty": "in_force", "legal_basis": "the Act", "confidence": "sure"}
    ends = {"function": function, "role": role, "holder_type": holder_type}
    return StatutoryHolder.model_validate(ends | facts | columns)


def chain(subject_type: str, kind: str, holder_type: str, which: str | None = "any", **columns: object) -> ExpectedLine:
    """A chain in force, by default to the only body of the holder's type."""
    ends = {"subject_type": subject_type, "kind": kind, "holder_type": holder_type, "which": which}
    facts = {"rule": "P00", "certainty": "in_force", "legal_basis": "the Act", "confidence": "sure"}
    return ExpectedLine.model_validate(ends | facts | columns)


def periods(expansion: Expansion) -> list[tuple[str, str, str, str]]:
    """Each right by whom and where, and each line by its ends, with its days as they are written."""
    rights = [(row.organisation, row.footprint, row) for row in expansion.rights]
    lines = [(row.subject, row.holder, row) for row in expansion.lines]
    return [(one, other, str(row.valid_from), str(row.valid_to)) for one, other, row in (*rights, *lines)]
