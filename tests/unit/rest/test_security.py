from __future__ import annotations

import os
import stat

import pytest

from engine.errors import EnvironmentFailure, UserFacingError
from engine.rest.security import content_key, host_allowed, load_or_create_token, load_token


def test_the_token_is_made_once_and_for_the_owner_only(tmp_path):
    path = tmp_path / "home" / "api-token"
    token = load_or_create_token(path)
    assert len(token) >= 43
    assert load_or_create_token(path) == token
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert os.listdir(path.parent) == ["api-token"]


def test_a_token_that_others_could_read_is_closed_to_them(tmp_path):
    path = tmp_path / "api-token"
    path.write_text("x" * 43 + "\n")
    path.chmod(0o644)
    assert load_or_create_token(path) == "x" * 43
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_token_of_a_node_that_runs_is_not_made_anew(tmp_path):
    path = tmp_path / "api-token"
    with pytest.raises(UserFacingError, match="start it again"):
        load_token(path)
    assert not path.exists()
    assert load_or_create_token(path) == load_token(path)


def test_an_empty_token_file_is_a_crash_before_the_first_word(tmp_path):
    (tmp_path / "api-token").touch()
    assert len(load_or_create_token(tmp_path / "api-token")) >= 43


@pytest.mark.parametrize("text", ["short", "two words that are long enough", "ümläute" * 10])
def test_a_file_without_a_token_is_named(tmp_path, text):
    (tmp_path / "api-token").write_text(text)
    with pytest.raises(UserFacingError, match="api-token"):
        load_or_create_token(tmp_path / "api-token")


def test_a_home_that_is_a_file(tmp_path):
    (tmp_path / "home").touch()
    with pytest.raises(EnvironmentFailure, match="api-token"):
        load_or_create_token(tmp_path / "home" / "api-token")


@pytest.mark.parametrize(
    ("header", "bound", "allowed"),
    [
        ("127.0.0.1:52414", "127.0.0.1", True),
        ("127.0.0.1", "127.0.0.1", True),
        ("LocalHost:1", "127.0.0.1", True),
        ("[::1]:1", "::1", True),
        ("127.8.8.8:1", "127.0.0.1", True),
        ("192.0.2.7:1", "127.0.0.1", False),
        ("192.0.2.7:1", "0.0.0.0", True),
        ("[2001:db8::1]:1", "::", True),
        ("nas.example:1", "nas.example", True),
        ("evil.example", "0.0.0.0", False),
        ("evil.example:52414", "127.0.0.1", False),
        ("localhost.evil.example", "127.0.0.1", False),
        ("127.0.0.1.evil.example", "127.0.0.1", False),
        ("127.0.0.1:1:2", "127.0.0.1", False),
        ("evil.example@127.0.0.1", "127.0.0.1", False),
        ("", "127.0.0.1", False),
    ],
)
def test_names_it_answers_to(header, bound, allowed):
    assert host_allowed(header, bound) is allowed


def test_a_content_key_opens_one_file():
    assert content_key("token", "a") != content_key("token", "b")
    assert content_key("token", "a") != content_key("other", "a")
    assert content_key("token", "a") == content_key("token", "a")
