"""Changes of clips that can be undone: each is written to the project at once; undoing writes what was before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, TypedDict

from PySide6.QtGui import QUndoCommand

from tts_studio.errors import StudioError


class Change(TypedDict, total=False):
    """The fields of a clip that can be changed; see ``Project.update_clip``."""

    text: str
    accepted: bool
    trim: tuple[float, float] | None
    report: Mapping[str, Any]


class Target(Protocol):
    """What commands write to. All methods raise StudioError but ``fail``."""

    def write(self, changes: Mapping[str, Change]) -> None:
        """Change clips: id → new values."""
        ...

    def remove(self, identifiers: Sequence[str]) -> None:
        """Move clips to the trash."""
        ...

    def restore(self, identifiers: Sequence[str]) -> None:
        """Restore clips from the trash."""
        ...

    def fail(self, error: StudioError) -> None:
        """Show why a command failed."""
        ...


class _Command(QUndoCommand):
    """Writes one thing when it is done and another when it is undone."""

    def __init__(self, target: Target, name: str) -> None:
        super().__init__(name)
        self._target = target

    def _attempt(self, write: Callable[[], None]) -> None:
        try:
            write()
        except StudioError as error:
            self.setObsolete(True)  # what failed cannot be undone: the stack drops it
            self._target.fail(error)


class ChangeClips(_Command):
    """Another text, trim or use of some clips."""

    def __init__(self, target: Target, name: str, before: Mapping[str, Change], after: Mapping[str, Change]) -> None:
        super().__init__(target, name)
        self._before, self._after = dict(before), dict(after)

    def redo(self) -> None:
        """Write the new values."""
        self._attempt(lambda: self._target.write(self._after))

    def undo(self) -> None:
        """Write the old values."""
        self._attempt(lambda: self._target.write(self._before))


class RemoveClips(_Command):
    """Some clips go to the project's trash."""

    def __init__(self, target: Target, name: str, identifiers: Sequence[str]) -> None:
        super().__init__(target, name)
        self.identifiers = tuple(identifiers)

    def redo(self) -> None:
        """Move them to the trash."""
        self._attempt(lambda: self._target.remove(self.identifiers))

    def undo(self) -> None:
        """Restore them."""
        self._attempt(lambda: self._target.restore(self.identifiers))
