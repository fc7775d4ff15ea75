"""Editing the board of phrases as a text: categories and phrases, a line each."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import button, fit_to_screen, muted, name_control, space
from tts_studio.gui.kit.help import offer_manual
from tts_studio.text.phrase_board import Board, as_text, of_text


class BoardEditor(QDialog):
    """Asks for all phrases."""

    def __init__(self, board: Board, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Phrases"))
        offer_manual(self, "speak")
        self.text = QPlainTextEdit(as_text(board))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(theme.unit() * 8)
        name_control(self.text, self.tr("Categories and phrases"))
        hint = self.tr(
            "A phrase a line. A line that begins with # is a category. “Water | Water, please.” shows “Water”."
        )
        buttons = QDialogButtonBox()
        self.keep = button(self.tr("&Save"), self.accept, kind="primary")
        buttons.addButton(self.keep, QDialogButtonBox.ButtonRole.ActionRole)
        refuse = buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        name_control(refuse, self.tr("Cancel"))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        space(layout, margins=2.0, spacing=1.2)
        layout.addWidget(muted(hint))
        layout.addWidget(self.text, 1)
        layout.addWidget(buttons)
        fit_to_screen(self, 60, 44)

    @property
    def board(self) -> Board:
        """The board as it was edited."""
        return of_text(self.text.toPlainText())

    @classmethod
    def ask(cls, board: Board, parent: QWidget | None = None) -> Board | None:
        """Show the dialog; return the board, or None if it is to stay as it was."""
        dialog = cls(board, parent)
        try:
            return dialog.board if dialog.exec() else None
        finally:
            dialog.deleteLater()
