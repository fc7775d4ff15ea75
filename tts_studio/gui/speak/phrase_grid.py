"""The phrases of a category as big buttons, as many beside one another as fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from tts_studio.gui.kit import theme
from tts_studio.gui.speak.big_button import BigButton
from tts_studio.text.phrase_board import BoardPhrase

_MOST_COLUMNS = 6
_WIDTH = 17  # halves of a line that a button has at least
KEYS = 10
"""Phrases that have a key: 1 … 9, 0."""


class PhraseGrid(QWidget):
    """Shows phrases, and calls back with the one that is pressed."""

    def __init__(self, pressed: Callable[[BoardPhrase], object], arranged: Callable[[], object]) -> None:
        """``arranged`` is called when the buttons stand in other rows than before."""
        super().__init__()
        self._pressed, self._arranged = pressed, arranged
        self._columns = 0
        self.buttons: list[BigButton] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.unit())

    @property
    def rows(self) -> list[list[BigButton]]:
        """The buttons, row by row."""
        columns = max(1, self._columns)
        return [self.buttons[start : start + columns] for start in range(0, len(self.buttons), columns)]

    def show_phrases(self, phrases: Sequence[BoardPhrase]) -> None:
        """Show these phrases."""
        for old in self.buttons:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = [
            BigButton(
                phrase.shown,
                partial(self._on_press, phrase),
                key=str((number + 1) % KEYS) if number < KEYS else "",
                said=phrase.said,
            )
            for number, phrase in enumerate(phrases)
        ]
        self._arrange(self._fitting)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Put as many beside one another as fit."""
        super().resizeEvent(event)
        columns = self._fitting
        if columns != self._columns:
            self._arrange(columns)

    @property
    def _fitting(self) -> int:
        """How many buttons fit beside one another, each as wide as the longest word."""
        widest = max((one.widest for one in self.buttons), default=0)
        return max(1, min(_MOST_COLUMNS, self.width() // max(theme.unit() * _WIDTH, widest)))

    def _on_press(self, phrase: BoardPhrase, _checked: bool = False) -> None:
        self._pressed(phrase)

    def _arrange(self, columns: int) -> None:
        self._columns = columns
        for number, one in enumerate(self.buttons):
            self._grid.addWidget(one, number // columns, number % columns)
            one.show()
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for before, after in zip(self.buttons, self.buttons[1:], strict=False):
            self.setTabOrder(before, after)
        self._arranged()
