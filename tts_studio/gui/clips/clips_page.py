"""The recordings of a project: look, listen, correct, trim, remove, import and export."""

# ruff: noqa: N802 -- Qt's names

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QUndoCommand
from PySide6.QtWidgets import QMenu, QSplitter, QWidget

from tts_studio.audio import quality
from tts_studio.audio.signal import Audio
from tts_studio.gui.base.job import Job
from tts_studio.gui.base.notice import Notice
from tts_studio.gui.base.page import Page
from tts_studio.gui.base.playback import PlaybackClient
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.clips.clip_details import ClipDetails
from tts_studio.gui.clips.clip_edits import ClipEdits, number, numbers
from tts_studio.gui.clips.clip_exchange import ClipExchange
from tts_studio.gui.clips.clip_model import ClipsFilter, ClipsModel, wants_attention
from tts_studio.gui.clips.clips_bar import ClipsBar
from tts_studio.gui.clips.clips_table import ClipsTable
from tts_studio.gui.clips.commands import RemoveClips
from tts_studio.gui.clips.import_progress import ImportProgress
from tts_studio.gui.clips.importing import ImportOutcome
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import button, column, muted, shortcut
from tts_studio.gui.kit.drop_veil import DropVeil
from tts_studio.gui.kit.empty_state import EmptyState
from tts_studio.gui.kit.files import dropped
from tts_studio.gui.kit.stack import Stack
from tts_studio.gui.kit.times import exact_duration
from tts_studio.gui.kit.wording import spoken
from tts_studio.project.model import Clip, speech_of


