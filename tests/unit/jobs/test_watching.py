"""Which file of a transfer is looked at."""

from __future__ import annotations

import pytest

from engine.content.file_id import FileId
from engine.errors import NotFoundError
from engine.jobs.row import Member, Row
from engine.jobs.watching import member_of
from engine.views import TransferKind, TransferState


def row(*sizes: int) -> Row:
    made = Row(
        key="t1",
        kind=TransferKind.COLLECTION,
        name="folder",
        path=None,
        state=TransferState.DOWNLOADING,
        added_at=0.0,
    )
    made.set_members(
        Member(f"file {number}", size, FileId(bytes([number]) * 32))
        for number, size in enumerate(sizes)
    )
    return made


def test_without_a_path_it_is_the_first_that_has_pieces_to_show():
    found = member_of(row(0, 0, 5, 7), "")
    assert found is not None
    assert found.path == "file 2"


def test_where_all_are_empty_it_is_the_first():
    found = member_of(row(0, 0), "")
    assert found is not None
    assert found.path == "file 0"


def test_a_path_names_its_file_and_no_other():
    found = member_of(row(1, 2), "file 1")
    assert found is not None
    assert found.size == 2
    with pytest.raises(NotFoundError, match="has no file"):
        member_of(row(1, 2), "file 3")
    assert member_of(row(), "") is None
