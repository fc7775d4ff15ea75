"""Whether a newer version has been published. It is looked up only when a person asks, and nothing is sent.

What is read is the list of changes, ``CHANGELOG.md``, wherever it is published: one page that is the same for all. The
request has no cookie, no number of a version and nothing else that tells one copy of the program from another.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from tts_studio import __version__
from tts_studio.assets import resource
from tts_studio.errors import StudioError
from tts_studio.events import Event, Finished, Stage, StageKind
from tts_studio.messages import Message

if TYPE_CHECKING:
    from http.client import HTTPMessage
    from urllib.request import OpenerDirector, Request

VARIABLE = "TTS_STUDIO_RELEASES"
_LARGEST = 2_000_000  # bytes that are read
_SECONDS = 5.0
_ENTRY = re.compile(r"^## \[(\d+(?:\.\d+)+)\](?: - (\d{4}-\d\d-\d\d))?", re.MULTILINE)
_ADDRESS = re.compile(r"https://|http://(127\.0\.0\.1|localhost)[:/]")


def release_page() -> str:
    """Return the address of the published list of changes; empty if this copy of the program was packed without one."""
    if os.environ.get(VARIABLE):
        return os.environ[VARIABLE]
    try:
        return resource("releases.txt").read_text(encoding="utf-8").strip()
    except StudioError:
        return ""


def newest_release(page: str = "") -> Iterator[Event]:
    """Read the published list of changes at ``page``, an https address; without one, where ``release_page`` says.

    The result has ``installed`` and ``newest``, versions; ``date`` of the newest, empty if it has none; ``newer``,
    whether it is newer than what is installed; and ``page``. Raises StudioError if the page cannot be read.
    """
    page = page or release_page()
    if not page:
        raise StudioError(
            "This copy of TTS Studio does not know where its versions are published.",
            "Please give the address of the list of changes (--page), or look where you have the program from.",
        )
    yield Stage(StageKind.LOOKING_FOR_RELEASES, Message("{name}", name=page))
    newest, date = _newest_entry(_read(page), page)
    newer = _numbers(newest) > _numbers(__version__)
    yield Finished({"installed": __version__, "newest": newest, "date": date, "newer": newer, "page": page})


def _read(page: str) -> str:
    """Return the text at an address."""
    from http.client import HTTPException

    _require_encrypted(page)
    try:
        with _opener().open(page, timeout=_SECONDS) as answer:
            return answer.read(_LARGEST).decode("utf-8", errors="replace")
    except (OSError, ValueError, HTTPException) as error:  # no network, no such page, no address, a time-out
        raise StudioError(
            "The list of versions at {page} cannot be read.",
            "Please check the connection to the network, and try again later.",
            str(error),
            page=page,
        ) from error


def _require_encrypted(page: str) -> None:
    """Raise StudioError for an address that others on the way could change, or that is none."""
    if not _ADDRESS.match(page):
        raise StudioError("{page} is no https address.", "Please give one that begins with https://.", page=page)


def _opener() -> OpenerDirector:
    """Return what opens an address: it keeps no cookies and names no version, neither the program's nor Python's."""
    from urllib.request import HTTPRedirectHandler, build_opener

    class Redirects(HTTPRedirectHandler):
        """Follows a page that has moved, to encrypted addresses alone."""

        def redirect_request(
            self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
        ) -> Request | None:
            _require_encrypted(newurl)
            return super().redirect_request(req, fp, code, msg, headers, newurl)

    opener = build_opener(Redirects)
    opener.addheaders = [("User-Agent", "TTS Studio")]
    return opener


def _newest_entry(text: str, page: str) -> tuple[str, str]:
    """Return the highest version of a list of changes, and its date."""
    entries = _ENTRY.findall(text)
    if not entries:
        raise StudioError("What is at {page} is no list of versions.", "Please check the address.", page=page)
    newest, date = max(entries, key=lambda entry: _numbers(entry[0]))
    return newest, date


def _numbers(version: str) -> tuple[int, ...]:
    """Return a version in a form in which 0.10 is higher than 0.9, and 1.0 as high as 1.0.0."""
    numbers = [int(number) for number in version.split(".")]
    return tuple(numbers + [0] * (4 - len(numbers)))
