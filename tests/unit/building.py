"""Small graphs, drawn in the test that needs them: a history from a few rows.

What a row mentions and no row describes is filled in with the plainest record: an organisation is an ICB (but
"parliament" and "electors…" are terminals, and "members…" a sector's), a footprint a place, a function has no parent,
a block holds a hundred people. What a test says nothing about is old, open-ended, in force, sure and sourced.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from graph_model.answering import who_decides
from graph_model.answers import Answer, AnswerPart
from graph_model.entities import (
    Block,
    Cover,
    Entity,
    Footprint,
    FootprintRelation,
    Function,
    Ground,
    Line,
    Organisation,
    Right,
    Source,
    Succession,
)
from graph_model.history import DEFAULT_CERTAINTIES, History, Slice
from graph_model.ingest.register import read_register
from graph_model.places import find_place
from graph_model.tables import TABLES
from graph_model.vocabulary import Certainty

__all__ = [
    "CASES",
    "DAY",
    "acting",
    "area",
    "ask",
    "block",
    "body",
    "cases",
    "covers",
    "function",
    "history_of",
    "holds",
    "line",
    "partly",
    "right",
    "slice_of",
    "standing",
    "succession",
    "within",
]

CASES = Path(__file__).resolve().parents[2] / "fixtures" / "cases"
DAY = "2024-10-01"
LONG_AGO = "2000-01-01"
PEOPLE = 100
TABLE_OF_ENTITY = {table.entity: table.name for table in TABLES}


def body(identifier: str, kind: str = "icb", **columns: object) -> Organisation:
    """An organisation, by default an ICB whose name is its id."""
    return Organisation.model_validate({"id": identifier, "type": kind, "name": identifier} | columns)


def area(identifier: str, **columns: object) -> Footprint:
    """A footprint whose name is its id."""
    return Footprint.model_validate({"id": identifier, "level": "place", "name": identifier} | columns)


def function(identifier: str, parent: str | None = None, **columns: object) -> Function:
    """A function, under its parent if it has one."""
    return Function.model_validate({"id": identifier, "parent": parent} | columns)


def block(identifier: str, people: int | None) -> Block:
    """A block and its people."""
    return Block(id=identifier, population=people)


def holds(footprint: str, blocks: str, **columns: object) -> list[Ground]:
    """The ground of a footprint: its blocks, parted by spaces."""
    return [Ground.model_validate({"block": each, "footprint": footprint} | columns) for each in blocks.split()]


def within(child: str, parent: str, relation: str = "within", **columns: object) -> FootprintRelation:
    """That a footprint lies in another, wholly unless another relation is given."""
    return FootprintRelation.model_validate({"child": child, "parent": parent, "relation": relation} | columns)


def partly(child: str, parent: str, share: float | None = None) -> FootprintRelation:
    """That a footprint lies only partly in another."""
    return within(child, parent, "partial", child_share=share)


def covers(organisation: str, footprint: str, **columns: object) -> Cover:
    """That an organisation works for a footprint."""
    return Cover.model_validate({"organisation": organisation, "footprint": footprint} | columns)


def succession(predecessor: str, successor: str | None, effective: str, kind: str = "merger") -> Succession:
    """What became of an organisation, and when."""
    columns = {"predecessor": predecessor, "successor": successor, "effective": effective, "type": kind}
    return Succession.model_validate(columns)


def right(organisation: str, role: str = "decides", *, over: str = "town", **columns: object) -> Right:
    """A decision right, by default over dentistry in the town; its id says what it is."""
    plain = {"organisation": organisation, "role": role, "footprint": over, "function": "dental"}
    facts = _evidenced(plain | {"valid_from": LONG_AGO} | columns)
    return Right.model_validate({"id": f"{organisation} {role} {facts['function']} in {over}"} | facts)


def line(subject: str, kind: str, holder: str, functions: str = "*", **columns: object) -> Line:
    """An accountability line, by default about every function; its id says what it is."""
    facts = _evidenced({"subject": subject, "kind": kind, "holder": holder, "functions": functions} | columns)
    return Line.model_validate({"id": f"{subject} {kind} {holder}"} | facts)


def _evidenced(columns: Mapping[str, object]) -> dict[str, object]:
    known = {"certainty": "in_force", "confidence": "sure", "source": "act", "legal_basis": "the Act"}
    return known | dict(columns)


def history_of(*rows: Entity | Iterable[Entity]) -> History:
    """A history of these rows, and of plain records for whatever they mention."""
    drawn = list(_flat(rows))
    tables: dict[str, dict[str, Entity]] = {table.name: {} for table in TABLES}
    for row in [*_mentioned(drawn), Source(id="act", title="the Act", kind="statute"), *drawn]:
        tables[TABLE_OF_ENTITY[type(row)]][row.key] = row
    return History(1, {name: list(entities.values()) for name, entities in tables.items()})


def _flat(rows: Iterable[Entity | Iterable[Entity]]) -> Iterator[Entity]:
    for row in rows:
        yield from [row] if isinstance(row, Entity) else row


def _mentioned(rows: Iterable[Entity]) -> Iterator[Entity]:
    for row in rows:
        if isinstance(row, Right):
            yield from (_plain(row.organisation), function(row.function), area(row.footprint))
        if isinstance(row, Line):
            yield from (_plain(row.subject), _plain(row.holder))
            yield from ([] if row.footprint is None else [area(row.footprint)])
        if isinstance(row, Ground):
            yield from (block(row.block, PEOPLE), area(row.footprint))
        if isinstance(row, FootprintRelation):
            yield from (area(row.child), area(row.parent))
        if isinstance(row, Cover):
            yield from (_plain(row.organisation), area(row.footprint))


def _plain(identifier: str) -> Organisation:
    kinds = {"parliament": "parliament", "electors": "electorate", "members": "ft_membership"}
    return body(identifier, next((kind for start, kind in kinds.items() if identifier.startswith(start)), "icb"))


@lru_cache
def cases(*left_out: str) -> History:
    """The history of the shipped cases, without the tables that are left out."""
    tables = read_register(CASES).tables
    return History(1, {name: list(table.rows.values()) for name, table in tables.items() if name not in left_out})


def slice_of(history: History, on: str = DAY, certainties: Iterable[str] = DEFAULT_CERTAINTIES) -> Slice:
    """One day of a history."""
    return history.on(date.fromisoformat(on), frozenset(map(Certainty, certainties)))


def ask(
    history: History, function: str = "dental", place: str = "town", on: str = DAY, certainty: str | None = None
) -> Answer:
    """Ask who decides, by default on dentistry in the town; certainties are parted by spaces."""
    day = slice_of(history, on, DEFAULT_CERTAINTIES if certainty is None else certainty.split())
    return who_decides(day, function, find_place(day, place))


def acting(answer: Answer) -> list[set[str]]:
    """Who takes the decision, part by part."""
    return [{decider.right.organisation for decider in part.acting} for part in answer.parts]


def standing(part: AnswerPart) -> dict[str, bool]:
    """The deciders of a part, and whether each of them acts."""
    return {decider.right.organisation: decider.acts for decider in part.deciders}
