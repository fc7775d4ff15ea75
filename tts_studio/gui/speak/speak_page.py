"""Speaking: type anything, hear it at once, save what you like."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from tts_studio import jobs
from tts_studio.errors import StudioError, VoiceError
from tts_studio.formats import MODEL_SUFFIX
from tts_studio.gui.base.errand import Errands
from tts_studio.gui.base.job import Failure
from tts_studio.gui.base.notice import Notice
from tts_studio.gui.base.page import Page
from tts_studio.gui.base.speech_memory import SpeechMemory, recall, remembering
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.base.utterance import SpeechRequest, Utterance
from tts_studio.gui.base.voice_entry import VoiceEntry, file_entry, read_entries
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import button, card, column, name_control, shortcut
from tts_studio.gui.kit.files import AskSaveFile, documents
from tts_studio.gui.kit.flow import Flow, Sides
from tts_studio.gui.kit.wording import spoken
from tts_studio.gui.speak.book_reading import BookReading
from tts_studio.gui.speak.manner import Manner
from tts_studio.gui.speak.pronouncing import Pronouncing
from tts_studio.gui.speak.reading_view import ReadingView
from tts_studio.gui.speak.ready_voice import ReadyVoice
from tts_studio.gui.speak.sound_view import SoundView
from tts_studio.gui.speak.speaking import Speaking
from tts_studio.gui.speak.speech_history import SpeechHistory
from tts_studio.gui.speak.speech_saving import FORMATS, SpeechSaving, proposed_name
from tts_studio.gui.speak.speech_text import SpeechText
from tts_studio.gui.speak.text_menu import TextMenu, text_of
from tts_studio.gui.speak.voice_choice import VoiceChoice

if TYPE_CHECKING:
    from tts_studio.gui.speak.phrase_window import PhraseWindow
    from tts_studio.text.phrase_board import Board

_SHOWN_WHILE_GROWING = 180.0  # seconds; a longer sound is drawn once it is whole, since drawing it takes a while
_REMARKS = 2  # on a text, beside the first one, that a notice has room for


class SpeakPage(Page):
    """At the left the text, the voice and the sound; at the right what was spoken before."""

    def __init__(self, studio: Studio) -> None:
        sentence = self.tr("Type anything and hear it at once. Ctrl+Enter speaks, Esc stops.")
        super().__init__(studio, self.tr("Speak"), sentence)
        self._errands = Errands(self)
        self._books = BookReading(studio, self)
        self._saving = SpeechSaving(studio, self._errands, self)
        self.speaking = Speaking(studio.playback, self)
        self._shown: Utterance | None = None
        self._told_of: SpeechRequest | None = None  # whose remarks a notice has told
        self.phrase_window: PhraseWindow | None = None
        """The window of phrases while it is open."""
        self._entered = False
        self._wanted = ""  # name of the voice to choose as soon as it is listed
        self._text_spoken = False  # whether the text in the box is the one that is playing
        self.voices = VoiceChoice()
        self.text = SpeechText()
        self.text_menu = TextMenu(self)
        self.sound = SoundView()
        self.manner = Manner()
        self.history = SpeechHistory()
        self.pronouncing = Pronouncing(studio, self.text, self.voices, self._sample)
        self.reading = ReadingView(self.text, self._sample)
        self._ready_voice = ReadyVoice(studio.playback, self._sample, self)
        self._words_changed = 0  # how often a list of words was: a sound that is kept may be said otherwise then
        self._make_buttons()
        self._lay_out()
        self._connect()
        self._show_state()

    # --- coming and going ----------------------------------------------------------------------------------------

    def enter(self) -> None:
        """Read the list of voices, and on the first visit restore the remembered state."""
        memory = recall(self.studio.settings)
        if not self._entered:
            self._entered = True
            self.text.setPlainText(self._first_text() if memory.text is None else memory.text)
            self.history.model.show([Utterance(request) for request in memory.history])
            self.manner.show_values(
                self.studio.settings.speed, self.studio.settings.variation, memory.pause, memory.seed
            )
        self._wanted = memory.voice
        self.read_voices()

    def leave(self) -> None:
        """Stop, and remember the state."""
        self._ready_voice.cancel()
        self.speaking.stop()
        memory = SpeechMemory(
            text=self.text.toPlainText(),
            voice=self.voices.voice or self._wanted,
            pause=self.manner.pause.value,
            seed=self.manner.seed,
            history=tuple(utterance.request for utterance in self.history.model.utterances),
        )
        self.studio.change_settings(
            speed=self.manner.speed.value, variation=self.manner.noise, **remembering(self.studio.settings, memory)
        )

    def first_focus(self) -> QWidget | None:
        """Return the text."""
        return self.text

    @Slot()
    def read_voices(self) -> None:
        """Read the list of voices."""
        project = self.studio.project
        work = partial(_read_voices, project.folder if project else None, self._wanted.partition("#")[0])
        self._errands.run(work, self._show_voices, self._on_failed)

    @Slot(object)
    def _show_voices(self, found: tuple[Sequence[VoiceEntry], VoiceEntry | None]) -> None:
        entries, remembered = found
        self.voices.show_entries(entries)
        if remembered is not None:
            self.voices.add(remembered)
        if self._wanted and self.voices.choose(self._wanted):
            self._wanted = ""
        if self._entered:
            self._ready_voice.prepare()

    @Slot(object)
    def _read_file(self, path: Path) -> None:
        self._errands.run(partial(file_entry, path), self._use_file, self._on_failed)

    @Slot(object)
    def _use_file(self, entry: VoiceEntry) -> None:
        self.voices.add(entry)
        self.voices.choose(entry.name)

    # --- speaking ------------------------------------------------------------------------------------------------

    @Slot()
    def speak(self) -> None:
        """Speak the text; play the stored sound if exactly this was spoken before."""
        request = self._request()
        if request is None:
            return
        utterance = next((t for t in self.history.model.utterances if t.complete and t.request == request), None)
        if utterance is None:
            utterance = Utterance(request)
            self.history.add(utterance)
        self._play(utterance)

    @Slot(str)
    def _speak_clipboard(self, text: str) -> None:
        if not text.strip():
            self.studio.tell(Notice("info", self.tr("There is no text on the clipboard.")))
            return
        self.text.put(text)
        self.speak()

    @Slot(Path)
    def _read_text(self, path: Path) -> None:
        self._errands.run(partial(text_of, path), self.text.put, self.studio.tell_failure)

    @Slot(bool)
    def _let_enter_speak(self, chosen: bool) -> None:
        self.text.enter_speaks = chosen
        if chosen != self.studio.settings.enter_speaks:
            self.studio.change_settings(enter_speaks=chosen)

    @Slot()
    def vary(self) -> None:
        """Speak the text another way: with another seed."""
        self.manner.vary()
        self.speak()

    @Slot()
    def stop(self) -> None:
        """Stop at once."""
        self.speaking.stop()

    def _request(self) -> SpeechRequest | None:
        text, entry = self.text.toPlainText(), self.voices.entry
        if not text.strip():
            words = self.tr("There is no text yet."), self.tr("Please type some words first.")
            self.studio.tell(Notice("info", *words))
            self.text.setFocus()
            return None
        if entry is None:
            self._tell_no_voice()
            return None
        return self._sample(text)

    def _sample(self, text: str) -> SpeechRequest | None:
        """Return what is to be spoken of a text, by the present voice; None while there is none."""
        entry, project = self.voices.entry, self.studio.project
        if entry is None:
            return None
        return SpeechRequest(
            text=text,
            voice=self.voices.voice,
            title=self.voices.title,
            folder=project.folder if project and entry.own else None,
            stamp=f"{entry.stamp}/{self._words_changed}",
            speed=self.manner.speed.value,
            variation=self.manner.noise,
            pause=self.manner.pause.value,
            seed=self.manner.seed,
        )

    def _play(self, utterance: Utterance, start: float = 0.0) -> None:
        self._show_utterance(utterance)
        self._text_spoken = utterance.request.text == self.text.toPlainText()
        self.speaking.play(utterance, start)
        self.history.model.mark_playing(self.speaking.utterance)

    # --- what becomes of it --------------------------------------------------------------------------------------

    @Slot(float)
    def _on_moved(self, second: float) -> None:
        utterance = self.speaking.utterance
        if utterance is None:
            return
        if self._shown is utterance:
            self.sound.show_position(second)
        self.text.mark(utterance.span_at(second) if self._text_spoken else None)

    @Slot()
    def _on_grown(self) -> None:
        utterance = self._shown
        if utterance is not None and (utterance.complete or utterance.seconds < _SHOWN_WHILE_GROWING):
            self.sound.show_audio(utterance.audio)
        self.history.model.refresh(utterance)
        self._show_state()

    @Slot(object)
    def _on_ended(self, utterance: Utterance) -> None:
        self.text.mark(None)
        self.history.model.mark_playing(None)
        self.history.model.refresh(utterance)
        if not utterance.pieces:
            self.history.model.discard(utterance)
        if self.text.enter_speaks and self._text_spoken and self.text.hasFocus():
            self.text.selectAll()  # the next text that is typed takes the place of this one
        self._tell_remarks(utterance)
        if self._shown is utterance:
            self._show_utterance(utterance if utterance.pieces else None)

    def _tell_remarks(self, utterance: Utterance) -> None:
        """Say once what the voice has left out, and the first mistakes in the text's markup; mark all of those."""
        if self._text_spoken:
            self.text.show_wrong(utterance.troubles)
        remarks = utterance.remarks
        if remarks and utterance.request != self._told_of:
            self._told_of = utterance.request
            first, *others = map(spoken, remarks)
            self.studio.tell(Notice("warning", first, " ".join(others[:_REMARKS])))

    @Slot(object)
    def _on_silent(self, failure: Failure) -> None:
        hint = self.tr("The speech is made all the same: you can save it to a file.")
        self.studio.tell(Notice("warning", spoken(failure.title), hint, detail=failure.detail))

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        self.studio.tell_failure(failure)

    @Slot()
    def _on_words(self) -> None:
        self._words_changed += 1
        self.reading.refresh()

    @Slot()
    def _on_text(self) -> None:
        self._text_spoken = False

    @Slot(object)
    def _show_utterance(self, utterance: Utterance | None) -> None:
        self._shown = utterance
        self.sound.show_audio(utterance.audio if utterance else None)
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        utterance = self.speaking.utterance
        self.stopping.setEnabled(utterance is not None)
        self.saving.setEnabled(self._shown is not None and self._shown.pieces > 0)
        if utterance is None:
            words = ""
        elif not self.speaking.waiting:
            words = self.tr("Speaking …")
        else:
            words = (
                self.tr("Making the next sentence …") if utterance.pieces else self.tr("Making the first sentence …")
            )
        self.sound.status.setText(words)

    # --- with what was spoken ------------------------------------------------------------------------------------

    @Slot(object)
    def _on_replay(self, utterance: Utterance) -> None:
        if self.speaking.utterance is utterance:
            self.speaking.stop()
        else:
            self._play(utterance)

    @Slot(float)
    def _on_seek(self, second: float) -> None:
        if self._shown is not None and self._shown.complete:
            self._play(self._shown, second)

    @Slot(object)
    def _on_use(self, utterance: Utterance) -> None:
        request = utterance.request
        self.text.setPlainText(request.text)
        self.voices.choose(request.voice)
        self.manner.show_values(request.speed, request.variation, request.pause, request.seed)
        self.text.setFocus()

    @Slot(object)
    def _on_star(self, utterance: Utterance) -> None:
        work = partial(_starred, " ".join(utterance.request.text.split()), self.tr("My phrases"), self._language())
        self._errands.run(work, self._on_starred, self._on_failed)

    @Slot(object)
    def _on_starred(self, _board: object) -> None:
        self.studio.tell(Notice("good", self.tr("It is on the board of phrases.")))
        if self.phrase_window is not None:
            self.phrase_window.read()

    @Slot()
    def save(self) -> None:
        """Ask for a file, and write the sound that is shown."""
        utterance = self._shown
        if utterance is None:
            return
        proposal = documents() / proposed_name(utterance.request.text)
        path = AskSaveFile.ask(self.tr("Save what was spoken"), proposal, FORMATS, self)
        if path is not None:
            self._saving.save(utterance, path)

    @Slot()
    def compare(self) -> None:
        """Start a blind comparison of two voices."""
        from tts_studio.gui.speak.blind_test import BlindTestDialog

        self.speaking.stop()
        chosen = self.voices.entry
        spoken_as = {"name": self.voices.voice, "title": self.voices.title}  # with its speaker
        entries = [replace(entry, **spoken_as) if entry is chosen else entry for entry in self.voices.entries]
        BlindTestDialog.ask(self.studio, entries, self.text.toPlainText(), self)

    @Slot()
    def read_book(self) -> None:
        """Ask for a book, and read it into a file by the present voice."""
        manner = self._sample("")
        if manner is None:
            self._tell_no_voice()
            return
        self.speaking.stop()
        self._books.ask(manner)

    @Slot()
    def show_phrases(self) -> None:
        """Show the window of phrases, which stays when another page is shown."""
        from tts_studio.gui.speak.phrase_window import PhraseWindow

        if self.phrase_window is None:
            self.phrase_window = PhraseWindow(self.studio, self._sample, self._language)
            self.voices.changed.connect(self.phrase_window.prepare)
            self.phrase_window.closed.connect(self._on_phrases_closed)
        self.phrase_window.show()
        self.phrase_window.raise_()
        self.phrase_window.activateWindow()

    @Slot()
    def _on_phrases_closed(self) -> None:
        window, self.phrase_window = self.phrase_window, None
        if window is not None:
            window.deleteLater()

    def _language(self) -> str:
        return self.voices.entry.language if self.voices.entry else ""

    def _tell_no_voice(self) -> None:
        self.studio.fail(VoiceError("There is no voice to speak with.", "Please train one, or choose a Piper file."))
        self.voices.other.setFocus()

    # --- making --------------------------------------------------------------------------------------------------

    def _make_buttons(self) -> None:
        self.reads = button(self.tr("Read a book …"), self.read_book, sign="wave")
        self.compares = button(self.tr("&Blind test …"), self.compare, sign="compare")
        self.phrases = button(
            self.tr("Phrases …"),
            self.show_phrases,
            sign="card",
            help_text=self.tr("A small window for those who speak through it: big buttons, keys, one switch"),
        )
        self.speaks = button(
            self.tr("&Speak"), self.speak, kind="primary", sign="play", help_text=self.tr("Ctrl+Enter")
        )
        self.stopping = button(self.tr("S&top"), self.stop, sign="stop", help_text=self.tr("Esc"))
        self.varies = button(
            self.tr("Another ta&ke"),
            self.vary,
            sign="dice",
            help_text=self.tr("The same words with another tone and rhythm"),
        )
        self.saving = button(self.tr("Sav&e …"), self.save, sign="save", help_text=self.tr("WAV, FLAC, OGG or MP3"))

    def _lay_out(self) -> None:
        self.head.addWidget(self.reads)
        self.head.addWidget(self.compares)
        work, left = column(spacing=1.6)
        left.addWidget(self.voices)
        name_control(self.text, self.tr("What to say"), self.tr("Ctrl+Enter speaks, Esc stops."))
        self.text.setPlaceholderText(self.tr("Type anything here."))
        left.addWidget(self.text, 1)
        left.addWidget(self.reading)
        left.addLayout(
            Flow(self.speaks, self.stopping, self.varies, self.pronouncing.button, self.text_menu.button, self.phrases)
        )
        left.addWidget(self.manner)
        self.sound.foot.addWidget(self.saving)
        left.addWidget(self.sound)
        frame, inner = card()
        inner.addWidget(self.history)
        frame.setMinimumWidth(theme.unit() * 28)
        self.body.addWidget(Sides((work, 9), (frame, 5)), 1)

    def _connect(self) -> None:
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut(keys, self, self.speak)
        shortcut("Escape", self, self.stop)
        self.text.entered.connect(self.speak)
        self.text.file_dropped.connect(self._read_text)
        self.text_menu.file_chosen.connect(self._read_text)
        self.text_menu.clipboard_wanted.connect(self._speak_clipboard)
        self.text_menu.enter_chosen.connect(self._let_enter_speak)
        self.text_menu.enter.setChecked(self.studio.settings.enter_speaks)
        self.text.textChanged.connect(self._on_text)
        self.pronouncing.changed.connect(self._on_words)
        self.voices.changed.connect(self.reading.refresh)
        self.voices.changed.connect(self._ready_voice.prepare)
        self.reading.found_wrong.connect(self.text.show_wrong)
        self.voices.file_chosen.connect(self._read_file)
        self.sound.seek_wanted.connect(self._on_seek)
        self.history.chosen.connect(self._show_utterance)
        self.history.play_wanted.connect(self._on_replay)
        self.history.use_wanted.connect(self._on_use)
        self.history.star_wanted.connect(self._on_star)
        self.speaking.changed.connect(self._show_state)
        self.speaking.moved.connect(self._on_moved)
        self.speaking.grown.connect(self._on_grown)
        self.speaking.ended.connect(self._on_ended)
        self.speaking.failed.connect(self._on_failed)
        self.speaking.silent.connect(self._on_silent)
        self.studio.voices_changed.connect(self.read_voices)
        self.studio.project_changed.connect(self.read_voices)

    def _first_text(self) -> str:
        return self.tr("Good morning! Type anything here, and I will read it to you. How do I sound?")


def _starred(text: str, category: str, language: str) -> Board:
    """Put a text on the person's board; not for the window's thread."""
    from tts_studio.text.phrase_board import BoardPhrase, with_phrase

    begin = jobs.starting_board(language)
    return jobs.keep_phrases(lambda board: with_phrase(board, category, BoardPhrase(text)), begin)


def _read_voices(folder: Path | None, wanted: str) -> tuple[Sequence[VoiceEntry], VoiceEntry | None]:
    """Return the voices of a project and the wanted voice if it is a file; not for the window's thread."""
    remembered = None
    if wanted.endswith(MODEL_SUFFIX):
        with suppress(StudioError):  # it has gone since: the first voice of the list takes its place
            remembered = file_entry(Path(wanted))
    return read_entries(folder), remembered
