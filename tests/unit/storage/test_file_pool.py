"""The pool keeps few files open, never closes one in use, and can withhold one."""

import threading
from pathlib import Path

import pytest

from engine.storage.file_pool import FilePool
from engine.storage.positioned import NativeFile


@pytest.fixture
def opener(tmp_path: Path):
    opened: list[str] = []

    def make(name: str):
        path = tmp_path / name
        path.write_bytes(name.encode())

        def open_file() -> NativeFile:
            opened.append(name)
            return NativeFile(path)

        return open_file

    make.opened = opened  # type: ignore[attr-defined]
    return make


def content(file) -> bytes:
    buffer = bytearray(10)
    return bytes(buffer[: file.read_into(memoryview(buffer), 0)])


def test_the_longest_unused_is_closed(opener):
    pool = FilePool(limit=2)
    openers = {name: opener(name) for name in "abc"}
    for name in "abacab":
        with pool.borrow(name, openers[name]) as file:
            assert content(file) == name.encode()
        assert len(pool) <= 2
    assert opener.opened == ["a", "b", "c", "b"]


def test_a_file_in_use_stays_open(opener):
    pool = FilePool(limit=1)
    with pool.borrow("a", opener("a")) as first, pool.borrow("b", opener("b")) as second:
        assert len(pool) == 2
        assert content(first) == b"a"
        assert content(second) == b"b"
    with pool.borrow("c", opener("c")):
        assert len(pool) == 1


def test_a_file_that_cannot_be_opened_leaves_no_trace(tmp_path):
    pool = FilePool()
    with (
        pytest.raises(FileNotFoundError),
        pool.borrow("x", lambda: NativeFile(tmp_path / "missing")),
    ):
        pass
    assert len(pool) == 0


def test_exclusive_waits_for_users_and_holds_off_new_ones(opener):
    pool = FilePool()
    open_a = opener("a")
    order: list[str] = []
    may_leave, inside = threading.Event(), threading.Event()

    def user() -> None:
        with pool.borrow("a", open_a):
            inside.set()
            may_leave.wait()
            order.append("used")

    def newcomer() -> None:
        with pool.borrow("a", open_a):
            order.append("newcomer")

    first, late = threading.Thread(target=user), threading.Thread(target=newcomer)

    def owner() -> None:
        with pool.exclusive("a"):
            late.start()
            assert len(pool) == 0
            order.append("exclusive")

    keeper = threading.Thread(target=owner)
    first.start()
    inside.wait()
    keeper.start()
    may_leave.set()
    for thread in (first, keeper):
        thread.join()
    late.join()
    assert order == ["used", "exclusive", "newcomer"]


def test_many_threads_and_few_descriptors(opener):
    pool = FilePool(limit=3)
    openers = {f"f{n}": opener(f"f{n}") for n in range(12)}
    wrong: list[str] = []

    def work(start: int) -> None:
        for step in range(300):
            name = f"f{(start * 5 + step * 7) % 12}"
            if step % 50 == 49:
                with pool.exclusive(name):
                    pass
            with pool.borrow(name, openers[name]) as file:
                if content(file) != name.encode():
                    wrong.append(name)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert len(pool) <= 3 + 6
