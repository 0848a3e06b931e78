from __future__ import annotations

import contextlib
import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.content import merkle
from engine.content.file_id import EMPTY_ROOT, MAX_FILE_SIZE, collection_id, file_id
from engine.dht import records
from engine.dht.endpoints import Endpoint
from engine.dht.ids import Key, content_key
from engine.dht.records import (
    MAX_ADDRESSES,
    MAX_CLOCK_SKEW_S,
    MAX_NAME_BYTES,
    MAX_VIAS,
    MetadataPart,
    MetadataRecord,
    ProviderFlag,
    Via,
    all_parts,
    certifies,
    decode_part,
    decode_provider,
    join_parts,
    part_count,
    shorten_name,
    sign_provider,
    split_parts,
)
from engine.errors import LocalProtocolError, RemoteProtocolError
from tests.helpers.dht import Signer, metadata_record, provider_record

KEY = Key(bytes(range(32)))
NOW = 1_800_000_000.0
SIZES = [0, 1, 16384, 16385, 100_000, 5 << 20, (5 << 20) + 1, 16 << 20, 17 << 20, (1 << 40) + 5]

endpoints = st.builds(
    Endpoint,
    st.sampled_from(["192.0.2.7", "127.0.0.1", "8.8.8.8", "2001:db8::7", "::1"]),
    st.integers(1, 65535),
)


@given(
    st.lists(endpoints, max_size=MAX_ADDRESSES),
    st.text(max_size=200),
    st.integers(0, 2**64 - 1),
    st.integers(records.MIN_TTL_S, records.MAX_TTL_S),
    st.integers(0, 255),
    st.lists(st.builds(Via, st.binary(min_size=32, max_size=32), endpoints), max_size=MAX_VIAS),
)
def test_a_provider_record_is_read_as_it_was_signed(addresses, name, sequence, ttl_s, flags, vias):
    signer = Signer(1)
    try:
        name.encode()
    except UnicodeEncodeError:
        return
    record = sign_provider(
        KEY,
        signer.public_key,
        signer.sign,
        sequence=sequence,
        ttl_s=ttl_s,
        addresses=addresses,
        name=name,
        flags=flags,
        vias=vias,
    )
    assert record.vias == tuple(vias)
    assert len(record.raw) <= records.MAX_RECORD_BYTES
    read = decode_provider(record.raw)
    assert read == record
    read.check_signature(KEY)


@given(st.binary(max_size=400))
def test_any_bytes_give_a_record_or_the_one_error(raw):
    for decode in (decode_provider, decode_part):
        with contextlib.suppress(RemoteProtocolError):
            decode(raw)


@given(st.integers(0, 10**6), st.integers(0, 7))
def test_one_flipped_bit_is_never_a_valid_record(position, bit):
    raw = bytearray(provider_record(KEY, 1, int(NOW * 1000)).raw)
    raw[position % len(raw)] ^= 1 << bit
    with pytest.raises(RemoteProtocolError):
        decode_provider(bytes(raw)).check_signature(KEY)


def test_a_record_is_signed_for_one_key():
    with pytest.raises(RemoteProtocolError):
        provider_record(KEY, 1, 0).check_signature(Key(bytes(32)))


@pytest.mark.parametrize(
    ("made", "good"),
    [
        (NOW, True),
        (NOW + MAX_CLOCK_SKEW_S - 1, True),
        (NOW + MAX_CLOCK_SKEW_S + 1, False),
        (NOW - 3600 - MAX_CLOCK_SKEW_S + 1, True),
        (NOW - 3600 - MAX_CLOCK_SKEW_S - 1, False),
    ],
)
def test_the_window_of_time(made, good):
    record = provider_record(KEY, 1, int(made * 1000))
    if good:
        record.check_time(NOW)
    else:
        with pytest.raises(RemoteProtocolError):
            record.check_time(NOW)


def test_impossible_ttls_are_ours_to_avoid_and_theirs_to_be_refused():
    with pytest.raises(LocalProtocolError):
        provider_record(KEY, 1, 0, ttl_s=records.MAX_TTL_S + 1)
    raw = bytearray(provider_record(KEY, 1, 0).raw)
    raw[40:44] = (1).to_bytes(4, "big")
    with pytest.raises(RemoteProtocolError):
        decode_provider(bytes(raw))


def test_addresses_nobody_can_dial_are_refused():
    good = provider_record(KEY, 1, 0).raw
    at = good.index(bytes([6, 127, 0, 0, 1]))
    for bad in (b"\x06\0\0\0\0\x0f\xa1", b"\x06\x7f\0\0\1\0\0", b"\x06\xe0\0\0\1\0\x50"):
        with pytest.raises(RemoteProtocolError):
            decode_provider(good[:at] + bad + good[at + 7 :])


