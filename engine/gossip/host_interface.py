"""What gossip needs of `engine.net`: shapes only, so that neither room imports the other."""

from __future__ import annotations

from collections.abc import Callable, MutableSequence, Sequence
from typing import Any, Protocol


class Connection(Protocol):
    """A connection to one peer (`engine.net.connection.PeerConnection`)."""

    @property
    def peer_id(self) -> str:
        """The peer's ID as text."""

    @property
    def initiator(self) -> bool:
        """Whether we dialled."""

    @property
    def remote_address(self) -> tuple[str, int]:
        """The IP address and port it comes from."""


class Stream(Protocol):
    """A stream with one peer (`engine.net.stream.Stream`)."""

    protocol: str
    queued_bytes: int

    @property
    def peer_id(self) -> str:
        """Who is at the other end."""

    def set_receiver(self, receiver: Any) -> None:
        """Deliver to `receiver` from now on."""

    def write(self, data: bytes) -> None:
        """Queue a small message; never blocks."""

    async def send_bulk(self, parts: Sequence[Any]) -> None:
        """Send, and return when there is room for more."""

    def close(self) -> None:
        """Send no more."""

    def reset(self) -> None:
        """Throw the stream away."""


class Host(Protocol):
    """All connections (`engine.net.host.Host`)."""

    @property
    def connections(self) -> Any:
        """The connections there are: a mapping by peer ID, or a collection."""

    @property
    def on_connected(self) -> MutableSequence[Any]:
        """Called with each new connection."""

    @property
    def on_disconnected(self) -> MutableSequence[Any]:
        """Called with each connection that ended."""

    def handle(self, protocol: str, on_stream: Callable[[Any], None]) -> None:
        """Call `on_stream` for streams that peers open."""

    async def open_stream(self, peer_id: Any, protocols: Sequence[str]) -> Any:
        """A stream to a connected peer, for the first protocol it speaks."""

    async def connect(self, addresses: Sequence[str], peer_id: Any = None) -> Any:
        """Dial a peer."""
