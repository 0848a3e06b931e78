"""The tree against the shared vectors, a naive model of BEP 52, and libtorrent."""

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.content import merkle
from engine.content.file_id import BLOCK_SIZE, EMPTY_ROOT, piece_size
from engine.content.merkle import PADS, PieceTree
from engine.errors import LocalProtocolError, RemoteProtocolError
from tests.helpers import vectors

VECTORS = vectors.load()["vectors"]
RUN = vectors.load()["hash_run_example"]


def naive_layers(leaves: list[bytes], height: int) -> list[list[bytes]]:
    """Every layer with all its padding, as the BEP words it."""
    layer = leaves + [bytes(32)] * ((1 << height) - len(leaves))
    layers = [layer]
    while len(layer) > 1:
        layer = [sha256(layer[i] + layer[i + 1]).digest() for i in range(0, len(layer), 2)]
        layers.append(layer)
    return layers


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: f"{v['content']}{v['size']}")
def test_roots(vector):
    data = vectors.content(vector["content"], vector["size"])
    assert sha256(data).hexdigest() == vector["sha256"]
    hashes = vectors.piece_hashes(data)
    root = bytes.fromhex(vector["pieces_root"])
    assert merkle.root_of_pieces(hashes, len(data)) == root
    assert PieceTree(b"".join(hashes), len(data)).root == root
    if data:
        assert merkle.fold(merkle.leaf_hashes(data)) == root


def test_run_example():
    size, base, index, count = RUN["size"], RUN["base_layer"], RUN["index"], RUN["length"]
    leaves = merkle.leaf_hashes(vectors.content(RUN["content"], size))
    layers = naive_layers(leaves, merkle.tree_height(size))
    base_hashes = layers[base][: merkle.layer_length(size, base)]
    expected = [bytes.fromhex(one) for one in RUN["hashes"]]
    uncles = [bytes.fromhex(one) for one in RUN["uncles"]]
    assert base_hashes[index : index + count] == expected
    assert merkle.prove_run(base_hashes, base, index, count, size) == uncles
    assert merkle.check_run(bytes.fromhex(RUN["pieces_root"]), size, base, index, expected, uncles)
    tree = PieceTree(leaves, size)
    assert tree.run(base, index, count) == (expected, uncles)


@pytest.mark.interop
@pytest.mark.parametrize("size", [1, 16384, 16385, 700_000, (8 << 20) + 1, (9 << 20) + 77])
def test_libtorrent_agrees(tmp_path: Path, size: int):
    libtorrent = pytest.importorskip("libtorrent")
    data = vectors.content("b", size)
    (tmp_path / "file").write_bytes(data)
    files = libtorrent.list_files(str(tmp_path / "file"))
    torrent = libtorrent.create_torrent(files, piece_size(size), libtorrent.create_torrent.v2_only)
    libtorrent.set_piece_hashes(torrent, str(tmp_path))
    made = torrent.generate()
    root = made[b"info"][b"file tree"][b"file"][b""][b"pieces root"]
    hashes = vectors.piece_hashes(data)
    assert merkle.root_of_pieces(hashes, size) == root
    if size > piece_size(size):
        assert made[b"piece layers"][root] == b"".join(hashes)


def some_tree(blocks: int) -> tuple[int, list[bytes]]:
    """A size of `blocks` blocks less one byte, and leaves made up for it."""
    size = blocks * BLOCK_SIZE - 1
    return size, [sha256(b"leaf%d" % n).digest() for n in range(blocks)]


