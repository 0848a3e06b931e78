"""Words for what a disk refuses: an OSError becomes one sentence with its cause and a remedy.

Owns the wording for every room that touches files, and nothing that touches a file itself.
"""

from __future__ import annotations

import errno
import os

from engine.errors import EnvironmentFailure

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM})
_BROKEN = frozenset({errno.EIO, errno.ENXIO, errno.ENODEV})
_GONE = frozenset({errno.ENOENT, errno.ENOTDIR})
_UNREACHABLE = frozenset({errno.ESTALE, errno.ETIMEDOUT, errno.EHOSTDOWN, errno.ENOTCONN})
_TOO_MANY = frozenset({errno.EMFILE, errno.ENFILE})


def disk_sentence(error: OSError, path: str | os.PathLike[str]) -> str:
    """One sentence that says why `path` could not be used, and what helps."""
    name = os.fspath(path).encode("utf-8", "replace").decode()
    code = error.errno
    if code in _FULL:
        return f"The disk is full, so {name} cannot be written; free some space on it."
    if code in _FORBIDDEN:
        return f"Shoal may not use {name}; change its permissions or choose another folder."
    if code == errno.EROFS:
        return f"{name} is on a read-only disk; make it writable or choose another folder."
    if code in _BROKEN:
        return f"The disk failed while {name} was used; check the drive and its connection."
    if code in _GONE:
        return f"{name} is not there any more; put it back or attach its drive again."
    if code in _UNREACHABLE:
        return f"The network drive with {name} does not answer; connect it again."
    if code in _TOO_MANY:
        return f"Too many files are open to use {name}; close other programs or raise the limit."
    if code == errno.EFBIG:
        return f"The disk cannot hold a file as large as {name}; choose another disk."
    if code == errno.ENAMETOOLONG:
        return f"The path {name} is too long for this disk; choose a folder with a shorter path."
    if code == errno.EEXIST:
        return f"Something else stands where {name} should go; choose another folder."
    reason = error.strerror or type(error).__name__
    return f"{name} could not be used ({reason}); check the disk or choose another folder."


def disk_failure(error: OSError, path: str | os.PathLike[str]) -> EnvironmentFailure:
    """The failure to raise `from` an OSError met at `path`."""
    return EnvironmentFailure(disk_sentence(error, path))
