"""Looking for a newer version: only when asked, of one page that is the same for all, and nothing is sent."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

import tts_studio
from tts_studio import cli, jobs
from tts_studio.errors import StudioError
from tts_studio.events import Finished
from tts_studio.jobs import updating

ROOT = Path(__file__).parents[1]
Page = Callable[..., str]


@pytest.fixture
def requests() -> list[tuple[str, dict[str, str]]]:
    """What the server was asked: the first line and the headers of each request."""
    return []


@pytest.fixture
def page(requests: list[tuple[str, dict[str, str]]]) -> Iterator[Page]:
    """A function that publishes a text, or another status, on this computer and returns its address."""
    answers: dict[str, tuple[int, str]] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            requests.append((self.requestline, dict(self.headers)))
            status, text = answers[self.path]
            self.send_response(status)
            self.send_header("Set-Cookie", "person=1")
            if status in (301, 302):
                self.send_header("Location", text)
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

        def publish(text: str, status: int = 200) -> str:
            path = f"/{len(answers)}"
            answers[path] = (status, text)
            return f"http://127.0.0.1:{server.server_address[1]}{path}"

        yield publish
        server.shutdown()


def answer(page: str) -> dict[str, Any]:
    """Return what the job finds."""
    *_, last = jobs.newest_release(page)
    assert isinstance(last, Finished)
    return dict(last.result)


def test_the_highest_version_is_found_whatever_its_place(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(updating, "__version__", "0.9.0")
    cases = {
        "## [Unreleased]\n\n## [0.10.0] - 2027-01-02\n\n## [0.9.0] - 2026-11-28\n": ("0.10.0", "2027-01-02", True),
        "## [0.9.0] - 2026-11-28\n## [0.8.0] - 2026-11-01\n": ("0.9.0", "2026-11-28", False),
        "## [0.8.0]\n## [0.9.1]\n": ("0.9.1", "", True),
        "## [0.9]\r\n": ("0.9", "", False),
        (ROOT / "CHANGELOG.md").read_text("utf-8"): (tts_studio.__version__, "2026-11-28", False),
    }
    found = {text: answer(page(text)) for text in cases}

    assert {text: (each["newest"], each["date"], each["newer"]) for text, each in found.items()} == cases


def test_nothing_is_sent(page: Page, requests: list[tuple[str, dict[str, str]]]) -> None:
    address = page("## [9.0.0] - 2030-01-01\n")
    for _ in range(2):  # the second time, a cookie could be sent back
        answer(address)

    first, second = requests
    assert first == second
    line, headers = first
    host = headers.pop("Host")
    assert (line, host) == ("GET /0 HTTP/1.1", address.split("/")[2])
    assert headers == {"User-Agent": "TTS Studio", "Accept-Encoding": "identity", "Connection": "close"}


def test_what_cannot_be_read_is_a_clear_sentence(page: Page) -> None:
    cases = {
        page("", 404): "cannot be read",
        page("<html>Welcome</html>"): "is no list of versions",
        page("http://192.0.2.1/elsewhere", 302): "is no https address",
        page("ftp://127.0.0.1/list", 301): "is no https address",
        "http://192.0.2.1/list": "is no https address",
        "file:///etc/passwd": "is no https address",
        "http://127.0.0.1:1/list": "cannot be read",
        "https://[::1": "cannot be read",
        "http://127.0.0.1@example.org/": "is no https address",
        "https:// nonsense": "cannot be read",
    }
    said: dict[str, str] = {}
    for address in cases:
        with pytest.raises(StudioError) as raised:
            answer(address)
        said[address] = str(raised.value)

    assert [address for address, words in cases.items() if words not in said[address]] == []


def test_the_command_says_what_is_published(
    page: Page, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(updating.VARIABLE, raising=False)
    assert cli.main(["updates"]) == 1
    assert "does not know where its versions are published" in capsys.readouterr().err

    monkeypatch.setenv(updating.VARIABLE, page("## [9.0.0] - 2030-01-01\n"))
    assert cli.main(["updates"]) == 0
    assert re.search("newest: 9.0.0\n.*newer: True", capsys.readouterr().out, re.DOTALL)


def test_only_the_command_and_the_button_look() -> None:
    callers = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "tts_studio").rglob("*.py")
        if "newest_release(" in path.read_text(encoding="utf-8")
    }

    assert callers == {"tts_studio/cli/updates.py", "tts_studio/gui/shell/about.py", "tts_studio/jobs/updating.py"}
