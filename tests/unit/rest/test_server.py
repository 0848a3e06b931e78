from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import httpx
import pytest

from engine import errors, events
from engine.config import Endpoint
from engine.rest.security import MAX_BODY, content_key
from engine.rest.server import ApiServer
from engine.view_json import from_json, to_json
from engine.views import (
    InfoView,
    NodeView,
    PeerView,
    Preview,
    Priority,
    SettingsView,
    TransferView,
)
from tests.helpers.aio import run
from tests.helpers.asking import BASE, TOKEN, ask
from tests.helpers.stub_facade import FILE_ID, INFO, NODE, PEER, PIECES, ROW, StubFacade

# Who may ask.

JSON = {"content-type": "application/json"}
PRIVATE = [
    ("GET", "/api/v1/status"),
    ("GET", "/api/v1/events"),
    ("POST", "/api/v1/transfers/share"),
    ("DELETE", "/api/v1/transfers/k1"),
    ("GET", "/metrics"),
    ("GET", f"/content/{FILE_ID}"),
    ("GET", "/nowhere"),
]


@pytest.mark.parametrize(("method", "url"), PRIVATE)
@pytest.mark.parametrize("token", [None, "", "x", TOKEN + "x", "ü"])
def test_nothing_is_told_without_the_token(method, url, token):
    facade = StubFacade(ROW)
    headers = {"authorization": f"Bearer {token}".encode()} if token is not None else {}
    answer = ask(method, url, facade, token=None, headers=headers)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert "api-token" in answer.json()["error"]
    assert facade.calls == []


def test_the_token_goes_by_bearer_alone():
    answer = ask("GET", "/api/v1/status", token=None, headers={"authorization": f"Basic {TOKEN}"})
    assert answer.status_code == 401


@pytest.mark.parametrize("url", ["/api/v1/status", "/metrics", "/api/v1/transfers"])
def test_the_token_in_an_address_opens_content_only(url):
    assert ask("GET", f"{url}?token={TOKEN}", token=None).status_code == 401


@pytest.mark.parametrize("key", [TOKEN, content_key(TOKEN, FILE_ID)])
def test_an_address_with_a_key_opens_the_file(key):
    answer = ask("GET", f"/content/{FILE_ID}?token={key}", token=None)
    assert answer.status_code == 200
    assert answer.content == b"hello world"


def test_a_content_key_opens_no_other_file_and_nothing_else():
    key = content_key(TOKEN, "cd" * 32)
    assert ask("GET", f"/content/{FILE_ID}?token={key}", token=None).status_code == 401
    key = content_key(TOKEN, FILE_ID)
    headers = {"authorization": f"Bearer {key}"}
    assert ask("GET", "/api/v1/status", token=None, headers=headers).status_code == 401
    many = "&".join("a=1" for _ in range(50))
    assert ask("GET", f"/content/{FILE_ID}?{many}", token=None).status_code == 401


@pytest.mark.parametrize("host", ["evil.example", "evil.example:52414", "192.0.2.7:52414"])
def test_a_rebound_name_gets_nothing(host):
    answer = ask("GET", "/api/v1/status", headers={"host": host})
    assert answer.status_code == 403
    assert ask("GET", "/docs", headers={"host": host}).status_code == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1:52414"])
def test_another_site_gets_nothing(origin):
    assert ask("GET", "/api/v1/status", headers={"origin": origin}).status_code == 403


def test_its_own_pages_may_ask():
    assert ask("GET", "/api/v1/status", headers={"origin": BASE}).status_code == 200


