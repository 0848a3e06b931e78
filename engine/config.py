"""Frozen settings of one engine: read once, validated once, units in the names.

Owns what a setting means and which values it may have, the layout of the home folder, and how a
home is connected: chosen once, for the window and the command line alike. What changes while the
engine runs (limits, the download folder) is `engine.settings`'.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import platformdirs

from engine.errors import UsageError

DEFAULT_PORT = 52413
DEFAULT_API_PORT = 52414
MAX_CONNECTIONS = 200
MAX_RATE = 1 << 50  # bytes per second, a petabyte: more is a slip, and far more fits no number
LOOPBACK = "127.0.0.1"
MAX_PLACES = 64  # to start from, of one home
MAX_CONNECTION_FILE = 64 * 1024  # bytes

_RATE = re.compile(r"\s*(\d{1,16}(?:\.\d+)?)\s*([kmgt]?)(i?)b?(?:/s)?\s*", re.IGNORECASE)
_HOST_PORT = re.compile(r"(?:\[(?P<v6>[0-9A-Fa-f:.%]+)\]|(?P<host>[^:\[\]]*)):(?P<port>\d{1,5})")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A host (name or address, "" for every interface) and a port (0 for any free one)."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


@dataclass(frozen=True, slots=True)
class EngineConfig:
    """Everything an engine needs to know before it starts."""

    home: Path
    download_dir: Path
    listen: Endpoint = Endpoint("", DEFAULT_PORT)
    listen_required: bool = False  # a port that was asked for must be had; the default one need not
    bootstrap: tuple[Endpoint, ...] = ()
    lan: bool = True
    portmap: bool = True
    limit_down: int = 0  # bytes per second, 0 = none
    limit_up: int = 0
    max_connections: int = MAX_CONNECTIONS
    hash_threads: int = 1
    api: Endpoint | None = None
    api_required: bool = False  # as `listen_required`
    api_later: bool = False  # the engine may answer before its API does: who looks on need not wait

    def __post_init__(self) -> None:
        check_rates(self.limit_down, self.limit_up)
        if self.max_connections < 1:
            raise UsageError("At least one connection must be allowed.")

    @property
    def key_file(self) -> Path:
        """The installation's private key (mode 0600)."""
        return self.home / "identity.key"

    @property
    def library_file(self) -> Path:
        """The SQLite library."""
        return self.home / "library.db"

    @property
    def catalogue_file(self) -> Path:
        """What is here of the public catalogue; made when it is first switched on."""
        return self.home / "catalogue.db"

    @property
    def contacts_file(self) -> Path:
        """DHT contacts of the last run, JSON."""
        return self.home / "contacts.json"

    @property
    def announced_file(self) -> Path:
        """What the DHT was told in the last run, JSON."""
        return self.home / "announced.json"

    @property
    def token_file(self) -> Path:
        """The API's bearer token (mode 0600)."""
        return self.home / "api-token"

    @property
    def lock_file(self) -> Path:
        """Held by the one engine that has this home open; names its API address."""
        return self.home / "lock"

    @property
    def connection_file(self) -> Path:
        """How this home is connected, JSON."""
        return self.home / "connection.json"

    @property
    def manifest_dir(self) -> Path:
        """Where collection manifests are kept as ordinary shared files."""
        return self.home / "manifests"


@dataclass(frozen=True, slots=True)
class Connection:
    """How a home is connected, as chosen by a person; what a command line says counts more."""

    port: int = DEFAULT_PORT
    portmap: bool = True
    lan: bool = True
    api: bool = True
    places: tuple[str, ...] = ()  # HOST:PORT of nodes to start from

    @classmethod
    def load(cls, file: Path) -> Connection:
        """What is kept there; the usual where it is missing or cannot be read. Blocking."""
        try:
            with open(file, "rb") as source:
                kept = json.loads(source.read(MAX_CONNECTION_FILE))
        except (OSError, ValueError):
            return cls()
        return _connection_of(kept) if isinstance(kept, dict) else cls()

    def save(self, file: Path) -> None:
        """Keep it for the next engine of this home. Blocking; raises OSError."""
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = file.with_suffix(".new")
        fresh.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")
        os.replace(fresh, file)

    def applied(self, config: EngineConfig) -> EngineConfig:
        """The engine's settings: these, where the command line named nothing else."""
        listen = config.listen if config.listen_required else replace(config.listen, port=self.port)
        api = config.api
        if not config.api_required:
            api = Endpoint(LOOPBACK, DEFAULT_API_PORT) if self.api else None
        places = tuple(place for text in self.places if (place := place_to_start(text)))
        return replace(
            config,
            listen=listen,
            api=api,
            portmap=config.portmap and self.portmap,
            lan=config.lan and self.lan,
            bootstrap=tuple(dict.fromkeys((*config.bootstrap, *places))),
        )


def _connection_of(kept: dict[str, object]) -> Connection:
    """Of a file that anybody may have edited, whatever has a value it may have."""

    def switch(name: str) -> bool:
        return kept.get(name) is not False  # all of them are on where nothing is said

    port, places = kept.get("port"), kept.get("places")
    known = isinstance(port, int) and not isinstance(port, bool) and 0 <= port <= 65535
    texts = [one for one in places if isinstance(one, str)] if isinstance(places, list) else []
    return Connection(
        port=int(str(port)) if known else DEFAULT_PORT,
        portmap=switch("portmap"),
        lan=switch("lan"),
        api=switch("api"),
        places=tuple(dict.fromkeys(texts))[:MAX_PLACES],
    )


def place_to_start(text: str) -> Endpoint | None:
    """A node to start from, HOST:PORT; None for anything else."""
    with contextlib.suppress(UsageError):
        endpoint = parse_endpoint(text)
        return endpoint if endpoint.host and endpoint.port else None
    return None


def default_home() -> Path:
    """Where an installation keeps its key and library, by the platform's custom."""
    return Path(platformdirs.user_data_dir("shoal", appauthor=False))


def default_download_dir() -> Path:
    """The user's Downloads folder."""
    return Path(platformdirs.user_downloads_dir())


def parse_rate(text: str) -> int:
    """Bytes per second from "500000", "500kB", "2MiB" or "2MiB/s".

    Raises UsageError for anything else.
    """
    match = _RATE.fullmatch(text)
    if match is None:
        raise UsageError(f"{text!r} is not a rate; write bytes per second, or e.g. 500kB or 2MiB.")
    number, prefix, binary = match.groups()
    exponent = " kmgt".index(prefix.lower() or " ")
    return int(float(number) * (1024 if binary else 1000) ** exponent)


def check_rates(*rates: int) -> None:
    """Raises UsageError for limits, in bytes per second, that are none."""
    if min(rates) < 0:
        raise UsageError("A rate limit cannot be negative; use 0 for none.")
    if max(rates) > MAX_RATE:
        raise UsageError(f"A rate limit is at most {MAX_RATE:,} bytes per second; use 0 for none.")


def parse_endpoint(text: str) -> Endpoint:
    """HOST:PORT, [V6]:PORT, or :PORT for every interface; raises UsageError."""
    match = _HOST_PORT.fullmatch(text.strip())
    if match is None or int(match["port"]) > 65535:
        raise UsageError(f"{text!r} is not HOST:PORT, for example 192.0.2.7:{DEFAULT_PORT}.")
    host = match["v6"] or match["host"] or ""
    try:
        host.encode("idna")  # as the look-up of the name will, which knows no better sentence
    except UnicodeError as error:
        raise UsageError(f"{host!r} is no name of a computer; look at its dots.") from error
    return Endpoint(host, int(match["port"]))
