"""Choosing what to compare blind."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from tts_studio.gui.kit.controls import button, labelled, muted, space, title
from tts_studio.gui.speak.blind import ROUNDS, Contender


class BlindChoice(QWidget):
    """Two lists, and a button that is enabled by two different choices."""

    begun = Signal()

    def __init__(self, contenders: Sequence[Contender]) -> None:
        super().__init__()
        self.first, self.second = QComboBox(), QComboBox()
        for place, chooser in enumerate((self.first, self.second)):
            for contender in contenders:
                chooser.addItem(contender.title, contender)
            chooser.setCurrentIndex(min(place, len(contenders) - 1))
            chooser.currentIndexChanged.connect(self._check)
        self.begin = button(self.tr("&Begin"), self._on_begin, kind="primary", sign="compare")
        self._why = muted()
        layout = QVBoxLayout(self)
        space(layout, spacing=2.0)
        layout.addWidget(title(self.tr("Listen without knowing which is which"), 1.4))
        layout.addWidget(
            muted(
                self.tr(
                    "Both say the same words, equally loud, as X and Y in changing order. We tell you which is which"
                    " after {0} sentences."
                ).format(ROUNDS)
            )
        )
        layout.addWidget(labelled(self.tr("&One"), self.first))
        layout.addWidget(labelled(self.tr("The o&ther"), self.second))
        layout.addWidget(self._why)
        layout.addStretch(1)
        self._alone = len(contenders) < 2
        self._check()

    @property
    def chosen(self) -> tuple[Contender, Contender]:
        """The contenders."""
        return self.first.currentData(), self.second.currentData()

    @Slot()
    def _check(self) -> None:
        first, second = self.first.currentData(), self.second.currentData()
        self.begin.setEnabled(first is not None and first != second)
        if self._alone:
            self._why.setText(self.tr("There is nothing to compare with yet: train a voice or open its project."))
        else:
            self._why.setText("" if self.begin.isEnabled() else self.tr("Please choose two different voices."))

    @Slot()
    def _on_begin(self) -> None:
        self.begun.emit()
