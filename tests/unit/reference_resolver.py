"""A second resolver of *who decides*, written from the specification alone, to hold the product's against.

It reads the CSV files of a register with the `csv` module, imports nothing of the product, and is as naive as the
words of design.md sections 5 to 7 and domain.md 2.4 and 4.1: block by block and row by row. What it says of a block:

* a right counts if the day is in its half-open interval (an empty end is not known, and leaves it open), its certainty
  is empty or asked for, and its footprint holds the block on the day;
* a right over an ancestor counts only where no right over a nearer function speaks for the same subjects; but one from
  which a nearer right was delegated, directly or through others, is never removed by it: it stands and does not act;
* a line that names no function may be for any;
* deciders are one group where a delegation, an internal delegation or a joint organ for the function and the block
  joins them, or where the statutory table calls their duty joint;
* whoever has handed the function on to a fellow decider, that has not handed it back, keeps its right and does not act.

It knows places with ground only; what can be told of places without is tested by hand, in `test_deciders`.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

__all__ = ["BY_DEFAULT", "Decided", "ReferenceResolver", "Row", "Verdict"]

Row = Mapping[str, str]
BY_DEFAULT = frozenset({"in_force", "planned"})
DECIDING = {"decides", "delegated_decides", "jointly_decides"}
HANDING_ON = {"delegation", "internal_delegation", "joint_exercise"}
UPPER_TIER = {"county_council", "unitary_authority", "metropolitan_district", "london_borough"}
# The words of `holder_type` that are not a type, from domain.md section 3.
TYPES_OF_WORD = {
    "upper_tier_la": UPPER_TIER,
    "housing_authority": (UPPER_TIER - {"county_council"}) | {"district_council"},
    "nhs_trust_or_ft": {"nhs_trust", "nhs_foundation_trust", "care_trust"},
    "phso": {"ombudsman"},
    "lgsco": {"ombudsman"},
    "executive_agency_phe": {"executive_agency"},
    "executive_agency_ukhsa": {"executive_agency"},
    "icb_early_adopter": {"icb"},
}
DAY_LENGTH = len("2022-07-01")


@dataclass(frozen=True)
class Decided:
    """What is decided on one block.

    Attributes:
        standing: who has a deciding role that counts, and which.
        acting: those of them who take the decision.
        groups: the organisations that decide together.
        in_force: whether any of them is, or may be, the law of the day.
    """

    standing: frozenset[tuple[str, str]]
    acting: frozenset[tuple[str, str]]
    groups: frozenset[frozenset[str]]
    in_force: bool


NOBODY = Decided(frozenset(), frozenset(), frozenset(), in_force=False)


@dataclass(frozen=True)
class Verdict:
    """What is decided for a place: the outcome, and the people on whose ground the same is decided."""

    outcome: str
    people: dict[Decided, int]

    @property
    def shares(self) -> dict[Decided, float]:
        """The people of each part, of all the people of the place."""
        return {decided: people / sum(self.people.values()) for decided, people in self.people.items()}


class ReferenceResolver:
    """A register, asked who decides; what was resolved once for all blocks of a day is kept."""

    def __init__(self, tables: Mapping[str, Sequence[Row]]) -> None:
        """Keep the tables: rows of text by the name of their file."""
        self.tables = tables
        self.types = {row["id"]: row["type"] for row in tables.get("organisations", ())}
        self.parents = {row["id"]: row["parent"] for row in tables["functions"]}
        self.people = {row["id"]: int(row["population"]) for row in tables["blocks"]}
        self._resolved: dict[tuple[str, date, frozenset[str]], dict[str, Decided]] = {}
        self._gates: dict[tuple[str, date, frozenset[str]], set[str]] = {}

    @classmethod
    def of_folder(cls, folder: Path) -> "ReferenceResolver":
        """Read the files of a register."""
        return cls({path.stem: _rows(path) for path in sorted(folder.glob("*.csv"))})

    def change_dates(self) -> list[date]:
        """Every day on which something begins or ends, in order."""
        cells = {
            row.get(column, "")
            for rows in self.tables.values()
            for row in rows
            for column in ("valid_from", "valid_to")
        }
        return sorted(date.fromisoformat(cell) for cell in cells if len(cell) == DAY_LENGTH)

    def levels(self, function: str) -> list[str]:
        """The function, its parent, and so on upwards, and at last "*"."""
        levels = [function]
        while self.parents.get(levels[-1], "") not in {"", *levels}:
            levels.append(self.parents[levels[-1]])
        return [*levels, "*"]

    def verdict(self, function: str, place: str, day: date, certainties: frozenset[str] = BY_DEFAULT) -> Verdict:
        """Who decides a function on the ground of a footprint."""
        key = (function, day, certainties)
        if key not in self._resolved:
            self._resolved[key] = self._on_every_block(*key)
            gates = self._rights(*key, {"must_agree"})
            self._gates[key] = {block for row in gates for block in self._held_on(day).get(row["footprint"], ())}
        ground = self.ground(place, day)
        people: dict[Decided, int] = {}
        for block in ground:
            decided = self._resolved[key][block]
            people[decided] = people.get(decided, 0) + self.people[block]
        return Verdict(_outcome(people, is_gated=bool(ground & self._gates[key])), people)

    def ground(self, place: str, day: date) -> set[str]:
        """The blocks that a footprint holds on the day, else those that it held last, else is to hold first."""
        rows = [row for row in self.tables["ground"] if row["footprint"] == place]
        now = {row["block"] for row in rows if _holds(row, day)}
        ended = [row["valid_to"] for row in rows if row.get("valid_to") and row["valid_to"] <= day.isoformat()]
        begun = [row["valid_from"] for row in rows if row.get("valid_from", "") > day.isoformat()]
        if now or not (ended or begun):
            return now
        other = date.fromisoformat(max(ended)) - timedelta(days=1) if ended else date.fromisoformat(min(begun))
        return {row["block"] for row in rows if _holds(row, other)}

    def _held_on(self, day: date) -> dict[str, set[str]]:
        held: dict[str, set[str]] = {}
        for row in self.tables["ground"]:
            if _holds(row, day):
                held.setdefault(row["footprint"], set()).add(row["block"])
        return held

    def _on_every_block(self, function: str, day: date, certainties: frozenset[str]) -> dict[str, Decided]:
        held = self._held_on(day)
        rights = list(self._rights(function, day, certainties, DECIDING))
        lines = list(self._handing_lines(function, day, certainties))
        decided: dict[str, Decided] = {}
        for block in self.people:
            here = [row for row in rights if block in held.get(row["footprint"], ())]
            ties = [row for row in lines if row["footprint"] not in held or block in held[row["footprint"]]]
            decided[block] = self._decided(function, day, here, ties)
        return decided

    def _rights(self, function: str, day: date, certainties: frozenset[str], roles: set[str]) -> Iterator[Row]:
        levels = self.levels(function)
        for row in self.tables["rights"]:
            if row["function"] in levels and row["role"] in roles and _counts(row, day, certainties):
                yield row

    def _handing_lines(self, function: str, day: date, certainties: frozenset[str]) -> Iterator[Row]:
        levels = set(self.levels(function))
        for row in self.tables["lines"]:
            about = row["functions"] == "" or levels & set(row["functions"].split("|"))
            if row["kind"] in HANDING_ON and about and _counts(row, day, certainties):
                yield row

    def _decided(self, function: str, day: date, rights: list[Row], lines: list[Row]) -> Decided:
        levels = self.levels(function)
        counted = [row for row in rights if not any(_hides(other, row, levels) for other in rights)]
        kept = _kept_by_delegators(counted, [row for row in rights if row not in counted], lines, levels)
        organisations = {row["organisation"] for row in counted + kept}
        steps = {(row["holder"], row["subject"]) for row in lines if {row["holder"], row["subject"]} <= organisations}
        away = _transitive(steps)
        given_away = {giver for giver, taker in away if (taker, giver) not in away}
        standing = frozenset((row["organisation"], row["role"]) for row in counted + kept)
        return Decided(
            standing=standing,
            # A joint decider is one of several that act together: it never stops acting.
            acting=frozenset(
                (row["organisation"], row["role"])
                for row in counted
                if row["role"] == "jointly_decides" or row["organisation"] not in given_away
            ),
            groups=self._groups(organisations, counted + kept, lines, day),
            in_force=any(row["certainty"] in {"", "in_force"} for row in counted + kept),
        )

    def _groups(
        self, organisations: set[str], counted: list[Row], lines: list[Row], day: date
    ) -> frozenset[frozenset[str]]:
        ties = [{row["subject"], row["holder"]} for row in lines]
        organs = {row["subject"] for row in lines if row["kind"] == "joint_exercise"}
        ties += [
            {row["holder"] for row in lines if row["kind"] == "joint_exercise" and row["subject"] == organ}
            for organ in organs
        ]
        ties += [{row["organisation"] for row in counted if self._is_joint_duty(row, day)}]
        groups: list[set[str]] = [{organisation} for organisation in organisations]
        for tie in ties:
            together = [group for group in groups if group & tie]
            groups = [group for group in groups if not group & tie]
            groups += [set().union(*together)] if together else []
        return frozenset(map(frozenset, groups))

    def _is_joint_duty(self, right: Row, day: date) -> bool:
        return any(
            row["function"] == right["function"]
            and row["role"] == right["role"]
            and row["group"] == "joint"
            and _holds(row, day)
            and self.types.get(right["organisation"]) in TYPES_OF_WORD.get(row["holder_type"], {row["holder_type"]})
            for row in self.tables.get("statutory_holders", ())
        )


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return [{name: (cell or "").strip() for name, cell in row.items()} for row in csv.DictReader(file)]


def _holds(row: Row, day: date) -> bool:
    begun = row.get("valid_from", "") == "" or row["valid_from"] <= day.isoformat()
    over = row.get("valid_to", "") != "" and row["valid_to"] <= day.isoformat()
    return begun and not over


def _counts(row: Row, day: date, certainties: frozenset[str]) -> bool:
    return _holds(row, day) and (row["certainty"] == "" or row["certainty"] in certainties)


def _hides(other: Row, row: Row, levels: list[str]) -> bool:
    """Whether another right is over a nearer function, and speaks for all the subjects that this one speaks for."""
    nearer = levels.index(other["function"]) < levels.index(row["function"])
    return nearer and other["subject_type"] in {"", row["subject_type"]}


def _kept_by_delegators(counted: list[Row], hidden: list[Row], lines: list[Row], levels: list[str]) -> list[Row]:
    """Hidden rights from which one that stands was delegated; asked again until nothing is added."""
    kept: list[Row] = []
    while True:
        more = [
            row
            for row in hidden
            if row not in kept
            and any(_delegated(row, below, counted, hidden, lines, levels) for below in counted + kept)
        ]
        if not more:
            return kept
        kept += more


def _delegated(
    row: Row, below: Row, counted: list[Row], hidden: list[Row], lines: list[Row], levels: list[str]
) -> bool:
    """Whether `below` was handed down from `row`, the nearest right of its organisation for the same subjects."""
    mine = [each for each in counted + hidden if each["organisation"] == row["organisation"]]
    same = [each for each in mine if _same_subjects(each, below)]
    if not same or row not in same or any(each in counted for each in same):
        return False
    kinds = {"delegated_decides": HANDING_ON, "jointly_decides": {"joint_exercise"}}.get(below["role"], set())
    joined = any(
        line["subject"] == below["organisation"] and line["holder"] == row["organisation"] and line["kind"] in kinds
        for line in lines
    )
    return joined and row["function"] == min((each["function"] for each in same), key=levels.index)


def _same_subjects(one: Row, other: Row) -> bool:
    return one["subject_type"] == other["subject_type"] or "" in {one["subject_type"], other["subject_type"]}


def _transitive(steps: set[tuple[str, str]]) -> set[tuple[str, str]]:
    while True:
        longer = {(a, d) for a, b in steps for c, d in steps if b == c} | steps
        if longer == steps:
            return steps
        steps = longer


def _outcome(people: Mapping[Decided, int], *, is_gated: bool) -> str:
    if set(people) <= {NOBODY}:
        return "none_found"
    if len({decided.groups for decided in people}) > 1:
        return "partial"
    return "conditional" if is_gated or not all(decided.in_force for decided in people) else "found"
