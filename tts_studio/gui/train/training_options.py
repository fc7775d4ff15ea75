"""Details of a training that few people change: the voice's name, the exact minutes, the seed, the base voice."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDoubleSpinBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from tts_studio.gui.base.base_choice import BaseChoice
from tts_studio.gui.kit.controls import labelled, space
from tts_studio.gui.kit.flow import Sides

LEAST_MINUTES = 1.0
MOST_MINUTES = 24 * 60.0
_MOST_SEED = 2**31 - 1


class TrainingOptions(QWidget):
    """Three fields, and a fourth where there are several base voices."""

    minutes_chosen = Signal(float)
    """Other minutes were typed."""

    def __init__(self) -> None:
        super().__init__()
        self._name = QLineEdit()
        self._minutes = QDoubleSpinBox()
        self._minutes.setRange(LEAST_MINUTES, MOST_MINUTES)
        self._minutes.setDecimals(1)
        self._minutes.setSingleStep(5.0)
        self._minutes.valueChanged.connect(self._on_minutes)
        self._seed = QSpinBox()
        self._seed.setRange(0, _MOST_SEED)
        for field, name in ((self._name, "name"), (self._minutes, "minutes"), (self._seed, "seed")):
            field.setObjectName(name)
        fields = (
            labelled(self.tr("Name of the voice"), self._name, self.tr("Other programs show it.")),
            labelled(self.tr("Custom length (minutes)"), self._minutes, self.tr("Instead of the three lengths above.")),
            labelled(self.tr("Random seed"), self._seed, self.tr("Keep it to get the same voice again.")),
        )
        self._base = BaseChoice()
        self._start = labelled(self.tr("Start from"), self._base, self.tr("Another base voice than the project's."))
        self._start.setVisible(False)
        layout = QVBoxLayout(self)
        space(layout)
        layout.addWidget(Sides(*((field, 1) for field in (*fields, self._start)), top=True))

    @property
    def base(self) -> str:
        """The base voice to start from; empty for the project's."""
        return self._base.base if self._base.several else ""

    @property
    def name(self) -> str:
        """Name of the voice; empty for the speaker's."""
        return " ".join(self._name.text().split())

    @property
    def minutes(self) -> float:
        """Minutes of training."""
        return self._minutes.value()

    @property
    def seed(self) -> int:
        """The seed of the random numbers."""
        return self._seed.value()

    def show_minutes(self, minutes: float) -> None:
        """Show minutes that were chosen on the cards."""
        self._minutes.blockSignals(True)
        self._minutes.setValue(minutes)
        self._minutes.blockSignals(False)

    def show_project(self, speaker: str, base: str) -> None:
        """Set the speaker whose name the voice gets if no other is typed, and the project's base voice.

        What was typed and chosen is cleared.
        """
        self._name.setPlaceholderText(speaker)
        self._name.clear()
        if base:
            self._base.show_bases(base)
        self._start.setVisible(self._base.several)

    @Slot(float)
    def _on_minutes(self, minutes: float) -> None:
        self.minutes_chosen.emit(minutes)
