"""Positioned reads and writes, in each of the three ways a platform may have them."""

import os
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.storage.positioned import NativeFile, PositionedFile, PreadFile, SeekingFile

KINDS = [PositionedFile, PreadFile, SeekingFile]


@pytest.fixture(params=KINDS, ids=lambda kind: kind.__name__)
def file(request, tmp_path: Path):
    opened = request.param(tmp_path / "file", writable=True, exclusive=True)
    yield opened
    opened.close()


def read(file: PositionedFile, length: int, offset: int) -> bytes:
    buffer = bytearray(length)
    return bytes(buffer[: file.read_into(memoryview(buffer), offset)])


def test_round_trip_and_short_read(file):
    file.resize(100)
    file.write_at(b"hello", 10)
    file.write_at(memoryview(bytearray(b"world")), 95)
    assert read(file, 7, 9) == b"\0hello\0"
    assert read(file, 50, 95) == b"world"
    assert read(file, 1, 100) == b""
    file.sync()
    file.sync(data_only=True)
    assert file.stat().st_size == 100


def test_partial_system_calls_are_finished(file, monkeypatch):
    for name in ("_read_some", "_write_some"):
        whole = getattr(file, name)
        monkeypatch.setattr(file, name, lambda view, at, whole=whole: whole(view[:3], at))
    file.write_at(b"0123456789", 5)
    assert read(file, 10, 5) == b"0123456789"


def test_threads_do_not_disturb_each_other(file):
    size, rounds = 4096, 200
    wrong = []

    def work(number: int) -> None:
        mine = bytes([number]) * size
        for _ in range(rounds):
            file.write_at(mine, number * size)
            if read(file, size, number * size) != mine:
                wrong.append(number)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


@given(st.lists(st.tuples(st.binary(max_size=50), st.integers(0, 200)), max_size=20))
def test_writes_match_a_model(tmp_path_factory, writes):
    model = bytearray()
    path = tmp_path_factory.mktemp("model") / "file"
    file = NativeFile(path, writable=True, exclusive=True)
    for data, offset in writes:
        file.write_at(data, offset)
        if data:
            model.extend(bytes(max(0, offset + len(data) - len(model))))
            model[offset : offset + len(data)] = data
    assert read(file, 500, 0) == bytes(model)
    file.close()


def test_exclusive_creation_never_overwrites(tmp_path):
    (tmp_path / "taken").write_bytes(b"keep")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name in ("taken", "link"):
        with pytest.raises(FileExistsError):
            NativeFile(tmp_path / name, writable=True, exclusive=True)
    assert (tmp_path / "taken").read_bytes() == b"keep"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    NativeFile(tmp_path / "pipe").close()
