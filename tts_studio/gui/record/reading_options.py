"""How a sitting goes on: sentence after sentence by itself, and each one read aloud first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from tts_studio.gui.kit.controls import button, name_control
from tts_studio.gui.kit.flow import Flow
from tts_studio.settings import Settings


class ReadingOptions(QWidget):
    """One row, or more where there is little width."""

    changed = Signal(str, bool)
    """Name of a setting, and its new value."""

    def __init__(self) -> None:
        super().__init__()
        self.go_on = self._box(
            "go_on",
            self.tr("Go on by itself"),
            self.tr("A take ends when you are silent; a good one is kept, and the next sentence begins."),
        )
        self.read = self._box(
            "read_prompts", self.tr("Read each sentence to me first"), self.tr("The base voice reads it before you do.")
        )
        self.own = button(self.tr("Use my own sentence …"), kind="flat", sign="edit")
        self.list = button(
            self.tr("My list …"), kind="flat", sign="import", help_text=self.tr("Many sentences at once")
        )
        layout = Flow(self.go_on, self.read, spacing=1.5)
        layout.add_spring()
        layout.addWidget(self.own)
        layout.addWidget(self.list)
        self.setLayout(layout)

    def show_settings(self, settings: Settings, *, can_read: bool) -> None:
        """Show what is chosen; ``can_read``: a voice speaks the language of the sentences."""
        for box in (self.go_on, self.read):
            box.setChecked(bool(getattr(settings, box.objectName())))
        self.read.setVisible(can_read)

    def _box(self, name: str, text: str, help_text: str) -> QCheckBox:
        box = QCheckBox(text)
        box.setObjectName(name)
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not take the page's keys away
        name_control(box, text, help_text)
        box.clicked.connect(self._on_clicked)
        return box

    @Slot(bool)
    def _on_clicked(self, on: bool) -> None:
        box = self.sender()
        assert isinstance(box, QCheckBox)
        self.changed.emit(box.objectName(), on)
