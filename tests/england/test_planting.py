"""Faults of every rule planted in England at once, for a day costs seconds: each is found, and nothing else is."""

from collections.abc import Iterator
from datetime import date
from random import Random

from graph_model.findings import Finding
from tests.planting.judging import is_replaced, is_wanted, judged, names
from tests.planting.spot import Plant, Spot, shipped
from tests.planting.varieties import VARIETIES

ON, SEED = date(2024, 10, 1), 5
NATIONAL = frozenset({"nhse", "sos", "parliament", "cqc", "fp:eng", "None"})


def test_planted_faults_of_every_rule_are_found_in_england_and_nothing_else():
    england, plants = shipped("england"), list(_plants(Random(SEED)))

    before, after = (judged(history, ON) for history in (england.history, england.damaged(*(p.change for p in plants))))

    new = [after[key] for key in after.keys() - before.keys()]
    assert len(plants) > 25
    assert [plant for plant in plants if not any(is_wanted(plant, finding) for finding in new)] == []
    assert [finding.sentence for finding in new if not any(_follows(plant, finding) for plant in plants)] == []
    lost = [before[key] for key in before.keys() - after.keys()]
    assert [each.sentence for each in lost if not any(is_replaced(each, new, plant) for plant in plants)] == []


def _plants(dice: Random) -> Iterator[Plant]:
    """One plant for each rule, no two of which touch the same rows or bodies."""
    touched: set[str] = set()
    for rule in sorted({variety.rule for variety in VARIETIES}):
        ways = [variety for variety in VARIETIES if variety.rule == rule]
        for variety in dice.sample(ways, len(ways)):
            plant = variety.plant(Spot(shipped("england"), ON, dice))
            if plant is not None and touched.isdisjoint(_touches(plant)) and not _is_national(plant):
                touched |= _touches(plant)
                yield plant
                break


def _touches(plant: Plant) -> set[str]:
    rows = (*plant.change.take, *plant.change.put)
    ends = ("key", "subject", "holder", "organisation", "child", "footprint")
    found = {str(getattr(row, end)) for row in rows for end in ends if hasattr(row, end)}
    return (found | plant.named) - NATIONAL


def _is_national(plant: Plant) -> bool:
    """Whether wiring of a national body is changed, on which other plants rest."""
    known = shipped("england").history.lines
    rows = (*plant.change.take, *(row for row in plant.change.put if row.key in known))
    return any(
        getattr(row, "subject", None) in NATIONAL or getattr(row, "organisation", None) in NATIONAL for row in rows
    )


def _follows(plant: Plant, finding: Finding) -> bool:
    """Whether a finding is what a plant is for, or follows from it: from what is claimed now, wherever it is."""
    if is_wanted(plant, finding):
        return True
    near = finding.rule == plant.rule or not _touches(plant).isdisjoint(names(finding))
    return finding.rule in plant.allowed and near