def test_a_body_beyond_the_bound_is_not_read():
    async def endless():
        for _ in range(MAX_BODY // 65536 + 2):
            yield b" " * 65536

    facade = StubFacade(ROW)
    headers = {"content-length": str(MAX_BODY + 1)}
    assert ask("POST", "/api/v1/transfers/share", facade, headers=headers).status_code == 413
    answer = ask("POST", "/api/v1/transfers/share", facade, content=endless())
    assert answer.status_code >= 400
    assert facade.calls == []


def test_every_answer_forbids_sniffing_and_referring():
    for answer in (ask("GET", "/docs"), ask("GET", "/api/v1/status", token=None)):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"


# What it says.


@pytest.mark.parametrize(
    ("url", "kind", "view"),
    [
        ("/api/v1/status", NodeView, NODE),
        (f"/api/v1/transfers/{FILE_ID}", TransferView, ROW),
        (f"/api/v1/info?text={FILE_ID}", InfoView, INFO),
    ],
)
def test_views(url, kind, view):
    assert from_json(kind, ask("GET", url).json()) == view


def test_lists():
    assert ask("GET", "/api/v1/transfers").json() == [to_json(ROW)]
    (peer,) = ask("GET", "/api/v1/transfers/k1/peers").json()
    assert from_json(PeerView, peer) == PEER


def test_preview_passes_text_and_time_on():
    facade = StubFacade(ROW)
    params = {"text": f"shoal:{FILE_ID}?name=a b&peer=/x", "timeout_s": 2}
    answer = ask("GET", "/api/v1/preview", facade, params=params)
    assert from_json(Preview, answer.json()).name == "film.mkv"
    assert facade.calls == [("preview", params["text"], 2.0)]


def test_pieces_are_bytes_with_their_revision():
    answer = ask("GET", "/api/v1/transfers/k1/pieces?path=a/b")
    assert answer.content == PIECES.states
    assert answer.headers["x-shoal-revision"] == "7"
    assert answer.headers["x-shoal-piece-size"] == "16384"


@pytest.mark.parametrize("command", ["pause", "resume", "verify"])
def test_commands(command):
    facade = StubFacade(ROW)
    answer = ask("POST", f"/api/v1/transfers/k%2F1/{command}", facade)
    assert answer.status_code in (204, 404)
    answer = ask("POST", f"/api/v1/transfers/k1/{command}", facade)
    assert (answer.status_code, answer.content) == (204, b"")
    assert facade.calls[-1] == (command, "k1")


def test_remove_keeps_files_unless_told():
    facade = StubFacade(ROW)
    ask("DELETE", "/api/v1/transfers/k1", facade)
    ask("DELETE", "/api/v1/transfers/k1?delete_files=true", facade)
    assert facade.calls == [("remove", "k1", False), ("remove", "k1", True)]


def test_share_and_download(tmp_path):
    facade = StubFacade(ROW)
    answer = ask("POST", "/api/v1/transfers/share", facade, json={"paths": [str(tmp_path)]})
    assert answer.json() == {"keys": ["k1"]}
    body = {"text": FILE_ID, "directory": str(tmp_path), "name": "n"}
    assert ask("POST", "/api/v1/transfers/download", facade, json=body).json() == {"key": "k1"}
    ask("POST", "/api/v1/transfers/download", facade, json={"text": FILE_ID})
    assert facade.calls == [
        ("share", tmp_path),
        ("download", FILE_ID, tmp_path, "n"),
        ("download", FILE_ID, None, ""),
    ]


@pytest.mark.parametrize("path", ["relative", "", "/nul\0l", "/half\ud800"])
def test_a_path_must_be_absolute_as_the_server_stands_elsewhere(path):
    body = json.dumps({"paths": [path]})  # httpx itself spells no half of a character
    answer = ask("POST", "/api/v1/transfers/share", content=body, headers=JSON)
    assert answer.status_code == 400
    assert "absolute" in answer.json()["error"]


def test_settings_change_only_what_is_named():
    facade = StubFacade(ROW)
    ask("PATCH", "/api/v1/settings", facade, json={"limit_down": 10, "limit_up": 20})
    answer = ask("PATCH", "/api/v1/settings", facade, json={"limit_up": 30})
    wanted = replace(NODE.settings, limit_down=10, limit_up=30)
    assert from_json(SettingsView, answer.json()) == wanted
    answer = ask("PATCH", "/api/v1/settings", facade, json={"download_dir": "/srv"})
    assert answer.json()["download_dir"] == "/srv"
    assert ask("GET", "/api/v1/settings", facade).json() == answer.json()
    assert ask("PATCH", "/api/v1/settings", facade, json={"limit_up": -1}).status_code == 400
    body = {"schedule": [{"days": [5], "start": 0, "end": 90}], "limits_mode": "schedule"}
    answer = ask("PATCH", "/api/v1/settings", facade, json=body).json()
    assert answer["schedule"] == [{"days": [5], "start": 0, "end": 90}]
    assert (answer["limits_mode"], answer["limit_up"]) == ("schedule", 30)


def test_a_transfer_changes_only_in_what_is_named():
    facade = StubFacade(replace(ROW, limit_down=7))
    body = {"priority": "high", "limit_up": 9, "files": {"a": "skip"}}
    assert ask("PATCH", "/api/v1/transfers/k1", facade, json=body).status_code == 200
    assert [call for call in facade.calls if call[0].startswith("set_")] == [
        ("set_priority", "k1", Priority.HIGH),
        ("set_transfer_limits", "k1", 7, 9),
        ("set_file_priorities", "k1", {"a": Priority.SKIP}),
    ]
    for wrong in ({"priority": "urgent"}, {"files": {"a": 1}}):
        assert ask("PATCH", "/api/v1/transfers/k1", facade, json=wrong).status_code == 400


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (errors.NotFoundError("None."), 404),
        (errors.UserFacingError("Not so."), 400),
        (errors.EnvironmentFailure("Disk full."), 503),
        (errors.PeerUnavailable("Gone."), 504),
        (errors.RemoteProtocolError("Lied."), 502),
    ],
)
def test_errors_say_whose_fault(error, status):
    facade = StubFacade(ROW)
    facade.error = error
    for method, url in (("GET", "/api/v1/transfers"), ("GET", "/api/v1/events")):
        answer = ask(method, url, facade)
        assert answer.status_code == status
        assert answer.json() == {"error": str(error), "kind": type(error).__name__}


