"""The text to speak, with a mark on the sentence that is playing."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from tts_studio.gui.kit import theme


class SpeechText(QPlainTextEdit):
    """A text box. The mark is a background and an underline; it goes when the text changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFont(theme.larger(1.2))
        self.setMinimumHeight(theme.unit() * 10)
        self.document().setDocumentMargin(theme.unit())
        self._marked: tuple[int, int] | None = None
        self.textChanged.connect(self._unmark)

    @property
    def marked(self) -> str:
        """The marked words; empty if there are none."""
        return self.toPlainText()[slice(*self._marked)] if self._marked else ""

    def mark(self, span: tuple[int, int] | None) -> None:
        """Mark characters (first, end; end excluded) and scroll to them; None removes the mark."""
        if span == self._marked:
            return
        self._marked = span
        if span is None:
            self.setExtraSelections([])
            return
        selection = QTextEdit.ExtraSelection()
        selection.cursor = self._cursor(*span)  # pyright: ignore[reportAttributeAccessIssue] -- missing in the stubs
        selection.format = _mark_format()  # pyright: ignore[reportAttributeAccessIssue]
        self.setExtraSelections([selection])
        self._show_place(selection.cursor)  # pyright: ignore[reportAttributeAccessIssue]

    @Slot()
    def _unmark(self) -> None:
        self.mark(None)

    def _cursor(self, start: int, end: int) -> QTextCursor:
        text = self.toPlainText()
        cursor = QTextCursor(self.document())
        cursor.setPosition(_qt_length(text[:start]))
        cursor.setPosition(_qt_length(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _show_place(self, place: QTextCursor) -> None:
        """Scroll to the beginning of the marked words if it is not visible."""
        start = QTextCursor(place)
        start.setPosition(place.selectionStart())
        if not self.viewport().rect().contains(self.cursorRect(start)):
            block = start.block()
            line = block.layout().lineForTextPosition(start.positionInBlock()).lineNumber()
            self.verticalScrollBar().setValue(block.firstLineNumber() + line)  # it counts lines, not pixels


def _mark_format() -> QTextCharFormat:
    form = QTextCharFormat()
    form.setBackground(theme.paint("selection"))
    form.setForeground(theme.paint("text"))
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    form.setUnderlineColor(theme.paint("accent"))
    return form


def _qt_length(text: str) -> int:
    """Return the length as Qt counts it: letters beyond the basic plane, such as emoji, count twice."""
    return len(text.encode("utf-16-le")) // 2
