"""A register that was itself compiled, under newer files: bodies stand, ends and moves are taken over."""

from datetime import date

import pytest

from graph_model.compiling.draft import Draft
from graph_model.compiling.superseding import change_over, is_derived, is_made_by_law, updated
from graph_model.entities import Line, Organisation

MAP_DAY = date(2026, 11, 1)


def _body(**facts: str) -> Organisation:
    return Organisation.model_validate(
        {"id": "ods:A1", "name": "Old name", "type": "gp_practice", "source": "pub:ods-report", **facts}
    )


def _line(identifier: str, holder: str, **facts: str) -> Line:
    row = {"id": identifier, "kind": "membership", "subject": "ods:A1", "holder": holder, "functions": "pcn"}
    return Line.model_validate({**row, "source": "pub:gp-map", **facts})


def _draft(*lines: Line) -> Draft:
    draft = Draft()
    for network in ("ods:U1", "ods:U2"):
        draft.add(Organisation.model_validate({"id": network, "type": "pcn"}))
    draft.add(Organisation.model_validate({"id": "ods:ccg:C1", "type": "ccg"}), *lines)
    return draft


@pytest.mark.parametrize(
    ("newer", "expected"),
    [
        pytest.param(None, _body(valid_from="2015-01-01"), id="nothing newer"),
        pytest.param(
            _body(valid_from="2026-04-01"), _body(valid_from="2015-01-01"), id="a first day that poorer files give"
        ),
        pytest.param(_body(valid_to="2026-10-01"), _body(valid_from="2015-01-01", valid_to="2026-10-01"), id="an end"),
        pytest.param(_body(name="New name"), _body(valid_from="2015-01-01", name="New name"), id="a new name"),
        pytest.param(
            _body(name="NEW", source="pub:gp-map"), _body(valid_from="2015-01-01"), id="another publisher's spelling"
        ),
    ],
)
def test_an_older_body_stands_but_for_what_a_newer_file_says_of_it(
    newer: Organisation | None, expected: Organisation
) -> None:
    assert updated(_body(valid_from="2015-01-01"), newer) == expected


def test_a_member_that_is_elsewhere_on_the_newer_map_changes_over_on_its_day() -> None:
    older, newer = _line("old", "ods:U1", valid_from="2020-01-01"), _line("new", "ods:U2")
    draft = _draft(older, newer)

    change_over(draft, [older], MAP_DAY)

    assert {line.id: (line.valid_from, line.valid_to) for line in draft.rows(Line)} == {
        "old": (date(2020, 1, 1), MAP_DAY),
        "new": (MAP_DAY, None),
    }


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(_line("new", "ods:ccg:C1"), id="a membership of a body of another type"),
        pytest.param(_line("new", "ods:U2", valid_to="2021-01-01"), id="a membership that is over"),
        pytest.param(_line("new", "ods:U2", kind="regulation"), id="a line of another kind"),
    ],
)
def test_what_does_not_take_its_place_leaves_a_membership_open(other: Line) -> None:
    older = _line("old", "ods:U1", valid_from="2020-01-01")
    draft = _draft(older, other)

    change_over(draft, [older], MAP_DAY)

    assert older in draft.rows(Line)


def test_a_membership_without_a_first_day_reaches_back_no_further_than_the_one_that_has_one() -> None:
    older = _line("old", "ods:U1", valid_from="2020-01-01")
    draft = _draft(older, _line("before", "ods:U1", valid_from="2019-07-01", valid_to="2020-01-01"))

    change_over(draft, [older], MAP_DAY)

    assert list(draft.rows(Line)) == [older]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"source": "pub:gp-map;pub:ods-pcn"}, (True, False), id="of publishers alone"),
        pytest.param({"source": "pub:gp-map;W45"}, (False, False), id="of a page too"),
        pytest.param({"source": ""}, (False, False), id="of no source"),
        pytest.param({"source": "NHSA06", "basis": "statute"}, (False, True), id="of a rule of law"),
    ],
)
def test_what_a_row_was_made_of(facts: dict[str, str], expected: tuple[bool, bool]) -> None:
    line = _line("line", "ods:U1", **facts)

    assert (is_derived(line), is_made_by_law(line)) == expected
