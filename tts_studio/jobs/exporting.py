"""Voices and recordings for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tts_studio.events import Event, Finished, Saved, Stage, StageKind
from tts_studio.jobs.listing import voices_of
from tts_studio.jobs.projects import opened, set_aside
from tts_studio.messages import Message
from tts_studio.project import ljspeech


def export(voice: str, out: Path, folder: Path | None = None) -> Iterator[Event]:
    """Copy a voice into the folder ``out`` for Piper and the programs that read Piper voices."""
    from tts_studio.engine import bases
    from tts_studio.engine.export.save_voice import to_piper
    from tts_studio.engine.speaking import find_voice

    files = find_voice.choose(voice, voices_of(folder)).files
    yield Stage(StageKind.EXPORTING_VOICE, Message("{name}", name=files.stem))
    model = to_piper(files, out, bases.find().lineage if voice in bases.NAMES else "")
    yield Saved(model)
    yield Finished({"model": str(model), "config": f"{model}.json", "folder": str(out)})


def export_dataset(folder: Path, out: Path) -> Iterator[Event]:
    """Write the accepted clips as a data set in the layout of LJSpeech; ``out`` must be new or empty.

    Works while another program has the project. Raises ProjectError if there is nothing to export or no room for it.
    """
    with opened(folder, reading=True) as project:
        yield from set_aside(project)
        clips = [clip for clip in project.clips() if clip.accepted]
        yield Stage(StageKind.EXPORTING_RECORDINGS, Message("{count} in all", count=len(clips)))
        written = yield from ljspeech.export_ljspeech(clips, out)
        minutes = sum(end - start for start, end in (clip.span for clip in written)) / 60
        yield Saved(out)
        yield Finished({"folder": str(out), "clips": len(written), "minutes": round(minutes, 2)})
