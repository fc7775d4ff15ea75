"""A large button whose words wrap, and which can be marked while one scans."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import name_control

_LEAST_WIDTH, _LEAST_HEIGHT, _LOW_HEIGHT = 16, 6, 4  # halves of a line


class BigButton(QPushButton):
    """Shows what it says in large type, over several lines if need be, and the key beside it."""

    def __init__(
        self, words: str, do: Callable[[], object] | None = None, *, key: str = "", said: str = "", low: bool = False
    ) -> None:
        """``key`` is what is shown of its key; ``said`` is read by screen readers as its description.

        ``low``: it takes no more room than its words.
        """
        super().__init__()
        self._words, self._key, self._low, self._marked = words, key, low, False
        name_control(self, words, said if said != words else "")
        self.setFont(theme.larger(1.2))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)
        policy = QSizePolicy(
            QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed if low else QSizePolicy.Policy.MinimumExpanding
        )
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if do is not None:
            self.clicked.connect(do)

    @property
    def words(self) -> str:
        """What it shows."""
        return self._words

    @property
    def widest(self) -> int:
        """The width (pixels) below which one of its words would be cut."""
        words = (self.fontMetrics().horizontalAdvance(word) for word in self._words.split())
        return min(max(words, default=0), theme.unit() * 60) + theme.unit() * 3

    @property
    def marked(self) -> bool:
        """Whether the mark of scanning is on it."""
        return self._marked

    def mark(self, marked: bool) -> None:
        """Put the mark of scanning on it, or take it off."""
        if marked != self._marked:
            self._marked = marked
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Return room for the words in as many lines as they need at the usual width."""
        width = theme.unit() * _LEAST_WIDTH
        if self._low:
            width = max(width // 2, min(width, self.fontMetrics().horizontalAdvance(self._words) + theme.unit() * 3))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Return the least room."""
        return QSize(theme.unit() * _LEAST_WIDTH // 2, self._least_height)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 -- Qt's name
        """Need more lines where there is less width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 -- Qt's name
        """Return the height that the words need."""
        inside = self._inside(QRect(0, 0, width, 10_000))
        words = self.fontMetrics().boundingRect(inside, int(Qt.TextFlag.TextWordWrap), self._words)
        return max(self._least_height, words.height() + theme.unit() * 2)

    @property
    def _least_height(self) -> int:
        return theme.unit() * (_LOW_HEIGHT if self._low else _LEAST_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the button, its words, its key and the mark."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        if self._marked:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            wide = max(4, theme.unit() // 2)
            painter.setPen(QPen(theme.paint("accent"), wide))
            painter.setBrush(theme.paint("selection"))
            inner = self.rect().adjusted(wide // 2 + 1, wide // 2 + 1, -wide // 2 - 1, -wide // 2 - 1)
            painter.drawRoundedRect(inner, theme.unit() / 2, theme.unit() / 2)
        painter.setPen(theme.paint("text" if self.isEnabled() else "muted"))
        flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(self._inside(self.rect()), flags, self._words)
        if self._key:
            painter.setFont(theme.larger(0.8))
            painter.setPen(theme.paint("muted"))
            corner = self.rect().adjusted(theme.unit(), theme.unit() // 2, 0, 0)
            painter.drawText(corner, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), self._key)

    def _inside(self, frame: QRect) -> QRect:
        side = theme.unit()
        return frame.adjusted(side, theme.unit() // 2, -side, -theme.unit() // 2)
