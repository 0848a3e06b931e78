from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import RemoteProtocolError
from engine.net.noise import CipherState
from engine.net.records import (
    LENGTH_BYTES,
    MAX_PLAINTEXT,
    MAX_RECORD,
    open_records,
    record_count,
    seal,
    sealed_size,
)


def _sealed(cipher: CipherState, plaintext: bytes) -> bytes:
    out = bytearray(sealed_size(len(plaintext)))
    nonce = cipher.claim(record_count(len(plaintext)))
    assert seal(cipher, nonce, memoryview(plaintext), memoryview(out)) == len(out)
    return bytes(out)


def _ends() -> tuple[CipherState, CipherState]:
    return CipherState(bytes(32)), CipherState(bytes(32))


@given(st.integers(0, 3 * MAX_PLAINTEXT), st.integers(0, 255))
def test_what_is_sealed_opens_contiguously(size: int, seed: int):
    sender, receiver = _ends()
    plaintext = bytes((seed + index) & 0xFF for index in range(min(size, 1000))) + bytes(
        max(size - 1000, 0)
    )
    sealed = _sealed(sender, plaintext)
    out = bytearray(len(sealed))
    consumed, written, needed = open_records(receiver, memoryview(sealed), memoryview(out))
    assert (consumed, written, needed) == (len(sealed), size, LENGTH_BYTES)
    assert out[:written] == plaintext
    assert receiver.nonce == sender.nonce == record_count(size)


@given(st.lists(st.binary(max_size=300), max_size=8), st.lists(st.integers(1, 400), max_size=40))
def test_any_chunks_give_the_same_bytes(messages: list[bytes], cuts: list[int]):
    sender, receiver = _ends()
    stream = b"".join(_sealed(sender, message) for message in messages)
    buffer, opened, needed = b"", b"", LENGTH_BYTES
    for cut in [*cuts, len(stream) + 1]:
        buffer, stream = buffer + stream[:cut], stream[cut:]
        if len(buffer) < needed:
            continue
        out = bytearray(len(buffer))
        consumed, written, needed = open_records(receiver, memoryview(buffer), memoryview(out))
        opened += out[:written]
        buffer = buffer[consumed:]
    assert opened == b"".join(messages)


def test_the_need_of_an_incomplete_record_is_told():
    sender, receiver = _ends()
    sealed = _sealed(sender, b"x" * 100)
    out = memoryview(bytearray(200))
    assert open_records(receiver, memoryview(sealed[:1]), out) == (0, 0, LENGTH_BYTES)
    assert open_records(receiver, memoryview(sealed[:-1]), out) == (0, 0, len(sealed))


def test_a_whole_record_is_as_long_as_noise_allows():
    assert len(_sealed(CipherState(bytes(32)), bytes(MAX_PLAINTEXT))) == MAX_RECORD == 65537


@pytest.mark.parametrize("position", [2, 50, -1])
def test_a_changed_record_is_refused(position: int):
    sender, receiver = _ends()
    sealed = bytearray(_sealed(sender, b"x" * 100))
    sealed[position] ^= 1
    with pytest.raises(RemoteProtocolError, match="authentication"):
        open_records(receiver, memoryview(sealed), memoryview(bytearray(200)))


def test_records_out_of_order_are_refused():
    sender, receiver = _ends()
    first, second = _sealed(sender, b"one"), _sealed(sender, b"two")
    with pytest.raises(RemoteProtocolError):
        open_records(receiver, memoryview(second + first), memoryview(bytearray(200)))


@pytest.mark.parametrize("length", [0, 15])
def test_a_record_shorter_than_its_tag_is_refused(length: int):
    data = length.to_bytes(2, "big") + bytes(length)
    with pytest.raises(RemoteProtocolError, match="shorter"):
        open_records(CipherState(bytes(32)), memoryview(data), memoryview(bytearray(200)))
