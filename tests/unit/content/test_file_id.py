"""IDs and piece arithmetic against the shared vectors, and the bounds of what an ID certifies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.content.file_id import (
    EMPTY_ROOT,
    MAX_FILE_SIZE,
    MAX_PIECES,
    FileId,
    collection_id,
    file_id,
    format_id,
    kind_of,
    parse_id,
    piece_count,
    piece_length,
    piece_size,
)
from engine.errors import LocalProtocolError, UserFacingError
from engine.views import TransferKind
from tests.helpers import vectors

ROOT = bytes(range(32))


@pytest.mark.parametrize(
    "vector", vectors.load()["vectors"], ids=lambda v: f"{v['content']}{v['size']}"
)
def test_vectors(vector):
    root = bytes.fromhex(vector["pieces_root"])
    assert piece_size(vector["size"]) == vector["piece_size"]
    assert format_id(file_id(vector["size"], root)) == vector["file_id"]


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (0, 1 << 14),
        (1 << 20, 1 << 14),
        (1 << 23, 1 << 14),
        ((1 << 23) + 1, 1 << 15),
        (1 << 30, 1 << 18),
        (1 << 40, 1 << 23),
        (1 << 44, 1 << 24),
        (1 << 60, 1 << 24),
    ],
)
def test_piece_size_follows_the_size(size, expected):
    assert piece_size(size) == expected


@given(st.integers(0, MAX_FILE_SIZE))
def test_pieces_cover_the_file_exactly(size):
    count = piece_count(size)
    assert count <= MAX_PIECES
    if count:
        assert (count - 1) * piece_size(size) + piece_length(size, count - 1) == size


@pytest.mark.parametrize(("size", "index"), [(0, 0), (1, 1), (1, -1), (16384, 1)])
def test_no_such_piece(size, index):
    with pytest.raises(LocalProtocolError):
        piece_length(size, index)


def test_kind_is_certified_by_the_id():
    assert kind_of(file_id(7, ROOT), 7, ROOT) is TransferKind.FILE
    assert kind_of(collection_id(7, ROOT), 7, ROOT) is TransferKind.COLLECTION
    assert kind_of(file_id(7, ROOT), 8, ROOT) is None
    assert kind_of(FileId(bytes(32)), 7, ROOT) is None


def test_impossible_content_is_never_certified():
    assert kind_of(file_id(0, ROOT), 0, ROOT) is None
    assert kind_of(file_id(0, EMPTY_ROOT), 0, EMPTY_ROOT) is TransferKind.FILE
    too_big = MAX_FILE_SIZE + 1
    assert kind_of(file_id(too_big, ROOT), too_big, ROOT) is None
    assert kind_of(file_id(7, ROOT), 1 << 64, ROOT) is None
    assert kind_of(file_id(7, ROOT), -1, ROOT) is None
    assert kind_of(file_id(7, ROOT), 7, ROOT[:31]) is None


@pytest.mark.parametrize(("size", "root"), [(-1, ROOT), (1 << 64, ROOT), (1, b"short")])
def test_id_of_nonsense_is_our_bug(size, root):
    with pytest.raises(LocalProtocolError):
        file_id(size, root)


@given(st.binary(min_size=32, max_size=32))
def test_text_round_trip(raw):
    assert parse_id(format_id(FileId(raw))) == raw
    assert parse_id(f"  {raw.hex().upper()}\n") == raw


@pytest.mark.parametrize(
    "text", ["", "  ", "abc", "g" * 64, "a" * 63, "a" * 65, "shoal:" + "a" * 64, "٣" * 64]
)
def test_not_an_id(text):
    with pytest.raises(UserFacingError, match="64 characters"):
        parse_id(text)


def test_a_long_text_is_not_repeated_in_full():
    with pytest.raises(UserFacingError) as caught:
        parse_id("x" * 5000)
    assert len(str(caught.value)) < 250
