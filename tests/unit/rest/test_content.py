from __future__ import annotations

from dataclasses import replace

import pytest

from engine.errors import EnvironmentFailure
from engine.views import FileView
from tests.helpers.asking import ask
from tests.helpers.stub_facade import FILE_ID, ROW, StubFacade

URL = f"/content/{FILE_ID}"


def test_the_whole_file():
    answer = ask("GET", URL)
    assert answer.status_code == 200
    assert answer.content == b"hello world"
    assert answer.headers["content-length"] == "11"
    assert answer.headers["accept-ranges"] == "bytes"
    assert answer.headers["etag"] == f'"{FILE_ID}"'


def test_one_range_reads_no_more_than_it():
    facade = StubFacade(ROW)
    answer = ask("GET", URL, facade, headers={"range": "bytes=6-8"})
    assert (answer.status_code, answer.content) == (206, b"wor")
    assert answer.headers["content-range"] == "bytes 6-8/11"
    assert answer.headers["content-length"] == "3"
    assert ("read_content", FILE_ID, 6, 3) in facade.calls


def test_several_ranges_get_the_whole():
    assert ask("GET", URL, headers={"range": "bytes=0-1,3-4"}).status_code == 200


def test_a_range_outside():
    answer = ask("GET", URL, headers={"range": "bytes=11-"})
    assert answer.status_code == 416
    assert answer.headers["content-range"] == "bytes */11"


@pytest.mark.parametrize(("header", "status"), [({}, 200), ({"range": "bytes=1-2"}, 206)])
def test_head_says_the_same_without_reading(header, status):
    facade = StubFacade(ROW)
    answer = ask("HEAD", URL, facade, headers=header)
    assert (answer.status_code, answer.content) == (status, b"")
    assert answer.headers["content-length"] == ("11" if status == 200 else "2")
    assert not any(call[0] == "read_content" for call in facade.calls)


def test_what_the_client_has_is_not_sent_again():
    for tag in (f'"{FILE_ID}"', f'W/"{FILE_ID}"', '"x", ' + f'"{FILE_ID}"', "*"):
        assert ask("GET", URL, headers={"if-none-match": tag}).status_code == 304
    assert ask("GET", URL, headers={"if-none-match": '"other"'}).status_code == 200


def test_a_range_of_another_content_gets_the_whole():
    headers = {"range": "bytes=0-1", "if-range": '"other"'}
    assert ask("GET", URL, headers=headers).status_code == 200
    headers["if-range"] = f'"{FILE_ID}"'
    assert ask("GET", URL, headers=headers).status_code == 206


def test_an_empty_file():
    facade = StubFacade(ROW, content=b"")
    answer = ask("GET", URL, facade)
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-length"] == "0"
    assert ask("GET", URL, facade, headers={"range": "bytes=0-"}).status_code == 416


@pytest.mark.parametrize("file_id", ["00" * 32, "nonsense", "..%2F..%2Fetc"])
def test_a_file_that_is_not_here(file_id):
    assert ask("GET", f"/content/{file_id}").status_code == 404


def test_what_fails_before_the_first_byte_has_a_status():
    facade = StubFacade(ROW)

    async def failing(file_id, start, length):
        raise EnvironmentFailure("The disk is gone.")
        yield b""

    facade.read_content = failing
    answer = ask("GET", URL, facade)
    assert answer.status_code == 503
    assert answer.json()["error"] == "The disk is gone."


@pytest.mark.parametrize(
    ("name", "media_type", "disposition"),
    [
        ("film.mp4", "video/mp4", "inline"),
        ("song.mp3", "audio/mpeg", "inline"),
        ("page.html", "application/octet-stream", "attachment"),
        ("drawing.svg", "application/octet-stream", "attachment"),
        ("program", "application/octet-stream", "attachment"),
        ('a"b\r\nx: y.png', "image/png", "inline"),
    ],
)
def test_no_browser_runs_what_a_stranger_wrote(name, media_type, disposition):
    answer = ask("GET", URL, StubFacade(replace(ROW, name=name)))
    assert answer.headers["content-type"] == media_type
    assert answer.headers["content-disposition"].startswith(f"{disposition}; filename*=UTF-8''")
    assert answer.headers["content-security-policy"].startswith("sandbox;")
    assert "x" not in answer.headers


def test_a_file_of_a_collection_goes_by_its_name_in_it():
    files = (FileView("a/other.txt", 1, "11" * 32, 1), FileView("a/film.mp4", 11, FILE_ID, 11))
    folder = replace(ROW, file_id="22" * 32, name="folder", files=files)
    assert "film.mp4" in ask("GET", URL, StubFacade(folder)).headers["content-disposition"]
    nameless = ask("GET", URL, StubFacade()).headers["content-disposition"]
    assert nameless.endswith(FILE_ID)


def test_a_link_for_a_media_player_opens_it():
    facade = StubFacade(ROW)
    url = ask("GET", f"/api/v1/content-link/{FILE_ID}", facade).json()["url"]
    assert ask("GET", url, facade, token=None).content == b"hello world"
    assert ask("GET", f"/api/v1/content-link/{'00' * 32}", facade).status_code == 404
