"""What source documents assert, held against the graph: each statement with what the graph says, and why not if not.

A statement carries a query, one word with arguments in brackets, and the answer that the document expects. The
graph agrees, disagrees, or cannot tell: what a register does not claim to hold completely is unknown, not absent.
"""

import re
from dataclasses import dataclass

from graph_model.entities import Entity
from graph_model.fields import Day, Identifier, Sources, Text
from graph_model.history import History
from graph_model.statement_queries import QUERIES, Asked

__all__ = ["Statement", "Verdict", "judge"]

_QUERY = re.compile(r"(\w+)\(([^()]*)\)")


class Statement(Entity):
    """Something that a document says of a day, and the question to the graph that would show it.

    `expected` is a number, a range ("500000..3000000"), an id, or "yes".
    """

    id: Identifier
    statement: Text
    as_at: Day
    source: Sources = ()
    expected: Text | None = None
    unit: Text | None = None
    query: Text
    note: Text | None = None


@dataclass(frozen=True)
class Verdict:
    """A statement and what the graph says.

    Attributes:
        says: what the graph holds, in words; empty where it holds nothing.
        agrees: None where the graph cannot tell.
        why: why it does not agree, or cannot tell; empty where it agrees.
    """

    statement: Statement
    says: str
    agrees: bool | None
    why: str = ""


def judge(statement: Statement, history: History) -> Verdict:
    """Ask the graph what a statement asks. A query that is not understood cannot be told, and says so."""
    query = _QUERY.fullmatch(statement.query.replace(" ", ""))
    ask = None if query is None else QUERIES.get(query[1])
    if query is None or ask is None:
        return Verdict(statement, "", None, f"the query is not one of {', '.join(sorted(QUERIES))}")
    arguments = [argument for argument in query[2].split(",") if argument != ""]
    try:
        told = ask(Asked(history.on(statement.as_at), arguments, statement.expected or "", statement.unit or ""))
    except (ValueError, TypeError) as error:
        return Verdict(statement, "", None, f"the query cannot be asked: {error}")
    return Verdict(statement, *told)
