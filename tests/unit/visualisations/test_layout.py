"""Where things stand: in layers from the terminals down, never on each other, and always the same."""

from itertools import combinations

import pytest

from graph_model.views.picture import Picture
from graph_model.views.viewing import Sight, see
from graph_model.vocabulary import ViewKind
from tests.unit.building import cases, slice_of
from tests.unit.visualisations.pictures import edge, node, picture_of
from visualisations.layout import COLUMN, FOLDED_ROW, lay_out

VIEWS = [
    pytest.param(Sight(ViewKind.ORGANISATION, "nhse"), id="organisation"),
    pytest.param(Sight(ViewKind.DECISION, "acute_commissioning", place="fp:E07000214"), id="decision"),
    pytest.param(Sight(ViewKind.PLACE, "fp:E07000214"), id="place"),
    pytest.param(Sight(ViewKind.SYSTEM, "ods:QWO"), id="system"),
    pytest.param(Sight(ViewKind.REGION, "fp:Y62"), id="region"),
    pytest.param(Sight(ViewKind.FINDING, "L001,L151"), id="finding"),
]


def _seen(sight: Sight, on: str = "2024-10-01") -> Picture:
    return see(slice_of(cases(), on), sight)


def test_who_answers_stands_below_whom_it_answers_to() -> None:
    picture = picture_of(edge("trust", "board"), edge("board", "nhse"), edge("trust", "nhse"))

    found = {name: position.layer for name, position in lay_out(picture).items()}

    assert found == {"nhse": 0, "board": 1, "trust": 2}


def test_bodies_that_answer_to_each_other_in_a_circle_stand_side_by_side() -> None:
    picture = picture_of(edge("a", "b"), edge("b", "a"), edge("b", "top"))

    found = lay_out(picture)

    assert found["a"].layer == found["b"].layer == found["top"].layer + 1


def test_a_body_that_only_belongs_to_others_stands_below_them() -> None:
    picture = picture_of(edge("board", "nhse"), edge("member", "board", "membership"))

    found = lay_out(picture)

    assert found["member"].layer == found["board"].layer + 1


def test_a_body_to_which_others_only_belong_stands_above_them() -> None:
    picture = picture_of(edge("a", "nhse"), edge("trust", "a"), edge("trust", "alliance", "membership"))

    found = lay_out(picture)

    assert found["alliance"].layer == found["trust"].layer - 1


@pytest.mark.parametrize("sight", VIEWS)
def test_nothing_stands_on_anything_else(sight: Sight) -> None:
    places = list(lay_out(_seen(sight)).values())

    close = [
        (one, other)
        for one, other in combinations(places, 2)
        if abs(one.x - other.x) < COLUMN / 2 and abs(one.y - other.y) < FOLDED_ROW
    ]
    assert close == []


@pytest.mark.parametrize("sight", VIEWS)
def test_in_one_row_columns_are_a_label_apart(sight: Sight) -> None:
    rows: dict[int, list[int]] = {}
    for position in lay_out(_seen(sight)).values():
        rows.setdefault(position.y, []).append(position.x)

    gaps = [right - left for row in rows.values() for left, right in zip(sorted(row), sorted(row)[1:], strict=False)]
    assert all(gap >= COLUMN - 1 for gap in gaps)


@pytest.mark.parametrize("sight", VIEWS)
def test_the_same_picture_is_always_laid_out_alike(sight: Sight) -> None:
    assert lay_out(_seen(sight)) == lay_out(_seen(sight))


def test_the_order_in_which_parts_come_changes_no_place() -> None:
    lines = [edge(f"p{number}", f"b{number % 3}") for number in range(9)] + [
        edge(f"b{each}", "nhse") for each in range(3)
    ]

    assert lay_out(picture_of(*lines)) == lay_out(picture_of(*reversed(lines)))


def test_a_wide_layer_is_folded_into_rows() -> None:
    picture = picture_of(*(edge(f"p{number:03}", "board") for number in range(300)))

    found = lay_out(picture)

    across = [position.x for position in found.values()]
    assert max(across) - min(across) < 30 * COLUMN


def test_siblings_stand_near_their_own_holder() -> None:
    lines = [edge(f"{side}{number}", side) for side in ("left", "right") for number in range(3)]

    found = lay_out(picture_of(*lines))

    middles = {side: [found[f"{side}{number}"].x for number in range(3)] for side in ("left", "right")}
    first, second = sorted(middles, key=lambda side: found[side].x)
    assert max(middles[first]) < min(middles[second])


def test_what_is_spare_has_no_place_and_takes_none() -> None:
    plain = picture_of(edge("trust", "board"))
    spare = picture_of(edge("trust", "board"), node("other", is_spare=True))

    assert lay_out(spare) == lay_out(plain)


def test_an_empty_picture_has_no_places() -> None:
    assert lay_out(picture_of()) == {}


def test_what_is_shown_on_two_dates_stands_in_the_same_place_on_both() -> None:
    sight = Sight(ViewKind.SYSTEM, "ods:QWO")
    one, other = (lay_out(_seen(sight, on)) for on in ("2024-10-01", "2025-01-15"))

    common = set(one) & set(other)
    assert len(common) >= 40
    assert all(one[name] == other[name] for name in common)
