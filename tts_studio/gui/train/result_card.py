"""The end of a training: its result, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import button, muted, row, space, title
from tts_studio.gui.kit.icons import icon
from tts_studio.gui.train.training_words import Result

_SIGNS = {"done": ("good", "good"), "kept": ("good", "good"), "stopped": ("info", "accent"), "failed": ("error", "bad")}


class ResultCard(QFrame):
    """The best next step is the primary button."""

    listen_wanted = Signal()
    continue_wanted = Signal()
    again_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._sign = QLabel()
        self._heading, self._advice, self._facts = title("", 1.5), QLabel(), muted()
        self._advice.setWordWrap(True)
        self.listen = button(self.tr("Listen"), self._on_listen, kind="primary", sign="speaker")
        self.go_on = button(self.tr("Continue the training"), self._on_continue, sign="play")
        self.again = button(self.tr("Train again"), self._on_again, sign="redo")
        texts = QVBoxLayout()
        space(texts, spacing=1.0)
        for part in (self._heading, self._advice, self._facts):
            texts.addWidget(part)
        texts.addStretch(1)
        buttons = row(self.listen, self.go_on, self.again)
        buttons.addStretch(1)
        texts.addLayout(buttons)
        layout = QHBoxLayout(self)
        space(layout, margins=2.0, spacing=2.0)
        layout.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(texts, 1)

    def show_result(self, result: Result) -> None:
        """Show the end of a training."""
        side = theme.unit() * 4
        sign = "stopped" if result.unfinished else result.ending
        self._sign.setPixmap(icon(*_SIGNS.get(sign, _SIGNS["stopped"])).pixmap(side, side))
        self._heading.setText(result.heading)
        self._advice.setText(result.advice)
        self.listen.setVisible(result.speaks)
        self.go_on.hide()
        self.show_facts(result)

    def show_facts(self, result: Result) -> None:
        """Update the figures of the result."""
        self._facts.setText("\n".join(result.facts))
        self._facts.setVisible(bool(result.facts))

    def show_can_go_on(self, possible: bool) -> None:
        """Offer to continue, or do not."""
        self.go_on.setVisible(possible)

    def first_focus(self) -> QPushButton:
        """Return the button of the best next step."""
        return next((b for b in (self.listen, self.go_on) if b.isVisibleTo(self)), self.again)

    @Slot()
    def _on_listen(self) -> None:
        self.listen_wanted.emit()

    @Slot()
    def _on_continue(self) -> None:
        self.continue_wanted.emit()

    @Slot()
    def _on_again(self) -> None:
        self.again_wanted.emit()
