"""The codec: whole, cut at any byte, and hostile."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.content.file_id import FileId
from engine.errors import RemoteProtocolError
from engine.transfer import messages as m
from engine.transfer.messages import DataBytes, DataStart, FrameReader, PieceIndex, RequestId

u32 = st.integers(0, 2**32 - 1)
ids = u32.map(RequestId)
pieces = u32.map(PieceIndex)
hashes = st.integers(0, 64).map(lambda n: bytes(range(32)) * n)
names = st.text(max_size=60).filter(lambda text: len(text.encode()) <= m.MAX_NAME_BYTES)

requests = st.builds(
    m.Request,
    ids,
    pieces,
    st.integers(0, 1023).map(lambda n: n * 16384),
    st.integers(1, m.MAX_REQUEST),
)
messages = st.one_of(
    st.builds(
        m.Hello,
        st.binary(min_size=32, max_size=32).map(FileId),
        st.integers(0, m.MAX_SIZE),
        st.one_of(st.just(b""), st.binary(min_size=32, max_size=32)),
        st.integers(0, 2**64 - 1),
        names,
        st.integers(0, 2**64 - 1),
    ),
    st.just(m.HaveNone()),
    st.just(m.HaveAll()),
    st.builds(m.Bitmap, st.integers(0, 1000).map(lambda n: 8 * n), st.binary(max_size=200)),
    st.builds(m.Have, st.lists(pieces, max_size=20).map(tuple)),
    st.builds(m.Interest, st.booleans()),
    st.builds(m.Choke, st.booleans()),
    st.builds(m.Requests, st.lists(requests, max_size=5).map(tuple)),
    st.builds(m.Reject, ids, u32),
    st.builds(m.Cancel, ids),
    st.builds(
        lambda i, layer, k, e: m.HashRequest(i, layer, k << e, 1 << e),
        ids,
        st.integers(0, 40),
        st.integers(0, 1000),
        st.integers(0, 9),
    ),
    st.builds(m.Hashes, ids, hashes, st.integers(0, 40).map(lambda n: b"u" * 32 * n)),
    st.builds(m.Hint, st.lists(st.tuples(u32, u32), max_size=9).map(tuple)),
    st.builds(
        m.PeerExchange,
        st.lists(
            st.builds(
                m.PexPeer,
                st.from_regex(r"12D3[A-Za-z0-9]{20}", fullmatch=True),
                st.lists(st.text(max_size=20), max_size=3).map(tuple),
            ),
            max_size=3,
        ).map(tuple),
        st.lists(st.from_regex(r"12D3[A-Za-z0-9]{20}", fullmatch=True), max_size=2).map(tuple),
    ),
    st.builds(m.Goodbye, u32, st.text(max_size=50)),
)


def read(frames: bytes, step: int) -> list[m.Received]:
    """What a reader makes of the bytes, given `step` at a time; DATA bytes joined."""
    reader, received, body = FrameReader(), [], bytearray()
    for at in range(0, len(frames), step):
        for item in reader.receive(memoryview(frames[at : at + step])):
            if isinstance(item, DataBytes):
                body += item.view
            else:
                received.append(item)
    return [*received, bytes(body)] if body else received


@given(st.lists(messages, max_size=6), st.integers(1, 40))
def test_messages_survive_the_wire_however_they_are_cut(sent, step):
    assert read(b"".join(map(m.encode, sent)), step) == sent


@given(requests, st.integers(1, 5000))
def test_data_is_a_header_and_then_the_bytes(request, step):
    body = bytes(request.length)
    frames = m.data_header(request) + body + m.encode(m.HaveAll())
    start, after, received = read(frames, step)
    assert start == DataStart(request.id, request.piece, request.offset, request.length)
    assert after == m.HaveAll()
    assert received == body


@given(st.binary(max_size=400), st.integers(1, 50))
def test_any_bytes_give_messages_or_one_error(garbage, step):
    with contextlib.suppress(RemoteProtocolError):
        read(garbage, step)


@pytest.mark.parametrize(
    "frame",
    [
        b"\x02" + bytes(4),
        m.HEADER.pack(m.CONTROL, m.MAX_CONTROL_BODY + 1),
        m.HEADER.pack(m.DATA, m.MAX_DATA_BODY + 1),
        m.HEADER.pack(m.DATA, 12),
        m.encode(m.Hello(FileId(b"short"))),
        m.encode(m.Bitmap(3, b"")),
        m.encode(m.Have(tuple(PieceIndex(n) for n in range(m.MAX_HAVES + 1)))),
        m.encode(m.Requests((m.Request(RequestId(1), PieceIndex(0), 1, 5),))),
        m.encode(m.Requests((m.Request(RequestId(1), PieceIndex(0), 0, m.MAX_REQUEST + 1),))),
        m.encode(m.HashRequest(RequestId(1), 0, 1, 2)),
        m.encode(m.HashRequest(RequestId(1), 0, 0, 3)),
        m.encode(m.Hashes(RequestId(1), b"short", b"")),
        m.encode(m.Hint(((0, 1),) * (m.MAX_HINT_RANGES + 1))),
        m.encode(m.PeerExchange((m.PexPeer("!", ()),))),
    ],
)
@pytest.mark.parametrize("step", [1, 10_000])
def test_what_breaks_a_limit_is_the_peers_fault(frame, step):
    with pytest.raises(RemoteProtocolError):
        read(frame, step)


def test_an_unknown_message_is_skipped():
    later = m.HEADER.pack(m.CONTROL, 4) + b"\xfa\x01\x01x"
    assert read(later + m.encode(m.HaveAll()), 100) == [m.HaveAll()]
