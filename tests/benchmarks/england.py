"""England: starting, asking against the cases, loading against bare writes, reading, slicing, and four of it."""

import itertools
import json
import tempfile
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

import psutil

import cypher
from graph_model import pipeline
from graph_model.answering import who_decides
from graph_model.entities import Claim, Entity
from graph_model.history import History
from graph_model.ingest.register import read_register
from graph_model.ingest.register_writer import write_register
from graph_model.places import find_place
from graph_model.settings import read_settings
from graph_model.shipped import shipped_register
from graph_model.store import repository
from graph_model.store.live import LiveGraph
from graph_model.store.loading import BATCH
from graph_model.store.repository import Stored
from graph_model.store.snapshot import read_snapshot
from graph_model.tables import TABLE_OF, TABLES, Table
from tests.benchmarks.measuring import in_turns, timed
from tests.benchmarks.serving import Served, served

__all__ = ["four_englands", "one_england", "report_england"]

# A load of England takes some ten seconds, so it is timed fewer times than what takes milliseconds.
LOADS, WARM_UP = 5, 1
QUESTIONS, WARM_QUESTIONS = 300, 50
SHARED = {"sources", "glossary", "functions", "statutory_holders", "expected_lines"}
PREFIXES = ("a/", "b/", "c/", "d/")
WIPE_SOME = "MATCH (n) WITH n LIMIT 20000 DETACH DELETE n RETURN count(*) AS count"
ONE = "/v1/who-decides?function=acute_commissioning&place=fp:E07000214&on=2024-10-01"
ALL = "/v1/functions-of-place?place=fp:E07000214&on=2024-10-01"


def report_england() -> None:
    """Print everything that is promised of the country."""
    with tempfile.TemporaryDirectory() as england, tempfile.TemporaryDirectory() as cases:
        _report_serving(Path(england), Path(cases))
    with tempfile.TemporaryDirectory() as folder, pipeline.opened(read_settings(data_dir=Path(folder))) as live:
        live.connection.write(repository.make_schema)
        _report_loading(live)
        _report_reading(live)
        _report_four(live)


def _report_serving(england: Path, cases: Path) -> None:
    with served(england) as first:
        answered = timed(lambda: first.get(ONE))
        ready = first.seconds_to_ready + answered
        print(f"England: first start to first answer {ready:.1f} s (goal: at most 90)")
    with served(england) as big, served(cases, "cases") as small:
        ready = big.seconds_to_ready + timed(lambda: big.get(ONE))
        print(f"  next start to first answer {ready:.1f} s (goal: at most 15)")
        _report_asking(big, small)
        print(f"  server and store resident {_resident(big, england):.0f} MB (goal: at most 1,200)")


