"""Takes that a crash interrupted: looked for in the project, and offered one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from tts_studio.devices.parts import recover
from tts_studio.gui.base.errand import Errands
from tts_studio.gui.base.job import Failure
from tts_studio.gui.base.playback import PlaybackClient
from tts_studio.gui.record.interrupted_card import InterruptedCard
from tts_studio.gui.record.recording import AT_REST, Phase, Recording
from tts_studio.project import part_notes
from tts_studio.project.part_notes import PartNote
from tts_studio.project.store import Project


@dataclass(frozen=True)
class _UndecidedTakes:
    """The takes of a project that are neither kept nor discarded."""

    project: Project
    takes: tuple[tuple[Path, PartNote | None], ...]


class InterruptedTakes(QObject):
    """Shows them on the card while the page is visible and no other take is at hand."""

    def __init__(
        self, recording: Recording, card: InterruptedCard, player: PlaybackClient, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._recording = recording
        self._card = card
        self._player = player
        self._offering = False  # whether the page is visible
        self._errands = Errands(self)
        card.keep_wanted.connect(self._keep)
        card.listen_wanted.connect(self._listen)
        card.discard_wanted.connect(self._discard)
        recording.phase_changed.connect(self._on_phase)

    def offer(self) -> None:
        """Look for such takes from now on; the page is visible."""
        self._offering = True
        self.look()

    def rest(self) -> None:
        """Hide the card."""
        self._offering = False

    def forget(self) -> None:
        """Look again: another project is open."""
        self.look()

    def look(self) -> None:
        """Look which takes there are, and offer the first; nothing while another take is at hand."""
        project = self._recording.studio.project
        if not self._may_offer or project is None:
            self._card.offer(None, None)
        else:
            self._errands.run(partial(_find, project), self._on_found, self._on_not_found)

    @property
    def _may_offer(self) -> bool:
        return self._offering and self._recording.phase in AT_REST

    @Slot(object)
    def _on_phase(self, _phase: Phase) -> None:
        self.look()

    @Slot(object)
    def _on_found(self, found: _UndecidedTakes) -> None:
        if self._may_offer and found.project is self._recording.studio.project:
            takes = [take for take in found.takes if take[0] not in self._recording.at_hand]
            self._card.offer(*(takes[0] if takes else (None, None)), len(takes) - 1)

    @Slot(object)
    def _on_not_found(self, _failure: Failure) -> None:
        self._card.offer(None, None)  # the log has the reason; the next opening of the project shows it

    @Slot(object, object)
    def _keep(self, part: Path, note: PartNote) -> None:
        self._recording.take_up(part, note)
        self._recording.keep()

    @Slot(object)
    def _listen(self, part: Path) -> None:
        self._player.play(lambda: iter((recover(part),)))

    @Slot(object)
    def _discard(self, part: Path) -> None:
        self._player.stop()
        self._recording.discard_part(part)
        self.look()


def _find(project: Project) -> _UndecidedTakes:
    return _UndecidedTakes(project, tuple((part, part_notes.read(part)) for part in project.parts()))
