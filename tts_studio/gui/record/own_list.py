"""The sentences of one's own: all of them in one field, a line each; pasted, typed, or from a text file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from tts_studio.errors import StudioError
from tts_studio.gui.base.job import Failure
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import button, column, fill_dialog, labelled, least_width, row, tinted
from tts_studio.gui.kit.files import AskOpenFile
from tts_studio.gui.kit.help import offer_manual
from tts_studio.gui.kit.wording import spoken
from tts_studio.project.decoding import read_text


class OwnList(QDialog):
    """Hands the text over; the page that shows it keeps the list, and says what is wrong with it."""

    given = Signal(str)
    """The text of all sentences."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("My list of sentences"))
        offer_manual(self, "record")
        least_width(self, 72)
        self.field = QPlainTextEdit(text)
        self.field.setTabChangesFocus(True)
        self.field.setMinimumHeight(theme.unit() * 24)
        self.problem = tinted("", "bad")
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.hide()
        content, layout = column(spacing=1.5)
        layout.addWidget(
            labelled(
                self.tr("Sentences, one a line"),
                self.field,
                self.tr("They are read before the built-in ones. Paste them here, or add a text file."),
            ),
            1,
        )
        layout.addWidget(self.problem)
        self.bring = button(self.tr("Add a text &file …"), self._ask_file, sign="folder")
        self.save = button(self.tr("&Save"), self._give, kind="primary", sign="check")
        self.cancel = button(self.tr("&Cancel"), self.reject)
        for one in (self.bring, self.cancel):
            one.setAutoDefault(False)
        buttons = row(self.bring, self.cancel, self.save)
        buttons.insertStretch(1)
        fill_dialog(self, content, buttons)

    def add_file(self, path: Path) -> None:
        """Add the text of a file, or show why it cannot be read."""
        try:
            text = read_text(path)
        except StudioError as error:
            self.show_problem(Failure.of(error))
            return
        self.problem.hide()
        before = self.field.toPlainText().rstrip()
        self.field.setPlainText(f"{before}\n{text}" if before else text)

    def show_problem(self, failure: Failure) -> None:
        """Show why the list cannot be kept as it is."""
        self.problem.setText(spoken(failure.message))
        self.problem.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _ask_file(self) -> None:
        chosen = AskOpenFile.ask(
            self.tr("Add a text file"), self.tr("Text files (*.txt *.tsv *.csv);;All files (*)"), self
        )
        if chosen is not None:
            self.add_file(chosen)

    @Slot()
    def _give(self) -> None:
        self.given.emit(self.field.toPlainText())
