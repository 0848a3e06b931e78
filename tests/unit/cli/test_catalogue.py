"""`shoal catalogue`: what each command asks, and what it prints where."""

from __future__ import annotations

import json

from tests.helpers.fake_catalogue import ENTRY, PUBLISHER
from tests.helpers.stub_facade import FILE_ID, ROW, StubFacade
from tests.unit.cli.test_commands import shoal

__all__ = ["shoal"]  # the fixture


def test_on_publish_search(shoal):
    facade = StubFacade(ROW)
    assert shoal("catalogue", "on", running=facade) == 0
    facade.stopped = False
    arguments = ("--title", "A film", "--tag", "drama", "--tag", "silent", "--description", "Old.")
    assert shoal("catalogue", "publish", FILE_ID, *arguments, running=facade) == 0
    assert shoal.out == f"{FILE_ID}  A film\n"
    assert ("catalogue_publish", FILE_ID, "A film", ("drama", "silent"), "Old.") in facade.calls
    facade.stopped = False
    assert shoal("catalogue", "search", "birds", "forests", running=facade) == 0
    header, line = shoal.out.splitlines()
    assert header.split() == ["ID", "SIZE", "PUBLISHED", "TITLE", "TAGS", "PUBLISHER"]
    for shown in ("Birdsong of the northern forests", PUBLISHER, ENTRY.file_id):
        assert shown in line


def test_search_as_json_and_while_it_is_off(shoal):
    assert shoal("catalogue", "search", "--json", running=StubFacade(ROW)) == 0
    assert json.loads(shoal.out)["title"] == ENTRY.title
    assert shoal.err == ""
    assert shoal("catalogue", "search", "nothing", running=StubFacade(ROW)) == 0
    assert shoal.out == ""
    assert "catalogue on" in shoal.err


def test_status(shoal):
    assert shoal("catalogue", "status", running=StubFacade(ROW)) == 0
    assert shoal.out.splitlines()[0].split() == ["catalogue:", "off"]
    assert shoal("catalogue", "status", "--json", running=StubFacade(ROW)) == 0
    assert json.loads(shoal.out)["on"] is False


def test_the_other_commands(shoal):
    for command, arguments in (
        ("off", ()),
        ("follow", (PUBLISHER,)),
        ("unfollow", (PUBLISHER,)),
        ("hide", (PUBLISHER, ENTRY.file_id)),
        ("unhide", (PUBLISHER, ENTRY.file_id)),
        ("block", (PUBLISHER,)),
        ("unblock", (PUBLISHER,)),
    ):
        facade = StubFacade(ROW)
        assert shoal("catalogue", command, *arguments, running=facade) == 0, command
        assert len(facade.calls) == 1


def test_no_entry_of_ours(shoal):
    assert shoal("catalogue", "withdraw", FILE_ID, running=StubFacade(ROW)) == 1
    assert "no such entry" in shoal.err


def test_common_options_stand_anywhere(shoal):
    for words in (
        ("--json", "catalogue", "search"),
        ("catalogue", "--json", "search"),
        ("catalogue", "search", "--json"),
    ):
        assert shoal(*words, running=StubFacade(ROW)) == 0
        assert json.loads(shoal.out)["title"] == ENTRY.title
