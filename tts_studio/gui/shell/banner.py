"""A bar above the page that says what happened and what to do; it goes when it is dismissed or outdated."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from tts_studio.gui.base.notice import Notice
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import button, icon_button, name_control, space
from tts_studio.gui.kit.icons import icon

_SIGNS = {
    "info": ("info", "text"),
    "good": ("good", "good"),
    "warning": ("warning", "warning"),
    "error": ("error", "bad"),
}
_PASSING_MS = 8000  # good news goes by itself; what needs an action stays


class Banner(QFrame):
    """Shows the latest notice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        self._timer.stop()
        if notice.kind in ("good", "info") and not notice.action:
            self._timer.start(_PASSING_MS)

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
