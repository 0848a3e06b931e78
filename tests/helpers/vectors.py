"""The shared test vectors, and the two contents they describe."""

from __future__ import annotations

import json
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from engine.content.file_id import piece_size
from engine.content.merkle import piece_hash

_FILE = Path(__file__).parent.parent / "data" / "vectors.json"


@lru_cache(maxsize=1)
def load() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(_FILE.read_text())
    return document


@lru_cache(maxsize=8)
def content(kind: str, size: int) -> bytes:
    """`size` bytes of content "a" (period 64 KiB) or "b" (never repeating)."""
    if kind == "a":
        period = bytes((i * 31 + (i >> 8) * 17) & 255 for i in range(65536))
        return (period * (size // len(period) + 1))[:size]
    blocks = (sha256(n.to_bytes(8, "big")).digest() for n in range(size // 32 + 1))
    return b"".join(blocks)[:size]


def piece_hashes(data: bytes) -> list[bytes]:
    """The piece hashes of a whole content."""
    step = piece_size(len(data))
    return [
        piece_hash(memoryview(data)[at : at + step], len(data), step)
        for at in range(0, len(data), step)
    ]
