"""The whole journey, run by ``test_journey.py`` in a process of its own: a real window under Xvfb, a real sound device.

A person makes a project, records two sentences by keyboard alone and three without any key while speech is played into
the microphone, imports ten more recordings, trains for half a minute, hears a typed sentence through the loudspeaker,
and exports the voice.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDoubleSpinBox, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.virtual_audio import VirtualAudio, virtual_microphone  # noqa: F401  # pyright: ignore[reportUnusedImport] -- a fixture
from tts_studio import jobs
from tts_studio.audio import files
from tts_studio.audio.speech import speech_spans
from tts_studio.gui.base.job import JobOutcome
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.clips.clips_page import ClipsPage
from tts_studio.gui.kit.ask import Confirm
from tts_studio.gui.kit.files import AskFolder
from tts_studio.gui.record import recording
from tts_studio.gui.record.microphone_check import MicrophoneCheck
from tts_studio.gui.record.record_page import RecordPage
from tts_studio.gui.record.recording import Phase
from tts_studio.gui.shell.main_window import MainWindow
from tts_studio.gui.shell.new_project import NewProject
from tts_studio.gui.speak.speak_page import SpeakPage
from tts_studio.gui.train import training_options
from tts_studio.gui.train.train_page import TrainPage
from tts_studio.gui.voices.voices_page import VoicesPage
from tts_studio.synthesis import SynthesisConfig
from tts_studio.text import prompts

BY_KEYS, RECORDED, IMPORTED = 2, 5, 10
MINUTES = 0.5
"""With so few recordings, two cores need half of it to prepare them and the networks."""
SENTENCE = "The ferry leaves the harbour at nine."

Speak = Callable[[str, Path], None]


@pytest.fixture
def player() -> None:
    """Let the window play with the real player."""


@pytest.fixture
def window(qtbot: QtBot, studio: Studio, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setattr(Confirm, "ask", lambda *_, **__: True)  # after a failure a question would wait for ever
    monkeypatch.setattr(training_options, "LEAST_MINUTES", MINUTES)
    made = MainWindow(studio)
    with qtbot.waitExposed(made, timeout=30_000):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow, timeout=30_000)  # shortcuts are for the window that is active
    yield made
    made.close()
    qtbot.waitUntil(lambda: not made.isVisible(), timeout=60_000)
    made.deleteLater()


@pytest.mark.timeout(600)
def test_from_a_microphone_to_an_exported_voice(
    qtbot: QtBot,
    window: MainWindow,
    virtual_microphone: VirtualAudio,  # noqa: F811
    speak_base: Speak,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert QGuiApplication.platformName() == "xcb", "this is to be seen on a real display"
    sentences = [prompt.text for prompt in prompts.load("en-us")[: RECORDED + IMPORTED]]
    spoken = _spoken(speak_base, sentences, tmp_path)
    shown = _Pictures(window, tmp_path)
    monkeypatch.setattr(recording, "NOTHING_SECONDS", 50.0)  # on a busy machine the speaker begins late

    _make_project(qtbot, window, tmp_path / "Anna")
    shown.take("record")
    _record(qtbot, window, virtual_microphone, spoken[:BY_KEYS], shown)
    _record_without_hands(qtbot, window, virtual_microphone, spoken[BY_KEYS:RECORDED])
    _check_recorded(window)
    _import(qtbot, window, dict(zip(spoken[RECORDED:], sentences[RECORDED:], strict=True)), tmp_path)
    shown.take("clips")
    _train(qtbot, window, shown)
    heard = _speak(qtbot, window, virtual_microphone)
    shown.take("speak")
    model = _export(qtbot, window, tmp_path / "exported", monkeypatch)
    shown.take("voices")

    assert heard > 1.0, f"only {heard:.2f} s of speech came out of the loudspeaker"
    assert model.is_file()
    said = sum(one.audio.seconds for one in jobs.speak(SENTENCE, str(model), SynthesisConfig(seed=1)))
    assert said > 1.0
    print(json.dumps({"heard_seconds": round(heard, 2), "exported": model.name}))


def _spoken(speak_base: Speak, sentences: list[str], folder: Path) -> list[Path]:
    paths = [folder / f"said-{number:02d}.wav" for number in range(len(sentences))]
    for sentence, path in zip(sentences, paths, strict=True):
        speak_base(sentence, path)
    return paths


def _make_project(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    """Ctrl+N, a name, whose voice, where, Enter."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, NewProject):  # not there yet
            QTimer.singleShot(100, answer)
            return
        qtbot.keyClicks(dialog.speaker, "Anna")
        qtbot.keyClick(dialog.own, Qt.Key.Key_Space)
        dialog.folder.selectAll()
        qtbot.keyClicks(dialog.folder, str(folder))
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    QTimer.singleShot(100, answer)
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.studio.project is not None, timeout=30_000)
    assert window.page_name == "record"


