"""What travels on a file's topic, and the summaries in it."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import RemoteProtocolError
from engine.gossip import announcement_pb2 as pb
from engine.gossip.announcements import (
    MAX_ADDRESSES,
    MAX_ANNOUNCEMENT_BYTES,
    Announcement,
    Kind,
    decode_announcement,
    encode_announcement,
    file_id_of,
    swarm_topic,
)
from engine.gossip.availability import (
    MAX_EXACT_PIECES,
    MAX_HAVE_BYTES,
    MAX_PIECES,
    HaveSummary,
    bucket_size,
    summarise,
)
from engine.gossip.messages import Topic

ADDRESS = "/ip4/192.168.1.7/tcp/4001"


def bitfield(held: set[int], count: int) -> bytes:
    data = bytearray(-(-count // 8))
    for index in held:
        data[index >> 3] |= 0x80 >> (index & 7)
    return bytes(data)


@given(
    st.builds(
        Announcement,
        kind=st.sampled_from(Kind),
        addresses=st.lists(st.just(ADDRESS), max_size=MAX_ADDRESSES).map(tuple),
        ttl_s=st.integers(60, 3600),
        complete=st.booleans(),
    )
)
def test_announcements_come_back(word):
    assert decode_announcement(encode_announcement(word)) == word


@pytest.mark.parametrize(
    "count", [1, 7, 8, 1000, MAX_EXACT_PIECES, MAX_EXACT_PIECES + 1, MAX_PIECES]
)
def test_an_announcement_stays_below_one_kibibyte(count):
    have = summarise(bitfield(set(range(0, count, 2)), count), count)
    addresses = tuple(f"/ip6/2a00:1450:4001:82b:0:0:0:{n}/tcp/40001" for n in range(8))
    data = encode_announcement(Announcement(Kind.AVAILABILITY, addresses, have=have))
    assert len(data) <= MAX_ANNOUNCEMENT_BYTES
    assert decode_announcement(data).have == have
    assert len(decode_announcement(data).addresses) >= 3


@given(st.integers(1, MAX_EXACT_PIECES), st.data())
@settings(max_examples=30, deadline=None)
def test_a_small_summary_is_exact(count, data):
    held = data.draw(st.sets(st.integers(0, count - 1), max_size=50))
    have = summarise(bitfield(held, count), count)
    assert {index for index in range(count) if have.share(index)} == held
    assert have.held == len(held)


@given(st.integers(MAX_EXACT_PIECES + 1, 20_000), st.data())
@settings(max_examples=30, deadline=None)
def test_a_large_summary_never_claims_too_much(count, data):
    start = data.draw(st.integers(0, count - 1))
    held = set(range(start, data.draw(st.integers(start, count))))
    have = summarise(bitfield(held, count), count)
    assert len(have.data) <= MAX_HAVE_BYTES
    assert have.held <= len(held)
    size = bucket_size(count)
    for first in range(0, count, size):
        pieces = range(first, min(first + size, count))
        assert have.share(first) <= sum(index in held for index in pieces) / len(pieces)
        assert (have.share(first) == 1) == all(index in held for index in pieces)


@pytest.mark.parametrize(
    ("count", "data"),
    [
        (0, b""),
        (MAX_PIECES + 1, bytes(768)),
        (8, b""),
        (8, b"xx"),
        (7, b"\x01"),
        (9, b"\x00\x40\x00"),
    ],
)
def test_impossible_summaries_are_refused(count, data):
    with pytest.raises(RemoteProtocolError):
        HaveSummary(count, data)


@given(st.binary(max_size=200))
def test_any_bytes_give_an_announcement_or_one_error(data):
    with suppress(RemoteProtocolError):
        decode_announcement(data)


def test_an_announcement_cut_at_every_byte():
    have = summarise(b"\xf0", 8)
    data = encode_announcement(Announcement(Kind.JOINED, (ADDRESS, ADDRESS), have=have))
    for end in range(len(data)):
        with suppress(RemoteProtocolError):
            decode_announcement(data[:end])


@pytest.mark.parametrize(
    "wrong",
    [
        pb.Announcement(kind=0),  # type: ignore[arg-type]
        pb.Announcement(kind=9),  # type: ignore[arg-type]
        pb.Announcement(kind=1, addresses=[ADDRESS] * 9),  # type: ignore[arg-type]
        pb.Announcement(kind=1, addresses=["/" + "x" * 128]),  # type: ignore[arg-type]
        pb.Announcement(kind=1, addresses=["no multiaddr"]),  # type: ignore[arg-type]
        pb.Announcement(kind=1, addresses=["/ip4/1.2.3.4/tcp/1\n"]),  # type: ignore[arg-type]
        pb.Announcement(kind=1, piece_count=MAX_PIECES + 1),  # type: ignore[arg-type]
        pb.Announcement(kind=1, piece_count=8, have=b"xx"),  # type: ignore[arg-type]
        pb.Announcement(kind=1, piece_count=8, have=b"x", complete=True),  # type: ignore[arg-type]
        pb.Announcement(kind=1, addresses=["/" + "x" * 120] * 8 + ["y" * 90]),  # type: ignore[arg-type]
    ],
)
def test_every_field_over_its_limit_is_refused(wrong):
    with pytest.raises(RemoteProtocolError):
        decode_announcement(wrong.SerializeToString())


def test_a_ttl_is_granted_within_bounds():
    for wished, granted in ((0, 60), (1, 60), (600, 600), (10**9, 3600)):
        data = pb.Announcement(kind=1, ttl_s=wished).SerializeToString()  # type: ignore[arg-type]
        assert decode_announcement(data).ttl_s == granted


def test_topics_name_their_file():
    file_id = bytes(range(32))
    assert swarm_topic(file_id) == "/shoal/file/" + file_id.hex()
    assert file_id_of(swarm_topic(file_id)) == file_id
    assert file_id_of(Topic("/shoal/file/xyz")) is None
    assert file_id_of(Topic(swarm_topic(file_id) + "\n")) is None
