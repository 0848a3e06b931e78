"""Which files of a collection are wanted: a person's words for them, and the order of fetching.

Owns what a choice matches, and what may be chosen. It moves nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Final

from engine.errors import NotFoundError, UsageError, UserFacingError
from engine.jobs.row import Member, Row
from engine.views import Priority, TransferKind

URGENCY: Final = {Priority.SKIP: 0, Priority.LOW: 1, Priority.NORMAL: 2, Priority.HIGH: 4}
"""Bytes that each gets beside the others where a limit makes them share."""


def matching(paths: Sequence[str], only: Sequence[str]) -> set[str]:
    """The paths that `only` names: files, folders (all below), or patterns with * and ?.

    What names a file or folder as it stands is no pattern, so that no name has to be escaped.
    Raises NotFoundError for a choice that names nothing.
    """
    known, found = frozenset(paths), set[str]()
    for choice in only:
        wanted = choice.strip("/")
        if wanted in known:
            found.add(wanted)
            continue
        below = {path for path in paths if path.startswith(f"{wanted}/")}
        below = below or {path for path in paths if fnmatchcase(path, wanted)}
        if not below:
            raise NotFoundError(f"No file of it is called {choice!r}; `shoal info` lists them.")
        found |= below
    return found


def apply_only(members: Sequence[Member], only: Sequence[str]) -> None:
    """Skip the files that `only` does not name; none: nothing is skipped. Raises as `matching`."""
    if only:
        wanted = matching([member.path for member in members], only)
        for member in members:
            member.priority = Priority.NORMAL if member.path in wanted else Priority.SKIP


def chosen_files(row: Row, wanted: Mapping[str, Priority]) -> dict[str, Priority]:
    """The files that are named, by path.

    Raises NotFoundError, UserFacingError or UsageError where this cannot be chosen.
    """
    if row.kind is not TransferKind.COLLECTION:
        raise UserFacingError(f"{row.name or 'It'} is one file; there is nothing to choose.")
    if row.shared:
        raise UserFacingError(f"{row.name} is your own folder; nothing of it is fetched.")
    if not row.members:
        raise UserFacingError("Its list of files is not here yet; choose when it is.")
    paths = [member.path for member in row.members]
    chosen = {path: one for name, one in wanted.items() for path in matching(paths, [name])}
    after = (chosen.get(member.path, member.priority) for member in row.members)
    if all(priority is Priority.SKIP for priority in after):
        raise UsageError("At least one file must be wanted; pause or remove the transfer instead.")
    return chosen
