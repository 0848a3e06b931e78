from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import RemoteProtocolError
from engine.rest import sse

names = st.text(st.characters(min_codepoint=97, max_codepoint=122), min_size=1)
values = st.dictionaries(st.text(), st.text() | st.integers() | st.none())


@given(st.lists(st.builds(sse.Message, names, values, names | st.just(""))))
def test_what_is_sent_is_what_arrives(messages):
    text = b"".join(sse.encode(message) for message in messages).decode()
    decoder = sse.Decoder()
    lines = text.split("\n")
    assert [found for line in lines for found in decoder.feed_line(line)] == messages


def test_signs_of_life_and_unknown_fields_are_nothing():
    decoder = sse.Decoder()
    lines = [*sse.KEEPALIVE.decode().split("\n"), "retry: 5", "nonsense", ""]
    assert [found for line in lines for found in decoder.feed_line(line)] == []


def test_what_is_no_json_or_too_large_is_refused(monkeypatch):
    decoder = sse.Decoder()
    list(decoder.feed_line("data: {"))
    with pytest.raises(RemoteProtocolError):
        list(decoder.feed_line(""))
    monkeypatch.setattr(sse, "MAX_EVENT", 10)
    with pytest.raises(RemoteProtocolError):
        list(sse.Decoder().feed_line("data: " + "1" * 11))
