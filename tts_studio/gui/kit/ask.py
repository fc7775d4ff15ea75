"""Small questions, each with one classmethod ``ask``, which tests replace."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QMessageBox, QVBoxLayout, QWidget

from tts_studio.gui.kit.controls import labelled, least_width, name_control, space, title


class Confirm:
    """Whether to do something that is not easily undone."""

    @classmethod
    def ask(
        cls,
        question: str,
        consequence: str,
        yes: str,
        no: str,
        parent: QWidget | None = None,
        *,
        destructive: bool = False,
    ) -> bool:
        """Return whether ``yes``, the text of one of two buttons, was chosen; Enter and Esc choose ``no``.

        ``destructive``: ``yes`` discards something; some systems place such a button apart.
        """
        box = QMessageBox(parent)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("TTS Studio")
        box.setText(question)
        box.setInformativeText(consequence)
        roles = QMessageBox.ButtonRole
        agree = box.addButton(yes, roles.DestructiveRole if destructive else roles.AcceptRole)
        refuse = box.addButton(no, roles.RejectRole)
        box.setDefaultButton(refuse)
        box.setEscapeButton(refuse)
        box.exec()
        agreed = box.clickedButton() is agree
        box.deleteLater()
        return agreed


class AskName(QDialog):
    """Asks for a name."""

    def __init__(self, heading: str, label: str, name: str, yes: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        least_width(self, 48)
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


def _tr(text: str) -> str:
    return QCoreApplication.translate("Ask", text)
