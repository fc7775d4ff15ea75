"""Trainings that take seconds: each recording is analysed once a session, and few speakers are compared.

``python -m tests.helpers.hurry …`` is the program's command line in such a hurry.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import cache

import pytest

from tts_studio import cli
from tts_studio.audio.analysis import Analysis, analyse
from tts_studio.audio.signal import Audio
from tts_studio.engine.training import dataset, warm_start
from tts_studio.engine.training.warm_start import SPEAKERS, WarmStart

FEW = 3

_analysed: dict[tuple[bytes, int], Analysis] = {}


def hurry(patch: pytest.MonkeyPatch) -> None:
    """Let trainings take what is known of recordings, and the start's first speakers, compared by one window each."""
    few = _few_speakers()
    patch.setattr(WarmStart, "load", lambda: few)
    patch.setattr(warm_start, "HALVING", ((1, 1),))
    patch.setattr(dataset, "analyse", _analyse_once)


@cache
def _few_speakers() -> WarmStart:
    whole = WarmStart.load()
    table = whole.tensors[SPEAKERS + "table"][:FEW]
    return replace(whole, tensors={**whole.tensors, SPEAKERS + "table": table}, speakers=FEW)


def _analyse_once(audio: Audio, hop: int) -> Analysis:
    key = (audio.samples.tobytes(), hop)
    if key not in _analysed:
        _analysed[key] = analyse(audio, hop)
    return _analysed[key]


if __name__ == "__main__":
    hurry(pytest.MonkeyPatch())
    sys.exit(cli.main())
