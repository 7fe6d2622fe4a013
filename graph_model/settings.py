"""The settings of the product: read once from WHODECIDES_ variables, passed down, refused if unsafe."""

from collections.abc import Sequence
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, EnvSettingsSource, SettingsConfigDict

from graph_model.errors import SettingsError
from graph_model.nearest import nearest

__all__ = ["Settings", "read_settings"]

PREFIX = "WHODECIDES_"
# Of the developers' own tests, which may run the product with these in its environment.
TEST_PREFIX = f"{PREFIX}TEST_"
# What no message may show; of these only a blank one is at fault.
SECRETS = frozenset({"api_token", "neo4j_password"})


class Settings(BaseSettings):
    """Where the store is and where the API listens.

    Attributes:
        neo4j_uri: the Bolt address of a Neo4j; None starts the embedded store.
        neo4j_database: None is the server's default database.
        data_dir: the folder of the embedded store, its log and its password.
        store_heap_mb: the bound on the embedded server's heap, in MiB.
        api_token: the bearer token of the API; required on any address but loopback.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="ignore")

    neo4j_uri: str | None = None
    neo4j_user: str = "neo4j"
    neo4j_password: SecretStr = SecretStr("")
    neo4j_database: str | None = None
    data_dir: Path = Field(default_factory=lambda: user_data_path("whodecides"))
    store_heap_mb: int = Field(default=1024, ge=128, description="a whole number of MiB, 128 or more")
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535, description="a whole number from 0 to 65535")
    api_token: SecretStr | None = Field(default=None, description="a token, or unset it")

    @field_validator("host")
    @classmethod
    def _bare(cls, host: str) -> str:
        """Leave out the brackets that an IPv6 address has in a URL only."""
        return host.strip().removeprefix("[").removesuffix("]")

    @field_validator("api_token")
    @classmethod
    def _sendable(cls, token: SecretStr | None) -> SecretStr | None:
        """Leave out the blanks around a token, which no header can carry; refuse one of blanks only."""
        text = None if token is None else token.get_secret_value().strip()
        if text == "":
            raise ValueError("is blank")
        return None if text is None else SecretStr(text)

    @property
    def listens_on_loopback(self) -> bool:
        """Whether the API can be reached from this machine only."""
        return _is_loopback(self.host)

    def refuse_if_unsafe(self) -> None:
        """Raise where the API would listen beyond this machine without a token.

        Raises:
            SettingsError: the host is not loopback and no token is set.
        """
        if not self.listens_on_loopback and self.api_token is None:
            shown = self.host or "an empty host"
            raise SettingsError(
                f"{shown} can be reached from other machines: set {PREFIX}API_TOKEN first, or listen on 127.0.0.1"
            )


def read_settings(**overrides: Any) -> Settings:
    """Read the settings from the environment, with overrides from the command line; None overrides nothing.

    Raises:
        SettingsError: a value is malformed, or there is no such setting; the message names each.
    """
    _refuse_unknown()
    try:
        return Settings(**{name: value for name, value in overrides.items() if value is not None})
    except ValidationError as error:
        raise SettingsError("; ".join(_fault(str(each["loc"][0]), each["input"]) for each in error.errors())) from error


def _fault(name: str, value: object) -> str:
    meant = Settings.model_fields[name].description or "another value"
    shown = "blank" if name in SECRETS else repr(value)
    return f"{PREFIX}{name.upper()} is {shown}: write {meant}"


def _refuse_unknown() -> None:
    """Raise for a variable with our prefix that is no setting: a slip in its name would leave a default in force."""
    known = [f"{PREFIX}{name}".upper() for name in Settings.model_fields]
    given = (name.upper() for name, value in EnvSettingsSource(Settings).env_vars.items() if value)
    ours = (name for name in given if name.startswith(PREFIX) and not name.startswith(TEST_PREFIX))
    unknown = sorted(set(ours) - set(known))
    if len(unknown) > 0:
        raise SettingsError("; ".join(f"{name} is no setting; {_meant(name, known)}" for name in unknown))


def _meant(name: str, known: Sequence[str]) -> str:
    # What comes after the prefix is compared, since all of them are alike in that.
    near = nearest(name.removeprefix(PREFIX), (each.removeprefix(PREFIX) for each in known), limit=1)
    return f"did you mean {PREFIX}{near[0]}?" if len(near) > 0 else f"known: {', '.join(sorted(known))}"


def _is_loopback(host: str) -> bool:
    if host.casefold() == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
