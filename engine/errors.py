"""The whole exception tree: every error says whose fault it is.

Owns the classes and nothing else; each module words its own sentences. Anything that is raised and
is not a `ShoalError` is a bug in Shoal and must surface.
"""

from __future__ import annotations


class ShoalError(Exception):
    """Base of every error Shoal raises on purpose; `str(error)` is one sentence for a person."""

    exit_code = 1


class UserFacingError(ShoalError):
    """What was asked cannot be done as asked; the sentence names the cause and the remedy."""


class UsageError(UserFacingError):
    """A command was called with words that do not fit it (exit code 2)."""

    exit_code = 2


class NotFoundError(UserFacingError):
    """No transfer, file or peer of that name is known here."""


class EnvironmentFailure(ShoalError):
    """The machine refused: full disk, missing permission, port taken; retried when it may pass."""


class HomeTaken(UserFacingError):
    """Another engine runs on this home; it can be asked instead."""


class NodeStopped(EnvironmentFailure):
    """The node of another process that was asked is gone; the home is free, or will be soon."""


class RemoteProtocolError(ShoalError):
    """A peer broke a rule of a protocol; only that peer is answered for it."""


class LocalProtocolError(ShoalError):
    """Our own code misused a protocol core: a bug in the caller, never a peer's doing."""


class PeerUnavailable(ShoalError):
    """A peer could not be reached, refused, or went away; another one may do."""
