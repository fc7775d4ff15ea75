"""What the keys of the record page do in each phase: the one table behind the keyboard and the buttons."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt

from tts_studio.gui.record.key_bar import KeyAction
from tts_studio.gui.record.recording import Phase

BACK, SKIP, DISCARD, REDO, PLAY, RECORD, KEEP = NAMES = ("back", "skip", "discard", "redo", "play", "record", "keep")
"""All actions in the order of their buttons: what goes on is always at the right end."""

_Key = Qt.Key


def actions(phase: Phase, *, ready: bool, usable: bool, advisable: bool, playing: bool) -> tuple[KeyAction, ...]:
    """Return what can be done in a phase.

    ``ready``: a take can begin; ``usable``: the take at hand can be kept; ``advisable``: it is good enough for that;
    ``playing``: it is being heard.
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
    decided = phase is Phase.CHECKED
    play = translate("RecordKeys", "Stop playing") if playing else translate("RecordKeys", "Play")
    better_again = decided and not advisable
    return (
        KeyAction(DISCARD, translate("RecordKeys", "Discard"), (_Key.Key_Escape,), "", decided),
        KeyAction(REDO, translate("RecordKeys", "Redo"), (_Key.Key_R,), "primary" if better_again else "", decided),
        KeyAction(PLAY, play, (_Key.Key_P,), "", decided),
        KeyAction(
            KEEP,
            translate("RecordKeys", "Keep and next"),
            (_Key.Key_Return, _Key.Key_Right),
            "" if better_again else "primary",
            decided and usable,
        ),
    )


def action_of(key: int, offered: tuple[KeyAction, ...]) -> str | None:
    """Return the name of the action that a key stands for now; None if it stands for none."""
    pressed = _Key.Key_Return if key == _Key.Key_Enter else key
    return next((action.name for action in offered if action.enabled and pressed in action.keys), None)
