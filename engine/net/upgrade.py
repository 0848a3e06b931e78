"""From a bare byte stream to an authenticated, multiplexed one: the whole handshake as one core.

Owns the order of steps (multistream-select for security, Noise XX, the muxer) and what each end may
say when. Not the deadline, and nothing after the agreement: it hands over ciphers and leftovers.
Source: libp2p/specs/connections, noise, connections/inlined-muxer-negotiation.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from engine.errors import PeerUnavailable, RemoteProtocolError
from engine.net.handshake_payload import Credentials, RemoteCredentials, check_payload
from engine.net.multistream import Dialer, Listener, Negotiation
from engine.net.noise import AES_256_GCM, CipherState, HandshakeState
from engine.net.peer_id import PeerId, peer_id_of
from engine.net.records import LENGTH_BYTES, open_records, record_count, seal, sealed_size

SECURITY = "/noise"
MUXER = "/yamux/1.0.0"
MAX_BUFFERED = 2 * (LENGTH_BYTES + 65535)  # ciphertext that may wait while a step is incomplete


@dataclass(frozen=True, slots=True)
class Upgraded:
    """A finished handshake: who the peer is, the ciphers, and bytes that came too early."""

    peer_id: PeerId
    public_key: bytes
    sending: CipherState
    receiving: CipherState
    handshake_hash: bytes  # the same at both ends, and at no other connection
    ciphertext: bytes
    plaintext: bytes


class _Step(Enum):
    SECURITY = auto()
    NOISE = auto()
    MUXER = auto()
    DONE = auto()


class Upgrade:
    """One end of a handshake: bytes in by `receive`, bytes out by `take_output`, then `result`.

    `expected` pins the peer: a dialer that was told an ID accepts no other.
    """

    def __init__(
        self,
        credentials: Credentials,
        *,
        initiator: bool,
        expected: PeerId | None = None,
        noise: HandshakeState | None = None,
    ) -> None:
        self._credentials = credentials
        self.initiator = initiator
        self._expected = expected
        self._noise = noise or HandshakeState(initiator=initiator, static=credentials.static)
        self._negotiation: Negotiation = _negotiation(SECURITY, initiator)
        self._step = _Step.SECURITY
        self._buffer = bytearray()
        self._output = bytearray(self._negotiation.take_output())
        self._remote: RemoteCredentials | None = None
        self._ciphers: tuple[CipherState, CipherState] | None = None
        self.result: Upgraded | None = None
        if initiator:
            # With one security protocol there is nothing to choose: its first message goes along.
            self._send_noise(b"")

    def take_output(self) -> bytes:
        """Bytes to send now."""
        output = bytes(self._output)
        self._output.clear()
        return output

    def receive(self, data: bytes) -> Upgraded | None:
        """Take bytes of the connection; gives the result once it stands, else None.

        Raises RemoteProtocolError, or PeerUnavailable when another peer than `expected` answers.
        """
        self._buffer += data
        if self._step is _Step.SECURITY:
            self._negotiate_security()
        while self._step is _Step.NOISE and self._read_noise():
            pass
        if self._step is _Step.MUXER:
            self._negotiate_muxer()
        if self.result is None and len(self._buffer) > MAX_BUFFERED:
            raise RemoteProtocolError("The peer sends more than a handshake needs.")
        return self.result

    def _negotiate_security(self) -> None:
        data = bytes(self._buffer)
        self._buffer.clear()
        selected = self._negotiation.receive(data)
        self._output += self._negotiation.take_output()
        if selected is not None:
            self._step = _Step.NOISE
            self._buffer += self._negotiation.leftover

    def _read_noise(self) -> bool:
        """Take one handshake message if it is all here, and answer it."""
        if len(self._buffer) < LENGTH_BYTES:
            return False
        stop = LENGTH_BYTES + int.from_bytes(self._buffer[:LENGTH_BYTES], "big")
        if len(self._buffer) < stop:
            return False
        message = bytes(self._buffer[LENGTH_BYTES:stop])
        del self._buffer[:stop]
        payload = self._noise.read_message(message)
        if self._noise.remote_static:
            self._check(payload)
        if self._noise.my_turn:
            self._send_noise(self._credentials.payload)
        if self._noise.finished:
            self._finish_noise()
        return True

    def _send_noise(self, payload: bytes) -> None:
        message = self._noise.write_message(payload)
        self._output += len(message).to_bytes(LENGTH_BYTES, "big") + message

    def _check(self, payload: bytes) -> None:
        self._remote = check_payload(payload, self._noise.remote_static)
        peer_id = peer_id_of(self._remote.public_key)
        if peer_id == peer_id_of(self._credentials.public_key):
            raise PeerUnavailable("That address leads back to this computer.")
        if self._expected is not None and peer_id != self._expected:
            raise PeerUnavailable(f"Another peer ({peer_id}) answers at that address.")

    def _finish_noise(self) -> None:
        assert self._remote is not None
        # Both lists came in payloads that the handshake authenticated: nobody in between can take
        # AES from them, and a peer that names no cipher gets Noise's own.
        aes = AES_256_GCM in self._credentials.ciphers and AES_256_GCM in self._remote.ciphers
        self._ciphers = self._noise.split(aes=aes)
        if MUXER in self._remote.muxers:
            self._finish(b"")
        elif self._remote.muxers:
            raise RemoteProtocolError("The peer speaks none of our multiplexers.")
        else:
            self._step = _Step.MUXER
            self._negotiation = _negotiation(MUXER, self.initiator)
            self._seal_output()

    def _negotiate_muxer(self) -> None:
        assert self._ciphers is not None
        plain = memoryview(bytearray(len(self._buffer)))
        sealed = bytes(self._buffer)
        consumed, size, _ = open_records(self._ciphers[1], memoryview(sealed), plain)
        del self._buffer[:consumed]
        selected = self._negotiation.receive(plain[:size])
        self._seal_output()
        if selected is not None:
            self._finish(self._negotiation.leftover)

    def _seal_output(self) -> None:
        assert self._ciphers is not None
        output = self._negotiation.take_output()
        if output:
            cipher = self._ciphers[0]
            sealed = bytearray(sealed_size(len(output)))
            nonce = cipher.claim(record_count(len(output)))
            seal(cipher, nonce, memoryview(output), memoryview(sealed))
            self._output += sealed

    def _finish(self, plaintext: bytes) -> None:
        assert self._remote is not None
        assert self._ciphers is not None
        self._step = _Step.DONE
        self.result = Upgraded(
            peer_id=peer_id_of(self._remote.public_key),
            public_key=self._remote.public_key,
            sending=self._ciphers[0],
            receiving=self._ciphers[1],
            handshake_hash=self._noise.handshake_hash,
            ciphertext=bytes(self._buffer),
            plaintext=plaintext,
        )
        self._buffer.clear()


def _negotiation(protocol: str, initiator: bool) -> Negotiation:
    return Dialer((protocol,)) if initiator else Listener((protocol,))
