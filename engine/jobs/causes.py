"""What a refusal of the disk is for machines: full, gone, changed, or another one."""

from __future__ import annotations

import errno
from typing import Final

from engine.errors import EnvironmentFailure
from engine.storage.piece_store import SourceChanged
from engine.views import Cause

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_GONE: Final = frozenset(
    {errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.EHOSTDOWN}
)


def cause_of(error: EnvironmentFailure) -> Cause:
    """The cause, from the system's error that it was raised from."""
    if isinstance(error, SourceChanged):
        return Cause.FILE_CHANGED
    code = error.__cause__.errno if isinstance(error.__cause__, OSError) else None
    if code in _FULL:
        return Cause.DISK_FULL
    return Cause.DESTINATION_GONE if code in _GONE else Cause.DISK
