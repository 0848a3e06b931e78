"""Noise transport records over contiguous memory: many records per call, no copy in between.

Owns the framing of encrypted bytes: u16 big-endian length, ciphertext, tag (libp2p/specs/noise,
"Wire Format"). Not the keys (`noise`), and not when a record is made.
"""

from __future__ import annotations

from struct import Struct

from cryptography.exceptions import InvalidTag

from engine.errors import RemoteProtocolError
from engine.net.noise import MAX_MESSAGE, TAG_BYTES, CipherState

LENGTH_BYTES = 2
MAX_RECORD = LENGTH_BYTES + MAX_MESSAGE
MAX_PLAINTEXT = MAX_MESSAGE - TAG_BYTES
RECORD_OVERHEAD = LENGTH_BYTES + TAG_BYTES

_LENGTH = Struct(">H")


def record_count(size: int) -> int:
    """How many records carry `size` bytes of plaintext."""
    return -(-size // MAX_PLAINTEXT)


def sealed_size(size: int) -> int:
    """How many bytes the records of `size` bytes of plaintext take."""
    return size + record_count(size) * RECORD_OVERHEAD


def seal(cipher: CipherState, first_nonce: int, plaintext: memoryview, out: memoryview) -> int:
    """Write the records of `plaintext` into `out` back to back; gives the bytes written.

    `first_nonce` comes from `cipher.claim(record_count(len(plaintext)))`. May run in another thread
    than the one that claims, and releases the GIL for most of its time.
    """
    encrypt_into, pack_nonce = cipher.aead.encrypt_into, cipher.pack_nonce
    size = len(plaintext)
    nonce = first_nonce
    start = position = 0
    while start < size:
        stop = min(start + MAX_PLAINTEXT, size)
        length = stop - start + TAG_BYTES
        _LENGTH.pack_into(out, position, length)
        position += LENGTH_BYTES
        encrypt_into(
            pack_nonce(nonce), plaintext[start:stop], None, out[position : position + length]
        )
        position += length
        start = stop
        nonce += 1
    return position


def open_records(cipher: CipherState, sealed: memoryview, out: memoryview) -> tuple[int, int, int]:
    """Decrypt every complete record of `sealed` into `out`, back to back.

    Gives (bytes consumed, bytes of plaintext, size of the first incomplete record, as far as it is
    known: at least what its length field needs). Raises RemoteProtocolError.
    """
    decrypt_into, pack_nonce = cipher.aead.decrypt_into, cipher.pack_nonce
    end = len(sealed)
    nonce = first_nonce = cipher.nonce
    position = written = 0
    needed = LENGTH_BYTES
    while end - position >= LENGTH_BYTES:
        size = (sealed[position] << 8 | sealed[position + 1]) - TAG_BYTES
        if size < 0:
            raise RemoteProtocolError("A record is shorter than its tag.")
        needed = size + RECORD_OVERHEAD
        if end - position < needed:
            break
        start = position + LENGTH_BYTES
        position += needed
        try:
            decrypt_into(
                pack_nonce(nonce), sealed[start:position], None, out[written : written + size]
            )
        except InvalidTag:
            raise RemoteProtocolError("A record failed its authentication.") from None
        written += size
        nonce += 1
        needed = LENGTH_BYTES
    cipher.claim(nonce - first_nonce)
    return position, written, needed
