"""A fault is one line that says where, what and why; what was pasted into a register never steers the terminal."""

import pytest
from pydantic import ValidationError

from graph_model.ingest.faults import SHOWN, SHOWN_WORDS, Fault, escaped, faults_of_row, shorten
from graph_model.tables import TABLE_OF
from graph_model.vocabulary import Certainty, HolderWord, OrganisationType

LINE = {"id": "L1", "kind": "delegation", "subject": "icb", "holder": "nhse"}


def _faults(table: str, **columns: str) -> list[Fault]:
    try:
        TABLE_OF[table].entity.model_validate(columns)
    except ValidationError as error:
        return faults_of_row(error, TABLE_OF[table], "file.csv", 7)
    return []


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        pytest.param(
            Fault("lines.csv", 7, "kind", "delegaton", "is not a known kind"),
            "lines.csv line 7, kind: 'delegaton' is not a known kind",
            id="of a value",
        ),
        pytest.param(
            Fault("lines.csv", 7, "id", None, "is required"), "lines.csv line 7, id: is required", id="of a column"
        ),
        pytest.param(
            Fault("lines.csv", 7, None, None, "the row has 3 cells"),
            "lines.csv line 7: the row has 3 cells",
            id="of a row",
        ),
        pytest.param(Fault("lines.csv", None, None, None, "is empty"), "lines.csv: is empty", id="of a file"),
        pytest.param(
            Fault("lines.csv", 7, "note", "a\nb\x1b[31m", "holds a control character"),
            "lines.csv line 7, note: 'a\\nb\\x1b[31m' holds a control character",
            id="of a value that is not one line",
        ),
    ],
)
def test_a_fault_is_told_in_one_line(fault: Fault, expected: str) -> None:
    assert str(fault) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("", "", id="empty"),
        pytest.param("x" * SHOWN, "x" * SHOWN, id="as long as is shown"),
        pytest.param("x" * (SHOWN + 1), "x" * SHOWN + "… (81 characters)", id="longer by one"),
        pytest.param("x" * 10**6, "x" * SHOWN + "… (1000000 characters)", id="a million letters"),
    ],
)
def test_a_long_value_is_shortened_and_its_length_told(value: str, expected: str) -> None:
    assert shorten(value) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("Trefn Lywodraethu ŵ.csv", "Trefn Lywodraethu ŵ.csv", id="letters beyond ASCII"),
        pytest.param("a\x1b[31m\n.csv", "a\\x1b[31m\\n.csv", id="what colours a terminal"),
        pytest.param("a\u202evsc.csv", "a\\u202evsc.csv", id="what turns the direction of writing"),
        pytest.param("\udcff.csv", "\\udcff.csv", id="a byte that is no letter"),
    ],
)
def test_a_name_is_shown_without_what_would_steer_a_terminal(name: str, expected: str) -> None:
    assert escaped(name) == expected


@pytest.mark.parametrize(
    ("table", "columns", "expected"),
    [
        pytest.param("sources", {}, [("id", None, "is required")], id="a column that is not there"),
        pytest.param(
            "lines",
            {**LINE, "certainty": "inforce"},
            [("certainty", "inforce", "is not a known certainty; nearest: in_force")],
            id="a word that is almost known",
        ),
        pytest.param(
            "lines",
            {**LINE, "certainty": "xxxx"},
            [("certainty", "xxxx", f"is not a known certainty; known: {', '.join(sorted(Certainty))}")],
            id="a word that is like none",
        ),
        pytest.param(
            "statutory_holders",
            {"function": "f", "role": "decides", "holder_type": "upper_tier_las"},
            [("holder_type", "upper_tier_las", "is not a known holder_type; nearest: upper_tier_la")],
            id="a word of either of two lists",
        ),
        pytest.param(
            "lines",
            {**LINE, "functions": "dental|a;b|c;d"},
            [("functions", "a;b", "holds a character that an id may not hold (| ; or one not seen)")],
            id="one fault a column, though two of its list are wrong",
        ),
        pytest.param(
            "lines",
            {**LINE, "kind": "delegaton", "valid_from": "soon", "amount": "much"},
            [
                ("valid_from", "soon", "is not a day written YYYY-MM-DD"),
                ("kind", "delegaton", "is not a known kind; nearest: delegation, regulation"),
                ("amount", "much", "is not a number"),
            ],
            id="a fault of each of three columns",
        ),
        pytest.param(
            "lines",
            {**LINE, "valid_from": "2022-07-01", "valid_to": "2022-06-30"},
            [("valid_to", "2022-06-30", "is before valid_from")],
            id="of two columns together, told at the later",
        ),
        pytest.param(
            "successions",
            {"predecessor": "ccg", "type": "merger"},
            [("successor", None, "is required unless the type is abolition")],
            id="of a column that only some rows need",
        ),
        pytest.param(
            "blocks",
            {"id": "b1", "population": "9" * 19},
            [("population", "9" * 19, "is above 1,000,000,000,000")],
            id="more people than there are",
        ),
        pytest.param(
            "blocks",
            {"id": "b1", "population": "9" * 5000},
            [("population", "9" * 80 + "… (5000 characters)", "is longer than a number can be")],
            id="more people than can be counted",
        ),
        pytest.param(
            "lines",
            {**LINE, "amount": "1e400"},
            [("amount", "1e400", "is not a finite number")],
            id="beyond all amounts",
        ),
        pytest.param(
            "sources",
            {"id": "x" * 201},
            [("id", "x" * 80 + "… (201 characters)", "is longer than 200 characters in an id, or 32,767 in a text")],
            id="an id too long",
        ),
    ],
)
def test_what_is_wrong_with_a_row_is_told_by_column(
    table: str, columns: dict[str, str], expected: list[tuple[str, str | None, str]]
) -> None:
    faults = _faults(table, **columns)

    assert faults == [Fault("file.csv", 7, column, value, reason) for column, value, reason in expected]


def test_of_a_long_list_of_known_words_the_first_are_told_and_how_many_more() -> None:
    [fault] = _faults("expected_lines", rule="P01", subject_type="quango", kind="delegation", holder_type="icb")

    known = sorted([*OrganisationType, *HolderWord])
    shown = ", ".join(known[:SHOWN_WORDS])
    more = f"… {len(known) - SHOWN_WORDS} more, all in the README"
    assert fault == Fault(
        "file.csv", 7, "subject_type", "quango", f"is not a known subject_type; known: {shown} {more}"
    )
