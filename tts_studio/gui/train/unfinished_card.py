"""The offer to continue a training that was interrupted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import button, muted, space, title
from tts_studio.gui.kit.icons import icon
from tts_studio.gui.kit.times import duration
from tts_studio.gui.kit.wording import spoken
from tts_studio.gui.train.training_situation import Interrupted


class UnfinishedCard(QFrame):
    """Shows what was interrupted and how far it had come."""

    continue_wanted = Signal()
    discard_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        sign = QLabel()
        side = theme.unit() * 3
        sign.setPixmap(icon("clock", "accent").pixmap(side, side))
        self._heading, self._facts = title("", 1.2), muted()
        self._continue = button(self.tr("Continue the interrupted training"), self._on_continue, sign="play")
        self._discard = button(self.tr("Discard it …"), self._on_discard, kind="danger", sign="trash")
        texts = QVBoxLayout()
        space(texts, spacing=0.5)
        texts.addWidget(self._heading)
        texts.addWidget(self._facts)
        layout = QHBoxLayout(self)
        space(layout, margins=1.8, spacing=1.5)
        layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(texts, 1)
        layout.addWidget(self._continue)
        layout.addWidget(self._discard)
        self.hide()

    def show_interrupted(self, interrupted: Interrupted | None) -> None:
        """Show the offer, or hide if there is nothing to continue."""
        self.setVisible(interrupted is not None)
        if interrupted is None:
            return
        request = interrupted.info.request
        too_short = interrupted.info.too_short
        heading = (
            self.tr("“{0}” needs more training") if too_short else self.tr("The training of “{0}” was interrupted")
        )
        self._heading.setText(heading.format(request.name))
        done, whole = duration(interrupted.seconds), duration(request.minutes * 60)
        if interrupted.problem is not None:
            facts = spoken(interrupted.problem)
        elif too_short:
            facts = self.tr("It had too little time to resemble its speaker. It continues for as long as that takes.")
        elif interrupted.info.started_learning:
            facts = self.tr("{0} of {1} are done. It continues exactly where it stopped.").format(done, whole)
        else:
            facts = self.tr("It had hardly begun ({0} planned), so it starts from the beginning.").format(whole)
        self._facts.setText(facts)
        self._continue.setAccessibleDescription(facts)
        self._continue.setVisible(interrupted.problem is None)

    def set_busy(self, busy: bool) -> None:
        """Disable the buttons while something else runs."""
        self._continue.setEnabled(not busy)
        self._discard.setEnabled(not busy)

    @Slot()
    def _on_continue(self) -> None:
        self.continue_wanted.emit()

    @Slot()
    def _on_discard(self) -> None:
        self.discard_wanted.emit()
