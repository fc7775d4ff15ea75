"""One take after the other: recorded, judged, then kept as a clip or discarded.

Nothing is lost without the user's decision: a take is on the disk from its first moment, and stays there until it is
kept or discarded.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from tts_studio.audio import endpoint, pace, quality
from tts_studio.audio.endpoint import EndPointer
from tts_studio.audio.pace import Pace
from tts_studio.audio.signal import Audio
from tts_studio.audio.takes import TakeVerdict, judge_take
from tts_studio.devices.parts import recover
from tts_studio.devices.recorder import Reading, Take
from tts_studio.errors import StudioError
from tts_studio.gui.base.errand import Errands
from tts_studio.gui.base.job import Failure
from tts_studio.gui.base.microphone import Microphone, MicrophoneState
from tts_studio.gui.base.studio import Studio
from tts_studio.project import intake, part_notes
from tts_studio.project.model import Clip
from tts_studio.project.part_notes import PartNote
from tts_studio.project.store import Project
from tts_studio.text.prompts import Prompt

READY_SECONDS = 0.4
"""Silence at the beginning of a take: an early reader loses no word, and the room's sound is recorded."""
QUIET_SECONDS = 0.25
"""A take goes on after its stop until it has been quiet for so long: the end of the last word is not cut off."""
TAIL_SECONDS = 0.8
"""But no longer than this after its stop."""
NOTHING_SECONDS = 10.0
"""A take that is to end by itself ends after so long without a word."""
_KNOWN_PACE = 3  # clips of the speaker that tell more about the pace than the usual one does
LONGEST = 2 * quality.MAX_SECONDS
"""Seconds after which a take ends by itself: a longer one could not be kept, and was probably forgotten."""


class Phase(Enum):
    """The phases of a take."""

    IDLE = "idle"
    GET_READY = "get ready"
    RECORDING = "recording"
    CHECKING = "checking"
    CHECKED = "checked"
    KEEPING = "keeping"
    KEPT = "kept"


AT_REST = frozenset({Phase.IDLE, Phase.KEPT})
"""Phases without a take that waits for a decision."""


@dataclass(frozen=True)
class Checked:
    """A take that waits to be kept or discarded."""

    project: Project
    part: Path
    note: PartNote
    audio: Audio
    verdict: TakeVerdict
    overflows: int = 0
    """How often the device lost some sound."""

    @property
    def usable(self) -> bool:
        """Whether it can become a clip."""
        return self.verdict.report.refused is None

    @property
    def advisable(self) -> bool:
        """Whether it is good enough to become one; else the sentence is better read again."""
        return self.verdict.verdict != "bad" and not self.overflows


@dataclass(frozen=True)
class _TakeAtHand:
    project: Project
    part: Path
    note: PartNote


