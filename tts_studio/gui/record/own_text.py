"""Typing a sentence of one's own to read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import button, labelled, row, space, title
from tts_studio.text.own_prompts import LONGEST


class OwnText(QFrame):
    """A line to type in; Enter accepts it, Esc leaves it."""

    given = Signal(str)
    """The sentence."""
    left = Signal()
    """Esc was pressed: there is no such sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.line = QLineEdit()
        self.line.setMaxLength(LONGEST)
        self.line.setFont(theme.larger(1.3))
        self.line.textChanged.connect(self._check)
        self.take = button(self.tr("Use this sentence"), self._give, kind="primary")
        self.cancel = button(self.tr("Back to the list"), self.left.emit)
        layout = QVBoxLayout(self)
        space(layout, margins=3.0, spacing=1.5)
        self._why = title(self.tr("For this language there is no list of sentences yet"), 1.2)
        layout.addStretch()
        layout.addWidget(self._why)
        layout.addWidget(
            labelled(
                self.tr("Your own sentence"),
                self.line,
                self.tr(
                    "One sentence, exactly as you will say it. Best with words and names that the voice should speak"
                    " well."
                ),
            )
        )
        buttons = row(self.cancel, self.take)
        buttons.insertStretch(0)
        layout.addLayout(buttons)
        layout.addStretch()
        self._check()

    def begin(self, *, with_list: bool) -> None:
        """Start with an empty line; ``with_list``: there is a list of sentences to go back to."""
        self.cancel.setVisible(with_list)
        self._why.setVisible(not with_list)
        self.line.clear()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Handle Enter and Esc, which the line passes on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._give()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _give(self) -> None:
        if self.take.isEnabled():
            self.given.emit(self.line.text())

    @Slot()
    def _check(self) -> None:
        self.take.setEnabled(any(letter.isalnum() for letter in self.line.text()))
