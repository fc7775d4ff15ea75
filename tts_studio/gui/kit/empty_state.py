"""What a page shows while it is empty: what it is for, what is missing, and the button for that."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import muted, row, space, title
from tts_studio.gui.kit.icons import icon


class EmptyState(QWidget):
    """A sign, a heading, a sentence and buttons in the middle of a page."""

    def __init__(self, sign: str, heading: str, sentence: str, *buttons: QPushButton) -> None:
        super().__init__()
        picture = QLabel()
        side = theme.unit() * 7
        picture.setPixmap(icon(sign, "muted").pixmap(side, side))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        caption, self._sentence = title(heading, 1.4), muted(sentence)
        words = self._sentence
        for label in (caption, words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setMaximumWidth(theme.unit() * 64)
        layout = QVBoxLayout(self)
        space(layout, margins=3.0, spacing=1.5)
        layout.addStretch()
        layout.addWidget(picture)
        layout.addWidget(caption)
        middle = row(words)  # aligned by stretches: a wrapped label that is aligned itself gets too little height
        middle.setStretchFactor(words, 8)
        middle.insertStretch(0, 1)
        middle.addStretch(1)
        layout.addLayout(middle)
        choices = row(*buttons)
        choices.insertStretch(0)
        choices.addStretch()
        layout.addLayout(choices)
        layout.addStretch()

    def set_sentence(self, sentence: str) -> None:
        """Show another sentence below the heading."""
        self._sentence.setText(sentence)
