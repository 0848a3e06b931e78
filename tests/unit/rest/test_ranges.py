from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.rest.ranges import ByteRange, UnsatisfiableRangeError, parse_range


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("bytes=0-0", ByteRange(0, 1)),
        ("bytes=0-", ByteRange(0, 10)),
        ("bytes=3-5", ByteRange(3, 3)),
        ("bytes=3-99", ByteRange(3, 7)),
        ("bytes=-4", ByteRange(6, 4)),
        ("bytes=-99", ByteRange(0, 10)),
        ("Bytes = 2 - 3", ByteRange(2, 2)),
        (None, None),
        ("", None),
        ("bytes=-", None),
        ("bytes=5-3", None),
        ("bytes=0-1,3-4", None),
        ("lines=1-2", None),
        ("bytes=a-b", None),
        ("bytes=0-" + "9" * 40, None),
    ],
)
def test_of_ten_bytes(header, wanted):
    assert parse_range(header, 10) == wanted


@pytest.mark.parametrize("header", ["bytes=10-", "bytes=10-20", "bytes=-0"])
def test_outside(header):
    with pytest.raises(UnsatisfiableRangeError):
        parse_range(header, 10)


@pytest.mark.parametrize("header", ["bytes=0-", "bytes=0-0", "bytes=-1"])
def test_an_empty_file_has_no_range(header):
    with pytest.raises(UnsatisfiableRangeError):
        parse_range(header, 0)


def test_the_header_of_the_answer():
    assert ByteRange(3, 4).content_range(10) == "bytes 3-6/10"


@given(st.text() | st.from_regex(r"bytes=\d*-\d*", fullmatch=True), st.integers(0, 1 << 60))
def test_any_header_gives_a_range_inside_or_none_or_that_error(header, size):
    try:
        found = parse_range(header, size)
    except UnsatisfiableRangeError:
        return
    if found is not None:
        assert 0 <= found.start < size
        assert 1 <= found.length <= size - found.start
