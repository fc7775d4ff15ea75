"""What a blind comparison has shown, in words that claim no more than the number of answers allows."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from tts_studio.gui.speak.blind import BlindTest

_HARDLY_CHANCE = 0.05


def question(test: BlindTest) -> str:
    """Return what is to be answered in each round."""
    if test.first.real or test.second.real:
        return _tr("Which one is the recording?")
    return _tr("Which one do you like better?")


def verdict(test: BlindTest) -> tuple[str, str]:
    """Return what came out, and how sure it is."""
    if test.first.real or test.second.real:
        return _found(test)
    return _preferred(test)


def _found(test: BlindTest) -> tuple[str, str]:
    tally = test.tally
    right, wrong = (tally.first, tally.second) if test.first.real else (tally.second, tally.first)
    heading = _tr("You found the recording in {0} of {1}").format(right, tally.rounds)
    if tally.chance >= _HARDLY_CHANCE:
        return heading, _tr("Guessing may do as well: so far you cannot tell the voice from the recordings for sure.")
    if right > wrong:
        return heading, _tr("Guessing hardly ever does as well: the voice can be told from the recordings.")
    return heading, _tr("You nearly always took the voice for the recording: there is no higher praise for it.")


def _preferred(test: BlindTest) -> tuple[str, str]:
    tally = test.tally
    if tally.first == tally.second:
        return _tr("Neither is ahead"), _tr("You like both equally well.")
    ahead = test.first if tally.first > tally.second else test.second
    heading = _tr("“{0}” is ahead").format(ahead.title)
    if tally.chance < _HARDLY_CHANCE:
        return heading, _tr("That is hardly chance.")
    return heading, _tr("That may well be chance. More sentences make it surer.")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Blind", text)
