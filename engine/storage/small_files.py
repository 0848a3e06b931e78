"""Many small files as one thing that is read and written by pieces: a bundle's files on disk.

Owns how a small file comes to be: written whole under a name made of its ID, `<ID>.shoal-part`,
beside its place; then, many at a time, flushed and given their names without ever replacing
anything. Such a part can only be ours and can only be that content, so one that a kill left behind
is simply written over. It knows no transfers and remembers nothing over a restart.

A file is opened for its one read or write: keeping ten thousand of a kilobyte open gains nothing.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from engine.content.bundle import Bundle
from engine.content.file_id import BLOCK_SIZE, EMPTY_ROOT, FileId, file_id
from engine.content.paths import PART_SUFFIX
from engine.storage.piece_store import (
    Fingerprint,
    SourceChanged,
    file_failure,
    fingerprint_of,
    give_name,
    sync_folder,
)
from engine.storage.positioned import NativeFile

COPY: Final = "-copy"
"""Marks the part of a second file with the same bytes."""
MARKS: Final = ("", COPY)


@dataclass(frozen=True, slots=True)
class Standing:
    """A whole small file at its place."""

    path: Path
    root: bytes
    fingerprint: Fingerprint


class SmallFiles:
    """The files of one bundle. Every method blocks, and may run in any thread."""

    def __init__(
        self,
        bundle: Bundle,
        standing: Mapping[int, Standing],
        targets: Mapping[int, Sequence[Path]],
    ) -> None:
        """`standing`: what is here, by piece; `targets`: where each of the others is wanted."""
        self._bundle = bundle
        self._standing = dict(standing)
        self._targets = targets
        self._roots: dict[int, bytes] = {}  # of what is written and has no name yet

    @property
    def here(self) -> Collection[int]:
        """The pieces that stand at their place."""
        return self._standing.keys()

    def read_into(self, view: memoryview, offset: int) -> None:
        """Read one file; raises SourceChanged where it is another one now, EnvironmentFailure."""
        index = offset // BLOCK_SIZE
        one = self._standing.get(index)
        path = one.path if one is not None else self._part(index)
        try:
            file = NativeFile(path)
        except OSError as error:
            raise file_failure(error, path) from error
        try:
            if one is not None and fingerprint_of(file.stat()) != one.fingerprint:
                raise SourceChanged(
                    f"{path} has changed since it was shared; "
                    "share it again to offer the new version."
                )
            count = file.read_into(view, 0)
        except OSError as error:
            raise file_failure(error, path) from error
        finally:
            file.close()
        if count < len(view):
            raise SourceChanged(f"{path} is shorter than it was; share it again.")

    def _part(self, index: int) -> Path:
        return part_of(self._targets[index][0], self._bundle.files[index])

    def write_at(self, data: memoryview, offset: int) -> None:
        """Write one file beside its first place, unnamed as yet; raises EnvironmentFailure."""
        index = offset // BLOCK_SIZE
        part = self._part(index)
        try:
            _write(part, data)
        except OSError as error:
            raise file_failure(error, part) from error
        self._roots[index] = sha256(data).digest()

    def name(self, pieces: Iterable[int]) -> dict[int, Standing]:
        """Flush what was written and give it its names, on the disk itself when this returns.

        Raises EnvironmentFailure; may be called again, for all of them.
        """
        named = {piece: self._name(piece) for piece in pieces}
        for folder in {one.path.parent for one in named.values()}:
            try:
                sync_folder(folder)
            except OSError as error:
                raise file_failure(error, folder) from error
        return named

    def _name(self, index: int) -> Standing:
        one = self._standing.get(index)
        if one is None:
            first, *others = self._targets[index]
            part = self._part(index)
            try:
                data = _flushed(part)
                for other in others:
                    copy = part_of(other, self._bundle.files[index], COPY)
                    _write(copy, data)
                    _flushed(copy)
                    give_name(copy, other)
                path = give_name(part, first)
                fingerprint = fingerprint_of(os.stat(path))
            except OSError as error:
                raise file_failure(error, first) from error
            one = self._standing[index] = Standing(path, self._roots.pop(index), fingerprint)
        return one


def remove_parts(files: Iterable[tuple[Path, FileId]]) -> None:
    """Remove what a kill left of these (place, content) that never came; blocking."""
    for place, content in files:
        for mark in MARKS:
            with suppress(OSError):
                part_of(place, content, mark).unlink()


def part_names(content: FileId) -> set[str]:
    """What the parts of a small file are called."""
    return {part_of(Path("x"), content, mark).name for mark in MARKS}


def part_of(target: Path, content: FileId, mark: str = "") -> Path:
    """Where a small file is kept until it has its name."""
    return target.with_name(content.hex()[:32] + mark + PART_SUFFIX)


def standing_at(path: Path, content: FileId, size: int) -> Standing | None:
    """The content at `path`, if it can be seen to stand there; blocking."""
    try:
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode) or found.st_size != size:
            return None
        root = sha256(path.read_bytes()).digest()
    except OSError:
        return None
    return Standing(path, root, fingerprint_of(found)) if file_id(size, root) == content else None


def make_empty(path: Path) -> Standing | None:
    """An empty file at `path`, or None where something else stands; blocking.

    Raises EnvironmentFailure.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            NativeFile(path, writable=True, exclusive=True).close()
        except FileExistsError:
            if not path.is_file() or path.stat().st_size:
                return None
        return Standing(path, EMPTY_ROOT, fingerprint_of(path.stat()))
    except OSError as error:
        raise file_failure(error, path) from error


def _write(part: Path, data: bytes | memoryview) -> None:
    part.unlink(missing_ok=True)  # of a run that was killed
    try:
        file = NativeFile(part, writable=True, exclusive=True)
    except FileNotFoundError:
        part.parent.mkdir(parents=True, exist_ok=True)
        file = NativeFile(part, writable=True, exclusive=True)
    try:
        file.write_at(data, 0)
    finally:
        file.close()


def _flushed(part: Path) -> bytes:
    """The part's bytes, which are on the disk itself from now on."""
    file = NativeFile(part, writable=True)
    try:
        file.sync()
        data = bytearray(file.stat().st_size)
        file.read_into(memoryview(data), 0)
    finally:
        file.close()
    return bytes(data)
