"""What the engine can say is found again in the table, so that other languages can say it."""

from __future__ import annotations

import ast
import errno
import re
import string
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

import engine
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


# What the rooms that touch a person's files say when something goes wrong.

NOT_FOR_WINDOWS = (  # what only a command line or a program can ask for wrongly
    "{row.name or 'It'} is one file",
    "No file of it is called",
    "The hashes of that file",
    "A transfer cannot be skipped",
    "A rate limit cannot be negative",
    "{row.name} has no piece",
    "No file with the ID",
    "Nothing with the ID",
    "No transfer {ref}",
    "{row.name} has no file",
    "The library {self.path} is damaged.",  # found by the one who repairs it
    "There is no transfer {key}",
    "There is no such transfer",
    "A file became shorter",
    "The pieces of a bundle are files",
    "{path} is a folder, not a file",
)
BY_CAUSE = {"standstill.py", "health.py"}  # worded by the window itself, from causes and numbers


def sentences_of(path: Path) -> Iterator[str]:
    """Every sentence that a module's code makes, with `{…}` for what it fills in."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    within = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in node.values
    }
    for node in ast.walk(tree):
        if id(node) not in told | within and isinstance(node, ast.JoinedStr | ast.Constant):
            words = text_of(node)
            if re.search(r"\w \w.{8,}\.$", words) and words[0] in string.ascii_uppercase + "{":
                yield words


def text_of(node: ast.JoinedStr | ast.Constant) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    parts = node.values
    return "".join(
        str(part.value) if isinstance(part, ast.Constant) else f"{{{ast.unparse(part.value)}}}"  # type: ignore[attr-defined]
        for part in parts
    )


@pytest.mark.parametrize("room", ["jobs", "storage", "content", "home_lock.py"])
def test_what_a_person_meets_can_be_said_in_every_language(room):
    place = Path(engine.__file__).parent / room
    modules = [place] if place.is_file() else sorted(place.glob("*.py"))
    found = [
        sentence
        for module in modules
        if module.name not in BY_CAUSE
        for sentence in sentences_of(module)
        if not sentence.startswith(NOT_FOR_WINDOWS)
    ]
    assert len(found) >= 2
    assert [one for one in found if untranslated(re.sub(r"\{[^}]*\}", "X", one))] == []
