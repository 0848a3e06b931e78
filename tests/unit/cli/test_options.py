from __future__ import annotations

from pathlib import Path

import pytest

from engine.cli.options import Common
from engine.config import DEFAULT_API_PORT, DEFAULT_PORT, Endpoint
from engine.errors import UsageError


def test_without_a_word():
    config = Common(home=Path("/h")).config()
    assert config.listen == Endpoint("", DEFAULT_PORT)
    assert config.api == Endpoint("127.0.0.1", DEFAULT_API_PORT)
    assert not config.listen_required
    assert not config.api_required
    assert config.lan
    assert config.portmap
    assert Common().config().home.is_absolute()


def test_everything_said():
    config = Common(
        home=Path("relative"),
        listen="[::1]:0",
        bootstrap=("192.0.2.7:1", "node.example:2"),
        api="off",
        limit_down="2MiB",
        limit_up="500kB",
        no_lan=True,
        no_portmap=True,
    ).config()
    assert config.home == Path.cwd() / "relative"
    assert config.listen == Endpoint("::1", 0)
    assert config.listen_required
    assert config.bootstrap == (Endpoint("192.0.2.7", 1), Endpoint("node.example", 2))
    assert config.api is None
    assert (config.limit_down, config.limit_up) == (2 << 20, 500_000)
    assert not config.lan
    assert not config.portmap


def test_an_api_that_was_asked_for_must_be_had():
    config = Common(api=":0").config()
    assert (config.api, config.api_required) == (Endpoint("", 0), True)


def test_what_stands_behind_the_command_wins():
    before = Common(home=Path("/a"), bootstrap=("x:1",), verbose=1, json=True)
    after = Common(home=Path("/b"), limit_up="1")
    both = after.over(before)
    assert both == Common(home=Path("/b"), bootstrap=("x:1",), verbose=1, json=True, limit_up="1")


@pytest.mark.parametrize(
    "bad",
    [
        Common(listen="x"),
        Common(bootstrap=(":1",)),
        Common(bootstrap=("host:0",)),
        Common(api="nowhere"),
        Common(limit_down="fast"),
        Common(limit_up="-1"),
        Common(limit_up="9" * 400),
        Common(bootstrap=("node..example.org:1",)),
    ],
)
def test_words_that_are_no_value(bad):
    with pytest.raises(UsageError) as caught:
        bad.config()
    assert caught.value.exit_code == 2
