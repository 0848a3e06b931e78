"""Names that may touch a disk: hostile ones, long ones, colliding ones."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.content import paths
from engine.content.paths import (
    MAX_NAME_BYTES,
    candidates,
    dedupe,
    find_collision,
    portable_paths,
    safe_name,
    safe_relative,
)
from engine.errors import RemoteProtocolError, UserFacingError

nasty = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("/\\:. \u202e\u0301<>\x00\r\n\ud800·ßİé￿"),
        st.sampled_from(list("conNULaux1.³")),
    )
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("report.pdf", "report.pdf"),
        ("", "file"),
        (".", "file"),
        ("..", "file"),
        (" . . ", "file"),
        ("\u202e\u200b", "file"),
        ("../../etc/passwd", ".._.._etc_passwd"),
        ("C:\\Windows\\x.dll", "C__Windows_x.dll"),
        ("what?*.txt", "what__.txt"),
        ("CON", "_CON"),
        ("nul.tar.gz", "_nul.tar.gz"),
        ("COM1.txt", "_COM1.txt"),
        ("com¹", "_com¹"),
        ("aux .txt", "_aux .txt"),
        ("CONIN$", "_CONIN$"),
        ("console", "console"),
        ("com10", "com10"),
        ("trailing. . ", "trailing"),
        ("photo\u202egnp.exe", "photognp.exe"),
        ("line\nbreak\x00", "linebreak"),
        ("e\u0301", "é"),
        ("e\u200b\u0301", "é"),
        (".bashrc", ".bashrc"),
        ("👩\u200d💻.txt", "👩\u200d💻.txt"),
        ("film.shoal-part", "film_shoal-part"),
        ("\ud800x", "x"),
    ],
)
def test_safe_name(name, expected):
    assert safe_name(name) == expected


@given(nasty)
@example("con" + "." * 300)
@example(".shoal-part.shoal-part")
@example("a" * 260 + ".shoal-part")
@example("nul" + " " * 300 + "x")
@example("x" * 243 + " .y")
def test_a_safe_name_is_safe_and_stays(name):
    safe = safe_name(name)
    assert safe == safe_name(safe)
    assert safe_relative(safe) == safe
    assert 0 < len(safe.encode()) <= MAX_NAME_BYTES
    assert unicodedata.is_normalized("NFC", safe)
    assert not set(safe) & set('<>:"/\\|?*\x00')
    assert safe == safe.strip().rstrip(".")


@pytest.mark.parametrize("extension", [".pdf", ".tar.gz", ".jpeg"])
def test_cutting_keeps_the_extension(extension):
    safe = safe_name("ü" * 300 + extension)
    assert safe.endswith("ü" + extension)
    assert MAX_NAME_BYTES - 1 <= len(safe.encode()) <= MAX_NAME_BYTES
    assert len(safe_name("x." + "y" * 400).encode()) == MAX_NAME_BYTES


@pytest.mark.parametrize("path", ["a", "a/b/c.txt", "ü/ñ", ".git/config", "/".join("a" * 64)])
def test_safe_paths_pass_unchanged(path):
    assert safe_relative(path) == path


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "a//b",
        "a/",
        "../a",
        "a/../b",
        "./a",
        "C:/x",
        "C:",
        "\\\\server\\share",
        "a\\b",
        "a/NUL/b",
        "a/b ",
        "a./b",
        "e\u0301",
        "a\nb",
        "\u202e",
        "\ud800",
        "a/" + "x" * (MAX_NAME_BYTES + 1),
        "/".join("a" * 65),
        "/".join(["x" * 200] * 6),
        "film.shoal-part",
    ],
)
def test_hostile_paths(path):
    with pytest.raises(RemoteProtocolError):
        safe_relative(path)


def test_dedupe_numbers_before_the_extension():
    taken = {"a.txt", "a (2).txt", "b.tar.gz", ".rc", "c"}
    assert dedupe("a.txt", taken.__contains__) == "a (3).txt"
    assert dedupe("b.tar.gz", taken.__contains__) == "b (2).tar.gz"
    assert dedupe(".rc", taken.__contains__) == ".rc (2)"
    assert dedupe("c", taken.__contains__) == "c (2)"
    assert dedupe("d (9).txt", {"d (9).txt"}.__contains__) == "d (10).txt"
    assert dedupe("free", taken.__contains__) == "free"


@given(nasty.map(safe_name), st.integers(0, 30))
def test_numbered_names_are_safe_and_differ(name, count):
    seen = [candidate for candidate, _ in zip(candidates(name), range(count), strict=False)]
    assert len(set(seen)) == len(seen)
    assert all(safe_relative(one) == one for one in seen)


@pytest.mark.parametrize(
    ("together", "collision"),
    [
        (["a", "b"], None),
        (["a/x", "a/y", "b"], None),
        (["a", "a"], "a"),
        (["README", "readme"], "readme"),
        (["a", "a/b"], "a/b"),
        (["a/b", "a"], "a"),
        (["A/x", "a"], "a"),
        (["Dir/x", "dir/y"], None),
        (["straße", "STRASSE"], "STRASSE"),
    ],
)
def test_find_collision(together, collision):
    assert find_collision(together) == collision


def test_portable_paths_of_an_awkward_folder():
    assert portable_paths(["readme", "README", "CON", "_CON", "d:/x", "d_/x", "d_/y"]) == {
        "README": "README",
        "readme": "readme (2)",
        "_CON": "_CON",
        "CON": "_CON (2)",
        "d_/x": "d_/x",
        "d_/y": "d_/y",
        "d:/x": "d_ (2)/x",
    }


local = st.text(st.sampled_from("aAbB:. éE\u0301"), min_size=1, max_size=4)
local_paths = st.lists(st.lists(local, min_size=1, max_size=3).map("/".join), max_size=12)


@given(local_paths.filter(lambda them: not _folder_and_file(them)))
def test_portable_paths_never_collide_and_are_settled(them):
    portable = portable_paths(them)
    assert set(portable) == set(them)
    assert len(set(portable.values())) == len(portable)
    assert all(safe_relative(path) == path for path in portable.values())
    assert find_collision(portable.values()) is None
    assert portable_paths(reversed(them)) == portable
    assert portable_paths(portable.values()) == {path: path for path in portable.values()}


def _folder_and_file(them: list[str]) -> bool:
    return any(other.startswith(one + "/") for one in them for other in them)


def test_too_deep_to_share():
    with pytest.raises(UserFacingError, match="too long"):
        portable_paths(["/".join("a" * 65)])
    with pytest.raises(UserFacingError, match="too long"):
        portable_paths(["/".join(["x" * 200] * 6)])


def test_the_part_file_fits_as_well():
    assert len((safe_name("x" * 999) + paths.PART_SUFFIX).encode()) == 255