class ClipsPage(Page):
    """The table of clips, with the current one below it."""

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio, self.tr("Clips"))
        self.setAcceptDrops(True)
        self.edits = ClipEdits(studio, self)
        self.player = PlaybackClient(studio.playback, self)
        """Plays the kept part of a clip; seconds count from the beginning of its recording."""
        self.exchange = ClipExchange(studio, self)
        self.model = ClipsModel(self)
        self.shown = ClipsFilter(self.model, self)
        self.table = ClipsTable(self.shown)
        self.details = ClipDetails()
        self.bar = ClipsBar(self.edits.stack)
        self.progress = ImportProgress()
        self._removed_at = -1
        self._lay_out()
        self._connect()
        self._show_settings()
        self._show_clips()

    # --- Page ----------------------------------------------------------------------------------------------------

    def enter(self) -> None:
        """Show the clips as they are now."""
        self._show_clips()

    def leave(self) -> None:
        """Stop the sound, and judge now what was put off."""
        self.player.stop()
        self.edits.settle()

    def first_focus(self) -> QWidget | None:
        """Return the table, or while it is empty the first button."""
        return self.table if self.model.rowCount() else self.empty_import

    def shows_job(self) -> bool:
        """Return whether the job under way is an import, which is shown here."""
        return self.exchange.importing.under_way

    # --- clips ---------------------------------------------------------------------------------------------------

    @Slot()
    def _show_clips(self) -> None:
        """Show the clips of the project, as they are now."""
        clips = self.studio.clips()
        self.model.set_clips(clips)
        self._stack.setCurrentIndex(1 if clips else 0)
        if clips and self.table.current_clip is None:
            self.table.select(0)
        self.summary.setText(self._in_words(clips))
        self.summary.setVisible(bool(clips))
        self.export.setEnabled(any(clip.accepted for clip in clips))
        self._show_current()

    @Slot()
    def _show_current(self) -> None:
        clip = self.table.current_clip
        played: Clip | None = self.player.subject
        if played is not None and (clip is None or clip.id != played.id):
            self.player.stop()
        self.details.show_clip(clip)
        self.details.setVisible(clip is not None)
        attention = sum(map(wants_attention, self.studio.clips()))
        self.bar.show_counts(len(self.table.selected_clips), attention)
        hidden = bool(self.model.rowCount()) and not self.shown.rowCount()
        self._shown_or_not.setCurrentIndex(1 if hidden else 0)
        if hidden:
            self._not_found.set_sentence(self._what_is_not_found())

    def _what_is_not_found(self) -> str:
        words = " ".join(self.bar.filter.text().split())
        if not words:
            return self.tr("No clip needs attention.")
        if self.bar.attention.isChecked():
            return self.tr("No clip that needs attention contains “{0}”.").format(words)
        return self.tr("No clip contains “{0}”.").format(words)

    def _in_words(self, clips: Sequence[Clip]) -> str:
        used = [clip for clip in clips if clip.accepted]
        parts = [
            self.tr("Clips: {0}").format(len(clips)),
            self.tr("{0} of speech for training").format(exact_duration(speech_of(clips))),
        ]
        if len(used) < len(clips):
            parts.append(self.tr("left out: {0}").format(len(clips) - len(used)))
        attention = sum(map(wants_attention, clips))
        parts.append(
            self.tr("need attention: {0}").format(attention) if attention else self.tr("nothing needs attention")
        )
        return " · ".join(parts)

    # --- changing ------------------------------------------------------------------------------------------------

    @Slot(object)
    def _trim(self, trim: tuple[float, float] | None) -> None:
        if self.details.clip is not None:
            self.edits.trim(self.details.clip, trim)

    @Slot(bool)
    def _use_shown(self, use: bool) -> None:
        if self.details.clip is not None:
            self.edits.accept([self.details.clip], use)

    @Slot(object, bool)
    def _use_one(self, clip: Clip, use: bool) -> None:
        self.edits.accept([clip], use)

    @Slot(bool)
    def _use_selected(self, use: bool) -> None:
        self.edits.accept(self.table.selected_clips, use)

    @Slot()
    def _remove_selected(self) -> None:
        clips = self.table.selected_clips
        if not clips:
            return
        self.player.stop()
        row = min(self.shown.index_of(clip.id).row() for clip in clips)
        if not self.edits.remove_clips(clips):
            return
        self.table.select(row)
        self._removed_at = self.edits.stack.index()
        words = self.tr("Clip {0} moved to the trash") if len(clips) == 1 else self.tr("Clips {0} moved to the trash")
        words = words.format(numbers(clip.id for clip in clips))
        self.studio.tell(Notice("info", words, action=self.tr("Undo"), do=self._undo_removal))

    @Slot()
    def _record_selected_again(self) -> None:
        self.studio.record_again(self.table.selected_clips)

    @Slot()
    def _record_all_again(self) -> None:
        self.studio.record_again(filter(wants_attention, self.studio.clips()))

    @Slot()
    def _undo_removal(self) -> None:
        """Undo the removal that the notice is about, unless another change came after it."""
        if self.edits.stack.index() == self._removed_at:
            self._undo()

    @Slot()
    def _undo(self) -> None:
        stack = self.edits.stack
        if stack.canUndo():
            words = self._undone(stack.command(stack.index() - 1))
            stack.undo()
            self.studio.tell(Notice("info", words))

    def _undone(self, command: QUndoCommand) -> str:
        if not isinstance(command, RemoveClips):
            return self.tr("Undone: {0}").format(command.text())
        words = self.tr("Clip {0} is back") if len(command.identifiers) == 1 else self.tr("Clips {0} are back")
        return words.format(numbers(command.identifiers))

    @Slot()
    def _redo(self) -> None:
        if self.edits.stack.canRedo():
            words = self.tr("Redone: {0}").format(self.edits.stack.redoText())
            self.edits.stack.redo()
            self.studio.tell(Notice("info", words))

    @Slot(object)
    def _on_restored(self, identifiers: Sequence[str]) -> None:
        self.table.show_clip(identifiers[0])

    @Slot(object)
    def _on_mismatch(self, clip: Clip) -> None:
        reasons = [spoken(reason) for reason in quality.reasons(clip.report)]
        title = self.tr("The text of clip {0} may differ from what is said in it.").format(number(clip.id))
        hint = self.tr("Please listen to it, and correct the text or leave the clip out.")
        self.studio.tell(Notice("warning", title, " ".join([*reasons[:1], hint])))

    # --- listening -----------------------------------------------------------------------------------------------

    @Slot()
    def _play(self) -> None:
        """Play the current clip from its mark on, or stop."""
        clip = self.details.clip
        if self.player.playing:
            self.player.stop()
        elif clip is not None:
            self._play_from(clip, self.details.waveform.position)

    @Slot(float)
    def _seek(self, second: float) -> None:
        clip = self.details.clip
        if clip is not None and self.player.playing:
            self._play_from(clip, second)
        else:
            self.details.set_position(second)

    def _play_from(self, clip: Clip, second: float | None) -> None:
        """Play the kept part of a clip, from ``second`` of its recording on if that lies within the part."""
        start, end = clip.span
        begin = second if second is not None and start <= second < end else start
        self.player.play(partial(_recording, clip), begin, subject=clip, origin=start)

    @Slot()
    def _on_playing(self) -> None:
        self.details.set_playing(self.player.playing)

    @Slot(bool)
    def _choose_spectrogram(self, shown: bool) -> None:
        self.studio.change_settings(show_spectrogram=shown)

    @Slot()
    def _show_settings(self) -> None:
        self.details.show_spectrogram(self.studio.settings.show_spectrogram)

    # --- bringing in ---------------------------------------------------------------------------------------------

    @Slot(object, object)
    def show_import(self, job: Job, outcome: ImportOutcome) -> None:
        """Show an import that has begun."""
        self.progress.follow(job, outcome)
        self._show_busy(True)

    @Slot()
    def _on_import_ended(self) -> None:
        self.progress.forget()
        self._show_busy(False)
        focus = self.first_focus()
        if self.hasFocus() and focus is not None:  # the page had it while its buttons were disabled
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_busy(self, busy: bool) -> None:
        for control in (self.bring, self.empty_import, self.empty_list):
            control.setEnabled(not busy)

    # --- dropping ------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Show what a drop does, if there is something to import."""
        if self.studio.project is not None and not self.studio.busy and dropped(event):
            event.acceptProposedAction()
            self.veil.cover()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Remove the veil."""
        self.veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        self.veil.hide()
        event.acceptProposedAction()
        self.exchange.import_paths(dropped(event))

    # --- making --------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.bring = button(self.tr("&Import"), sign="import")
        self.bring.setMenu(self._import_menu())
        self.export = button(self.tr("E&xport …"), self.exchange.choose_export, sign="export")
        self.export.setToolTip(self.tr("Write the clips as a data set (LJSpeech) for other programs"))
        self.head.addWidget(self.bring)
        self.head.addWidget(self.export)
        self.summary = muted()
        self._stack = Stack(self._make_empty(), self._make_full())
        self.body.addWidget(self.summary)
        self.body.addWidget(self.progress)
        self.body.addWidget(self._stack, 1)
        self.veil = DropVeil(self.tr("Drop to import: a folder, a list, or recordings with their texts"), self)

    def _import_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("A &folder of recordings …"), self.exchange.choose_folder)
        menu.addAction(self.tr("A &list of recordings and texts, or an archive …"), self.exchange.choose_list)
        menu.addAction(self.tr("Single &recordings or videos …"), self.exchange.choose_recordings)
        menu.addSeparator()
        report = menu.addAction(self.tr("&Report of the last import"), self.exchange.show_report)
        report.setEnabled(False)
        self.exchange.report_known.connect(report.setEnabled)
        return menu

    def _make_empty(self) -> QWidget:
        self.empty_record = button(self.tr("&Record"), self._go_and_record, kind="primary", sign="record")
        self.empty_import = button(self.tr("Import a &folder …"), self.exchange.choose_folder, sign="folder")
        self.empty_list = button(self.tr("Import a &list …"), self.exchange.choose_list, sign="import")
        return EmptyState(
            "clips",
            self.tr("No recordings yet"),
            self.tr(
                "All recordings of the speaker appear here. Record some, import what you have, or drop a folder of"
                " recordings with their texts on this page."
            ),
            self.empty_record,
            self.empty_import,
            self.empty_list,
        )

    @Slot()
    def _go_and_record(self) -> None:
        self.studio.page_wanted.emit("record")

    def _make_full(self) -> QWidget:
        self._shown_or_not = Stack(self.table, self._make_nothing_found())
        above, layout = column(spacing=1.0)
        layout.addWidget(self.bar)
        layout.addWidget(self._shown_or_not, 1)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(above)
        splitter.addWidget(self.details)
        splitter.setStretchFactor(0, 1)
        splitter.setCollapsible(0, False)
        splitter.setHandleWidth(round(theme.unit() * 1.2))
        splitter.setStyleSheet("QSplitter::handle { background: transparent; }")
        return splitter

    def _make_nothing_found(self) -> QWidget:
        self.show_all = button(self.tr("&Show all clips"), self.bar.show_everything)
        self._not_found = EmptyState("search", self.tr("No clip matches"), "", self.show_all)
        return self._not_found

    def _connect(self) -> None:
        self.studio.clips_changed.connect(self._show_clips)
        self.studio.project_closing.connect(self._on_closing)
        self.studio.project_changed.connect(self._on_project)
        self.table.current_changed.connect(self._show_current)
        self.table.play_wanted.connect(self._play)
        self.table.remove_wanted.connect(self._remove_selected)
        self.table.use_wanted.connect(self._use_selected)
        self.model.text_entered.connect(self.edits.edit_text)
        self.model.use_chosen.connect(self._use_one)
        self.edits.restored.connect(self._on_restored)
        self.edits.mismatched.connect(self._on_mismatch)
        self.bar.text_changed.connect(self._filter)
        self.bar.left.connect(self.table.setFocus)
        self.bar.attention_chosen.connect(self._filter_attention)
        self.table.again_wanted.connect(self._record_selected_again)
        self.bar.again_wanted.connect(self._record_selected_again)
        self.bar.all_again_wanted.connect(self._record_all_again)
        self.bar.edit_wanted.connect(self.table.edit_text)
        self.bar.remove_wanted.connect(self._remove_selected)
        self.bar.undo_wanted.connect(self._undo)
        self.bar.redo_wanted.connect(self._redo)
        self.details.trim_chosen.connect(self._trim)
        self.details.use_chosen.connect(self._use_shown)
        self.details.play_wanted.connect(self._play)
        self.details.seek_wanted.connect(self._seek)
        self.details.spectrogram_chosen.connect(self._choose_spectrogram)
        self.studio.settings_changed.connect(self._show_settings)
        self.player.moved.connect(self.details.set_position)
        self.player.changed.connect(self._on_playing)
        self.player.failed.connect(self.studio.tell_failure)
        self.exchange.importing.started.connect(self.show_import)
        self.exchange.importing.changed.connect(self.progress.show_outcome)
        self.exchange.importing.ended.connect(self._on_import_ended)
        for keys, do in (("Ctrl+Z", self._undo), ("Ctrl+Shift+Z", self._redo), ("Ctrl+Y", self._redo)):
            shortcut(keys, self, do)
        shortcut("Ctrl+F", self, self.bar.filter.setFocus)

    @Slot(str)
    def _filter(self, text: str) -> None:
        self.shown.set_text(text)
        self._after_filter()

    @Slot(bool)
    def _filter_attention(self, only: bool) -> None:
        self.shown.set_attention(only)
        self._after_filter()

    def _after_filter(self) -> None:
        if self.table.current_clip is None:
            self.table.select(0)
        self._show_current()

    @Slot()
    def _on_closing(self) -> None:
        self.table.finish_editing()
        self.edits.finish()

    @Slot()
    def _on_project(self) -> None:
        self.player.stop()
        self.bar.show_everything()
        self._show_clips()


def _recording(clip: Clip) -> Iterator[Audio]:
    yield clip.read()
