"""Replays are kept over a restart, within bounds, and a damaged file is no replay."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.views import PieceState
from gui.models import replay_file
from gui.models.piece_history import PASSING, Replays
from gui.models.replay_file import pack, unpack
from gui.shown_row import REPLAYS_FILE, Memory

ASKED, COMPLETE, FAILED = PieceState.REQUESTED, PieceState.COMPLETE, PieceState.FAILED


def filled(key: str = "a", pieces: int = 5, began: float = 1000.0) -> Replays:
    replays = Replays()
    fill(replays, key, pieces, began)
    return replays


def fill(replays: Replays, key: str, pieces: int = 5, began: float = 1000.0) -> None:
    replays.begin(key, "", bytes(pieces), began)
    for piece in range(pieces):
        replays.note(key, "", [(piece, ASKED)], began + piece)
        replays.note(key, "", [(piece, COMPLETE)], began + piece + 0.5)


def test_a_replay_goes_on_after_a_restart():
    again = unpack(pack(filled()))
    history = again.of("a", "")
    assert (history.began, history.span, history.changes) == (1000.0, 4.5, 5)
    assert history.at(2.6) == bytes([4, 4, 4, 0, 0])
    again.begin("a", "", bytes([4, 4, 4, 0, 4]), 2000.0)  # what changed while nobody looked
    assert history.at(999.0) == bytes([4] * 5)
    assert history.at(1000.0) == bytes([4, 4, 4, 0, 4])


@given(
    st.lists(st.tuples(st.integers(0, 9), st.sampled_from(list(PieceState))), min_size=1),
    st.binary(min_size=0, max_size=10).map(lambda some: bytes(one % 6 for one in some).ljust(10)),
)
def test_everything_that_lasted_is_seen_again(changes, first):
    first = bytes(one if one < 6 else 0 for one in first)
    replays = Replays()
    replays.begin("k", "p", first, 50.0)
    for at, change in enumerate(changes, 1):
        replays.note("k", "p", [change], 50.0 + at)
    kept = unpack(pack(replays)).of("k", "p")
    seen = replays.of("k", "p")
    lasting = [one for one in zip(seen._pieces, seen._states, strict=True) if one[1] not in PASSING]
    if not lasting:
        assert kept is None
        return
    assert list(zip(kept._pieces, kept._states, strict=True)) == lasting
    assert kept.first == first


def test_of_more_than_fits_the_latest_are_kept(monkeypatch):
    monkeypatch.setattr(replay_file, "MOST_BYTES", 2 * (5 + 9 * 5))
    replays = Replays()
    for key in "abc":
        fill(replays, key)
    again = unpack(pack(replays))
    assert [key for key, _, _ in again.latest_first()] == ["c", "b"]
    assert unpack(pack(Replays())).latest_first() == []


def packed(head: bytes, blob: bytes = b"") -> bytes:
    return zlib.compress(len(head).to_bytes(4, "big") + head + blob)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no zlib",
        packed(b"{}x"),
        packed(b"[1]"),
        packed(b'[["a", "", 1.0, 5, 5]]', bytes(20)),  # cut off
        packed(b'[["a", "", 1.0, 0, 0]]'),
        packed(b'[["a", "", 1.0, 1, 1]]', b"\x00" + bytes(4) + b"\x07\x00\x00\x00" + b"\x04"),
        packed(b'[["a", "", 1.0, 1, 1]]', b"\x00" + bytes(8) + b"\x09"),
        packed(b'[["a", "", 1.0, 1, 1]]', b"\x00" + b"\x00\x00\xc0\x7f" + bytes(4) + b"\x04"),
        packed(b'[["a", "", 1e999, 1, 1]]', b"\x00" + bytes(8) + b"\x04"),
    ],
)
def test_anything_else_is_refused(data):
    with pytest.raises(ValueError, match=r"."):
        unpack(data)


def test_a_home_keeps_them(tmp_path, caplog):
    memory = Memory(replays=filled())
    memory.save(tmp_path)
    after = Memory()
    after.load(tmp_path)
    assert after.replays.of("a", "").changes == 5
    assert [path.name for path in tmp_path.iterdir()] == [REPLAYS_FILE]
    (tmp_path / REPLAYS_FILE).write_bytes(b"damaged")
    empty = Memory()
    empty.load(tmp_path)
    assert empty.replays.latest_first() == []
    Memory().load(tmp_path / "nowhere")
    memory.save(tmp_path / "nowhere")
