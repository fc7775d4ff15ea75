"""The phases of a take: the name and look of each, and what the keys and buttons do in it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import retint, space, tinted
from tts_studio.gui.kit.icons import icon
from tts_studio.gui.record.key_bar import KeyAction
from tts_studio.gui.record.recording import AT_REST, Phase

BACK, SKIP, HALT, DISCARD, REDO, PLAY, HEAR, RECORD, KEEP = NAMES = (
    "back", "skip", "halt", "discard", "redo", "play", "hear", "record", "keep"
)  # fmt: skip
"""All actions in the order of their buttons: the one that goes forward is always at the right end."""

_Key = Qt.Key


@dataclass(frozen=True)
class Desk:
    """What decides which actions there are, beside the phase."""

    ready: bool = False
    """A take can begin."""
    usable: bool = False
    """The take at hand can be kept, as far as is known …"""
    advisable: bool = False
    """… and is also good enough."""
    playing: bool = False
    """It is being played."""
    unchecked: bool = False
    """The microphone is to be checked first."""
    reads: bool = False
    """A voice can read the sentence aloud."""
    reading: bool = False
    """It is reading it now."""
    coming: bool = False
    """A take is about to begin by itself."""
    keeping: bool = False
    """The take at hand is about to be kept by itself."""


def actions(phase: Phase, desk: Desk) -> tuple[KeyAction, ...]:
    """Return what can be done in a phase."""
    if phase in AT_REST:
        return _at_rest(desk)
    if phase in (Phase.GET_READY, Phase.RECORDING):
        return (
            KeyAction(DISCARD, _tr("Discard"), (_Key.Key_Escape,)),
            KeyAction(REDO, _tr("Start again"), (_Key.Key_R,)),
            KeyAction(RECORD, _tr("Stop"), (_Key.Key_Space,), "record"),
        )
    decided, checking = phase is Phase.CHECKED, phase is Phase.CHECKING
    play = _tr("Stop playing") if desk.playing else _tr("Play")
    better_again = decided and not desk.advisable
    halt = (KeyAction(HALT, _tr("Wait"), (_Key.Key_Space,)),) if desk.keeping else ()
    return (
        *halt,
        KeyAction(DISCARD, _tr("Discard"), (_Key.Key_Escape,), "", decided),
        KeyAction(REDO, _tr("Record again"), (_Key.Key_R,), "primary" if better_again else "", decided),
        KeyAction(PLAY, play, (_Key.Key_P,), "", decided),
        KeyAction(
            KEEP,
            _tr("Keep if good") if checking else _tr("Keep and next"),
            (_Key.Key_Return, _Key.Key_Right),
            "" if better_again else "primary",
            (decided or checking) and desk.usable,
        ),
    )


def _at_rest(desk: Desk) -> tuple[KeyAction, ...]:
    if desk.coming:
        return (
            KeyAction(HALT, _tr("Stop here"), (_Key.Key_Escape,)),
            KeyAction(RECORD, _tr("Record now"), (_Key.Key_Space,), "record", desk.ready),
        )
    record, kind = (_tr("Check microphone"), "primary") if desk.unchecked else (_tr("Record"), "record")
    hear = _tr("Stop reading") if desk.reading else _tr("Hear it")
    return (
        KeyAction(BACK, _tr("Back"), (_Key.Key_Left,)),
        KeyAction(SKIP, _tr("Skip"), (_Key.Key_S, _Key.Key_Right)),
        *((KeyAction(HEAR, hear, (_Key.Key_H,)),) if desk.reads else ()),
        KeyAction(RECORD, record, (_Key.Key_Space,), kind, desk.ready),
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

    def show_phase(self, phase: Phase, *, reading: bool = False) -> None:
        """Show a phase; ``reading``: a voice reads the sentence, and then a take begins."""
        sign, meaning = ("speak", "") if reading else _LOOKS[phase]
        words = _listen() if reading else phase_word(phase)
        side = round(theme.unit() * 2.4)
        self._sign.setPixmap(icon(sign, meaning or "text").pixmap(side, side))
        self._word.setText(words)
        retint(self._word, meaning)
        self.setAccessibleName(words)

    @property
    def text(self) -> str:
        """The word that is shown."""
        return self._word.text()


def _listen() -> str:
    return QCoreApplication.translate("PhaseSign", "Listen to the sentence …")


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


def _tr(text: str) -> str:
    return QCoreApplication.translate("RecordKeys", text)
