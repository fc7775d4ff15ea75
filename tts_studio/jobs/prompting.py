"""The sentences that a project has of its own, to be read aloud before those of its language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tts_studio.errors import TextError
from tts_studio.events import Event, Finished, Saved
from tts_studio.formats import OWN_PROMPTS
from tts_studio.jobs.projects import opened

if TYPE_CHECKING:
    from tts_studio.text.prompts import Prompt


def own_prompts(folder: Path) -> tuple[Prompt, ...]:
    """Return the sentences of the project ``folder``; none if it has no list. Raises TextError if it cannot be read."""
    from tts_studio.text.own_prompts import as_prompts

    return as_prompts(_stored(folder))


def prompts(folder: Path) -> Iterator[Event]:
    """List the sentences of a project."""
    with opened(folder, reading=True):
        yield Finished({"prompts": [{"id": one.id, "text": one.text} for one in own_prompts(folder)]})


def set_prompts(folder: Path, text: str, *, add: bool = False) -> Iterator[Event]:
    """Let the sentences of a text, a line each, be those of the project, or with ``add`` come after those it has.

    An empty text leaves none. Raises ProjectError if the project cannot be opened, TextError if a sentence is too long
    to be recorded in one go, StudioError if the disk refuses; the list is then as it was.
    """
    from tts_studio.storage import changing, write_text
    from tts_studio.text.own_prompts import parse, too_long

    with opened(folder) as project:
        found = parse(text, project.info.language)
        if long := too_long(found):
            raise TextError(
                "A sentence is too long to be read in one go: “{begin} …”", "Please divide it.", begin=long[0][:60]
            )
        with changing:
            kept = list(dict.fromkeys([*(_stored(folder) if add else ()), *found]))
            path = folder / OWN_PROMPTS
            write_text(path, "".join(f"{sentence}\n" for sentence in kept))
    yield Saved(path)
    yield Finished({"path": str(path), "prompts": len(kept)})


def import_prompts(folder: Path, path: Path, *, add: bool = True) -> Iterator[Event]:
    """Take the sentences of a text file, in any encoding in which lists of recordings are imported.

    Raises as ``set_prompts``, and TextError if the file cannot be read.
    """
    from tts_studio.project.decoding import read_text

    yield from set_prompts(folder, read_text(path), add=add)


def _stored(folder: Path) -> list[str]:
    path = folder / OWN_PROMPTS
    if not path.is_file():
        return []
    from tts_studio.project.decoding import read_text

    return [line for line in read_text(path).splitlines() if line.strip()]
