"""Small registers drawn at random, to hold the rules against the naive ones."""

from hypothesis import strategies as st

from graph_model.entities import Entity
from tests.unit.analyses.judging import claim, holder
from tests.unit.building import area, block, body, covers, function, holds, line, right

__all__ = ["CHANGES", "registers"]

TYPES = {
    "nhse": "nhs_england",
    "icb": "icb",
    "icb2": "icb",
    "council": "county_council",
    "organ": "joint_committee",
    "board": "place_committee",
    "trust": "nhs_trust",
}
ENDS = {"parliament": "parliament", "electors": "electorate"}
KINDS = [
    "statutory_accountability",
    "delegation",
    "delegation",
    "internal_delegation",
    "joint_exercise",
    "commissioning_contract",
    "oversight",
    "hosting",
    "financial_allocation",
    "regulation",
]
FUNCTIONS = ["health", "dental", "social"]
CHANGES = ["2020-01-01", "2022-07-01", "2024-04-01"]
AREAS = ["town", "north", "south", "nowhere"]
# How it should be; most registers have some of it, so that ways upwards abound.
SKELETON = [
    line("nhse", "parliamentary", "parliament", valid_from="2000-01-01"),
    line("council", "democratic", "electors", valid_from="2000-01-01"),
    line("icb", "statutory_accountability", "nhse", valid_from="2000-01-01"),
    line("icb", "delegation", "nhse", "dental", valid_from="2000-01-01"),
    line("icb2", "statutory_accountability", "nhse", valid_from="2000-01-01"),
    line("organ", "joint_exercise", "icb", "dental", valid_from="2000-01-01"),
    line("organ", "joint_exercise", "council", "dental", valid_from="2000-01-01"),
    line("board", "internal_delegation", "icb", "dental|social", valid_from="2000-01-01"),
    line("icb", "statutory_accountability", "icb2", "dental", valid_from="2000-01-01"),
    line("trust", "commissioning_contract", "icb", "dental", valid_from="2000-01-01"),
    line("trust", "commissioning_contract", "icb2", "dental", valid_from="2000-01-01"),
]
HOLDINGS = [
    right("nhse", function="dental"),
    right("icb", "delegated_decides", function="dental"),
    right("icb", function="dental"),
    right("council", function="social"),
    right("organ", "delegated_decides", function="dental", over="north"),
]
often = st.sampled_from
BODY = often(list(TYPES))


def _key(row: Entity) -> str:
    return row.key


@st.composite
def _dates(draw: st.DrawFn, long_ago: str | None = "2000-01-01") -> dict[str, str | None]:
    """Mostly all the time; else from or to a day of change, in order; now and then from no known day."""
    begins = draw(often([long_ago] * 6 + [None] + CHANGES))
    later = [each for each in CHANGES if begins is None or each > begins]
    return {"valid_from": begins, "valid_to": draw(often([None] * 5 + later))}


# A body without a first day is not known before it is heard of; that is another matter.
BORN = ["2000-01-01"] * 6 + CHANGES[:1]
CONFIDENCE = often(["sure"] * 8 + ["likely"] * 2 + ["check"])
SOURCE = often(["act"] * 5 + [""])
CERTAINTY = often(["in_force"] * 8 + ["planned", "proposed"])


@st.composite
def _line(draw: st.DrawFn, kinds: list[str] = KINDS) -> Entity:
    subject = draw(BODY)
    holder_ = draw(often([each for each in [*TYPES, "nhse", *ENDS] if each != subject]))
    columns = draw(_dates()) | {"confidence": draw(CONFIDENCE), "certainty": draw(CERTAINTY)}
    functions = draw(often(["*", "*", "health", "dental", "dental", "social", "dental|social", ""]))
    kind = draw(often(kinds))
    if holder_ in ENDS:
        kind = "democratic" if holder_ == "electors" else "parliamentary"
    where = draw(often([None] * 6 + AREAS))
    return line(
        subject,
        kind,
        holder_,
        functions,
        footprint=where,
        source=draw(SOURCE),
        id=f"L{draw(st.integers(0, 10**6))}",
        **columns,
    )


@st.composite
def _right(draw: st.DrawFn) -> Entity:
    columns = draw(_dates()) | {"confidence": draw(CONFIDENCE), "certainty": draw(CERTAINTY)}
    return right(
        draw(BODY),
        draw(often(["decides", "decides", "delegated_decides", "delegated_decides", "jointly_decides", "advises"])),
        over=draw(often(["town", "town", "north", "south"] * 2 + ["nowhere"])),
        function=draw(often(FUNCTIONS)),
        source=draw(SOURCE),
        subject_type=draw(often([None, None, None, "nhs_trust", "gp_practice"])),
        id=f"R{draw(st.integers(0, 10**6))}",
        **columns,
    )


@st.composite
def _law(draw: st.DrawFn) -> Entity:
    return holder(
        draw(often(["dental", "social"])),
        draw(often(["icb", "county_council", "nhs_england"])),
        draw(often(["decides", "delegated_decides", "jointly_decides"])),
        group=draw(often([None, None, "joint", "own"])),
        **draw(_dates()),
    )


@st.composite
def registers(draw: st.DrawFn) -> list[Entity]:
    """The rows of a register: seven organisations at most that act, two ends, three functions, three blocks."""
    rows: list[Entity] = [function("health"), function("dental", "health"), function("social")]
    rows += [block(each, 100) for each in ("b1", "b2", "b3")]
    rows += [area(each, level="ics_icb" if each in {"north", "south"} else "place") for each in AREAS]
    rows += [*holds("town", "b1 b2 b3"), *holds("north", "b1"), *holds("south", "b2 b3")]
    rows += [body(each, kind) for each, kind in ENDS.items()]
    rows += [
        body(
            each,
            kind,
            confidence=draw(often(["sure"] * 12 + ["check"])),
            **(draw(_dates()) | {"valid_from": draw(often(BORN))}),
        )
        for each, kind in TYPES.items()
    ]
    lines = draw(st.lists(_line(), max_size=10, unique_by=_key))
    rows += lines + draw(st.lists(often(SKELETON), unique=True))
    rows += [each.model_copy(update={"id": f"{each.id} again"}) for each in lines[: draw(often([0] * 6 + [1]))]]
    rows += draw(st.lists(_right(), max_size=6, unique_by=_key)) + draw(st.lists(often(HOLDINGS), unique=True))
    rows += draw(st.lists(_law(), max_size=2, unique_by=_key))
    rows += draw(st.lists(st.builds(covers, often(["council", "trust"]), often(AREAS)), max_size=2, unique_by=_key))
    rows += [claim("rights", each) for each in draw(st.lists(often(["dental", "social"]), unique=True))]
    return rows
