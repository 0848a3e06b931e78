"""Two upgrade cores over a fake wire."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305

from engine.errors import PeerUnavailable, RemoteProtocolError
from engine.net.handshake_payload import Credentials
from engine.net.identity import Identity
from engine.net.multistream import encode_message
from engine.net.noise import AES_256_GCM
from engine.net.peer_id import PeerId
from engine.net.records import open_records, record_count, seal, sealed_size
from engine.net.upgrade import MUXER, Upgrade

ALICE, BOB = Identity.generate(), Identity.generate()


def _credentials(identity: Identity, *, early: bool = True) -> Credentials:
    muxers = (MUXER,) if early else ()
    return Credentials.create(identity.public_key, identity.sign, muxers=muxers)


def _pair(
    expected: PeerId | None = None, *, early: tuple[bool, bool] = (True, True)
) -> tuple[Upgrade, Upgrade]:
    return (
        Upgrade(_credentials(ALICE, early=early[0]), initiator=True, expected=expected),
        Upgrade(_credentials(BOB, early=early[1]), initiator=False),
    )


def _exchange(ends: tuple[Upgrade, Upgrade], chunk: int = 100_000, extra: bytes = b"") -> int:
    """Carry bytes both ways until nobody speaks; gives how often the direction changed."""
    turns = 0
    silent = 0
    while silent < 2:
        output = ends[turns % 2].take_output()
        silent = 0 if output else silent + 1
        for start in range(0, len(output), chunk):
            ends[(turns + 1) % 2].receive(output[start : start + chunk])
        turns += 1
    return turns - 2


@pytest.mark.parametrize("chunk", [1, 2, 3, 50, 100_000])
@pytest.mark.parametrize("early", [(True, True), (False, False)])
def test_both_ends_know_each_other_and_share_ciphers(chunk: int, early: tuple[bool, bool]):
    ends = _pair(BOB.peer_id, early=early)
    _exchange(ends, chunk)
    ours, theirs = ends[0].result, ends[1].result
    assert ours is not None
    assert theirs is not None
    assert (ours.peer_id, theirs.peer_id) == (BOB.peer_id, ALICE.peer_id)
    assert ours.handshake_hash == theirs.handshake_hash
    for sender, receiver in ((ours, theirs), (theirs, ours)):
        sealed = bytearray(sealed_size(5))
        nonce = sender.sending.claim(record_count(5))
        seal(sender.sending, nonce, memoryview(b"hello"), memoryview(sealed))
        out = bytearray(len(sealed))
        _, size, _ = open_records(receiver.receiving, memoryview(sealed), memoryview(out))
        assert out[:size] == b"hello"


@pytest.mark.parametrize("early", [True, False])
@pytest.mark.parametrize(
    ("offers", "used"), [((True, True), AESGCM), ((True, False), ChaCha20Poly1305)]
)
@pytest.mark.parametrize("turned", [False, True])
def test_aes_is_used_where_both_ends_name_it_and_nowhere_else(offers, used, early, turned):
    muxers = (MUXER,) if early else ()
    ciphers = [(AES_256_GCM, "rot13") if offer else () for offer in offers]
    credentials = [
        Credentials.create(who.public_key, who.sign, muxers=muxers, ciphers=offer)
        for who, offer in zip((ALICE, BOB), ciphers[::-1] if turned else ciphers, strict=True)
    ]
    ends = (Upgrade(credentials[0], initiator=True), Upgrade(credentials[1], initiator=False))
    _exchange(ends)
    ours, theirs = ends[0].result, ends[1].result
    assert ours is not None
    assert theirs is not None
    for sender, receiver in ((ours, theirs), (theirs, ours)):
        assert isinstance(sender.sending.aead, used)
        ad = sender.handshake_hash
        assert receiver.receiving.decrypt(ad, sender.sending.encrypt(ad, b"hello")) == b"hello"
    with pytest.raises(RemoteProtocolError):  # the two directions have keys of their own
        ours.receiving.decrypt(b"", ours.sending.encrypt(b"", b"hello"))


def test_too_many_ciphers_are_refused():
    many = Credentials.create(
        ALICE.public_key, ALICE.sign, muxers=(MUXER,), ciphers=(AES_256_GCM,) * 9
    )
    ends = (Upgrade(many, initiator=True), Upgrade(_credentials(BOB), initiator=False))
    with pytest.raises(RemoteProtocolError, match="ciphers"):
        _exchange(ends)


def test_it_takes_one_round_trip_and_a_half():
    assert _exchange(_pair()) == 3


def test_bytes_behind_the_handshake_are_handed_on():
    dialer, listener = _pair()
    listener.receive(dialer.take_output())
    dialer.receive(listener.take_output())
    listener.receive(dialer.take_output() + b"already ciphertext")
    assert listener.result is not None
    assert listener.result.ciphertext == b"already ciphertext"


def test_another_peer_than_expected_is_refused_before_we_say_who_we_are():
    dialer, listener = _pair(Identity.generate().peer_id)
    listener.receive(dialer.take_output())
    with pytest.raises(PeerUnavailable, match="Another peer"):
        dialer.receive(listener.take_output())
    assert dialer.take_output() == b""


def test_ourselves_are_refused():
    ends = (
        Upgrade(_credentials(ALICE), initiator=True),
        Upgrade(_credentials(ALICE), initiator=False),
    )
    with pytest.raises(PeerUnavailable, match="this computer"):
        _exchange(ends)


def test_no_common_muxer_fails():
    credentials = Credentials.create(BOB.public_key, BOB.sign, muxers=("/mplex/6.7.0",))
    ends = (Upgrade(_credentials(ALICE), initiator=True), Upgrade(credentials, initiator=False))
    with pytest.raises(RemoteProtocolError, match="multiplexers"):
        _exchange(ends)


def test_plaintext_is_not_spoken():
    listener = Upgrade(_credentials(BOB), initiator=False)
    listener.take_output()
    listener.receive(encode_message("/multistream/1.0.0") + encode_message("/plaintext/2.0.0"))
    assert listener.take_output().endswith(encode_message("na"))
    assert listener.result is None


@pytest.mark.parametrize("step", [0, 1, 2])
def test_any_changed_bit_ends_the_handshake_or_changes_nothing(step: int):
    reference = _pair()
    lengths = []
    for turn in range(3):
        output = reference[turn % 2].take_output()
        lengths.append(len(output))
        reference[1 - turn % 2].receive(output)
    for position in range(0, lengths[step], 11):
        ends = _pair(BOB.peer_id)
        with pytest.raises((RemoteProtocolError, PeerUnavailable)):
            _exchange_with_a_changed_bit(ends, step, position)


def _exchange_with_a_changed_bit(ends: tuple[Upgrade, Upgrade], step: int, position: int) -> None:
    for turn in range(4):
        output = bytearray(ends[turn % 2].take_output())
        if turn == step:
            output[position] ^= 0x10
        ends[1 - turn % 2].receive(bytes(output))
    # A changed length may leave both ends waiting: the deadline ends that.
    if ends[0].result is None or ends[1].result is None:
        raise PeerUnavailable("waiting for ever")


def test_what_is_buffered_is_bounded():
    listener = Upgrade(_credentials(BOB), initiator=False)
    hello = encode_message("/multistream/1.0.0") + encode_message("/noise")
    listener.receive(hello)
    with pytest.raises(RemoteProtocolError):
        listener.receive(b"\xff" * (2 * 65537))
