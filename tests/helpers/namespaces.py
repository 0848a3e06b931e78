"""Networks of our own on one Linux machine: namespaces, cables between them, a router with NAT.

Needs root and iproute2; a router also nftables and miniupnpd. Everything is named for this process
and taken down at the end.
"""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.helpers.processes import Ended, Running

LIMIT_S = 120.0
ROUTER_TOOLS = ("nft", "miniupnpd")
_SBIN = "/usr/sbin:/sbin"
_numbers = itertools.count()

FIREWALL = """
table inet filter {
 chain input { type filter hook input priority 0; iifname "wan" ct state new,invalid drop; }
 chain forward {
  type filter hook forward priority 0; policy drop;
  ct state established,related accept
  iifname "lan" accept
  jump miniupnpd
 }
 chain miniupnpd { }
 chain prerouting { type nat hook prerouting priority -100; jump prerouting_miniupnpd; }
 chain postrouting {
  type nat hook postrouting priority 100;
  oifname "wan" masquerade
  jump postrouting_miniupnpd
 }
 chain prerouting_miniupnpd { }
 chain postrouting_miniupnpd { }
}
"""
HOME_ROUTER = """
table ip nat {
 chain postrouting { type nat hook postrouting priority 100; oifname "wan" masquerade; }
}
table ip filter {
 chain input { type filter hook input priority 0; iifname "wan" ct state new,invalid drop; }
 chain forward {
  type filter hook forward priority 0; policy drop;
  ct state established,related accept
  iifname "lan" accept
 }
}
"""
MINIUPNPD = """
ext_ifname=wan
listening_ip=lan
enable_natpmp=yes
enable_upnp=yes
secure_mode=yes
port=0
uuid=00000000-0000-4000-8000-000000000001
lease_file={folder}/leases
allow 1024-65535 0.0.0.0/0 1024-65535
"""


def why_not(*tools: str) -> str:
    """Why there can be no namespaces here, or the empty text."""
    if sys.platform != "linux":
        return "network namespaces are Linux's"
    if os.geteuid() != 0:
        return "network namespaces need root"
    missing = [tool for tool in ("ip", *tools) if _which(tool) is None]
    if missing:
        return f"not installed: {', '.join(missing)}"
    name = f"shoal-{os.getpid()}-try"
    made = subprocess.run(
        ["ip", "netns", "add", name], capture_output=True, text=True, timeout=LIMIT_S, check=False
    )
    if made.returncode:
        return f"this machine makes no network namespaces: {made.stderr.strip()}"
    _run("ip", "netns", "del", name)
    return ""


def need(*tools: str) -> None:
    """Skip the test where there can be no namespaces, and say why."""
    if reason := why_not(*tools):
        pytest.skip(reason)


def _which(tool: str) -> str | None:
    return shutil.which(tool, path=f"{os.environ.get('PATH', '')}:{_SBIN}")


def _run(*words: str, text: str | None = None) -> str:
    words = (_which(words[0]) or words[0], *words[1:])
    done = subprocess.run(
        words, input=text, capture_output=True, text=True, timeout=LIMIT_S, check=False
    )
    assert done.returncode == 0, f"{' '.join(words)}: {done.stderr}"
    return done.stdout


class Namespace:
    """One computer, with a loopback interface that is up."""

    def __init__(self, name: str, limit_s: float) -> None:
        self.name = name
        self._limit_s = limit_s
        self._started: list[Running] = []
        self._prefix = [_which("ip") or "ip", "netns", "exec", name]

    def ip(self, *words: str) -> None:
        """Run `ip` on it."""
        _run("ip", "-n", self.name, *words)

    def run(self, *words: str, text: str | None = None) -> str:
        """Run a program on it; gives what it printed."""
        return _run(*self._prefix, *words, text=text)

    def shoal(self, *words: str | Path) -> Ended:
        """Run a command to its end."""
        return self.start(*words).end()

    def start(self, *words: str | Path) -> Running:
        """Begin a command that goes on."""
        process = Running(*words, prefix=self._prefix, limit_s=self._limit_s)
        self._started.append(process)
        return process

    def stop(self) -> None:
        """Kill what was started and still runs."""
        for running in self._started:
            if running.process.poll() is None:
                running.kill()
            if not running.out.closed:
                running.end()

    @contextmanager
    def daemon(self, *words: str, log: Path, ready: str) -> Iterator[None]:
        """A program of the system that runs until the block ends; begins when it says `ready`."""
        with log.open("w") as told:
            process = subprocess.Popen(
                [*self._prefix, *words], stdout=told, stderr=subprocess.STDOUT
            )
        try:
            while ready not in log.read_text():
                assert process.poll() is None, log.read_text()
                time.sleep(0.02)
            yield
        finally:
            process.terminate()
            process.wait(LIMIT_S)


