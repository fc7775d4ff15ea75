"""A slider between its name and its value in words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSlider, QVBoxLayout, QWidget

from tts_studio.gui.kit.controls import muted, name_control, space, without_mnemonic


class Knob(QWidget):
    """A value in steps. Arrow keys change it by a step, Page keys by five; Home and End go to its limits."""

    changed = Signal(float)

    def __init__(
        self, text: str, low: float, high: float, step: float, words: Callable[[float], str], help_text: str = ""
    ) -> None:
        """``words`` returns the meaning of a value, for the eye and for screen readers."""
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._step = step
        self._words = words
        self._name = without_mnemonic(text)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(round(low / step), round(high / step))
        self.slider.setPageStep(5)
        self._caption = QLabel(text)
        self._caption.setBuddy(self.slider)
        self._value = muted()
        self._value.setWordWrap(False)
        name_control(self.slider, self._name, help_text)
        self._help = help_text
        head = QHBoxLayout()
        space(head, spacing=1.0)
        head.addWidget(self._caption)
        head.addStretch(1)
        head.addWidget(self._value)
        layout = QVBoxLayout(self)
        space(layout, spacing=0.4)
        layout.addLayout(head)
        layout.addWidget(self.slider)
        self.slider.valueChanged.connect(self._on_changed)
        self._show()

    @property
    def value(self) -> float:
        """The value, a multiple of the step."""
        return round(self.slider.value() * self._step, 6)

    def set_value(self, value: float) -> None:
        """Go to the nearest step; emits ``changed`` if that is another one."""
        self.slider.setValue(round(value / self._step))

    @Slot()
    def _on_changed(self) -> None:
        self._show()
        self.changed.emit(self.value)

    def _show(self) -> None:
        words = self._words(self.value)
        self._value.setText(words)
        self.slider.setAccessibleName(f"{self._name}: {words}")
