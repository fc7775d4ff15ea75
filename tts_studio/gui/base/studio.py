"""What the pages share: the open project, the one job that runs, the settings, and notices."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from tts_studio import jobs
from tts_studio import settings as preferences
from tts_studio.errors import StudioError
from tts_studio.events import Event
from tts_studio.gui.base.job import Failure, Job, JobOutcome
from tts_studio.gui.base.notice import Notice
from tts_studio.gui.kit.wording import spoken
from tts_studio.project import opening, store
from tts_studio.project.clip_files import Unusable
from tts_studio.project.model import Clip
from tts_studio.settings import Settings

if TYPE_CHECKING:
    from tts_studio.devices.player import Player
    from tts_studio.gui.base.playback import Playback

log = logging.getLogger(__name__)
_RECENT = 8


class Studio(QObject):
    """The state behind the window. Belongs to the window's thread."""

    project_changed = Signal()
    """Another project is open, or none."""
    project_closing = Signal()
    """The open project is about to be closed: the last moment to write to it."""
    clips_changed = Signal()
    voices_changed = Signal()
    settings_changed = Signal()
    job_started = Signal(object)
    """The ``Job``."""
    job_ended = Signal(object)
    """The ``Job``; its ``outcome`` is known."""
    told = Signal(object)
    """A ``Notice``."""
    again_wanted = Signal()
    """There are clips to record again: ``take_again`` returns them."""
    page_wanted = Signal(str)
    """Name of the page to show: welcome, record, clips, train, speak or voices."""

    def __init__(
        self, settings: Settings | None = None, parent: QObject | None = None, player: Player | None = None
    ) -> None:
        """Use the settings on disk and the real player where none are given."""
        super().__init__(parent)
        self.settings = settings or preferences.load()
        self.project: store.Project | None = None
        self.job: Job | None = None
        self.failures = 0
        """How many failures were shown since the start."""
        self._then: Callable[[Mapping[str, object]], None] | None = None
        self._clips: list[Clip] | None = None
        self._again: tuple[Clip, ...] = ()
        self._unusable: set[str] = set()  # clips that a notice has named
        self._player = player
        self._playback: Playback | None = None

    @property
    def playback(self) -> Playback:
        """The window's one loudspeaker, made when first used: the window's opening must not wait for it."""
        if self._playback is None:
            from tts_studio.gui.base.playback import Playback

            self._playback = Playback(lambda: self.settings.loudspeaker, self, self._player)
        return self._playback

    def hush(self) -> None:
        """Stop the sound, and wait until what makes it has ended: before the program ends."""
        if self._playback is not None:
            self._playback.close()

    # --- project -------------------------------------------------------------------------------------------------

    def open(self, folder: Path) -> bool:
        """Open a project in place of the present one; show why not if it cannot be opened."""
        if self.refuse_while_busy():
            return False
        try:
            self._open(folder)
        except StudioError as error:
            self.fail(error)
            return False
        return True

    def create(self, folder: Path, speaker: str, consent: str, language: str, base: str = "") -> bool:
        """Make a project and open it, unless a job runs; raise StudioError if that fails."""
        if self.refuse_while_busy():
            return False
        for _ in jobs.new_project(folder, speaker, consent, language, base):
            pass
        self._open(folder)
        return True

    def close_project(self) -> None:
        """Close the project, if one is open."""
        if self.project is not None:
            self.project_closing.emit()
            self.project.close()
            self.project = None
            self._clips = None
            self.project_changed.emit()

    def write_pending(self) -> None:
        """Write what was put off, such as a text that is being typed; show it if the disk refuses."""
        if self.project is not None:
            self.project_closing.emit()

    def clips(self) -> Sequence[Clip]:
        """Return the clips of the open project; read again only after a change."""
        if self.project is None:
            return ()
        if self._clips is None:
            try:
                found = self.project.listing()
            except StudioError as error:
                self.fail(error)
                return ()
            self._clips = found.clips
            self._tell_unusable(found.unusable)
        return self._clips

    def _tell_unusable(self, found: Sequence[Unusable]) -> None:
        """Show once which clips cannot be used, with the reason for the first of them."""
        known, self._unusable = self._unusable, {clip.id for clip in found}
        if new := [clip for clip in found if clip.id not in known]:
            title = self.tr("Clips that cannot be used: {0}").format(", ".join(clip.id for clip in new))
            self.tell(Notice("warning", title, spoken(new[0].reason)))

    @Slot()
    def note_clips_changed(self) -> None:
        """Read the clips again when they are next needed, and let the pages show them again."""
        self._clips = None
        self.clips_changed.emit()

    def update_clips(self, changed: Iterable[Clip] = (), removed: Iterable[str] = ()) -> None:
        """Note which clips were written or removed (ids), and let the pages show them again; nothing is read.

        Reading takes 0.1 ms a clip: seconds for a large data set.
        """
        if self._clips is not None:
            known = {clip.id: clip for clip in (*self._clips, *changed)}
            for identifier in removed:
                known.pop(identifier, None)
            self._clips = sorted(known.values(), key=lambda clip: int(clip.id))
        self.clips_changed.emit()

    def record_again(self, clips: Iterable[Clip]) -> None:
        """Show the page that records, and let it record these sentences again."""
        self._again = tuple(clips)
        if self._again:
            self.page_wanted.emit("record")
            self.again_wanted.emit()

    def take_again(self) -> tuple[Clip, ...]:
        """Return the clips that are to be recorded again, once."""
        again, self._again = self._again, ()
        return again

    # --- the job -------------------------------------------------------------------------------------------------

    @property
    def busy(self) -> bool:
        """Whether a job runs."""
        return self.job is not None

    @property
    def learning(self) -> bool:
        """Whether a job needs the whole machine, so that nothing can be recorded."""
        return self.job is not None and self.job.heavy

    def run(
        self,
        name: str,
        start: Callable[[], Iterator[Event]],
        *,
        heavy: bool = False,
        then: Callable[[Mapping[str, object]], None] | None = None,
    ) -> Job | None:
        """Start a job and return it, for its signals to be connected; None, with a notice, if another one runs.

        It begins at the next turn of the event loop, so nothing is missed. ``then`` takes its result if it ends well.
        """
        if self.refuse_while_busy():
            return None
        job = Job(name, start, self, heavy=heavy)
        job.failed.connect(self._on_failed)
        job.finished.connect(self._on_finished)
        self.job, self._then = job, then
        self.job_started.emit(job)
        job.begin()
        return job

    def refuse_while_busy(self) -> bool:
        """Return whether a job runs, with a notice if one does."""
        if self.job is None:
            return False
        self.tell(
            Notice(
                "warning",
                self.tr("“{0}” is still under way.").format(self.job.name),
                self.tr("Please wait until it has ended, or stop it first."),
            )
        )
        return True

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        self.tell_failure(failure)

    @Slot()
    def _on_finished(self) -> None:
        job, self.job = self.job, None
        then, self._then = self._then, None
        if job is None:
            return
        # Its thread may still be emitting “finished”: deleted now, the job would not be its sender any more.
        job.wait()
        if job.outcome is JobOutcome.FAILED:
            gc.collect()  # what the failed job held, networks among it
        self.note_clips_changed()
        self.voices_changed.emit()
        self.job_ended.emit(job)
        if then is not None and job.outcome is JobOutcome.DONE:
            then(job.result)
        job.deleteLater()

    # --- telling -------------------------------------------------------------------------------------------------

    def tell(self, notice: Notice) -> None:
        """Show a notice above the page."""
        self.told.emit(notice)

    def fail(self, error: StudioError) -> None:
        """Show an error that a person can mend."""
        self.tell_failure(Failure.of(error))

    def tell_failure(self, failure: Failure) -> None:
        """Show why a job failed."""
        self.failures += 1
        log.warning("%s %s\n%s", failure.title, failure.hint, failure.detail)
        if failure.expected:
            self.tell(Notice("error", spoken(failure.title), spoken(failure.hint), detail=failure.detail))
            return
        title = self.tr("Unexpected error: {0}").format(failure.title)
        hint = self.tr("Nothing saved is lost. The log has the details (Help, Show the log).")
        self.tell(Notice("error", title, hint, detail=failure.detail))

    # --- settings ------------------------------------------------------------------------------------------------

    def change_settings(self, **values: Any) -> None:
        """Change some settings and keep them on disk; if the disk refuses, show it and go on."""
        self.settings = replace(self.settings, **values)
        try:
            self.settings = preferences.save(self.settings)
        except StudioError as error:
            self.fail(error)
        self.settings_changed.emit()

    def _open(self, folder: Path) -> None:
        result = opening.open_project(folder)
        if not isinstance(result, opening.Ready):
            raise result.error()
        self._take_project(result.project)
        for message in result.project.set_aside:
            self.tell(Notice("warning", spoken(message)))

    def _take_project(self, project: store.Project) -> None:
        if self.project is not None:
            self.project_closing.emit()
            self.project.close()
        self.project = project
        self._clips = None
        self._unusable = set()
        self._again = ()
        place = str(project.folder.resolve())
        recent = [place, *(known for known in self.settings.recent_projects if known != place)]
        self.change_settings(recent_projects=tuple(recent[:_RECENT]), project=place)
        self.project_changed.emit()
