"""The choice of cipher is made once and is a plain yes or no."""

from __future__ import annotations

from engine.net import hardware


def test_the_slower_cipher_is_not_offered(monkeypatch):
    speeds = {"AESGCM": 3.0, "ChaCha20Poly1305": 1.0}
    monkeypatch.setattr(hardware, "_fastest", lambda cipher, _: speeds[type(cipher).__name__])
    hardware.aes_is_faster.cache_clear()
    assert hardware.aes_is_faster() is False
    speeds["AESGCM"] = 0.3
    hardware.aes_is_faster.cache_clear()
    assert hardware.aes_is_faster() is True
    speeds["AESGCM"] = 3.0
    assert hardware.aes_is_faster() is True  # asked once
    hardware.aes_is_faster.cache_clear()