def _report_asking(big: Served, small: Served) -> None:
    one = in_turns(QUESTIONS, WARM_QUESTIONS, lambda: big.get(ONE), lambda: small.get(ONE))
    print(f"  one question: p50 {one[0].p50 * 1e3:.2f} ms, on the cases {one[1].p50 * 1e3:.2f} ms")
    print(f"  ratio {one[0].p50 / one[1].p50:.2f} (goal: at most 1.3)")
    every = in_turns(QUESTIONS // 5, WARM_QUESTIONS // 5, lambda: big.get(ALL), lambda: small.get(ALL))
    rights = [_rights(server.get(ALL)) for server in (big, small)]
    each = [timing.p50 / count for timing, count in zip(every, rights, strict=True)]
    print(f"  all functions: {every[0].p50 * 1e3:.0f} ms for {rights[0]} rights, {rights[1]} on the cases")
    print(f"  ratio of the time per right {each[0] / each[1]:.2f} (goal: at most 1.2)")


def _rights(body: bytes) -> int:
    answers = json.loads(body)["answers"]
    return sum(
        len(part[kind]) for each in answers for part in each["parts"] for kind in ("deciders", "gates", "others")
    )


def _resident(server: Served, folder: Path) -> float:
    pids = [server.process.pid, json.loads((folder / "server.json").read_text())["pid"]]
    return sum(psutil.Process(pid).memory_info().rss for pid in pids) / 1e6


def _report_loading(live: LiveGraph) -> None:
    stored = _stored(one_england())
    count = sum(len(rows) for _, rows in stored)
    request = pipeline.LoadRequest(shipped_register("england"))
    _, bare, _, ours = in_turns(
        LOADS,
        WARM_UP,
        lambda: _wipe(live),
        lambda: _write_bare(live, stored),
        lambda: _wipe(live),
        lambda: pipeline.load(live, request),
    )
    print(f"loading {count:,} rows of England: p50 {ours.p50:.1f} s, bare writes {bare.p50:.1f} s ({LOADS} rounds)")
    print(f"  ratio {ours.p50 / bare.p50:.2f} (goal: at most 1.6)")


def _report_reading(live: LiveGraph) -> None:
    """Print what reading the history costs beside streaming the same rows, and what cutting out a day costs."""
    rows, bare = in_turns(LOADS, WARM_UP, lambda: read_snapshot(live.connection), lambda: _stream(live))
    history = LiveGraph(live.connection).look().history
    days = (date(2023, 1, 1) + timedelta(number) for number in itertools.count())
    (day,) = in_turns(QUESTIONS // 10, 3, lambda: _cut(history, next(days)))
    print(f"reading the history: p50 {rows.p50:.1f} s, streaming its rows {bare.p50:.1f} s")
    print(f"  share of the streamed rows per second {bare.p50 / rows.p50:.0%} (goal: at least 50 %)")
    print(f"  cutting out a day: p50 {day.p50 * 1e3:.0f} ms (goal: at most 150)")


def _cut(history: History, on: date) -> None:
    day = history.on(on)
    assert all(map(len, (day.lines, day.rights, day.ground, day.lines_from, day.rights_over)))


def _stream(live: LiveGraph) -> None:
    """Take every row of every table from the driver, and do nothing with it."""
    live.connection.read(lambda tx: [sum(1 for _ in tx.run(cypher.load(f"read/{table.name}"))) for table in TABLES])


def _report_four(live: LiveGraph) -> None:
    """Print what four countries cost that stand side by side: the ids of bodies prefixed, the functions shared."""
    one, four = one_england(), four_englands()
    seconds = []
    for rows in (one, four):
        with tempfile.TemporaryDirectory() as folder:
            write_register(Path(folder), rows, packed=True)
            _wipe(live)
            seconds.append(timed(lambda folder=folder: pipeline.load(live, pipeline.LoadRequest(Path(folder)))))  # type: ignore[misc]
    print(f"four Englands: loaded in {seconds[1]:.0f} s, one in {seconds[0]:.0f} s")
    print(f"  ratio {seconds[1] / seconds[0]:.1f} (goal: at most 4.6)")
    single, several = (History(1, rows) for rows in (one, four))
    small, large = in_turns(
        QUESTIONS, WARM_QUESTIONS, lambda: _ask(single, "fp:E07000214"), lambda: _ask(several, "fp:a/E07000214")
    )
    print(
        f"  an answer {large.p50 * 1e3:.2f} ms, {small.p50 * 1e3:.2f} ms: ratio {large.p50 / small.p50:.2f} (goal: 1.3)"
    )


def _ask(history: History, place: str) -> None:
    day = history.on(date(2024, 10, 1))
    who_decides(day, "acute_commissioning", find_place(day, place))


def one_england() -> dict[str, list[Entity]]:
    tables = read_register(shipped_register("england")).tables
    return {name: list(table.rows.values()) for name, table in tables.items()}


def four_englands() -> dict[str, list[Entity]]:
    """The rows of four countries that stand side by side: the ids of bodies prefixed, the functions shared."""
    one = one_england()
    bodies = {row.key for row in one["organisations"]}
    four = {
        name: rows
        if name in SHARED
        else [_prefixed(TABLE_OF[name], row, prefix) for prefix in PREFIXES for row in rows]
        for name, rows in one.items()
    }
    claims = (_claim(row, prefix, bodies) for prefix in PREFIXES for row in one["claims"])
    # What is claimed everywhere of a type of body is one claim for all four.
    four["claims"] = list({row.key: row for row in claims}.values())
    return four


def _claim(row: Entity, prefix: str, bodies: set[str]) -> Entity:
    """The claim of another country; some are about a body where others are about a function or a type."""
    claim = _prefixed(TABLE_OF["claims"], row, prefix)
    assert isinstance(claim, Claim)
    return claim.model_copy(update={"subject": _of(prefix, claim.subject)}) if claim.subject in bodies else claim


def _prefixed(table: Table, row: Entity, prefix: str) -> Entity:
    """The same row of another country: every id of its own and of what it refers to, but for what all share."""
    columns = [column for column, target in table.references.items() if target not in SHARED]
    columns += ["id"] if "id" in table.columns else []
    columns += [column for column in ("ods_code", "gss_code") if column in table.columns]
    changed = {column: _of(prefix, value) for column in columns if (value := getattr(row, column)) is not None}
    if (name := getattr(row, "name", None)) is not None:
        changed["name"] = f"{name} ({prefix})"
    return row.model_copy(update=changed)


def _of(prefix: str, identifier: str) -> str:
    """The id of the same thing in another country; its scheme stays, which tells what belongs to what."""
    scheme, colon, code = identifier.rpartition(":")
    return f"{scheme}{colon}{prefix}{code}"


def _stored(rows: Mapping[str, Sequence[Entity]]) -> list[tuple[Table, list[Stored]]]:
    return [(table, [Stored(row, ("england",)) for row in rows.get(table.name, ())]) for table in TABLES]


def _write_bare(live: LiveGraph, stored: Sequence[tuple[Table, Sequence[Stored]]]) -> None:
    """Write rows that are already in memory, in batches of the same size as ours, and check nothing."""
    for table, rows in stored:
        for start in range(0, len(rows), BATCH):
            part = rows[start : start + BATCH]
            live.connection.write(lambda tx, table=table, part=part: repository.write_table(tx, table, part))  # type: ignore[misc]


def _wipe(live: LiveGraph) -> None:
    """Empty the graph, a part at a time: one transaction of everything needs more heap than the server has."""
    while live.connection.write(lambda tx: tx.run(WIPE_SOME).single(strict=True)["count"]) > 0:
        pass
