"""The commands against a stub: what they ask, what they print where, and how they end."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine import api
from engine.cli import fetching
from engine.cli.main import main
from engine.errors import EnvironmentFailure, HomeTaken, NodeStopped, UserFacingError
from engine.events import Notice, ResyncNeeded, TransferRemoved
from engine.view_json import from_json, to_json
from engine.views import NodeView, TransferState, TransferView
from tests.helpers.processes import command as command_line
from tests.helpers.processes import environment
from tests.helpers.stub_facade import FILE_ID, INFO, NODE, PEER, ROW, StubFacade

HASHING = replace(ROW, file_id="", link="", done=3, state=TransferState.HASHING, finished_at=0)
FINDING = replace(ROW, done=0, state=TransferState.FINDING, finished_at=0, reason="Looking.")
HALF = replace(ROW, done=5, state=TransferState.DOWNLOADING, finished_at=0)


class Line:
    """`shoal` with a stub where the engine, or the running node, would be."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: Any, tmp_path: Path) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys
        self._home = tmp_path / "home"
        self.out = ""
        self.err = ""

    def __call__(
        self,
        *arguments: str,
        local: StubFacade | None = None,
        running: StubFacade | None = None,
        then_local: StubFacade | None = None,
        too_late: bool = False,
        while_running: Callable[[StubFacade], Any] | None = None,
    ) -> int:
        """`then_local`: the second time no node runs; `too_late`: it begins after it is asked."""
        facade = then_local or local or running
        asked = 0

        async def open_running(config: Any) -> StubFacade | None:
            nonlocal asked
            asked += 1
            if asked == 1 + (not too_late) and (too_late or then_local is not None):
                return None
            begin(running)
            return running

        async def open_engine(config: Any) -> StubFacade | None:
            if too_late:
                raise HomeTaken("Shoal already runs.")
            begin(then_local or local)
            return then_local or local

        def begin(opened: StubFacade | None) -> None:
            if opened is not None and while_running is not None:
                task = asyncio.ensure_future(while_running(opened))
                task.add_done_callback(lambda done: done.result())

        self._monkeypatch.setattr(api, "open_running", open_running)
        self._monkeypatch.setattr(api, "open_engine", open_engine)
        self._monkeypatch.setattr("sys.argv", ["shoal", *arguments, "--home", str(self._home)])
        with pytest.raises(SystemExit) as left:
            main()
        self.out, self.err = self._capsys.readouterr()
        assert facade is None or facade.stopped
        return left.value.code or 0


@pytest.fixture
def shoal(monkeypatch, capsys, tmp_path):
    return Line(monkeypatch, capsys, tmp_path)


async def interrupted(facade: StubFacade) -> None:
    """Ctrl-C, once the command waits."""
    await settle()
    os.kill(os.getpid(), signal.SIGINT)


async def settle() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


def tells(*rows: TransferView, then: Callable[[StubFacade], Any] | None = None):
    """Each row in turn, as the engine would tell it."""

    async def story(facade: StubFacade) -> None:
        for row in rows:
            await settle()
            facade.tell(row)
        if then is not None:
            await settle()
            await then(facade)

    return story


# seed


def test_seed_prints_each_row_when_it_is_hashed_and_stays(shoal, tmp_path):
    facade = StubFacade(HASHING, replace(ROW, key="k2", path="/tmp/a  b"))
    paths = (str(tmp_path / "x"), str(tmp_path / "y"))
    code = shoal("seed", *paths, local=facade, while_running=tells(HASHING, ROW, then=interrupted))
    assert code == 130
    assert shoal.out == f"{FILE_ID}  {ROW.link}  /tmp/a  b\n{FILE_ID}  {ROW.link}  {ROW.path}\n"
    assert facade.calls[0] == ("share", *map(Path, paths))
    assert all(subscription.closed for subscription in facade.subscriptions)


def test_seed_through_a_running_node_is_done_when_the_node_has_it(shoal, tmp_path):
    code = shoal("seed", str(tmp_path), "--no-lan", running=StubFacade(ROW))
    assert code == 0
    assert FILE_ID in shoal.out
    assert "--no-lan" in shoal.err


def test_seed_in_json(shoal, tmp_path):
    shoal("seed", str(tmp_path), "--json", running=StubFacade(ROW))
    assert from_json(TransferView, json.loads(shoal.out)) == ROW


def test_a_file_that_vanishes_while_hashed_fails_alone(shoal):
    gone = replace(HASHING, key="k2", state=TransferState.FAILED, reason="It vanished.")
    code = shoal("seed", "a", "b", local=StubFacade(ROW, gone), while_running=interrupted_later)
    assert code == 130
    assert "shoal: It vanished.\n" in shoal.err
    assert shoal.out.count("\n") == 1
    assert shoal("seed", "b", local=StubFacade(gone)) == 1
    assert shoal.err == "shoal: It vanished.\n"
    assert shoal("seed", "a", "b", running=StubFacade(ROW, gone)) == 1


