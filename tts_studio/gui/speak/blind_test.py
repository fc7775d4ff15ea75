"""Comparing two voices, or a voice and the recordings, blind."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import QCoreApplication, QSize, Slot
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from tts_studio.audio.signal import Audio
from tts_studio.engine.judging.listening import Choices
from tts_studio.gui.base.errand import Errands
from tts_studio.gui.base.job import Failure
from tts_studio.gui.base.playback import PlaybackClient
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.base.voice_entry import VoiceEntry
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import button, column, fill_dialog, room_on_screen, row
from tts_studio.gui.kit.help import offer_manual
from tts_studio.gui.kit.stack import Stack
from tts_studio.gui.kit.wording import spoken
from tts_studio.gui.speak.blind import ROUNDS, Answer, BlindTest, Contender, items_for, make_pair, question
from tts_studio.gui.speak.blind_choice import BlindChoice
from tts_studio.gui.speak.blind_result import BlindResult
from tts_studio.gui.speak.blind_round import BlindRound


class BlindTestDialog(QDialog):
    """Choosing, then some rounds of listening and answering, then the result; only that says which was which."""

    def __init__(
        self, studio: Studio, contenders: Sequence[Contender], text: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Blind test"))
        offer_manual(self, "judge")
        self.setMinimumSize(QSize(theme.unit() * 72, theme.unit() * 46).boundedTo(room_on_screen(self)))
        self._studio = studio
        self._text = text
        self._errands = Errands(self)
        self._test: BlindTest | None = None
        self._sounds: tuple[Audio, Audio] | None = None
        self.choice, self.round, self.result_view = BlindChoice(contenders), BlindRound(), BlindResult()
        self._views = Stack()
        self._close = button(self.tr("Close"), self.reject)
        self._close.setAutoDefault(False)
        self._lay_out()
        self.choice.begun.connect(self._start)
        self.round.play_wanted.connect(self._play)
        self.round.answered.connect(self._answer)
        self.round.retry_wanted.connect(self._prepare)
        self.result_view.more_wanted.connect(self._prepare)
        self._player = PlaybackClient(studio.playback, self)
        self._player.changed.connect(self._on_playing)
        self._player.failed.connect(self._on_failed)

    @classmethod
    def ask(
        cls, studio: Studio, entries: Sequence[VoiceEntry], text: str, parent: QWidget | None = None
    ) -> Choices | None:
        """Show the dialog; return the answers, None if there were none.

        ``text`` is for voices in a language without a list of sentences.
        """
        dialog = cls(studio, contenders(studio, entries), text, parent)
        try:
            dialog.exec()
            return dialog.tally
        finally:
            dialog.deleteLater()

    @property
    def tally(self) -> Choices | None:
        """The answers so far."""
        return self._test.tally if self._test is not None and self._test.tally.rounds else None

    def done(self, result: int) -> None:
        """Stop, and wait for what is still being made."""
        self._player.stop()
        self._errands.wait()
        super().done(result)

    @Slot()
    def _start(self) -> None:
        first, second = self.choice.chosen
        project = self._studio.project
        language = first.language or second.language or (project.info.language if project else "")
        self._test = BlindTest(first, second, items_for(first, second, self._studio.clips(), language, self._text))
        self._prepare()

    @Slot()
    def _prepare(self) -> None:
        """Make both sounds of the present round."""
        test = self._test
        if test is None:
            return
        self._sounds = None
        number = self.tr("Sentence {0} of {1}").format(test.tally.rounds % ROUNDS + 1, ROUNDS)
        self._views.setCurrentWidget(self.round)  # what is not visible yet would get the focus without being announced
        self.round.show_waiting(number, test.item.text, question(test))
        self._show(self.round)
        work = partial(make_pair, test.first, test.second, test.item, test.seed)
        self._errands.run(work, self._on_ready, self._on_failed)

    @Slot(object)
    def _on_ready(self, pair: tuple[Audio, Audio]) -> None:
        assert self._test is not None
        self._sounds = self._test.sides(*pair)
        self.round.show_ready()

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        self.round.show_failure(spoken(failure.message))

    @Slot(str)
    def _play(self, side: str) -> None:
        if self._sounds is not None:
            self._player.play(self._sounds[0 if side == "x" else 1], subject=side)

    @Slot()
    def _on_playing(self) -> None:
        self.round.show_playing(self._player.subject)

    @Slot(str)
    def _answer(self, answer: str) -> None:
        test = self._test
        assert test is not None
        self._player.stop()
        test.answer(cast(Answer, answer))
        test.advance()
        if test.tally.rounds % ROUNDS:
            self._prepare()
        else:
            self.result_view.show_result(test)
            self._show(self.result_view)
            self.result_view.more.setFocus()

    def _show(self, view: QWidget) -> None:
        self._views.setCurrentWidget(view)
        self.choice.begin.setVisible(view is self.choice)
        self.result_view.more.setVisible(view is self.result_view)

    def _lay_out(self) -> None:
        for view in (self.choice, self.round, self.result_view):
            self._views.addWidget(view)
        primary: list[QPushButton] = [self.choice.begin, self.result_view.more]
        foot = row(self._close, *primary)
        foot.insertStretch(0)
        content, inside = column()
        inside.addWidget(self._views, 1)
        fill_dialog(self, content, foot)
        self._show(self.choice)


def contenders(studio: Studio, entries: Sequence[VoiceEntry]) -> list[Contender]:
    """Return what can be compared: the voices, and the recordings if there are any."""
    folder = studio.project.folder if studio.project else None
    voices = [entry for entry in entries if not entry.problem]
    found = [Contender(entry.title, entry.name, folder if entry.own else None, entry.language) for entry in voices]
    if any(clip.accepted for clip in studio.clips()):
        found.append(Contender(QCoreApplication.translate("BlindTestDialog", "The recordings")))
    return found
