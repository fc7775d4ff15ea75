"""Measures what a person hears after a key press: how soon the first sound comes, gaps, and how soon it stops.

    python3 packaging/studio.py bench speaking                        the base voice
    python3 packaging/studio.py bench speaking --voice FILE.onnx --turns 10

The page Speak itself is used, by keys, in a window that is not shown; PortAudio, ALSA and a PulseAudio of its own play
into a sink whose monitor is recorded. The recording reaches its file some 20 ms late, which counts as ours. Prints one
JSON object with medians and worst cases: milliseconds from Ctrl+Enter to the first sample that is heard, for texts of
several kinds, and from a click on a phrase whose sound is kept, and for how many of them the voice itself is silent;
milliseconds of silence that were not in the sound; milliseconds from Esc to the last sample. Ends with 0 if all are
within their budgets.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from tts_studio.assets import resource
from tts_studio.formats import DEFAULT_BASE

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.helpers import virtual_audio

if TYPE_CHECKING:
    from tests.helpers.virtual_audio import Hearing, VirtualAudio
    from tts_studio.audio.signal import Audio
    from tts_studio.gui.speak.speak_page import SpeakPage

FIRST_BUDGET, GAP_BUDGET, STOP_BUDGET = 150.0, 10.0, 50.0
"""Milliseconds, of the median."""
_AUDIBLE = 0.01
_PATIENCE = 300.0  # seconds
_LONG_WORDS = 10_000
_LONG_SENTENCE = (
    "The old man who lived at the end of the road told everybody that the river would rise before the winter and that "
    "the bridge would not hold another flood like that of the year of his birth."
)


@dataclass
class Result:
    """Milliseconds of each turn."""

    first: dict[str, list[float]] = field(default_factory=dict[str, list[float]])
    silent: dict[str, list[float]] = field(default_factory=dict[str, list[float]])
    gaps: list[float] = field(default_factory=list[float])
    stops: list[float] = field(default_factory=list[float])

    def as_dict(self) -> dict[str, Any]:
        """Return medians and worst cases."""
        worst = max(statistics.median(times) for times in self.first.values())
        return {
            "first sound ms": {name: _summary(times) for name, times in self.first.items()},
            "of these the voice is silent ms": {name: _summary(times) for name, times in self.silent.items()},
            "silence between ms": _summary(self.gaps),
            "stop ms": _summary(self.stops),
            "passed": worst <= FIRST_BUDGET
            and statistics.median(self.gaps) <= GAP_BUDGET
            and statistics.median(self.stops) <= STOP_BUDGET,
        }


def main() -> int:
    """Measure, print the result, and return 0 if the goals are met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--voice", default=DEFAULT_BASE, help="name or file (default: the base voice)")
    parser.add_argument("--turns", type=int, default=5, help="of each kind of text (default: 5)")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        for name in ("CONFIG", "DATA", "STATE"):
            os.environ[f"XDG_{name}_HOME"] = folder
        with virtual_audio.installed() as card:
            result = measured(options.voice, options.turns, card).as_dict()
    print(json.dumps(result, indent=1))
    return 0 if result["passed"] else 1