async def interrupted_later(facade: StubFacade) -> None:
    await asyncio.sleep(0.05)
    await interrupted(facade)


def test_a_path_that_is_not_there(shoal):
    facade = StubFacade()
    facade.error = UserFacingError("/nowhere does not exist.")
    assert shoal("seed", "/nowhere", local=facade) == 1
    assert (shoal.out, shoal.err) == ("", "shoal: /nowhere does not exist.\n")


def notices(*told: tuple[str, bool, str]):
    """What a person should know, in turn: (text, whether it is trouble, the row it is about)."""

    async def story(facade: StubFacade) -> None:
        for text, trouble, key in told:
            await settle()
            facade.send(Notice, text, trouble, key)
        await interrupted(facade)

    return story


@pytest.mark.parametrize("command", [("seed", "a"), ("get", FILE_ID, "--seed"), ("node",)])
def test_who_shares_hears_what_a_person_should_know(shoal, command):
    story = notices(("It has changed.", True, "k1"), ("It was moved.", False, "k2"))
    assert shoal(*command, local=StubFacade(ROW), while_running=story) == 130
    assert "It has changed.\nIt was moved.\n" in shoal.err


def test_what_is_told_while_all_is_hashed_already_is_heard(shoal):
    async def early(facade: StubFacade) -> None:
        while not facade.subscriptions:
            await asyncio.sleep(0)
        facade.send(Notice, "The list was damaged.", True, "")
        await settle()
        await interrupted(facade)

    assert shoal("seed", "a", local=StubFacade(ROW), while_running=early) == 130
    assert shoal.err == "The list was damaged.\n"


def test_what_is_about_ones_own_is_heard_through_a_running_node_too(shoal):
    async def story(facade: StubFacade) -> None:
        await settle()
        facade.send(Notice, "Left out of a: pipe.", False, HASHING.key)
        facade.send(Notice, "Another was moved.", False, "k9")
        await settle()
        facade.tell(ROW)

    assert shoal("seed", "a", running=StubFacade(HASHING), while_running=story) == 0
    assert "Left out of a: pipe.\n" in shoal.err
    assert "Another" not in shoal.err


def test_a_download_hears_it_too_and_its_own_trouble_once(shoal):
    story = notices(("The disk is full.", True, "k1"), ("The list was damaged.", True, ""))
    assert shoal("get", FILE_ID, local=StubFacade(HALF), while_running=story) == 130
    assert shoal.err == "The list was damaged.\n"
    assert shoal("get", FILE_ID, running=StubFacade(HALF), while_running=story) == 130
    assert shoal.err == ""  # the node of another process has told it there


def test_who_shares_goes_on_listening_after_a_gap(shoal):
    async def gap(facade: StubFacade) -> None:
        await settle()
        facade.send(ResyncNeeded)
        await notices(("It was moved.", False, ""))(facade)

    assert shoal("node", local=StubFacade(ROW), while_running=gap) == 130
    assert "It was moved.\n" in shoal.err


# get


def test_get_waits_for_a_bare_id_and_prints_the_path(shoal, tmp_path):
    facade = StubFacade(FINDING)
    code = shoal("get", FILE_ID, "-o", str(tmp_path), local=facade, while_running=tells(HALF, ROW))
    assert code == 0
    assert shoal.out == f"{ROW.path}\n"
    assert "Looking." in shoal.err
    assert facade.calls[0] == ("download", FILE_ID, tmp_path, "")


def test_get_of_what_is_here_already(shoal):
    assert shoal("get", FILE_ID, "--json", local=StubFacade(ROW)) == 0
    assert from_json(TransferView, json.loads(shoal.out)) == ROW


