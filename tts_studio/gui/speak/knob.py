"""A slider between its name and its value in words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSlider, QVBoxLayout, QWidget

from tts_studio.gui.kit.controls import muted, name_control, space


class Knob(QWidget):
    """A value in steps. Arrow keys change it by a step, Page keys by five; Home and End go to its limits.

    The slider counts in hundredths, which screen readers say: 105 for a speed of 1.05.
    """

    changed = Signal(float)

    def __init__(
        self,
        text: str,
        low: float,
        high: float,
        step: float,
        words: Callable[[float], str],
        spoken: str,
        help_text: str = "",
    ) -> None:
        """``words`` returns the meaning of a value; ``spoken`` is the name with the unit of the slider's hundredths."""
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._step = step
        self._words = words
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(_hundredths(low), _hundredths(high))
        self.slider.setSingleStep(_hundredths(step))
        self.slider.setPageStep(5 * _hundredths(step))
        self._caption = QLabel(text)
        self._caption.setBuddy(self.slider)
        self._value = muted()
        self._value.setWordWrap(False)
        self._help = help_text
        name_control(self.slider, spoken, help_text)
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
        return round(self.slider.value() / 100, 6)

    def set_value(self, value: float) -> None:
        """Go to the nearest step; emits ``changed`` if that is another one."""
        self.slider.setValue(_hundredths(round(value / self._step) * self._step))

    @Slot()
    def _on_changed(self) -> None:
        step = self.slider.singleStep()
        if off := self.slider.value() % step:  # the mouse goes anywhere
            self.slider.setValue(self.slider.value() - off + (step if 2 * off >= step else 0))
            return
        self._show()
        self.changed.emit(self.value)

    def _show(self) -> None:
        words = self._words(self.value)
        self._value.setText(words)
        self.slider.setAccessibleDescription(". ".join(filter(None, (words, self._help))))


def _hundredths(value: float) -> int:
    return round(value * 100)
