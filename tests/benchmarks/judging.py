"""Judging a whole country: a new day, one question, every function of a place, at a tenth of the size and in full."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count

from graph_model.answering import who_decides, who_decides_all
from graph_model.entities import (
    Block,
    Cover,
    Entity,
    Footprint,
    FootprintRelation,
    Function,
    Ground,
    Line,
    Organisation,
    Right,
)
from graph_model.history import History
from graph_model.places import find_place
from tests.benchmarks.measuring import in_turns, timed

__all__ = ["report_judging"]

# What England has: functions, blocks, boards with delegations, and lines from practices that no decision rests on.
FUNCTIONS, BLOCKS, BOARDS, ORGANISATIONS, LINES = 64, 408, 200, 12_500, 60_000
ROUNDS, WARM_UP = 20, 3
KNOWN = {"certainty": "in_force", "confidence": "sure", "source": "act", "valid_from": "2020-01-01"}


def report_judging() -> None:
    """Print times at both sizes; what a question costs should grow with its answer, and not with the country."""
    for part in (0.1, 1.0):
        history = _country(part)
        days = (date(2024, 1, 1) + timedelta(number) for number in count())
        first = timed(lambda history=history: _ask(history, date(2023, 1, 1)))  # type: ignore[misc]
        fresh, warm, every = in_turns(
            ROUNDS,
            WARM_UP,
            lambda history=history, days=days: _ask(history, next(days)),  # type: ignore[misc]
            lambda history=history: _ask(history, date(2023, 1, 1)),  # type: ignore[misc]
            lambda history=history: _ask_all(history),  # type: ignore[misc]
        )
        rights = _ask_all(history)
        print(f"judging {len(history.organisations):,} organisations, {len(history.lines):,} lines:")
        print(f"  the first question of a revision, which indexes it: {first * 1e3:.0f} ms")
        print(f"  a question on a day not asked about before: p50 {fresh.p50 * 1e3:.2f} ms (goal: at most 150)")
        print(f"  a question on a known day: p50 {warm.p50 * 1e3:.2f} ms")
        print(f"  all functions of a place: p50 {every.p50 * 1e3:.0f} ms, {every.p50 / rights * 1e3:.2f} ms a right")


def _ask(history: History, on: date) -> None:
    day = history.on(on)
    who_decides(day, "f1", find_place(day, "B3"))


def _ask_all(history: History) -> int:
    day = history.on(date(2023, 1, 1))
    answers = who_decides_all(day, find_place(day, "B3"))
    return sum(len(part.deciders) for answer in answers for part in answer.parts)


def _country(part: float) -> History:
    rows: dict[str, list[Entity]] = {
        "functions": [Function(id=f"f{number}") for number in range(FUNCTIONS)],
        "blocks": [Block(id=f"b{number}", population=1_000) for number in range(BLOCKS)],
        "organisations": [Organisation.model_validate({"id": each, "type": each}) for each in ("parliament",)],
    }
    for name, entity in (*_national(), *_boards(int(BOARDS * part)), *_practices(part)):
        rows.setdefault(name, []).append(entity)
    return History(1, rows)


def _national() -> Iterator[tuple[str, Entity]]:
    yield "organisations", Organisation.model_validate({"id": "nhse", "type": "nhs_england"})
    yield "footprints", Footprint.model_validate({"id": "england", "level": "england"})
    yield _line("nhse", "parliamentary", "parliament", "*")
    for number in range(BLOCKS):
        yield "ground", Ground(block=f"b{number}", footprint="england")
    for number in range(FUNCTIONS):
        yield _right("nhse", f"f{number}", "decides", "england")


def _boards(boards: int) -> Iterator[tuple[str, Entity]]:
    for board in range(boards):
        name, area = f"board {board}", f"area {board}"
        yield "organisations", Organisation.model_validate({"id": name, "type": "icb", "ods_code": f"B{board}"})
        yield "footprints", Footprint.model_validate({"id": area, "level": "ics_icb"})
        yield "covers", Cover(organisation=name, footprint=area)
        for number in range(board % boards, BLOCKS, boards):
            yield "ground", Ground(block=f"b{number}", footprint=area)
        for number in range(FUNCTIONS):
            yield _right(name, f"f{number}", "delegated_decides", area)
            yield _line(name, "delegation", "nhse", f"f{number}")


def _practices(part: float) -> Iterator[tuple[str, Entity]]:
    practices, boards = int(ORGANISATIONS * part), int(BOARDS * part)
    for number in range(practices):
        name = f"practice {number}"
        yield (
            "organisations",
            Organisation.model_validate({"id": name, "type": "gp_practice", "ods_code": f"P{number}"}),
        )
        yield "footprints", Footprint.model_validate({"id": f"list {number}", "level": "pcn_list"})
        relation = {"child": f"list {number}", "parent": f"area {number % boards}", "relation": "within"}
        yield "footprint_relations", FootprintRelation.model_validate(relation)
    for number in range(int(LINES * part)):
        yield _line(
            f"practice {number % practices}", "commissioning_contract", f"board {number % boards}", "f1", number
        )


def _right(organisation: str, function: str, role: str, footprint: str) -> tuple[str, Right]:
    facts = {"organisation": organisation, "function": function, "role": role, "footprint": footprint}
    return "rights", Right.model_validate({"id": f"{organisation} {function}"} | facts | KNOWN)


def _line(subject: str, kind: str, holder: str, functions: str, number: int = 0) -> tuple[str, Line]:
    facts = {"kind": kind, "subject": subject, "holder": holder, "functions": functions}
    return "lines", Line.model_validate({"id": f"{subject} {functions} {number}"} | facts | KNOWN)
