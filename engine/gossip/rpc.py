"""RPCs to bytes and back, and the varint frames that carry them on a stream.

Owns the wire format of libp2p's `pubsub.proto` and the bounds on each field. A frame either becomes
an `Rpc` within every bound or raises RemoteProtocolError, whole or byte by byte; whether the sender
may say what it says is the router's business.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from google.protobuf.message import DecodeError
from google.protobuf.unknown_fields import UnknownFieldSet

from engine.errors import RemoteProtocolError
from engine.gossip import pubsub_pb2 as pb
from engine.gossip.messages import (
    NO_CONTROL,
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
from engine.gossip.parameters import (
    MAX_KEY_BYTES,
    MAX_MESSAGE_ID_BYTES,
    MAX_PEER_ID_BYTES,
    MAX_RECORD_BYTES,
    MAX_RPC_BYTES,
    MAX_SIGNATURE_BYTES,
    MAX_TOPIC_BYTES,
    SEQNO_BYTES,
)
from engine.gossip.prescan import check_counts

_MAX_LENGTH_BYTES = 4  # a varint of a length up to MAX_RPC_BYTES has at most 3; non-minimal ones 4


def encode_rpc(rpc: Rpc) -> bytes:
    """The protobuf bytes of an RPC, without a frame's length."""
    out = pb.RPC()
    for option in rpc.subscriptions:
        out.subscriptions.add(subscribe=option.subscribe, topicid=option.topic)
    for message in rpc.publish:
        fill_message(out.publish.add(), message)
    if rpc.control:
        _fill_control(out.control, rpc.control)
    return out.SerializeToString()


def fill_message(out: pb.Message, message: Message) -> None:
    """Set the fields of `message` that are present; an absent field stays absent on the wire."""
    if message.author:
        out.from_peer = message.author
    out.data = message.data
    if message.seqno:
        out.seqno = message.seqno
    out.topic = message.topic
    if message.signature:
        out.signature = message.signature
    if message.key:
        out.key = message.key
    if message.unknown:
        out.MergeFromString(message.unknown)


def _fill_control(out: pb.ControlMessage, control: ControlMessage) -> None:
    for ihave in control.ihave:
        out.ihave.add(topicID=ihave.topic, messageIDs=ihave.message_ids)
    for iwant in control.iwant:
        out.iwant.add(messageIDs=iwant.message_ids)
    for graft in control.graft:
        out.graft.add(topicID=graft.topic)
    for prune in control.prune:
        entry = out.prune.add(topicID=prune.topic)
        if prune.backoff:
            entry.backoff = prune.backoff
        for info in prune.peers:
            peer = entry.peers.add(peerID=info.peer_id)
            if info.signed_peer_record:
                peer.signedPeerRecord = info.signed_peer_record
    for idontwant in control.idontwant:
        out.idontwant.add(messageIDs=idontwant.message_ids)


def decode_rpc(frame: bytes) -> Rpc:
    """The RPC in a frame; RemoteProtocolError if it is malformed or any field is over its limit."""
    if len(frame) > MAX_RPC_BYTES:
        raise RemoteProtocolError(f"An RPC is longer than {MAX_RPC_BYTES} bytes.")
    check_counts(frame)
    try:
        decoded = pb.RPC.FromString(frame)
        return Rpc(
            subscriptions=tuple(
                SubOpts(option.subscribe, _topic(option.topicid))
                for option in decoded.subscriptions
            ),
            publish=tuple(map(_message, decoded.publish)),
            control=_control(decoded.control) if decoded.HasField("control") else NO_CONTROL,
        )
    except DecodeError as error:
        raise RemoteProtocolError("An RPC is not what pubsub.proto says.") from error


def _message(entry: pb.Message) -> Message:
    unknown = b""
    if len(UnknownFieldSet(entry)):
        unknown = _unknown_of(entry)
    return Message(
        author=PeerId(_sized(entry.from_peer, MAX_PEER_ID_BYTES, "author")),
        data=entry.data,
        seqno=_sized(entry.seqno, SEQNO_BYTES, "sequence number"),
        topic=_topic(entry.topic),
        signature=_sized(entry.signature, MAX_SIGNATURE_BYTES, "signature"),
        key=_sized(entry.key, MAX_KEY_BYTES, "key"),
        unknown=unknown,
    )


