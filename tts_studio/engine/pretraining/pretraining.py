"""A pretraining as a whole: features, alignments, steps, and a base voice for each language."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from accelerate import Accelerator, InitProcessGroupKwargs

from tts_studio.engine.pretraining import base_folder
from tts_studio.engine.pretraining.alphabet import alphabet, numbers
from tts_studio.engine.pretraining.base_folder import Made, learned_phonemes
from tts_studio.engine.pretraining.batches import Clips
from tts_studio.engine.pretraining.config import PretrainingConfig
from tts_studio.engine.pretraining.model import PretrainingModel
from tts_studio.engine.pretraining.prepare import prepare
from tts_studio.engine.pretraining.trainer import PretrainingTrainer
from tts_studio.engine.training.device import choose_device, describe, multiplies_bfloat16, prepare_device
from tts_studio.engine.vits.base_network import Sizes
from tts_studio.events import Event, Finished, Planned, Saved, Stage, StageKind
from tts_studio.formats import STATE
from tts_studio.messages import Message
from tts_studio.text.phonemes import BEGIN, END, PAD

LICENCE = "LICENCE"
"""File of a corpus that says in sentences where it comes from and what may be done with it."""
_LONGEST_WAIT = timedelta(hours=6)
"""How long other processes wait for the first to prepare the clips."""


def pretrain(corpora: Sequence[Path], work: Path, name: str, title: str, config: PretrainingConfig) -> Generator[Event]:
    """Learn a base voice from corpora (``corpus.py``) in the folder ``work``; the last event is ``Finished``.

    ``work`` keeps every stage, so an interrupted pretraining goes on when it is begun again. Base voices are written to
    ``work/NAME``, and where there are several languages to ``work/NAME-LANGUAGE``. Of several processes, started by
    ``accelerate launch`` on GPUs or ``torchrun`` on processors, each takes its share of each step. Raises TrainingError
    if the corpora hold nothing to learn from.
    """
    device = choose_device()
    prepare_device(device)
    accelerator = Accelerator(
        cpu=device.type == "cpu",
        mixed_precision="bf16" if multiplies_bfloat16(device) else "no",
        kwargs_handlers=[InitProcessGroupKwargs(timeout=_LONGEST_WAIT)],
    )
    with accelerator.main_process_first():
        clips, held_out = yield from prepare(corpora, work, config)
    yield Stage(StageKind.LEARNING, Message("Computing on {device}.", device=describe(device)))
    sizes = replace(config.sizes, vocabulary=numbers(clips.languages))
    model = PretrainingModel(sizes, len(clips.speakers), len(clips.languages), config.seed)
    trainer = PretrainingTrainer(accelerator, model, clips, held_out, config, work / STATE)
    yield Planned(len(clips.features), len(held_out.features), 0, config.minutes, timed=False)
    yield from trainer.train()
    if accelerator.is_main_process:
        yield Stage(StageKind.SAVING_VOICE)
        made = _made(sizes, clips, config.heard, [_lineage(folder) for folder in corpora])
        folders = list[str]()
        with trainer.ema.in_place():
            trainer.fit_durations()
            for language, called in _names(name, clips.languages).items():
                folder = base_folder.write(work, called, title, trainer.plain, made, language)
                folders.append(str(folder))
                yield Saved(folder)
        yield Finished({"bases": folders, "steps": trainer.steps})


def _names(name: str, languages: Sequence[str]) -> Mapping[str, str]:
    if len(languages) == 1:
        return {languages[0]: name}
    return {language: f"{name}-{language}" for language in languages}


def _made(sizes: Sizes, clips: Clips, heard: int, lineages: Sequence[str]) -> Made:
    always = frozenset((PAD, BEGIN, END))
    learned = {
        language: always
        | learned_phonemes(
            [clip.phoneme_ids for clip in clips.features if clip.language == language],
            alphabet(language).id_map,
            sizes.vocabulary,
            heard,
        )
        for language in clips.languages
    }
    return Made(sizes, clips.languages, learned, "\n".join(lineages))


def _lineage(corpus: Path) -> str:
    path = corpus / LICENCE
    if path.is_file():
        return path.read_text(encoding="utf-8").strip()
    return f"Learned from “{corpus.name}”, of which this program knows neither the source nor the licence."
