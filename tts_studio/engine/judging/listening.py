"""Listening to the voices that a training has kept: judges hear each of them, and the nearest to the speaker wins.

What they found lies in the run's folder as ``heard.json``: figures by step, so that nobody listens twice.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Generator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import torch

from tts_studio.engine.bases import BaseVoice
from tts_studio.engine.judging.audition import Audition, Judges, Line, nearest, to_say
from tts_studio.engine.judging.judges import JudgeMissingError
from tts_studio.engine.training import checkpoints
from tts_studio.engine.training.dataset import Clip
from tts_studio.engine.training.networks import build_networks
from tts_studio.engine.training.threads import Threads
from tts_studio.engine.training.trained import Trained
from tts_studio.engine.vits.graph import load_network
from tts_studio.events import Event, Note, Stage
from tts_studio.formats import HEARD
from tts_studio.storage import write_json
from tts_studio.text.phonemes import clip_ids

Figures = dict[str, float]
"""What ``Audition.judge`` returns."""

log = logging.getLogger(__name__)


def listen(
    run: Path,
    base: BaseVoice,
    espeak_voice: str,
    clips: Sequence[Clip],
    held_out: Sequence[Clip],
    threads: Threads,
) -> Generator[Event, None, dict[int, Figures]]:
    """Let the judges hear the run's voices; note and return what they found. Where they cannot, say why: nothing.

    ``espeak_voice`` is the speaker's language; ``clips`` were learned from, ``held_out`` were not. The judging computes
    in ``threads``, which are looked at before each voice.
    """
    yield Stage("Listening to the voices along the way")
    try:
        panel = Judges.load(_language_of_words(espeak_voice, base.espeak_voice))
        if panel.no_words:
            yield Note(panel.no_words)
        texts = to_say({clip.text for clip in clips}, [clip.text for clip in held_out], espeak_voice)
        lines = [Line(text, torch.tensor(clip_ids(text, espeak_voice, base.phoneme_id_map))) for text in texts]
        untrained = load_network(base.path, base.sampling_rate)
        audition = Audition(panel, lines, clips, held_out, untrained, base.sampling_rate)
        found = yield from _judge_each(run, base, audition, threads)
    except JudgeMissingError as reason:
        yield Note(str(reason))
    except Exception as error:  # other people's networks must not cost a finished voice
        log.exception("judging")
        yield Note(f"The voices along the way could not be judged ({error}).")
    else:
        write_json(run / HEARD, found)
        return found
    return {}


def heard(run: Path) -> dict[int, Figures]:
    """Return what the judges found, by step; nothing if they have not listened."""
    path = run / HEARD
    document: dict[str, Figures] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return {int(step): figures for step, figures in document.items()}


def nearest_voice(run: Path, found: Mapping[int, Figures]) -> Trained:
    """Return the voice that comes nearest to the speaker by what the judges ``found``, with their figures."""
    step = nearest(found)
    voice = checkpoints.read(run, step)
    return replace(voice, scores={**voice.scores, **found[step]})


def _judge_each(
    run: Path, base: BaseVoice, audition: Audition, threads: Threads
) -> Generator[Event, None, dict[int, Figures]]:
    voice = build_networks(base).generator
    found: dict[int, Figures] = {}
    for step in checkpoints.steps(run):
        threads.settle()
        candidate = checkpoints.read(run, step)
        voice.load_state_dict(candidate.weights, strict=False)
        found[step] = yield from audition.judge(voice, candidate.length_scale)
    return found


def _language_of_words(spoken: str, known: str) -> str | None:
    """Return the language in which words count; None if the base voice ``known`` does not speak it."""
    language, native = spoken.split("-")[0], known.split("-")[0]
    return language if language == native else None
