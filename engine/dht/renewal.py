"""Whether to announce a key again at the holders it has, or to look for the nearest nodes anew.

Owns that choice. A renewal costs one datagram and its reply per holder, a lookup several times as
much; but nodes come and go, and readers ask the nearest. So a renewal counts only if most holders
still had the record, some announcements look again in any case, and where holders do not live that
long renewals are not even tried, save one in eight to notice when that changes.
"""

from __future__ import annotations

HOLDERS_NEEDED = 14  # of 20 that must have kept the record: one of 14 is still there at the next
RENEWALS_PER_LOOKUP = 6  # newcomers nearer to the key are unknown until the next lookup
WORTHWHILE = 0.5  # a share of renewals that suffice
TRY_EVERY = 8
_WEIGHT = 1 / 8


class RenewalPolicy:
    """Learns from renewals whether they suffice."""

    def __init__(self) -> None:
        self._sufficing = 1.0
        self._passed_over = 0

    def tries(self, holders: int, renewals: int) -> bool:
        """Whether to renew a key that has so many holders and was renewed so often."""
        if holders < HOLDERS_NEEDED or renewals >= RENEWALS_PER_LOOKUP:
            return False
        if self._sufficing >= WORTHWHILE:
            return True
        self._passed_over += 1
        return self._passed_over % TRY_EVERY == 0

    def renewed(self, kept: int) -> bool:
        """So many holders kept the record: whether that suffices."""
        suffices = kept >= HOLDERS_NEEDED
        self._sufficing += _WEIGHT * (suffices - self._sufficing)
        return suffices
