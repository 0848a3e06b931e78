"""How this computer is connected, as chosen in the window: what the next engine is opened with.

Owns the choice and how it joins what the command line said, which counts more. The window keeps it
and opens the engine anew when it changes: sockets, neighbours and router are chosen at the start.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from engine.config import DEFAULT_API_PORT, DEFAULT_PORT, Endpoint, EngineConfig, parse_endpoint
from engine.errors import UsageError
from gui.words import tr

LOOPBACK = "127.0.0.1"
MOST_PLACES = 64  # to start from


@dataclass(frozen=True, slots=True)
class Connection:
    """What the page "Connection" of the settings shows."""

    port: int = DEFAULT_PORT
    portmap: bool = True
    lan: bool = True
    api: bool = True
    places: tuple[str, ...] = ()  # HOST:PORT of nodes to start from

    def applied(self, config: EngineConfig) -> EngineConfig:
        """The engine's settings: these, where the command line named nothing else."""
        listen = config.listen if config.listen_required else replace(config.listen, port=self.port)
        api = config.api
        if not config.api_required:
            api = Endpoint(LOOPBACK, DEFAULT_API_PORT) if self.api else None
        places = tuple(endpoint for place in self.places if (endpoint := _parsed(place)))
        return replace(
            config,
            listen=listen,
            api=api,
            portmap=config.portmap and self.portmap,
            lan=config.lan and self.lan,
            bootstrap=tuple(dict.fromkeys((*config.bootstrap, *places))),
        )


def places_of(written: str) -> tuple[str, ...]:
    """The nodes named in a text, one a line; raises UsageError for the first that is none."""
    found = []
    for line in written.split():
        if _parsed(line) is None:
            raise UsageError(tr("{text} is not HOST:PORT, for example 192.0.2.7:52413.", text=line))
        found.append(line)
    return tuple(dict.fromkeys(found))[:MOST_PLACES]


def _parsed(place: str) -> Endpoint | None:
    try:
        endpoint = parse_endpoint(place)
    except UsageError:
        return None
    return endpoint if endpoint.host and endpoint.port else None
