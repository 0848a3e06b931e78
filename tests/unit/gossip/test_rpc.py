"""The codec: every RPC back as it was, every bound, every cut."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import RemoteProtocolError
from engine.gossip import parameters as limits
from engine.gossip import pubsub_pb2 as pb
from engine.gossip.messages import (
    ControlGraft,
    ControlIDontWant,
    ControlIHave,
    ControlIWant,
    ControlMessage,
    ControlPrune,
    Message,
    MessageId,
    PeerId,
    PeerInfo,
    Rpc,
    SubOpts,
    Topic,
)
from engine.gossip.rpc import FrameReader, decode_rpc, encode_rpc, frame_rpc, varint
from engine.gossip.splitting import size_bound, split_rpc
from tests.unit.gossip.strategies import FEW, rpcs

SAMPLE = Rpc(
    (SubOpts(True, Topic("a")), SubOpts(False, Topic("ü"))),
    (Message(PeerId(b"from"), b"data", b"12345678", Topic("t"), b"sig", b"key"),),
    ControlMessage(
        (ControlIHave(Topic("t"), (MessageId(b"\xff\x00"), MessageId(b""))),),
        (ControlIWant((MessageId(b"x"),)),),
        (ControlGraft(Topic("t")),),
        (ControlPrune(Topic("t"), (PeerInfo(PeerId(b"p"), b"record"),), 60),),
        (ControlIDontWant((MessageId(b"y"),)),),
    ),
)


@FEW
@given(rpcs())
def test_what_is_encoded_decodes_to_the_same(rpc):
    assert decode_rpc(encode_rpc(rpc)) == rpc


@FEW
@given(rpcs())
def test_the_size_bound_is_never_below_the_truth(rpc):
    assert len(encode_rpc(rpc)) <= size_bound(rpc)


def test_the_bytes_are_libp2ps():
    """Field numbers by hand: subscriptions 1, publish 2, control 3, and inside them."""
    wire = encode_rpc(Rpc((SubOpts(True, Topic("t")),)))
    assert wire == bytes.fromhex("0a05" + "0801" + "120174")
    message = Message(PeerId(b"f"), b"d", b"s", Topic("t"), b"g", b"k")
    assert encode_rpc(Rpc(publish=(message,))) == bytes.fromhex(
        "1212" + "0a0166" + "120164" + "1a0173" + "220174" + "2a0167" + "32016b"
    )
    idontwant = Rpc(control=ControlMessage(idontwant=(ControlIDontWant((MessageId(b"i"),)),)))
    assert encode_rpc(idontwant) == bytes.fromhex("1a05" + "2a03" + "0a0169")
    prune = Rpc(control=ControlMessage(prune=(ControlPrune(Topic("t"), (), 60),)))
    assert encode_rpc(prune) == bytes.fromhex("1a07" + "2205" + "0a0174" + "183c")


def test_absent_fields_stay_absent():
    assert encode_rpc(Rpc(publish=(Message(PeerId(b""), b"", b"", Topic("")),))) == bytes.fromhex(
        "1204" + "1200" + "2200"
    )


def test_unknown_fields_are_kept_on_messages_and_skipped_elsewhere():
    message = pb.Message(data=b"d", topic="t").SerializeToString()
    later = message + bytes.fromhex("5203616263")  # field 10: "abc"
    frame = b"\x12" + varint(len(later)) + later + bytes.fromhex("2203616263")  # RPC field 4
    (decoded,) = decode_rpc(frame).publish
    assert decoded.unknown == bytes.fromhex("5203616263")
    assert encode_rpc(Rpc(publish=(decoded,))) == b"\x12" + varint(len(later)) + later


def test_a_repeated_topic_is_read_as_its_last():  # py-libp2p declares topic=4 repeated
    frame = bytes.fromhex("1209" + "120164" + "220161" + "220162")
    assert decode_rpc(frame).publish[0].topic == "b"


def test_extensions_of_v13_are_skipped():
    frame = bytes.fromhex("1a04" + "3202" + "5001")  # control.extensions.partialMessages
    assert decode_rpc(frame) == Rpc()


@FEW
@given(st.binary(max_size=400))
def test_any_bytes_give_an_rpc_or_one_error(data):
    with suppress(RemoteProtocolError):
        decode_rpc(data)


@FEW
@given(rpcs(), st.data())
def test_a_damaged_rpc_gives_an_rpc_or_one_error(rpc, data):
    wire = bytearray(encode_rpc(rpc))
    if wire:
        index = data.draw(st.integers(0, len(wire) - 1))
        wire[index] = data.draw(st.integers(0, 255))
    with suppress(RemoteProtocolError):
        decode_rpc(bytes(wire))


def test_an_rpc_cut_at_every_byte():
    wire = encode_rpc(SAMPLE)
    for end in range(len(wire)):
        with suppress(RemoteProtocolError):
            assert decode_rpc(wire[:end]) != SAMPLE
    assert decode_rpc(wire) == SAMPLE


def control(**fields: Any) -> pb.RPC:
    return pb.RPC(control=pb.ControlMessage(**fields))


LONG_TOPIC = "t" * (limits.MAX_TOPIC_BYTES + 1)
LONG_ID = b"i" * (limits.MAX_MESSAGE_ID_BYTES + 1)
TOO_MUCH = {
    "subscriptions": pb.RPC(subscriptions=[pb.RPC.SubOpts()] * 5001),
    "messages": pb.RPC(publish=[pb.Message()] * 5001),
    "ihave ids": control(ihave=[pb.ControlIHave(messageIDs=[b""] * 2501)] * 2),
    "iwant ids": control(iwant=[pb.ControlIWant(messageIDs=[b""] * 5001)]),
    "idontwant ids": control(idontwant=[pb.ControlIDontWant(messageIDs=[b""] * 513)]),
    "graft entries": control(graft=[pb.ControlGraft()] * 5001),
    "px peers": control(prune=[pb.ControlPrune(peers=[pb.PeerInfo()] * 17)]),
    "subscription topic": pb.RPC(subscriptions=[pb.RPC.SubOpts(topicid=LONG_TOPIC)]),
    "message topic": pb.RPC(publish=[pb.Message(topic=LONG_TOPIC)]),
    "wide topic": pb.RPC(publish=[pb.Message(topic="ü" * limits.MAX_TOPIC_BYTES)]),
    "ihave topic": control(ihave=[pb.ControlIHave(topicID=LONG_TOPIC)]),
    "graft topic": control(graft=[pb.ControlGraft(topicID=LONG_TOPIC)]),
    "prune topic": control(prune=[pb.ControlPrune(topicID=LONG_TOPIC)]),
    "ihave id": control(ihave=[pb.ControlIHave(messageIDs=[LONG_ID])]),
    "iwant id": control(iwant=[pb.ControlIWant(messageIDs=[LONG_ID])]),
    "idontwant id": control(idontwant=[pb.ControlIDontWant(messageIDs=[LONG_ID])]),
    "author": pb.RPC(publish=[pb.Message(from_peer=b"f" * 65)]),
    "seqno": pb.RPC(publish=[pb.Message(seqno=b"s" * 9)]),
    "signature": pb.RPC(publish=[pb.Message(signature=b"s" * 1025)]),
    "key": pb.RPC(publish=[pb.Message(key=b"k" * 2049)]),
    "px peer id": control(prune=[pb.ControlPrune(peers=[pb.PeerInfo(peerID=b"p" * 65)])]),
    "px record": control(
        prune=[pb.ControlPrune(peers=[pb.PeerInfo(signedPeerRecord=b"r" * 8193)])]
    ),
    "rpc": pb.RPC(publish=[pb.Message(data=b"d" * limits.MAX_RPC_BYTES)]),
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_every_field_over_its_limit_is_refused(name):
    with pytest.raises(RemoteProtocolError):
        decode_rpc(TOO_MUCH[name].SerializeToString())


def test_every_field_at_its_limit_is_taken():
    at = Rpc(
        (SubOpts(True, Topic("t" * 256)),) * 100,
        (Message(PeerId(b"f" * 64), b"d" * 9000, b"s" * 8, Topic("t"), b"s" * 1024, b"k" * 2048),),
        ControlMessage(
            ihave=(ControlIHave(Topic("t"), (MessageId(b"i" * 64),) * 5000),),
            iwant=(ControlIWant((MessageId(b"i"),) * 5000),),
            prune=(ControlPrune(Topic("t"), (PeerInfo(PeerId(b"p" * 64), b"r" * 8192),) * 16, 1),),
            idontwant=(ControlIDontWant((MessageId(b"i"),) * 512),),
        ),
    )
    assert decode_rpc(encode_rpc(at)) == at


def test_a_control_split_over_repeated_fields_is_counted_whole():
    part = control(iwant=[pb.ControlIWant(messageIDs=[b""] * 3000)]).SerializeToString()
    with pytest.raises(RemoteProtocolError):
        decode_rpc(part + part)


@pytest.mark.parametrize(
    "data", ["0b", "0e", "0f", "8080808080808080808080", "0d00", "0900", "0aff"]
)
def test_wire_types_and_varints_are_checked(data):
    with pytest.raises(RemoteProtocolError):
        decode_rpc(bytes.fromhex(data))


def test_a_topic_that_is_not_utf8_is_refused():
    with pytest.raises(RemoteProtocolError):
        decode_rpc(bytes.fromhex("1204" + "2202ff41"))


# Frames


@FEW
@given(st.lists(rpcs(), max_size=4), st.data())
def test_frames_come_out_however_they_are_cut(many, data):
    wire = b"".join(map(frame_rpc, many))
    reader, found, position = FrameReader(), [], 0
    while position < len(wire):
        step = data.draw(st.integers(1, len(wire) - position))
        found += [decode_rpc(f) for f in reader.feed(memoryview(wire)[position : position + step])]
        position += step
    assert found == many
    assert reader.held == 0


def test_frames_come_out_byte_by_byte():
    wire = frame_rpc(SAMPLE) * 2
    reader = FrameReader()
    found = [frame for byte in wire for frame in reader.feed(bytes([byte]))]
    assert [decode_rpc(frame) for frame in found] == [SAMPLE] * 2


def test_an_announced_length_over_the_limit_is_refused_before_the_bytes_come():
    with pytest.raises(RemoteProtocolError):
        list(FrameReader().feed(varint(limits.MAX_RPC_BYTES + 1)))
    assert list(FrameReader().feed(varint(limits.MAX_RPC_BYTES))) == []


def test_a_length_that_does_not_end_is_refused():
    with pytest.raises(RemoteProtocolError):
        list(FrameReader().feed(b"\xff" * 5))


def test_an_empty_frame_is_an_empty_rpc():
    assert [decode_rpc(frame) for frame in FrameReader().feed(b"\x00\x00")] == [Rpc(), Rpc()]


# Splitting: 40 FuzzRPCSplit


def join(parts: list[Rpc]) -> tuple:
    def ids(entries):
        return sorted(key for entry in entries for key in entry.message_ids)

    return (
        [option for part in parts for option in part.subscriptions],
        [message for part in parts for message in part.publish],
        sorted((e.topic, key) for p in parts for e in p.control.ihave for key in e.message_ids),
        ids(e for p in parts for e in p.control.iwant),
        ids(e for p in parts for e in p.control.idontwant),
        [entry for part in parts for entry in part.control.graft],
        [(e.topic, e.backoff) for part in parts for e in part.control.prune],
    )


@FEW
@given(rpcs(), st.integers(2500, 6000))
def test_splitting_loses_nothing_and_keeps_to_the_limit(rpc, limit):
    parts, oversized = split_rpc(rpc, limit)
    assert oversized == []
    assert all(len(encode_rpc(part)) <= limit for part in parts)
    assert join(parts) == join([rpc])


def test_a_message_above_the_limit_is_handed_back():
    small = Message(PeerId(b"f"), b"d", b"s", Topic("t"))
    large = Message(PeerId(b"f"), b"d" * 5000, b"s", Topic("t"))
    parts, oversized = split_rpc(Rpc(publish=(small, large, small)), 1000)
    assert oversized == [large]
    assert [message for part in parts for message in part.publish] == [small, small]


def test_a_large_prune_loses_peers_rather_than_itself():
    peers = tuple(PeerInfo(PeerId(b"p%d" % n), b"r" * 500) for n in range(16))
    parts, _ = split_rpc(
        Rpc(control=ControlMessage(prune=(ControlPrune(Topic("t"), peers, 60),))), 3000
    )
    (prune,) = [prune for part in parts for prune in part.control.prune]
    assert 0 < len(prune.peers) < 16


def test_five_thousand_ids_are_cut_into_sendable_rpcs():
    ids = tuple(MessageId(n.to_bytes(20, "big")) for n in range(5000))
    rpc = Rpc(control=ControlMessage(ihave=(ControlIHave(Topic("t" * 75), ids),)))
    parts, _ = split_rpc(rpc, limits.MAX_SENT_RPC_BYTES)
    assert all(len(encode_rpc(part)) <= limits.MAX_SENT_RPC_BYTES for part in parts)
    assert len(parts) <= 4