def _record(qtbot: QtBot, window: MainWindow, card: VirtualAudio, spoken: list[Path], shown: _Pictures) -> None:
    page = window.page("record")
    assert isinstance(page, RecordPage)
    _skip_the_check(qtbot, page)
    for number, wav in enumerate(spoken, 1):
        qtbot.waitUntil(lambda: page.recording.can_start, timeout=15_000)
        _press(qtbot, page, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: page.recording.phase is Phase.RECORDING, timeout=15_000)
        saying = card.say(wav)
        qtbot.waitUntil(lambda: saying.poll() is not None, timeout=30_000)  # noqa: B023 -- waited for in this turn
        _press(qtbot, page, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: page.recording.phase is Phase.CHECKED, timeout=15_000)
        checked = page.recording.checked
        assert checked is not None
        assert checked.advisable, f"the verdict on take {number}: {checked}"
        if number == 1:
            shown.take("verdict")
        _press(qtbot, page, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: len(window.studio.clips()) == number, timeout=15_000)  # noqa: B023


def _skip_the_check(qtbot: QtBot, page: RecordPage) -> None:
    """Press Space, which opens the check of a new microphone, and go on without it: the first take begins."""
    qtbot.waitUntil(page.is_new, timeout=15_000)
    _press(qtbot, page, Qt.Key.Key_Space)
    check = page.findChild(MicrophoneCheck)
    assert check is not None
    qtbot.keyClick(check.anyway, Qt.Key.Key_Space)
    assert page.recording.phase is Phase.GET_READY
    page.window().activateWindow()  # without a window manager nobody else does it after a dialog
    qtbot.waitUntil(page.window().isActiveWindow)
    _press(qtbot, page, Qt.Key.Key_Escape)


def _record_without_hands(qtbot: QtBot, window: MainWindow, card: VirtualAudio, spoken: list[Path]) -> None:
    """Press Space once, and read whenever the page asks for it."""
    page = window.page("record")
    assert isinstance(page, RecordPage)
    before = len(window.studio.clips())
    qtbot.mouseClick(page.desk.options.go_on, Qt.MouseButton.LeftButton)
    assert window.studio.settings.go_on
    speaker = _Speaker(page, card, spoken)
    _press(qtbot, page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(window.studio.clips()) == before + len(spoken), timeout=120_000)
    _press(qtbot, page, Qt.Key.Key_Escape)  # the next sentence has begun, or is about to
    speaker.end()
    for clip, wav in zip(window.studio.clips()[before:], spoken, strict=True):
        said, heard = speech_spans(files.read(wav)), speech_spans(clip.read())
        missing = (said[-1][1] - said[0][0]) - (heard[-1][1] - heard[0][0])
        assert missing < 0.2, f"of “{clip.text}” {missing:.2f} s are missing"
        assert heard[-1][1] < clip.seconds - 0.5, f"the end of “{clip.text}” is near the end of the take"


class _Speaker(QObject):
    """Reads a sentence each time the page says so."""

    def __init__(self, page: RecordPage, card: VirtualAudio, spoken: list[Path]) -> None:
        super().__init__(page)
        self._card, self._left = card, list(spoken)
        self._saying: list[subprocess.Popen[bytes]] = []
        page.recording.phase_changed.connect(self._on_phase)

    @Slot(object)
    def _on_phase(self, phase: Phase) -> None:
        if phase is Phase.RECORDING and self._left:
            self._saying.append(self._card.say(self._left.pop(0)))

    def end(self) -> None:
        for saying in self._saying:
            saying.wait(60)


