"""Real processes: one seeds, another gets; interrupted, killed, and started twice."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import tempfile
import time
from pathlib import Path
from random import Random

import pytest

from engine.config import DEFAULT_PORT
from engine.content.file_id import parse_id, piece_count, piece_size
from engine.storage.library import Library
from engine.transfer.driver import SwarmDriver
from engine.transfer.piece_table import set_bits
from tests.helpers.aio import run
from tests.helpers.engines import engines, port_of, random_bytes, shared, tree_of
from tests.helpers.processes import Running, running, shoal

LOCAL = ("--listen", "127.0.0.1:0", "--no-lan", "--no-portmap")
MIB = 1024 * 1024
KILLS = 10


def seeding(*words):
    return running("seed", *words, *LOCAL)


def bootstrap_of(link):
    """HOST:PORT of the node that a printed link names."""
    host, port = re.search(r"/ip4/([^/]+)/tcp/(\d+)", link).groups()
    return f"{host}:{port}"


def read_rows(seeder, count):
    """(ID, link, path) of each printed line."""
    return [re.split(r"\t| {2,}| (?=shoal:|/)", seeder.line(), maxsplit=2) for _ in range(count)]


def test_file_folder_and_empty_file_are_got_by_another_process(tmp_path):
    source = tmp_path / "source"
    (source / "folder" / "sub" / "deep").mkdir(parents=True)
    (source / "film.mkv").write_bytes(random_bytes(2 * MIB + 3))
    (source / "empty.txt").write_bytes(b"")
    (source / "folder" / "a.txt").write_bytes(b"a")
    (source / "folder" / "sub" / "ü.bin").write_bytes(random_bytes(70_000))
    (source / "folder" / "sub" / "deep" / "empty").write_bytes(b"")
    paths = [source / "film.mkv", source / "folder", source / "empty.txt"]
    with seeding(*paths, "--home", tmp_path / "h1") as seeder:
        rows = read_rows(seeder, 3)
        assert {row[2] for row in rows} == {str(path) for path in paths}
        out = tmp_path / "out"
        for file_id, link, path in rows:
            assert re.fullmatch(r"[0-9a-f]{64}", file_id)
            got = shoal(
                "get", file_id, "-o", out, "--home", tmp_path / "h2",
                "--bootstrap", bootstrap_of(link), *LOCAL,
            )  # fmt: skip
            assert (got.code, got.err) == (0, ""), got
            assert got.out.strip() == str(out / os.path.basename(path))
        assert tree_of(out) == tree_of(source)
        ended = seeder.interrupt()
        assert (ended.code, ended.err) == (130, "")


def recorded(home, file_id):
    """Pieces that a killed process's library says are verified; reads a copy."""
    copy = home.with_name("copy")
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir()
    for path in home.glob("library.db*"):
        shutil.copy(path, copy)

    async def read():
        library = await Library.open(copy / "library.db")
        content = await library.content(parse_id(file_id))
        bitmap = await library.verified(parse_id(file_id))
        await library.close()
        return set() if content is None else set(set_bits(bitmap, piece_count(content.size)))

    return run(read())


async def in_thread(function, *arguments):
    return await asyncio.get_running_loop().run_in_executor(None, function, *arguments)


