"""What the engine can say is found again in the table, so that other languages can say it."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from itertools import product

import pytest

from engine.content.failures import disk_sentence
from engine.net.port_state import MapStatus, PortState
from engine.reachability import Facts, reachability
from gui.engine_words import SENTENCES, said
from gui.words import speak

HOSTS = ((), ("192.168.7.2",), ("45.45.45.1",), ("2a00:1450::1",))
MAPPINGS = [
    *(PortState(status, reason="not authorised") for status in MapStatus),
    PortState(MapStatus.MAPPED, "45.45.45.1", 40001),
    PortState(MapStatus.MAPPED, "100.64.0.9", 40001),
]


@pytest.fixture(autouse=True)
def _marked() -> Iterator[None]:
    """A language that only marks what it knows."""
    speak(lambda sentence, _note, _n: f"«{sentence}»")
    yield
    speak(None)


def untranslated(words: str) -> str:
    """What of a saying is not in the table."""
    kept, depth = [], 0
    for char in said(words):
        depth += (char == "«") - (char == "»")
        if not depth and char not in "«» ":
            kept.append(char)
    return "".join(kept)


@pytest.mark.parametrize("mapping", MAPPINGS, ids=lambda state: f"{state.status.name}{state.host}")
def test_every_reachability_is_known(mapping):
    for hosts, outside, came, back, others, helped in product(
        HOSTS, (True, False), (True, False), (None, True, False), (0, 3), (0, 1)
    ):
        facts = Facts(
            port=52413,
            hosts=hosts,
            mapping=mapping,
            listens_outside=outside,
            came_in=came,
            dialled_back=back,
            others=others,
            introducers=helped,
        )
        assert untranslated(reachability(facts).sentence) == ""


@pytest.mark.parametrize("code", [*errno.errorcode])
def test_every_refusal_of_a_disk_is_known(code):
    assert untranslated(disk_sentence(OSError(code, "why not"), "/a: b (c)/d; e")) == ""


def test_names_come_out_as_they_went_in():
    words = "/a; b: c.mkv changed while it was being read; share it again."
    assert said(words) == "«/a; b: c.mkv changed while it was being read; share it again.»"


def test_what_is_not_known_is_said_as_it_is():
    assert said("Something new happened.") == "Something new happened."
    assert said("") == ""


def test_each_sentence_is_found_as_itself():
    for sentence in SENTENCES:
        assert untranslated(sentence.format_map(Filled())) == "", sentence


class Filled(dict[str, str]):
    """Every place is filled with its own name."""

    def __missing__(self, name: str) -> str:
        return f"<{name}>"
