"""What two peers say through a common one before they connect: messages, and addresses that count.

Owns the form and bounds of a signal, and the rule that keeps signals from being turned against a
stranger: a peer names ports alone and is only ever dialled at the IP address from which the common
peer sees it, which must be no more local than the common peer itself. Who says what when is
`rendezvous`'s.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from google.protobuf.message import DecodeError

from engine.errors import RemoteProtocolError
from engine.net.addresses import Address, decode_address, encode_address
from engine.net.peer_id import PeerId, key_in_multihash, multihash_of, peer_id_of, public_key_of
from engine.net.signal_pb2 import Signal as SignalMessage
from engine.net.texts import utf8
from engine.net.varint import decode_varint, encode_varint

PUNCH = "/shoal/punch/1"
MAX_SIGNAL = 1024  # bytes of one message
MAX_PORTS = 4  # in one message
MAX_TARGETS = 3  # addresses in one message
MAX_PORT = 65535
MIN_PORT = 1024  # nobody is made to knock at a service of the system
MAX_REASON = 128


class Kind(IntEnum):
    """What a signal is; the numbers are the wire's."""

    CONNECT = 1  # to the common peer: I want to reach `peer`
    OFFER = 2  # from it to that peer: `peer` wants to reach you
    ACCEPT = 3  # the answer, passed on
    SYNC = 4  # dial now
    REFUSE = 5


@dataclass(frozen=True, slots=True)
class Signal:
    """One message. Only CONNECT and OFFER name a peer; the two ends name ports, and the common peer
    makes addresses of them."""

    kind: Kind
    peer: PeerId | None = None
    ports: tuple[int, ...] = ()
    addresses: tuple[Address, ...] = ()
    reachable: bool = False  # whoever asks takes connections: dial it, it does not dial
    reason: str = ""
    opening_ms: int = 0  # of an answer: what the common peer needed to open its stream


def encode_signal(signal: Signal) -> bytes:
    """The message with its length in front."""
    message = SignalMessage(
        kind=signal.kind.value,  # type: ignore[arg-type]  # the stub asks for its own enum
        ports=signal.ports[:MAX_PORTS],
        addresses=[encode_address(address) for address in signal.addresses[:MAX_TARGETS]],
        reachable=signal.reachable,
        reason=signal.reason[:MAX_REASON],
        opening_ms=signal.opening_ms,
    )
    if signal.peer is not None:
        message.peer = multihash_of(public_key_of(signal.peer))
    body = message.SerializeToString()
    return encode_varint(len(body)) + body


def decode_signal(body: bytes) -> Signal:
    """A message without its length; raises RemoteProtocolError."""
    message = SignalMessage()
    try:
        message.ParseFromString(body)
    except DecodeError:
        raise RemoteProtocolError("A signal cannot be read.") from None
    kind = Kind(message.kind) if message.HasField("kind") else None
    names_a_peer = kind in (Kind.CONNECT, Kind.OFFER)
    if kind is None or names_a_peer != bool(message.peer):
        raise RemoteProtocolError("A signal says nothing, or of nobody.")
    if len(message.addresses) > MAX_TARGETS or len(message.ports) > MAX_PORTS:
        raise RemoteProtocolError("A signal names too many addresses.")
    if any(port > MAX_PORT for port in message.ports):
        raise RemoteProtocolError("A signal names a port that there is not.")
    return Signal(
        kind,
        peer_id_of(key_in_multihash(message.peer)) if names_a_peer else None,
        tuple(message.ports),
        tuple(decode_address(each) for each in message.addresses),
        message.reachable,
        utf8(message.reason)[:MAX_REASON],
        message.opening_ms,
    )


class SignalReader:
    """Takes the bytes of a stream apart."""

    def __init__(self) -> None:
        self._buffer = bytearray()

    def receive(self, data: bytes | memoryview) -> list[Signal]:
        """The signals that are complete now; raises RemoteProtocolError."""
        self._buffer += data
        signals = []
        while (start := decode_varint(self._buffer)) is not None:
            length, offset = start
            if length > MAX_SIGNAL:
                raise RemoteProtocolError("A signal is too long.")
            if len(self._buffer) < offset + length:
                break
            signals.append(decode_signal(bytes(self._buffer[offset : offset + length])))
            del self._buffer[: offset + length]
        return signals


def vouched(observed: Address, ports: Sequence[int], *, reachable: bool) -> tuple[Address, ...]:
    """Where a peer may be dialled that a common peer sees at `observed`, and that names `ports`.

    That is the very place it is seen at, and its own ports at the same host: a router often keeps
    the port one listens on. Of a reachable peer only the latter, for it did not call from there.
    """
    own = [Address(observed.kind, observed.host, port) for port in ports if port >= MIN_PORT]
    seen = [] if reachable else [observed]
    return tuple(dict.fromkeys([*seen, *own]))[:MAX_TARGETS]


def acceptable(relay: Address, addresses: Sequence[Address]) -> tuple[Address, ...]:
    """What of a signal's addresses is dialled, when it came from the common peer at `relay`."""
    return tuple(
        address
        for address in addresses
        if address.is_dialable
        and address.ip is not None
        and address.port >= MIN_PORT
        and _reach(address) >= _reach(relay)
    )


def _reach(address: Address) -> int:
    """How far away from this machine an address can lead: 0 nowhere, 1 this network, 2 anywhere."""
    return 0 if address.is_loopback else 2 if address.is_public else 1
