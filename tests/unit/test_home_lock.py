from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from engine.errors import EnvironmentFailure, UserFacingError
from engine.home_lock import HomeLock, Owner, read_owner

HOLDER = """
import sys
from pathlib import Path
from engine.home_lock import HomeLock
lock = HomeLock(Path(sys.argv[1])); lock.acquire(); lock.publish("http://127.0.0.1:1")
print("held", flush=True); sys.stdin.read()
"""


def test_nobody_owns_a_home_that_is_not_there(tmp_path):
    assert read_owner(tmp_path / "home" / "lock") is None


def test_the_owner_is_named_while_it_holds_the_lock(tmp_path):
    path = tmp_path / "home" / "lock"
    lock = HomeLock(path)
    lock.acquire()
    assert lock.held
    assert read_owner(path) == Owner(os.getpid(), None)
    lock.publish("http://127.0.0.1:52414")
    assert read_owner(path) == Owner(os.getpid(), "http://127.0.0.1:52414")
    lock.publish("")
    assert read_owner(path) == Owner(os.getpid(), "")
    lock.release()
    lock.release()
    assert not lock.held
    assert read_owner(path) is None


def test_a_second_start_is_told_who_is_there_and_what_helps(tmp_path):
    first, second = HomeLock(tmp_path / "lock"), HomeLock(tmp_path / "lock")
    first.acquire()
    with pytest.raises(UserFacingError, match=rf"process {os.getpid()}.*--home"):
        second.acquire()
    first.release()
    second.acquire()
    second.release()


def test_a_killed_owner_leaves_the_home_free(tmp_path):
    path = tmp_path / "lock"
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert read_owner(path) == Owner(holder.pid, "http://127.0.0.1:1")
        holder.kill()
    assert "api" in path.read_text()
    assert read_owner(path) is None
    HomeLock(path).acquire()


@pytest.mark.parametrize("note", ["", "{", "[]", '{"pid": "x"}', '{"api": 1}'])
def test_a_damaged_note_says_nothing_and_breaks_nothing(tmp_path, note):
    lock = HomeLock(tmp_path / "lock")
    lock.acquire()
    (tmp_path / "lock").write_text(note)
    owner = read_owner(tmp_path / "lock")
    assert owner == Owner(0, None)
    lock.release()


def test_a_home_that_cannot_be_written_is_named(tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(EnvironmentFailure, match="file"):
        HomeLock(tmp_path / "file" / "lock").acquire()


def test_publishing_without_the_lock_is_a_bug(tmp_path):
    with pytest.raises(RuntimeError):
        HomeLock(tmp_path / "lock").publish("")
