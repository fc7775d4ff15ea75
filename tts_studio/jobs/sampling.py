"""A project to try the program without a microphone: the base voice speaks its sentences, here and now."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tts_studio.events import Event, Finished, Progress, Stage, StageKind
from tts_studio.jobs.importing import import_clips
from tts_studio.jobs.projects import new_project
from tts_studio.jobs.speaking import speak
from tts_studio.synthesis import SynthesisConfig

SENTENCES = 40
"""About a minute and a half of speech: enough for a training."""


def sample_project(folder: Path, sentences: int = SENTENCES) -> Iterator[Event]:
    """Make a project whose recordings the default base voice speaks; they are as free as that voice, which is CC0.

    Raises ProjectError for a folder that is in use, StudioError if the disk refuses.
    """
    from tts_studio.audio import files
    from tts_studio.audio.signal import joined
    from tts_studio.engine import bases
    from tts_studio.text import prompts

    base = bases.default()
    chosen = prompts.load(base.espeak_voice)[:sentences]
    with tempfile.TemporaryDirectory(prefix="tts-studio-") as place:
        yield Stage(StageKind.SPEAKING)
        for number, prompt in enumerate(chosen, 1):
            said = [one.audio for one in speak(prompt.text, base.listed_as, SynthesisConfig(seed=number))]
            path = Path(place) / f"{number:03d}.wav"
            files.write(path, joined(said))
            path.with_suffix(".txt").write_text(prompt.text, encoding="utf-8")
            yield Progress(number, len(chosen))
        for event in new_project(folder, "Sample", "permission", base.espeak_voice, base.listed_as):
            if not isinstance(event, Finished):
                yield event
        yield from import_clips(folder, Path(place))
