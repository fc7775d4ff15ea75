"""Before Qt starts: one sentence if there is no screen, and an input method that the bundled Qt can reach.

Without a screen Qt aborts the process from within ``QApplication``, with a core dump on some systems.
"""

from __future__ import annotations

import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Generator, Iterable, MutableMapping
from contextlib import contextmanager, suppress
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QPluginLoader, QtMsgType, qInstallMessageHandler

log = logging.getLogger(__name__)

_NO_SCREEN = (
    "No screen could be opened. Please start TTS Studio in a graphical session; the command “tts-studio” needs none."
)
_NO_XCB_CURSOR = (
    "The library xcb-cursor is missing, without which no window can be opened."
    " Please install the package libxcb-cursor0 (on Fedora and Arch: xcb-util-cursor) and start the program again."
)
_BUILT_IN = {"none", "wayland"}  # Qt's own names, which need no plug-in


@contextmanager
def sentence_without_screen() -> Generator[None]:
    """While Qt starts, end the program with one sentence and exit code 1 where Qt would abort."""
    said: list[str] = []

    def hear(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            said.append(message)
        if kind is QtMsgType.QtFatalMsg:
            stderr.give_back()
            print(f"tts-studio-window: {_reason(said)}", file=sys.stderr, flush=True)
            os._exit(1)  # Qt aborts as soon as this returns

    with _own_stderr() as stderr:
        before = qInstallMessageHandler(hear)
        try:
            yield
        finally:
            qInstallMessageHandler(before)
    for message in said:
        log.warning("Qt: %s", message)


def choose_input_method(environment: MutableMapping[str, str] = os.environ) -> None:
    """Ask Qt for IBus where the desktop asks for an input method whose plug-in is not bundled, such as fcitx.

    Fcitx 5, the default of Chinese desktops, speaks IBus' protocol too. To be called before Qt starts; does nothing
    where the plug-in is there, where none is asked for, and on Windows and macOS, which have none.
    """
    several = environment.get("QT_IM_MODULES", "")
    asked = [name for name in (several or environment.get("QT_IM_MODULE", "")).split(";") if name]
    if not asked or sys.platform in ("win32", "darwin") or _available().intersection(name.lower() for name in asked):
        return
    environment["QT_IM_MODULES" if several else "QT_IM_MODULE"] = ";".join([*asked, "ibus"]) if several else "ibus"
    if shutil.which("fcitx5") and not shutil.which("ibus-daemon"):  # Qt asks for the daemon unless it uses the portal
        environment.setdefault("IBUS_USE_PORTAL", "1")


def _available() -> set[str]:
    """Return the names of the input methods that Qt has plug-ins for."""
    folders = (Path(place) / "platforminputcontexts" for place in QCoreApplication.libraryPaths())
    plugins = (plugin for folder in folders if folder.is_dir() for plugin in folder.iterdir())
    return _BUILT_IN.union(*(_names(plugin) for plugin in plugins))


def _names(plugin: Path) -> Iterable[str]:
    details = QPluginLoader(str(plugin)).metaData().get("MetaData")
    names = details.get("Keys") if isinstance(details, dict) else None
    return [str(name).lower() for name in names] if isinstance(names, list) else []


def _reason(said: list[str]) -> str:
    words = "\n".join(said)
    missing = "xcb-cursor" in words and "could not connect to display" not in words and os.environ.get("DISPLAY")
    return _NO_XCB_CURSOR if missing and '"xcb"' in words else _NO_SCREEN


class _Stderr:
    """The process's standard error, below Python's own: C libraries write there, past Qt's messages."""

    def __init__(self) -> None:
        self._kept = -1
        self._file = None
        with suppress(OSError, ValueError, AttributeError):  # a program without a console has none
            sys.stderr.flush()
            self._kept = os.dup(2)
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 -- closed when it is given back
            os.dup2(self._file.fileno(), 2)

    def give_back(self) -> bytes:
        """Restore standard error, and return what was written to it meanwhile."""
        kept, self._kept = self._kept, -1
        if kept < 0 or self._file is None:
            return b""
        os.dup2(kept, 2)
        os.close(kept)
        with self._file as file:
            file.seek(0)
            return file.read()


@contextmanager
def _own_stderr() -> Generator[_Stderr]:
    stderr = _Stderr()
    try:
        yield stderr
    finally:
        if words := stderr.give_back().decode(errors="replace").strip():
            log.warning("%s", words)
