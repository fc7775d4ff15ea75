"""How the window starts: without a screen, with an unknown input method, for a user without a name, after a crash."""

from __future__ import annotations

import getpass
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tts_studio import log as logs
from tts_studio.gui.shell import display
from tts_studio.gui.shell.crashes import Crashes, watch_for_crashes
from tts_studio.gui.shell.display import choose_input_method
from tts_studio.gui.shell.instance import Instance

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11 and Wayland are of Linux")


def start(**environment: str) -> subprocess.CompletedProcess[str]:
    """Start the program as a process of its own, without a screen unless the environment names one."""
    foreign = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR", "XDG_SESSION_TYPE"}
    kept = {name: value for name, value in os.environ.items() if name not in foreign}
    return subprocess.run(
        [sys.executable, "-m", "tts_studio.gui.shell.app"],
        env={**kept, **environment}, capture_output=True, text=True, check=False, timeout=100,
    )  # fmt: skip


@linux
@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"DISPLAY": ":987"},
        {"WAYLAND_DISPLAY": "wayland-987"},
        {"WAYLAND_DISPLAY": "wayland-987", "XDG_SESSION_TYPE": "wayland", "DISPLAY": ":987"},
        {"QT_QPA_PLATFORM": "wayland"},
        {"QT_QPA_PLATFORM": "xcb"},
        {"QT_QPA_PLATFORM": "no-such-platform"},
    ],
    ids=" ".join,
)
def test_without_a_screen_one_sentence_is_the_answer(environment: dict[str, str]) -> None:
    ended = start(**environment)

    assert ended.returncode == 1
    (sentence,) = ended.stderr.splitlines()
    assert sentence.startswith("tts-studio-window: No screen could be opened. Please")
    assert ended.stdout == ""


def test_a_missing_library_of_x11_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    cursor = "From 6.5.0, xcb-cursor0 or libxcb-cursor0 is needed to load the Qt xcb platform plugin."
    plugin = 'Could not load the Qt platform plugin "xcb" in "" even though it was found.'
    monkeypatch.setenv("DISPLAY", ":0")

    assert "libxcb-cursor0" in display._reason([cursor, plugin])
    assert "No screen" in display._reason(["could not connect to display :0", cursor, plugin])
    monkeypatch.delenv("DISPLAY")
    assert "No screen" in display._reason([cursor, plugin])


@linux
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"QT_IM_MODULE": "fcitx"}, {"QT_IM_MODULE": "ibus", "IBUS_USE_PORTAL": "1"}),
        ({"QT_IM_MODULE": "fcitx5"}, {"QT_IM_MODULE": "ibus", "IBUS_USE_PORTAL": "1"}),
        ({"QT_IM_MODULE": "fcitx", "IBUS_USE_PORTAL": "0"}, {"QT_IM_MODULE": "ibus", "IBUS_USE_PORTAL": "0"}),
        ({"QT_IM_MODULES": "fcitx"}, {"QT_IM_MODULES": "fcitx;ibus", "IBUS_USE_PORTAL": "1"}),
        ({"QT_IM_MODULES": "wayland;fcitx;ibus"}, {"QT_IM_MODULES": "wayland;fcitx;ibus"}),
        ({"QT_IM_MODULE": "ibus"}, {"QT_IM_MODULE": "ibus"}),
        ({"QT_IM_MODULE": "compose"}, {"QT_IM_MODULE": "compose"}),
        ({"QT_IM_MODULE": "none"}, {"QT_IM_MODULE": "none"}),
        ({"QT_IM_MODULE": ""}, {"QT_IM_MODULE": ""}),
        ({}, {}),
    ],
)
def test_an_input_method_without_a_plugin_is_reached_through_ibus(
    before: dict[str, str], after: dict[str, str], application: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: "/usr/bin/fcitx5" if name == "fcitx5" else None)
    choose_input_method(before)
    assert before == after


@linux
def test_an_input_method_whose_plugin_is_there_is_left_alone(
    application: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(display, "_names", lambda _: ["fcitx5", "fcitx"])
    environment = {"QT_IM_MODULE": "fcitx"}
    choose_input_method(environment)
    assert environment == {"QT_IM_MODULE": "fcitx"}


@pytest.mark.parametrize("error", [KeyError("getpwuid(): uid not found: 4242"), OSError("No username set")])
def test_a_user_without_a_name_starts_the_window(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def getuser() -> str:
        raise error

    monkeypatch.setattr(getpass, "getuser", getuser)
    assert Instance("tts-studio")._name.startswith("tts-studio-")


@pytest.fixture
def crashes(application: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Crashes]:
    logs.start_logging(tmp_path)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    made = watch_for_crashes(application)
    yield made
    made.deleteLater()
    logs.stop_logging()


class Window(QObject):
    called_on: threading.Thread | None = None

    @Slot(str)
    def show_crash(self, _what: str) -> None:
        self.called_on = threading.current_thread()


class Panic(BaseException):
    """No Exception, as what Rust code raises."""


@pytest.mark.parametrize("error", [ZeroDivisionError("oh"), Panic("panicked")])
def test_an_exception_on_any_thread_is_logged_and_shown(
    error: BaseException, crashes: Crashes, qtbot: QtBot, tmp_path: Path
) -> None:
    def fail() -> None:
        raise error

    window = Window()
    crashes.happened.connect(window.show_crash)
    with qtbot.waitSignal(crashes.happened) as shown:
        thread = threading.Thread(target=fail, name="helper")
        thread.start()
        thread.join()
    assert shown.args == [f"{type(error).__name__}: {error}"]
    qtbot.waitUntil(lambda: window.called_on is not None)
    assert window.called_on is threading.main_thread()
    assert "Uncaught on the thread helper" in (tmp_path / logs.LOG).read_text()
    assert type(error).__name__ in (tmp_path / logs.CRASH).read_text()


def test_a_thread_that_exits_is_no_crash(crashes: Crashes, tmp_path: Path) -> None:
    thread = threading.Thread(target=sys.exit)
    thread.start()
    thread.join()
    assert (tmp_path / logs.CRASH).read_text() == ""