def test_a_withdrawal_says_so():
    assert provider_record(KEY, 1, 0, flags=ProviderFlag.WITHDRAWN).withdrawn
    assert not provider_record(KEY, 1, 0, flags=ProviderFlag.PARTIAL).withdrawn


@given(st.text(max_size=300))
def test_names_are_short_clean_utf8(name):
    with contextlib.suppress(UnicodeEncodeError):
        name.encode()
    short = shorten_name(name)
    assert len(short.encode()) <= MAX_NAME_BYTES
    assert shorten_name(short) == short


def test_a_long_name_keeps_its_extension():
    short = shorten_name("ü" * 100 + ".tar")
    assert short.startswith("üü")
    assert short.endswith("….tar")
    assert shorten_name("a\n\x1b[31mb.txt") == "a[31mb.txt"


# -- metadata -----------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
def test_parts_are_proved_alone_and_make_the_record_again(size):
    identifier, record = metadata_record(size)
    key = content_key(identifier)
    parts = split_parts(record)
    assert len(parts) == part_count(size)
    assert all_parts(size) == (1 << len(parts)) - 1
    for part in parts:
        raw = part.encode()
        assert len(raw) <= records.MAX_PART_BYTES
        assert decode_part(raw) == part
        part.check(key)
    assert join_parts({p.index: p for p in reversed(parts)}) == record
    assert record.certified_by(identifier)
    record.check()


def test_up_to_sixteen_mebibytes_the_layer_is_the_pieces():
    for size in (1 << 20, 8 << 20, 16 << 20):
        assert records.layer_of(size) == merkle.piece_layer(size)
    assert records.layer_of(17 << 20) > merkle.piece_layer(17 << 20)


def test_a_missing_part_leaves_a_record_without_hashes():
    _, record = metadata_record(1 << 30)
    parts = {p.index: p for p in split_parts(record)[1:]}
    assert join_parts(parts) == dataclasses.replace(record, hashes=b"")
    with pytest.raises(LocalProtocolError):
        join_parts({})


@pytest.mark.parametrize("size", [1, 100_000, (5 << 20) + 1])
def test_false_parts_are_refused(size):
    identifier, record = metadata_record(size)
    key = content_key(identifier)
    part = split_parts(record)[-1]
    other_root = bytes([part.pieces_root[0] ^ 1]) + part.pieces_root[1:]
    false = [
        dataclasses.replace(part, size=size + 1),
        dataclasses.replace(part, pieces_root=other_root),
        dataclasses.replace(part, index=part.index + 1),
        dataclasses.replace(part, hashes=part.hashes[:-1]),
        dataclasses.replace(part, hashes=(bytes(32), *part.hashes[1:])),
        dataclasses.replace(part, uncles=(*part.uncles, bytes(32))),
    ]
    if part.index:
        false.append(dataclasses.replace(part, index=part.index - 1))
    for one in false:
        with pytest.raises(RemoteProtocolError):
            one.check(key)


def test_the_key_of_a_collection_certifies_it_too():
    _, record = metadata_record(1000)
    key = content_key(collection_id(record.size, record.pieces_root))
    split_parts(record)[0].check(key)


def test_sizes_no_content_has_are_not_certified():
    for size, root in ((MAX_FILE_SIZE + 1, EMPTY_ROOT), (0, b"\1" * 32)):
        assert not certifies(content_key(file_id(size, root)), size, root)


def test_a_false_record_cannot_be_split():
    _, record = metadata_record(100_000)
    for bad in (
        dataclasses.replace(record, hashes=record.hashes[32:] + record.hashes[:32]),
        dataclasses.replace(record, hashes=record.hashes[:-1]),
        dataclasses.replace(record, layer=record.layer + 1),
        MetadataRecord(-1, EMPTY_ROOT, 0, b""),
    ):
        with pytest.raises(RemoteProtocolError):
            split_parts(bad)


def test_part_bytes_with_other_counts_are_refused():
    _, record = metadata_record(1 << 30)
    raw = split_parts(record)[0].encode()
    for bad in (
        raw[:-1],
        raw + b"\0",
        raw[:40] + b"\xff" + raw[41:],
        raw[:41] + b"\xff" + raw[42:],
    ):
        with pytest.raises(RemoteProtocolError):
            decode_part(bad)
    empty = MetadataPart(0, EMPTY_ROOT, 0, (), ())
    assert decode_part(empty.encode()) == empty