class Recording(QObject):
    """The takes of the open project. Belongs to the window's thread."""

    phase_changed = Signal(object)
    """The ``Phase``."""
    kept = Signal(object)
    """The new ``Clip``."""
    interrupted = Signal(object)
    """A ``Failure``: why a take has ended by itself. What came before that is kept and checked next."""
    failed = Signal(object)
    """A ``Failure``: something failed, and everything is as it was before."""

    def __init__(self, studio: Studio, microphone: Microphone, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.studio = studio
        self.microphone = microphone
        self.phase = Phase.IDLE
        self.checked: Checked | None = None
        """The take to decide about, in the phases CHECKED and KEEPING."""
        self.seconds = 0.0
        """Length so far of the take that is being recorded."""
        self.keep_when_checked = False
        """Whether the take that is being checked is to be kept at once if it is good enough."""
        self.ends_by_itself = False
        """Whether a take ends when the sentence has been said."""
        self._ear = EndPointer()
        self._rate = endpoint.USUAL_RATE  # letters a second
        self._read_from = self._stopped_at = 0.0  # seconds into the take
        self._ends_by: float | None = None  # seconds into the take, once its end is wanted
        self._running: _TakeAtHand | None = None
        self._prepared = False
        self._errands = Errands(self)
        microphone.heard.connect(self._on_heard)
        microphone.ended.connect(self._on_ended)
        studio.project_changed.connect(self._forget)

    # --- what a person can do ------------------------------------------------------------------------------------

    @property
    def can_start(self) -> bool:
        """Whether a take can begin now."""
        return (
            self.phase in AT_REST
            and self.studio.project is not None
            and not self.studio.learning
            and self.microphone.state is MicrophoneState.OPEN
        )

    def prepare(self) -> None:
        """Load what judges takes in the background, once: else the first verdict would take seconds."""
        if not self._prepared:
            self._prepared = True
            self._errands.run(_judge_nothing, self._on_prepared, self._on_prepared)

    @Slot(object)
    def _on_prepared(self, _answer: object) -> None:
        """Do nothing: the first take shows what could not be loaded."""

    def start(self, prompt: Prompt, replaces: str = "") -> None:
        """Begin a take of a prompt, if one can begin; when kept, it replaces the clip ``replaces`` (an id)."""
        project, device = self.studio.project, self.microphone.device
        if not self.can_start or project is None or device is None:
            return
        self.studio.playback.stop()
        note = PartNote(prompt.text, prompt.id, device.name, replaces)
        try:
            part = project.part_path()
            self.microphone.start(part)
            part_notes.write(part, note)
        except StudioError as error:
            self.microphone.cancel()
            self.failed.emit(Failure.of(error))
            return
        self._running = _TakeAtHand(project, part, note)
        self.seconds = 0.0
        self._ear.begin()
        known = self._pace()
        self._rate = known.rate if known.clips >= _KNOWN_PACE else endpoint.USUAL_RATE
        self._ends_by = None
        self.keep_when_checked = False
        self._enter(Phase.GET_READY)

    def stop(self) -> None:
        """End the take as soon as it is quiet; it is checked next."""
        if self.phase in (Phase.GET_READY, Phase.RECORDING):
            self._ends_by = self.seconds + TAIL_SECONDS
            self._stopped_at = self.seconds
            self._enter(Phase.CHECKING)
            ending = self._running
            give_up = round(2000 * TAIL_SECONDS)  # ms: the device may give nothing any more
            QTimer.singleShot(give_up, self, lambda: self._end() if self._running is ending else None)

    def discard(self) -> None:
        """Discard the take: one that is still being recorded for good, one that was checked to the project's trash."""
        if self.phase in (Phase.GET_READY, Phase.RECORDING):
            self.microphone.cancel()
            self._running = None
            self._enter(Phase.IDLE)
        elif self.phase is Phase.CHECKED and self.checked is not None:
            checked, self.checked = self.checked, None
            self.studio.playback.stop()
            try:
                checked.project.discard_part(checked.part)
            except StudioError as error:
                self.failed.emit(Failure.of(error))
            self._enter(Phase.IDLE)

    def keep(self) -> None:
        """Make a clip of the take, if it is usable; it replaces the clips of the same prompt.

        While the take is being checked, this is noted, and done if it turns out to be good enough.
        """
        checked = self.checked
        if self.phase is Phase.CHECKING:
            self.keep_when_checked = True
            self.phase_changed.emit(self.phase)
        if self.phase is not Phase.CHECKED or checked is None or not checked.usable:
            return
        self.studio.playback.stop()
        self._enter(Phase.KEEPING)
        self._errands.run(lambda: _keep(checked), self._on_kept, self._on_not_kept)

    def rest(self) -> None:
        """Return to IDLE after a kept take: another sentence is read now."""
        if self.phase is Phase.KEPT:
            self._enter(Phase.IDLE)

    @property
    def note(self) -> PartNote | None:
        """The prompt of the take at hand; None without one."""
        at_hand = self.checked or self._running
        return at_hand.note if at_hand is not None else None

    # --- takes of before -----------------------------------------------------------------------------------------

    @property
    def at_hand(self) -> frozenset[Path]:
        """The part of the take that is being recorded, checked or kept, if there is one."""
        takes = (self._running, self.checked)
        return frozenset(take.part for take in takes if take is not None)

    def take_up(self, part: Path, note: PartNote) -> None:
        """Check an interrupted take, as if it had just been recorded."""
        if self.phase in AT_REST and self.studio.project is not None:
            self._enter(Phase.CHECKING)
            self._check(_TakeAtHand(self.studio.project, part, note), overflows=0)

    def discard_part(self, part: Path) -> None:
        """Move an interrupted take to the project's trash."""
        if self.studio.project is not None:
            try:
                self.studio.project.discard_part(part)
            except StudioError as error:
                self.failed.emit(Failure.of(error))

    def wait(self) -> None:
        """Wait until nothing is under way, such as keeping a take; answers come through the event loop."""
        self._errands.wait()

    # --- under way -----------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_heard(self, reading: Reading) -> None:
        if self._running is None or not reading.recording:
            self._ear.hear_room(reading.rms_dbfs)
            return
        self.seconds = reading.seconds
        self._ear.hear(reading.rms_dbfs, reading.seconds)
        if self._ends_by is not None:
            quiet_from = max(self._stopped_at, self._ear.loud_at or 0.0)
            if reading.seconds >= min(self._ends_by, quiet_from + QUIET_SECONDS):
                self._end()
        elif self.phase is Phase.GET_READY and reading.seconds >= READY_SECONDS:
            self._read_from = reading.seconds
            self._enter(Phase.RECORDING)
        elif reading.seconds >= LONGEST:
            self.stop()
        elif self.ends_by_itself and self.phase is Phase.RECORDING and self._is_said(self._running.note.text):
            self.stop()
            self._end()  # it has been quiet for long enough

    def _is_said(self, text: str) -> bool:
        """Return whether a sentence has been said to its end, or nothing is said for too long."""
        if not self._ear.spoke:
            return self.seconds - self._read_from >= NOTHING_SECONDS
        return self._ear.ended(pace.length(text), self._rate)

    def _pace(self) -> Pace:
        return Pace.of((clip.text, float(clip.report.get("speech_seconds", 0.0))) for clip in self.studio.clips())

    def _end(self) -> None:
        if self._ends_by is not None:
            self._ends_by = None
            self.microphone.request_stop()

    @Slot(object)
    def _on_ended(self, take: Take) -> None:
        running = self._running
        if running is None or running.part != take.path:
            return
        self.seconds = take.frames / take.rate
        self._ends_by = None
        self._enter(Phase.CHECKING)
        if take.problem is not None:
            self.interrupted.emit(Failure.of(take.problem))
        self._check(running, take.overflows)

    def _check(self, running: _TakeAtHand, overflows: int) -> None:
        self._running = running
        usual = self._pace()
        self._errands.run(lambda: _judged(running, overflows, usual), self._on_checked, self._on_not_checked)

    @Slot(object)
    def _on_checked(self, checked: Checked) -> None:
        if self._running is None or self._running.part != checked.part:
            return  # the project was closed meanwhile; the take is offered at its next opening
        self._running = None
        self.checked = checked
        keep, self.keep_when_checked = self.keep_when_checked and checked.advisable, False
        self._enter(Phase.CHECKED)
        if keep:
            self.keep()

    @Slot(object)
    def _on_not_checked(self, failure: Failure) -> None:
        self._running = None
        self.keep_when_checked = False
        self._enter(Phase.IDLE)
        self.failed.emit(failure)

    @Slot(object)
    def _on_kept(self, clip: Clip) -> None:
        if self.phase is not Phase.KEEPING:
            return
        replaces = self.checked.note.replaces if self.checked is not None else ""
        self.checked = None
        self._enter(Phase.KEPT)
        self.kept.emit(clip)
        earlier = [
            known.id
            for known in self.studio.clips()
            if known.id == replaces or (clip.prompt and known.prompt == clip.prompt)
        ]
        self.studio.update_clips([clip], removed=[known for known in earlier if known != clip.id])

    @Slot(object)
    def _on_not_kept(self, failure: Failure) -> None:
        if self.phase is Phase.KEEPING:
            self._enter(Phase.CHECKED)
            self.failed.emit(failure)

    @Slot()
    def _forget(self) -> None:
        self._running = self.checked = None
        self.keep_when_checked = False
        self._enter(Phase.IDLE)

    def _enter(self, phase: Phase) -> None:
        if phase is not self.phase:
            self.phase = phase
            self.phase_changed.emit(phase)


def _judge_nothing() -> None:
    judge_take(Audio(np.zeros(16_000, np.float32), 16_000), "")


def _judged(running: _TakeAtHand, overflows: int, usual: Pace) -> Checked:
    audio = recover(running.part)
    verdict = judge_take(audio, running.note.text, usual)
    return Checked(running.project, running.part, running.note, audio, verdict, overflows)


def _keep(checked: Checked) -> Clip:
    note = checked.note
    report = intake.plain(checked.verdict.report)
    return checked.project.add_take(
        checked.audio,
        note.text,
        note.prompt,
        note.device,
        report,
        part=checked.part,
        replace=True,
        replaces=note.replaces,
    )
