"""Asking once before what a training has learned is thrown away."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget


class Discard:
    """The question; tests answer it in place of ``ask``."""

    @classmethod
    def ask(cls, *, running: bool, parent: QWidget) -> bool:
        """Return whether to discard; ``running`` tells whether the training is under way or was interrupted."""
        box = QMessageBox(parent)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("TTS Studio")
        box.setText(_tr("Stop and discard this training?") if running else _tr("Discard the interrupted training?"))
        box.setInformativeText(
            _tr("What it has learned, and the voice made of it, go to the project's trash. The recordings stay.")
            if running
            else _tr("What it has learned so far goes to the project's trash. Recordings and voices stay.")
        )
        discard = box.addButton(_tr("Discard"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(_tr("Go on training") if running else _tr("Keep it"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.exec()
        chosen = box.clickedButton() is discard
        box.deleteLater()
        return chosen


def _tr(text: str) -> str:
    return QCoreApplication.translate("Discard", text)
