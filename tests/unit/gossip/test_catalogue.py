"""Catalogue entries: what is written is read, what breaks a rule is refused, and where it goes."""

from __future__ import annotations

import contextlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import RemoteProtocolError, UserFacingError
from engine.gossip import catalogue_pb2 as pb
from engine.gossip.catalogue import (
    MAX_DESCRIPTION,
    MAX_ENTRY_BYTES,
    MAX_SIZE,
    MAX_TAG,
    MAX_TITLE,
    SHARDS,
    Entry,
    decode_entry,
    encode_entry,
    make_entry,
    rendezvous_id,
    shard_of,
    shard_of_topic,
    shard_topic,
)
from engine.gossip.messages import PeerId, Topic
from engine.gossip.signing import peer_id_of

ID = b"\x07" * 32
ENTRY = Entry(ID, 1_790_000_000, "A title", ("one", "two"), "Some\nwords.", 12, True)

typed = st.text(max_size=30)


@given(typed, st.lists(typed, max_size=10), st.text(max_size=200), st.integers(0, 1 << 60))
def test_whatever_is_typed_is_refused_with_a_sentence_or_comes_back(title, tags, text, size):
    try:
        entry = make_entry(ID, 5, title=title, tags=tags, description=text, size=size)
    except UserFacingError:
        return
    data = encode_entry(entry)
    assert len(data) <= MAX_ENTRY_BYTES
    assert decode_entry(data) == entry


@given(st.binary(max_size=300))
def test_any_bytes_are_an_entry_or_one_kind_of_error(data):
    with contextlib.suppress(RemoteProtocolError):
        decode_entry(data)


@given(st.integers(0, 400), st.binary(max_size=4))
def test_a_mangled_entry_is_an_entry_or_one_kind_of_error(at, patch):
    data = encode_entry(ENTRY)
    with contextlib.suppress(RemoteProtocolError):
        decode_entry(data[: at % len(data)])
    with contextlib.suppress(RemoteProtocolError):
        decode_entry(data[:at] + patch + data[at + len(patch) :])


def test_what_a_person_types_is_tidied():
    entry = make_entry(
        ID,
        5,
        title="  Tide\ttables \u202e 2026\n",
        tags=["#Sea", "sea", " ", "Field  Recording", "E\u0301tude"],
        description="One.\r\n\r\n\r\n\r\nTwo.\x07 ",
    )
    assert entry.title == "Tide tables 2026"
    assert entry.tags == ("sea", "field recording", "étude")
    assert entry.description == "One.\n\nTwo."


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"title": ""}, "no title"),
        ({"title": "x" * (MAX_TITLE + 1)}, "120"),
        ({"tags": [str(n) for n in range(9)]}, "8 tags"),
        ({"tags": ["x" * (MAX_TAG + 1)]}, "32"),
        ({"description": "x" * (MAX_DESCRIPTION + 1)}, "1000"),
        ({"description": "\U0001f600" * MAX_DESCRIPTION}, None),
        ({"title": "\U0001f600" * 120, "description": "\U0001f600" * 1000}, "in all"),
    ],
)
def test_too_much_is_said_so(change, word):
    wanted = {"title": "A title", **change}
    if word is None:
        make_entry(ID, 5, **wanted)
        return
    with pytest.raises(UserFacingError, match=word):
        make_entry(ID, 5, **wanted)


BAD = [
    replace(ENTRY, file_id=b"short"),
    replace(ENTRY, title=""),
    replace(ENTRY, title="  "),
    replace(ENTRY, title="two\nlines"),
    replace(ENTRY, title="a\u202eb"),
    replace(ENTRY, title="x" * 121),
    replace(ENTRY, tags=tuple(map(str, range(9)))),
    replace(ENTRY, tags=("same", "same")),
    replace(ENTRY, tags=("",)),
    replace(ENTRY, tags=("x" * 33,)),
    replace(ENTRY, tags=("a\nb",)),
    replace(ENTRY, description="x" * 1001),
    replace(ENTRY, description="bell\x07"),
    replace(ENTRY, size=MAX_SIZE + 1),
    replace(ENTRY, at=1 << 63),
    replace(ENTRY, withdrawn=True),
]


@pytest.mark.parametrize("entry", BAD)
def test_an_entry_that_breaks_a_rule_is_refused(entry):
    with pytest.raises(RemoteProtocolError):
        decode_entry(encode_entry(entry))


def test_bytes_that_break_a_rule_are_refused():
    with pytest.raises(RemoteProtocolError, match="too long"):
        decode_entry(encode_entry(ENTRY) + bytes(MAX_ENTRY_BYTES))
    with pytest.raises(RemoteProtocolError, match="malformed"):
        decode_entry(b"\x0a\xff")
    with pytest.raises(RemoteProtocolError, match="too many tags"):
        decode_entry(pb.CatalogueEntry(file_id=ID, title="x", tags=["t"] * 500).SerializeToString())


def test_a_withdrawal_says_nothing_else():
    gone = Entry(ID, 5, withdrawn=True)
    assert decode_entry(encode_entry(gone)) == gone


def test_shards():
    assert [shard_of_topic(shard_topic(n)) for n in range(SHARDS)] == list(range(SHARDS))
    for other in ("/shoal/catalogue/40", "/shoal/catalogue/1", "/shoal/catalogue/0A", "/x/00"):
        assert shard_of_topic(Topic(other)) is None
    spread = {shard_of(peer_id_of(bytes([n, m]) * 16)) for n in range(40) for m in range(20)}
    assert spread == set(range(SHARDS))
    assert shard_of(PeerId(b"anna")) == shard_of(PeerId(b"anna"))
    assert len({rendezvous_id(n) for n in range(SHARDS)}) == SHARDS
