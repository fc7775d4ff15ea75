"""The phases of a take: the name and look of each, and what the keys and buttons do in it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import retint, space, tinted
from tts_studio.gui.kit.icons import icon
from tts_studio.gui.record.key_bar import KeyAction
from tts_studio.gui.record.recording import Phase

BACK, SKIP, DISCARD, REDO, PLAY, RECORD, KEEP = NAMES = ("back", "skip", "discard", "redo", "play", "record", "keep")
"""All actions in the order of their buttons: the one that goes forward is always at the right end."""

_Key = Qt.Key


def actions(phase: Phase, *, ready: bool, usable: bool, advisable: bool, playing: bool) -> tuple[KeyAction, ...]:
    """Return what can be done in a phase.

    ``ready``: a take can begin; ``usable``: the take at hand can be kept, as
    far as is known; ``advisable``: it is also good enough;
    ``playing``: it is being played.
    """
    translate = QCoreApplication.translate
    if phase in (Phase.IDLE, Phase.KEPT):
        return (
            KeyAction(BACK, translate("RecordKeys", "Back"), (_Key.Key_Left,)),
            KeyAction(SKIP, translate("RecordKeys", "Skip"), (_Key.Key_S, _Key.Key_Right)),
            KeyAction(RECORD, translate("RecordKeys", "Record"), (_Key.Key_Space,), "record", ready),
        )
    if phase in (Phase.GET_READY, Phase.RECORDING):
        return (
            KeyAction(DISCARD, translate("RecordKeys", "Discard"), (_Key.Key_Escape,)),
            KeyAction(REDO, translate("RecordKeys", "Start again"), (_Key.Key_R,)),
            KeyAction(RECORD, translate("RecordKeys", "Stop"), (_Key.Key_Space,), "record"),
        )
    decided, checking = phase is Phase.CHECKED, phase is Phase.CHECKING
    play = translate("RecordKeys", "Stop playing") if playing else translate("RecordKeys", "Play")
    better_again = decided and not advisable
    again = translate("RecordKeys", "Record again")
    return (
        KeyAction(DISCARD, translate("RecordKeys", "Discard"), (_Key.Key_Escape,), "", decided),
        KeyAction(REDO, again, (_Key.Key_R,), "primary" if better_again else "", decided),
        KeyAction(PLAY, play, (_Key.Key_P,), "", decided),
        KeyAction(
            KEEP,
            translate("RecordKeys", "Keep if good") if checking else translate("RecordKeys", "Keep and next"),
            (_Key.Key_Return, _Key.Key_Right),
            "" if better_again else "primary",
            (decided or checking) and usable,
        ),
    )


def action_of(key: int, offered: tuple[KeyAction, ...]) -> str | None:
    """Return the name of the action that a key triggers now; None if there is none."""
    pressed = _Key.Key_Return if key == _Key.Key_Enter else key
    return next((action.name for action in offered if action.enabled and pressed in action.keys), None)


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
        Phase.KEEPING: translate("PhaseSign", "Saving it …"),
        Phase.KEPT: translate("PhaseSign", "Kept. Ready for the next one"),
    }[phase]
