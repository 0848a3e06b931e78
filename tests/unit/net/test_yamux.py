"""Two sessions over a fake wire, and single sessions fed by hand."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import LocalProtocolError, PeerUnavailable, RemoteProtocolError
from engine.net.yamux import (
    ACK,
    FIN,
    HEADER,
    INITIAL_WINDOW,
    MAX_INBOUND_STREAMS,
    MAX_UNACKNOWLEDGED,
    MAX_WINDOW,
    RST,
    SYN,
    DataReceived,
    Event,
    FrameType,
    GoAwayCode,
    GoneAway,
    PongReceived,
    Session,
    StreamFinished,
    StreamId,
    StreamOpened,
    StreamReset,
    WindowGrown,
)

DATA, WINDOW, PING, GO_AWAY = FrameType


def frame(kind: int, flags: int, stream_id: int, length: int, body: bytes = b"") -> bytes:
    return HEADER.pack(0, kind, flags, stream_id, length) + body


def feed(session: Session, data: bytes) -> list[Event]:
    """Events, with payload copied out of the fed memory."""
    return [
        DataReceived(event.stream_id, memoryview(bytes(event.data)))
        if isinstance(event, DataReceived)
        else event
        for event in session.receive(memoryview(data))
    ]


def frames(data: bytes) -> list[tuple[int, int, int, int]]:
    """(type, flags, stream, length) of each frame in `data`."""
    found, position = [], 0
    while position < len(data):
        _, kind, flags, stream_id, length = HEADER.unpack_from(data, position)
        found.append((kind, flags, stream_id, length))
        position += HEADER.size + (length if kind == DATA else 0)
    return found


class Wire:
    """A client and a server session; `carry` moves what both have to say, in chunks."""

    def __init__(self, chunk: int = 1 << 20) -> None:
        self.client = Session(client=True)
        self.server = Session(client=False)
        self._chunk = chunk
        self.events: dict[Session, list[Event]] = {self.client: [], self.server: []}

    def carry(self) -> None:
        quiet = False
        while not quiet:
            quiet = True
            for sender, receiver in ((self.client, self.server), (self.server, self.client)):
                output = sender.take_output()
                quiet = quiet and not output
                for start in range(0, len(output), self._chunk):
                    self.events[receiver] += feed(receiver, output[start : start + self._chunk])

    def data(self, session: Session, stream_id: int) -> bytes:
        return b"".join(
            bytes(event.data)
            for event in self.events[session]
            if isinstance(event, DataReceived) and event.stream_id == stream_id
        )


@pytest.mark.parametrize("chunk", [1, 5, 12, 13, 1 << 20])
def test_a_stream_from_its_opening_to_its_end(chunk: int):
    wire = Wire(chunk)
    stream = wire.client.open_stream()
    wire.client.send(stream, b"question")
    wire.client.close(stream)
    wire.carry()
    assert wire.events[wire.server][0] == StreamOpened(stream)
    assert wire.data(wire.server, stream) == b"question"
    assert wire.events[wire.server][-1] == StreamFinished(stream)
    wire.server.send(stream, b"answer")
    wire.server.close(stream)
    wire.carry()
    assert wire.data(wire.client, stream) == b"answer"
    assert wire.client.stream_count == wire.server.stream_count == 0


def test_the_first_frames_carry_syn_and_ack():
    wire = Wire()
    stream = wire.client.open_stream()
    wire.client.send(stream, b"a")
    wire.client.send(stream, b"b")
    output = wire.client.take_output()
    assert frames(output) == [(DATA, SYN, 1, 1), (DATA, 0, 1, 1)]
    feed(wire.server, output)
    wire.server.send(stream, b"c")
    assert frames(wire.server.take_output()) == [(DATA, ACK, 1, 1)]


def test_the_dialler_counts_odd_and_the_listener_even():
    assert [Session(client=True).open_stream(), Session(client=False).open_stream()] == [1, 2]


def test_a_larger_window_is_granted_with_the_opening():
    session = Session(client=True)
    stream = session.open_stream(INITIAL_WINDOW + 1000)
    assert frames(session.take_output()) == [(WINDOW, SYN, stream, 1000)]
    session.widen(stream, INITIAL_WINDOW)  # never narrower
    assert session.take_output() == b""


def test_a_window_is_spent_and_returned_by_halves():
    wire = Wire()
    stream = wire.client.open_stream()
    wire.client.send(stream, bytes(INITIAL_WINDOW))
    assert wire.client.send_window(stream) == 0
    with pytest.raises(LocalProtocolError, match="fit"):
        wire.client.send(stream, b"x")
    wire.carry()
    wire.server.consumed(stream, INITIAL_WINDOW // 2 - 1)
    wire.carry()
    assert wire.client.send_window(stream) == 0
    wire.server.consumed(stream, 1)
    wire.carry()
    assert wire.client.send_window(stream) == INITIAL_WINDOW // 2
    assert wire.events[wire.client] == [WindowGrown(stream)]


def test_output_is_taken_in_parts_and_counted():
    session = Session(client=True)
    stream = session.open_stream()
    session.send(stream, b"x" * 100)
    whole = session.output_bytes
    first = session.take_output(20)
    assert len(first) == 20
    assert session.output_bytes == whole - 20
    assert len(session.take_output()) == whole - 20
    assert session.output_bytes == 0


def test_a_reset_forgets_the_stream_at_both_ends():
    wire = Wire()
    stream = wire.client.open_stream()
    wire.client.send(stream, b"data")
    wire.carry()
    wire.server.reset(stream)
    wire.carry()
    assert wire.events[wire.client] == [StreamReset(stream)]
    assert wire.client.stream_count == wire.server.stream_count == 0
    assert wire.client.send_window(stream) == 0
    wire.client.close(stream)
    wire.client.reset(stream)
    assert wire.client.take_output() == b""


def test_data_for_a_stream_that_was_reset_is_thrown_away():
    wire = Wire()
    stream = wire.client.open_stream()
    wire.client.send(stream, b"first")
    wire.carry()
    wire.server.reset(stream)
    wire.client.send(stream, b"crossing")
    wire.carry()
    assert wire.data(wire.server, stream) == b"first"


def test_a_reset_within_a_frame_discards_its_rest():
    session = Session(client=False)
    assert feed(session, frame(DATA, SYN, 1, 10) + b"12345")[0] == StreamOpened(StreamId(1))
    session.reset(StreamId(1))
    assert feed(session, b"67890" + frame(PING, SYN, 0, 7)) == []
    assert frames(session.take_output())[-1] == (PING, ACK, 0, 7)


def test_fin_on_a_data_frame_comes_behind_its_payload():
    session = Session(client=False)
    events = feed(session, frame(DATA, SYN | FIN, 1, 4) + b"da")
    events += feed(session, b"ta")
    assert [type(event) for event in events] == [
        StreamOpened,
        DataReceived,
        DataReceived,
        StreamFinished,
    ]


def test_pings_are_answered_and_answers_told():
    wire = Wire()
    wire.client.ping(0xFFFFFFFF)
    wire.carry()
    assert wire.events[wire.client] == [PongReceived(0xFFFFFFFF)]


def test_go_away_is_said_once_and_heard():
    wire = Wire()
    wire.client.go_away(GoAwayCode.INTERNAL_ERROR)
    wire.client.go_away(GoAwayCode.NORMAL)
    wire.carry()
    assert wire.events[wire.server] == [GoneAway(GoAwayCode.INTERNAL_ERROR)]
    with pytest.raises(PeerUnavailable):
        wire.server.open_stream()


def test_more_streams_than_allowed_are_reset():
    session = Session(client=False)
    for number in range(MAX_INBOUND_STREAMS):
        feed(session, frame(WINDOW, SYN, 2 * number + 1, 0))
    late = 2 * MAX_INBOUND_STREAMS + 1
    assert feed(session, frame(WINDOW, SYN, late, 0)) == []
    assert frames(session.take_output()) == [(WINDOW, RST, late, 0)]
    session.reset(StreamId(1))
    assert feed(session, frame(WINDOW, SYN, late, 0)) == [StreamOpened(StreamId(late))]


def test_unanswered_streams_are_bounded_until_they_are_answered():
    session = Session(client=True)
    streams = [session.open_stream() for _ in range(MAX_UNACKNOWLEDGED)]
    with pytest.raises(PeerUnavailable):
        session.open_stream()
    feed(session, frame(WINDOW, ACK, streams[0], 0))
    session.open_stream()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"\x01" + frame(PING, SYN, 0, 0)[1:], "version"),
        (frame(9, 0, 0, 0), "type 9"),
        (frame(9, 0, 3, 0), "type 9"),
        (frame(PING, SYN, 1, 0), "stream 1"),
        (frame(PING, 0, 0, 0), "ping"),
        (frame(DATA, SYN, 0, 0), "stream 0"),
        (frame(DATA, SYN, 2, 0), "ours"),
        (frame(DATA, SYN, 1, 0) * 2, "twice"),
        (frame(DATA, SYN, 1, INITIAL_WINDOW + 1), "overrun"),
        (frame(DATA, 0, 5, INITIAL_WINDOW + 1), "does not exist"),
        (frame(DATA, SYN | FIN, 1, 0) + frame(DATA, 0, 1, 1), "behind its end"),
        (frame(WINDOW, SYN, 1, MAX_WINDOW), "32 bits"),
    ],
)
def test_violations_end_the_session_with_a_go_away(data: bytes, sentence: str):
    session = Session(client=False)
    with pytest.raises(RemoteProtocolError, match=sentence):
        feed(session, data)
    assert frames(session.take_output())[-1] == (GO_AWAY, 0, 0, GoAwayCode.PROTOCOL_ERROR)


def test_a_window_cannot_be_overrun_in_many_frames():
    session = Session(client=False)
    feed(session, frame(DATA, SYN, 1, INITIAL_WINDOW) + bytes(INITIAL_WINDOW))
    with pytest.raises(RemoteProtocolError, match="overrun"):
        feed(session, frame(DATA, 0, 1, 1))


def test_closed_streams_do_not_take_sends():
    session = Session(client=True)
    stream = session.open_stream()
    session.close(stream)
    session.close(stream)
    with pytest.raises(LocalProtocolError, match="closed"):
        session.send(stream, b"x")


@given(st.randoms(use_true_random=False), st.integers(1, 40))
def test_random_conversations_lose_nothing(dice: random.Random, chunk: int):
    """Streams of both ends, random sends, credits, halves and carries: every byte in order."""
    wire = Wire(chunk)
    ends = {wire.client: wire.server, wire.server: wire.client}
    sent: dict[tuple[Session, int], bytearray] = {}
    for step in range(40):
        end = dice.choice([wire.client, wire.server])
        mine = [stream for (owner, stream) in sent if owner is end]
        action = dice.randrange(5)
        if action == 0 and len(mine) < 4:
            stream = end.open_stream(INITIAL_WINDOW + dice.randrange(1000))
            sent[end, stream] = bytearray()
        elif action in (1, 2) and mine:
            stream = dice.choice(mine)
            data = bytes([step]) * min(dice.randrange(60), end.send_window(stream))
            if end.send_window(stream):
                end.send(stream, data)
                sent[end, stream] += data
        elif action == 3 and mine:
            end.close(StreamId(dice.choice(mine)))
        else:
            wire.carry()
    wire.carry()
    for (owner, stream), data in sent.items():
        assert wire.data(ends[owner], stream) == data
