"""multistream-select 1.0: how two ends of a byte stream agree on what to speak over it.

Owns the negotiation of one stream, from either end, fed in any chunks. What the protocols mean, and
bytes that follow the agreement (`leftover`), are the caller's. Header and first proposal leave
together, so that a proposal that is accepted costs one round trip.
Source: multiformats/multistream-select, libp2p/specs/connections.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from engine.errors import PeerUnavailable, RemoteProtocolError
from engine.net.varint import decode_varint, encode_varint

HEADER = "/multistream/1.0.0"
REFUSAL = "na"
MAX_MESSAGE = 1024  # bytes, newline included; js-libp2p's and go-multistream's bound
MAX_PROPOSALS = 32  # a dialer that guesses longer than this is not negotiating


def encode_message(text: str) -> bytes:
    """One message: varint length, text, newline."""
    body = text.encode() + b"\n"
    return encode_varint(len(body)) + body


class _Messages:
    """Splits what arrives into messages of at most MAX_MESSAGE bytes."""

    __slots__ = ("_buffer",)

    def __init__(self) -> None:
        self._buffer = bytearray()

    def feed(self, data: bytes | memoryview) -> None:
        self._buffer += data

    def next(self) -> str | None:
        """The next whole message, or None until more has arrived; raises RemoteProtocolError."""
        start = decode_varint(self._buffer)
        if start is None:
            return None
        length, offset = start
        if not 0 < length <= MAX_MESSAGE:
            raise RemoteProtocolError(f"A negotiation message of {length} bytes is not allowed.")
        if len(self._buffer) < offset + length:
            return None
        body = bytes(self._buffer[offset : offset + length])
        del self._buffer[: offset + length]
        if not body.endswith(b"\n"):
            raise RemoteProtocolError("A negotiation message does not end with a newline.")
        try:
            return body[:-1].decode()
        except UnicodeDecodeError:
            raise RemoteProtocolError("A negotiation message is not UTF-8 text.") from None

    def rest(self) -> bytes:
        rest = bytes(self._buffer)
        self._buffer.clear()
        return rest


class Negotiation:
    """What both ends have in common: chunks in, replies out, then `selected` and `leftover`."""

    __slots__ = ("_messages", "_output", "_saw_header", "leftover", "selected")

    def __init__(self) -> None:
        self._messages = _Messages()
        self._output = bytearray()
        self._saw_header = False
        self.selected: str | None = None
        self.leftover = b""

    def take_output(self) -> bytes:
        """Bytes to send now."""
        output = bytes(self._output)
        self._output.clear()
        return output

    def receive(self, data: bytes | memoryview) -> str | None:
        """Take bytes of the stream; gives the protocol once it is agreed, else None.

        Raises RemoteProtocolError, or PeerUnavailable when a dialer has nothing left to propose.
        """
        self._messages.feed(data)
        while self.selected is None and (message := self._messages.next()) is not None:
            if self._saw_header:
                self._on_message(message)
            elif message == HEADER:
                self._saw_header = True
                self._on_header()
            else:
                raise RemoteProtocolError("The peer does not speak multistream-select 1.0.")
        if self.selected is not None:
            self.leftover += self._messages.rest()
        return self.selected

    def _say(self, text: str) -> None:
        self._output += encode_message(text)

    def _on_header(self) -> None:
        pass

    def _on_message(self, message: str) -> None:
        raise NotImplementedError


class Dialer(Negotiation):
    """Proposes protocols in order of preference until one is accepted."""

    __slots__ = ("_index", "_protocols")

    def __init__(self, protocols: Sequence[str]) -> None:
        super().__init__()
        self._protocols = tuple(protocols)
        self._index = 0
        self._say(HEADER)
        self._say(self._protocols[0])

    def _on_message(self, message: str) -> None:
        proposed = self._protocols[self._index]
        if message == proposed:
            self.selected = proposed
        elif message == REFUSAL:
            self._index += 1
            if self._index == len(self._protocols):
                raise PeerUnavailable(f"The peer does not speak {' or '.join(self._protocols)}.")
            self._say(self._protocols[self._index])
        else:
            raise RemoteProtocolError("The peer agreed to something that was not proposed.")


class Listener(Negotiation):
    """Accepts the first proposal that is among `supported`."""

    __slots__ = ("_proposals", "_supported")

    def __init__(self, supported: Container[str]) -> None:
        super().__init__()
        self._supported = supported
        self._proposals = 0

    def _on_header(self) -> None:
        self._say(HEADER)

    def _on_message(self, message: str) -> None:
        self._proposals += 1
        if message in self._supported:
            self.selected = message
            self._say(message)
        elif self._proposals >= MAX_PROPOSALS:
            raise RemoteProtocolError(f"{MAX_PROPOSALS} proposals and none is spoken here.")
        else:
            self._say(REFUSAL)
