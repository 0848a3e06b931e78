from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import RemoteProtocolError
from engine.net.varint import decode_varint, encode_varint


@given(st.integers(0, 2**63 - 1), st.binary(max_size=4))
def test_round_trip_at_any_offset(number: int, before: bytes):
    encoded = encode_varint(number)
    assert decode_varint(before + encoded, len(before)) == (number, len(before) + len(encoded))


@given(st.integers(0, 2**63 - 1))
def test_waits_for_the_last_byte(number: int):
    encoded = encode_varint(number)
    assert all(decode_varint(encoded[:cut]) is None for cut in range(len(encoded)))


@pytest.mark.parametrize("data", [b"\x80\x00", b"\xff" * 9, b"\xff" * 20])
def test_refuses_long_forms(data: bytes):
    with pytest.raises(RemoteProtocolError):
        decode_varint(data)


def test_published_examples():
    # multiformats/unsigned-varint, "Examples"
    pairs = {1: "01", 127: "7f", 128: "8001", 255: "ff01", 300: "ac02", 16384: "808001"}
    assert {number: encode_varint(number).hex() for number in pairs} == pairs
