"""Asking once before the window closes while a job is under way."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget


class Leave:
    """The question; tests answer it in place of ``ask``."""

    @classmethod
    def ask(cls, job: str, parent: QWidget) -> bool:
        """Return whether to stop the job and close."""
        box = QMessageBox(parent)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("TTS Studio")
        box.setText(_tr("“{0}” is still under way. Stop it and close?").format(job))
        box.setInformativeText(
            _tr("What is done so far is kept. A training saves its voice, and can go on later from where it stops.")
        )
        stop = box.addButton(_tr("Stop, save and close"), QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton(_tr("Go on"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.exec()
        chosen = box.clickedButton() is stop
        box.deleteLater()
        return chosen


def _tr(text: str) -> str:
    return QCoreApplication.translate("Leave", text)
