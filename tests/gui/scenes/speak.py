"""The page that speaks in each of its states, with made-up sound and a silent loudspeaker."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QWidget

from tts_studio import jobs
from tts_studio.audio.signal import Audio
from tts_studio.engine.judging.listening import Choices
from tts_studio.engine.speaking.voice import Sentence
from tts_studio.formats import DEFAULT_BASE
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.base.utterance import SpeechRequest, Utterance
from tts_studio.gui.base.voice_entry import VoiceEntry
from tts_studio.gui.kit.wording import in_window_language
from tts_studio.gui.speak.blind import BlindTest, Contender, Item
from tts_studio.gui.speak.blind_test import BlindTestDialog
from tts_studio.gui.speak.board_editor import BoardEditor
from tts_studio.gui.speak.phrase_memory import PhraseUse, remembering_use
from tts_studio.gui.speak.phrase_window import PhraseWindow
from tts_studio.gui.speak.say_differently import SayDifferently, WordHome
from tts_studio.gui.speak.speak_page import SpeakPage
from tts_studio.gui.speak.word_list_dialog import WordListDialog
from tts_studio.messages import Message
from tts_studio.text.readings import Trouble
from tts_studio.text.word_list import Pronunciation

TEXT = (
    "Good morning! The ferry leaves the harbour at twenty past nine. Shall we walk, or would you rather take the tram?"
    "\n\n"
    "A thin layer of ice had formed on the windscreen. It was gone before the kettle had boiled."
)
RATE = 22_050
LANGUAGES = {"en": "en-us", "zh_CN": "cmn"}
"""Of the phrases, by the language of the window."""


def scenes(studio: Studio) -> list[tuple[str, Callable[[], QWidget]]]:
    """Return (state, what makes the page in that state)."""
    return [
        ("empty", lambda: _page(studio)),
        ("busy", lambda: _busy(studio)),
        ("speaking", lambda: _speaking(studio)),
        ("full", lambda: _full(studio)),
        ("reads-as", lambda: _reads_as(studio)),
        ("say-differently", lambda: _say_differently(studio)),
        ("words", lambda: _words(studio, some=True)),
        ("words-none", lambda: _words(studio, some=False)),
        ("phrases", lambda: _phrases(studio)),
        ("phrases-scanning", lambda: _phrases(studio, scanning=True)),
        ("phrases-edit", lambda: BoardEditor(jobs.starting_board(in_window_language(LANGUAGES)))),
        ("no-voice", lambda: _no_voice(studio)),
        ("blind-choice", lambda: _dialog(studio)),
        ("blind-alone", lambda: BlindTestDialog(studio, [Contender("The base voice", DEFAULT_BASE)], TEXT)),
        ("blind-waiting", lambda: _waiting(studio)),
        ("blind-round", lambda: _round(studio)),
        ("blind-failed", lambda: _failed(studio)),
        ("blind-result", lambda: _result(studio)),
    ]


def _phrases(studio: Studio, *, scanning: bool = False) -> PhraseWindow:
    """Return the window of phrases, with the mark of scanning on its third row."""
    if scanning:
        studio.change_settings(**remembering_use(studio.settings, PhraseUse(scanning=True, louder=True)))
    window = PhraseWindow(studio, lambda _: None, lambda: in_window_language(LANGUAGES))
    window._errands.wait()
    QApplication.processEvents()  # the board comes
    if scanning:
        window.grab()  # which arranges the buttons
        for _ in range(3):
            window.step()
    return window


def entries() -> list[VoiceEntry]:
    """Return two voices of a project and the base voice."""
    home = Path("/home/anna/Anna/voices")
    return [
        VoiceEntry("en_US-anna_two-medium", "Anna (anna_two)", home / "two/two.onnx"),
        VoiceEntry("en_US-anna-medium", "Anna (anna)", home / "one/one.onnx"),
        VoiceEntry(DEFAULT_BASE, "The base voice", Path("/usr/share/base.onnx"), is_base=True),
    ]


def made_up(request: SpeechRequest, *, complete: bool = True) -> Utterance:
    """Return an utterance with as much hum as the words would take."""
    utterance = Utterance(request)
    for number, words in enumerate(re.finditer(r"\S[^.!?]*[.!?]", request.text)):
        utterance._sentences.append(Sentence(_hum(max(0.8, len(words.group()) * 0.06), number), words.span()))
    utterance.complete = complete
    return utterance


def _hum(seconds: float, seed: int) -> Audio:
    """Return noise that rises and falls as syllables do."""
    time = np.arange(int(seconds * RATE)) / RATE
    syllables = np.abs(np.sin(np.pi * 2.3 * time)) * np.abs(np.sin(np.pi * (0.4 + seed * 0.1) * time + seed))
    noise = np.random.default_rng(seed).normal(size=len(time))
    return Audio((0.25 * syllables * noise).clip(-1, 1).astype(np.float32), RATE)


def _page(studio: Studio) -> SpeakPage:
    page = SpeakPage(studio)
    page.voices.show_entries(entries())
    page.text.setPlainText(TEXT)
    return page


def _busy(studio: Studio) -> SpeakPage:
    page = _page(studio)
    page.speaking._player._subject = Utterance(SpeechRequest(TEXT, DEFAULT_BASE, "Anna"))
    page.speaking._player._playing = True
    studio.playback._playing = studio.playback._buffering = True
    page.history.add(page.speaking._player._subject)
    page.history.model.mark_playing(page.speaking._player._subject)
    page._show_state()
    return page


def _speaking(studio: Studio) -> SpeakPage:
    page = _full(studio)
    utterance = page.history.model.utterances[0]
    page.speaking._player._subject = utterance
    page._text_spoken = True
    page.history.model.mark_playing(utterance)
    page._on_moved(4.5)
    page._show_state()
    return page


def _full(studio: Studio) -> SpeakPage:
    page = _page(studio)
    for text, title, speed, complete in (
        ("Three of the chairs were broken, so we stood.", "The base voice", 1.0, True),
        ("Did anyone remember to water the tomatoes yesterday?", "Anna (anna)", 1.25, True),
        (
            "My uncle repairs bicycles behind his house. He has done so for thirty years.",
            "Anna (anna)",
            1.0,
            False,
        ),
        (TEXT, "Anna (anna_two)", 1.0, True),
    ):
        page.history.add(made_up(SpeechRequest(text, "", title, speed=speed), complete=complete))
    return page


def _reads_as(studio: Studio) -> SpeakPage:
    page = _page(studio)
    page.text.setPlainText("Dr. Brown paid $49.95 at 4:00.\n\n[emphasis]Never again, he said.")
    page.reading.disclosure.heading.set_open(True)
    unclosed = Message("The mark [{name}] is not closed.", name="emphasis")
    words = "Doctor Brown paid forty-nine dollars and ninety-five cents at four o'clock.\n\nNever again, he said."
    page.reading._timer.stop()
    page.reading._show(words, (unclosed,))
    page.text.show_wrong([Trouble((32, 42), unclosed)])
    return page


HOME = WordHome("en_US-anna-medium", "Anna (anna)", None, "en")


def _say_differently(studio: Studio) -> SayDifferently:
    return SayDifferently(studio, HOME, _sample, Pronunciation("Nguyen", "win"))


def _words(studio: Studio, *, some: bool) -> WordListDialog:
    dialog = WordListDialog(studio, HOME, _sample)
    dialog._errands.wait()
    QCoreApplication.processEvents()  # the list of an empty home has been read
    entries = (
        Pronunciation("GIF", "[[ ˈdʒɪf ]]"),
        Pronunciation("Nguyen", "win", "en"),
        Pronunciation("SQL", "sequel"),
    )
    dialog._show(entries if some else ())
    return dialog


def _sample(text: str) -> SpeechRequest:
    return SpeechRequest(text, DEFAULT_BASE, "Anna")


def _no_voice(studio: Studio) -> SpeakPage:
    page = _page(studio)
    page.voices.show_entries([])
    page.text.clear()
    return page


def _dialog(studio: Studio) -> BlindTestDialog:
    return BlindTestDialog(studio, [Contender("Anna", "anna"), Contender("The recordings")], TEXT)


def _waiting(studio: Studio) -> BlindTestDialog:
    dialog = _dialog(studio)
    place = QCoreApplication.translate("BlindTestDialog", "Sentence {0} of {1}").format(3, 6)
    question = QCoreApplication.translate("Blind", "Which one is the recording?")
    dialog.round.show_waiting(place, "The kettle is singing in the kitchen.", question)
    dialog._show(dialog.round)
    return dialog


def _round(studio: Studio) -> BlindTestDialog:
    dialog = _waiting(studio)
    dialog.round.show_ready()
    dialog.round.show_playing("x")
    dialog.round.show_playing("y")
    return dialog


def _failed(studio: Studio) -> BlindTestDialog:
    dialog = _waiting(studio)
    dialog.round.show_failure("“0007.flac” is cut off or damaged. Please copy or record it again.")
    return dialog


def _result(studio: Studio) -> BlindTestDialog:
    dialog = _dialog(studio)
    test = BlindTest(*dialog.choice.chosen, [Item("")], Random(1))
    test.tally = Choices(1, 4, 1)
    dialog.result_view.show_result(test)
    dialog._show(dialog.result_view)
    return dialog
