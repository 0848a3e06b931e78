"""Which files of a collection move together, and what their swarm is called."""

from __future__ import annotations

from engine.content.bundle import BUNDLE_FROM, bundle_of
from engine.content.file_id import BLOCK_SIZE, FileId, collection_id, file_id

FOLDER = collection_id(5, bytes(31) + b"\1")


def entry(number: int, size: int = 100) -> tuple[FileId, int]:
    return file_id(size, number.to_bytes(32, "big")), size


def test_small_files_once_each_and_in_order():
    large, empty = entry(1000, BLOCK_SIZE + 1), entry(1001, 0)
    small = [entry(number, size) for number, size in enumerate([1, BLOCK_SIZE, *[9] * 20])]
    bundle = bundle_of(FOLDER, [large, small[0], *small, empty, small[3]])
    assert bundle is not None
    assert list(zip(bundle.files, bundle.sizes, strict=True)) == small
    assert bundle.size == sum(size for _, size in small)
    assert bundle.positions[small[2][0]] == 2


def test_few_small_files_move_by_themselves():
    files = [entry(number) for number in range(BUNDLE_FROM)]
    assert bundle_of(FOLDER, files) is not None
    assert bundle_of(FOLDER, [*files[:-1], files[0], files[0]]) is None


def test_all_who_have_the_collection_name_it_alike_and_no_other_collection_does():
    files = [entry(number) for number in range(BUNDLE_FROM)]
    one, other = bundle_of(FOLDER, files), bundle_of(collection_id(6, bytes(32)), files)
    assert one is not None
    assert other is not None
    assert one.id.hex() == "283eeb69a028464bc26684fea3e4fd5719a8e2de5c9617937cf54f2f546aaa13"
    assert one.id != other.id
