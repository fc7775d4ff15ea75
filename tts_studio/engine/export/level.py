"""How loud a voice speaks: measured on sentences when it is saved, then folded into its graph.

A training scales each recording to the same peak, and the variance that ``global_variance.py`` restores comes on top:
as it was learned, a voice would be cut off at full scale in every sentence (peaks of +10 dBFS, −11 LUFS). Programs
differ in what they do with what a graph gives (piper-tts scales each sentence to full scale, sherpa-onnx plays it as it
is), and none can mend a peak that is cut off, so the level has to be right in the graph.

The trade-off: what is loudest lies 20 to 28 dB above a voice's loudness, mostly one sound of one sentence. With that at
−3 dBFS, twelve voices had −23 to −31 LUFS; the base voice has −25. So a voice is as loud as the base voice, up to
``LOUDER`` louder where the peaks leave room, and the few samples beyond ``level_node.KNEE`` are bent below −2.5 dBFS at
the end of the graph: at most ``BENT`` of all samples, else the voice is quieter.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import onnx

from tts_studio.audio.levels import loudness
from tts_studio.audio.signal import Audio, FloatArray, decibels
from tts_studio.engine import bases
from tts_studio.engine.speaking.session import open_graph
from tts_studio.engine.speaking.voice import graph_sentences
from tts_studio.engine.vits.level_node import KNEE, level_of, limited, set_level
from tts_studio.errors import VoiceError
from tts_studio.text.phonemes import sentences
from tts_studio.text.phonemizers import PINYIN

PEAK = -3.0
"""dBFS up to which the highest sample of the measured sentences is raised."""
LOUDER = 2.0
"""LU by which a voice may be louder than its base voice."""
BENT = 0.001
"""Share of the samples that the soft limit may change."""
SENTENCES = 20
"""So many tell enough: measuring takes a tenth to a fifth of the time that they take to hear."""

_LOW = -9.0  # while measuring: 43 dB below the training's level, so far below the soft limit in any voice
_DECIBELS = 20.0 / math.log(10.0)  # in a neper


@dataclass(frozen=True)
class Level:
    """What some sentences of a voice measure together."""

    peak: float
    """Highest sample, dBFS."""
    loudness: float
    """Integrated loudness, LUFS (ITU-R BS.1770-4)."""


def set_level_by(
    model: onnx.ModelProto, document: Mapping[str, Any], texts: Sequence[str], base_loudness: float | None = None
) -> Level | None:
    """Set the level of a tuned voice's graph by how it speaks ``texts``, and return what it is then.

    ``document`` is the voice's configuration, ``base_loudness`` the base voice's in LUFS if it is known. Without texts
    in the voice's language, it speaks the sounds of another. The same voice gets the same level each time. Returns None
    for a voice with another decoder than ours, which stays as it is. Raises VoiceError if the voice stays silent or
    gives no numbers.
    """
    if level_of(model) is None:
        return None
    set_level(model, _LOW)
    piper = open_graph(model.SerializeToString(), document, seed=0)
    said = list(texts or _sounds(document))[:SENTENCES]
    waves = list(graph_sentences(piper, said))
    measured = measure(waves, piper.config.sample_rate)
    high = float(np.quantile(np.abs(np.concatenate(waves)), 1.0 - BENT))  # below it stay all that must not be bent
    gain = _gain(measured, high, base_loudness)
    set_level(model, _LOW + gain / _DECIBELS)
    return measure([limited(10.0 ** (gain / 20.0) * wave) for wave in waves], piper.config.sample_rate)


def _gain(measured: Level, high: float, base_loudness: float | None) -> float:
    """Return by how many decibels a voice is raised of which all but ``BENT`` of the samples stay below ``high``."""
    gain = PEAK - measured.peak
    if base_loudness is not None:
        as_loud = base_loudness - measured.loudness
        gain = min(max(gain, as_loud), as_loud + LOUDER)
    return min(gain, decibels(KNEE) - decibels(high))


def measure(sentences: Sequence[FloatArray], rate: int) -> Level:
    """Return the level of sentences, each float32 [samples] of any amplitude; raises VoiceError for silence or NaN."""
    whole = np.concatenate(sentences) if sentences else np.zeros(0, np.float32)
    peak = float(np.abs(whole).max(initial=0.0))
    if not math.isfinite(peak) or peak < 1e-8:
        raise VoiceError("The voice stays silent: it is damaged.", "Please choose another checkpoint.")
    # At full scale, so that the absolute gate of the loudness (−70 LUFS) leaves out what it should.
    return Level(decibels(peak), loudness(Audio((whole / peak).astype(np.float32), rate)) + decibels(peak))


def _sounds(document: Mapping[str, Any]) -> list[str]:
    """Return sentences of another language that the voice can say: its phonemizer's, or as espeak-ng's phonemes."""
    if document["phoneme_type"] == PINYIN:
        return list(bases.texts("cmn").judging)
    base = bases.default()
    texts = bases.texts(base.languages[0]).judging
    return ["[[ " + "".join(one) + " ]]" for text in texts for one in sentences(text, base.espeak_voice)]
