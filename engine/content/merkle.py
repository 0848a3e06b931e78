"""BEP 52's Merkle tree: hashing blocks, folding layers, proving and checking runs of hashes.

Owns every rule about the shape of the tree. It knows no IDs, no names and no files; callers hand
in bytes and hashes. A hash is 32 bytes of SHA-256.

Shape (BEP 52, "pieces root"): the leaves are the hashes of the file's 16 KiB blocks, the last
block at its true length. The list of leaves, not the data, is padded with zero hashes to a power
of two; a node is SHA-256(left ‖ right). Layers count from the leaves: layer 0 is the leaves,
layer `tree_height(size)` is the root. A node of layer k that covers no data at all is `PADS[k]`,
so it is never stored or sent unless a run needs it as filling.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import sha256

from engine.content.file_id import BLOCK_SIZE, EMPTY_ROOT, piece_size
from engine.errors import LocalProtocolError, RemoteProtocolError

HASH_BYTES = 32
MAX_RUN = 512  # hashes in one proved run; what libtorrent asks for at a time
MAX_LAYERS = 64  # above any tree: sizes have 64 bits and a leaf covers 2**14 bytes

HashList = bytes | Sequence[bytes]  # joined, or one by one


def _pads() -> tuple[bytes, ...]:
    pads = [bytes(HASH_BYTES)]
    for _ in range(MAX_LAYERS):
        pads.append(sha256(pads[-1] + pads[-1]).digest())
    return tuple(pads)


PADS = _pads()  # PADS[k]: the node of layer k that covers no data


# -- the shape of a tree ------------------------------------------------------------------------


def leaf_count(size: int) -> int:
    """Blocks, and so leaves that cover data, in a file of `size` bytes."""
    return -(-size // BLOCK_SIZE)


def tree_height(size: int) -> int:
    """The layer of the root: 0 when one block is the whole file."""
    return max(leaf_count(size) - 1, 0).bit_length()


@lru_cache(maxsize=1024)
def piece_layer(size: int) -> int:
    """The layer whose nodes each cover one piece."""
    return _log2(piece_size(size) // BLOCK_SIZE)


def layer_length(size: int, layer: int) -> int:
    """Nodes of `layer` that cover data."""
    return -(-leaf_count(size) // (1 << layer))


def layer_width(size: int, layer: int) -> int:
    """Nodes of `layer` with its padding: a power of two."""
    return 1 << max(tree_height(size) - layer, 0)


def finest_layer(size: int, limit: int = MAX_RUN) -> int:
    """The lowest layer with at most `limit` nodes that cover data, not below the piece layer."""
    layer = min(piece_layer(size), tree_height(size))
    while layer_length(size, layer) > limit:
        layer += 1
    return layer


# -- hashing and folding ------------------------------------------------------------------------


def leaf_hashes(data: bytes | bytearray | memoryview) -> list[bytes]:
    """Hashes of the 16 KiB blocks of `data`, the last one at its true length.

    A memoryview (of bytes) is sliced without copying, and each hash releases the GIL.
    """
    return [
        sha256(data[start : start + BLOCK_SIZE]).digest()
        for start in range(0, len(data), BLOCK_SIZE)
    ]


def fold(hashes: Sequence[bytes], height_of_padding: int = 0, levels: int | None = None) -> bytes:
    """The node above `hashes`, which stand side by side on layer `height_of_padding`.

    It is `levels` layers up: by default as few as cover them all. Raises LocalProtocolError when
    there are no hashes or more than `levels` layers can hold.
    """
    if levels is None:
        levels = max(len(hashes) - 1, 0).bit_length()
    if not 0 < len(hashes) <= 1 << levels:
        raise LocalProtocolError(f"{len(hashes)} hashes do not fold into {levels} levels")
    for layer in range(height_of_padding, height_of_padding + levels):
        hashes = _parents(hashes, layer)
    return hashes[0]


def _parents(hashes: Sequence[bytes], layer: int) -> list[bytes]:
    if len(hashes) & 1:
        hashes = [*hashes, PADS[layer]]
    nodes = iter(hashes)
    return [sha256(left + right).digest() for left, right in zip(nodes, nodes, strict=True)]


def piece_hash(data: bytes | bytearray | memoryview, size: int, piece_size: int) -> bytes:
    """The hash of one whole piece of a file of `size` bytes.

    The subtree is padded to a full piece, or only to the next power of two when the file is no
    longer than one piece (BEP 52, "piece layers").
    """
    return piece_hash_of_leaves(leaf_hashes(data), size, piece_size)


def piece_hash_of_leaves(leaves: Sequence[bytes], size: int, piece_size: int) -> bytes:
    """`piece_hash` of a piece whose leaf hashes are known already."""
    return fold(leaves, levels=min(_log2(piece_size // BLOCK_SIZE), tree_height(size)))


def root_of_pieces(piece_hashes: HashList, size: int) -> bytes:
    """The root over all piece hashes of a file of `size` bytes; raises LocalProtocolError."""
    return root_of_layer(piece_hashes, size, min(piece_layer(size), tree_height(size)))


def root_of_layer(hashes: HashList, size: int, layer: int) -> bytes:
    """The root over all nodes of `layer` that cover data (padding left out).

    Raises LocalProtocolError when the number of hashes does not fit the size.
    """
    nodes = split_hashes(hashes)
    if not 0 <= layer <= tree_height(size) or len(nodes) != layer_length(size, layer):
        raise LocalProtocolError(f"layer {layer} of {size} bytes has not {len(nodes)} hashes")
    return fold(nodes, layer, tree_height(size) - layer) if nodes else EMPTY_ROOT


def split_hashes(hashes: HashList) -> Sequence[bytes]:
    """Joined hashes one by one; a sequence is handed back as it is. Raises LocalProtocolError."""
    if not isinstance(hashes, bytes):
        return hashes
    if len(hashes) % HASH_BYTES:
        raise LocalProtocolError(f"{len(hashes)} bytes are not a list of hashes")
    return [hashes[at : at + HASH_BYTES] for at in range(0, len(hashes), HASH_BYTES)]


# -- runs and their proofs ----------------------------------------------------------------------


def run_length(size: int, base_layer: int, limit: int = MAX_RUN) -> int:
    """The longest run that can be asked for on a layer: `limit`, or all of a shorter layer."""
    return min(limit, layer_width(size, base_layer))


def check_request(size: int, base_layer: int, index: int, count: int) -> int:
    """The length of the run a peer asks for: `count`, cut to the layer's width.

    Raises RemoteProtocolError for a run that no tree of this size has (BEP 52, "hash request").
    """
    if not (0 < count <= MAX_RUN and count & (count - 1) == 0):
        raise RemoteProtocolError(f"a run of {count} hashes was asked for")
    if not 0 <= base_layer <= tree_height(size):
        raise RemoteProtocolError(f"a file of {size} bytes has no layer {base_layer}")
    count = run_length(size, base_layer, count)
    if index % count or not 0 <= index < layer_length(size, base_layer):
        raise RemoteProtocolError(
            f"a file of {size} bytes has no {count} hashes at {index} of layer {base_layer}"
        )
    return count


def prove_run(
    base_layer_hashes: HashList, base_layer: int, index: int, count: int, size: int
) -> list[bytes]:
    """Uncles, bottom-up, that lead from a run of hashes to the root.

    `base_layer_hashes` is the whole layer without padding. For one proof; who proves many keeps a
    `PieceTree`. Raises RemoteProtocolError for an impossible run.
    """
    count = check_request(size, base_layer, index, count)
    nodes = split_hashes(base_layer_hashes)
    uncles = []
    run_layer = base_layer + _log2(count)
    for layer in range(base_layer, tree_height(size)):
        if layer >= run_layer:
            sibling = (index >> (layer - base_layer)) ^ 1
            uncles.append(nodes[sibling] if sibling < len(nodes) else PADS[layer])
        nodes = _parents(nodes, layer)
    return uncles


def check_run(
    root: bytes,
    size: int,
    base_layer: int,
    index: int,
    hashes: Sequence[bytes],
    uncles: Sequence[bytes],
) -> bool:
    """Whether `hashes` stand at `index` of `base_layer` in the tree with this root.

    `hashes` has the full length of the run: beyond the file's end it is filled with the layer's
    pad. Anything malformed is False.
    """
    try:
        count = check_request(size, base_layer, index, len(hashes))
    except RemoteProtocolError:
        return False
    if count != len(hashes) or not _all_hashes(hashes) or not _all_hashes(uncles):
        return False
    if len(uncles) != tree_height(size) - base_layer - _log2(count):
        return False
    return climb(fold(hashes, base_layer), index // count, uncles) == root


def climb(node: bytes, index: int, uncles: Iterable[bytes]) -> bytes:
    """The ancestor of `node`, which is number `index` of its layer, by its uncles bottom-up."""
    for uncle in uncles:
        pair = uncle + node if index & 1 else node + uncle
        node = sha256(pair).digest()
        index >>= 1
    return node


def _all_hashes(hashes: Iterable[bytes]) -> bool:
    return all(len(one) == HASH_BYTES for one in hashes)


def _log2(power: int) -> int:
    return power.bit_length() - 1


class PieceTree:
    """Everything from the piece layer up, built once (1 TiB: 0.1 s, 8 MiB) to prove many runs."""

    def __init__(self, hashes: HashList, size: int) -> None:
        """Build from all piece hashes; raises LocalProtocolError if there are not as many."""
        nodes: Sequence[bytes] = split_hashes(hashes)
        self.size = size
        self.height = tree_height(size)
        self.base_layer = min(piece_layer(size), self.height)
        if len(nodes) != layer_length(size, self.base_layer):
            raise LocalProtocolError(f"{len(nodes)} hashes are not the pieces of {size} bytes")
        self._layers = [b"".join(nodes)]
        for layer in range(self.base_layer, self.height):
            nodes = _parents(nodes, layer)
            self._layers.append(b"".join(nodes))

    @property
    def root(self) -> bytes:
        """The pieces root."""
        return self._layers[-1] or EMPTY_ROOT

    def layer(self, layer: int) -> bytes:
        """The nodes of `layer` that cover data, joined; raises LocalProtocolError below pieces."""
        if not self.base_layer <= layer <= self.height:
            raise LocalProtocolError(f"layer {layer} is not kept")
        return self._layers[layer - self.base_layer]

    def node(self, layer: int, index: int) -> bytes:
        """One node, or the pad where the layer covers no data."""
        start = index * HASH_BYTES
        return self.layer(layer)[start : start + HASH_BYTES] or PADS[layer]

    def uncles(self, layer: int, index: int) -> list[bytes]:
        """Uncles, bottom-up, that lead from one node to the root."""
        return [self.node(at, (index >> (at - layer)) ^ 1) for at in range(layer, self.height)]

    def run(self, base_layer: int, index: int, count: int) -> tuple[list[bytes], list[bytes]]:
        """A run of hashes, filled with the pad beyond the file's end, and its uncles bottom-up.

        A count above the layer's width is cut to it. Raises RemoteProtocolError for a run that the
        tree has not, or whose layer lies below the pieces (see `run_in_piece`).
        """
        count = check_request(self.size, base_layer, index, count)
        if base_layer < self.base_layer:
            raise RemoteProtocolError(f"layer {base_layer} lies inside the pieces")
        start, stop = index * HASH_BYTES, (index + count) * HASH_BYTES
        hashes = list(split_hashes(self.layer(base_layer)[start:stop]))
        hashes += [PADS[base_layer]] * (count - len(hashes))
        levels = _log2(count)
        return hashes, self.uncles(base_layer + levels, index >> levels)

    def run_in_piece(
        self, leaves: Sequence[bytes], base_layer: int, index: int, count: int
    ) -> tuple[list[bytes], list[bytes]]:
        """Like `run` on a layer below the pieces, for a run that lies in one piece.

        `leaves` are that piece's leaf hashes, read and hashed by the caller: such a run proves
        which block of a failed piece is bad. Raises RemoteProtocolError for an impossible run.
        """
        count = check_request(self.size, base_layer, index, count)
        per_piece = 1 << max(self.base_layer - base_layer, 0)
        if base_layer >= self.base_layer or count > per_piece:
            raise RemoteProtocolError(f"{count} hashes of layer {base_layer} are not in one piece")
        nodes: Sequence[bytes] = leaves
        for layer in range(base_layer):
            nodes = _parents(nodes, layer)
        first = index % per_piece
        hashes = list(nodes[first : first + count])
        hashes += [PADS[base_layer]] * (count - len(hashes))
        inside = self._uncles_in_piece(nodes, base_layer, base_layer + _log2(count), first)
        return hashes, inside + self.uncles(self.base_layer, index // per_piece)

    def _uncles_in_piece(
        self, nodes: Sequence[bytes], base_layer: int, run_layer: int, first: int
    ) -> list[bytes]:
        uncles = []
        for layer in range(base_layer, self.base_layer):
            if layer >= run_layer:
                sibling = (first >> (layer - base_layer)) ^ 1
                uncles.append(nodes[sibling] if sibling < len(nodes) else PADS[layer])
            nodes = _parents(nodes, layer)
        return uncles
