"""miniupnpc's answers and moods, translated; a real router is met in tests/e2e."""

from __future__ import annotations

import sys
import threading
import types

import pytest

from engine.errors import PeerUnavailable
from engine.net.pcp import MappingRefused, MapReply
from engine.net.upnp import UpnpWay
from tests.helpers.aio import run


class Router:
    """miniupnpc.UPnP by shape."""

    devices = 1
    lanaddr = "10.1.0.2"
    host = "45.45.45.1"
    taken: frozenset[int] = frozenset()
    permanent_only = False
    open: dict[tuple[int, str], int]

    def __init__(self) -> None:
        type(self).open = {}

    def discover(self) -> int:
        assert threading.current_thread() is not threading.main_thread()
        return self.devices

    def selectigd(self) -> str:
        if not self.devices:
            raise Exception("No UPnP device discovered")
        return "http://10.1.0.1/"

    def externalipaddress(self) -> str:
        return self.host

    def addportmapping(self, external, transport, host, port, text, remote, lease) -> bool:
        assert (host, port, remote) == (self.lanaddr, 52413, "")
        if external in self.taken:
            raise Exception("ConflictInMappingEntry")
        if lease and self.permanent_only:
            raise Exception("OnlyPermanentLeasesSupported")
        self.open[external, transport] = lease
        return True

    def deleteportmapping(self, external, transport) -> bool:
        if (external, transport) not in self.open:
            raise Exception("NoSuchEntryInArray")
        del self.open[external, transport]
        return True


@pytest.fixture
def kind(monkeypatch):
    made = type("UPnP", (Router,), {})
    monkeypatch.setitem(sys.modules, "miniupnpc", types.SimpleNamespace(UPnP=made))
    return made


def test_both_transports_are_opened_and_closed(kind):
    async def main():
        way = UpnpWay()
        assert await way.map(52413, 52413, 3600) == MapReply(52413, 3600, "45.45.45.1")
        assert kind.open == {(52413, "TCP"): 3600, (52413, "UDP"): 3600}
        del kind.open[52413, "UDP"]
        await way.unmap(52413)
        assert kind.open == {}
        with pytest.raises(PeerUnavailable):  # nothing is opened after the end
            await way.map(52413, 52413, 3600)

    run(main())


def test_a_port_of_another_computer_is_left_to_it(kind):
    kind.taken = frozenset({52413})
    assert run(UpnpWay().map(52413, 52413, 3600)).external_port == 52414
    kind.taken = frozenset(range(65536))
    with pytest.raises(MappingRefused, match="another computer"):
        run(UpnpWay().map(52413, 52413, 3600))


def test_a_router_that_knows_only_permanent_leases(kind):
    kind.permanent_only = True
    assert run(UpnpWay().map(52413, 52413, 3600)).lifetime_s == 3600
    assert set(kind.open.values()) == {0}


def test_an_outside_address_that_is_none(kind):
    kind.host = ""
    assert run(UpnpWay().map(52413, 52413, 3600)).external_host == ""


def test_nobody_answers(kind):
    kind.devices = 0
    with pytest.raises(PeerUnavailable):
        run(UpnpWay().map(52413, 52413, 3600))


def test_a_build_without_miniupnpc(monkeypatch):
    monkeypatch.setitem(sys.modules, "miniupnpc", None)
    with pytest.raises(PeerUnavailable, match="without UPnP"):
        run(UpnpWay().map(52413, 52413, 3600))
    run(UpnpWay().unmap(52413))
