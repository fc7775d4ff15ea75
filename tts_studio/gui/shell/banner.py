"""A bar over the foot of the page that says what happened and what to do; it moves nothing, and goes when outdated."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from tts_studio.gui.base.notice import Notice
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.announce import announce
from tts_studio.gui.kit.controls import button, icon_button, name_control, space
from tts_studio.gui.kit.icons import icon

_SIGNS = {
    "info": ("info", "text"),
    "good": ("good", "good"),
    "warning": ("warning", "warning"),
    "error": ("error", "bad"),
}
_PASSING_MS = 8000
_WIDEST = 110  # halves of a line
_WITH_ACTION_MS = 20_000  # time to find the button, also for a slow hand
_PASSING = frozenset({"good", "info"})
"""Kinds that go by themselves; what has gone wrong stays until it is dismissed or outdated."""


class Banner(QFrame):
    """Shows the latest notice."""

    def __init__(self, parent: QWidget | None = None, free_below: Callable[[], int] = lambda: 0) -> None:
        """``free_below`` returns the height in pixels that is not to be covered at the foot of ``parent``."""
        super().__init__(parent)
        self._free_below = free_below
        self.setObjectName("banner")
        self.notice: Notice | None = None
        self._sign = QLabel()
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._action: QPushButton = button("", self._act)
        self._action.hide()
        self._close = icon_button(self.tr("Dismiss"), "close", self.dismiss)
        layout = QHBoxLayout(self)
        space(layout, margins=1.0, spacing=1.0)
        layout.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._action)
        layout.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        self.hide()

    @Slot(object)
    def show_notice(self, notice: Notice) -> None:
        """Show a notice in place of the last one."""
        self.notice = notice
        sign, role = _SIGNS[notice.kind]
        side = theme.unit() * 2
        self._sign.setPixmap(icon(sign, role).pixmap(side, side))
        words = f"{notice.title}\n{notice.hint}" if notice.hint else notice.title
        self._text.setText(words)
        name_control(self, words.replace("\n", " "))
        self._action.setVisible(bool(notice.action))
        self._action.setText(notice.action)
        self._action.setAccessibleName(notice.action)
        self.setProperty("kind", notice.kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()
        announce(self, words.replace("\n", " "), urgent=notice.kind == "error")
        self._timer.stop()
        if notice.kind in _PASSING:
            self._timer.start(_WITH_ACTION_MS if notice.action else _PASSING_MS)
        self.place()

    @Slot()
    def pass_on(self) -> None:
        """Hide good news: another page is visible, or something else was begun."""
        if self.notice is not None and self.notice.kind in _PASSING:
            self.dismiss()

    def place(self) -> None:
        """Lie over the foot of the part of the window that it belongs to, above what has to stay in sight there."""
        around = self.parentWidget()
        if around is None or not self.isVisible():
            return
        width = min(around.width(), theme.unit() * _WIDEST)
        height = self.heightForWidth(width)
        top = max(0, around.height() - self._free_below() - height - theme.unit())
        self.setGeometry((around.width() - width) // 2, top, width, height)
        self.raise_()

    @Slot()
    def dismiss(self) -> None:
        """Hide the notice."""
        self._timer.stop()
        self.notice = None
        self.hide()

    @Slot()
    def _act(self) -> None:
        notice = self.notice
        self.dismiss()
        if notice and notice.do:
            notice.do()
