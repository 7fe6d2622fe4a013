"""M03: deciding rights without a legal basis."""

import pytest

from tests.unit.analyses.judging import found, holder, subjects
from tests.unit.building import right


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([right("icb")], [], id="has one"),
        pytest.param([right("icb", legal_basis=None)], [(("icb",), "warning")], id="has none"),
        pytest.param([right("icb", "advises", legal_basis=None)], [], id="does not decide"),
        pytest.param([right("icb", legal_basis=None, confidence="check")], [(("icb",), "info")], id="an unsure right"),
        pytest.param([right("icb", legal_basis=None, valid_from=None)], [(("icb",), "info")], id="an undated right"),
        pytest.param(
            [right("icb", legal_basis=None), holder(confidence="check")], [(("icb",), "info")], id="unsure law"
        ),
        pytest.param([right("icb", legal_basis=None, function="acute")], [], id="the law says nothing"),
    ],
)
def test_deciding_rights_without_a_legal_basis(rows, expected):
    assert subjects(found("M03", holder(), rows)) == expected


def test_nothing_is_missed_where_the_law_has_no_basis_either():
    assert found("M03", holder(legal_basis=None), right("icb", legal_basis=None)) == ()
