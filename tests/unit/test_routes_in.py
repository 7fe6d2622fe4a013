"""By which ways an organisation reaches those who decide."""

from graph_model.history import History
from graph_model.routes_in import routes_in
from tests.unit.building import body, covers, history_of, holds, line, right, slice_of


def _history() -> History:
    return history_of(
        holds("town", "b1"),
        body("charity", "vcse_provider"),
        covers("icb", "town"),
        covers("alliance", "town"),
        line("charity", "membership", "alliance", id="seat"),
        line("charity", "coordination", "friends", id="ally"),
        line("charity", "advisory", "icb", "dental", id="advice"),
        line("charity", "commissioning_contract", "icb", "dental", id="contract"),
        line("charity", "regulation", "cqc", id="watched"),
        line("charity", "membership", "old board", id="former seat", valid_to="2020-01-01"),
        line("alliance", "representation", "icb", id="onward"),
        right("charity", "must_be_consulted"),
        right("alliance", "recommends"),
        right("icb"),
    )


def test_each_way_in_stands_where_it_belongs() -> None:
    history = _history()

    found = routes_in(slice_of(history), history.organisations["charity"])

    groups = (found.seats, found.alliances, found.voices, found.contracts, found.others, found.onward)
    assert [[each.id for each in group] for group in groups] == [
        ["seat"],
        ["ally"],
        ["advice"],
        ["contract"],
        ["watched"],
        ["onward"],
    ]
    assert [each.role for each in found.rights] == ["must_be_consulted"]
    assert [each.role for each in found.rights_there] == ["recommends"]


def test_what_concerns_it_is_told_once_with_who_decides_it() -> None:
    history = _history()

    found = routes_in(slice_of(history), history.organisations["charity"])

    assert [(each.function, each.line.id) for each in found.concerns] == [("dental", "advice")]
    assert [each.right.organisation for each in found.concerns[0].answer.parts[0].acting] == ["icb"]


def test_an_organisation_without_lines_has_no_routes() -> None:
    history = history_of(body("charity", "vcse_provider"))

    found = routes_in(slice_of(history), history.organisations["charity"])

    assert (found.seats, found.contracts, found.rights, found.concerns) == ((), (), (), ())