def test_an_error_may_name_a_path_that_is_no_utf_8():
    facade = StubFacade(ROW)
    facade.error = errors.UserFacingError("/odd\udcff is not a folder.")
    answer = ask("GET", "/api/v1/transfers", facade)
    assert (answer.status_code, answer.json()["error"]) == (400, str(facade.error))


def test_a_bug_is_logged_and_gives_nothing_away(caplog):
    facade = StubFacade(ROW)
    facade.error = ZeroDivisionError("secret")
    answer = ask("GET", "/api/v1/transfers", facade)
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "secret" in caplog.text


@pytest.mark.parametrize(
    ("method", "url", "body", "status"),
    [
        ("GET", "/nowhere", None, 404),
        ("PUT", "/api/v1/status", None, 405),
        ("PATCH", "/api/v1/settings", "no object", 400),
        ("POST", "/api/v1/transfers/share", {"paths": []}, 400),
        ("POST", "/api/v1/transfers/share", {"paths": "x"}, 400),
        ("POST", "/api/v1/transfers/download", {}, 400),
        ("GET", "/api/v1/preview", None, 400),
        ("GET", f"/api/v1/info?text={FILE_ID}&timeout_s=-1", None, 400),
    ],
)
def test_every_refusal_is_a_sentence_in_json(method, url, body, status):
    answer = ask(method, url, json=body)
    assert answer.status_code == status
    assert answer.json()["error"].endswith(".")
    kind = errors.NotFoundError if status == 404 else errors.UsageError
    assert answer.json()["kind"] == kind.__name__


def test_a_body_that_is_no_json_is_the_callers_fault():
    answer = ask("PATCH", "/api/v1/settings", content=b"\xff", headers=JSON)
    assert (answer.status_code, answer.json()["kind"]) == (400, "UsageError")


def test_the_schema_and_the_page_name_every_route():
    schema = ask("GET", "/openapi.json", token=None).json()
    page = ask("GET", "/docs", token=None)
    assert "/content/{file_id}" in schema["paths"]
    assert schema["paths"]["/api/v1/status"]["get"]["responses"]["200"]["content"]
    for path in schema["paths"]:
        assert path in page.text
    assert "<script" not in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]


def test_the_schema_says_how_every_route_answers_what_cannot_be_done():
    schema = ask("GET", "/openapi.json", token=None).json()
    for operations in schema["paths"].values():
        for operation in operations.values():
            answers = operation["responses"]
            named = answers["default"]["content"]["application/json"]["schema"]["$ref"]
            assert named.endswith("/ErrorAnswer")
            assert "422" not in answers  # a wrong request is a 400 here
    fields = set(schema["components"]["schemas"]["ErrorAnswer"]["required"])
    assert set(ask("GET", "/api/v1/transfers/nobody").json()) == fields


def test_metrics():
    text = ask("GET", "/metrics").text
    assert 'shoal_transfers{state="sharing"} 1\n' in text
    assert 'shoal_rate_bytes{direction="down"} 1.5\n' in text
    assert "shoal_stored_bytes 11\n" in text
    for line in text.splitlines():
        assert line.startswith("#") or len(line.split(" ")) == 2


# The server, on a real port.


