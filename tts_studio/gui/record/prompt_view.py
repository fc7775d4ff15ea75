"""The sentence to read, large, with the next one faintly below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import muted, space
from tts_studio.gui.kit.flow import Flow
from tts_studio.gui.kit.roles import Role, spoken_as

_SIZES = ((60, 2.6), (110, 2.1), (200, 1.7), (10_000, 1.35), (10_000, 1.1), (10_000, 0.9))
"""Up to so many letters, how large the sentence may be relative to other text."""


@spoken_as(Role.StaticText)
class PromptView(QWidget):
    """A surface that can have the focus, so that the page's keys work and screen readers read the sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._recording = False
        self.head = Flow()
        """A row above the sentence, for the page to fill."""
        self._sentence = QLabel()
        self._note = muted()
        self._next = muted()
        for label in (self._sentence, self._note, self._next):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        space(layout, margins=2.0, spacing=1.0)
        layout.addLayout(self.head)
        layout.addStretch(1)
        layout.addWidget(self._sentence)
        layout.addWidget(self._note)
        layout.addStretch(1)
        layout.addWidget(self._next)
        self._next.setFont(theme.larger(1.2))
        self._note.hide()

    @property
    def sentence(self) -> str:
        """The text to read."""
        return self._sentence.text()

    @property
    def following(self) -> str:
        """The text that is shown as the next one, empty without."""
        return self._next.text()

    def show_prompt(self, sentence: str, following: str = "", note: str = "") -> None:
        """Show a sentence, the next one, and a remark on it."""
        self._sentence.setText(sentence)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._next.setText(self.tr("Next: {0}").format(following) if following else "")
        self._fit()
        self.setAccessibleName(self.tr("To be read aloud: {0}").format(sentence))
        self.setAccessibleDescription(" ".join(part for part in (note, self._next.text()) if part))

    def set_recording(self, recording: bool) -> None:
        """Frame the sentence in the colour of recording, or not; meanwhile the next one is dimmed."""
        self._recording = recording
        self._next.setEnabled(not recording)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Return a size for a sentence of two lines."""
        return QSize(theme.unit() * 80, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Return the smallest size for its present sentence."""
        return QSize(theme.unit() * 30, theme.unit() * 18)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Paint the surface and its frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role, width = ("record", 3.0) if self._recording else ("focus", 2.0) if self.hasFocus() else ("border", 1.0)
        painter.setBrush(theme.paint("surface"))
        painter.setPen(QPen(theme.paint(role), width))
        inset = width / 2
        radius = theme.unit()
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 -- Qt's name
        """Show that it has the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 -- Qt's name
        """Show that it has lost the focus."""
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 -- Qt's name
        """Adapt the sizes to another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._next.setFont(theme.larger(1.2))
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Make the sentence as large as the space allows."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Choose the largest size at which the whole sentence is visible."""
        margin = theme.unit() * 2
        width = self.width() - 2 * margin
        others = (self._note.heightForWidth(width) if self._note.text() else 0) + self._next.heightForWidth(width)
        height = self.height() - 2 * margin - others - self.head.heightForWidth(width) - 4 * theme.unit()
        length = _length(self._sentence.text())
        fonts = [theme.larger(times) for most, times in _SIZES if length <= most]
        fitting = (font for font in fonts if _height(self._sentence.text(), font, width) <= height)
        self._sentence.setFont(next(fitting, fonts[-1]))


def _height(sentence: str, font: QFont, width: int) -> int:
    room = QRect(0, 0, max(1, width), 100_000)
    return QFontMetrics(font).boundingRect(room, Qt.TextFlag.TextWordWrap.value, sentence).height()


def _length(sentence: str) -> int:
    """Return the width of a sentence in letters; a Chinese sign counts about two."""
    return min(9_999, sum(2 if ord(letter) > 0x2E80 else 1 for letter in sentence))
