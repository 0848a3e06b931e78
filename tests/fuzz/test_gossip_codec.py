"""Hostile bytes at gossip's decoders: a message or one error type, and bounded work."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import RemoteProtocolError
from engine.gossip import parameters as limits
from engine.gossip.announcements import decode_announcement
from engine.gossip.peer_record import open_record
from engine.gossip.rpc import FrameReader, decode_rpc, encode_rpc, frame_rpc, varint
from tests.unit.gossip.strategies import rpcs

MANY = settings(max_examples=400, deadline=None)


def fields() -> st.SearchStrategy[bytes]:
    """Protobuf-shaped noise: tags that exist, lengths that may lie, nested a few levels deep."""
    leaf = st.one_of(
        st.binary(max_size=20),
        st.builds(
            lambda n, v: varint(n << 3) + varint(v), st.integers(1, 8), st.integers(0, 2**40)
        ),
    )

    def wrap(inner: st.SearchStrategy[bytes]) -> st.SearchStrategy[bytes]:
        return st.builds(
            lambda number, body, lie: varint(number << 3 | 2) + varint(len(body) + lie) + body,
            st.integers(1, 8),
            st.lists(inner, max_size=4).map(b"".join),
            st.sampled_from([0, 0, 0, 0, 1, -1, 200]).map(lambda n: max(n, 0)),
        )

    return st.recursive(leaf, wrap, max_leaves=12)


@MANY
@given(st.lists(fields(), max_size=6).map(b"".join))
def test_shaped_noise(data):
    for decode in (decode_rpc, decode_announcement, open_record):
        with suppress(RemoteProtocolError):
            decode(data)


@MANY
@given(st.lists(fields(), max_size=6).map(b"".join))
def test_what_decodes_encodes_to_what_decodes_to_the_same(data):
    with suppress(RemoteProtocolError):
        rpc = decode_rpc(data)
        assert decode_rpc(encode_rpc(rpc)) == rpc


@MANY
@given(st.lists(st.binary(max_size=64), max_size=12))
def test_noise_on_a_stream_holds_one_frame_at_most(chunks):
    reader = FrameReader()
    with suppress(RemoteProtocolError):
        for chunk in chunks:
            for frame in reader.feed(chunk):
                decode_rpc(frame)
    assert reader.held <= limits.MAX_RPC_BYTES + 64


@MANY
@given(rpcs(), st.data())
def test_a_damaged_stream_gives_rpcs_or_one_error(rpc, data):
    wire = bytearray(frame_rpc(rpc) * 2)
    for _ in range(data.draw(st.integers(1, 3))):
        wire[data.draw(st.integers(0, len(wire) - 1))] = data.draw(st.integers(0, 255))
    reader = FrameReader()
    with suppress(RemoteProtocolError):
        for frame in reader.feed(bytes(wire)):
            decode_rpc(frame)


def test_a_megabyte_of_empty_ids_is_refused_early():
    for tag in ("0a", "12", "2a"):  # ihave, iwant, idontwant
        number = "12" if tag == "0a" else "0a"
        ids = bytes.fromhex(number + "00") * 500_000
        entry = bytes.fromhex(tag) + varint(len(ids)) + ids
        frame = b"\x1a" + varint(len(entry)) + entry
        with suppress(RemoteProtocolError):
            decode_rpc(frame)
            raise AssertionError("accepted")