def test_get_saves_where_one_stands(shoal, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    facade = StubFacade(ROW)
    shoal("get", FILE_ID, local=facade)
    assert facade.calls[0] == ("download", FILE_ID, tmp_path, "")


def test_get_and_keep_sharing(shoal):
    facade = StubFacade(HALF)
    code = shoal("get", FILE_ID, "--seed", local=facade, while_running=tells(ROW, then=interrupted))
    assert (code, shoal.out) == (130, f"{ROW.path}\n")
    assert shoal("get", FILE_ID, "--seed", running=StubFacade(ROW)) == 0


def test_get_goes_on_with_what_was_paused_or_failed(shoal):
    paused = replace(HALF, state=TransferState.PAUSED)
    facade = StubFacade(paused)

    async def resumed(ref: str) -> None:
        facade.calls.append(("resume", ref))
        facade.rows["k1"] = ROW

    facade.resume = resumed  # type: ignore[method-assign]
    assert shoal("get", FILE_ID, local=facade) == 0
    assert ("resume", "k1") in facade.calls


@pytest.mark.parametrize("state", [TransferState.PAUSED, TransferState.FAILED])
def test_a_full_disk_ends_get_with_its_sentence(shoal, state):
    full = replace(HALF, state=state, reason="The disk is full.")
    code = shoal("get", FILE_ID, local=StubFacade(HALF), while_running=tells(full))
    assert code == 1
    assert shoal.err == "shoal: The disk is full.\n"


def test_get_gives_up_when_nothing_arrives(shoal):
    assert shoal("get", FILE_ID, "--timeout", "0.05", local=StubFacade(FINDING)) == 1
    assert shoal.err.endswith("shoal: Nothing arrived for 0.05 s: Looking.\n")


def test_ctrl_c_keeps_the_state(shoal):
    code = shoal("get", FILE_ID, local=StubFacade(HALF), while_running=interrupted)
    assert (code, shoal.out) == (130, "")


def test_sigterm_is_as_clean(shoal):
    async def terminated(facade: StubFacade) -> None:
        await settle()
        os.kill(os.getpid(), signal.SIGTERM)

    code = shoal("get", FILE_ID, local=StubFacade(HALF), while_running=terminated)
    assert code == 130


def test_a_gap_in_the_events_is_closed_by_a_new_snapshot(shoal):
    facade = StubFacade(HALF)

    async def gap(facade: StubFacade) -> None:
        await settle()
        facade.rows["k1"] = ROW
        facade.send(ResyncNeeded)

    assert shoal("get", FILE_ID, local=facade, while_running=gap) == 0
    assert len(facade.subscriptions) == 2


def test_a_row_removed_elsewhere(shoal):
    async def removed(facade: StubFacade) -> None:
        await settle()
        facade.send(TransferRemoved, "k1")

    assert shoal("get", FILE_ID, local=StubFacade(HALF), while_running=removed) == 1
    assert "removed" in shoal.err


async def stops(facade: StubFacade) -> None:
    """The node ends in the middle."""
    await settle()
    for subscription in facade.subscriptions:
        await subscription.close()


def test_a_download_goes_on_here_when_the_node_that_did_it_stops(shoal):
    node, own = StubFacade(HALF), StubFacade(ROW)
    assert shoal("get", FILE_ID, running=node, then_local=own, while_running=stops) == 0
    assert shoal.out == f"{ROW.path}\n"
    assert own.calls[0] == node.calls[0]
    assert node.stopped


def test_a_node_that_is_always_gone_is_not_tried_for_ever(shoal, monkeypatch):
    monkeypatch.setattr(fetching, "TAKE_OVER_PAUSE_S", 0)
    monkeypatch.setattr(fetching, "TAKE_OVER_TRIES", 3)
    node = StubFacade(HALF)
    node.error = NodeStopped("The node cannot be reached.")
    assert shoal("get", FILE_ID, running=node) == 1
    assert shoal.err == "shoal: The node cannot be reached.\n"
    assert len(node.calls) == 3


def test_whoever_is_quicker_on_one_home_does_the_work_of_both(shoal):
    assert shoal("get", FILE_ID, running=StubFacade(ROW), too_late=True) == 0
    assert shoal.out == f"{ROW.path}\n"


def test_seed_and_another_command_that_is_stopped(shoal):
    assert shoal("seed", "a", running=StubFacade(HASHING), while_running=stops) == 1
    assert shoal.err == "shoal: The node stopped.\n"


def test_text_that_names_nothing(shoal):
    facade = StubFacade()
    facade.error = UserFacingError("'xyz' is no file ID.")
    assert shoal("get", "xyz", local=facade) == 1
    assert shoal.err == "shoal: 'xyz' is no file ID.\n"


# id, info


def test_id_prints_what_it_can_and_says_what_it_cannot(shoal, monkeypatch):
    async def identify_path(path: Path, on_progress: Callable[[int, int], None]) -> str:
        on_progress(1, 2)
        if path.name == "gone":
            raise UserFacingError("gone does not exist.")
        return FILE_ID

    monkeypatch.setattr(api, "identify_path", identify_path)
    assert shoal("id", "a", "gone", "b\nc") == 1
    assert shoal.out == f"{FILE_ID}  a\n{FILE_ID}  b\\nc\n"
    assert shoal.err == "shoal: gone does not exist.\n"
    assert shoal("id", "a", "--json") == 0
    assert json.loads(shoal.out) == {"file_id": FILE_ID, "path": "a"}


def test_info(shoal):
    facade = StubFacade()
    assert shoal("info", FILE_ID, "--timeout", "3", local=facade) == 0
    assert facade.calls == [("info", FILE_ID, 3.0)]
    for word in (FILE_ID, "film.mkv", INFO.pieces_root, "12D3KooWOther"):
        assert word in shoal.out
    shoal("info", FILE_ID, "--json", local=StubFacade())
    assert json.loads(shoal.out) == to_json(INFO)


# The running node.


def test_without_a_node_there_is_nobody_to_ask(shoal):
    for command in (["ls"], ["status"], ["peers", "x"], ["pause", "x"]):
        assert shoal(*command) == 1
        assert "shoal node" in shoal.err


def test_ls(shoal):
    assert shoal("ls", running=StubFacade(FINDING, replace(ROW, key="k2"))) == 0
    header, first, second = shoal.out.splitlines()
    assert header.split() == ["ID", "STATE", "DONE", "SIZE", "NAME"]
    assert "looking" in first
    assert "0%" in first
    assert "sharing" in second
    assert "100%" in second
    assert shoal("ls", running=StubFacade()) == 0
    assert shoal.out == ""
    shoal("--json", "ls", running=StubFacade(FINDING, ROW))
    assert from_json(TransferView, json.loads(shoal.out.splitlines()[0])) == ROW


def test_peers_and_status(shoal):
    assert shoal("peers", "k1", running=StubFacade(ROW)) == 0
    assert PEER.address in shoal.out
    shoal("peers", "k1", "--json", running=StubFacade(ROW))
    assert json.loads(shoal.out) == to_json(PEER)
    assert shoal("status", running=StubFacade()) == 0
    assert NODE.reachability in shoal.out
    shoal("status", "--json", running=StubFacade())
    assert from_json(NodeView, json.loads(shoal.out)) == NODE


@pytest.mark.parametrize("command", ["pause", "resume", "verify"])
def test_commands_for_each_row_named(shoal, command):
    facade = StubFacade()
    assert shoal(command, "a", "b", running=facade) == 0
    assert facade.calls == [(command, "a"), (command, "b")]


def test_remove(shoal):
    facade = StubFacade()
    shoal("remove", "a", running=facade)
    shoal("remove", "--delete-files", "a", running=facade)
    assert facade.calls == [("remove", "a", False), ("remove", "a", True)]


def test_node_says_where_it_is_and_stays(shoal):
    facade = StubFacade()
    facade.view = replace(NODE, api="http://127.0.0.1:1")
    assert shoal("node", local=facade, while_running=interrupted) == 130
    assert "http://127.0.0.1:1" in shoal.out
    assert shoal("node", "--api", "off", local=StubFacade(), while_running=interrupted) == 130
    assert "API" in shoal.err


# The frame of every command.


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("seed",),
        ("get",),
        ("get", "a", "b"),
        ("ls", "--bogus"),
        ("get", "x", "--timeout", "soon"),
        ("get", "x", "--listen", "nowhere"),
        ("get", "x", "--bootstrap", ":1"),
        ("seed", "x", "--limit-up", "fast"),
        ("node", "--api", "x"),
    ],
)
def test_wrong_usage_is_two(shoal, arguments):
    assert shoal(*arguments) == 2
    assert shoal.out == ""
    assert shoal.err


