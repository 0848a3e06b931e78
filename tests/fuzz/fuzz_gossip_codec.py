"""Coverage-guided fuzzing of gossip's decoders, with atheris (PyPI; Linux and macOS).

    pip install atheris
    python -m tests.fuzz.fuzz_gossip_codec -max_total_time=60 [CORPUS_DIR]

Whatever comes gives a message, or RemoteProtocolError; what decodes encodes to what decodes to the
same. The first byte chooses the decoder. Not collected by pytest: `test_gossip_codec` runs always.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress

import atheris  # type: ignore[import-not-found]  # not part of the development set: no wheel for Windows

with atheris.instrument_imports(include=["engine.gossip", "google.protobuf"]):
    from engine.errors import RemoteProtocolError
    from engine.gossip.announcements import decode_announcement, encode_announcement
    from engine.gossip.catalogue import decode_entry, encode_entry
    from engine.gossip.peer_record import open_record
    from engine.gossip.rpc import FrameReader, decode_rpc, encode_rpc
    from engine.gossip.signing import message_id, policy_fault, verify_message


def rpc(data: bytes) -> None:
    """An RPC, and what the router asks of each message in it."""
    decoded = decode_rpc(data)
    assert decode_rpc(encode_rpc(decoded)) == decoded
    for message in decoded.publish:
        message_id(message)
        if not policy_fault(message):
            verify_message(message)


def frames(data: bytes) -> None:
    """A stream, in two pieces."""
    reader = FrameReader()
    for piece in (data[: len(data) // 2], data[len(data) // 2 :]):
        for frame in reader.feed(piece):
            with suppress(RemoteProtocolError):
                decode_rpc(bytes(frame))


def announcement(data: bytes) -> None:
    """A word in a swarm."""
    decoded = decode_announcement(data)
    assert decode_announcement(encode_announcement(decoded)) == decoded
    if decoded.have is not None:
        assert 0 <= decoded.have.held <= decoded.have.piece_count
        assert 0 <= decoded.have.share(decoded.have.piece_count - 1) <= 1


def catalogue_entry(data: bytes) -> None:
    """An entry of the public catalogue."""
    decoded = decode_entry(data)
    assert decode_entry(encode_entry(decoded)) == decoded


def record(data: bytes) -> None:
    """A signed peer record."""
    open_record(data)


TARGETS: tuple[Callable[[bytes], None], ...] = (
    rpc,
    rpc,
    frames,
    announcement,
    catalogue_entry,
    record,
)


def one(data: bytes) -> None:
    """One input."""
    if data:
        with suppress(RemoteProtocolError):
            TARGETS[data[0] % len(TARGETS)](data[1:])


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
