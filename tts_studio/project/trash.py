"""Trainings and voices that were removed; they stay in the project, from where they can be restored.

They lie in ``.trash/runs`` and ``.trash/voices``, not in ``.trash`` itself: there, names that begin with a number, as
those of runs do, count as numbers of clips.
"""

from __future__ import annotations

from pathlib import Path

from tts_studio import storage
from tts_studio.formats import TRASH


def throw(folder: Path) -> Path:
    """Move ``project/kind/name`` to ``project/.trash/kind/name``, or a free name like it; return its new place.

    Raises StudioError if the system refuses.
    """
    kind = folder.parent
    place = kind.parent / TRASH / kind.name / folder.name
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        return folder.replace(_free(place))
    except OSError as error:
        raise storage.storage_error(folder, error) from error


def take_back(thrown: Path, name: str) -> Path:
    """Move what ``throw`` returned back, under ``name``; return its path. Raises StudioError if the system refuses."""
    kind = thrown.parent
    target = kind.parent.parent / kind.name / name
    try:
        return thrown.replace(target)
    except OSError as error:
        raise storage.storage_error(target, error) from error


def _free(place: Path) -> Path:
    names = (place.with_name(f"{place.name}-{count}") if count > 1 else place for count in range(1, 10_000))
    return next(path for path in names if not path.exists())
