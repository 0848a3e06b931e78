"""The manifest: one form for one set of files, and nothing else is accepted."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.content import collection
from engine.content.collection import CollectionEntry, decode_manifest, encode_manifest
from engine.content.file_id import MAX_FILE_SIZE, FileId
from engine.content.paths import find_collision, safe_name
from engine.errors import RemoteProtocolError, UserFacingError

ID = FileId(bytes(range(32)))
LINE = ID.hex().encode() + b" 5 a.txt\n"

names = st.text(min_size=1, max_size=6).map(safe_name)
entry_lists = st.lists(
    st.builds(
        CollectionEntry,
        st.lists(names, min_size=1, max_size=3).map("/".join),
        st.integers(0, MAX_FILE_SIZE),
        st.binary(min_size=32, max_size=32).map(FileId),
    ),
    min_size=1,
    max_size=8,
).filter(lambda them: find_collision(one.path for one in them) is None)


def test_the_form_is_fixed():
    entries = [CollectionEntry("b/ü.txt", 0, ID), CollectionEntry("a.txt", 5, ID)]
    manifest = encode_manifest(entries)
    assert manifest == (
        b"shoal-collection-v1\n" + LINE + ID.hex().encode() + " 0 b/ü.txt\n".encode()
    )
    assert decode_manifest(manifest) == tuple(reversed(entries))


@given(entry_lists, st.randoms())
def test_round_trip_in_any_order(entries, rng: random.Random):
    manifest = encode_manifest(entries)
    shuffled = entries[:]
    rng.shuffle(shuffled)
    assert encode_manifest(shuffled) == manifest
    decoded = decode_manifest(manifest)
    assert set(decoded) == set(entries)
    assert encode_manifest(decoded) == manifest


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"shoal-collection-v1\n",
        b"shoal-collection-v2\n" + LINE,
        collection.HEADER + LINE[:-1],
        collection.HEADER + LINE + b"\n",
        collection.HEADER + LINE + LINE,
        collection.HEADER + LINE.replace(b"\n", b"\r\n"),
        collection.HEADER + LINE.upper(),
        collection.HEADER + LINE.replace(b" 5 ", b" 05 "),
        collection.HEADER + LINE.replace(b" 5 ", b" -5 "),
        collection.HEADER + LINE.replace(b" 5 ", " ٥ ".encode()),
        collection.HEADER + LINE.replace(b" 5 ", b" 999999999999999 "),
        collection.HEADER + LINE.replace(b" 5 ", b" 5  "),
        collection.HEADER + LINE.replace(b"a.txt", b"\xff"),
        collection.HEADER + LINE.replace(b"a.txt", b"../a"),
        collection.HEADER + LINE.replace(b"a.txt", b"/a"),
        collection.HEADER + LINE.replace(b"a.txt", b"con"),
        collection.HEADER + LINE.replace(b"a.txt", b"b") + LINE,
        collection.HEADER + LINE + LINE.replace(b"a.txt", b"a.txt/x"),
        collection.HEADER + LINE.replace(b"a.txt", b"A.txt") + LINE,
    ],
)
def test_anything_else_is_refused(manifest):
    with pytest.raises(RemoteProtocolError):
        decode_manifest(manifest)


def test_bounds(monkeypatch):
    many = [CollectionEntry(f"f{n}", 0, ID) for n in range(4)]
    manifest = encode_manifest(many)
    monkeypatch.setattr(collection, "MAX_ENTRIES", 3)
    with pytest.raises(UserFacingError, match="4 files"):
        encode_manifest(many)
    with pytest.raises(RemoteProtocolError, match="too many"):
        decode_manifest(manifest)
    monkeypatch.setattr(collection, "MAX_ENTRIES", 4)
    monkeypatch.setattr(collection, "MAX_MANIFEST_BYTES", len(manifest) - 1)
    with pytest.raises(UserFacingError, match="too long"):
        encode_manifest(many)
    with pytest.raises(RemoteProtocolError):
        decode_manifest(manifest)


def test_what_cannot_be_encoded():
    with pytest.raises(UserFacingError, match="no files"):
        encode_manifest([])
    for bad in (
        [CollectionEntry("../x", 0, ID)],
        [CollectionEntry("\ud800", 0, ID)],
        [CollectionEntry("x", -1, ID)],
        [CollectionEntry("x", MAX_FILE_SIZE + 1, ID)],
        [CollectionEntry("x", 0, FileId(b"short"))],
        [CollectionEntry("x", 0, ID), CollectionEntry("X", 0, ID)],
    ):
        with pytest.raises(RemoteProtocolError):
            encode_manifest(bad)
