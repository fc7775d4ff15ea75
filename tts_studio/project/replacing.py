"""A kept take replaces the earlier clips of its prompt: all of that happens or nothing, also if the program is killed.

The new clip is written first, so no moment has neither. ``clips/replacing.json`` is there from before the new clip
until after the earlier ones have gone; what a kill leaves is completed at the next opening.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from tts_studio import documents, storage
from tts_studio.formats import CLIPS
from tts_studio.project import recovery
from tts_studio.project.clip_files import clip_files

JOURNAL = "replacing.json"


@contextmanager
def replacing(folder: Path, new: str, earlier: Sequence[str]) -> Generator[None]:
    """Within this, write the clip ``new`` (an id) of the project ``folder``; then the earlier clips go into ``.trash``.

    If any of it fails, the project is as it was before, without the new clip, and the error is raised: OSError where
    the system refuses to move a file.
    """
    if not earlier:
        yield
        return
    clips = folder / CLIPS
    storage.write_json(clips / JOURNAL, {"new": new, "earlier": list(earlier)})
    try:
        yield
        remove(folder, earlier)
    except BaseException:
        for extension in ("json", "flac"):  # first the text: without it there is no clip
            with suppress(OSError):
                (clips / f"{new}.{extension}").unlink(missing_ok=True)
        raise
    finally:
        with suppress(OSError):
            (clips / JOURNAL).unlink()


def remove(folder: Path, clips: Sequence[str]) -> None:
    """Move clips into ``.trash``: all, or none if the system refuses for one of them, which raises OSError."""
    moved: list[tuple[Path, Path]] = []
    try:
        for clip in clips:
            for extension in ("json", "flac"):  # first the text: without it there is no clip
                path = folder / CLIPS / f"{clip}.{extension}"
                if extension == "json" or path.exists():  # a clip whose recording is lost can be removed all the same
                    moved.append((recovery.set_aside(folder, path), path))
    except BaseException:
        for place, path in reversed(moved):
            place.replace(path)
        raise


def complete(folder: Path) -> None:
    """Finish what a kill interrupted. Where the system refuses, it waits for another opening."""
    path = folder / CLIPS / JOURNAL
    with suppress(OSError):
        try:
            journal = documents.read_object(path)
        except ValueError:
            journal = {}
        files = clip_files(folder / CLIPS)
        if len(files.get(documents.text(journal.get("new")), ())) == 2:
            earlier = documents.texts(journal.get("earlier"))
            remove(folder, [clip for clip in earlier if len(files.get(clip, ())) == 2])
        path.unlink()
