"""Listening sockets: both address families on one port.

Owns how a port is found and taken, and shared with what we dial out of it. What comes in on the
sockets is the host's.
"""

from __future__ import annotations

import errno
import socket
import sys
from contextlib import suppress

from engine.errors import EnvironmentFailure

BACKLOG = 128
PORT_TRIES = 16  # free ports of one family that turn out to be taken in the other

_WILDCARDS = ((socket.AF_INET, "0.0.0.0"), (socket.AF_INET6, "::"))


def bind(host: str, port: int) -> list[socket.socket]:
    """Sockets listening on `host` ("" for every interface, both families) and one port.

    Port 0 takes any free port, the same for both families. A machine without IPv6 gets IPv4 alone.
    `host` is an address, or a name this machine knows without asking the network. Raises
    EnvironmentFailure.
    """
    for _ in range(PORT_TRIES if port == 0 else 1):
        try:
            return _bind_all(_families(host), port)
        except OSError as error:
            failure = error
            if error.errno != errno.EADDRINUSE:
                break
    place = f"{host or 'this machine'} port {port}"
    if failure.errno == errno.EADDRINUSE:
        raise EnvironmentFailure(f"Another program already listens on {place}.") from failure
    reason = failure.strerror or failure
    raise EnvironmentFailure(f"Cannot listen on {place}: {reason}.") from failure


def dialler(source: tuple[str, int], family: int) -> socket.socket:
    """A socket to dial with out of the port that is listened on; raises OSError.

    A router then sees one and the same port, whomever this machine talks to.
    """
    sock = socket.socket(family, socket.SOCK_STREAM)
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        _share(sock)
        sock.bind(source)
        sock.setblocking(False)
    except OSError:
        sock.close()
        raise
    return sock


def _share(sock: socket.socket) -> None:
    """Let our own sockets have the port, too; once it is ours, else two programs could take it."""
    if hasattr(socket, "SO_REUSEPORT"):
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)


def _families(host: str) -> list[tuple[int, str]]:
    if not host:
        return [(int(family), wildcard) for family, wildcard in _WILDCARDS]
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    return list(dict.fromkeys((int(family), str(name[0])) for family, _, _, _, name in found))


def _bind_all(places: list[tuple[int, str]], port: int) -> list[socket.socket]:
    sockets: list[socket.socket] = []
    try:
        for family, host in places:
            try:
                sockets.append(_bind_one(family, host, port))
            except OSError as error:
                if not sockets or error.errno == errno.EADDRINUSE:
                    raise
            else:
                port = sockets[0].getsockname()[1]
    except OSError:
        for taken in sockets:
            taken.close()
        raise
    return sockets


def _bind_one(family: int, host: str, port: int) -> socket.socket:
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":  # where it would let two programs share the port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            with suppress(OSError):
                listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        listener.bind((host, port))
        listener.listen(BACKLOG)
        _share(listener)
        listener.setblocking(False)
    except OSError:
        listener.close()
        raise
    return listener
