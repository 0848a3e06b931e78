"""Which names may touch a disk: the only place where a name from outside is judged.

Owns the cleaning of names, the test of manifest paths, and what happens when a name is taken. It
touches no disk: whether a name is taken is the caller's question to answer.

One rule serves every platform, so that a collection has the same paths everywhere: a component is
acceptable when `safe_name` leaves it alone. The rule is therefore idempotent, and written without
tables that change with the Unicode version of the interpreter (NFC itself is stable by policy for
assigned characters).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import count

from engine.errors import RemoteProtocolError, UserFacingError

PART_SUFFIX = ".shoal-part"  # what a file carries until it is complete
MAX_COMPONENT_BYTES = 255  # of UTF-8: ext4, XFS, APFS; NTFS counts UTF-16 units, never more
MAX_NAME_BYTES = MAX_COMPONENT_BYTES - len(PART_SUFFIX)  # so that the part file fits as well
MAX_PATH_BYTES = 1024  # of a whole manifest path: macOS's PATH_MAX
MAX_DEPTH = 64  # components of a manifest path
MAX_EXTENSION_BYTES = 32  # a longer "extension" is no extension, and is cut with the rest
FALLBACK_NAME = "file"

# Controls, bidirectional overrides and marks, invisible fillers, line separators, lone surrogates,
# noncharacters. Joiners (U+200C, U+200D) stay: scripts and emoji need them.
_INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')  # Windows; "/" and NUL everywhere
# Windows gives these to devices, with any extension ("NUL.txt" is NUL).
_RESERVED = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|clock\$|(com|lpt)[0-9¹²³])\s*(\..*)?",
    re.IGNORECASE | re.DOTALL,
)
_NUMBERED = re.compile(r"(.+) \(([1-9][0-9]{0,3})\)", re.DOTALL)
_EXTENSION = re.compile(r"(?:\.tar)?\.[^. ]+$", re.IGNORECASE)


def safe_name(name: str) -> str:
    """`name` as one component that every supported file system takes; never raises.

    What may not stand is dropped (invisible) or becomes "_" (forbidden); a name that is too long is
    cut before its extension; nothing left gives "file".
    """
    name = _FORBIDDEN.sub("_", _INVISIBLE.sub("", name[: 16 * MAX_COMPONENT_BYTES]))
    name = unicodedata.normalize("NFC", name)
    before = None
    while before != name:  # a cut may lay bare what another step forbids
        before, name = name, _tidy(name)
    return name or FALLBACK_NAME


def _tidy(name: str) -> str:
    name = _trim(name)
    if name.lower().endswith(PART_SUFFIX):
        name = name[: -len(PART_SUFFIX)] + "_" + PART_SUFFIX[1:]
    if _RESERVED.fullmatch(name):
        name = "_" + name
    return _cut(name, MAX_NAME_BYTES)


def safe_relative(path: str) -> str:
    """A manifest's path, unchanged, if it is safe to create below any folder.

    Parts are joined by "/". Raises RemoteProtocolError for one that is absolute, climbs, names a
    drive or device, holds what `safe_name` would change, or is too long or too deep.
    """
    parts = path.split("/", MAX_DEPTH)
    if len(parts) > MAX_DEPTH or _length(path) > MAX_PATH_BYTES:
        raise RemoteProtocolError("a path in the collection is too long or too deep")
    if not all(map(_is_safe, parts)):
        raise RemoteProtocolError(f"the collection holds an unsafe path: {path!r}")
    return path


@lru_cache(maxsize=4096)  # the files of a folder share its name
def _is_safe(part: str) -> bool:
    return safe_name(part) == part


def dedupe(name: str, taken: Callable[[str], bool]) -> str:
    """The first of `name`, `name (2)`, `name (3)` … (before the extension) that is not taken."""
    return next(candidate for candidate in candidates(name) if not taken(candidate))


def candidates(name: str, first: int = 2) -> Iterator[str]:
    """`name`, then `name (2).ext`, `name (3).ext` … without end, each within the length limit.

    A name that is numbered already counts on: `name (4).ext` is followed by `name (5).ext`.
    """
    yield name
    stem, extension = _split(name)
    if numbered := _NUMBERED.fullmatch(stem):
        stem, first = numbered[1], max(first, int(numbered[2]) + 1)
    for number in count(first):
        mark = f" ({number})"
        yield _cut_text(stem, MAX_NAME_BYTES - len(mark) - _length(extension)) + mark + extension


def collision_key(path: str) -> str:
    """Equal for two paths that some file system takes for the same: case and composition differ."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def find_collision(paths: Iterable[str]) -> str | None:
    """A path that cannot stand beside the others, or None.

    Two paths collide when their keys are equal, or when one is a folder on the way to the other.
    """
    files: set[str] = set()
    folders: set[str] = set()
    for path in paths:
        key = collision_key(path)
        above = _folders_above(key, folders)
        if key in files or key in folders or not files.isdisjoint(above):
            return path
        files.add(key)
        folders.update(above)
    return None


