"""Write tokens: whoever stores something here has received a datagram at its address before.

Owns issue and check of the tokens of BEP 5: bound to the asker's host and the key, worthless after
ten minutes. Keeps no list of them: a token is a MAC over host, key and the current five-minute
epoch.
"""

from __future__ import annotations

import hmac

TOKEN_BYTES = 8
EPOCH_S = (
    300.0  # BEP 5: the secret changes every five minutes, tokens up to ten minutes old are accepted
)


class Tokens:
    """Issues and checks tokens under one secret of this run."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def issue(self, host: str, key: bytes, now: float) -> bytes:
        """The token with which `host` may store under `key` for the next five to ten minutes."""
        return self._token(host, key, int(now // EPOCH_S))

    def accepts(self, token: bytes, host: str, key: bytes, now: float) -> bool:
        """Whether the token was issued to this host for this key in this epoch or the last."""
        epoch = int(now // EPOCH_S)
        return any(
            hmac.compare_digest(token, self._token(host, key, at)) for at in (epoch, epoch - 1)
        )

    def _token(self, host: str, key: bytes, epoch: int) -> bytes:
        message = epoch.to_bytes(8, "big", signed=True) + key + host.encode("ascii")
        return hmac.digest(self._secret, message, "sha256")[:TOKEN_BYTES]
