"""The microphone check: which one, three seconds of silence, a sentence; what was found, to hear, and one advice."""

from __future__ import annotations

import tempfile
from enum import Enum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QVBoxLayout, QWidget

from tts_studio.audio.quality import NOISY_SNR_DB
from tts_studio.audio.signal import Audio
from tts_studio.audio.takes import LOUD_DBFS, QUIET_LUFS, RoomReport, room_check
from tts_studio.devices.parts import recover
from tts_studio.devices.recorder import Reading, Take
from tts_studio.errors import StudioError
from tts_studio.gui.base.errand import Errands
from tts_studio.gui.base.job import Failure
from tts_studio.gui.base.microphone import Microphone, MicrophoneState
from tts_studio.gui.base.playback import PlaybackClient
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.announce import announce
from tts_studio.gui.kit.controls import (
    button,
    card,
    column,
    fill_dialog,
    grow_to_fit,
    least_width,
    name_control,
    retint,
    row,
    space,
    tinted,
    title,
)
from tts_studio.gui.kit.direction import isolated
from tts_studio.gui.kit.flow import Flow
from tts_studio.gui.kit.help import offer_manual
from tts_studio.gui.kit.icons import icon
from tts_studio.gui.kit.wording import spoken
from tts_studio.gui.record.device_picker import DevicePicker
from tts_studio.gui.record.level_meter import LOUD_DBFS as LOUDEST_DBFS
from tts_studio.gui.record.level_meter import NOTHING_DBFS, QUIET_DBFS, LevelMeter

SILENCE_SECONDS = 3.0
LONGEST_SECONDS = 15.0
"""The check ends by itself after so many seconds."""
_HEARD_DBFS = -42.0  # what is softer is the room
_FINE = 1000
_WITHOUT_VOICE = frozenset({"silent_microphone", "no_speech"})


class Step(Enum):
    """The steps of the check."""

    BEFORE = "before"
    SILENCE = "silence"
    SENTENCE = "sentence"
    JUDGING = "judging"
    RESULT = "result"