@pytest.mark.slow
def test_ten_kills_and_no_recorded_piece_comes_twice(tmp_path, monkeypatch):
    """Every request that the seeder answers is noted; after a kill none is for a recorded piece."""
    size, rate = 48 * MIB, 2 * MIB
    (tmp_path / "film.mkv").write_bytes(random_bytes(size))
    served = []
    original = SwarmDriver.link_uploaded

    def note(self, link, request):
        served.append(request)
        original(self, link, request)

    monkeypatch.setattr(SwarmDriver, "link_uploaded", note)
    rng = Random(20)

    async def main():
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder", limit_up=rate)
            row = await shared(seeder, tmp_path / "film.mkv")
            words = (
                "get", row.file_id, "-o", tmp_path / "out", "--home", tmp_path / "home",
                "--bootstrap", f"127.0.0.1:{port_of(seeder)}", *LOCAL,
            )  # fmt: skip
            before, counts, total = set(), [], 0
            for number in range(KILLS):
                del served[:]
                getter = Running(*words)
                await first_upload(served)
                await asyncio.sleep(rng.uniform(0.0, 0.8))  # the moment is what is tested
                getter.kill()
                ended = await in_thread(getter.end)
                assert ended.code == -9, f"kill {number}: {ended}"
                again = {request.piece for request in served} & before
                assert again == set(), f"kill {number}: fetched again {sorted(again)}"
                now = await in_thread(recorded, tmp_path / "home", row.file_id)
                assert before <= now, "what was recorded is still recorded"
                counts.append(len(now))
                before = now
                total += sum(request.length for request in served)
            del served[:]
            assert counts[-1] > 0
            await seeder.set_limits(0, 0)
            last = Running(*words)
            ended = await in_thread(last.end)
            assert ended.code == 0, ended
            assert {request.piece for request in served} & before == set()
            fetched_last = sum(request.length for request in served)
            rest = piece_count(size) - len(before)
            assert fetched_last <= rest * piece_size(size)
            assert (await seeder.transfer(row.key)).uploaded >= size
            print(f"recorded after each kill: {counts} of {piece_count(size)} pieces")
            print(f"sent {total + fetched_last} bytes for a file of {size}")

    run(main(), 180)
    assert (tmp_path / "out" / "film.mkv").read_bytes() == (tmp_path / "film.mkv").read_bytes()
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["film.mkv"]


async def first_upload(served):
    """Wait until the seeder has answered something in this round."""
    async with asyncio.timeout(20):
        while not served:
            await asyncio.sleep(0.01)


def test_ctrl_c_keeps_what_is_verified(tmp_path):
    (tmp_path / "film.mkv").write_bytes(random_bytes(4 * MIB))
    with seeding(tmp_path / "film.mkv", "--home", tmp_path / "h1", "--limit-up", "2MiB") as seeder:
        ((file_id, link, _),) = read_rows(seeder, 1)
        words = ("-o", tmp_path / "out", "--home", tmp_path / "h2", *LOCAL)
        with running("get", link, *words) as getter:
            wait_for_part(tmp_path / "out", getter)
            ended = getter.interrupt()
        assert ended.code == 130
        assert "Traceback" not in ended.err
        assert [path.name for path in (tmp_path / "out").iterdir()] == ["film.mkv.shoal-part"]
        assert recorded(tmp_path / "h2", file_id)
        got = shoal("get", link, *words)
        assert (got.code, got.err) == (0, "")
    assert (tmp_path / "out/film.mkv").read_bytes() == (tmp_path / "film.mkv").read_bytes()


def wait_for_part(folder, process):
    """Until some pieces have been written."""
    part = folder / "film.mkv.shoal-part"
    while process.process.poll() is None:
        if part.exists() and part.stat().st_blocks * 512 > MIB // 2:
            time.sleep(0.3)  # longer than it takes to record them
            return
        time.sleep(0.02)


def test_a_second_start_on_the_same_home_is_told_who_is_there(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"a")
    home = tmp_path / "home"
    with seeding(tmp_path / "a.txt", "--home", home, "--api", "off") as seeder:
        seeder.line()
        again = shoal("node", "--home", home, *LOCAL)
        assert again.code == 1
        assert again.out == ""
        assert f"Shoal already runs on {home} (process {seeder.process.pid})" in again.err
        assert "--home" in again.err
        assert again.err.count("\n") == 1
        assert seeder.process.poll() is None
        assert seeder.interrupt().code == 130
    with seeding(tmp_path / "a.txt", "--home", home) as seeder:  # and nothing was lost
        seeder.line()


# --- bad input -------------------------------------------------------------------------------