def pieces_of(leaves: list[bytes], size: int) -> list[bytes]:
    step = piece_size(size) // BLOCK_SIZE
    return [
        merkle.piece_hash_of_leaves(leaves[at : at + step], size, piece_size(size))
        for at in range(0, len(leaves), step)
    ]


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 3000), st.data())
def test_runs_match_the_naive_tree(blocks, data):
    size, leaves = some_tree(blocks)
    height = merkle.tree_height(size)
    layers = naive_layers(leaves, height)
    root = layers[-1][0]
    tree = PieceTree(pieces_of(leaves, size), size)
    assert tree.root == root
    base = data.draw(st.integers(0, height))
    count = 1 << data.draw(st.integers(0, min(9, height - base)))
    runs = -(-merkle.layer_length(size, base) // count)
    index = count * data.draw(st.integers(0, runs - 1))
    expected = layers[base][index : index + count]
    real = layers[base][: merkle.layer_length(size, base)]
    uncles = merkle.prove_run(real, base, index, count, size)
    assert merkle.check_run(root, size, base, index, expected, uncles)
    assert merkle.root_of_layer(b"".join(real), size, base) == root
    if base >= tree.base_layer:
        assert tree.run(base, index, count) == (expected, uncles)
        assert tree.layer(base) == b"".join(real)
    elif count <= 1 << (tree.base_layer - base):
        step = 1 << tree.base_layer
        piece = (index << base) // step
        piece_leaves = leaves[piece * step : (piece + 1) * step]
        assert tree.run_in_piece(piece_leaves, base, index, count) == (expected, uncles)
    spoiled = data.draw(st.integers(0, count - 1))
    wrong = [*expected]
    wrong[spoiled] = sha256(wrong[spoiled]).digest()
    assert not merkle.check_run(root, size, base, index, wrong, uncles)


def test_a_count_above_the_layer_is_cut_to_it():
    size, leaves = some_tree(3)
    tree = PieceTree(leaves, size)
    hashes, uncles = tree.run(0, 0, 512)
    assert hashes == [*leaves, PADS[0]]
    assert uncles == []
    assert merkle.check_run(tree.root, size, 0, 0, hashes, uncles)
    assert merkle.prove_run(leaves, 0, 0, 512, size) == []


@pytest.mark.parametrize(
    ("base", "index", "count"),
    [(0, 0, 3), (0, 0, 0), (0, 0, 1024), (0, 1, 2), (0, 100, 4), (-1, 0, 1), (9, 0, 1), (0, -4, 4)],
)
def test_impossible_runs_are_the_peers_fault(base, index, count):
    size, leaves = some_tree(100)
    with pytest.raises(RemoteProtocolError):
        PieceTree(leaves, size).run(base, index, count)
    with pytest.raises(RemoteProtocolError):
        merkle.prove_run(leaves, base, index, count, size)


def test_runs_below_the_pieces_need_the_piece():
    size, leaves = some_tree(600)
    tree = PieceTree(pieces_of(leaves, size), size)
    assert tree.base_layer == 1
    with pytest.raises(RemoteProtocolError):
        tree.run(0, 0, 2)
    with pytest.raises(RemoteProtocolError):
        tree.run_in_piece(leaves[:2], 0, 0, 4)
    with pytest.raises(RemoteProtocolError):
        tree.run_in_piece(leaves[:2], 1, 0, 1)


@settings(max_examples=200)
@given(
    st.integers(0, 1 << 45),
    st.integers(-2, 70),
    st.integers(-2, 1 << 40),
    st.lists(st.binary(max_size=40), max_size=9),
    st.lists(st.binary(max_size=40), max_size=9),
)
def test_check_run_never_raises(size, base, index, hashes, uncles):
    assert not merkle.check_run(bytes(32), size, base, index, hashes, uncles)


def test_empty_file():
    assert PieceTree(b"", 0).root == EMPTY_ROOT
    assert merkle.root_of_pieces([], 0) == EMPTY_ROOT
    assert merkle.finest_layer(0) == 0
    with pytest.raises(RemoteProtocolError):
        PieceTree(b"", 0).run(0, 0, 1)


@given(st.integers(0, 1 << 44))
def test_finest_layer(size):
    layer = merkle.finest_layer(size)
    assert merkle.layer_length(size, layer) <= 512
    lowest = min(merkle.piece_layer(size), merkle.tree_height(size))
    assert layer == lowest or merkle.layer_length(size, layer - 1) > 512
    if size <= 16 << 20:
        assert layer == lowest


def test_wrong_numbers_of_hashes_are_our_bug():
    for misuse in (
        lambda: merkle.fold([]),
        lambda: merkle.fold([bytes(32)] * 3, levels=1),
        lambda: merkle.root_of_pieces([bytes(32)], 1 << 20),
        lambda: merkle.root_of_layer([bytes(32)], 1, 1),
        lambda: PieceTree([bytes(32)], 0),
        lambda: PieceTree(bytes(33), 1),
        lambda: PieceTree([bytes(32)], 1).layer(1),
    ):
        with pytest.raises(LocalProtocolError):
            misuse()


def test_any_peer_number_is_answered_quickly():
    size, leaves = some_tree(4)
    tree = PieceTree(leaves, size)
    for layer in (1 << 62, -(1 << 62)):
        with pytest.raises(RemoteProtocolError):
            tree.run(layer, 0, 1)
        with pytest.raises(RemoteProtocolError):
            tree.run_in_piece(leaves, layer, 0, 1)
        assert not merkle.check_run(tree.root, size, layer, 0, leaves, [])
