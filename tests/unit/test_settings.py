"""Settings: read from the environment, refused where they are malformed, unknown or unsafe."""

from pathlib import Path

import pytest

from graph_model.errors import SettingsError
from graph_model.settings import read_settings


def test_settings_come_from_the_environment_and_are_overridden_by_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHODECIDES_PORT", "8001")
    monkeypatch.setenv("WHODECIDES_STORE_HEAP_MB", "256")

    settings = read_settings(port=9000, host=None)

    assert (settings.port, settings.host, settings.store_heap_mb) == (9000, "127.0.0.1", 256)


def test_every_malformed_setting_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHODECIDES_PORT", "70000")
    monkeypatch.setenv("WHODECIDES_STORE_HEAP_MB", "much")

    with pytest.raises(SettingsError) as refusal:
        read_settings()

    assert [fault.partition(":")[0] for fault in refusal.value.detail.split("; ")] == [
        "WHODECIDES_STORE_HEAP_MB",
        "WHODECIDES_PORT",
    ]


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
