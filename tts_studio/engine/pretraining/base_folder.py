"""What a pretraining leaves: a folder for each language, which is a base voice that trainings can start from.

NAME.onnx, NAME.onnx.json   the voice of one of the speakers, as any program speaks it
NAME.safetensors            start weights: all speakers, for fine-tuning (``training/warm_start.py``)
NAME.toml                   its description, as the catalogue has it (``engine/bases.py``)
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import save_file
from torch import Tensor

from tts_studio.engine import bases
from tts_studio.engine.bases import ENTRY_SUFFIX
from tts_studio.engine.export.configuration import completed
from tts_studio.engine.export.level import Level, set_level_by
from tts_studio.engine.export.self_test import self_test
from tts_studio.engine.export.voice_graph import with_notes
from tts_studio.engine.pretraining.alphabet import alphabet
from tts_studio.engine.pretraining.model import PretrainingModel
from tts_studio.engine.speaking.voice_files import VoiceFiles, sha256
from tts_studio.engine.training import tensors_file
from tts_studio.engine.training.warm_start import SPEAKERS, fold, load_speaker
from tts_studio.engine.vits import base_graph
from tts_studio.engine.vits.base_network import Sizes
from tts_studio.engine.vits.onnx_file import write_model
from tts_studio.formats import MODEL_SUFFIX
from tts_studio.storage import building, write_json, write_text

WEIGHTS_SUFFIX = ".safetensors"
_SIDES = ("posterior.", "flow.", "decoder.", SPEAKERS)


@dataclass(frozen=True)
class Made:
    """Facts about what was learned that the weights do not tell."""

    sizes: Sizes
    languages: Sequence[str]
    """espeak-ng's names, in the order of the languages' vectors."""
    learned: Mapping[str, frozenset[str]]
    """Phonemes that each language's clips have."""
    lineage: str
    """What it was learned from, in sentences."""


@torch.no_grad()
def write(folder: Path, name: str, title: str, model: PretrainingModel, made: Made, language: str) -> Path:
    """Write the folder ``folder / name`` of a base voice in one of the languages, and return it.

    The voice is that of the speaker nearest to the mean of all. ``model`` has the weights that are to be kept; its
    embeddings and biases are folded for a moment. Raises VoiceError if the voice does not speak, StudioError if the
    disk refuses; nothing is left behind then. A folder of an earlier, shorter pretraining is replaced: it can be made
    again of the state that is kept beside it.
    """
    shutil.rmtree(folder / name, ignore_errors=True)
    weights = {n: v.detach().cpu().clone() for n, v in model.named_parameters()}
    start = {n: v.half().contiguous() for n, v in weights.items() if n.startswith(_SIDES)}
    document = _document(made, language)
    with building(folder / name) as target:
        file = target / f"{name}{MODEL_SUFFIX}"
        with _as_one_voice(model, weights, made.languages.index(language)):
            graph = with_notes(base_graph.build(model.networks.generator), document)
        level = set_level_by(graph, document, bases.texts(language).judging)
        write_model(graph, file)
        write_json(Path(f"{file}.json"), document)
        digest = sha256(file)
        save_file(start, target / f"{name}{WEIGHTS_SUFFIX}", {"base_sha256": digest})
        write_text(target / f"{name}{ENTRY_SUFFIX}", _entry(target, name, title, made, language, level, digest))
        self_test(VoiceFiles(file, Path(f"{file}.json")), clipping_is_a_fault=True)
    return folder / name


@contextmanager
def _as_one_voice(model: PretrainingModel, weights: tensors_file.Tensors, language: int) -> Generator[None]:
    """Let the networks be those of one language and one speaker for a while."""
    table = weights[SPEAKERS + "table"]
    nearest = table[int((table - table.mean(0)).square().sum(1).argmin())]
    load_speaker(model.networks, fold({n: v for n, v in weights.items() if n.startswith(_SIDES)}, nearest))
    model.text.embeddings.copy_(model.text.folded()[language])
    try:
        yield
    finally:
        model.load_state_dict(weights, strict=False)


def _document(made: Made, language: str) -> dict[str, Any]:
    """Return the voice's configuration; phonemes that hardly any clip has are left out."""
    learned, written = made.learned[language], alphabet(language)
    return completed(
        {
            "dataset": "",
            "audio": {"sample_rate": made.sizes.sampling_rate, "quality": "medium"},
            "espeak": {"voice": language},
            "phoneme_type": written.kind,
            "num_symbols": made.sizes.vocabulary,
            "num_speakers": 1,
            "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8},
            "phoneme_id_map": {symbol: list(ids) for symbol, ids in written.id_map.items() if symbol in learned},
        }
    )


def _entry(folder: Path, name: str, title: str, made: Made, language: str, level: Level | None, digest: str) -> str:
    """Return the description in TOML, whose strings are written as JSON's."""
    file, weights = folder / f"{name}{MODEL_SUFFIX}", folder / f"{name}{WEIGHTS_SUFFIX}"
    family, texts = language.split("-")[0], bases.texts(language)
    lines = [
        f"title = {_text(title)}",
        f"languages = [{_text(family)}]",
        f"text_encoder = {_text(made.sizes.text_encoder)}",
        *([f"loudness = {level.loudness:.1f}  # LUFS of the judging texts below"] if level else []),
        f"lineage.en = {_text(made.lineage)}",
        "",
        "[files]",
        f"model = {_text(file.name)}",
        f"sha256 = {_text(digest)}",
        f"config_sha256 = {_text(sha256(Path(f'{file}.json')))}",
        "",
        "[start_weights]",
        f"file = {_text(weights.name)}",
        f"sha256 = {_text(sha256(weights))}",
        "",
        f"[texts.{family}]",
        f"sample = {_text(texts.sample)}",
        f"greeting = {_text(texts.greeting)}",
        f"judging = [{', '.join(_text(text) for text in texts.judging)}]",
    ]
    return "\n".join(lines) + "\n"


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def learned_phonemes(
    ids: Sequence[Tensor], id_map: Mapping[str, Sequence[int]], vocabulary: int, at_least: int
) -> frozenset[str]:
    """Return the phonemes that occur at least so often in texts given as ids."""
    counts = np.bincount(torch.cat(list(ids)).numpy(), minlength=vocabulary)
    return frozenset(symbol for symbol, numbers in id_map.items() if int(counts[list(numbers)].min()) >= at_least)
