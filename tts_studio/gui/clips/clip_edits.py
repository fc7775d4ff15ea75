"""The changes to clips: each is written to disk at once, the clip is judged again, and the change can be undone."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QObject, QSignalBlocker, Signal, Slot
from PySide6.QtGui import QUndoStack

from tts_studio.audio import quality
from tts_studio.errors import ProjectError, StudioError
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.clips.commands import Change, ChangeClips, RemoveClips
from tts_studio.gui.clips.rejudging import Rejudging
from tts_studio.project.model import Clip
from tts_studio.project.store import Project

MISMATCHES = frozenset({"too_short_for_text", "too_long_for_text"})
"""Codes of reports: the text differs from what was recorded."""
_MOST_NAMED = 5


class ClipEdits(QObject):
    """Changes the clips of the open project and keeps the history of changes until another project is opened."""

    restored = Signal(object)
    """Ids of clips that came back from the trash."""
    mismatched = Signal(object)
    """A ``Clip`` whose text does not match the recording, found after a change."""

    def __init__(self, studio: Studio, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self.stack = QUndoStack(self)
        self._rejudging = Rejudging(self)
        self._rejudging.judged.connect(self._on_judged)
        studio.project_changed.connect(self._on_project)

    # --- by a person ---------------------------------------------------------------------------------------------

    def edit_text(self, clip: Clip, text: str) -> None:
        """Give a clip another text."""
        text = " ".join(text.split())
        if text != clip.text:
            name = self.tr("Text of clip {0}").format(number(clip.id))
            self._push(name, {clip.id: {"text": clip.text, **self._report(clip)}}, {clip.id: {"text": text}})

    def trim(self, clip: Clip, trim: tuple[float, float] | None) -> None:
        """Use another part of a clip; the recording itself stays complete."""
        if trim != clip.trim:
            name = self.tr("Trim of clip {0}").format(number(clip.id))
            self._push(name, {clip.id: {"trim": clip.trim, **self._report(clip)}}, {clip.id: {"trim": trim}})

    def accept(self, clips: Sequence[Clip], accepted: bool) -> None:
        """Use clips for training, or leave them out."""
        changed = [clip for clip in clips if clip.accepted != accepted]
        if changed:
            name = self.tr("Use clips: {0}") if accepted else self.tr("Leave out clips: {0}")
            before: dict[str, Change] = {clip.id: {"accepted": clip.accepted} for clip in changed}
            after: dict[str, Change] = {clip.id: {"accepted": accepted} for clip in changed}
            self._push(name.format(numbers(clip.id for clip in changed)), before, after)

    def remove_clips(self, clips: Sequence[Clip]) -> bool:
        """Move clips to the trash; return whether that happened."""
        identifiers = [clip.id for clip in clips]
        if identifiers:
            name = self.tr("Removal of clip {0}") if len(identifiers) == 1 else self.tr("Removal of clips {0}")
            self.stack.push(RemoveClips(self, name.format(numbers(identifiers)), identifiers))
        return bool(identifiers) and self._find(identifiers[0]) is None

    @property
    def judging(self) -> bool:
        """Whether a clip still waits to be judged again."""
        return self._rejudging.busy

    def settle(self) -> None:
        """Judge now what was put off."""
        self._rejudging.begin()

    def finish(self) -> None:
        """Judge and write everything that was put off before returning: the project is about to be closed."""
        with QSignalBlocker(self):  # a warning now would seem to be about the next project
            self._rejudging.finish()

    # --- by the commands -----------------------------------------------------------------------------------------

    def write(self, changes: Mapping[str, Change]) -> None:
        """Change clips on disk, and judge those again whose report is not among what is written."""
        project = self._project()
        with self._showing() as changed:
            for identifier, change in changes.items():
                clip = project.update_clip(identifier, **change)
                changed.append(clip)
                if ("text" in change or "trim" in change) and "report" not in change:
                    self._rejudging.ask(clip)

    def remove(self, identifiers: Sequence[str]) -> None:
        """Move clips to the trash: all or, if one of them cannot be moved, none."""
        project = self._project()
        with self._showing(removed=identifiers):
            project.remove_clips(identifiers)

    def restore(self, identifiers: Sequence[str]) -> None:
        """Restore clips from the trash."""
        project = self._project()
        with self._showing() as restored:
            for identifier in identifiers:
                restored.append(project.restore_clip(identifier))
        self.restored.emit(tuple(identifiers))

    def fail(self, error: StudioError) -> None:
        """Show why something could not be done."""
        self._studio.fail(error)

    # --- inside --------------------------------------------------------------------------------------------------

    @contextmanager
    def _showing(self, removed: Sequence[str] = ()) -> Generator[list[Clip]]:
        """Let the pages show again the clips that are put into the list; read all of them again after a failure."""
        changed: list[Clip] = []
        try:
            yield changed
        except StudioError:
            self._studio.note_clips_changed()
            raise
        self._studio.update_clips(changed, removed)

    def _push(self, name: str, before: Mapping[str, Change], after: Mapping[str, Change]) -> None:
        self.stack.push(ChangeClips(self, name, before, after))

    def _report(self, clip: Clip) -> Change:
        """Return the clip's report to return to, unless it is outdated."""
        return {} if self._rejudging.is_due(clip.id) else {"report": clip.report}

    def _project(self) -> Project:
        project = self._studio.project
        if project is None:
            raise ProjectError("No project is open.", "Please open the project that the clips belong to.")
        return project

    def _find(self, identifier: str) -> Clip | None:
        return next((clip for clip in self._studio.clips() if clip.id == identifier), None)

    @Slot(object, object)
    def _on_judged(self, judged: Clip, report: Mapping[str, object]) -> None:
        clip = self._find(judged.id)
        if clip is None or (clip.text, clip.trim) != (judged.text, judged.trim):
            return
        try:
            clip = self._project().update_clip(judged.id, report=report)
        except StudioError as error:
            self.fail(error)
            return
        self._studio.update_clips([clip])
        if MISMATCHES.intersection(quality.codes(clip.report)):
            self.mismatched.emit(clip)

    @Slot()
    def _on_project(self) -> None:
        self.stack.clear()
        self._rejudging.forget()


def number(identifier: str) -> str:
    """Return a clip's number as it is shown."""
    return identifier.lstrip("0") or identifier


def numbers(identifiers: Iterable[str]) -> str:
    """Return clips in words: all of a few, else the first ones and how many more."""
    shown = [number(identifier) for identifier in identifiers]
    more = len(shown) - _MOST_NAMED
    return ", ".join(shown) if more <= 0 else f"{', '.join(shown[:_MOST_NAMED])} … (+{more})"
