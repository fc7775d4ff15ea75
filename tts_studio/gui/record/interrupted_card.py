"""A take that a crash interrupted: keep, listen, discard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout

from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import button, name_control, space, title
from tts_studio.gui.kit.flow import Flow
from tts_studio.gui.kit.icons import icon
from tts_studio.project.part_notes import PartNote


class InterruptedCard(QFrame):
    """Hidden while there is no such take."""

    keep_wanted = Signal(object, object)
    """The file of the take and its ``PartNote``."""
    listen_wanted = Signal(object)
    """The file of the take."""
    discard_wanted = Signal(object)
    """The file of the take."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.setProperty("kind", "warning")
        self._part: Path | None = None
        self._note = PartNote("", "", "")
        sign = QLabel()
        sign.setPixmap(icon("warning", "warning").pixmap(theme.unit() * 2, theme.unit() * 2))
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("The sentence you read"))
        self.line.textChanged.connect(self._check)
        name_control(self.line, self.tr("The sentence that was read in the take"))
        self.keep = button(self.tr("Keep"), self._on_keep, kind="primary", sign="check")
        self.listen = button(self.tr("Listen"), self._on_listen, sign="play")
        self.discard = button(self.tr("Discard"), self._on_discard, kind="danger", sign="trash")
        head = Flow(sign, title(self.tr("A take was interrupted"), 1.1))
        head.add_spring()
        for control in (self.listen, self.discard, self.keep):
            head.addWidget(control)
        layout = QVBoxLayout(self)
        space(layout, margins=1.5, spacing=0.8)
        layout.addLayout(head)
        layout.addWidget(self._text)
        layout.addWidget(self.line)
        self.hide()

    @property
    def part(self) -> Path | None:
        """The file of the take that is offered."""
        return self._part

    def offer(self, part: Path | None, note: PartNote | None, more: int = 0) -> None:
        """Offer a take, with what is known about it and how many more there are; None hides the card."""
        self.setVisible(part is not None)
        if part is None or part == self._part:
            self._part = part
            return
        self._part = part
        self._note = note or PartNote("", "", "")
        known = bool(self._note.text)
        words = [
            self.tr("The program ended while this was being recorded: “{0}”").format(self._note.text)
            if known
            else self.tr("The program ended during a recording. Please listen to it and type what is said.")
        ]
        if more:
            words.append(self.tr("Interrupted takes after this one: {0}.").format(more))
        self._text.setText(" ".join(words))
        self.line.setVisible(not known)
        self.line.clear()
        self.setAccessibleName(f"{self.tr('A take was interrupted')}. {self._text.text()}")
        self._check()

    @Slot()
    def _check(self) -> None:
        self.keep.setEnabled(bool(self._note.text) or any(letter.isalnum() for letter in self.line.text()))

    @Slot()
    def _on_keep(self) -> None:
        note = self._note
        if not note.text:
            note = PartNote(" ".join(self.line.text().split()), "", note.device)
        self.keep_wanted.emit(self._part, note)

    @Slot()
    def _on_listen(self) -> None:
        self.listen_wanted.emit(self._part)

    @Slot()
    def _on_discard(self) -> None:
        self.discard_wanted.emit(self._part)
