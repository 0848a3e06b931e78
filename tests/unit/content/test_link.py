"""Links as people copy them: whole, bare, wrapped, damaged, in the middle of a text."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.content.file_id import MAX_FILE_SIZE, FileId, format_id
from engine.content.link import MAX_PEERS, Link, find_ids, format_link, parse_link
from engine.content.paths import safe_name
from engine.errors import UserFacingError

ID = FileId(bytes(range(32)))
HEX = ID.hex()
PEER = "/ip4/192.0.2.7/tcp/52413/p2p/12D3KooWA"

peers = st.text(st.characters(categories=["L", "N", "P", "S"]), max_size=30).map("/{}/p2p".format)
links = st.builds(
    Link,
    st.binary(min_size=32, max_size=32).map(FileId),
    st.just("") | st.text(max_size=20).map(safe_name),
    st.none() | st.integers(0, MAX_FILE_SIZE),
    st.lists(peers, max_size=4, unique=True).map(tuple),
)


def test_the_form_is_fixed():
    link = Link(ID, "My film & more.mkv", 123, (PEER, "/ip6/::1/tcp/1"))
    assert format_link(link) == (
        f"shoal:{HEX}?name=My%20film%20%26%20more.mkv&size=123&peer={PEER}&peer=/ip6/::1/tcp/1"
    )
    assert format_link(Link(ID)) == f"shoal:{HEX}"


@given(links)
def test_round_trip(link):
    text = format_link(link)
    assert parse_link(text) == link
    assert find_ids(f"see <{text}>, or {format_id(link.file_id)}.") == [link]
    assert text.isascii()
    assert not set(text) & set(" <>\"'\n")


@pytest.mark.parametrize(
    "text",
    [
        HEX,
        HEX.upper(),
        f"  {HEX}\n",
        f"<{HEX}>",
        f'"{HEX}"',
        f"“shoal:{HEX}”",
        f"<shoal:{HEX}>",
        f"SHOAL:{HEX.upper()}",
        f"shoal://{HEX}/",
        f"shoal:{HEX}?",
        f"shoal:{HEX}?unknown=1&name=&size=x&size=-1&size=99999999999999999999&peer=nonsense",
        f"shoal:{HEX}#fragment",
        f"\ufeff{HEX}\u200b",
    ],
)
def test_a_bare_id_by_any_wrapping(text):
    assert parse_link(text) == Link(ID)


def test_hints_are_only_hints():
    wild = parse_link(f"shoal:{HEX}?name=../../etc/passwd&name=two&size=5&size=6&peer=/a\n&peer=/b")
    assert wild == Link(ID, ".._.._etc_passwd", 5, ("/b",))
    many = "&".join(f"peer=/ip4/192.0.2.{n}" for n in range(100))
    assert len(parse_link(f"shoal:{HEX}?{many}").peers) == MAX_PEERS
    assert parse_link(f"shoal:{HEX}?peer=/{'x' * 300}&name=%ff") == Link(ID, "\ufffd")
    assert parse_link(f"shoal:{HEX}?name={'x' * 20_000}") == Link(ID)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "No file ID"),
        ("hello", "not a file ID"),
        ("https://example.org/", "not a file ID"),
        (HEX[:-1], "63 characters"),
        (HEX + "0", "65 characters"),
        ("shoal:", "damaged"),
        (f"shoal:{HEX[:-1]}?name=x", "damaged"),
        (f"magnet:?xt=urn:btmh:1220{HEX}", "not a file ID"),
    ],
)
def test_sentences(text, words):
    with pytest.raises(UserFacingError, match=words):
        parse_link(text)


def test_finding_in_text():
    other = "ab" * 32
    text = f"""Look: shoal:{HEX}?name=a.txt, and (shoal:{other}). Again {HEX}; not {HEX}0,
    nor x{other}; {other}?name=ignored"""
    assert find_ids(text) == [Link(ID, "a.txt"), Link(FileId(bytes.fromhex(other)))]
    assert find_ids(f"{HEX} then shoal:{HEX}?size=1") == [Link(ID, "", 1)]
    assert find_ids("") == []
    assert len(find_ids(" ".join(f"{n:064x}" for n in range(2000)))) == 1000


@given(st.text(st.sampled_from("shoal:/?&=%0af <>#"), max_size=200), st.text(max_size=20))
def test_any_text_gives_links_or_a_sentence(pattern, noise):
    for text in (pattern, noise, pattern + HEX + noise, f"shoal:{HEX}?{pattern}"):
        find_ids(text)
        with contextlib.suppress(UserFacingError):
            parse_link(text)
