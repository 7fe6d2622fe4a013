"""The acceptance questions, others derived by hand from domain.md, and how their expected answers are read."""

import csv
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["HAND_DERIVED", "QUESTIONS", "Question", "answered"]


@dataclass(frozen=True)
class Question:
    """One row of `acceptance_queries.csv`, or of `hand_derived_queries.csv`, whose notes name the section."""

    id: str
    function: str
    place: str
    on: str
    expected: str


def _read(name: str) -> list[Question]:
    with Path(__file__).with_name(name).open(encoding="utf-8") as stream:
        return [Question(*(row[name] for name in Question.__dataclass_fields__)) for row in csv.DictReader(stream)]


QUESTIONS = _read("acceptance_queries.csv")
HAND_DERIVED = _read("hand_derived_queries.csv")


def answered(answer: dict[str, Any], expected: str) -> str:
    """Put an answer into the words in which the expected one is written, so that the two can be compared whole."""
    if " for " in expected:
        of_people = [" of the people" if "of the people" in said else "" for said in expected.split(",")]
        return ", ".join(
            f"{_id(decider)} for {round(part['share'] * 100)} %{words}"
            for part, words in zip(answer["parts"], of_people, strict=True)
            for decider in part["deciders"]
            if decider["acts"]
        )
    (part,) = answer["parts"]
    return "; ".join([*(_acting(each, expected) for each in part["deciders"] if each["acts"]), *_retaining(part)])


def _acting(decider: dict[str, Any], expected: str) -> str:
    words = [_id(decider)]
    if decider["certainty"] != "in_force":
        words.append(decider["certainty"])
    if re.search(r"decides", expected):
        words.append(decider["role"])
    return " ".join(words)


def _retaining(part: dict[str, Any]) -> list[str]:
    return [f"{_id(each)} retains" for each in part["deciders"] if not each["acts"]]


def _id(standing: dict[str, Any]) -> str:
    return str(standing["organisation"]["id"])
