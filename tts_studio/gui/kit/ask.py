"""Small questions, each with one classmethod ``ask``, in place of which tests give the answer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir, QStandardPaths
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QLineEdit, QMessageBox, QVBoxLayout, QWidget

from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import labelled, name_control, space, title


class Confirm:
    """Whether to do something that cannot be taken back."""

    @classmethod
    def ask(cls, question: str, consequence: str, yes: str, no: str, parent: QWidget | None = None) -> bool:
        """Return whether ``yes``, the text of one of two buttons, was chosen; Enter and Esc are for ``no``."""
        box = QMessageBox(parent)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("TTS Studio")
        box.setText(question)
        box.setInformativeText(consequence)
        agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        refuse = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(refuse)
        box.setEscapeButton(refuse)
        box.exec()
        agreed = box.clickedButton() is agree
        box.deleteLater()
        return agreed


class AskName(QDialog):
    """A name, or another one."""

    def __init__(self, heading: str, label: str, name: str, yes: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.setMinimumWidth(theme.unit() * 48)
        self.name = QLineEdit(name)
        self.name.selectAll()
        buttons = QDialogButtonBox()
        self.agree = buttons.addButton(yes, QDialogButtonBox.ButtonRole.AcceptRole)
        self.agree.setObjectName("primary")
        name_control(self.agree, yes)
        refuse = buttons.addButton(_tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        name_control(refuse, _tr("Cancel"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.name.textChanged.connect(self._check)
        layout = QVBoxLayout(self)
        space(layout, margins=3.0, spacing=2.0)
        layout.addWidget(title(heading, 1.4))
        layout.addWidget(labelled(label, self.name))
        layout.addWidget(buttons)
        self._check()

    @classmethod
    def ask(cls, heading: str, label: str, name: str, yes: str, parent: QWidget | None = None) -> str | None:
        """Return the name, without spaces around it; None if the question was dismissed."""
        dialog = cls(heading, label, name, yes, parent)
        try:
            return dialog.name.text().strip() if dialog.exec() else None
        finally:
            dialog.deleteLater()

    def _check(self) -> None:
        self.agree.setEnabled(bool(self.name.text().strip()))


class AskOpenFile:
    """A file that is there."""

    @classmethod
    def ask(cls, heading: str, filters: str, parent: QWidget | None = None) -> Path | None:
        """Return the file; None if the question was dismissed. ``filters`` as Qt writes them: ``Voices (*.onnx)``."""
        chosen, _ = QFileDialog.getOpenFileName(parent, heading, QDir.homePath(), filters)
        return Path(chosen) if chosen else None


class AskSaveFile:
    """A file to write; the system asks before one is replaced."""

    @classmethod
    def ask(cls, heading: str, proposal: Path, filters: str, parent: QWidget | None = None) -> Path | None:
        """Return the file, with the extension of the chosen filter if it was given none; None if dismissed."""
        chosen, used = QFileDialog.getSaveFileName(parent, heading, str(proposal), filters)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_name(path.name + _extension(used))


class AskFolder:
    """A folder that is there or is to be made."""

    @classmethod
    def ask(cls, heading: str, proposal: Path, parent: QWidget | None = None) -> Path | None:
        """Return the folder; None if the question was dismissed."""
        chosen = QFileDialog.getExistingDirectory(parent, heading, str(proposal))
        return Path(chosen) if chosen else None


def documents() -> Path:
    """Return the user's folder for documents, where files are saved unless a person says otherwise."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or QDir.homePath())


def _extension(filters: str) -> str:
    """Return the first extension of a filter such as ``WAV (*.wav)``."""
    _, _, pattern = filters.partition("(*")
    return pattern.split(")")[0].split(" ")[0]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Ask", text)
