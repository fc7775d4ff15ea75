"""The manual, opened in the browser from the window and from its dialogs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QUrl, Slot
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from tts_studio import manual
from tts_studio.gui.kit.wording import in_window_language


class NoBrowser:
    """Says where the manual is when no program opens it."""

    @classmethod
    def tell(cls, page: Path, parent: QWidget | None = None) -> None:
        """Show the page's path, which can be selected and copied, until the message is closed."""
        box = QMessageBox(parent)
        box.setIcon(QMessageBox.Icon.Information)
        box.setWindowTitle("TTS Studio")
        box.setText(_tr("No program on this computer opens the manual."))
        how = _tr("Its pages are in “{0}”. In a terminal, “tts-studio manual” prints it.")
        box.setInformativeText(how.format(page))
        box.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        box.exec()
        box.deleteLater()


def open_manual(chapter: str, parent: QWidget | None = None) -> None:
    """Open a chapter in the language of the window; say where it is if the system opens no page."""
    page = manual.page(chapter, in_window_language({"en": "en", "zh_CN": "zh"}))
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(page))):
        NoBrowser.tell(page, parent)


def offer_manual(dialog: QDialog, chapter: str) -> None:
    """Let the key of help (F1) open a chapter from a dialog, which the keys of the window do not reach."""
    dialog.addAction(_OpenChapter(dialog, chapter))


class _OpenChapter(QAction):
    """Opens a chapter of the manual."""

    def __init__(self, dialog: QDialog, chapter: str) -> None:
        super().__init__(_tr("Manual"), dialog)
        self._dialog, self._chapter = dialog, chapter
        self.setShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents))
        self.triggered.connect(self._open)

    @Slot()
    def _open(self) -> None:
        open_manual(self._chapter, self._dialog)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Help", text)
