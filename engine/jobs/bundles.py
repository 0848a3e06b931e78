"""A collection's small files on their way, and as they are served: many in one step.

Owns the fetching of one bundle: what of it is here already, what its swarm is to bring, and the
step in which what came is flushed, named and recorded, a whole batch at a time. A small file is
known to the library only when it is whole and has its name, so a kill at any moment leaves files
that are recorded, and others that are taken up where they stand or written anew.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from engine.content.bundle import Bundle, is_small
from engine.content.file_id import EMPTY_ROOT, FileId, file_id, format_id
from engine.errors import RemoteProtocolError
from engine.jobs.context import Context
from engine.jobs.fetches import Fetch, Watcher
from engine.jobs.row import Member, Row
from engine.storage.library import ContentRow
from engine.storage.small_files import SmallFiles, Standing, make_empty, standing_at
from engine.transfer.piece_table import FilesTable
from engine.transfer.pieces import SharedPieces
from engine.transfer.verifier import Source

NAMED_AT_ONCE: Final = 64
"""Files per hand-over that are flushed and named; several such run side by side, so that the disk
flushes many files in one go."""
RECORDED_AT_ONCE: Final = 512
"""Files per transaction; what a kill may cost is fetched again."""
LOOKED_AT_ONCE: Final = 512
"""Files per hand-over that are looked for on the disk."""

EMPTY: Final = file_id(0, EMPTY_ROOT)


def goes_in_bundle(row: Row, member: Member) -> bool:
    """Whether the file comes with the collection's bundle; empty files need nobody at all."""
    if row.bundle is None:
        return False
    return is_small(member.size) or (member.size == 0 and member.file_id == EMPTY)


async def bundle_source(context: Context, row: Row) -> Source:
    """What is here of a row's bundle, to be served."""
    assert row.bundle is not None
    known = await context.library.contents_of(row.bundle.files)
    return _source(row, row.bundle, SmallFiles(row.bundle, _standing(row.bundle, known), {}))


def _standing(bundle: Bundle, known: Mapping[FileId, ContentRow]) -> dict[int, Standing]:
    found: dict[int, Standing] = {}
    for index, (one, size) in enumerate(zip(bundle.files, bundle.sizes, strict=True)):
        content = known.get(one)
        if content is None or not content.complete or content.size != size:
            continue
        if content.path is not None and content.fingerprint is not None:
            found[index] = Standing(content.path, content.pieces_root, content.fingerprint)
    return found


def _source(
    row: Row, bundle: Bundle, files: SmallFiles, unwanted: frozenset[int] = frozenset()
) -> Source:
    table = FilesTable(bundle.sizes, files.here, unwanted)
    pieces = SharedPieces(format_id(bundle.id), table)
    return Source(bundle.size, bundle.collection, row.name, pieces, files, _no_hashes, bundle)


async def _no_hashes() -> bytes:
    raise RemoteProtocolError("asked to prove pieces of a bundle, which are files")