class World:
    """Namespaces and the cables between them."""

    def __init__(self, limit_s: float) -> None:
        self._limit_s = limit_s  # of each process
        self._computers: list[Namespace] = []

    def computer(self) -> Namespace:
        """A new one, connected to nothing."""
        name = f"shoal-{os.getpid()}-{next(_numbers)}"
        _run("ip", "netns", "add", name)
        made = Namespace(name, self._limit_s)
        self._computers.append(made)
        made.ip("link", "set", "lo", "up")
        return made

    def cable(self, first: tuple[Namespace, str], second: tuple[Namespace, str]) -> None:
        """Connect two interfaces, which are made and up."""
        (one, one_name), (two, two_name) = first, second
        ends = (one_name, "netns", one.name), (two_name, "netns", two.name)
        _run("ip", "link", "add", *ends[0], "type", "veth", "peer", "name", *ends[1])
        one.ip("link", "set", one_name, "up")
        two.ip("link", "set", two_name, "up")

    @contextmanager
    def router(self, inside: Namespace, outside: Namespace, folder: Path) -> Iterator[Namespace]:
        """A computer between two others that does NAT, and opens ports when it is asked.

        `inside` becomes 10.1.0.2 behind it, `outside` 45.45.45.9, beside its address 45.45.45.1.
        """
        gateway = self.computer()
        self.cable((gateway, "lan"), (inside, "eth0"))
        self.cable((gateway, "wan"), (outside, "eth0"))
        gateway.ip("addr", "add", "10.1.0.1/24", "dev", "lan")
        gateway.ip("addr", "add", "45.45.45.1/24", "dev", "wan")
        inside.ip("addr", "add", "10.1.0.2/24", "dev", "eth0")
        inside.ip("route", "add", "default", "via", "10.1.0.1")
        outside.ip("addr", "add", "45.45.45.9/24", "dev", "eth0")
        gateway.run("sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward")
        gateway.run("nft", "-f", "-", text=FIREWALL)
        settings = folder / "miniupnpd.conf"
        settings.write_text(MINIUPNPD.format(folder=folder))
        words = ("miniupnpd", "-d", "-f", str(settings), "-P", str(folder / "miniupnpd.pid"))
        log = folder / "miniupnpd.log"
        with gateway.daemon(*words, log=log, ready="Listening for NAT-PMP/PCP"):
            yield gateway

    def internet(self) -> Namespace:
        """A computer 45.45.45.1 that others can be connected to, see `home`."""
        middle = self.computer()
        middle.ip("link", "add", "net", "type", "bridge")
        middle.ip("link", "set", "net", "up")
        middle.ip("addr", "add", "45.45.45.1/24", "dev", "net")
        return middle

    def public(self, internet: Namespace, number: int) -> Namespace:
        """A computer with the address 45.45.45.`number` of its own."""
        made = self.computer()
        self.cable((made, "eth0"), (internet, f"to{number}"))
        internet.ip("link", "set", f"to{number}", "master", "net")
        made.ip("addr", "add", f"45.45.45.{number}/24", "dev", "eth0")
        return made

    def home(self, internet: Namespace, number: int) -> Namespace:
        """A computer 10.`number`.0.2 behind a router 45.45.45.`number` that opens no ports."""
        gateway, inside = self.computer(), self.computer()
        self.cable((gateway, "lan"), (inside, "eth0"))
        self.cable((gateway, "wan"), (internet, f"to{number}"))
        internet.ip("link", "set", f"to{number}", "master", "net")
        gateway.ip("addr", "add", f"10.{number}.0.1/24", "dev", "lan")
        gateway.ip("addr", "add", f"45.45.45.{number}/24", "dev", "wan")
        inside.ip("addr", "add", f"10.{number}.0.2/24", "dev", "eth0")
        inside.ip("route", "add", "default", "via", f"10.{number}.0.1")
        gateway.run("sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward")
        gateway.run("nft", "-f", "-", text=HOME_ROUTER)
        return inside

    def stop(self) -> None:
        """Take everything down."""
        for computer in self._computers:
            computer.stop()
        for computer in self._computers:
            _run("ip", "netns", "del", computer.name)


@contextmanager
def world(limit_s: float = LIMIT_S) -> Iterator[World]:
    """A world that ends, and with it what was started; each process after `limit_s` at most."""
    made = World(limit_s)
    try:
        yield made
    finally:
        made.stop()