class MicrophoneCheck(QDialog):
    """Needs an open microphone; takes that end while the dialog is open belong to it. Accepted, recording begins."""

    chosen = Signal(str)
    """Name of the device that was chosen; empty for the system's default."""
    checked = Signal()
    """The microphone needs no check any more: it gives a voice, or its user wants none."""

    def __init__(
        self, microphone: Microphone, sentence: str, player: PlaybackClient, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Microphone check"))
        offer_manual(self, "record")
        least_width(self, 72)
        self.step = Step.BEFORE
        self.report: RoomReport | None = None
        """The result, once it is known."""
        self.player = player
        """Plays what was heard."""
        self._heard: Audio | None = None
        self._microphone = microphone
        self._sentence = sentence
        self._folder = tempfile.TemporaryDirectory(prefix="tts-studio-", ignore_cleanup_errors=True)
        self._part: Path | None = None
        self._count = 0
        self._errands = Errands(self)
        self._heading = title("", 1.4)
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._time = QProgressBar()
        self._time.setTextVisible(False)
        self._time.setRange(0, _FINE)
        name_control(self._time, self.tr("Time to stay quiet"))
        self.picker = DevicePicker()
        self.meter = LevelMeter()
        self.guide = Guide()
        self._rows = _Rows()
        self.hear = button(self.tr("Hear yourself"), self._hear, sign="play")
        self.hear.setAutoDefault(False)
        self.anyway = button("", self._go_on_anyway)
        self.anyway.setAutoDefault(False)
        self.next = button("", self._on_next, kind="primary")
        self.again = button(self.tr("Check again"), self._begin)
        self.again.setAutoDefault(False)
        self.done_button = button(self.tr("Close"), self.reject)
        self._lay_out()
        self.next.setDefault(True)  # only a button that is in the dialog is its default for good
        microphone.heard.connect(self._on_heard)
        microphone.ended.connect(self._on_ended)
        microphone.state_changed.connect(self._on_state)
        microphone.devices_changed.connect(self._show_devices)
        self.picker.chosen.connect(self.chosen)
        self.picker.opened.connect(microphone.look_again)
        self.picker.closed.connect(self._focus_next)
        player.changed.connect(self._show_playing)
        self._show_devices()
        self.show_step(Step.BEFORE)

    def done(self, result: int) -> None:
        """Discard a take that is under way, and be silent."""
        self.player.stop()
        if self._part is not None:
            self._part = None
            self._microphone.cancel()
        self._errands.wait()
        self._folder.cleanup()
        super().done(result)

    @property
    def _good(self) -> bool:
        """Whether a check has found nothing to improve: the next thing is to record."""
        return self.step is Step.RESULT and self.report is not None and self.report.code == "good"

    # --- steps ---------------------------------------------------------------------------------------------------

    @Slot()
    def _on_next(self) -> None:
        if self._good:
            self.accept()
        elif self.step in (Step.BEFORE, Step.RESULT):
            self._begin()
        elif self.step is Step.SENTENCE:
            self._finish()

    @Slot()
    def _go_on_anyway(self) -> None:
        """Record with this microphone whatever was found, or nothing."""
        self.checked.emit()
        self.accept()

    @Slot()
    def _hear(self) -> None:
        if self.player.playing:
            self.player.stop()
        elif self._heard is not None:
            self.player.play(self._heard)

    @Slot()
    def _begin(self) -> None:
        if self._microphone.state is not MicrophoneState.OPEN:
            return
        self.player.stop()
        self._count += 1
        part = Path(self._folder.name) / f"{self._count}.part.flac"
        try:
            self._microphone.start(part)
        except StudioError as error:
            self._fail(Failure.of(error))
            return
        self._part = part
        self.report = None
        self.meter.reset()
        self.show_step(Step.SILENCE)

    def _finish(self) -> None:
        self.show_step(Step.JUDGING)
        self._microphone.request_stop()

    @Slot(object)
    def _on_heard(self, reading: Reading) -> None:
        self.meter.set_reading(reading.peak_dbfs, reading.rms_dbfs, reading.clipped)
        if self.step is not Step.SILENCE:
            self.guide.show_level(self.meter.level)
        if self.step is Step.SILENCE:
            self._time.setValue(round(_FINE * min(1.0, reading.seconds / SILENCE_SECONDS)))
            if reading.seconds >= SILENCE_SECONDS:
                self.show_step(Step.SENTENCE)
        elif self.step is Step.SENTENCE and reading.seconds >= LONGEST_SECONDS:
            self._finish()

    @Slot(object)
    def _on_ended(self, take: Take) -> None:
        if take.path != self._part:
            return
        self._part = None
        if take.problem is not None:
            self._fail(Failure.of(take.problem))
            return
        self.show_step(Step.JUDGING)
        self._errands.run(partial(_judged, take.path), self._on_judged, self._fail)

    @Slot(object)
    def _on_judged(self, judged: tuple[RoomReport, Audio]) -> None:
        self.report, self._heard = judged
        if self.report.code not in _WITHOUT_VOICE:
            self.checked.emit()
        self.show_step(Step.RESULT)

    @Slot(object)
    def _fail(self, failure: Failure) -> None:
        self.show_step(Step.BEFORE)
        self._say(spoken(failure.title), spoken(failure.hint))

    @Slot()
    def _on_state(self) -> None:
        failure = self._microphone.failure
        if self._microphone.state is MicrophoneState.OPENING and self.step is Step.RESULT:
            self.report = None  # of another device
            self.show_step(Step.BEFORE)
        self.next.setEnabled(self._microphone.state is MicrophoneState.OPEN)
        if self._microphone.state is MicrophoneState.PROBLEM and failure is not None:
            self._fail(failure)
            self.next.setEnabled(False)

    # --- showing -------------------------------------------------------------------------------------------------

    def show_step(self, step: Step) -> None:
        """Show the present step."""
        self.step = step
        self._time.setVisible(step is Step.SILENCE)
        self._time.setValue(0)
        self._rows.setVisible(step is Step.RESULT)
        self.picker.setEnabled(step in (Step.BEFORE, Step.RESULT) and bool(self._microphone.devices))
        self.guide.setVisible(step in (Step.BEFORE, Step.SENTENCE))
        self.hear.setVisible(step is Step.RESULT and self._heard is not None)
        self.anyway.setVisible(step is Step.BEFORE or (step is Step.RESULT and not self._good))
        self.anyway.setText(self.tr("Record anyway") if step is Step.RESULT else self.tr("Skip the check"))
        self.anyway.setAccessibleName(self.anyway.text())
        self.again.setVisible(self._good)
        self.next.setEnabled(step not in (Step.SILENCE, Step.JUDGING))
        self._text.setFont(theme.larger(1.7 if step is Step.SENTENCE else 1.0))
        if step is Step.RESULT and self.report is not None:
            self._rows.show_report(self.report)
            self._say(spoken(self.report.advice), "")
            self.next.setText(self.tr("Start recording") if self._good else self.tr("Check again"))
        else:
            self._say(*self._words(step))
            self.next.setText(self.tr("Done") if step is Step.SENTENCE else self.tr("Begin"))
        self.next.setAccessibleName(self.next.text())
        grow_to_fit(self)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 -- Qt's name
        """Take the size that the words need in the fonts of the window."""
        super().showEvent(event)
        grow_to_fit(self)
        self._focus_next()

    @Slot()
    def _focus_next(self) -> None:
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _words(self, step: Step) -> tuple[str, str]:
        return {
            Step.BEFORE: (
                self.tr("Check your microphone (10 seconds)"),
                self.tr(
                    "First stay quiet for 3 seconds so that we can measure the room, then read one sentence. Sit as you"
                    " will when you read, a hand's breadth or two from the microphone."
                ),
            ),
            Step.SILENCE: (self.tr("Please be quiet"), self.tr("Listening to the room …")),
            Step.SENTENCE: (self.tr("Now read this sentence"), self._sentence),
            Step.JUDGING: (self.tr("One moment …"), self.tr("Measuring …")),
        }[step]

    @Slot()
    def _show_devices(self) -> None:
        self.picker.show_devices(self._microphone.devices, self._microphone.wanted)

    @Slot()
    def _show_playing(self) -> None:
        self.hear.setText(self.tr("Stop playing") if self.player.playing else self.tr("Hear yourself"))
        self.hear.setAccessibleName(self.hear.text())

    def _say(self, heading: str, text: str) -> None:
        self._heading.setText(heading)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        if self.step is not Step.SILENCE:  # a spoken announcement would be the noise of the room
            announce(self, f"{heading} {text}".strip())

    def _lay_out(self) -> None:
        content, layout = column(spacing=2.0)
        caption = QLabel(self.tr("&Microphone"))
        caption.setBuddy(self.picker)
        which = row(caption, self.picker)
        which.setStretch(1, 1)
        layout.addLayout(which)
        layout.addWidget(self.meter)
        layout.addWidget(self.guide)
        frame, inside = card()
        inside.addWidget(self._heading)
        inside.addWidget(self._text)
        inside.addWidget(self._time)
        inside.addWidget(self._rows)
        inside.addStretch()
        frame.setMinimumHeight(theme.unit() * 20)
        layout.addWidget(frame, 1)
        buttons = Flow(self.hear)
        buttons.add_spring()
        for one in (self.done_button, self.anyway, self.again, self.next):
            buttons.addWidget(one)
        fill_dialog(self, content, buttons)


class Guide(QWidget):
    """One line on how loud the speaker is; as high with words as without."""

    def __init__(self) -> None:
        super().__init__()
        self._sign = QLabel()
        self._word = tinted("", "")
        self._word.setFont(theme.larger(1.2, bold=True))
        layout = row(self._sign, self._word)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.show_level(NOTHING_DBFS)

    @property
    def word(self) -> str:
        """What is shown."""
        return self._word.text()

    def show_level(self, peak: float) -> None:
        """Say what to do at a peak (dBFS) of the voice."""
        words, sign, kind = _advice(peak)
        if words != self.word:
            self._word.setText(words)
            retint(self._word, kind)
            side = theme.unit() * 2
            self._sign.setPixmap(icon(sign, kind).pixmap(side, side))
            self.setAccessibleName(words)


def _advice(peak: float) -> tuple[str, str, str]:
    translate = QCoreApplication.translate
    if peak <= _HEARD_DBFS:
        return translate("MicrophoneCheck", "Say something to try it"), "record", "muted"
    if peak < QUIET_DBFS:
        return translate("MicrophoneCheck", "Louder, or closer to the microphone"), "warning", "warning"
    if peak <= LOUDEST_DBFS:
        return translate("MicrophoneCheck", "Good"), "good", "good"
    return translate("MicrophoneCheck", "Softer, or farther from the microphone"), "warning", "warning"


def _judged(path: Path) -> tuple[RoomReport, Audio]:
    audio = recover(path)
    return room_check(audio), audio


class _Rows(QWidget):
    """The findings, each with a sign and a word."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        space(self._layout, spacing=0.8)
        self._lines: list[QWidget] = []

    def show_report(self, report: RoomReport) -> None:
        """Show the findings of a report."""
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = [_line(*finding) for finding in findings(report)]
        for line in self._lines:
            self._layout.addWidget(line)


def _line(good: bool, text: str) -> QWidget:
    sign = QLabel()
    side = theme.unit() * 2
    sign.setPixmap(icon(*(("good", "good") if good else ("warning", "warning"))).pixmap(side, side))
    layout = row(sign, tinted(text, ""))
    layout.setStretch(1, 1)
    line = QWidget()
    line.setLayout(layout)
    return line


def findings(report: RoomReport) -> list[tuple[bool, str]]:
    """Return what stands for the verdict: whether each finding is good, and its words; nothing without a voice.

    Where a microphone gives no voice, level and noise say nothing; where it sounds like a telephone, that comes first.
    """
    translate = QCoreApplication.translate
    if report.code in _WITHOUT_VOICE:
        return []
    loud, still = report.loudness >= QUIET_LUFS, report.snr_db >= NOISY_SNR_DB
    free = report.code != "too_loud" and report.peak_dbfs <= LOUD_DBFS
    level = (
        translate("MicrophoneCheck", "Level: good ({0} LUFS)")
        if loud and free
        else translate("MicrophoneCheck", "Level: too loud ({0} LUFS)")
        if not free
        else translate("MicrophoneCheck", "Level: quiet ({0} LUFS)")
    )
    noise = (
        translate("MicrophoneCheck", "Noise: low ({0} dB below the voice)")
        if still
        else translate("MicrophoneCheck", "Noise: high ({0} dB below the voice)")
    )
    clipping = (
        translate("MicrophoneCheck", "Too loud: no (loudest moment {0} dB)")
        if free
        else translate("MicrophoneCheck", "Too loud: yes (loudest moment {0} dB)")
    )
    narrow = report.code == "narrow_band"
    tone = (
        translate("MicrophoneCheck", "Tone: narrow, like a telephone")
        if narrow
        else translate("MicrophoneCheck", "Tone: full")
    )
    found = [
        (loud and free, level.format(_figure(report.loudness))),
        (still, noise.format(_figure(report.snr_db))),
        (free, clipping.format(_figure(report.peak_dbfs))),
    ]
    if narrow:
        return [(False, tone), *found]
    return [*found, (True, tone)] if report.code == "good" else found


def _figure(value: float) -> str:
    return isolated(f"{value:.0f}".replace("-", "−"))
