"""What this machine's processor is good at: whether AES-256-GCM beats ChaCha20-Poly1305 here.

Owns one measurement, made once. With AES instructions GCM costs a third of ChaCha; without them
it is several times slower, and in software not free of timing leaks: then it is not offered.
"""

from __future__ import annotations

import time
from functools import cache

from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305

SAMPLE_BYTES = 64 * 1024
TRIES = 5
MARGIN = 1.2
"""How much faster it must be to be worth another cipher."""


@cache
def aes_is_faster() -> bool:
    """Whether to offer AES-256-GCM; takes about half a millisecond, the first time."""
    key, sample = bytes(32), bytes(SAMPLE_BYTES)
    return MARGIN * _fastest(AESGCM(key), sample) < _fastest(ChaCha20Poly1305(key), sample)


def _fastest(cipher: AESGCM | ChaCha20Poly1305, sample: bytes) -> float:
    """Seconds of the quickest of a few tries: what else ran meanwhile slows some of them."""
    taken = []
    for _ in range(TRIES):
        began = time.perf_counter()
        cipher.encrypt(bytes(12), sample, None)
        taken.append(time.perf_counter() - began)
    return min(taken)
