"""Where a take is: told by a word, a sign and a colour together."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import retint, space, tinted
from tts_studio.gui.kit.icons import icon
from tts_studio.gui.record.recording import Phase

_LOOKS = {
    Phase.IDLE: ("record", "muted"),
    Phase.GET_READY: ("clock", "warning"),
    Phase.RECORDING: ("dot", "bad"),
    Phase.CHECKING: ("search", "muted"),
    Phase.CHECKED: ("wave", ""),
    Phase.KEEPING: ("save", "muted"),
    Phase.KEPT: ("good", "good"),
}
"""Icon and colour of meaning."""


class PhaseSign(QWidget):
    """One line."""

    def __init__(self) -> None:
        super().__init__()
        self._sign = QLabel()
        self._word = tinted("", "")
        self._word.setWordWrap(False)
        self._word.setFont(theme.larger(1.15, bold=True))
        layout = QHBoxLayout(self)
        space(layout, spacing=0.8)
        layout.addWidget(self._sign)
        layout.addWidget(self._word)
        self.show_phase(Phase.IDLE)

    def show_phase(self, phase: Phase) -> None:
        """Show a phase."""
        sign, meaning = _LOOKS[phase]
        side = round(theme.unit() * 2.4)
        self._sign.setPixmap(icon(sign, meaning or "text").pixmap(side, side))
        self._word.setText(phase_word(phase))
        retint(self._word, meaning)
        self.setAccessibleName(phase_word(phase))

    @property
    def text(self) -> str:
        """The word that is shown."""
        return self._word.text()


def phase_word(phase: Phase) -> str:
    """Return what a phase is called."""
    translate = QCoreApplication.translate
    return {
        Phase.IDLE: translate("PhaseSign", "Ready"),
        Phase.GET_READY: translate("PhaseSign", "Get ready …"),
        Phase.RECORDING: translate("PhaseSign", "Recording: read now"),
        Phase.CHECKING: translate("PhaseSign", "Checking your take …"),
        Phase.CHECKED: translate("PhaseSign", "Your take"),
        Phase.KEEPING: translate("PhaseSign", "Keeping it …"),
        Phase.KEPT: translate("PhaseSign", "Kept. Ready for the next one"),
    }[phase]
