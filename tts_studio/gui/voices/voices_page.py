"""The voices: how each sounds, how good it is, and what can be done with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, Qt, Slot
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from tts_studio import jobs
from tts_studio.errors import StudioError
from tts_studio.formats import DEFAULT_DESTINATION
from tts_studio.gui.base.errand import Errands
from tts_studio.gui.base.job import Failure
from tts_studio.gui.base.notice import Notice
from tts_studio.gui.base.page import Page
from tts_studio.gui.base.playback import PlaybackClient
from tts_studio.gui.base.speech_memory import with_voice
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.base.voice_entry import VoiceEntry, read_entries
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.ask import AskName
from tts_studio.gui.kit.controls import button, card, muted, name_control, row, shortcut, space, title
from tts_studio.gui.kit.empty_state import EmptyState
from tts_studio.gui.kit.files import AskFolder, documents, show_folder
from tts_studio.gui.kit.flow import Sides
from tts_studio.gui.kit.stack import Stack
from tts_studio.gui.kit.wording import spoken
from tts_studio.gui.voices.voice_details import VoiceDetails
from tts_studio.gui.voices.voice_list import VoicesModel
from tts_studio.gui.voices.voice_sample import sample_of
from tts_studio.messages import Message
from tts_studio.project.voices import rename_voice, restore_voice, trash_voice

_LEAST_RECORDINGS = 2  # one to describe the speaker, one to compare with


class VoicesPage(Page):
    """The list at the left, the chosen voice at the right."""

    def __init__(self, studio: Studio) -> None:
        super().__init__(
            studio, self.tr("Voices"), self.tr("Finished voices work in every program that reads Piper voices.")
        )
        self._errands = Errands(self)
        self._player = PlaybackClient(studio.playback, self)
        self._missing: dict[str, Mapping[str, Message]] = {}  # voice → score → why it could not be measured
        self.model = VoicesModel(self)
        self.view = QListView()
        self.card = VoiceDetails()
        self._make_list()
        self._make_first()
        self._views = Stack()
        self._waiting = muted(self.tr("Reading the voices …"))
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._full = QWidget()
        self._error: EmptyState | None = None
        for view in (self._waiting, self._full):
            self._views.addWidget(view)
        self._lay_out()
        self._connect()

    # --- coming and going ----------------------------------------------------------------------------------------

    def enter(self) -> None:
        """Read the list of voices."""
        self.read_voices()

    def leave(self) -> None:
        """Stop the sound."""
        self._player.stop()

    def first_focus(self) -> QWidget | None:
        """Return the list."""
        return self.view

    @Slot()
    def read_voices(self) -> None:
        """Read the list of voices, and check them."""
        project = self.studio.project
        work = partial(read_entries, project.folder if project else None)
        self._errands.run(work, self._show_entries, self._on_unreadable)

    @Slot(object)
    def _show_entries(self, entries: Sequence[VoiceEntry]) -> None:
        chosen = self.entry
        known = {entry.name for entry in self.model.entries}
        new = [entry.name for entry in entries if known and entry.name not in known]
        self.model.show(entries)
        wanted = new[0] if new else chosen.name if chosen else ""
        self.view.setCurrentIndex(self.model.index(max(0, self.model.row_of(wanted))))
        self._views.setCurrentWidget(self._full)
        self._show_card()

    @Slot(object)
    def _on_unreadable(self, failure: Failure) -> None:
        if self._error is not None:
            self._error.deleteLater()
        again = button(self.tr("Try again"), self.read_voices, kind="primary", sign="redo")
        words = spoken(failure.message)
        self._error = EmptyState("error", self.tr("The voices cannot be read"), words, again)
        self._views.addWidget(self._error)
        self._views.setCurrentWidget(self._error)

    # --- the chosen voice ----------------------------------------------------------------------------------------

    @property
    def entry(self) -> VoiceEntry | None:
        """The chosen voice."""
        row_number = self.view.currentIndex().row()
        return self.model.entries[row_number] if 0 <= row_number < len(self.model.entries) else None

    @Slot()
    def _on_chosen(self) -> None:
        self._player.stop()
        self._show_card()

    def _show_card(self) -> None:
        entry = self.entry
        self.card.setVisible(entry is not None)
        if entry is not None:
            self.card.show_destinations({name: spoken(title) for name, title in jobs.destinations().items()})
            enough = sum(clip.accepted for clip in self.studio.clips()) >= _LEAST_RECORDINGS
            self.card.show_entry(entry, self._missing.get(entry.name, {}), with_recordings=enough)
        self._first.setVisible(not any(entry.own for entry in self.model.entries))

    @Slot()
    def speak_with(self) -> None:
        """Go to the Speak page with the chosen voice."""
        entry = self.entry
        if entry is not None and not entry.problem:
            self.studio.change_settings(**with_voice(self.studio.settings, entry.name))
            self.studio.page_wanted.emit("speak")

    @Slot()
    def hear(self) -> None:
        """Play the chosen voice's sample, or stop it."""
        if self._player.playing:
            self._player.stop()
        elif self.entry is not None and not self.entry.problem:
            project = self.studio.project
            self._player.play(sample_of(self.entry, project.folder if project else None))

    @Slot()
    def show_files(self) -> None:
        """Show the folder of the chosen voice."""
        if self.entry is not None:
            show_folder(self.entry.folder)

    @Slot()
    def rename(self) -> None:
        """Give the chosen voice another name; its files keep theirs, by which other programs know it."""
        entry = self.entry
        if entry is None or not entry.own or entry.problem:
            return
        name = AskName.ask(
            self.tr("Rename the voice"),
            self.tr("&Name"),
            str(entry.passport.get("name", entry.title)),
            self.tr("Rename"),
            self,
        )
        if name:
            try:
                rename_voice(entry.folder, name)
            except StudioError as error:
                self.studio.fail(error)
            self.studio.voices_changed.emit()

    @Slot()
    def delete(self) -> None:
        """Move the chosen voice to the trash, from which it can be restored."""
        entry = self.entry
        if entry is None or not entry.own or not entry.passport or self.studio.refuse_while_busy():
            return
        self._player.stop()
        try:
            place = trash_voice(entry.folder)
        except StudioError as error:
            self.studio.fail(error)
            return
        self.studio.tell(
            Notice(
                "info",
                self.tr("The voice “{0}” is in the trash.").format(entry.title),
                action=self.tr("Undo"),
                do=partial(self._restore, place),
            )
        )
        self.studio.voices_changed.emit()

    def _restore(self, place: Path) -> None:
        try:
            restore_voice(place)
        except StudioError as error:
            self.studio.fail(error)
        self.studio.voices_changed.emit()

    # --- jobs ----------------------------------------------------------------------------------------------------

    @Slot()
    def evaluate(self) -> None:
        """Compare the chosen voice with the recordings."""
        entry, project = self.entry, self.studio.project
        if entry is None or project is None:
            return
        start = partial(jobs.evaluate, entry.name, project.folder)
        then = partial(self._show_scores, entry)
        self.studio.run(self.tr("Measuring “{0}”").format(entry.title), start, heavy=True, then=then)

    def _show_scores(self, entry: VoiceEntry, result: Mapping[str, object]) -> None:
        found = result.get("missing")
        missing: dict[str, Message] = dict(found) if isinstance(found, Mapping) else {}
        self._missing[entry.name] = missing
        self.read_voices()
        words = self.tr("“{0}” has been measured.").format(entry.title)
        reasons = " ".join(dict.fromkeys(spoken(reason) for reason in missing.values()))
        self.studio.tell(Notice("info" if missing else "good", words, reasons))

    @Slot(str)
    def export(self, to: str = DEFAULT_DESTINATION) -> None:
        """Copy the chosen voice for another program."""
        entry = self.entry
        if entry is None or entry.problem:
            return
        out = AskFolder.ask(self.tr("Export to which folder?"), documents(), self)
        if out is None:
            return
        project = self.studio.project
        small = self.card.half_the_size
        start = partial(jobs.export, entry.name, out, project.folder if project else None, to, small=small)
        self.studio.run(self.tr("Exporting “{0}”").format(entry.title), start, then=self._show_exported)

    def _show_exported(self, result: Mapping[str, object]) -> None:
        folder = Path(str(result["folder"]))
        model = Path(str(result["model"])).name
        again = partial(show_folder, folder)
        words = self.tr("The voice is ready for other programs, as “{0}”.").format(model)
        page = Path(str(result["instructions"])).name if "instructions" in result else ""
        more = self.tr("What to do with it is in “{0}”.").format(page) if page else ""
        self.studio.tell(Notice("good", words, more, action=self.tr("Show in folder"), do=again))
        again()

    # --- making --------------------------------------------------------------------------------------------------

    def _make_list(self) -> None:
        self.view.setModel(self.model)
        self.view.setIconSize(QSize(theme.unit() * 2, theme.unit() * 2))
        self.view.setSpacing(theme.unit() // 2)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setMinimumWidth(theme.unit() * 26)
        self.view.setMinimumHeight(theme.unit() * 16)
        keys = self.tr("Enter speaks with the voice, Space plays a sample, F2 renames it, Del removes it.")
        name_control(self.view, self.tr("Voices"), keys)

    def _make_first(self) -> None:
        """Make what is shown above the base voice while there is no other voice."""
        self._train = button(self.tr("&Train a voice"), self._want_training, kind="primary", sign="train")
        self._first: QFrame
        self._first, inner = card()
        inner.addWidget(title(self.tr("No voice of your own yet"), 1.25))
        inner.addWidget(
            muted(self.tr("Record a few minutes of speech and train a voice. Until then, try the base voice."))
        )
        buttons = row(self._train)
        buttons.addStretch(1)
        inner.addLayout(buttons)

    def _lay_out(self) -> None:
        right, inside = QWidget(), QVBoxLayout()
        right.setLayout(inside)
        space(inside, spacing=2.0)
        inside.addWidget(self._first)
        inside.addWidget(self.card)
        inside.addStretch(1)
        layout = QVBoxLayout(self._full)
        space(layout)
        layout.addWidget(Sides((self.view, 2), (right, 5)))
        self.body.addWidget(self._views, 1)

    def _connect(self) -> None:
        parts = self.card
        for control, do in (
            (parts.speak, self.speak_with),
            (parts.sample, self.hear),
            (parts.evaluate, self.evaluate),
            (parts.folder, self.show_files),
            (parts.rename, self.rename),
            (parts.delete, self.delete),
        ):
            control.clicked.connect(do)
        parts.export_wanted.connect(self.export)
        for key, do in (("Return", self.speak_with), ("Enter", self.speak_with), ("Space", self.hear)):
            shortcut(key, self.view, do)
        shortcut("F2", self.view, self.rename)
        shortcut("Del", self.view, self.delete)
        shortcut("Escape", self, self._player.stop)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self._player.changed.connect(self._on_playing)
        self._player.failed.connect(self._on_failed)
        self.studio.voices_changed.connect(self.read_voices)
        self.studio.project_changed.connect(self.read_voices)

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, *_indexes: QModelIndex) -> None:
        self._on_chosen()

    @Slot()
    def _on_playing(self) -> None:
        self.card.show_sample_playing(self._player.playing)

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        self.studio.tell_failure(failure)

    @Slot()
    def _want_training(self) -> None:
        self.studio.page_wanted.emit("train" if self.studio.project else "welcome")
