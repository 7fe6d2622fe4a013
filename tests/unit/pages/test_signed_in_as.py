"""Who a visitor says to be beside the token."""

import base64

import pytest

from api.token import signed_in_as


def _basic(text: str) -> str:
    return f"Basic {base64.b64encode(text.encode()).decode()}"


@pytest.mark.parametrize(
    ("header", "name"),
    [
        pytest.param(_basic("ann:a-token"), "ann", id="name and token"),
        pytest.param(_basic("Ännchen <b>:a:token"), "Ännchen <b>", id="any letters"),
        pytest.param(_basic(":a-token"), "", id="the token alone"),
        pytest.param("Basic ???", "", id="not to be read"),
        pytest.param("Bearer a-token", "", id="a program"),
        pytest.param("", "", id="nobody"),
    ],
)
def test_a_visitor_is_named_as_in_the_credentials(header: str, name: str) -> None:
    assert signed_in_as(header) == name
