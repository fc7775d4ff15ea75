"""Voices and recordings for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tts_studio.events import Event, Finished, Saved, Stage, StageKind
from tts_studio.formats import DEFAULT_DESTINATION
from tts_studio.jobs.listing import choice_of
from tts_studio.jobs.projects import opened, set_aside
from tts_studio.messages import Message
from tts_studio.project import ljspeech


def export(
    voice: str, out: Path, folder: Path | None = None, to: str = DEFAULT_DESTINATION, *, small: bool = False
) -> Iterator[Event]:
    """Copy a voice into the folder ``out`` for another program, ``to`` one of ``destinations()``.

    ``small`` writes its variant of half the size. Nothing that is there already is replaced, except an earlier export
    of the same voice.
    """
    from tts_studio.engine.export.destinations import destination

    chosen, there = choice_of(voice, folder), destination(to)
    yield Stage(StageKind.EXPORTING_VOICE, Message("{name}", name=chosen.files.stem))
    written = there.write(chosen.files, out, chosen.base.lineage if chosen.base else "", small=small)
    yield Saved(written.model)
    config = written.model.with_name(f"{written.model.name}.json")
    found = {"model": written.model}
    if config in written.files:
        found["config"] = config
    if written.files[0] != written.model:
        found["instructions"] = written.files[0]
    yield Finished({name: str(path) for name, path in (found | {"folder": out}).items()})


def destinations() -> dict[str, Message]:
    """Return the programs that voices can be exported for: name for ``export`` → what people call it."""
    from tts_studio.engine.export.destinations import DESTINATIONS

    return {name: found.title for name, found in DESTINATIONS.items()}


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
