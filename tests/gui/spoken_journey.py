"""The whole way by ear, run by ``test_spoken_journey.py``: what a screen reader says from the first window to a voice.

Every key that is pressed and everything that is said goes into a guide.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.scenes.train import READY
from tests.helpers.fakes import RATE, FakeMicrophone, FakeSound
from tests.helpers.reading_room import a_microphone, spoken
from tests.helpers.screen_reader import ScreenReader
from tests.helpers.scripted import STEPS, ScriptedTraining, learning, preparation
from tests.helpers.still_player import StillPlayer
from tts_studio import jobs
from tts_studio.audio.signal import FloatArray
from tts_studio.devices import catalogue, portaudio
from tts_studio.events import Finished
from tts_studio.gui.base.microphone import MicrophoneState
from tts_studio.gui.base.page import Page
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.clips.clips_page import ClipsPage
from tts_studio.gui.kit.ask import Confirm
from tts_studio.gui.record.record_page import RecordPage
from tts_studio.gui.record.recording import Phase
from tts_studio.gui.shell import quarters
from tts_studio.gui.shell.main_window import MainWindow
from tts_studio.gui.shell.new_project import NewProject
from tts_studio.gui.speak.speak_page import SpeakPage
from tts_studio.gui.train import train_page
from tts_studio.gui.train.train_page import TrainPage
from tts_studio.text import prompts

Shown = TypeVar("Shown", bound=Page)
Key = Qt.Key
Control = Qt.KeyboardModifier.ControlModifier


class Guide:
    """Writes down what is pressed and what is heard."""

    def __init__(self, qtbot: QtBot, reader: ScreenReader, home: Path) -> None:
        self._qtbot = qtbot
        self._reader = reader
        self._home = str(home)
        self.lines: list[str] = []

    def chapter(self, title: str) -> None:
        self.lines += ["", f"# {title}"]

    def press(self, words: str, key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is, and listen."""
        self.lines.append(words)
        released = _Released(focus())
        self._qtbot.keyClick(focus(), key, modifiers)
        self._qtbot.waitUntil(released.seen)
        self.listen()

    def type(self, text: str) -> None:
        self.lines.append(f"Type “{text}”")
        for letter in text:
            released = _Released(focus())
            self._qtbot.keyClicks(focus(), letter)
            self._qtbot.waitUntil(released.seen)
        self.listen()

    def listen(self) -> None:
        QApplication.processEvents()
        self.lines += [f"    {self._settled(line)}" for line in self._reader.heard()]

    def headings(self) -> None:
        """Listen to the headings."""
        self.lines += ["Headings", f"    {'; '.join(self._reader.headings())}"]

    def _settled(self, line: str) -> str:
        """Put in one figure for what differs: the home, and the length of a take, which a clock measures."""
        return re.sub(
            r"[\d.]+ s(; Verdict.*) \d+ dB(; Source: Recorded)", r"4.3 s\1 58 dB\2", line.replace(self._home, "~")
        )

    def wait(self, condition: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(condition()))
        self.listen()

    def tab_round(self, most: int = 60) -> None:
        """Press Tab until the focus is where it was."""
        before = focus()
        for _ in range(most):
            self.press("Tab", Key.Key_Tab)
            if focus() is before:
                return
        raise AssertionError("the focus never comes back")


class _Released(QObject):
    """Whether a control has got the whole press of a key: screen readers see it before the program does."""

    def __init__(self, control: QWidget) -> None:
        super().__init__()
        self._control = control
        self._released = False
        control.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        self._released = self._released or event.type() == QEvent.Type.KeyRelease
        return False

    def seen(self) -> bool:
        return self._released or not shiboken6.isValid(self._control)


def focus() -> QWidget:
    found = QApplication.focusWidget() or QApplication.activeWindow()
    assert found is not None
    return found