def _unknown_of(entry: pb.Message) -> bytes:
    rest = pb.Message()
    rest.CopyFrom(entry)
    rest.ClearField("from_peer")
    rest.ClearField("data")
    rest.ClearField("seqno")
    rest.ClearField("topic")
    rest.ClearField("signature")
    rest.ClearField("key")
    return rest.SerializeToString()


def _control(control: pb.ControlMessage) -> ControlMessage:
    return ControlMessage(
        ihave=tuple(ControlIHave(_topic(e.topicID), _ids(e.messageIDs)) for e in control.ihave),
        iwant=tuple(ControlIWant(_ids(e.messageIDs)) for e in control.iwant),
        graft=tuple(ControlGraft(_topic(e.topicID)) for e in control.graft),
        prune=tuple(
            ControlPrune(_topic(e.topicID), tuple(map(_peer_info, e.peers)), e.backoff)
            for e in control.prune
        ),
        idontwant=tuple(ControlIDontWant(_ids(e.messageIDs)) for e in control.idontwant),
    )


def _peer_info(entry: pb.PeerInfo) -> PeerInfo:
    return PeerInfo(
        PeerId(_sized(entry.peerID, MAX_PEER_ID_BYTES, "peer ID")),
        _sized(entry.signedPeerRecord, MAX_RECORD_BYTES, "peer record"),
    )


def _ids(values: Iterable[bytes]) -> tuple[MessageId, ...]:
    return tuple(MessageId(_sized(value, MAX_MESSAGE_ID_BYTES, "message ID")) for value in values)


def _topic(text: str | bytes) -> Topic:
    # The decoder hands out a proto2 string that is not UTF-8 as bytes.
    if isinstance(text, bytes):
        raise RemoteProtocolError("A topic is not UTF-8 text.")
    if len(text) > MAX_TOPIC_BYTES or len(text.encode()) > MAX_TOPIC_BYTES:
        raise RemoteProtocolError(f"A topic is longer than {MAX_TOPIC_BYTES} bytes.")
    return Topic(text)


def _sized(value: bytes, limit: int, what: str) -> bytes:
    if len(value) > limit:
        raise RemoteProtocolError(f"A {what} is longer than {limit} bytes.")
    return value


def varint(value: int) -> bytes:
    """`value` as an unsigned varint (multiformats unsigned-varint)."""
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def frame_rpc(rpc: Rpc) -> bytes:
    """An RPC as it goes onto a stream: its length as a varint, then its bytes."""
    body = encode_rpc(rpc)
    return varint(len(body)) + body


class FrameReader:
    """Cuts a stream's bytes, in whatever portions they come, into the frames of RPCs.

    Holds at most one unfinished frame, so at most MAX_RPC_BYTES and what came with it. After it has
    raised RemoteProtocolError, the stream is of no more use.
    """

    def __init__(self, max_frame: int = MAX_RPC_BYTES) -> None:
        self._max_frame = max_frame
        self._held = bytearray()

    @property
    def held(self) -> int:
        """Bytes of the unfinished frame."""
        return len(self._held)

    def feed(self, data: bytes | memoryview) -> Iterator[bytes]:
        """The frames that `data` completes, in order; consume the iterator before feeding again."""
        self._held += data
        position = 0
        try:
            while (body := self._next_body(position)) is not None:
                start, position = body
                yield bytes(memoryview(self._held)[start:position])
        finally:
            del self._held[:position]

    def _next_body(self, position: int) -> tuple[int, int] | None:
        length = 0
        for index in range(min(len(self._held) - position, _MAX_LENGTH_BYTES)):
            byte = self._held[position + index]
            length |= (byte & 0x7F) << (7 * index)
            if byte < 0x80:
                start = position + index + 1
                if length > self._max_frame:
                    raise RemoteProtocolError(f"An RPC of {length} bytes is announced.")
                return (start, start + length) if start + length <= len(self._held) else None
        if len(self._held) - position >= _MAX_LENGTH_BYTES:
            raise RemoteProtocolError("The length of an RPC does not end.")
        return None
