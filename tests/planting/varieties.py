"""All the ways in which faults are planted."""

from tests.planting import (
    answering,
    boards_and_heirs,
    buying,
    deciding,
    deciding_twice,
    delegating,
    expecting,
    forbidden,
    founding,
    outliving,
    overlaps,
    passing_on,
    records,
    repeated,
)
from tests.planting.spot import Variety

__all__ = ["VARIETIES"]

MODULES = (
    answering,
    expecting,
    deciding,
    deciding_twice,
    delegating,
    passing_on,
    founding,
    overlaps,
    buying,
    boards_and_heirs,
    outliving,
    records,
    repeated,
    forbidden,
)
VARIETIES: tuple[Variety, ...] = tuple(variety for module in MODULES for variety in module.VARIETIES)