class BundleFetch:
    """One row's small files, from the manifest to their places."""

    def __init__(self, context: Context, row: Row, watcher: Watcher) -> None:
        assert row.bundle is not None
        self._context = context
        self._row = row
        self._bundle = row.bundle
        self._watcher = watcher
        self._known: dict[FileId, ContentRow] = {}
        self._wanted: dict[FileId, list[Member]] = {}  # to be brought by the swarm

    async def survey(self, members: Sequence[Member]) -> tuple[list[Member], bool]:
        """See what is here; gives those that go the ordinary way, and whether the swarm is needed.

        Raises EnvironmentFailure where the disk refuses.
        """
        self._known = await self._context.library.contents_of(self._bundle.files)
        known = await self._context.library.contents_of([m.file_id for m in members])
        self._wanted, left = {}, list[Member]()
        for start in range(0, len(members), LOOKED_AT_ONCE):
            some = members[start : start + LOOKED_AT_ONCE]
            here = await asyncio.to_thread(_look, self._row, some, known)
            await self._keep_found(some, here)
            for member in some:
                if member.path in here:
                    continue
                if member.file_id in known or not member.size:
                    left.append(member)
                else:
                    self._wanted.setdefault(member.file_id, []).append(member)
        adopted = self._wanted.keys() & self._known.keys()  # another of its places has it
        for one in adopted:
            left += self._wanted.pop(one)
        return left, bool(self._wanted)

    async def _keep_found(self, members: Iterable[Member], here: Mapping[str, Standing]) -> None:
        found = {m.file_id: here[m.path] for m in members if m.path in here}
        new = {one: standing for one, standing in found.items() if one not in self._known}
        await self._record(new)
        for member in members:
            if member.path in here:
                self._row.set_done(member, member.size)
        self._context.registry.changed(self._row)

    async def run(self) -> None:
        """Until everything wanted is at its place; its swarm runs. Raises ShoalError."""
        bundle = self._bundle
        driver = self._context.swarms.existing(bundle.id)
        assert driver is not None
        positions = bundle.positions
        targets = {positions[one]: self._places(members) for one, members in self._wanted.items()}
        files = SmallFiles(bundle, _standing(bundle, self._known), targets)
        unwanted = frozenset(range(len(bundle.files))) - targets.keys()
        with self._context.fetches.following(bundle.id, self._watcher) as fetch:
            fetch.written = []
            self._watcher.trouble(None)
            await driver.attach(_source(self._row, bundle, files, unwanted), fetch=True)
            while self._wanted:
                await fetch.ended.wait()
                fetch.ended.clear()
                while self._wanted and fetch.written:
                    written = fetch.written[:RECORDED_AT_ONCE]
                    del fetch.written[:RECORDED_AT_ONCE]
                    await self._keep(fetch, files, written)

    def _places(self, members: Sequence[Member]) -> list[Path]:
        places = (self._row.place(member) for member in members)
        return [place for place in places if place is not None]

    async def _keep(self, fetch: Fetch, files: SmallFiles, written: Sequence[int]) -> None:
        """Name and record what is written: from here on it is never fetched again."""
        trying = self._context.fetches.keep_trying
        named = await trying(fetch, partial(_name, files, written))
        found = {self._bundle.files[index]: one for index, one in named.items()}
        await trying(fetch, partial(self._record, found, self._context.now()))
        for one in found:
            for member in self._wanted.pop(one, ()):
                self._row.set_done(member, member.size)
            self._context.contents.tell(one)
        self._context.registry.changed(self._row)

    async def _record(self, found: Mapping[FileId, Standing], came_at: float | None = None) -> None:
        rows = [
            ContentRow(
                content,
                one.fingerprint.size,
                one.root,
                path=one.path,
                complete=True,
                fingerprint=one.fingerprint,
                has_hashes=True,
            )
            for content, one in found.items()
        ]
        if rows:
            await self._context.library.add_contents(
                [(row, row.pieces_root if row.size else b"") for row in rows], came_at
            )
            self._known.update((row.file_id, row) for row in rows)


def _look(
    row: Row, members: Iterable[Member], known: Mapping[FileId, ContentRow]
) -> dict[str, Standing]:
    """Which of these stand at their places, by path; blocking. Empty ones are made."""
    found: dict[str, Standing] = {}
    for member in members:
        place, content = row.place(member), known.get(member.file_id)
        assert place is not None
        one: Standing | None = None
        if not member.size:
            one = make_empty(place)
        elif content is None:
            one = standing_at(place, member.file_id, member.size)
        elif content.complete and content.path == place and content.fingerprint is not None:
            is_there = place.is_file()
            one = Standing(place, content.pieces_root, content.fingerprint) if is_there else None
        if one is not None:
            found[member.path] = one
    return found


async def _name(files: SmallFiles, pieces: Sequence[int]) -> dict[int, Standing]:
    groups = range(0, len(pieces), NAMED_AT_ONCE)
    named = await asyncio.gather(
        *(asyncio.to_thread(files.name, pieces[at : at + NAMED_AT_ONCE]) for at in groups)
    )
    return {index: one for group in named for index, one in group.items()}
