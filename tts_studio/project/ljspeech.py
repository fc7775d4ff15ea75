"""The recordings of a project as a data set for other programs: the layout of LJSpeech, which most of them read.

```
metadata.csv      0001|text|text
wavs/0001.wav     mono, 16 bit, at the recording's own rate, trimmed
```
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from pathlib import Path

from tts_studio import storage
from tts_studio.audio import files
from tts_studio.errors import AudioError, ProjectError
from tts_studio.events import Event, Progress, Refusal, Refused
from tts_studio.project.model import Clip

METADATA = "metadata.csv"
WAVS = "wavs"


def export_ljspeech(clips: Sequence[Clip], out: Path) -> Generator[Event, None, list[Clip]]:
    """Write the clips into the folder ``out``, which must be new or empty; return those that were written.

    Yields progress, and a refusal for each clip whose recording cannot be read. Closing it leaves nothing behind.
    Raises ProjectError if there is nothing to write or something in the folder, StudioError if the disk refuses.
    """
    if not clips:
        raise ProjectError("There are no recordings to export.", "Please record or import some, or accept those shown.")
    _check_free(out)
    with storage.building(out) as folder:
        written = yield from _write_wavs(clips, folder / WAVS)
        if not written:
            raise ProjectError("None of the recordings can be read.", "Please look at them on the page of the clips.")
        lines = [f"{clip.id}|{_cell(clip.text)}|{_cell(clip.text)}\n" for clip in written]
        storage.write_text(folder / METADATA, "".join(lines))
    return written


def _check_free(out: Path) -> None:
    if not out.parent.is_dir():
        raise ProjectError(
            "There is no folder “{folder}”.", "Please make it first, or choose another one.", folder=out.parent
        )
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise ProjectError("“{path}” exists already.", "Please choose a new or an empty folder.", path=out)


def _write_wavs(clips: Sequence[Clip], wavs: Path) -> Generator[Event, None, list[Clip]]:
    wavs.mkdir()
    written: list[Clip] = []
    for done, clip in enumerate(clips, 1):
        try:
            files.write(wavs / f"{clip.id}.wav", clip.read())
            written.append(clip)
        except AudioError as error:
            yield Refused(clip.id, error.code or Refusal.UNREADABLE, error.message)
        yield Progress(done, len(clips))
    return written


def _cell(text: str) -> str:
    """Return a text as a cell: the format knows no quotes, so its divider may not stand in one."""
    return " ".join(text.replace("|", ",").split())