def _folders_above(key: str, known: set[str]) -> list[str]:
    """The folders on the way to `key`, from the innermost to the first that is known."""
    above = []
    while (at := key.rfind("/")) >= 0 and (key := key[:at]) not in known:
        above.append(key)
    return above


def portable_paths(paths: Iterable[str]) -> dict[str, str]:
    """For each relative path of a local folder, the path it has in a manifest.

    Cleans each component and gives those that would collide elsewhere a number, folder by folder in
    order of their names, so that the outcome depends on nothing but the set of paths. Paths that
    are portable already map to themselves, unless they collide. Raises UserFacingError for a path
    too long or too deep to be shared.
    """
    tree: _Folder = {}
    for path in paths:
        here = tree
        for part in path.split("/"):
            here = here.setdefault(part, {})
    return dict(_walk(tree, "", ""))


_Folder = dict[str, "_Folder"]  # a file is a folder with nothing in it


def _walk(folder: _Folder, local: str, portable: str) -> Iterator[tuple[str, str]]:
    taken: set[str] = set()
    tries: dict[str, int] = {}  # so that a thousand names that differ in case stay quick
    # Names that need no change come first: they keep their names whatever stands beside them.
    for name in sorted(folder, key=lambda one: (safe_name(one) != one, one)):
        wanted = safe_name(name)
        key = collision_key(wanted)
        tries[key] = tries.get(key, 0) + 1
        here = next(
            one for one in candidates(wanted, max(2, tries[key])) if collision_key(one) not in taken
        )
        taken.add(collision_key(here))
        local_path, portable_path = f"{local}{name}", f"{portable}{here}"
        if portable_path.count("/") >= MAX_DEPTH or _length(portable_path) > MAX_PATH_BYTES:
            raise UserFacingError(
                f"The path {local_path!r} is too long to be shared; shorten its folders' names."
            )
        if folder[name]:
            yield from _walk(folder[name], local_path + "/", portable_path + "/")
        else:
            yield local_path, portable_path


def _trim(name: str) -> str:
    """Without space around it or dots behind it: Windows drops both, and ".", ".." are gone too."""
    before = None
    while before != name:
        before, name = name, name.strip().rstrip(".")
    return name


def _split(name: str) -> tuple[str, str]:
    """(stem, extension with its dot or ""); ".tar.gz" counts as one, ".bashrc" as none."""
    match = _EXTENSION.search(name, 1)
    if match is None or _length(match[0]) > MAX_EXTENSION_BYTES:
        return name, ""
    return name[: match.start()], match[0]


def _cut(name: str, limit: int) -> str:
    if _length(name) <= limit:
        return name
    stem, extension = _split(name)
    return _cut_text(stem, limit - _length(extension)) + extension


def _cut_text(text: str, limit: int) -> str:
    """The longest start of `text` that has at most `limit` bytes, without space at its end."""
    if _length(text) <= limit:
        return text
    return text.encode()[:limit].decode(errors="ignore").rstrip()


def _length(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))