@asynccontextmanager
async def serving(facade: StubFacade, tmp_path: Any):
    server = ApiServer(facade, Endpoint("127.0.0.1", 0), tmp_path / "api-token")
    url = await server.start()
    token = (tmp_path / "api-token").read_text().strip()
    headers = {"authorization": f"Bearer {token}"}
    async with httpx.AsyncClient(base_url=url, headers=headers, trust_env=False) as http:
        yield server, http
    await server.stop()
    await server.stop()


def test_events_begin_with_a_snapshot_and_carry_their_sequence(tmp_path):
    async def main() -> list[str]:
        facade = StubFacade(ROW)
        lines: list[str] = []
        async with (
            serving(facade, tmp_path) as (_, http),
            http.stream("GET", "/api/v1/events") as answer,
        ):
            assert answer.headers["content-type"] == "text/event-stream"
            async for line in answer.aiter_lines():
                lines.append(line)
                if line.startswith("data:") and facade.sequence < 2:
                    facade.send(events.Notice, "A sentence.")
                if "Notice" in lines[-1] and "id: 2" in lines:
                    break
        for _ in range(100):
            if facade.subscriptions[0].closed:
                break
            await asyncio.sleep(0.01)
        assert facade.subscriptions[0].closed
        return lines

    lines = run(main())
    assert lines[0] == "event: snapshot"
    assert json.loads(lines[1].removeprefix("data: "))["transfers"] == [to_json(ROW)]
    assert "id: 1" in lines


def test_silence_is_broken_by_signs_of_life(tmp_path, monkeypatch):
    monkeypatch.setattr("engine.rest.sse.KEEPALIVE_S", 0.01)

    async def main() -> None:
        async with (
            serving(StubFacade(ROW), tmp_path) as (_, http),
            http.stream("GET", "/api/v1/events") as answer,
        ):
            async for line in answer.aiter_lines():
                if line.startswith(": "):
                    return

    run(main())


def test_a_stop_ends_streams_that_never_would(tmp_path):
    async def main() -> None:
        facade = StubFacade(ROW)
        facade.read_gate = asyncio.Event()
        async with (
            serving(facade, tmp_path) as (server, http),
            http.stream("GET", f"/content/{FILE_ID}") as content,
            http.stream("GET", "/api/v1/events"),
        ):
            await server.stop()
            with pytest.raises(httpx.RemoteProtocolError):
                await content.aread()
        assert facade.reads_closed == 1
        assert facade.subscriptions[0].closed

    run(main())


def test_reading_ends_when_the_reader_hangs_up(tmp_path):
    async def main() -> None:
        facade = StubFacade(ROW)
        facade.read_gate = asyncio.Event()
        async with serving(facade, tmp_path) as (_, http):
            async with http.stream("GET", f"/content/{FILE_ID}") as answer:
                assert await anext(answer.aiter_raw()) == b"hell"
            for _ in range(200):
                if facade.reads_closed:
                    break
                await asyncio.sleep(0.01)
            assert facade.reads_closed == 1

    run(main())


def test_a_taken_port_is_replaced_unless_it_was_asked_for(tmp_path):
    async def main() -> None:
        async with serving(StubFacade(ROW), tmp_path) as (_, http):
            taken = Endpoint("127.0.0.1", http.base_url.port or 0)
            other = ApiServer(StubFacade(ROW), taken, tmp_path / "api-token")
            url = await other.start()
            assert url.startswith("http://127.0.0.1:")
            assert not url.endswith(f":{taken.port}")
            await other.stop()
            strict = ApiServer(StubFacade(ROW), taken, tmp_path / "api-token", any_port=False)
            with pytest.raises(errors.EnvironmentFailure, match="--api"):
                await strict.start()
            await strict.stop()

    run(main())


@pytest.mark.parametrize("host", ["", "localhost", "::1"])
def test_other_ways_to_listen(tmp_path, host):
    async def main() -> None:
        server = ApiServer(StubFacade(ROW), Endpoint(host, 0), tmp_path / "api-token")
        url = await server.start()
        token = (tmp_path / "api-token").read_text().strip()
        async with httpx.AsyncClient(trust_env=False) as http:
            answer = await http.get(
                f"{url}/api/v1/status", headers={"authorization": f"Bearer {token}"}
            )
            assert answer.status_code == 200
        await server.stop()

    run(main())


def test_an_address_that_is_not_ours(tmp_path):
    async def main() -> None:
        server = ApiServer(StubFacade(ROW), Endpoint("192.0.2.1", 0), tmp_path / "api-token")
        with pytest.raises(errors.EnvironmentFailure, match="cannot listen"):
            await server.start()

    run(main())
