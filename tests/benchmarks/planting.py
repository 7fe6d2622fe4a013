"""What the rules find of planted faults: precision and recall of each, on the cases and on England.

What follows from a fault by the domain (4.6), as each plant says, counts neither for a rule nor against it.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from random import Random

from tests.planting.judging import verdict
from tests.planting.spot import DAY, FIRST, LAST, planted, shipped
from tests.planting.varieties import VARIETIES

__all__ = ["report_planting"]

# Two hundred and more on the cases, and one of each rule on England, where a day costs seconds.
ROUNDS_OF_CASES, ROUNDS_OF_ENGLAND = 4, 1
DAYS_OF_ENGLAND = (date(2022, 12, 1), date(2024, 10, 1), date(2026, 6, 1))
SEED = 20_260_701


def report_planting() -> None:
    """Print for each rule how many plants were found, and how many findings were of no plant."""
    days = [FIRST + DAY * number for number in range((LAST - FIRST).days)]
    _report("cases", days, [variety for variety in VARIETIES for _ in range(ROUNDS_OF_CASES)])
    dice = Random(SEED)
    rules = sorted({variety.rule for variety in VARIETIES}) * ROUNDS_OF_ENGLAND
    some = [dice.choice([each for each in VARIETIES if each.rule == rule]) for rule in rules]
    _report("england", DAYS_OF_ENGLAND, some)


def _report(name: str, days: Sequence[date], varieties: Sequence[object]) -> None:
    register, dice = shipped(name), Random(SEED)
    done, found, noise = Counter[str](), Counter[str](), Counter[str]()
    for variety in varieties:
        plant = planted(variety, register, dice, days)
        if plant is not None:
            outcome = verdict(register, plant)
            done[variety.rule] += 1
            found[variety.rule] += len(outcome.missed) == 0
            noise[variety.rule] += len(outcome.noise)
    print(f"faults planted in {name}: {sum(done.values())}, of {len(done)} rules")
    for rule in sorted(done):
        told = f"recall {found[rule] / done[rule]:.0%}, precision {_precision(found[rule], noise[rule]):.0%}"
        print(f"  {rule}: {done[rule]} planted, {told}")
    recall, precision = found.total() / done.total(), _precision(found.total(), noise.total())
    print(f"  all: recall {recall:.1%}, precision {precision:.1%}")


def _precision(found: int, noise: int) -> float:
    """Of what was found, the share that was planted."""
    return found / max(1, found + noise)
