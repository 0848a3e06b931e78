"""What stands where a download would go and the library knows nothing of: taken up, not fetched.

That is so after a damaged library, and where somebody put the file there by hand. Owns the search
and the proof: a whole file must hash to the ID, of a part file each piece counts that matches its
hash. Nothing is written to, and what proves nothing stays what it is.
"""

from __future__ import annotations

import asyncio
import os
import stat
from collections.abc import Awaitable, Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from engine.content.file_id import kind_of, piece_count
from engine.content.hashing import Hasher, OnProgress
from engine.content.metadata import FileMetadata
from engine.content.paths import PART_SUFFIX, candidates
from engine.errors import EnvironmentFailure, UserFacingError
from engine.jobs.row import Member
from engine.storage.library import ContentRow, Library
from engine.storage.piece_store import PieceFile, part_path
from engine.storage.small_files import part_names
from engine.transfer.effects import Certified
from engine.transfer.piece_table import bits_of

MAX_NAMES: Final = 8
"""`name`, `name (2)` and so on that are looked at."""

Hashes = Callable[[], Awaitable[bytes]]


async def adopt(
    library: Library,
    hasher: Hasher,
    certified: Certified,
    path: Path,
    hashes: Hashes,
    progress: OnProgress,
) -> bool:
    """Record what stands at `path`, or a name beside it, as the content; False where nothing does.

    `hashes()` waits for the proved piece hashes, without which no piece could be asked for either.
    """
    if not certified.size or await library.content(certified.file_id) is not None:
        return False
    for place, is_whole in await asyncio.to_thread(_standing, path, certified.size):
        if await library.is_place(place):
            continue
        try:
            if is_whole and await _adopt_whole(library, hasher, certified, place, progress):
                return True
            if not is_whole:
                known = FileMetadata(certified.size, certified.pieces_root, await hashes())
                if await _adopt_part(library, hasher, certified, place, known, progress):
                    return True
        except (EnvironmentFailure, UserFacingError):
            continue  # it cannot be read: as if it were not there
    return False


def _standing(path: Path, size: int) -> list[tuple[Path, bool]]:
    """Final names at which a file of that size stands, and whether it is whole. Blocking."""
    found: list[tuple[Path, bool]] = []
    for name in islice(candidates(path.name), MAX_NAMES):
        final = path.with_name(name)
        part = part_path(final)
        if not os.path.lexists(final) and not os.path.lexists(part):
            break  # names are taken in this order
        found += [(final, whole) for at, whole in ((part, False), (final, True)) if _is(at, size)]
    return found


def _is(path: Path, size: int) -> bool:
    try:
        found = path.lstat()
    except OSError:
        return False
    return stat.S_ISREG(found.st_mode) and found.st_size == size


async def _adopt_whole(
    library: Library, hasher: Hasher, certified: Certified, place: Path, progress: OnProgress
) -> bool:
    file = await PieceFile.open_existing(place)
    found = await hasher.hash_file(place, progress)
    if kind_of(certified.file_id, found.size, found.pieces_root) is None:
        return False
    row = ContentRow(
        certified.file_id,
        found.size,
        found.pieces_root,
        place,
        complete=True,
        fingerprint=file.seen,
    )
    await library.put_content(row, found.piece_hashes)
    return True


async def _adopt_part(
    library: Library,
    hasher: Hasher,
    certified: Certified,
    place: Path,
    known: FileMetadata,
    progress: OnProgress,
) -> bool:
    matches = await hasher.verify_file(part_path(place), known, progress)
    good = [index for index, match in enumerate(matches) if match]
    if not good:
        return False
    row = ContentRow(certified.file_id, known.size, known.pieces_root, place)
    await library.put_content(row, known.piece_hashes)
    await library.set_verified(certified.file_id, bits_of(good, piece_count(known.size)))
    return True


async def folder_of(
    wanted: Path, members: Sequence[Member], is_taken: Callable[[Path], bool]
) -> Path | None:
    """A folder `wanted`, or a name beside it, that holds files of these and no others."""
    names = islice(candidates(wanted.name), MAX_NAMES)
    folders = [wanted.with_name(name) for name in names]
    free = [folder for folder in folders if not is_taken(folder)]
    sizes = {member.path: member.size for member in members}
    parts = {name for member in members for name in part_names(member.file_id)}
    return await asyncio.to_thread(_first_begun, free, sizes, parts)


def _first_begun(folders: Sequence[Path], sizes: dict[str, int], parts: set[str]) -> Path | None:
    for folder in folders:
        if folder.is_dir() and not folder.is_symlink() and _holds_only(folder, sizes, parts):
            return folder
    return None


def _holds_only(folder: Path, sizes: dict[str, int], parts: set[str]) -> bool:
    found = 0
    for relative in _files(folder):
        if relative is not None and relative.rsplit("/", 1)[-1] in parts:
            continue
        size = sizes.get(relative.removesuffix(PART_SUFFIX)) if relative is not None else None
        if relative is None or size is None or not _is(folder / relative, size):
            return False
        found += 1
    return found > 0


def _files(folder: Path) -> Iterator[str | None]:
    """Paths of all files below, with "/" between parts; None where one cannot be told."""
    pending = [""]
    while pending:
        inside = pending.pop()
        try:
            with os.scandir(folder / inside) as entries:
                for entry in entries:
                    relative = f"{inside}/{entry.name}" if inside else entry.name
                    if entry.is_dir(follow_symlinks=False):
                        pending.append(relative)
                    else:
                        yield relative
        except OSError:
            yield None
