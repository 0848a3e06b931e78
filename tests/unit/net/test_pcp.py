"""PCP and NAT-PMP as bytes: the RFCs' layouts, refusals, and hostile answers."""

from __future__ import annotations

import contextlib
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import RemoteProtocolError
from engine.net.pcp import (
    MAX_MESSAGE,
    MappingRefused,
    MapReply,
    MapRequest,
    OldVersion,
    Transport,
    decode_natpmp,
    decode_natpmp_address,
    decode_pcp,
    encode_natpmp,
    encode_natpmp_address,
    encode_pcp,
)

NONCE = bytes(range(12))
TCP = MapRequest(Transport.TCP, 52413, 52413, 3600, NONCE)
UDP = MapRequest(Transport.UDP, 52413, 40000, 3600, NONCE)


def pcp_reply(
    request: MapRequest, result: int = 0, nonce: bytes = NONCE, version: int = 2
) -> bytes:
    head = struct.pack("!BBBBII12x", version, 0x81, 0, result, 1800, 99)
    body = struct.pack("!12sB3xHH", nonce, request.transport, request.internal_port, 40001)
    return head + body + bytes(10) + b"\xff\xff" + bytes([45, 45, 45, 1])


def test_a_pcp_request_is_laid_out_as_rfc_6887_says():
    data = encode_pcp(TCP, "10.1.0.2")
    assert len(data) == 60
    assert data[:2] == bytes([2, 1])
    assert data[4:8] == struct.pack("!I", 3600)
    assert data[8:24] == bytes(10) + b"\xff\xff" + bytes([10, 1, 0, 2])
    assert data[24:36] == NONCE
    assert data[36] == 6
    assert data[40:44] == struct.pack("!HH", 52413, 52413)
    assert data[44:] == bytes(10) + b"\xff\xff" + bytes(4)


def test_an_ipv6_client_suggests_no_ipv4_address():
    data = encode_pcp(UDP, "fd00::2")
    assert data[36] == 17
    assert data[44:] == bytes(16)


def test_a_pcp_answer_tells_port_lease_and_address():
    assert decode_pcp(pcp_reply(TCP), TCP) == MapReply(40001, 1800, "45.45.45.1")


@pytest.mark.parametrize("foreign", [pcp_reply(UDP), pcp_reply(TCP, nonce=bytes(12))])
def test_an_answer_to_something_else_is_passed_over(foreign):
    assert decode_pcp(foreign, TCP) is None


def test_a_refusal_names_its_reason():
    with pytest.raises(MappingRefused, match="no ports left"):
        decode_pcp(pcp_reply(TCP, result=8), TCP)
    with pytest.raises(MappingRefused, match="result 200"):
        decode_pcp(pcp_reply(TCP, result=200), TCP)


def test_a_router_of_nat_pmp_says_so():
    with pytest.raises(OldVersion):
        decode_pcp(bytes([0, 0x81, 0, 1, 0, 0, 0, 0]), TCP)
    with pytest.raises(OldVersion):
        decode_natpmp(bytes([2, 0x82, 0, 1, 0, 0, 0, 0]), TCP)


def test_nat_pmp_is_laid_out_as_rfc_6886_says():
    assert encode_natpmp(TCP) == struct.pack("!BBHHHI", 0, 2, 0, 52413, 52413, 3600)
    assert encode_natpmp(UDP)[1] == 1
    assert encode_natpmp_address() == b"\0\0"
    told = struct.pack("!BBHIHHI", 0, 130, 0, 7, 52413, 40001, 3600)
    assert decode_natpmp(told, TCP) == MapReply(40001, 3600)
    assert decode_natpmp(told, UDP) is None
    told = struct.pack("!BBHI4s", 0, 128, 0, 7, bytes([45, 45, 45, 1]))
    assert decode_natpmp_address(told) == "45.45.45.1"


def test_nat_pmp_refuses_with_a_reason():
    with pytest.raises(MappingRefused, match="does not allow"):
        decode_natpmp(struct.pack("!BBHIHHI", 0, 130, 2, 7, 52413, 0, 0), TCP)


@given(st.binary(max_size=MAX_MESSAGE + 4))
def test_any_bytes_give_a_reply_nothing_or_one_kind_of_error(data):
    for decode in (decode_pcp, decode_natpmp):
        try:
            reply = decode(data, TCP)
        except RemoteProtocolError:
            continue
        assert reply is None or 0 <= reply.external_port <= 65535


@given(st.integers(0, 255), st.integers(0, 59))
def test_one_wrong_byte_in_an_answer_is_no_crash(value, at):
    data = bytearray(pcp_reply(TCP))
    data[at] = value
    with contextlib.suppress(RemoteProtocolError):
        decode_pcp(bytes(data), TCP)
