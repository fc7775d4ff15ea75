"""The current clip: its text, its sound to see, hear and trim, its quality, and whether it is used."""

# ruff: noqa: N802 -- Qt's names

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from tts_studio.gui.base.job import Failure
from tts_studio.gui.clips.clip_edits import number
from tts_studio.gui.clips.clip_figures import ClipFigures
from tts_studio.gui.clips.clip_pictures import ClipPictures, Pictured
from tts_studio.gui.clips.spectrogram import Spectrogram
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import button, card, column, muted, name_control, shortcut, space, tinted
from tts_studio.gui.kit.flow import Flow, Sides
from tts_studio.gui.kit.icons import icon
from tts_studio.gui.kit.scrolling import scrolling
from tts_studio.gui.kit.waveform import Waveform
from tts_studio.gui.kit.wording import spoken
from tts_studio.project.model import Clip

_MARGIN = 0.2  # seconds of the room's sound that are left before and after the speech


class ClipDetails(QWidget):
    """Shows one clip and reports what is to be changed in it."""

    trim_chosen = Signal(object)
    """(start, end) in seconds, or None for the whole recording."""
    use_chosen = Signal(bool)
    play_wanted = Signal()
    """Play from the position mark, or stop."""
    seek_wanted = Signal(float)
    spectrogram_chosen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._clip: Clip | None = None
        self._pictures = ClipPictures(self)
        self._pictures.ready.connect(self.show_picture)
        self._pictures.failed.connect(self._on_unreadable)
        self._heading = muted()
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setFont(theme.larger(1.2))
        self.problem = tinted("", "bad")
        self.waveform = Waveform()
        self.waveform.set_trimmable(True)
        self.spectrogram = Spectrogram()
        self.waveform.axis_changed.connect(self.spectrogram.set_axis)
        self.waveform.trim_changed.connect(self.trim_chosen)
        self.waveform.seek_wanted.connect(self.seek_wanted)
        self.play = button(self.tr("P&lay"), self.play_wanted.emit, sign="play", help_text=self.tr("Space"))
        self.fit = button(self.tr("Trim to &speech"), self._trim_to_speech)
        self.whole = button(self.tr("&Undo trim"), self._use_whole)
        self.frequencies = QCheckBox(self.tr("Sp&ectrogram"))
        name_control(self.frequencies, self.tr("Show the spectrogram"))
        self.frequencies.clicked.connect(self.spectrogram_chosen)
        self.use = QCheckBox(self.tr("Use this clip for &training"))
        name_control(self.use, self.tr("Use this clip for training"))
        self.use.clicked.connect(self.use_chosen)
        self.figures = ClipFigures()
        shortcut("Space", self.waveform, self.play_wanted.emit)
        self._lay_out()
        self.show_clip(None)

    @property
    def clip(self) -> Clip | None:
        """The clip that is shown."""
        return self._clip

    def show_clip(self, clip: Clip | None) -> None:
        """Show a clip; its waveform follows a moment later."""
        before, self._clip = self._clip, clip
        self.setEnabled(clip is not None)
        if clip is None:
            self._pictures.ask(None)
            self._show_sound(None)
            return
        if before is None or before.audio != clip.audio or before.digest != clip.digest:
            self._show_sound(None)
            self.problem.hide()
            self._pictures.ask(clip.audio)
        self._heading.setText(self.tr("Clip {0}").format(number(clip.id)))
        self._text.setText(clip.text)
        self.figures.show_clip(clip)
        self.use.setChecked(clip.accepted)
        self._show_trim(clip)

    def set_position(self, second: float | None) -> None:
        """Mark the second that is playing."""
        self.waveform.set_position(second)
        self.spectrogram.set_position(second)

    def set_playing(self, playing: bool) -> None:
        """Let the button stop the sound, or start it."""
        self.play.setText(self.tr("St&op") if playing else self.tr("P&lay"))
        name_control(self.play, self.play.text())
        self.play.setIcon(icon("stop" if playing else "play"))

    def show_spectrogram(self, shown: bool) -> None:
        """Show the spectrogram below the waveform, or not."""
        self.spectrogram.setVisible(shown)
        self.frequencies.setChecked(shown)

    def sizeHint(self) -> QSize:
        """Return a size that leaves the table its share of the page."""
        return QSize(theme.unit() * 100, theme.unit() * 37)

    def minimumSizeHint(self) -> QSize:
        """Return the size below which the page scrolls more than it shows."""
        return QSize(theme.unit() * 30, theme.unit() * 12)

    # --- sound ---------------------------------------------------------------------------------------------------

    @Slot(object)
    def show_picture(self, pictured: Pictured) -> None:
        """Show the sound of the clip, once it has been read."""
        if self._clip is not None and pictured.path == self._clip.audio:
            self._show_sound(pictured)
            self._show_trim(self._clip)

    @Slot(object)
    def _on_unreadable(self, failure: Failure) -> None:
        self.show_problem(spoken(failure.message))

    def show_problem(self, sentence: str) -> None:
        """Say why there is no sound to show."""
        self._show_sound(None)
        self.problem.setText(sentence)
        self.problem.show()

    def _show_sound(self, pictured: Pictured | None) -> None:
        self.waveform.set_audio(pictured.audio if pictured else None)
        self.spectrogram.set_audio(pictured.audio if pictured else None, pictured.levels if pictured else None)

    def _show_trim(self, clip: Clip) -> None:
        self.waveform.set_trim(clip.trim)
        self.spectrogram.set_trim(clip.trim)
        self.fit.setEnabled(self._speech_span(clip) not in (None, clip.trim))
        self.whole.setEnabled(clip.trim is not None)

    # --- trim ----------------------------------------------------------------------------------------------------

    @Slot()
    def _trim_to_speech(self) -> None:
        span = self._speech_span(self._clip) if self._clip else None
        if span:
            self.trim_chosen.emit(span)

    @Slot()
    def _use_whole(self) -> None:
        self.trim_chosen.emit(None)

    @staticmethod
    def _speech_span(clip: Clip) -> tuple[float, float] | None:
        """Return where the speech is, with a little of the room's sound beside it; None for the whole recording."""
        first, last = clip.report.get("speech_start"), clip.report.get("speech_end")
        if not isinstance(first, int | float) or not isinstance(last, int | float):
            return None
        span = round(max(0.0, first - _MARGIN), 3), round(min(clip.seconds, last + _MARGIN), 3)
        cuts = span[0] > 0.0 or span[1] < round(clip.seconds, 3)
        return span if cuts and span[0] < span[1] else None

    # --- places --------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        frame, inside = card()
        space(inside, margins=1.5)
        inside.addWidget(scrolling(Sides((self._sound(), 5), (self._quality(), 3), spacing=2.5)), 1)
        inside.addLayout(Flow(self.play, self.fit, self.whole))  # outside, so that it is always in sight
        outer = QVBoxLayout(self)
        space(outer)
        outer.addWidget(frame)

    def _sound(self) -> QWidget:
        box, left = column(spacing=0.7)
        left.addWidget(self._heading)
        left.addWidget(self._text)
        left.addWidget(self.problem)
        left.addWidget(self.waveform, 3)
        left.addWidget(self.spectrogram, 2)
        return box

    def _quality(self) -> QWidget:
        box, layout = column(spacing=1.0)
        layout.addWidget(self.figures, 1)
        layout.addWidget(self.frequencies)
        layout.addWidget(self.use)
        box.setMinimumWidth(theme.unit() * 28)
        return box
