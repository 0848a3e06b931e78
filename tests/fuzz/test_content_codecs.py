"""Hostile bytes and text: every decoder of `content` gives a value or its one kind of error."""

import contextlib

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.content.collection import HEADER, CollectionEntry, decode_manifest, encode_manifest
from engine.content.file_id import EMPTY_ROOT, FileId, kind_of, parse_id, piece_count
from engine.content.link import find_ids, format_link, parse_link
from engine.content.merkle import PieceTree, check_run
from engine.content.metadata import FileMetadata
from engine.content.paths import candidates, portable_paths, safe_name, safe_relative
from engine.errors import RemoteProtocolError, UserFacingError

VALID = encode_manifest(
    CollectionEntry(path, size, FileId(bytes([size]) * 32))
    for size, path in enumerate(["a", "b/c.txt", "b/ü", "d e/f"])
)
hostile_text = st.text() | st.text(st.sampled_from("../\\:\x00\n con\u202eéßſ"), max_size=40)


@settings(deadline=None)
@given(st.binary(max_size=400) | st.binary(max_size=200).map(HEADER.__add__))
def test_manifest_of_noise(data):
    with contextlib.suppress(RemoteProtocolError):
        assert encode_manifest(decode_manifest(data)) == data


@settings(deadline=None)
@given(st.data())
def test_manifest_with_changes(data):
    manifest = bytearray(VALID)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(manifest) - 1))
        stop = at + data.draw(st.integers(0, 3))
        manifest[at:stop] = data.draw(st.binary(max_size=3))
    with contextlib.suppress(RemoteProtocolError):
        entries = decode_manifest(bytes(manifest))
        assert encode_manifest(entries) == manifest
        assert all(safe_relative(entry.path) == entry.path for entry in entries)


@settings(deadline=None)
@given(hostile_text)
def test_text(text):
    for parse in (parse_id, parse_link):
        with contextlib.suppress(UserFacingError):
            parse(text)
    for link in find_ids(text):
        assert parse_link(format_link(link)) == link
    safe = safe_name(text)
    assert safe_relative(safe) == safe
    for number, candidate in enumerate(candidates(safe)):
        assert safe_relative(candidate) == candidate
        if number == 12:
            break
    with contextlib.suppress(RemoteProtocolError):
        assert safe_relative(text) == text
    with contextlib.suppress(UserFacingError):
        portable_paths([text])


@settings(deadline=None)
@given(
    st.integers(-5, 1 << 70),
    st.binary(max_size=40),
    st.binary(max_size=200),
)
def test_metadata(size, root, hashes):
    with contextlib.suppress(RemoteProtocolError):
        FileMetadata(size, root, hashes).check()
        # By chance only what needs no hashing holds: one piece whose hash is the root, or nothing.
        assert piece_count(size) <= 1
        assert hashes == root or (size, root, hashes) == (0, EMPTY_ROOT, b"")
    assert kind_of(FileId(bytes(32)), size, root) is None


@settings(deadline=None)
@given(
    st.integers(1, 1 << 24),
    st.integers(-(1 << 40), 1 << 40),
    st.integers(-(1 << 40), 1 << 40),
    st.integers(-(1 << 40), 1 << 40),
)
def test_requests_for_runs(size, layer, index, count):
    hashes = bytes(32 * piece_count(size))
    tree = PieceTree(hashes, size)
    with contextlib.suppress(RemoteProtocolError):
        run, uncles = tree.run(layer, index, count)
        assert check_run(tree.root, size, layer, index, run, uncles)
    with contextlib.suppress(RemoteProtocolError):
        tree.run_in_piece([bytes(32)], layer, index, count)
