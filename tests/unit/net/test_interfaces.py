"""Which addresses of this machine mean what."""

from __future__ import annotations

import ipaddress

from engine.net.interfaces import Interface, local_hosts, on_same_wire, outside, read_interfaces

LOOPBACK = Interface("lo", 1, "127.0.0.1", 8)
CABLE = Interface("eth0", 2, "169.254.7.1", 16)
HOME = Interface("eth1", 3, "192.168.7.20", 24)
HOME6 = Interface("eth1", 3, "fe80::1", 64)
WORLD6 = Interface("eth1", 3, "2a00::5", 64)


def test_this_machine_has_a_loopback_interface():
    assert any(one.is_loopback for one in read_interfaces())


def test_a_bare_cable_counts_and_link_local_ipv6_does_not():
    assert outside([LOOPBACK, CABLE, HOME, HOME6, WORLD6]) == [CABLE, HOME, WORLD6]


def test_a_neighbour_is_in_one_of_our_networks():
    assert on_same_wire("192.168.7.99", [HOME])
    assert on_same_wire("2a00::77", [HOME, WORLD6])
    assert not on_same_wire("45.45.45.1", [HOME, WORLD6])
    assert not on_same_wire("127.0.0.1", [HOME])
    assert not on_same_wire("no address", [HOME])


def test_only_an_address_of_the_internet_is_global():
    assert [one.is_global for one in (LOOPBACK, CABLE, HOME, WORLD6)] == [False] * 3 + [True]


def test_this_machine_has_loopback_last():
    hosts = local_hosts()
    assert ipaddress.ip_address(hosts[-1]).is_loopback
    assert not any(host.startswith("fe80") for host in hosts)
