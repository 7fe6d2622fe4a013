"""What the graph holds, how fresh it is, and how well it is evidenced: counts, each with what it is a share of."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from graph_model.entities import Line, Right
from graph_model.evidence import UNCITED
from graph_model.history import History
from graph_model.vocabulary import Basis

__all__ = ["Evidenced", "Holdings", "holdings"]

NOT_RECORDED = "not recorded"


@dataclass(frozen=True)
class Evidenced:
    """How well rows of one sort are evidenced; every count is of `total`.

    Attributes:
        stated, derived: whether a document says so, or a rule of law implies it.
        sourced: with any source; `published` with one that is a publication.
        dated: with a day from which it holds; `ended` also with one until which.
        lawful: with a legal basis.
        grades, certainties: counts by confidence and by certainty.
    """

    total: int
    stated: int
    derived: int
    sourced: int
    published: int
    dated: int
    ended: int
    lawful: int
    grades: Mapping[str, int]
    certainties: Mapping[str, int]


@dataclass(frozen=True)
class Holdings:
    """What a graph holds.

    Attributes:
        newest_source: when the newest source with a date was published: a day, month or year.
        claims: what the register says it covers completely, by what it is about.
    """

    rows: Mapping[str, int]
    lines: Evidenced
    rights: Evidenced
    kinds: Mapping[str, int]
    types: Mapping[str, int]
    levels: Mapping[str, int]
    newest_source: str | None
    claims: Mapping[str, int]


@lru_cache(maxsize=2)
def holdings(history: History) -> Holdings:
    """Count what a history holds, of all days; kept for a revision. Cost: linear in its rows."""
    return Holdings(
        rows={name: count for name, count in history.counts.items() if count > 0},
        lines=_evidenced(history, list(history.lines.values())),
        rights=_evidenced(history, list(history.rights.values())),
        kinds=_counted(line.kind for line in history.lines.values()),
        types=_counted(record.type for record in history.organisations.values()),
        levels=_counted(record.level for record in history.footprints.values()),
        newest_source=max((each.published_on for each in history.sources.values() if each.published_on), default=None),
        claims=_counted(claim.about for claim in history.claims),
    )


def _evidenced(history: History, rows: list[Line] | list[Right]) -> Evidenced:
    published = {name for name, source in history.sources.items() if source.kind not in {None, UNCITED}}
    kinds = {cited: _names_one_of(history, cited, published) for row in rows for cited in row.source}
    return Evidenced(
        total=len(rows),
        stated=sum(row.basis is Basis.STATED for row in rows),
        derived=sum(row.basis is Basis.STATUTE for row in rows),
        sourced=sum(len(row.source) > 0 for row in rows),
        published=sum(any(kinds[cited] for cited in row.source) for row in rows),
        dated=sum(row.valid_from is not None for row in rows),
        ended=sum(row.valid_to is not None for row in rows),
        lawful=sum(row.legal_basis is not None for row in rows),
        grades=_counted(row.confidence or NOT_RECORDED for row in rows),
        certainties=_counted(row.certainty or NOT_RECORDED for row in rows),
    )


def _names_one_of(history: History, cited: str, sources: set[str]) -> bool:
    record = history.source(cited)
    return record is not None and record.id in sources


def _counted(words: Iterable[str]) -> dict[str, int]:
    """Counts by word, the most frequent first."""
    return {str(word): count for word, count in sorted(Counter(words).items(), key=lambda pair: (-pair[1], pair[0]))}
