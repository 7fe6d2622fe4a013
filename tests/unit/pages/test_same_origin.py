"""Forms that change something: only a page of this service may send one."""

import pytest
from fastapi import Request

from api.pages.same_origin import refuse_other_origins
from graph_model.errors import BadQuestionError


def _sent(headers: dict[str, str]) -> Request:
    raw = [(name.lower().encode(), value.encode()) for name, value in {"Host": "whodecides.test", **headers}.items()]
    return Request({"type": "http", "method": "POST", "path": "/accept", "headers": raw})


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"Sec-Fetch-Site": "same-origin", "Origin": "http://whodecides.test"}, id="a page of ours"),
        pytest.param({"Origin": "http://whodecides.test"}, id="a page of ours in an old browser"),
        pytest.param({}, id="a program"),
    ],
)
def test_a_form_of_our_own_pages_is_taken(headers: dict[str, str]) -> None:
    refuse_other_origins(_sent(headers))  # nothing is raised


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"Sec-Fetch-Site": "cross-site", "Origin": "http://evil.test"}, id="another site"),
        pytest.param({"Sec-Fetch-Site": "same-site"}, id="a sister of ours"),
        pytest.param({"Origin": "http://evil.test"}, id="another site in an old browser"),
        pytest.param({"Origin": "http://whodecides.test:8000"}, id="another port"),
        pytest.param({"Origin": "null"}, id="a sandboxed frame"),
    ],
)
def test_a_form_from_elsewhere_is_refused(headers: dict[str, str]) -> None:
    with pytest.raises(BadQuestionError, match="another site"):
        refuse_other_origins(_sent(headers))
