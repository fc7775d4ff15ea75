"""Where the text to speak comes from besides typing, and what Enter means in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from tts_studio import jobs
from tts_studio.gui.kit.controls import button
from tts_studio.gui.kit.files import AskOpenFile
from tts_studio.storage import reading_error


class TextMenu(QWidget):
    """Owns the button and its menu; the page places the button."""

    clipboard_wanted = Signal(str)
    """The text of the clipboard, to be spoken."""
    file_chosen = Signal(Path)
    enter_chosen = Signal(bool)
    """Whether Enter speaks."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.button: QPushButton = button(
            self.tr("Te&xt"), help_text=self.tr("Speak the clipboard, read a text file, or let Enter speak")
        )
        menu = QMenu(self.button)
        menu.addAction(self.tr("Speak the &clipboard"), self._take_clipboard)
        menu.addAction(self.tr("Read a text &file …"), self._ask_file)
        self.enter = menu.addAction(self.tr("&Enter speaks, Shift+Enter begins a line"))
        self.enter.setCheckable(True)
        self.enter.toggled.connect(self.enter_chosen)
        self.button.setMenu(menu)

    @Slot()
    def _take_clipboard(self) -> None:
        self.clipboard_wanted.emit(QGuiApplication.clipboard().text())

    @Slot()
    def _ask_file(self) -> None:
        path = AskOpenFile.ask(self.tr("A text to speak"), self.tr("Texts (*.txt *.md)"), self)
        if path is not None:
            self.file_chosen.emit(path)


def text_of(path: Path) -> str:
    """Return the text of a file, in any usual encoding; raises StudioError if it cannot be read. Not for the window."""
    try:
        return jobs.typed_text(path.read_bytes(), path.name)
    except OSError as error:
        raise reading_error(path, error) from error
