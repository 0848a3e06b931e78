"""Real processes on networks of their own: a cable and nothing else, a router with NAT, nothing.

Root and iproute2 make the networks, nftables and miniupnpd the router; without them these tests
are skipped, with the reason.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.helpers.engines import random_bytes
from tests.helpers.namespaces import ROUTER_TOOLS, Namespace, need, world
from tests.helpers.processes import Running

pytestmark = pytest.mark.namespaces

PORT = "52413"


def make_file(folder: Path) -> Path:
    path = folder / "film.bin"
    path.write_bytes(random_bytes(3_000_000))
    return path


def seeding(computer: Namespace, folder: Path, path: Path, *more: str) -> tuple[Running, str]:
    """A process that shares the file, and the file's ID."""
    home = folder / "seeder"
    process = computer.start("seed", "--home", home, *more, path)
    return process, process.line().split()[0]


def get(computer: Namespace, folder: Path, text: str, *more: str) -> bytes:
    """What arrives for an ID or link."""
    out = folder / "out"
    out.mkdir()
    words = ("get", text, "-o", out, "--home", folder / "getter", "--timeout", "30", "--no-portmap")
    ended = computer.shoal(*words, *more)
    assert ended.code == 0, ended.err
    return Path(ended.out.strip()).read_bytes()


def status(computer: Namespace, folder: Path) -> dict[str, object]:
    ended = computer.shoal("status", "--home", folder / "seeder", "--json")
    assert ended.code == 0, ended.err
    return dict(json.loads(ended.out))


@pytest.mark.parametrize("hosts", [("10.77.0.1/24", "10.77.0.2/24"), ("fd77::1/64", "fd77::2/64")])
def test_two_computers_and_a_cable_need_only_the_id(tmp_path, hosts):
    need()
    path = make_file(tmp_path)
    with world() as here:
        first, second = here.computer(), here.computer()
        here.cable((first, "eth0"), (second, "eth0"))
        for computer, host in zip((first, second), hosts, strict=True):
            nodad = ["nodad"] if ":" in host else []
            computer.ip("addr", "add", host, "dev", "eth0", *nodad)
        seeder, file_id = seeding(first, tmp_path, path, "--no-portmap")
        assert get(second, tmp_path, file_id) == path.read_bytes()
        assert seeder.interrupt().code == 130


def test_who_is_on_the_same_cable_shows_as_nearby(tmp_path):
    need()
    path = make_file(tmp_path)
    with world() as here:
        first, second = here.computer(), here.computer()
        here.cable((first, "eth0"), (second, "eth0"))
        for computer, host in ((first, "10.77.0.1/24"), (second, "10.77.0.2/24")):
            computer.ip("addr", "add", host, "dev", "eth0")
        slowly = ("--no-portmap", "--limit-up", "20KiB")  # longer than any test, however slow
        seeder, file_id = seeding(first, tmp_path, path, *slowly)
        out = tmp_path / "out"
        second.start("get", file_id, "-o", out, "--home", tmp_path / "getter", "--no-portmap")
        words = ("peers", file_id, "--home", tmp_path / "seeder", "--json")
        while not (told := first.shoal(*words).out):
            assert seeder.process.poll() is None
        peer = json.loads(told)
        assert "nearby" in peer["flags"]
        assert peer["address"].startswith("10.77.0.2:")
        assert status(first, tmp_path)["nearby"] == 1


def test_a_download_follows_a_sharer_that_gets_another_address(tmp_path):
    need()
    path = make_file(tmp_path)
    with world(limit_s=120.0) as here:
        first, second = here.computer(), here.computer()
        here.cable((first, "eth0"), (second, "eth0"))
        first.ip("addr", "add", "10.77.0.1/24", "dev", "eth0")
        second.ip("addr", "add", "10.77.0.2/24", "dev", "eth0")
        slowly = ("--no-portmap", "--limit-up", "200KiB")
        seeder, file_id = seeding(first, tmp_path, path, *slowly)
        home = tmp_path / "getter"
        words = ("get", file_id, "-o", tmp_path / "out", "--home", home, "--timeout", "50")
        getter = second.start(*words, "--no-portmap")
        while not list(tmp_path.glob("out/*.shoal-part")):
            assert getter.process.poll() is None
        first.ip("addr", "del", "10.77.0.1/24", "dev", "eth0")
        first.ip("addr", "add", "10.77.0.3/24", "dev", "eth0")
        assert Path(getter.line()).read_bytes() == path.read_bytes()
        assert getter.end().code == 0
        assert seeder.interrupt().code == 130


def test_a_port_of_the_router_lets_others_in(tmp_path):
    need(*ROUTER_TOOLS)
    path = make_file(tmp_path)
    with world() as here:
        inside, outside = here.computer(), here.computer()
        with here.router(inside, outside, tmp_path) as gateway:
            seeder, file_id = seeding(inside, tmp_path, path)
            told = status(inside, tmp_path)
            while "the router is being asked" in str(told["reachability"]):
                told = status(inside, tmp_path)
            assert f"Other people can reach you: the router opened port {PORT}." in str(
                told["reachability"]
            )
            assert f"/ip4/45.45.45.1/tcp/{PORT}/" in str(told["listening"])
            entry = f"45.45.45.1:{PORT}"
            content = get(outside, tmp_path, file_id, "--no-lan", "--bootstrap", entry)
            assert content == path.read_bytes()
            assert seeder.interrupt().code == 130
            rules = gateway.run("nft", "list", "chain", "inet", "filter", "prerouting_miniupnpd")
            assert PORT not in rules


@pytest.mark.parametrize("asker", ["behind a router", "reachable"])
def test_a_file_moves_directly_from_behind_a_router_that_opens_no_ports(tmp_path, asker):
    """A third peer brings both together: signals go through it, and not one byte of the file."""
    need("nft")
    path = make_file(tmp_path)
    alone = ("--no-lan", "--no-portmap")
    entry = ("--bootstrap", f"45.45.45.1:{PORT}")
    with world() as here:
        middle = here.internet()
        common = middle.start("node", "--home", tmp_path / "common", *alone)
        common.line()
        inside = here.home(middle, 11)
        seeder, file_id = seeding(inside, tmp_path, path, *alone, *entry)
        told = status(inside, tmp_path)
        while "with the help of another peer" not in str(told["reachability"]):
            told = status(inside, tmp_path)
        before = received(middle)
        other = here.home(middle, 12) if asker == "behind a router" else here.public(middle, 13)
        assert get(other, tmp_path, file_id, "--no-lan", *entry) == path.read_bytes()
        assert received(middle) - before < len(path.read_bytes()) / 4
        assert seeder.interrupt().code == 130


def received(middle: Namespace) -> int:
    """Bytes that came to the computer in the middle itself, not those that only crossed it."""
    return int(middle.run("cat", "/sys/class/net/net/statistics/rx_bytes"))


def test_without_any_network_everything_here_works(tmp_path):
    need()
    path = make_file(tmp_path)
    with world() as here:
        alone = here.computer()
        entry = ("--bootstrap", "nowhere.invalid:52413")
        seeder, file_id = seeding(alone, tmp_path, path, *entry)
        told = str(status(alone, tmp_path)["reachability"])
        assert told == "No network: everything on this computer keeps working."
        assert get(alone, tmp_path, file_id) == path.read_bytes()
        ended = seeder.interrupt()
        assert ended.code == 130
        assert "The computer nowhere.invalid to start from is not known" in ended.err
