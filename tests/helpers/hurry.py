"""Trainings that take seconds: each recording is analysed once a session, and few speakers are compared.

``python -m tests.helpers.hurry …`` is the program's command line in such a hurry.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from tts_studio import cli
from tts_studio.assets import resource
from tts_studio.audio.analysis import Analysis, analyse
from tts_studio.audio.signal import Audio
from tts_studio.engine.export import level
from tts_studio.engine.training import dataset
from tts_studio.engine.training.warm_start import SPEAKERS, WarmStart
from tts_studio.jobs import training

FEW = 3

_analysed: dict[tuple[bytes, int], Analysis] = {}

HURRIED: dict[str, Any] = {"halving": ((1, 1),)}
"""Speakers are compared by one segment each."""

_config_of = training.config_of


def hurry(patch: pytest.MonkeyPatch, **fields: Any) -> None:
    """Let trainings take what is known of recordings, and the start's first speakers; level voices by few sentences.

    Those of the program's jobs have ``HURRIED`` and ``fields`` in their configuration.
    """
    few = _few_speakers()
    patch.setattr(WarmStart, "load", lambda _path: few)  # pyright: ignore[reportUnknownLambdaType]
    patch.setattr(training, "config_of", lambda project, run: replace(_config_of(project, run), **HURRIED | fields))
    patch.setattr(dataset, "analyse", _analyse_once)
    patch.setattr(level, "SENTENCES", 2)


@cache
def _few_speakers() -> WarmStart:
    whole = WarmStart.load(resource("warm_start/start.safetensors"))
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
