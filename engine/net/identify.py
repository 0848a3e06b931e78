"""identify and ping: what libp2p peers tell each other about themselves.

Owns both protocols and what peers answered, for as long as they are connected. An agent, protocols
and addresses are claims.
Source: libp2p/specs/identify, libp2p/specs/ping.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from google.protobuf.message import DecodeError

from engine.errors import PeerUnavailable, RemoteProtocolError, ShoalError
from engine.net.addresses import Address, address_of, decode_address, encode_address
from engine.net.connection import PeerConnection
from engine.net.identify_pb2 import Identify
from engine.net.peer_id import ED25519_KEY_PREFIX, PeerId
from engine.net.stream import Stream
from engine.net.texts import one_line, utf8
from engine.net.varint import decode_varint, encode_varint

IDENTIFY = "/ipfs/id/1.0.0"
IDENTIFY_PUSH = "/ipfs/id/push/1.0.0"
PING = "/ipfs/ping/1.0.0"
PROTOCOL_VERSION = "shoal/1"
PING_BYTES = 32
MAX_MESSAGE = 8192  # bytes of an identify message; go-libp2p's bound
MAX_PROTOCOLS = 128
MAX_ADDRESSES = 64
ANSWER_S = 10.0
MAX_AGENT = 128  # characters kept


@dataclass(frozen=True, slots=True)
class PeerInfo:
    """What a peer says of itself, and from which address it sees us."""

    agent: str
    protocols: tuple[str, ...]
    listen_addresses: tuple[Address, ...]
    observed: Address | None


def encode_identify(
    public_key: bytes,
    agent: str,
    protocols: Sequence[str],
    listen_addresses: Sequence[Address],
    observed: Address | None,
) -> bytes:
    """An identify message with its length in front."""
    message = Identify(
        publicKey=ED25519_KEY_PREFIX + public_key,
        protocolVersion=PROTOCOL_VERSION,
        agentVersion=agent,
        protocols=protocols,
        listenAddrs=[encode_address(address) for address in listen_addresses],
    )
    if observed is not None:
        message.observedAddr = encode_address(observed)
    body = message.SerializeToString()
    return encode_varint(len(body)) + body


def decode_identify(body: bytes) -> PeerInfo:
    """The claims in an identify message without its length; raises RemoteProtocolError.

    Addresses of transports that are not spoken here are left out.
    """
    message = Identify()
    try:
        message.ParseFromString(body)
    except DecodeError:
        raise RemoteProtocolError("An identify message cannot be read.") from None
    if len(message.protocols) > MAX_PROTOCOLS or len(message.listenAddrs) > MAX_ADDRESSES:
        raise RemoteProtocolError("An identify message lists too much.")
    observed = _known([message.observedAddr] if message.observedAddr else [])
    return PeerInfo(
        agent=one_line(utf8(message.agentVersion), MAX_AGENT),
        protocols=tuple(map(utf8, message.protocols)),
        listen_addresses=_known(message.listenAddrs),
        observed=observed[0] if observed else None,
    )


def _known(binaries: Sequence[bytes]) -> tuple[Address, ...]:
    known = []
    for binary in binaries:
        try:
            known.append(decode_address(binary))
        except RemoteProtocolError:
            continue
    return tuple(known)


class IdentifyReader:
    """Receiver of one identify message, up to the end of the stream."""

    def __init__(self, stream: Stream, on_info: Callable[[PeerInfo], None]) -> None:
        self._stream = stream
        self._on_info = on_info
        self._buffer = bytearray()
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        stream.set_receiver(self)

    def data_received(self, view: memoryview) -> None:
        """Collect the message; what follows it is ignored."""
        if self.done.done():
            return
        self._buffer += view
        start = decode_varint(self._buffer)
        if start is None:
            return
        length, offset = start
        if length > MAX_MESSAGE:
            raise RemoteProtocolError("An identify message is too long.")
        if len(self._buffer) >= offset + length:
            info = decode_identify(bytes(self._buffer[offset : offset + length]))
            self.done.set_result(None)
            self._buffer.clear()
            self._stream.close()
            self._on_info(info)

    def eof_received(self) -> None:
        """The peer has said what it has to say."""
        self._stream.close()

    def stream_closed(self, error: ShoalError | None) -> None:
        """Whoever waits for a message waits in vain now."""
        if not self.done.done():
            self.done.set_exception(error or PeerUnavailable("The peer did not identify itself."))
            self.done.exception()


class PingEcho:
    """Receiver of a ping stream: sends back what comes, in blocks of 32 bytes."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._buffer = bytearray()
        stream.set_receiver(self)

    def data_received(self, view: memoryview) -> None:
        """Echo every whole block."""
        self._buffer += view
        whole = len(self._buffer) - len(self._buffer) % PING_BYTES
        if whole and self._stream.is_open:
            self._stream.write(bytes(self._buffer[:whole]))
            del self._buffer[:whole]

    def eof_received(self) -> None:
        """The peer has finished."""
        self._stream.close()

    def stream_closed(self, error: ShoalError | None) -> None:
        """Nothing to do."""


class IdentifyService:
    """Asks every new peer and answers every asking one; `on_info` hears the answers."""

    def __init__(
        self,
        describe: Callable[[Address], bytes],
        on_info: Callable[[PeerConnection, PeerInfo], None],
    ) -> None:
        self._describe = describe
        self._on_info = on_info
        self._infos: dict[PeerId, PeerInfo] = {}  # of connected peers only

    def info(self, peer_id: PeerId) -> PeerInfo | None:
        """What a connected peer said of itself."""
        return self._infos.get(peer_id)

    def forget(self, peer_id: PeerId) -> None:
        """The peer is not connected any more."""
        self._infos.pop(peer_id, None)

    def observed_hosts(self) -> list[str]:
        """IP addresses under which peers see us, one vote each, the most seen first."""
        votes = Counter(
            info.observed.host
            for info in self._infos.values()
            if info.observed is not None and info.observed.ip is not None
        )
        return [host for host, _ in votes.most_common()]

    def serve(self, stream: Stream) -> None:
        """Answer a peer that asks."""
        stream.write(self._describe(address_of(*stream.connection.remote_address)))
        stream.close()

    def take_push(self, stream: Stream) -> None:
        """Hear a peer that tells what has changed."""
        IdentifyReader(stream, lambda info: self._learn(stream.connection, info))

    async def ask(self, connection: PeerConnection) -> None:
        """Ask a peer; raises PeerUnavailable, or TimeoutError."""
        async with asyncio.timeout(ANSWER_S):
            stream = await connection.open_stream((IDENTIFY,))
            await IdentifyReader(stream, lambda info: self._learn(connection, info)).done

    def _learn(self, connection: PeerConnection, info: PeerInfo) -> None:
        if connection.is_open:
            self._infos[connection.peer_id] = info
            self._on_info(connection, info)