def _check_recorded(window: MainWindow) -> None:
    wanted = [prompt.id for prompt in prompts.load("en-us")[:RECORDED]]
    assert [clip.prompt for clip in window.studio.clips()] == wanted


def _import(qtbot: QtBot, window: MainWindow, texts: dict[Path, str], folder: Path) -> None:
    source = folder / "recordings"
    source.mkdir()
    for wav, text in texts.items():
        wav.rename(source / wav.name)
        (source / wav.name).with_suffix(".txt").write_text(text, encoding="utf-8")
    _go(qtbot, window, Qt.Key.Key_2, "clips")
    page = window.page("clips")
    assert isinstance(page, ClipsPage)
    page.exchange.import_paths([source])
    qtbot.waitUntil(lambda: window.studio.job is None, timeout=120_000)
    assert len(window.studio.clips()) == RECORDED + IMPORTED


def _train(qtbot: QtBot, window: MainWindow, shown: _Pictures) -> None:
    _go(qtbot, window, Qt.Key.Key_3, "train")
    page = window.page("train")
    assert isinstance(page, TrainPage)
    qtbot.keyClick(page.setup.advanced.heading, Qt.Key.Key_Space)
    minutes = page.findChild(QDoubleSpinBox, "minutes")
    assert minutes is not None
    minutes.selectAll()
    qtbot.keyClicks(minutes, minutes.textFromValue(MINUTES))
    assert page.setup.minutes == MINUTES
    qtbot.waitUntil(page.setup.learn.isEnabled, timeout=15_000)
    ended: list[JobOutcome | None] = []
    window.studio.job_ended.connect(lambda job: ended.append(job.outcome))
    qtbot.keyClick(page.setup.learn, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.studio.learning, timeout=15_000)
    qtbot.waitUntil(lambda: bool(list(_samples(window))), timeout=200_000)
    shown.take("training")
    qtbot.waitUntil(lambda: window.studio.job is None, timeout=200_000)
    assert ended == [JobOutcome.DONE]
    shown.take("trained")


def _samples(window: MainWindow) -> Iterator[Path]:
    project = window.studio.project
    assert project is not None
    return project.runs.glob("*/samples/*.flac")


def _speak(qtbot: QtBot, window: MainWindow, card: VirtualAudio) -> float:
    """Type a sentence, press Ctrl+Enter, and return how many seconds of speech come out of the loudspeaker."""
    _go(qtbot, window, Qt.Key.Key_4, "speak")
    page = window.page("speak")
    assert isinstance(page, SpeakPage)
    qtbot.waitUntil(lambda: page.voices.voices.count() >= 2, timeout=15_000)
    own = next(entry for entry in page.voices.entries if entry.name != "base")
    page.voices.choose(own.name)
    page.text.selectAll()
    qtbot.keyClicks(page.text, SENTENCE)
    listening = card.heard()
    with qtbot.waitSignal(window.studio.playback.finished, timeout=30_000):
        qtbot.keyClick(page.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    heard = listening.stop()
    return sum(end - start for start, end in speech_spans(heard))


def _export(qtbot: QtBot, window: MainWindow, out: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    _go(qtbot, window, Qt.Key.Key_5, "voices")
    page = window.page("voices")
    assert isinstance(page, VoicesPage)
    monkeypatch.setattr(AskFolder, "ask", lambda *_: out)
    monkeypatch.setattr("tts_studio.gui.voices.voices_page.show_folder", lambda _: None)
    qtbot.waitUntil(lambda: page.entry is not None and page.entry.name != "base", timeout=15_000)
    page.export()
    qtbot.waitUntil(lambda: window.studio.job is None, timeout=60_000)
    return next(out.glob("*.onnx"))


def _go(qtbot: QtBot, window: MainWindow, key: Qt.Key, name: str) -> None:
    window.activateWindow()  # without a window manager nobody else does it after a dialog
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert window.page_name == name


def _press(qtbot: QtBot, page: QWidget, key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    qtbot.keyClick(focus if focus is not None and page.isAncestorOf(focus) else page, key)


class _Pictures:
    """Pictures of the window on the way, for whoever wants to see what happened."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self._window = window
        self._folder = folder / "pictures"
        self._folder.mkdir()

    def take(self, name: str) -> None:
        assert self._window.grab().save(str(self._folder / f"{name}.png"))
