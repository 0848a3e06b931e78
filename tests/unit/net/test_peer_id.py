from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import RemoteProtocolError
from engine.net.peer_id import (
    decode_base58,
    encode_base58,
    parse_peer_id,
    peer_id_of,
    public_key_of,
)


@given(st.binary(min_size=32, max_size=32))
def test_a_peer_id_carries_its_key(public_key: bytes):
    peer_id = peer_id_of(public_key)
    assert peer_id.startswith("12D3KooW")
    assert public_key_of(peer_id) == public_key
    assert parse_peer_id(peer_id) == peer_id


@given(st.binary(max_size=40))
def test_base58_round_trip(data: bytes):
    assert decode_base58(encode_base58(data)) == data


def test_the_specifications_example():
    # libp2p/specs/peer-ids, "String representation"
    text = "12D3KooWD3eckifWpRn9wQpMG9R9hX3sD158z7EqHWmweQAJU5SA"
    assert peer_id_of(public_key_of(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1",
        "12D3KooW",
        "0OIl",
        "x" * 1000,
        "QmYyQSo1c1Ym7orWxLYvCrM2EmxFTANf8wXmmE7DWjhx5N",  # an RSA key's
        "12D3KooWé",
    ],
)
def test_refuses_what_is_none(text: str):
    with pytest.raises(RemoteProtocolError):
        parse_peer_id(text)
