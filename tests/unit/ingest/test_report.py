"""The counts of a report add up: read = accepted + rejected, and accepted = written + unmatched."""

from hypothesis import given
from hypothesis import strategies as st

from graph_model.ingest.faults import Fault
from graph_model.ingest.report import RegisterReport, TableReport

COUNTS = st.integers(0, 10**6)


@given(added=COUNTS, changed=COUNTS, unchanged=COUNTS, unmatched=COUNTS, rejected=COUNTS, retracted=COUNTS)
def test_rows_read_are_written_unmatched_or_rejected(
    added: int, changed: int, unchanged: int, unmatched: int, rejected: int, retracted: int
) -> None:
    accepted = added + changed + unchanged + unmatched

    table = TableReport("lines", accepted + rejected, accepted, added, changed, unchanged, retracted, unmatched)

    assert table.rejected == rejected
    assert table.read == table.accepted + table.rejected
    assert table.accepted == table.written + table.unmatched


def test_a_register_without_a_fault_is_accepted() -> None:
    report = RegisterReport("cases", [TableReport("lines", 2, 2)], faults=[], left_alone=["README.md"])

    assert report.is_accepted


def test_a_register_with_a_fault_is_not_accepted_though_every_row_is() -> None:
    fault = Fault("lines.csv", 1, "nots", None, "is not a column of lines")

    report = RegisterReport("cases", [TableReport("lines", 2, 2)], faults=[fault], left_alone=[])

    assert not report.is_accepted
