"""A router on loopback that speaks what it is told to speak."""

from __future__ import annotations

import asyncio
import struct

import pytest

from engine.errors import PeerUnavailable
from engine.net import gateway
from engine.net.gateway import RouterWay, default_routes, gateways
from engine.net.interfaces import Interface
from engine.net.pcp import MappingRefused, MapReply
from tests.helpers.aio import run

ROUTES = """Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT
wlan0\t00000000\t0101A8C0\t0003\t0\t0\t600\t00000000\t0\t0\t0
eth0\t00000000\t0100010A\t0003\t0\t0\t100\t00000000\t0\t0\t0
eth0\t0000010A\t00000000\t0001\t0\t0\t100\t00FFFFFF\t0\t0\t0
eth1\t00000000\tnonsense\t0003\t0\t0\t1\t00000000\t0\t0\t0
"""


class Router(asyncio.DatagramProtocol):
    """Opens every port that it is asked to open, one above the one suggested."""

    def __init__(self, *, pcp: bool = True, natpmp: bool = True, refuse: int = 0) -> None:
        self.pcp, self.natpmp, self.refuse = pcp, natpmp, refuse
        self.open: dict[int, int] = {}  # transport -> lease
        self.heard: list[bytes] = []

    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, addr):
        self.heard.append(data)
        if data[0] == 2 and self.pcp:
            self.transport.sendto(self._pcp(data), addr)
        elif data[0] == 2 and self.natpmp:
            self.transport.sendto(struct.pack("!BBHI", 0, 128 + data[1], 1, 0), addr)
        elif data[0] == 0 and self.natpmp:
            self.transport.sendto(self._natpmp(data), addr)

    def _pcp(self, data: bytes) -> bytes:
        lease, transport = int.from_bytes(data[4:8], "big"), data[36]
        self._note(transport, lease)
        head = struct.pack("!BBBBII12x", 2, 0x81, 0, self.refuse, lease, 1)
        port = int.from_bytes(data[42:44], "big") + 1
        host = bytes(10) + b"\xff\xff" + bytes([45, 45, 45, 1])
        return head + data[24:42] + port.to_bytes(2, "big") + host

    def _natpmp(self, data: bytes) -> bytes:
        if data[1] == 0:
            return struct.pack("!BBHI4s", 0, 128, 0, 1, bytes([45, 45, 45, 1]))
        _, opcode, _, internal, suggested, lease = struct.unpack("!BBHHHI", data)
        self._note({1: 17, 2: 6}[opcode], lease)
        return struct.pack(
            "!BBHIHHI", 0, 128 + opcode, self.refuse, 1, internal, suggested + 1, lease
        )

    def _note(self, transport: int, lease: int) -> None:
        if lease and not self.refuse:
            self.open[transport] = lease
        else:
            self.open.pop(transport, None)


async def router(**kinds) -> tuple[Router, RouterWay]:
    transport, made = await asyncio.get_running_loop().create_datagram_endpoint(
        lambda: Router(**kinds), local_addr=("127.0.0.1", 0)
    )
    return made, RouterWay("127.0.0.1", transport.get_extra_info("sockname")[1])


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(gateway, "RETRIES_S", (0.01, 0.01))


def test_pcp_opens_renews_and_closes_both_transports():
    async def main():
        made, way = await router()
        assert await way.map(52413, 52413, 3600) == MapReply(52414, 3600, "45.45.45.1")
        assert made.open == {6: 3600, 17: 3600}
        await way.map(52413, 52414, 1800)
        assert made.open == {6: 1800, 17: 1800}
        assert len({data[24:36] for data in made.heard}) == 1  # one nonce, or it is another mapping
        await way.unmap(52413)
        assert made.open == {}
        assert way.name == "PCP"
        made.transport.close()

    run(main())


@pytest.mark.parametrize("answers_pcp", [True, False])
def test_a_router_of_nat_pmp_is_asked_in_its_words(answers_pcp):
    async def main():
        made, way = await router(pcp=False)
        if not answers_pcp:  # some drop what they do not know
            made._pcp_answer = made.datagram_received
            made.datagram_received = lambda data, addr: (
                data[0] == 0 and made._pcp_answer(data, addr)
            )
        assert await way.map(52413, 52413, 3600) == MapReply(52414, 3600, "45.45.45.1")
        assert way.name == "NAT-PMP"
        assert made.open == {6: 3600, 17: 3600}
        await way.unmap(52413)
        assert made.open == {}
        made.transport.close()

    run(main())


def test_a_refusal_is_told_with_its_reason():
    async def main():
        made, way = await router(refuse=2)
        with pytest.raises(MappingRefused, match="does not allow"):
            await way.map(52413, 52413, 3600)
        made.transport.close()

    run(main())


def test_a_silent_router_is_given_up_and_asked_anew_the_next_time():
    async def main():
        made, way = await router(pcp=False, natpmp=False)
        with pytest.raises(PeerUnavailable):
            await way.map(52413, 52413, 3600)
        made.pcp = True
        assert (await way.map(52413, 52413, 3600)).external_port == 52414
        assert way.name == "PCP"
        made.transport.close()

    run(main())


def test_a_closed_port_is_no_answer():
    async def main():
        made, way = await router()
        made.transport.close()
        await asyncio.sleep(0)
        with pytest.raises(PeerUnavailable):
            await way.map(52413, 52413, 3600)

    run(main())


def test_garbage_from_the_router_is_its_fault_only():
    async def main():
        made, way = await router()
        made.datagram_received = lambda data, addr: made.transport.sendto(b"\x02", addr)
        with pytest.raises(Exception, match="wrong length"):
            await way.map(52413, 52413, 3600)
        made.transport.close()

    run(main())


def test_default_routes_come_by_metric():
    assert default_routes(ROUTES) == ["10.1.0.1", "192.168.1.1"]
    assert default_routes("") == []


def test_without_a_list_of_routes_the_first_address_of_a_private_network_is_likely(
    monkeypatch, tmp_path
):
    monkeypatch.setattr(gateway, "_ROUTES", tmp_path / "none")
    found = gateways(
        [
            Interface("lo", 1, "127.0.0.1", 8),
            Interface("eth0", 2, "192.168.7.20", 24),
            Interface("eth0", 2, "fd00::5", 64),
            Interface("eth1", 3, "45.45.45.2", 24),
            Interface("eth2", 4, "10.9.0.1", 24),
        ]
    )
    assert found == ["192.168.7.1"]
