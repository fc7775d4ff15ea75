"""How to speak: speed, variation, pauses, and the seed."""

from __future__ import annotations

import random

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtWidgets import QSpinBox, QWidget

from tts_studio.formats import PIPER_NOISE
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import icon_button, labelled
from tts_studio.gui.kit.direction import isolated
from tts_studio.gui.kit.flow import Flow
from tts_studio.gui.speak.knob import Knob
from tts_studio.synthesis import SynthesisConfig

_MOST_SEED = 2**31 - 1
_NEW_SEEDS = 9999  # short enough to read out


class Manner(QWidget):
    """Three knobs, and the number of the variant: the seed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.speed = Knob(
            self.tr("Spee&d"),
            0.5,
            2.0,
            0.05,
            self._speed_words,
            self.tr("Speed in percent"),
            self.tr("Relative to the voice's own speed"),
        )
        self.variation = Knob(
            self.tr("Va&riation"),
            0.0,
            2.0,
            0.05,
            self._variation_words,
            self.tr("Variation in percent"),
            self.tr("How much tone and rhythm vary; less sounds calmer"),
        )
        self.pause = Knob(
            self.tr("Pa&use"),
            0.0,
            2.0,
            0.1,
            self._pause_words,
            self.tr("Pause in hundredths of a second"),
            self.tr("Between two sentences"),
        )
        self.number = QSpinBox()
        self.number.setRange(0, _MOST_SEED)
        self.number.setMaximumWidth(theme.unit() * 11)
        self.number.setToolTip(self.tr("The same number, text and voice give exactly the same sound."))
        self.reset = icon_button(self.tr("Back to normal"), "undo", self._reset)
        layout = Flow(spacing=2.0)
        self.setLayout(layout)
        for knob in (self.speed, self.variation, self.pause):
            layout.addWidget(knob)
            knob.changed.connect(self._on_changed)
        layout.addWidget(labelled(self.tr("Take &no."), self.number))
        layout.addWidget(self.reset)
        self.number.setAccessibleDescription(self.number.toolTip())
        self.number.valueChanged.connect(self._on_changed)
        self._reset()

    @property
    def seed(self) -> int:
        """The number of the variant: the seed."""
        return self.number.value()

    @property
    def noise(self) -> float:
        """The variation as ``SynthesisConfig`` takes it."""
        return round(self.variation.value * PIPER_NOISE, 6)

    def show_values(self, speed: float, noise: float, pause: float, seed: int) -> None:
        """Show these values; ``noise`` as ``SynthesisConfig`` takes the variation."""
        self.speed.set_value(speed)
        self.variation.set_value(noise / PIPER_NOISE)
        self.pause.set_value(pause)
        self.number.setValue(seed)

    def vary(self) -> None:
        """Choose another variant at random."""
        self.number.setValue(random.choice([n for n in range(1, _NEW_SEEDS + 1) if n != self.seed]))

    @Slot()
    def _reset(self) -> None:
        self.show_values(SynthesisConfig.speed, PIPER_NOISE, SynthesisConfig.pause, self.seed or 1)

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit()

    def _speed_words(self, value: float) -> str:
        return self.tr("normal") if value == 1.0 else f"{QLocale().toString(value, 'f', 2)}×"

    def _variation_words(self, value: float) -> str:
        if value == 1.0:
            return self.tr("normal")
        return self.tr("none") if value == 0.0 else f"{round(value * 100)} %"

    def _pause_words(self, value: float) -> str:
        return isolated(self.tr("{0} s").format(QLocale().toString(value, "f", 1)))
