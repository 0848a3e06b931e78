"""Hostile bytes at every layer of the channel: events, or one of two errors, nothing else."""

from __future__ import annotations

import random
from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from engine.errors import PeerUnavailable, RemoteProtocolError
from engine.net.handshake_payload import Credentials, check_payload
from engine.net.identity import Identity
from engine.net.multistream import Dialer, Listener, Negotiation
from engine.net.noise import CipherState
from engine.net.records import open_records
from engine.net.upgrade import MUXER, Upgrade
from engine.net.yamux import HEADER, INITIAL_WINDOW, MAX_INBOUND_STREAMS, DataReceived, Session

ALICE, BOB = Identity(bytes(31) + b"\1"), Identity(bytes(31) + b"\2")
CREDENTIALS = {
    identity: Credentials.create(identity.public_key, identity.sign, muxers=(MUXER,))
    for identity in (ALICE, BOB)
}
CHUNKS = st.lists(st.binary(min_size=1, max_size=400), max_size=12)

# Headers that look like yamux more often than random bytes do.
FRAMES = st.builds(
    lambda version, kind, flags, stream_id, length, body: (
        HEADER.pack(version, kind, flags, stream_id, length) + body
    ),
    st.sampled_from([0, 0, 0, 0, 1]),
    st.integers(0, 4),
    st.integers(0, 15),
    st.sampled_from([0, 1, 2, 3, 5, 7, 0xFFFFFFFF]),
    st.one_of(st.integers(0, 50), st.sampled_from([INITIAL_WINDOW, 0xFFFFFFFF])),
    st.binary(max_size=60),
)


@given(st.lists(FRAMES, max_size=30), st.integers(1, 100), st.booleans())
def test_a_session_survives_any_frames(frames: list[bytes], chunk: int, client: bool):
    session = Session(client=client)
    ours = session.open_stream()
    data = b"".join(frames)
    received: dict[int, int] = {}
    with suppress(RemoteProtocolError):
        for start in range(0, len(data), chunk):
            for event in session.receive(memoryview(data[start : start + chunk])):
                if isinstance(event, DataReceived):
                    size = received.get(event.stream_id, 0) + len(event.data)
                    received[event.stream_id] = size
    assert session.stream_count <= MAX_INBOUND_STREAMS + 1
    assert all(size <= len(data) for size in received.values())
    assert 0 <= session.send_window(ours) <= 0xFFFFFFFF
    assert len(session.take_output()) <= 12 * (2 * len(data) + 2)


@given(st.lists(FRAMES, max_size=15))
def test_a_session_sees_the_same_whole_and_byte_by_byte(frames: list[bytes]):
    data = b"".join(frames)
    outcomes = []
    for chunk in (1, max(len(data), 1)):
        session = Session(client=False)
        payload = bytearray()
        error = ""
        try:
            for start in range(0, len(data), chunk):
                for event in session.receive(memoryview(data[start : start + chunk])):
                    payload += event.data if isinstance(event, DataReceived) else b""
        except RemoteProtocolError as violation:
            error, payload = str(violation), bytearray()
        outcomes.append((error, bytes(payload), session.stream_count, session.take_output()))
    assert outcomes[0] == outcomes[1]


@given(CHUNKS, st.booleans())
def test_a_negotiation_survives_any_bytes(chunks: list[bytes], dialer: bool):
    end: Negotiation = Dialer(["/a", "/b"]) if dialer else Listener({"/a"})
    with suppress(RemoteProtocolError, PeerUnavailable):
        for chunk in chunks:
            end.receive(chunk)


@given(CHUNKS, st.booleans())
def test_a_handshake_survives_any_bytes(chunks: list[bytes], initiator: bool):
    upgrade = Upgrade(CREDENTIALS[ALICE], initiator=initiator)
    with suppress(RemoteProtocolError, PeerUnavailable):
        for chunk in chunks:
            assert upgrade.receive(chunk) is None


@given(st.randoms(use_true_random=False), st.integers(0, 3))
def test_a_damaged_handshake_never_gives_the_wrong_peer(dice: random.Random, damages: int):
    """Cut, doubled or changed messages: an error, silence, or exactly the right peers."""
    ends = (
        Upgrade(CREDENTIALS[ALICE], initiator=True, expected=BOB.peer_id),
        Upgrade(CREDENTIALS[BOB], initiator=False),
    )
    with suppress(RemoteProtocolError, PeerUnavailable):
        for turn in range(6):
            output = bytearray(ends[turn % 2].take_output())
            if damages and output and dice.random() < 0.5:
                damages -= 1
                _damage(output, dice)
            ends[1 - turn % 2].receive(bytes(output))
    for end, other in ((ends[0], BOB), (ends[1], ALICE)):
        assert end.result is None or end.result.peer_id == other.peer_id


def _damage(data: bytearray, dice: random.Random) -> None:
    place = dice.randrange(len(data))
    match dice.randrange(3):
        case 0:
            data[place] ^= 1 << dice.randrange(8)
        case 1:
            del data[place:]
        case _:
            data += data[place:]


@given(st.binary(max_size=300))
def test_a_payload_proves_nothing_by_chance(payload: bytes):
    with suppress(RemoteProtocolError):
        check_payload(payload, bytes(32))
        raise AssertionError("random bytes proved an identity")


@given(st.binary(max_size=400))
def test_records_survive_any_bytes(data: bytes):
    with suppress(RemoteProtocolError):
        consumed, written, needed = open_records(
            CipherState(bytes(32)), memoryview(data), memoryview(bytearray(len(data)))
        )
        assert written == 0
        assert consumed == 0
        assert needed > len(data) or len(data) < 2