def texts() -> dict[str, str]:
    """Return what is spoken, by its kind."""
    lines = resource("prompts/en.txt").read_text(encoding="utf-8").splitlines()
    sentences = [line.split("\t", 1)[1] for line in lines if "\t" in line]
    book = " ".join(sentences)
    return {
        "two words": "Good morning.",
        "a sentence": "The kettle is on, and the train to the coast leaves at nine.",
        "a long sentence": _LONG_SENTENCE,
        "a book": " ".join([book] * (_LONG_WORDS // len(book.split()) + 1)),
    }


def measured(voice: str, turns: int, card: VirtualAudio) -> Result:
    """Speak every text ``turns`` times and return all times."""
    from tts_studio.engine.speaking.voice_cache import VOICES
    from tts_studio.gui.base.speech_memory import with_voice
    from tts_studio.gui.base.studio import Studio
    from tts_studio.gui.shell import app
    from tts_studio.gui.speak.speak_page import SpeakPage
    from tts_studio.settings import Settings

    _application = app.make_application()
    studio = Studio(Settings(**with_voice(Settings(), voice)))
    page = SpeakPage(studio)
    page.show()
    page.enter()
    _until(lambda: page.voices.voice == voice and VOICES.settle() > 0)
    result = Result()
    for turn in range(turns):
        for kind, text in texts().items():
            page.text.setPlainText(f"{text}{' ' * turn}")  # the same text again would be played, not made
            VOICES.settle()
            turn_by_keys(result, kind, page, card)
    phrases(result, turns, page, card)
    page.leave()
    studio.hush()
    return result


def turn_by_keys(result: Result, kind: str, page: SpeakPage, card: VirtualAudio) -> None:
    """Speak the text of the page to its end, or two seconds of a book, and note the times."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    hearing = card.heard()
    before, stopped = hearing.seconds(), None
    QTest.keyClick(page.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    if kind == "a book":
        _until(lambda: page.speaking.utterance is not None and page.speaking.utterance.pieces > 0)
        _pass(hearing, 2.0)
        stopped = hearing.seconds()
        QTest.keyClick(page.text, Qt.Key.Key_Escape)
    _until(lambda: page.speaking.utterance is None)
    _pass(hearing, 0.5)
    made = page.history.model.utterances[0].audio
    note(result, kind, hearing.stop(), before, stopped, made)


def phrases(result: Result, turns: int, page: SpeakPage, card: VirtualAudio) -> None:
    """Press a phrase of the board ``turns`` times, once its sound is made, and note the times."""
    page.show_phrases()
    window = page.phrase_window
    assert window is not None
    _until(lambda: bool(window.grid.buttons) and window.speech.ready)
    for _ in range(turns):
        hearing = card.heard()
        before = hearing.seconds()
        window.grid.buttons[0].click()
        _until(lambda: not window.speech.speaking)
        _pass(hearing, 0.5)
        assert window.speech.last is not None
        note(result, "a kept phrase", hearing.stop(), before, None, window.speech.kept(window.speech.last))
    window.close()


def _pass(hearing: Hearing, seconds: float) -> None:
    """Let some time of the recording pass."""
    end = hearing.seconds() + seconds
    _until(lambda: hearing.seconds() > end)


def note(result: Result, kind: str, heard: Audio, before: float, stopped: float | None, made: Audio | None) -> None:
    """Take what was heard of a text; ``before`` and ``stopped`` are the seconds of it at which keys were pressed.

    ``made`` is what the voice had made of it.
    """
    sounds = np.flatnonzero(np.abs(heard.samples[round(before * heard.rate) :]) > _AUDIBLE)
    if not len(sounds):
        raise SystemExit(f"Nothing was heard of {kind}.")
    assert made is not None
    own = np.flatnonzero(np.abs(made.samples) > _AUDIBLE)
    result.first.setdefault(kind, []).append(1000 * float(sounds[0]) / heard.rate)
    result.silent.setdefault(kind, []).append(1000 * float(own[0]) / made.rate)
    if stopped is None:
        length = float(sounds[-1] - sounds[0]) / heard.rate
        result.gaps.append(max(0.0, 1000 * (length - float(own[-1] - own[0]) / made.rate)))
    else:
        result.stops.append(1000 * (before + float(sounds[-1]) / heard.rate - stopped))


def _until(condition: Callable[[], bool]) -> None:
    from PySide6.QtWidgets import QApplication

    deadline = time.monotonic() + _PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            raise SystemExit("What was waited for did not come.")
        QApplication.processEvents()
        time.sleep(0.002)


def _summary(times: list[float]) -> dict[str, float]:
    return {"median": round(statistics.median(times), 1), "most": round(max(times), 1)}


if __name__ == "__main__":
    sys.exit(main())
