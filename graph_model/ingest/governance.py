"""Faults of governance in a register: counted when it is loaded, never a reason to refuse it.

Finding and explaining them is the work of the analyses; these counts only say that there is something to find.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from math import comb
from typing import TypeVar

from graph_model.entities import Dated, Entity, Line, Organisation, Right
from graph_model.ingest.register import RegisterReading

__all__ = ["governance_counts"]

E = TypeVar("E", bound=Entity)


def governance_counts(reading: RegisterReading) -> dict[str, int]:
    """Count what will be found wanting, by a phrase that says what; only what occurs is there."""
    organisations = _rows(reading, "organisations", Organisation)
    lines = _rows(reading, "lines", Line)
    rights = _rows(reading, "rights", Right)
    by_id = {organisation.id: organisation for organisation in organisations}
    counts = {
        "accountability lines that hold while their subject or holder does not exist": sum(
            _outlives(line, by_id, line.subject, line.holder) for line in lines
        ),
        "decision rights that hold while their organisation does not exist": sum(
            _outlives(right, by_id, right.organisation) for right in rights
        ),
        "accountability lines without a legal basis": sum(line.legal_basis is None for line in lines),
        "decision rights without a legal basis": sum(right.legal_basis is None for right in rights),
        "accountability lines without a source": sum(len(line.source) == 0 for line in lines),
        "decision rights without a source": sum(len(right.source) == 0 for right in rights),
        "pairs of records that look like one body (same ODS code and type on the same days)": _duplicate_records(
            organisations
        ),
    }
    return {phrase: count for phrase, count in counts.items() if count > 0}


def _rows(reading: RegisterReading, table: str, entity: type[E]) -> list[E]:
    rows = reading.tables[table].rows.values() if table in reading.tables else ()
    return [row for row in rows if isinstance(row, entity)]


def _outlives(row: Dated, organisations: Mapping[str, Organisation], *ends: str) -> bool:
    return any(end in organisations and _reaches_beyond(row, organisations[end]) for end in ends)


def _reaches_beyond(row: Dated, life: Dated) -> bool:
    too_late = life.valid_to is not None and (row.valid_to is None or row.valid_to > life.valid_to)
    too_early = life.valid_from is not None and row.valid_from is not None and row.valid_from < life.valid_from
    return too_late or too_early


def _duplicate_records(organisations: Iterable[Organisation]) -> int:
    same: dict[tuple[str, str], list[Organisation]] = {}
    for organisation in organisations:
        if organisation.ods_code is not None:
            same.setdefault((organisation.ods_code, organisation.type), []).append(organisation)
    return sum(_pairs_at_one_time(group) for group in same.values())


def _pairs_at_one_time(group: Iterable[Dated]) -> int:
    """Count the pairs that share a day: all of them, but for those of which one ends before the other begins."""
    rows = [row for row in group if row.valid_from is None or row.valid_from != row.valid_to]
    starts = sorted(row.valid_from for row in rows if row.valid_from is not None)
    apart = sum(len(starts) - bisect_left(starts, row.valid_to) for row in rows if row.valid_to is not None)
    return comb(len(rows), 2) - apart
