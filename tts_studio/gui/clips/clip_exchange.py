"""Importing and exporting clips: the question or the drop, the job, and the report afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from tts_studio import jobs
from tts_studio.gui.base.job import JobOutcome
from tts_studio.gui.base.notice import Notice
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.clips.import_report import ImportReport
from tts_studio.gui.clips.importing import Importing, ImportOutcome
from tts_studio.gui.kit.files import documents, show_folder


class ClipExchange(QObject):
    """Imports into the open project and exports from it; its dialogs belong to ``window``, the page of the clips."""

    report_known = Signal(bool)
    """Whether there is a report of an import into this project."""

    def __init__(self, studio: Studio, window: QWidget) -> None:
        super().__init__(window)
        self._studio = studio
        self._window = window
        self.importing = Importing(studio, self)
        self.report: ImportReport | None = None
        """The report of the last import while it is open."""
        self._last: ImportOutcome | None = None
        self.importing.ended.connect(self._on_imported)
        studio.project_changed.connect(self._forget_last)

    @Slot()
    def choose_folder(self) -> None:
        """Import a folder, which the user chooses."""
        heading = self.tr("Import a folder of recordings")
        chosen = QFileDialog.getExistingDirectory(self._window, heading, str(documents()))
        self.import_paths([Path(chosen)] if chosen else [])

    @Slot()
    def choose_list(self) -> None:
        """Import a list, which the user chooses."""
        patterns = " ".join(f"*{suffix}" for suffix in jobs.list_suffixes())
        kinds = f"{self.tr('Lists of recordings and texts')} ({patterns})"
        heading = self.tr("Import a list of recordings")
        chosen, _ = QFileDialog.getOpenFileName(self._window, heading, str(documents()), kinds)
        self.import_paths([Path(chosen)] if chosen else [])

    @Slot()
    def choose_recordings(self) -> None:
        """Import single recordings, which the user chooses, with the texts beside them."""
        patterns = " ".join(f"*{suffix}" for suffix in jobs.recording_suffixes())
        heading = self.tr("Import recordings with their texts")
        kinds = f"{self.tr('Recordings and videos')} ({patterns})"
        chosen, _ = QFileDialog.getOpenFileNames(self._window, heading, str(documents()), kinds)
        self.import_paths([Path(path) for path in chosen])

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import folders, lists, archives, or recordings with their texts."""
        if paths and jobs.offered(paths).nothing:
            title = self.tr("There is nothing to import in “{0}”.").format(paths[0].name)
            hint = self.tr("Please choose a folder of recordings, a list of texts, or recordings with .txt files.")
            self._studio.tell(Notice("warning", title, hint))
        elif paths:
            self.importing.start(tuple(paths))

    @Slot(str, str)
    def _import_again(self, text_column: str, speaker: str) -> None:
        """Import what was imported last, with what the user has chosen in the report."""
        if self.report is not None:
            self.report.close()
        if self._last is not None:
            self.importing.start(self._last.paths, text_column, speaker)

    @Slot(object, object)
    def _on_imported(self, outcome: ImportOutcome, how: JobOutcome) -> None:
        self._last = outcome
        self.report_known.emit(True)
        if how is JobOutcome.FAILED:  # the studio has shown why
            return
        words = self.tr("Recordings imported: {0}").format(len(outcome.taken))
        if not outcome.refused and not outcome.has_decided:
            kind = "good" if outcome.complete else "info"
            self._studio.tell(Notice(kind, words))
        elif outcome.complete and self._window.isVisible():
            self.show_report()
        else:
            if outcome.refused:
                words = f"{words} · {self.tr('not imported: {0}').format(len(outcome.refused))}"
            self._studio.tell(Notice("info", words, action=self.tr("Show the report"), do=self.show_report))

    @Slot()
    def show_report(self) -> None:
        """Show what the last import has accepted and refused."""
        if self._last is not None:
            if self.report is not None:
                self.report.close()
            self.report = ImportReport(self._last, self._window)
            self.report.finished.connect(self._forget_report)
            self.report.choices.chosen.connect(self._import_again)
            self.report.open()

    @Slot()
    def _forget_report(self) -> None:
        self.report = None

    @Slot()
    def choose_export(self) -> None:
        """Write the data set to a folder, which the user names."""
        project = self._studio.project
        if project is None:
            return
        proposed = str(documents() / self.tr("{0} – data set").format(project.info.speaker))
        chosen, _ = QFileDialog.getSaveFileName(self._window, self.tr("Export the data set to a new folder"), proposed)
        if chosen:
            self.export_to(Path(chosen))

    def export_to(self, out: Path) -> None:
        """Write the accepted clips to a new folder in the layout of LJSpeech."""
        project = self._studio.project
        if project is not None:
            name = self.tr("Export of the data set")
            self._studio.run(name, partial(jobs.export_dataset, project.folder, out), then=self._on_exported)

    def _on_exported(self, result: Mapping[str, object]) -> None:
        folder = Path(str(result["folder"]))
        title = self.tr("The data set is in “{0}”.").format(folder)
        hint = self.tr("Clips: {0} · {1} minutes").format(result["clips"], result["minutes"])
        self._studio.tell(
            Notice("good", title, hint, action=self.tr("Show the folder"), do=partial(show_folder, folder))
        )

    @Slot()
    def _forget_last(self) -> None:
        self._last = None
        self.report_known.emit(False)
