from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import PeerUnavailable, RemoteProtocolError
from engine.net.multistream import (
    HEADER,
    MAX_MESSAGE,
    MAX_PROPOSALS,
    Dialer,
    Listener,
    Negotiation,
    encode_message,
)
from engine.net.varint import encode_varint


def _exchange(dialer: Dialer, listener: Listener, chunk: int = 10_000) -> int:
    """Carry bytes both ways, `chunk` at a time, until nobody speaks; gives the turns taken."""
    turns = 0
    ends: list[Negotiation] = [dialer, listener]
    while output := ends[turns % 2].take_output():
        other = ends[(turns + 1) % 2]
        for start in range(0, len(output), chunk):
            other.receive(output[start : start + chunk])
        turns += 1
    return turns


@pytest.mark.parametrize("chunk", [1, 2, 7, 10_000])
def test_the_first_protocol_both_speak(chunk: int):
    dialer, listener = Dialer(["/a", "/b", "/c"]), Listener({"/c", "/b"})
    _exchange(dialer, listener, chunk)
    assert dialer.selected == listener.selected == "/b"


def test_an_accepted_proposal_takes_one_round_trip():
    dialer, listener = Dialer(["/a"]), Listener({"/a"})
    assert _exchange(dialer, listener) == 2


def test_the_bytes_are_the_specifications():
    assert encode_message("/multistream/1.0.0") == b"\x13/multistream/1.0.0\n"
    assert Dialer(["/a"]).take_output() == b"\x13/multistream/1.0.0\n\x03/a\n"


def test_nothing_in_common():
    dialer, listener = Dialer(["/a", "/b"]), Listener({"/c"})
    with pytest.raises(PeerUnavailable, match="/a or /b"):
        _exchange(dialer, listener)


@given(st.binary(max_size=50), st.integers(1, 60))
def test_what_follows_the_agreement_is_left_over(data: bytes, chunk: int):
    listener = Listener({"/a"})
    stream = encode_message(HEADER) + encode_message("/a") + data
    rest = b""
    for start in range(0, len(stream), chunk):
        if listener.selected is None:
            listener.receive(stream[start : start + chunk])
        else:
            rest += stream[start : start + chunk]
    assert listener.leftover + rest == data


@pytest.mark.parametrize(
    "data",
    [
        b"\x00",
        b"\x03abc",
        encode_varint(MAX_MESSAGE + 1),
        b"\xff\xff\xff\xff\xff\xff\xff\xff\xff",
        encode_message("/multistream/2.0.0"),
        b"\x02\xff\n",
        b"GET / HTTP/1.1\r\n",
    ],
)
@pytest.mark.parametrize("end", [lambda: Dialer(["/a"]), lambda: Listener({"/a"})])
def test_what_is_no_negotiation_is_refused(data: bytes, end):
    with pytest.raises(RemoteProtocolError):
        end().receive(data + bytes(100))


def test_agreement_to_something_else_is_refused():
    with pytest.raises(RemoteProtocolError, match="not proposed"):
        Dialer(["/a"]).receive(encode_message(HEADER) + encode_message("/b"))


def test_guessing_has_an_end():
    listener = Listener({"/a"})
    listener.receive(encode_message(HEADER))
    with pytest.raises(RemoteProtocolError, match="proposals"):
        listener.receive(encode_message("/guess") * MAX_PROPOSALS)
