from __future__ import annotations

import socket

import pytest

from engine.errors import EnvironmentFailure
from engine.net.listening import bind


def test_both_families_get_one_port():
    sockets = bind("", 0)
    try:
        assert len({listener.getsockname()[1] for listener in sockets}) == 1
        assert sockets[0].family == socket.AF_INET
    finally:
        for listener in sockets:
            listener.close()


def test_a_taken_port_is_named():
    (taken,) = bind("127.0.0.1", 0)
    port = taken.getsockname()[1]
    with taken, pytest.raises(EnvironmentFailure, match=f"already listens .* port {port}"):
        bind("127.0.0.1", port)


def test_an_address_of_another_machine_is_refused():
    with pytest.raises(EnvironmentFailure, match="Cannot listen"):
        bind("192.0.2.99", 0)
