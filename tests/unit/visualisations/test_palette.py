"""The palette: nothing is told by colour alone, and everything stands out from the paper."""

from itertools import combinations

import pytest

from graph_model.vocabulary import FootprintLevel, LineKind, OrganisationType, Role, Tie
from visualisations.palette import FAMILIES, INK, PAPER, STYLES, Family, Style, family_of, label_of, style_of

# WCAG 2.2, 1.4.11: what is needed to understand a picture stands out by this much.
ENOUGH = 3.0
# Lightnesses that are this far apart are told apart in grey.
APART = 0.15


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("style", STYLES.values(), ids=list(STYLES))
def test_a_line_stands_out_from_the_paper(style: Style) -> None:
    assert _contrast(style.colour, PAPER) >= ENOUGH


@pytest.mark.parametrize("family", FAMILIES.values(), ids=list(FAMILIES))
def test_a_shape_has_a_border_that_stands_out_from_the_paper(family: Family) -> None:
    assert _contrast(INK, PAPER) >= ENOUGH
    assert _luminance(family.colour) > _luminance(INK) + 0.02


@pytest.mark.parametrize("name", [name for name, family in FAMILIES.items() if family.shape == "box"])
def test_a_label_inside_a_shape_can_be_read(name: str) -> None:
    assert _contrast(INK, FAMILIES[name].colour) >= 7.0


@pytest.mark.parametrize(("one", "other"), [*combinations(FAMILIES, 2)])
def test_two_families_differ_in_grey(one: str, other: str) -> None:
    a, b = FAMILIES[one], FAMILIES[other]

    by_form = (a.shape, a.dashed) != (b.shape, b.dashed) or abs(a.rounding - b.rounding) >= 12
    assert by_form or abs(_luminance(a.colour) - _luminance(b.colour)) >= APART


@pytest.mark.parametrize(("one", "other"), [*combinations(STYLES, 2)])
def test_two_sorts_of_lines_differ_in_grey(one: str, other: str) -> None:
    a, b = STYLES[one], STYLES[other]

    assert a.dashes != b.dashes or abs(a.width - b.width) >= 2


@pytest.mark.parametrize("kind", [*LineKind, *Role, *Tie])
def test_every_kind_and_role_has_a_style(kind: str) -> None:
    assert style_of(kind) in STYLES
    assert style_of(kind) != "tie" or kind in {*Tie}


@pytest.mark.parametrize("kind", OrganisationType)
def test_every_type_has_a_family_and_a_plain_name(kind: OrganisationType) -> None:
    assert family_of(kind, is_area=False) in FAMILIES
    assert "_" not in label_of(kind)


def test_an_area_is_drawn_as_one_though_a_body_has_the_same_word() -> None:
    words = {*map(str, FootprintLevel)} & {*map(str, OrganisationType)}

    assert words != set()
    assert {family_of(word, is_area=True) for word in words} == {"place"}
    assert "place" not in {family_of(word, is_area=False) for word in words}