@pytest.mark.parametrize(("command", "text"), [("get", "ab" * 31), ("info", "nonsense")])
def test_an_id_that_is_no_id(tmp_path, command, text):
    ended = shoal(command, text, "--home", tmp_path / "home", *LOCAL)
    assert ended.code == 1, ended
    assert ended.out == ""
    assert ended.err.count("\n") == 1
    assert "Traceback" not in ended.err
    assert "ID" in ended.err or "link" in ended.err


def test_a_link_to_nothing(tmp_path):
    link = f"shoal:{'ab' * 32}?name=film.mkv&peer=/ip4/127.0.0.1/tcp/1"
    home = tmp_path / "home"
    ended = shoal("get", link, "-o", tmp_path, "--home", home, "--timeout", "0.4", *LOCAL)
    assert ended.code == 1
    assert ended.out == ""
    assert "Nothing arrived for 0.4 s" in ended.err
    info = shoal("info", "ab" * 32, "--home", home, "--timeout", "0.4", *LOCAL)
    assert info.code == 1
    assert "offline" in info.err
    assert info.err.count("\n") == 1


def test_a_path_that_is_not_there(tmp_path):
    ended = shoal("seed", tmp_path / "nothing", "--home", tmp_path / "home", *LOCAL)
    assert (ended.code, ended.out) == (1, "")
    assert f"There is no file {tmp_path / 'nothing'}" in ended.err


def test_a_folder_without_read_permission():
    """Permissions do not stop root, under whom tests may run: then the child is somebody else."""
    with tempfile.TemporaryDirectory(prefix="shoal-test-") as name:
        base = Path(name)
        base.chmod(0o777)
        secret = base / "folder" / "secret"
        secret.mkdir(parents=True)
        (base / "folder" / "a.txt").write_bytes(b"a")
        (secret / "b.txt").write_bytes(b"b")
        secret.chmod(0)
        words = ("seed", base / "folder", "--home", base / "home", "--api", "off", *LOCAL)
        ended = shoal(*words, as_nobody=os.geteuid() == 0)
        secret.chmod(0o755)
        assert (ended.code, ended.out) == (1, ""), ended
        assert f"Shoal may not use {secret}" in ended.err
        assert ended.err.count("\n") == 1
        assert (secret / "b.txt").read_bytes() == b"b"


def test_the_default_port_may_be_another_and_a_chosen_one_may_not(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"a")
    alone = ("--no-lan", "--no-portmap")
    with seeding(tmp_path / "a.txt", "--home", tmp_path / "h1") as first:
        port = bootstrap_of(first.line()).split(":")[1]
        ended = shoal(
            "seed", tmp_path / "a.txt", "--home", tmp_path / "h2",
            "--listen", f"127.0.0.1:{port}", *alone,
        )  # fmt: skip
        assert (ended.code, ended.out) == (1, "")
        assert f"port {port}" in ended.err
        assert "choose another port with --listen" in ended.err
        assert ended.err.count("\n") == 1
    with (
        running("seed", tmp_path / "a.txt", "--home", tmp_path / "h3", *alone, "--json") as one,
        running("seed", tmp_path / "a.txt", "--home", tmp_path / "h4", *alone, "--json") as two,
    ):
        ports = {re.search(r"/tcp/(\d+)", json.loads(p.line())["link"])[1] for p in (one, two)}
        assert len(ports) == 2
        assert DEFAULT_PORT  # one of them has it, unless something else on this machine does


def test_a_destination_that_exists_is_left_alone(tmp_path):
    (tmp_path / "film.mkv").write_bytes(random_bytes(100_000))
    out = tmp_path / "out"
    out.mkdir()
    (out / "film.mkv").write_bytes(b"mine")
    with seeding(tmp_path / "film.mkv", "--home", tmp_path / "h1") as seeder:
        link = read_rows(seeder, 1)[0][1]
        got = shoal("get", link, "-o", out, "--home", tmp_path / "h2", *LOCAL)
    assert (got.code, got.err) == (0, "")
    assert got.out.strip() == str(out / "film (2).mkv")
    assert (out / "film.mkv").read_bytes() == b"mine"
    assert (out / "film (2).mkv").read_bytes() == (tmp_path / "film.mkv").read_bytes()
