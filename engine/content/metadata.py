"""What must be known of a file before its first piece can be checked.

Owns the record (size, pieces root, piece hashes, advisory name) and the rule that it is believed
only when it hashes to its root, and its root to the ID that was asked for. How it travels is not
its matter.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.content import file_id as ids
from engine.content import merkle
from engine.content.file_id import FileId
from engine.errors import LocalProtocolError, RemoteProtocolError
from engine.views import TransferKind


@dataclass(frozen=True, slots=True)
class FileMetadata:
    """Metadata of one file; a pure function of its content, apart from `filename`.

    Building one checks nothing: what came from a peer is checked with `check()` and `check_id()`.
    """

    size: int
    pieces_root: bytes
    piece_hashes: bytes  # 32 bytes per piece, joined in order
    filename: str = ""  # what one provider calls it: a hint, never a path

    @property
    def piece_size(self) -> int:
        """Bytes per piece; the last one may be shorter."""
        return ids.piece_size(self.size)

    @property
    def piece_count(self) -> int:
        """Pieces in the file; 0 for an empty one."""
        return ids.piece_count(self.size)

    @property
    def file_id(self) -> FileId:
        """The ID of this content as a file."""
        return ids.file_id(self.size, self.pieces_root)

    @property
    def collection_id(self) -> FileId:
        """The ID of this content as the manifest of a collection."""
        return ids.collection_id(self.size, self.pieces_root)

    def piece_length(self, index: int) -> int:
        """Bytes in one piece; raises LocalProtocolError when there is no such piece."""
        return ids.piece_length(self.size, index)

    def hash_of(self, index: int) -> bytes:
        """The hash of one piece; raises LocalProtocolError when there is no such piece."""
        if not 0 <= index < self.piece_count:
            raise LocalProtocolError(f"a file of {self.size} bytes has no piece {index}")
        return self.piece_hashes[index * merkle.HASH_BYTES : (index + 1) * merkle.HASH_BYTES]

    def tree(self) -> merkle.PieceTree:
        """The tree over the piece hashes, for proofs; costs a hash per piece."""
        return merkle.PieceTree(self.piece_hashes, self.size)

    def check(self) -> None:
        """Raise RemoteProtocolError unless the piece hashes hash to the root."""
        if not 0 <= self.size <= ids.MAX_FILE_SIZE:
            raise RemoteProtocolError(f"metadata states a size of {self.size} bytes")
        if len(self.piece_hashes) != self.piece_count * merkle.HASH_BYTES:
            raise RemoteProtocolError("metadata has not one hash for each piece")
        if merkle.root_of_pieces(self.piece_hashes, self.size) != self.pieces_root:
            raise RemoteProtocolError("the piece hashes do not hash to the root")

    def check_id(self, id: FileId) -> TransferKind:
        """What `id` names; raises RemoteProtocolError when it does not certify this metadata."""
        kind = ids.kind_of(id, self.size, self.pieces_root)
        if kind is None:
            raise RemoteProtocolError(f"the metadata is not that of {ids.format_id(id)}")
        return kind
