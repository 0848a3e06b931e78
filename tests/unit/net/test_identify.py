from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import RemoteProtocolError
from engine.net.addresses import Address
from engine.net.identify import (
    MAX_ADDRESSES,
    MAX_AGENT,
    MAX_PROTOCOLS,
    PeerInfo,
    decode_identify,
    encode_identify,
)
from engine.net.identify_pb2 import Identify
from engine.net.varint import decode_varint

HERE = Address("ip4", "192.0.2.1", 4001)


def _body(message: bytes) -> bytes:
    start = decode_varint(message)
    assert start is not None
    length, offset = start
    assert len(message) == offset + length
    return message[offset:]


@given(st.lists(st.text(max_size=20), max_size=5), st.sampled_from([None, HERE]))
def test_round_trip(protocols: list[str], observed: Address | None):
    message = encode_identify(bytes(32), "agent", protocols, [HERE], observed)
    assert decode_identify(_body(message)) == PeerInfo("agent", tuple(protocols), (HERE,), observed)


def test_addresses_of_other_transports_are_left_out():
    message = Identify(listenAddrs=[b"\x04\x7f\x00\x00\x01\x91\x02\x12\x34", b"", b"\xff"])
    assert decode_identify(message.SerializeToString()).listen_addresses == ()


def test_a_long_agent_is_cut():
    message = Identify(agentVersion="x" * 1000)
    assert len(decode_identify(message.SerializeToString()).agent) == MAX_AGENT


@pytest.mark.parametrize(
    "message",
    [
        Identify(protocols=["/p"] * (MAX_PROTOCOLS + 1)),
        Identify(listenAddrs=[b"x"] * (MAX_ADDRESSES + 1)),
    ],
)
def test_long_lists_are_refused(message: Identify):
    with pytest.raises(RemoteProtocolError):
        decode_identify(message.SerializeToString())


@pytest.mark.parametrize("field", [3, 6])
def test_text_that_is_no_utf_8_is_refused(field: int):
    with pytest.raises(RemoteProtocolError):
        decode_identify(bytes([field << 3 | 2, 2]) + b"\xff\xfe")


def test_an_agent_is_one_line_that_can_be_shown():
    message = Identify(agentVersion=" evil\r\n\x1b[2J\u202eclient ")
    assert decode_identify(message.SerializeToString()).agent == "evil[2Jclient"


@given(st.binary(max_size=200))
def test_any_bytes_are_claims_or_an_error(data: bytes):
    with suppress(RemoteProtocolError):
        info = decode_identify(data)
        assert all(isinstance(text, str) for text in (info.agent, *info.protocols))
