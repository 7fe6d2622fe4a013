"""The report on findings: with names, spelled out, safe to show, and of everything that was found."""

import csv
import io
from datetime import date

import pytest

from api.finding_report import MOST_ENTRIES, reported
from api.report_pages import as_html, as_markdown
from api.tell_findings import Format, tell_findings
from graph_model.acceptances import Acceptance
from graph_model.analyses.grounds import Grounds
from graph_model.analyses.judging import Judgement
from graph_model.findings import Evidence, Finding, Severity
from graph_model.history import DEFAULT_CERTAINTIES
from graph_model.pipeline import Period
from graph_model.sifting import Life, Sieve, sift
from graph_model.store.live import Look
from graph_model.store.repository import GraphState
from tests.unit.building import body, function, history_of, line, right, slice_of

DAY = date(2024, 10, 1)
LINE, RIGHT = line("a", "delegation", "b", "dental", valid_from="2020-01-01"), right("a")
HISTORY = history_of(
    function("dental", name="Dentistry"), body("a", name="Board A"), body("b", name="Board <B>"), LINE, RIGHT
)
FINDING = Finding(
    rule="M01",
    severity=Severity.FAULT,
    subjects=("a",),
    functions=("dental",),
    sentence="Board A has no way up.",
    advice="Find the document.",
    evidence=Evidence((LINE.id,), (RIGHT.id,), (("a", "b"),), "a line upwards from a"),
    population=1_200,
    affected=("b",),
    why_not_exempt=("L02: no delegation",),
)


def _sifted(findings=(FINDING,), acceptances=()):
    judgement = Judgement(DAY, 1, {"M01": 340, "M02": 5}, tuple(findings))
    life = Life({each.finding: each for each in acceptances}, DAY)
    day = slice_of(HISTORY)
    return sift(judgement, day, Grounds(day), life, Sieve())


def _report(findings=(FINDING,), acceptances=()):
    return reported(_sifted(findings, acceptances), Period(DAY, DEFAULT_CERTAINTIES), HISTORY, "")


def test_a_finding_is_spelled_out_with_names():
    report = _report()

    assert report.summary[0] == "1 fault, 0 warnings and 0 notes for information."
    assert report.chapters[0].sections[0].count == "1 of 340 organisations"
    assert dict(report.chapters[0].sections[0].entries[0].facts) == {
        "What to do": ("Find the document.",),
        "People": ("1,200",),
        "Also affected": ("1 organisation: Board <B>",),
        "What is missing": ("a line upwards from a",),
        "Lines": (
            "Board A → Board <B>: delegation for Dentistry; since 1 January 2020; the Act; the Act (a delegation b)",
        ),
        "Rights": (
            "Board A — decides Dentistry, town; since 1 January 2000; the Act; the Act (a decides dental in town)",
        ),
        "Ways": ("Board A → Board <B>",),
        "Exemptions tried": ("L02: no delegation",),
    }


def test_an_acceptance_is_told_with_who_and_why():
    acceptance = Acceptance(FINDING.id, "the merger ends it", date(2025, 4, 1), "the chair", "now")

    report = _report(acceptances=[acceptance])

    told = dict(report.chapters[0].sections[0].entries[0].facts)["State"]
    assert told == ("Accepted until 1 April 2025 by the chair: the merger ends it",)
    assert report.summary[0].endswith("1 of them is accepted for now.")


def test_what_names_hold_is_never_markup():
    markdown, html = as_markdown(_report()), as_html(_report())

    assert "Board \\<B\\>" in markdown
    assert "Board &lt;B&gt;" in html
    assert "<B>" not in html


def test_a_rule_says_what_it_means_and_does_not_mean():
    markdown = as_markdown(_report())

    assert "### M01 Missing paths: 1 of 340 organisations" in markdown
    assert "It does not mean: that nobody watches it" in markdown


def test_what_is_left_out_is_counted():
    many = [Finding("M01", Severity.FAULT, (f"a{n}",), (), "It.", "Do.", Evidence(("l",))) for n in range(60)]

    section = _report(many).chapters[0].sections[0]

    assert (len(section.entries), section.more) == (MOST_ENTRIES, 10)
    assert "10 more are not told here" in as_markdown(_report(many))


def test_the_page_asks_no_other_host_for_anything():
    page = as_html(_report())

    assert "http" not in page
    assert "src=" not in page


def test_what_is_not_sure_is_told_by_its_name():
    unsure = Finding("M01", Severity.FAULT, ("a",), (), "It.", "Do.", rests_on=("b", LINE.id, "succession 7"))

    told = dict(_report([unsure]).chapters[0].sections[0].entries[0].facts)["Not sure of"]

    assert [each.split(";")[0] for each in told] == [
        "Board A → Board <B>: delegation for Dentistry",
        "Board <B> (b)",
        "succession 7",
    ]


@pytest.mark.parametrize("start", list("=+-@\t"))
def test_no_cell_of_the_table_is_a_formula(start, capsys):
    sly = Finding("M01", Severity.FAULT, (f"{start}1+1",), (), f"{start}1+1.", "Do.", Evidence(missing=f"{start}2"))

    tell_findings(
        _sifted([sly]), Period(DAY, DEFAULT_CERTAINTIES), Look(HISTORY, GraphState(1, None), ()), "", Format.CSV
    )

    header, row = csv.reader(io.StringIO(capsys.readouterr().out, newline=""))
    cells = dict(zip(header, row, strict=True))
    assert (cells["subjects"], cells["sentence"], cells["missing"]) == (f"'{start}1+1", f"'{start}1+1.", f"'{start}2")
    assert not any(cell.startswith(start) for cell in row)
