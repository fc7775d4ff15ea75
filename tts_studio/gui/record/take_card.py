"""The take at hand: how long it is, what it looks like, how good it is, and what to improve."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import column, muted, name_control, retint, row, space, tinted
from tts_studio.gui.kit.direction import isolated
from tts_studio.gui.kit.icons import icon
from tts_studio.gui.kit.waveform import Waveform
from tts_studio.gui.kit.wording import spoken
from tts_studio.gui.record.live_wave import LiveWave
from tts_studio.gui.record.recording import Checked

_FINE = 1000  # steps of the countdown
_LOOKS = {"good": ("good", "good"), "fair": ("warning", "warning"), "bad": ("error", "bad")}
"""Icon and colour of meaning of each verdict."""


class TakeCard(QFrame):
    """Has the same size in all states, so that nothing moves during reading."""

    seek_wanted = Signal(float)
    """The second from which to play the take."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.waveform = Waveform()
        self.waveform.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not take the page's keys away
        self.waveform.seek_wanted.connect(self.seek_wanted)
        name_control(self.waveform, self.tr("Waveform of your take"))
        self._without = _Without()
        self._with, layout = column(spacing=1.0)
        self._sign = QLabel()
        self._verdict = tinted("", "")
        self._verdict.setFont(theme.larger(1.1, bold=True))
        self._verdict.setWordWrap(False)
        self._advice = QLabel()
        self._advice.setWordWrap(True)
        self._advice.setTextFormat(Qt.TextFormat.PlainText)
        self._length = muted()
        self._length.setWordWrap(False)
        words = row(self._sign, self._verdict, self._advice, self._length)
        words.setStretch(2, 1)
        self._left = QProgressBar()
        self._left.setTextVisible(False)
        self._left.setRange(0, _FINE)
        name_control(self._left, self.tr("Time until it is kept"))
        policy = self._left.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._left.setSizePolicy(policy)
        self._left.hide()
        layout.addLayout(words)
        layout.addWidget(self._left)
        layout.addWidget(self.waveform, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._without)
        self._stack.addWidget(self._with)
        outer = QVBoxLayout(self)
        space(outer, margins=1.5)
        outer.addWidget(self._stack)

    @property
    def words(self) -> str:
        """The text about the take."""
        return self.accessibleName()

    @property
    def live(self) -> LiveWave:
        """The picture of the take that is being recorded."""
        return self._without.live

    def show_hint(self, hint: str, *, tips: bool = False) -> None:
        """Show no take, but a sentence about what to do, with the tips for the first take if wanted."""
        self._stack.setCurrentWidget(self._without)
        self._without.show_words(hint, tips=tips)
        self.waveform.set_audio(None)
        self.setAccessibleName(hint)
        self.setAccessibleDescription(self._without.tips.text() if tips else "")

    def show_seconds(self, seconds: float) -> None:
        """Show how long the take has become that is being recorded."""
        self._without.show_seconds(_length(seconds))

    def show_left(self, left: float) -> None:
        """Show how much is left of the time (1 … 0) until the take is kept by itself; 0 for one that is not."""
        self._left.setVisible(left > 0.0)
        self._left.setValue(round(_FINE * left))

    def show_checked(self, checked: Checked, then: str = "") -> None:
        """Show a take with its verdict, and a sentence on what comes ``then``."""
        sign, meaning = _LOOKS[checked.verdict.verdict if checked.advisable else "bad"]
        self._sign.setPixmap(icon(sign, meaning).pixmap(_side(), _side()))
        self._verdict.setText(verdict_word(checked))
        retint(self._verdict, meaning)
        self._length.setText(_length(checked.audio.seconds))
        self.waveform.set_audio(checked.audio)
        self.setAccessibleDescription("")
        self.show_words(checked, then)
        self._stack.setCurrentWidget(self._with)

    def show_words(self, checked: Checked, then: str = "") -> None:
        """Show the advice on the take that is shown, and what comes ``then``."""
        self._advice.setText(f"{advice(checked)} {then}".strip())
        self.setAccessibleName(f"{verdict_word(checked)}. {self._advice.text()}")


class _Without(QWidget):
    """In place of a take: what to do, the tips for the first one, or what the take looks like so far."""

    def __init__(self) -> None:
        super().__init__()
        self.live = LiveWave()
        self._seconds = QLabel()
        self._seconds.setFont(theme.larger(1.6))
        self._seconds.setMinimumWidth(theme.unit() * 8)
        self._running = QWidget()
        running = QHBoxLayout(self._running)
        space(running, spacing=1.0)
        running.addWidget(self._seconds)
        running.addWidget(self.live, 1)
        self._hint = muted()
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.tips = QLabel(
            "\n".join(
                f"•  {tip}"
                for tip in (
                    _tr("A hand's breadth or two from the microphone"),
                    _tr("Read as you talk to a friend, and take your time"),
                    _tr("Leave a short pause before and after the sentence"),
                )
            )
        )
        layout = QVBoxLayout(self)
        space(layout, spacing=0.8)
        layout.addWidget(self._running, 3)
        layout.addStretch(1)
        layout.addWidget(self._hint)
        layout.addWidget(self.tips, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        self._running.hide()

    def show_words(self, hint: str, *, tips: bool) -> None:
        """Show a sentence, and the tips or not."""
        self._hint.setText(hint)
        self.tips.setVisible(tips)
        self._running.hide()

    def show_seconds(self, words: str) -> None:
        """Show how long the take is by now."""
        self._seconds.setText(words)
        self._running.show()


def verdict_word(checked: Checked) -> str:
    """Return the verdict in a word or two."""
    if not checked.usable:
        return QCoreApplication.translate("TakeCard", "Not usable")
    if not checked.advisable:
        return QCoreApplication.translate("TakeCard", "Better record it again")
    if checked.verdict.verdict == "good":
        return QCoreApplication.translate("TakeCard", "Good")
    return QCoreApplication.translate("TakeCard", "Usable")


def advice(checked: Checked) -> str:
    """Return one sentence of advice; sound that the computer lost comes before the speaker's faults."""
    if checked.overflows:
        return QCoreApplication.translate(
            "TakeCard", "The computer was too busy and lost some sound; please read it again."
        )
    return spoken(checked.verdict.advice)


def _length(seconds: float) -> str:
    return isolated(QCoreApplication.translate("TakeCard", "{0} s").format(f"{seconds:.1f}"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("TakeCard", text)


def _side() -> int:
    return theme.unit() * 2
