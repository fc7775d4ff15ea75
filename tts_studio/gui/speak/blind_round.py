"""One round of a blind comparison: hear X, hear Y, answer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from tts_studio.gui.kit import theme
from tts_studio.gui.kit.announce import announce
from tts_studio.gui.kit.controls import button, muted, name_control, retint, row, shortcut, space, title
from tts_studio.gui.speak.blind import Answer, Side


class BlindRound(QWidget):
    """1 and 2 play; X, Y and N answer. Answers are possible once both have been heard."""

    play_wanted = Signal(str)
    """``x`` or ``y``."""
    answered = Signal(str)
    """``x``, ``y`` or ``same``."""
    retry_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._ready = False
        self._heard: set[Side] = set()
        self._number, self._words, self._hint = muted(), title("", 1.3), muted()
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._words.setObjectName("sentence")
        self.play_x = button(self.tr("Play X"), self._play_x, sign="play", help_text=self.tr("Key 1"))
        self.play_y = button(self.tr("Play Y"), self._play_y, sign="play", help_text=self.tr("Key 2"))
        for control in (self.play_x, self.play_y):
            control.setCheckable(True)
            control.setMinimumHeight(theme.unit() * 6)
        self._question = title("", 1.15)
        self.answers = (
            button("X", self._answer_x, help_text=self.tr("Key X")),
            button("Y", self._answer_y, help_text=self.tr("Key Y")),
            button(self.tr("I hear no difference"), self._answer_same, help_text=self.tr("Key N")),
        )
        self.again = button(self.tr("Try again"), self._on_again, sign="redo")
        for control in (self.play_x, self.play_y, *self.answers, self.again):
            control.setAutoDefault(False)
        self._lay_out()
        keys = {"1": self._play_x, "2": self._play_y, "X": self._answer_x, "Y": self._answer_y, "N": self._answer_same}
        for key, do in keys.items():
            shortcut(key, self, do)

    def show_waiting(self, number: str, words: str, question: str) -> None:
        """Show a new round whose sounds are still being made."""
        self._ready = False
        self._heard.clear()
        self._number.setText(number)
        self._words.setText(f"“{words}”")
        self._question.setText(question)
        name_control(self._words, f"{number}. {self._words.text()} {question}")
        self._words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._words.setFocus()  # before the buttons are disabled: else the focus would move to the one that closes
        self._say(self.tr("Preparing both …"), "muted")

    def show_ready(self) -> None:
        """Enable both sounds."""
        self._ready = True
        self._say(self.tr("Listen to both, as often as you like."), "muted")
        self.play_x.setFocus()

    def show_failure(self, sentence: str) -> None:
        """Say why there is nothing to hear, and offer to try again."""
        self._say(sentence, "bad")
        self.again.show()

    def show_playing(self, side: Side | None) -> None:
        """Mark the sound that is playing; None for silence."""
        if side is not None:
            self._heard.add(side)
        self.play_x.setChecked(side == "x")
        self.play_y.setChecked(side == "y")
        self._show_state()

    def _say(self, words: str, kind: str) -> None:
        self._hint.setText(words)
        retint(self._hint, kind)
        self.again.hide()
        self._show_state()
        announce(self, words)

    def _show_state(self) -> None:
        for control in (self.play_x, self.play_y):
            control.setEnabled(self._ready)
        for control in self.answers:
            control.setEnabled(self._ready and len(self._heard) == 2)

    def _play(self, side: Side) -> None:
        if self._ready:
            self.play_wanted.emit(side)

    def _answer(self, answer: Answer) -> None:
        if self._ready and len(self._heard) == 2:
            self.answered.emit(answer)

    @Slot()
    def _play_x(self) -> None:
        self._play("x")

    @Slot()
    def _play_y(self) -> None:
        self._play("y")

    @Slot()
    def _answer_x(self) -> None:
        self._answer("x")

    @Slot()
    def _answer_y(self) -> None:
        self._answer("y")

    @Slot()
    def _answer_same(self) -> None:
        self._answer("same")

    @Slot()
    def _on_again(self) -> None:
        self.retry_wanted.emit()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        space(layout, spacing=2.0)
        layout.addWidget(self._number)
        layout.addWidget(self._words, 1)
        layout.addLayout(_evenly(self.play_x, self.play_y))
        layout.addWidget(self._hint)
        layout.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._question)
        layout.addLayout(_evenly(*self.answers))
        layout.addStretch(1)


def _evenly(*controls: QPushButton) -> QHBoxLayout:
    layout = row(spacing=1.5)
    for control in controls:
        layout.addWidget(control, 1)
    return layout
