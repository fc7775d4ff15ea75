"""The take at hand: how long it is, what it looks like, how good it is, and what to improve."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import column, muted, name_control, retint, row, space, tinted
from tts_studio.gui.kit.icons import icon
from tts_studio.gui.kit.waveform import Waveform
from tts_studio.gui.kit.wording import spoken
from tts_studio.gui.record.recording import Checked

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
        layout.addLayout(words)
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

    def show_hint(self, hint: str) -> None:
        """Show no take, but a sentence about what to do."""
        self._stack.setCurrentWidget(self._without)
        self._without.hint.setText(hint)
        self._without.seconds.hide()
        self.waveform.set_audio(None)
        self.setAccessibleName(hint)

    def show_seconds(self, seconds: float) -> None:
        """Show how long the take has become that is being recorded."""
        self._without.seconds.setText(_length(seconds))
        self._without.seconds.show()

    def show_checked(self, checked: Checked) -> None:
        """Show a take with its verdict."""
        sign, meaning = _LOOKS[checked.verdict.verdict if checked.advisable else "bad"]
        self._sign.setPixmap(icon(sign, meaning).pixmap(_side(), _side()))
        self._verdict.setText(verdict_word(checked))
        retint(self._verdict, meaning)
        self._advice.setText(advice(checked))
        self._length.setText(_length(checked.audio.seconds))
        self.waveform.set_audio(checked.audio)
        self.setAccessibleName(f"{self._verdict.text()}. {self._advice.text()}")
        self._stack.setCurrentWidget(self._with)


class _Without(QWidget):
    """In place of a take: what to do, and how long the take has become."""

    def __init__(self) -> None:
        super().__init__()
        self.seconds = QLabel()
        self.seconds.setFont(theme.larger(2.2))
        self.hint = muted()
        layout = QVBoxLayout(self)
        space(layout, spacing=0.5)
        layout.addStretch()
        for label in (self.seconds, self.hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        layout.addStretch()


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
    return QCoreApplication.translate("TakeCard", "{0} s").format(f"{seconds:.1f}")


def _side() -> int:
    return theme.unit() * 2
