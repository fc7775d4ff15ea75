"""The log, limited in size, and the report of a crash.

An uncaught Python exception is written by ``note_crash``, a crash of a library by ``faulthandler``; both go into one
file of the session. The next session finds it, shows it to the user, and begins a new one.
"""

from __future__ import annotations

import faulthandler
import logging
import platform
import sys
import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from importlib import metadata
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import IO

from platformdirs import user_log_path

from tts_studio import __version__

LOG = "tts-studio.log"
CRASH = "crash.txt"
LAST_CRASH = "last-crash.txt"

_MAX_BYTES = 1_000_000
_OLDER_FILES = 2
_FORM = "%(asctime)s %(levelname)-7s %(threadName)s %(name)s: %(message)s"
_LIBRARIES = (
    "numpy",
    "onnxruntime",
    "piper-tts",
    "pyside6-essentials",
    "sounddevice",
    "soundfile",
    "torch",
    "transformers",
)

log = logging.getLogger(__name__)


class _Session:
    """The open files of this process's log."""

    handler: RotatingFileHandler | None = None
    crash: IO[str] | None = None
    folder: Path | None = None


def log_folder() -> Path:
    """Return the folder of this session's log; before ``start_logging``, the usual one."""
    return _Session.folder or user_log_path("tts-studio", appauthor=False)


def start_logging(folder: Path | None = None) -> Path:
    """Log from now on, into ``folder`` or the system's folder for logs, and return the file; at most 3 files of 1 MB.

    The crash report of the last session is kept for ``last_crash``. If the folder cannot be written to, a temporary one
    is used: the program works without a lasting log.
    """
    stop_logging()
    folder = folder or log_folder()
    try:
        return _start(folder)
    except OSError as error:
        path = _start(Path(tempfile.mkdtemp(prefix="tts-studio-")))
        log.warning("Nothing can be written to “%s”: %s", folder, error)
        return path


def stop_logging() -> None:
    """Close the files of ``start_logging``; without one, do nothing."""
    if _Session.handler is not None:
        logging.getLogger().removeHandler(_Session.handler)
        _Session.handler.close()
    if _Session.crash is not None:
        faulthandler.disable()
        _Session.crash.close()
    _Session.handler = _Session.crash = _Session.folder = None


def note_crash(text: str) -> None:
    """Keep the report of an unexpected error for the next start. Never raises an error itself."""
    log.critical("%s", text)
    folder = log_folder()
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / CRASH).open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{datetime.now(UTC).isoformat(timespec='seconds')} TTS Studio {__version__}\n{text}\n")


def last_crash(folder: Path | None = None) -> str | None:
    """Return the crash report of the session before ``start_logging``, once; None if there is none (any more)."""
    path = (folder or log_folder()) / LAST_CRASH
    try:
        text = path.read_text(encoding="utf-8", errors="replace").strip()
        path.unlink()
    except OSError:
        return None
    return text or None


def header() -> str:
    """Return the first line of a bug report: versions of program, Python, system and libraries."""
    libraries = ", ".join(f"{name} {_version(name)}" for name in _LIBRARIES)
    return (
        f"TTS Studio {__version__}, Python {platform.python_version()}, {platform.platform()}, {platform.machine()}"
        f"{', frozen' if getattr(sys, 'frozen', False) else ''}; {libraries}"
    )


def _start(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    _put_crash_by(folder)
    handler = RotatingFileHandler(
        folder / LOG, maxBytes=_MAX_BYTES, backupCount=_OLDER_FILES, encoding="utf-8", errors="backslashreplace"
    )
    handler.setFormatter(logging.Formatter(_FORM))
    _Session.crash = (folder / CRASH).open("a", encoding="utf-8")
    _Session.handler, _Session.folder = handler, folder
    faulthandler.enable(_Session.crash)
    root = logging.getLogger()
    root.addHandler(handler)
    if root.getEffectiveLevel() > logging.INFO:
        root.setLevel(logging.INFO)
    log.info("%s", header())
    return folder / LOG


def _put_crash_by(folder: Path) -> None:
    crash = folder / CRASH
    if crash.is_file() and crash.stat().st_size:
        crash.replace(folder / LAST_CRASH)


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return "missing"
