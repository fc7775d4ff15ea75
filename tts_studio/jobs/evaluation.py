"""Measuring a voice against recordings of a project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tts_studio.events import Event, Finished, Note, Stage, StageKind
from tts_studio.jobs.projects import opened, set_aside
from tts_studio.messages import Message
from tts_studio.passports import read_passport
from tts_studio.project import opening
from tts_studio.project.model import Clip

if TYPE_CHECKING:
    from tts_studio.engine.judging import evaluation

_JUDGED_SEED = 1  # the same voice gets the same figures
_SENTENCES = 20


def evaluate(voice: str, folder: Path) -> Iterator[Event]:
    """Measure a voice against the recordings of a project; the result is that of ``engine.measure.evaluate``.

    The project is only read meanwhile, so that another program may have it. In the end, a voice of the project keeps
    the figures in its ``voice.json`` and MODEL_CARD; if another program has the project then, a note says that they are
    not kept.
    """
    from tts_studio.engine import bases
    from tts_studio.engine.judging import evaluation
    from tts_studio.engine.speaking import find_voice
    from tts_studio.engine.speaking.voice import Voice

    with opened(folder, reading=True) as project:
        yield from set_aside(project)
        yield Stage(StageKind.READING_RECORDINGS, Message("{speaker}", speaker=project.info.speaker))
        chosen = find_voice.choose(voice, project.voices)
        home = chosen.files.model.parent
        judged = Voice.load(chosen.files, speaker=chosen.speaker, seed=_JUDGED_SEED)
        base = Voice.load(bases.find(project.info.base).files, seed=_JUDGED_SEED)
        clips, held_out = [c for c in project.clips() if c.accepted], read_passport(home).get("held_out", [])
        own = [clip.text for clip in sorted(clips, key=lambda clip: clip.id not in held_out)]
        texts = bases.texts(judged.config.espeak_voice, own).judging[:_SENTENCES]
        for event in evaluation.evaluate(judged, base, reference_of(clips, held_out), texts):
            if isinstance(event, Finished):
                if home.parent.resolve() == project.voices.resolve():
                    yield from _noted(folder, home, {k: v for k, v in event.result.items() if isinstance(v, float)})
                event = Finished({"voice": judged.name, **event.result})
            yield event


def _noted(folder: Path, home: Path, figures: Mapping[str, float]) -> Iterator[Event]:
    """Write figures into a voice's own files while no other program can change the project or tidy it up."""
    from tts_studio.engine.export.save_voice import note_scores

    opened_for_writing = opening.open_project(folder)
    if isinstance(opened_for_writing, opening.Ready):
        with opened_for_writing.project:
            note_scores(home, figures)
    else:
        reason = opened_for_writing.error().message
        yield Note(Message("The figures were not kept with the voice. {reason}", reason=reason))


def reference_of(clips: Sequence[Clip], held_out: Sequence[str]) -> evaluation.Reference:
    """Divide the recordings into those that describe the speaker and those that a training held out."""
    from tts_studio.engine.judging.evaluation import HELD_OUT_EVERY, Reference

    apart = [clip for clip in clips if clip.id in held_out] or list(clips[::HELD_OUT_EVERY])
    known = [clip for clip in clips if clip not in apart]
    return Reference(*([clip.read() for clip in _spread(group, most)] for group, most in ((known, 60), (apart, 30))))


def _spread(clips: Sequence[Clip], most: int) -> list[Clip]:
    """Return at most so many clips, evenly from the whole: more would take long and tell no more."""
    step = max(1.0, len(clips) / most)
    return [clips[int(i * step)] for i in range(min(most, len(clips)))]