def test_version_and_help(shoal):
    assert shoal("--version") == 0
    assert shoal.out.startswith("shoal ")
    assert shoal("--help") == 0
    assert "seed" in shoal.out


def test_a_reader_that_went_away_is_one_sentence(shoal, monkeypatch):
    def broken(*arguments: Any, **options: Any) -> None:
        raise BrokenPipeError

    forgotten: list[bool] = []
    monkeypatch.setattr("engine.cli.output.result", broken)
    monkeypatch.setattr("engine.cli.output.forget_stdout", lambda: forgotten.append(True))
    assert shoal("status", running=StubFacade()) == 1
    assert shoal.err == "shoal: Nobody reads the output any more; stopped.\n"
    assert forgotten == [True]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has a full device")
def test_an_output_that_is_full_is_one_sentence(tmp_path):
    (tmp_path / "a").write_bytes(b"a")
    with open("/dev/full", "w") as full:
        ended = subprocess.run(
            command_line("id", tmp_path / "a"),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env=environment(),
            check=False,
        )
    assert ended.returncode == 1
    assert ended.stderr == "shoal: The output cannot be written: No space left on device.\n"


def test_a_failure_of_the_machine_is_one_sentence(shoal):
    facade = StubFacade()
    facade.error = EnvironmentFailure("The disk is gone.")
    assert shoal("ls", running=facade) == 1
    assert shoal.err == "shoal: The disk is gone.\n"


def test_a_bug_surfaces(shoal):
    facade = StubFacade()
    facade.error = ZeroDivisionError("a bug")
    with pytest.raises(ZeroDivisionError):
        shoal("ls", running=facade)