@pytest.fixture
def window(qtbot: QtBot, studio: Studio, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setattr(Confirm, "ask", lambda *_, **__: True)  # after a failure a question would wait for ever
    made = MainWindow(studio)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> ScriptedTraining:
    made = ScriptedTraining()
    monkeypatch.setattr(jobs, "train", made)
    monkeypatch.setattr(jobs, "readiness", lambda _project: list(READY))
    monkeypatch.setattr(train_page, "typical_clip", lambda clips: clips[-1])  # which one it is hangs on a take's length
    return made


def test_what_is_said(
    qtbot: QtBot,
    window: MainWindow,
    player: StillPlayer,
    script: ScriptedTraining,
    small_base: None,
    speak_base: Callable[[str, Path], None],
    recordings: Path,
    isolated_home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    microphone = a_microphone()
    window.studio.change_settings(checked_microphones=(microphone.name,))
    monkeypatch.setattr(catalogue, "hardware", lambda: "one card")
    said = tmp_path / "said.wav"
    speak_base(prompts.load("en-us")[0].text, said)
    reader = ScreenReader(qtbot, window)
    guide = Guide(qtbot, reader, isolated_home)
    try:
        with portaudio.use(FakeSound([microphone])):
            _start(guide, window)
            _new_project(guide, window)
            page = _page(window, RecordPage)
            guide.wait(lambda: page.microphone.state is MicrophoneState.OPEN)
            _record(guide, page, microphone, spoken(said))
            _clips(guide, window, recordings)
            monkeypatch.setattr(quarters, "_APART_SECONDS", 0.0)  # no minutes are waited for
            _train(guide, window, script)
            _speak(guide, window, player)
            _voices(guide, window)
            window.page("record").leave()
            qtbot.waitUntil(lambda: portaudio.open_streams() == 0)
    finally:
        reader.close()
        Path(os.environ["SPOKEN_JOURNEY"]).write_text("\n".join(guide.lines).strip() + "\n", encoding="utf-8")


def _page(window: MainWindow, kind: type[Shown]) -> Shown:
    page = window.page(window.page_name)
    assert isinstance(page, kind)
    return page


def _start(guide: Guide, window: MainWindow) -> None:
    guide.chapter("The start page")
    guide.lines.append("Open the program")
    window.show()
    window.activateWindow()
    guide.wait(window.isActiveWindow)
    guide.tab_round()
    guide.headings()


def _new_project(guide: Guide, window: MainWindow) -> None:
    guide.chapter("A new project")

    def answer() -> None:
        if not isinstance(QApplication.activeModalWidget(), NewProject):
            QTimer.singleShot(20, answer)
            return
        guide.listen()
        guide.type("Anna")
        guide.press("Tab", Key.Key_Tab)
        guide.press("Space", Key.Key_Space)
        for _ in range(6):
            guide.press("Tab", Key.Key_Tab)
        guide.lines.append("Enter")
        guide._qtbot.keyClick(focus(), Key.Key_Return)

    QTimer.singleShot(20, answer)
    guide.press("Ctrl+N", Key.Key_N, Control)
    window.activateWindow()  # without a window manager nothing else does it after a dialog
    guide.wait(window.isActiveWindow)


def _record(guide: Guide, page: RecordPage, microphone: FakeMicrophone, heard: FloatArray) -> None:
    guide.chapter("Recording")
    guide.tab_round()
    guide.press("Space", Key.Key_Space)
    guide.wait(lambda: page.recording.phase is Phase.RECORDING)
    guide.lines.append("Read the sentence aloud")
    before = page.recording.seconds
    microphone.say(heard)
    guide.wait(lambda: page.recording.seconds >= before + len(heard) / RATE)
    guide.press("Space", Key.Key_Space)
    guide.wait(lambda: page.recording.phase is Phase.CHECKED)
    guide.press("Enter", Key.Key_Return)
    guide.wait(lambda: page.recording.phase is Phase.KEPT)


def _clips(guide: Guide, window: MainWindow, recordings: Path) -> None:
    guide.chapter("The clips")
    guide.press("Ctrl+2", Key.Key_2, Control)
    guide.lines.append(f"Import the folder “{recordings.name}”")
    _page(window, ClipsPage).exchange.import_paths([recordings])
    guide.wait(lambda: window.studio.job is None)
    window.banner.dismiss()  # as it does by itself after some seconds
    guide.press("Down", Key.Key_Down)
    guide.tab_round()
    guide.headings()


def _train(guide: Guide, window: MainWindow, script: ScriptedTraining) -> None:
    guide.chapter("Training")
    guide.press("Ctrl+3", Key.Key_3, Control)
    page = _page(window, TrainPage)
    guide.wait(page.setup.learn.isEnabled)
    guide.tab_round()
    page.setup.learn.setFocus()
    guide.press("Space", Key.Key_Space)
    for first in range(1, STEPS, STEPS // 8):
        script.say(*(preparation() if first == 1 else []), *learning(first, min(STEPS, first + STEPS // 8 - 1)))
    guide.wait(lambda: page.run.progress.done >= STEPS)
    guide.tab_round()
    script.say(Finished({"step": STEPS}))
    guide.wait(lambda: window.studio.job is None)
    guide.tab_round()
    guide.headings()


def _speak(guide: Guide, window: MainWindow, player: StillPlayer) -> None:
    guide.chapter("Speaking")
    guide.press("Ctrl+4", Key.Key_4, Control)
    page = _page(window, SpeakPage)
    guide.wait(lambda: page.voices.entry is not None)
    guide.press("Ctrl+A", Key.Key_A, Control)
    guide.type("Good morning.")
    guide.press("Ctrl+Enter", Key.Key_Return, Control)
    guide.wait(lambda: player.heard)
    player.end()
    guide.wait(lambda: not window.studio.playback.playing)
    guide.press("Shift+Tab", Key.Key_Backtab)
    guide.press("Tab", Key.Key_Tab)
    guide.tab_round()
    guide.headings()


def _voices(guide: Guide, window: MainWindow) -> None:
    guide.chapter("Voices")
    guide.press("Ctrl+5", Key.Key_5, Control)
    guide.tab_round()
