"""A blind comparison: two sounds of the same words as X and Y in unknown order, and what the answers show."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QCoreApplication

from tts_studio.audio.signal import Audio, resample
from tts_studio.audio.speech import trim
from tts_studio.engine.judging.listening import HARDLY_CHANCE, Choices, matched
from tts_studio.errors import StudioError
from tts_studio.gui.base.utterance import SpeechRequest, Utterance
from tts_studio.project.model import Clip
from tts_studio.text import prompts

Side = Literal["x", "y"]
Answer = Literal["x", "y", "same"]

ROUNDS = 6
_MARGIN = 0.1  # seconds of silence at both ends: its length would give a recording away


@dataclass(frozen=True)
class Contender:
    """A voice, or the speaker's recordings."""

    title: str
    voice: str = ""
    """As ``jobs.speak`` takes it; empty for the recordings."""
    folder: Path | None = None
    """The project of a voice that is given by its name."""
    language: str = ""
    """espeak-ng's name of the language that it speaks; empty if that is not known."""

    @property
    def real(self) -> bool:
        """Whether it is the speaker's recordings."""
        return not self.voice


@dataclass(frozen=True)
class Item:
    """The words to compare by, with their recording in a comparison with the recordings."""

    text: str
    clip: Clip | None = None


class BlindTest:
    """The rounds of a comparison, and their answers."""

    def __init__(
        self, first: Contender, second: Contender, items: Sequence[Item], chance: random.Random | None = None
    ) -> None:
        """``items`` are drawn without repetition until all are used."""
        self.first = first
        self.second = second
        self._chance = chance or random.Random()
        self._items = list(items)
        self._left: list[Item] = []
        self._first_is: Side = "x"
        self.tally = Choices()
        self.item = Item("")
        self.seed = 0
        self.advance()

    def advance(self) -> None:
        """Go to other words, in a new order."""
        if not self._left:
            self._left = self._chance.sample(self._items, len(self._items))
        self.item = self._left.pop()
        self.seed = self._chance.randrange(2**31)
        self._first_is = self._chance.choice(("x", "y"))

    def sides(self, first: Audio, second: Audio) -> tuple[Audio, Audio]:
        """Return the sounds of the two contenders as X and Y of this round."""
        return (first, second) if self._first_is == "x" else (second, first)

    def answer(self, answer: Answer) -> None:
        """Count an answer; ``advance`` starts the next round."""
        tally = self.tally
        if answer == "same":
            self.tally = Choices(tally.first, tally.second, tally.same + 1)
        elif answer == self._first_is:
            self.tally = Choices(tally.first + 1, tally.second, tally.same)
        else:
            self.tally = Choices(tally.first, tally.second + 1, tally.same)


def items_for(first: Contender, second: Contender, clips: Sequence[Clip], language: str, text: str) -> list[Item]:
    """Return what to compare by: the clips if one contender is the recordings; else sentences of the language.

    ``text``, which the user typed, serves a language without a list of sentences.
    """
    accepted = [clip for clip in clips if clip.accepted]
    if first.real or second.real:
        return [Item(clip.text, clip) for clip in accepted]
    try:
        return [Item(prompt.text) for prompt in prompts.load(language)]
    except StudioError:
        return [Item(clip.text) for clip in accepted] or [Item(text)]


def make_pair(first: Contender, second: Contender, item: Item, seed: int) -> tuple[Audio, Audio]:
    """Return the words by both contenders, equally loud and with the same bandwidth and silence around them.

    It runs the voices and reads files, so it is not for the window's thread. Raises StudioError if one of them fails.
    """
    sounds = [trim(_sound(contender, item, seed), _MARGIN) for contender in (first, second)]
    rate = min(sound.rate for sound in sounds)
    return matched(*(resample(sound, rate) for sound in sounds))


def _sound(contender: Contender, item: Item, seed: int) -> Audio:
    if contender.real:
        assert item.clip is not None
        return item.clip.read()
    utterance = Utterance(SpeechRequest(item.text, contender.voice, contender.title, contender.folder, seed=seed))
    for _ in utterance.speak(soon=False):
        pass
    assert utterance.audio is not None
    return utterance.audio


def question(test: BlindTest) -> str:
    """Return the question of a round."""
    if test.first.real or test.second.real:
        return _tr("Which one is the recording?")
    return _tr("Which one do you like better?")


def verdict(test: BlindTest) -> tuple[str, str]:
    """Return the result, and how sure it is."""
    if test.first.real or test.second.real:
        return _found(test)
    return _preferred(test)


def _found(test: BlindTest) -> tuple[str, str]:
    tally = test.tally
    right, wrong = (tally.first, tally.second) if test.first.real else (tally.second, tally.first)
    heading = _tr("You found the recording in {0} of {1}").format(right, tally.rounds)
    if tally.chance >= HARDLY_CHANCE:
        return heading, _tr("Guessing may do as well: so far you cannot tell the voice from the recordings.")
    if right > wrong:
        return heading, _tr("Guessing hardly ever does as well: you can tell the voice from the recordings.")
    return heading, _tr("You nearly always took the voice for the recording: the highest praise there is.")


def _preferred(test: BlindTest) -> tuple[str, str]:
    tally = test.tally
    if tally.first == tally.second:
        return _tr("Neither is ahead"), _tr("You like both equally well.")
    ahead = test.first if tally.first > tally.second else test.second
    heading = _tr("“{0}” is ahead").format(ahead.title)
    if tally.chance < HARDLY_CHANCE:
        return heading, _tr("That is hardly chance.")
    return heading, _tr("That may well be chance. More sentences give a surer result.")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Blind", text)
