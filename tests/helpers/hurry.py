"""Trainings that take seconds: little speech, analysed once a session, few speakers compared, few sentences judged."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tts_studio.audio.analysis import Analysis, analyse
from tts_studio.audio.signal import Audio
from tts_studio.audio.speech import speech_spans
from tts_studio.engine import fine_tuning
from tts_studio.engine.bases import BaseVoice
from tts_studio.engine.export import level
from tts_studio.engine.judging import selection
from tts_studio.engine.training import dataset, length_scale
from tts_studio.engine.training.networks import Networks, build_networks
from tts_studio.engine.training.warm_start import SPEAKERS, WarmStart
from tts_studio.jobs import training

FEW = 3
LEAST_SECONDS = 5.0
"""Seconds of speech that are enough; the program asks for three times as many."""

SENTENCES = 2
"""What each checkpoint says to its judges, and a new voice to be levelled; the program's say more."""

_analysed: dict[tuple[bytes, int], Analysis] = {}
_spans: dict[tuple[bytes, int], list[tuple[float, float]]] = {}
_built: dict[Path, Networks] = {}

HURRIED: dict[str, Any] = {"halving": ((1, 1),), "length_scale_clips": (1,), "batch": 2, "useful_steps": 1}
"""Speakers are compared by one segment each, the length scale is found by one clip, and one small step is enough."""

_config_of = training.config_of
_load = WarmStart.load


def hurry(patch: pytest.MonkeyPatch, **fields: Any) -> None:
    """Let trainings do with little speech, what is known of it, the start's first speakers, and few sentences.

    Those of the program's jobs have ``HURRIED`` and ``fields`` in their configuration.
    """
    patch.setattr(WarmStart, "load", _few_speakers)
    patch.setattr(training, "config_of", lambda *run: replace(_config_of(*run), **HURRIED | fields))
    patch.setattr(dataset, "analyse", _analyse_once)
    patch.setattr(level, "SENTENCES", SENTENCES)
    patch.setattr(length_scale, "speech_spans", _spans_once)
    patch.setattr(fine_tuning, "LEAST_SECONDS", LEAST_SECONDS)
    patch.setattr(fine_tuning, "build_networks", _build_once)
    patch.setattr(selection, "build_networks", _build_once)
    patch.setattr(selection, "SENTENCES", SENTENCES)


@cache
def _few_speakers(path: Path) -> WarmStart:
    whole = _load(path)
    table = whole.tensors[SPEAKERS + "table"][:FEW]
    return replace(whole, tensors={**whole.tensors, SPEAKERS + "table": table}, speakers=FEW)


def _build_once(base: BaseVoice) -> Networks:
    if base.path not in _built:
        _built[base.path] = build_networks(base)
    return deepcopy(_built[base.path])


def _analyse_once(audio: Audio, hop: int) -> Analysis:
    key = (audio.samples.tobytes(), hop)
    if key not in _analysed:
        _analysed[key] = analyse(audio, hop)
    return _analysed[key]


def _spans_once(audio: Audio) -> list[tuple[float, float]]:
    key = (audio.samples.tobytes(), audio.rate)
    if key not in _spans:
        _spans[key] = speech_spans(audio)
    return _spans[key]
