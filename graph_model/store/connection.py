"""One Bolt connection to one store: Neo4j where an address is given, else the embedded server.

Reads run in read transactions, and everything read or written through one connection is causally
chained by bookmarks, so that a cluster can spread the reads and still show each writer its writes.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any, Protocol, TypeVar

from neo4j import READ_ACCESS, WRITE_ACCESS, Driver, GraphDatabase, ManagedTransaction, NotificationMinimumSeverity
from neo4j.exceptions import (
    ClientError,
    ConfigurationError,
    ConstraintError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    UnsupportedServerProduct,
)

from graph_model.errors import SettingsError, StoreAccessError, StoreUnavailableError
from graph_model.settings import Settings
from graph_model.store.embedded import DATABASE, USER, EmbeddedServer, Lease

__all__ = ["Connection", "connect"]

Answer = TypeVar("Answer")
EMBEDDED = "the embedded store"
ADDRESS = re.compile(r"(bolt|neo4j)(\+s|\+ssc)?://\S+")
# How long a command keeps trying an address before it says that nothing is there.
CONNECT_WITHIN_SECONDS = 10.0
RETRY_WITHIN_SECONDS = 5.0


class _Opens(Protocol):
    """Something that opens a driver.

    Attributes:
        restarts: whether opening again brings back a store that went away.
    """

    address: str
    database: str | None
    restarts: bool

    def open(self) -> Driver:
        """Open a driver."""

    def close(self) -> None:
        """Give back what opening took."""


class _Remote:
    """A Neo4j at an address: one server, a cluster (neo4j://) or Aura (neo4j+s://)."""

    restarts = False

    def __init__(self, settings: Settings) -> None:
        self.address = str(settings.neo4j_uri)
        if "@" in self.address:  # a password may stand there, so the address is not shown
            raise SettingsError(
                "WHODECIDES_NEO4J_URI holds a user or a password: leave both out of the address, "
                "and set WHODECIDES_NEO4J_USER and WHODECIDES_NEO4J_PASSWORD"
            )
        if ADDRESS.fullmatch(self.address) is None:
            raise SettingsError(f"WHODECIDES_NEO4J_URI is {self.address!r}: write bolt://…, neo4j://… or neo4j+s://…")
        self.database = settings.neo4j_database
        self._credentials = (settings.neo4j_user, settings.neo4j_password.get_secret_value())

    def open(self) -> Driver:
        try:
            return _driver(self.address, self._credentials)
        except (ConfigurationError, ValueError) as error:
            raise SettingsError(_not_an_address(error)) from error

    def close(self) -> None:
        """Nothing was taken."""


class _Embedded:
    """The embedded server, leased for as long as the connection is open."""

    database: str | None = DATABASE
    restarts = True

    def __init__(self, settings: Settings) -> None:
        self.address = EMBEDDED
        self._server = EmbeddedServer(settings.data_dir, settings.store_heap_mb)
        self._lease: Lease | None = None

    def open(self) -> Driver:
        self.close()
        self._lease = self._server.lease()
        return _driver(f"bolt://127.0.0.1:{self._lease.port}", (USER, self._lease.password))

    def close(self) -> None:
        if self._lease is not None:
            self._lease.give_back()
            self._lease = None


class Connection:
    """Runs reads and writes as managed transactions, and says in our own errors what went wrong."""

    def __init__(self, store: _Opens) -> None:
        """Open the store and check that it answers.

        Raises:
            StoreUnavailableError, StoreAccessError: see `connect`.
        """
        self._store = store
        self._reopening = Lock()
        self.address = store.address
        self._driver = store.open()
        try:
            self._verify_or_reopen()
        except BaseException:
            self.close()
            raise

    def read(self, work: Callable[[ManagedTransaction], Answer]) -> Answer:
        """Run `work` in a read transaction; an embedded store that went away is started again, once."""
        driver = self._driver
        try:
            return self._run(READ_ACCESS, work)
        except StoreUnavailableError:
            if not self._store.restarts:
                raise
            self._reopen(driver)
            return self._run(READ_ACCESS, work)

    def write(self, work: Callable[[ManagedTransaction], Answer]) -> Answer:
        """Run `work` in a write transaction, again where the store asks for a retry."""
        try:
            return self._run(WRITE_ACCESS, work)
        except ConstraintError:
            # ArcadeDB lets two MERGE of one id race and refuses the later; run again, it finds what the other made.
            return self._run(WRITE_ACCESS, work)

    def server(self) -> str:
        """The name that the server gives itself."""
        with _our_errors(self.address):
            return str(self._driver.get_server_info().agent)

    def close(self) -> None:
        """Leave the store."""
        self._driver.close()
        self._store.close()

    def _verify_or_reopen(self) -> None:
        try:
            self._verify()
        except StoreUnavailableError:
            if not self._store.restarts:
                raise
            self._reopen(self._driver)
            self._verify()

    def _verify(self) -> None:
        try:
            with _our_errors(self.address):
                self._driver.verify_connectivity()
        except ValueError as error:  # a port that is none is found when it is used
            raise SettingsError(_not_an_address(error)) from error

    def _reopen(self, gone: Driver) -> None:
        with self._reopening:
            if self._driver is gone:  # else another thread was here first
                gone.close()
                self._driver = self._store.open()

    def _run(self, access: str, work: Callable[[ManagedTransaction], Answer]) -> Answer:
        with _our_errors(self.address), self._session(access) as session:
            run = session.execute_read if access == READ_ACCESS else session.execute_write
            answer: Answer = run(work)
            return answer

    def _session(self, access: str) -> Any:
        return self._driver.session(
            database=self._store.database,
            default_access_mode=access,
            bookmark_manager=self._driver.execute_query_bookmark_manager,
        )


def connect(settings: Settings) -> Connection:
    """Connect to the store that the settings name.

    Raises:
        SettingsError: the address is malformed.
        StoreUnavailableError: nothing answers there.
        StoreAccessError: the user, password or database is refused.
        DataFolderError: the folder of the embedded store cannot be used.
    """
    return Connection(_Embedded(settings) if settings.neo4j_uri is None else _Remote(settings))


def _driver(address: str, credentials: tuple[str, str]) -> Driver:
    return GraphDatabase.driver(
        address,
        auth=credentials,
        connection_timeout=CONNECT_WITHIN_SECONDS,
        connection_acquisition_timeout=CONNECT_WITHIN_SECONDS,
        max_transaction_retry_time=RETRY_WITHIN_SECONDS,
        notifications_min_severity=NotificationMinimumSeverity.OFF,
    )


@contextmanager
def _our_errors(address: str) -> Iterator[None]:
    try:
        yield
    except ClientError as error:
        refused = _refusal(address, error.code or "")
        if refused is None:
            raise
        raise StoreAccessError(refused) from error
    except (ServiceUnavailable, DriverError, Neo4jError, OSError) as error:
        if not _is_gone(error):
            raise
        raise StoreUnavailableError(_advice(address)) from error


def _refusal(address: str, code: str) -> str | None:
    """Say why a store lets somebody not in, or not do something; None where that is not what its code says."""
    if code.endswith("Security.AuthenticationRateLimit"):
        return f"{address} saw too many wrong passwords: wait some seconds, then give WHODECIDES_NEO4J_PASSWORD rightly"
    if code.endswith("Security.CredentialsExpired"):
        return f"{address} wants a new password first: change it there, then set WHODECIDES_NEO4J_PASSWORD"
    if code.endswith("Security.Forbidden"):
        return f"{address} does not allow the user that: check the roles of WHODECIDES_NEO4J_USER"
    if ".Security." in code:
        return f"{address} refused the user or the password: check WHODECIDES_NEO4J_USER and WHODECIDES_NEO4J_PASSWORD"
    if "Database" in code:
        return f"the store at {address} has no such database: check WHODECIDES_NEO4J_DATABASE"
    return None


def _not_an_address(error: Exception) -> str:
    return f"WHODECIDES_NEO4J_URI cannot be used: {str(error).splitlines()[0]}"


def _is_gone(error: Exception) -> bool:
    return isinstance(error, (ServiceUnavailable, UnsupportedServerProduct, OSError)) or (
        isinstance(error, (DriverError, Neo4jError)) and error.is_retryable()
    )


def _advice(address: str) -> str:
    if address == EMBEDDED:
        return "the embedded store went away: run the command again"
    advice = "check WHODECIDES_NEO4J_URI and that Neo4j runs, or unset it to use the embedded store"
    return f"no store answers at {address}: {advice}"
