"""A base voice of tiny networks with random weights: a training with it computes a fraction of a real one."""

from __future__ import annotations

from pathlib import Path

from tts_studio.engine import bases
from tts_studio.engine.bases import BaseVoice
from tts_studio.engine.pretraining import base_folder
from tts_studio.engine.pretraining.alphabet import alphabet
from tts_studio.engine.pretraining.base_folder import Made
from tts_studio.engine.pretraining.model import PretrainingModel
from tts_studio.engine.vits.base_network import Sizes
from tts_studio.formats import MODEL_SUFFIX

SIZES = Sizes("rnn", couplings=2, flow_layers=1, kernel=3, posterior_layers=1)
SPEAKERS = 3
_LANGUAGE, _NAME = "en-us", "en_US-tiny-medium"


def make_tiny_base(folder: Path) -> BaseVoice:
    """Write a base voice of American English, of three speakers who sound alike, below ``folder``."""
    model = PretrainingModel(SIZES, SPEAKERS, 1, seed=0)
    learned = {_LANGUAGE: frozenset(alphabet(_LANGUAGE).id_map)}
    made = Made(SIZES, [_LANGUAGE], learned, "Random numbers.")
    return bases.find(base_folder.write(folder, _NAME, "Tiny", model, made, _LANGUAGE) / f"{_NAME}{MODEL_SUFFIX}")
