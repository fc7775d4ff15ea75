"""Files that the system does not let be read for a while, as when a virus scanner looks at them."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from tts_studio import documents


def hold(monkeypatch: pytest.MonkeyPatch, *paths: Path, code: int = errno.EACCES) -> set[Path]:
    """Refuse to let files be read while they are in the set that is returned; nobody waits for them."""
    held = set(paths)
    read = Path.read_bytes

    def refuse(self: Path) -> bytes:
        if self in held:
            raise OSError(code, os.strerror(code))
        return read(self)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    monkeypatch.setattr(documents, "WAITS", (0.0, 0.0))
    return held


def release_while_waiting(monkeypatch: pytest.MonkeyPatch, held: set[Path]) -> None:
    """Let go of the files as soon as the program waits."""
    monkeypatch.setattr(documents.time, "sleep", lambda _seconds: held.clear())
