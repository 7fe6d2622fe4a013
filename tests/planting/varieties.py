"""All the ways in which faults are planted."""

from tests.planting import answering, buying, deciding, delegating, doubling, joining, lives
from tests.planting.spot import Variety

__all__ = ["VARIETIES"]

MODULES = (answering, deciding, delegating, joining, buying, lives, doubling)
VARIETIES: tuple[Variety, ...] = tuple(variety for module in MODULES for variety in module.VARIETIES)
