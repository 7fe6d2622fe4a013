"""The order of what stands in a layer: each near the middle of what it is joined to, so that few lines cross."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

__all__ = ["Joined", "in_order", "spread"]

# What each is joined to, in both directions, in the order of ids.
Joined: TypeAlias = Mapping[str, Sequence[str]]
SWEEPS = 8
PASSES = 4


def in_order(rows: Sequence[Sequence[str]], joined: Joined) -> list[list[str]]:
    """Order each layer by the middle of what lies above it, then below it, in turn; what ties keeps its order."""
    ordered = [list(row) for row in rows]
    layer = {node: number for number, row in enumerate(rows) for node in row}
    place = {node: share for row in ordered for node, share in _shares(row)}
    for sweep in range(SWEEPS):
        side = -1 if sweep % 2 == 0 else 1
        for row in ordered[::-side]:
            middles = {node: _middle(node, joined, place, layer, side) for node in row}
            row.sort(key=middles.__getitem__)
            place |= _shares(row)
    return ordered


def _shares(row: Sequence[str]) -> list[tuple[str, float]]:
    return [(node, (index + 0.5) / len(row)) for index, node in enumerate(row)]


def _middle(node: str, joined: Joined, place: Mapping[str, float], layer: Mapping[str, int], side: int) -> float:
    """The middle of what a node is joined to on one side; its own place where that is nothing."""
    beyond = [place[each] for each in joined[node] if (layer[each] - layer[node]) * side > 0]
    return sum(beyond) / len(beyond) if len(beyond) > 0 else place[node]


def spread(rows: Sequence[Sequence[str]], joined: Joined, across: dict[str, float], gap: float) -> None:
    """Move each of some layers towards what it is joined to, keeping its order and a gap; `across` is changed."""
    for number in range(PASSES):
        for row in rows if number % 2 == 0 else reversed(rows):
            wished = [_mean((across[each] for each in joined[node]), across[node]) for node in row]
            across.update(zip(row, _kept_apart(wished, gap), strict=True))


def _mean(values: Iterable[float], otherwise: float) -> float:
    several = list(values)
    return sum(several) / len(several) if len(several) > 0 else otherwise


def _kept_apart(wished: Sequence[float], gap: float) -> list[float]:
    """The places nearest to those wished for that are in order and apart by a gap (pool adjacent violators)."""
    pools: list[tuple[float, int]] = []
    for index, wish in enumerate(wished):
        mean, count = wish - index * gap, 1
        while len(pools) > 0 and pools[-1][0] > mean:
            before, many = pools.pop()
            mean, count = (before * many + mean * count) / (many + count), many + count
        pools.append((mean, count))
    level = [mean for mean, count in pools for _ in range(count)]
    return [value + index * gap for index, value in enumerate(level)]
