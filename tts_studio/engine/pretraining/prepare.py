"""The first two stages of a pretraining: features of all clips, and alignments of them."""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Sequence
from pathlib import Path

from torch import Tensor

from tts_studio.engine.pretraining import corpus, features
from tts_studio.engine.pretraining.aligner import Aligner
from tts_studio.engine.pretraining.alphabet import alphabet
from tts_studio.engine.pretraining.batches import Clips
from tts_studio.engine.pretraining.config import PretrainingConfig
from tts_studio.engine.pretraining.features import Features
from tts_studio.engine.training import tensors_file
from tts_studio.engine.training.dataset import by_chance
from tts_studio.errors import TrainingError
from tts_studio.events import Event, Stage, StageKind

FEATURES, ALIGNMENTS = "features", "alignments.safetensors"
"""What ``work`` keeps: the folder of the features, the file of the alignments."""


def prepare(
    corpora: Sequence[Path], work: Path, config: PretrainingConfig
) -> Generator[Event, None, tuple[Clips, Clips]]:
    """Yield progress; return clips to learn from, and clips that are held out. ``work`` keeps what was computed.

    Raises TrainingError if the corpora hold nothing that can be learned from.
    """
    yield Stage(StageKind.PREPARING_RECORDINGS)
    found: list[Features] = []
    for folder in corpora:
        clips = corpus.read(folder)
        found += yield from features.prepare(clips, work / FEATURES / _name_of(folder), config.sizes.sampling_rate)
    found = [clip for clip in found if clip.frames <= config.most_frames]
    if len(found) < 2:
        raise TrainingError(
            "There are no clips to learn from in {folders}.",
            "Please name folders with a metadata.csv of name|text|speaker|language and sounds in wavs.",
            folders=", ".join(str(folder) for folder in corpora),
        )
    yield Stage(StageKind.ALIGNING)
    alignments = yield from _align(found, work / ALIGNMENTS, config)
    speakers = sorted({clip.speaker for clip in found})
    languages = sorted({clip.language for clip in found})
    held = _held_out(found, config.held_out)
    parts = [[i for i, clip in enumerate(found) if (clip.place in held) == out] for out in (False, True)]
    learned, out = (
        Clips([found[i] for i in part], speakers, languages, [alignments[i] for i in part]) for part in parts
    )
    return learned, out


def _align(clips: Sequence[Features], path: Path, config: PretrainingConfig) -> Generator[Event, None, list[Tensor]]:
    """Align the clips of each language by Gaussians of its own."""
    names = [clip.place for clip in clips]
    if path.exists() and tensors_file.facts(path)["clips"] == names:
        tensors, _ = tensors_file.load(path)
        return [tensors[str(index)] for index in range(len(clips))]
    found: dict[str, Tensor] = {}
    for language in sorted({clip.language for clip in clips}):
        of_it = [(index, clip) for index, clip in enumerate(clips) if clip.language == language]
        aligner = Aligner(alphabet(language))
        yield from aligner.train([clip for _, clip in of_it], config.seed)
        found |= {str(index): aligner.durations(clip) for index, clip in of_it}
    tensors_file.save(path, found, {"clips": names})
    return [found[str(index)] for index in range(len(clips))]


def _held_out(clips: Sequence[Features], one_in: int) -> set[str]:
    """Return the places of some clips, the same ones each time: of each language at least one."""
    chosen: set[str] = set()
    for language in {clip.language for clip in clips}:
        of_it = by_chance([clip for clip in clips if clip.language == language])
        chosen |= {clip.place for clip in of_it[: max(1, len(of_it) // one_in)]}
    return chosen


def _name_of(folder: Path) -> str:
    """Return a name for what is kept of a corpus: two folders of one name may differ."""
    return f"{folder.name}-{hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:8]}"
