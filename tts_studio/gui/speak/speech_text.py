"""The text to speak, with a mark on the sentence that is playing, and a wave under wrong markup."""

# ruff: noqa: N802 -- Qt's names

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QHelpEvent, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip, QWidget

from tts_studio.gui.kit import theme
from tts_studio.gui.kit.wording import spoken
from tts_studio.text.readings import Trouble


class SpeechText(QPlainTextEdit):
    """A text box. The mark is a background and an underline; it goes when the text changes."""

    entered = Signal()
    """Enter was pressed, where it speaks."""
    file_dropped = Signal(Path)
    """A text file, to be read into the box."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.enter_speaks = False
        """Whether Enter speaks; Shift+Enter begins a line then."""
        self.setTabChangesFocus(True)
        self.setFont(theme.larger(1.2))
        self.setMinimumHeight(theme.unit() * 10)
        self.document().setDocumentMargin(theme.unit())
        self._marked: tuple[int, int] | None = None
        self._wrong: Sequence[Trouble] = ()
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
        self._show_marks()
        if span is not None:
            self._show_place(self._cursor(*span))

    def show_wrong(self, troubles: Sequence[Trouble]) -> None:
        """Draw a wave under wrong markup, and say in its tool tip what is wrong; all goes when the text changes."""
        if troubles != self._wrong:
            self._wrong = troubles
            self._show_marks()

    def what_is_wrong(self, place: int) -> str:
        """Return what is wrong with the markup at a place of the text; empty if nothing is."""
        found = (trouble for trouble in self._wrong if trouble.span[0] <= place <= trouble.span[1])
        return next((spoken(trouble.message) for trouble in found), "")

    def put(self, text: str) -> None:
        """Put a text in place of all that is there; Undo brings that back."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Speak with Enter, if that was chosen."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if self.enter_speaks and plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take texts and text files; other files are for the window."""
        return bool(_text_file(source)) if source.hasUrls() else super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Read a text file that is dropped, or insert a text."""
        if (path := _text_file(source)) is not None:
            self.file_dropped.emit(path)
        else:
            super().insertFromMimeData(source)

    def event(self, event: QEvent) -> bool:
        """Show what is wrong at the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self.cursorForPosition(self.viewport().mapFromGlobal(event.globalPos())).position()
            place = len(_first_units(self.toPlainText(), at))
            QToolTip.showText(event.globalPos(), self.what_is_wrong(place) or self.toolTip(), self)
            return True
        return super().event(event)

    @Slot()
    def _unmark(self) -> None:
        self._wrong = ()
        self._marked = None
        self._show_marks()

    def _show_marks(self) -> None:
        wrong = [self._selection(trouble.span, _wrong_format()) for trouble in self._wrong]
        marked = [self._selection(self._marked, _mark_format())] if self._marked else []
        self.setExtraSelections([*marked, *wrong])

    def _selection(self, span: tuple[int, int], form: QTextCharFormat) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        made.cursor = self._cursor(*span)  # pyright: ignore[reportAttributeAccessIssue] -- missing in the stubs
        made.format = form  # pyright: ignore[reportAttributeAccessIssue]
        return made

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


def _text_file(source: QMimeData) -> Path | None:
    paths = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in (".txt", ".md") else None


def _mark_format() -> QTextCharFormat:
    form = QTextCharFormat()
    form.setBackground(theme.paint("selection"))
    form.setForeground(theme.paint("text"))
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    form.setUnderlineColor(theme.paint("accent"))
    return form


def _wrong_format() -> QTextCharFormat:
    form = QTextCharFormat()
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    form.setUnderlineColor(theme.paint("bad"))
    return form


def _first_units(text: str, units: int) -> str:
    """Return the beginning of a text that is so long as Qt counts it."""
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")


def _qt_length(text: str) -> int:
    """Return the length as Qt counts it: letters beyond the basic plane, such as emoji, count twice."""
    return len(text.encode("utf-16-le")) // 2
