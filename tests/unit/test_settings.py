"""Settings: read from the environment, refused where they are malformed, unknown or unsafe; what is said of them."""

from pathlib import Path

import pytest

from graph_model.errors import SettingsError
from graph_model.settings import read_settings


@pytest.fixture(autouse=True)
def _no_settings_of_the_tester(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOST", "PORT", "API_TOKEN", "STORE_HEAP_MB"):
        monkeypatch.delenv(f"WHODECIDES_{name}", raising=False)


def test_settings_come_from_the_environment_and_are_overridden_by_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHODECIDES_PORT", "8001")
    monkeypatch.setenv("WHODECIDES_STORE_HEAP_MB", "256")

    settings = read_settings(port=9000, host=None)

    assert (settings.port, settings.host, settings.store_heap_mb) == (9000, "127.0.0.1", 256)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        pytest.param("WHODECIDES_NEO4J_URL", "did you mean WHODECIDES_NEO4J_URI?", id="another letter"),
        pytest.param("WHODECIDES_NEO4J_PASSWROD", "did you mean WHODECIDES_NEO4J_PASSWORD?", id="letters swapped"),
        pytest.param("WHODECIDES_HEAP_MB", "did you mean WHODECIDES_STORE_HEAP_MB?", id="a word left out"),
        pytest.param("whodecides_prot", "did you mean WHODECIDES_PORT?", id="small letters"),
        pytest.param("WHODECIDES_QQQQQQQQQQQQ", "known: WHODECIDES_API_TOKEN, ", id="like nothing"),
    ],
)
def test_a_setting_that_is_none_is_refused_with_the_nearest(
    monkeypatch: pytest.MonkeyPatch, name: str, meant: str
) -> None:
    monkeypatch.setenv(name, "a value")

    with pytest.raises(SettingsError) as refusal:
        read_settings()

    assert refusal.value.detail.startswith(f"{name.upper()} is no setting; {meant}")
    assert "a value" not in refusal.value.detail


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("WHODECIDES_TEST_NEO4J_URI", "bolt://127.0.0.1", id="what our tests read"),
        pytest.param("WHODECIDES_PROT", "", id="an empty one, which sets nothing"),
        pytest.param("WHODECIDESPORT", "1", id="another program's"),
    ],
)
def test_what_is_no_setting_of_ours_is_left_alone(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)

    settings = read_settings(data_dir=Path("here"))

    assert settings.data_dir == Path("here")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        pytest.param("PORT", "70000", "WHODECIDES_PORT is '70000': write a whole number from 0 to 65535", id="port"),
        pytest.param("PORT", "http", "WHODECIDES_PORT is 'http': write a whole number from 0 to 65535", id="no number"),
        pytest.param(
            "STORE_HEAP_MB", "1", "WHODECIDES_STORE_HEAP_MB is '1': write a whole number of MiB, 128 or more", id="heap"
        ),
        pytest.param("API_TOKEN", "  ", "WHODECIDES_API_TOKEN is blank: write a token, or unset it", id="blank token"),
    ],
)
def test_a_setting_that_cannot_be_used_is_said_with_what_is_meant(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    monkeypatch.setenv(f"WHODECIDES_{name}", value)

    with pytest.raises(SettingsError) as refused:
        read_settings()

    assert refused.value.detail == said


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.53", "::1", "[::1]", "localhost", "LocalHost"])
def test_a_loopback_address_needs_no_token(host: str) -> None:
    settings = read_settings(host=host)

    settings.refuse_if_unsafe()

    assert settings.listens_on_loopback


@pytest.mark.parametrize(
    "host", ["0.0.0.0", "::", "", "192.0.2.1", "2001:db8::1", "localhost.example", "127.0.0.1.example"]
)
def test_another_address_needs_a_token(host: str) -> None:
    with pytest.raises(SettingsError, match="WHODECIDES_API_TOKEN"):
        read_settings(host=host).refuse_if_unsafe()

    read_settings(host=host, api_token="sesame").refuse_if_unsafe()


def test_blanks_around_a_token_are_no_part_of_it() -> None:
    token = read_settings(api_token=" sesame\n").api_token

    assert token is not None
    assert token.get_secret_value() == "sesame"
