"""Real speech of one professional speaker: Debian's packages asterisk-core-sounds-en and -en-g722, where installed."""

from __future__ import annotations

import gzip
import random
import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

from tts_studio.audio.quality import judge
from tts_studio.audio.signal import Audio

SOUNDS = Path("/usr/share/asterisk/sounds/en_US_f_Allison")
TEXTS = Path("/usr/share/doc/asterisk-core-sounds-en/core-sounds-en.txt.gz")

pytestmark = pytest.mark.skipif(
    not (SOUNDS.exists() and TEXTS.exists() and shutil.which("ffmpeg")), reason="the recordings are not installed"
)


def decoded(path: Path) -> Audio:
    command = ["ffmpeg", "-loglevel", "error", "-f", "g722", "-i", str(path), "-f", "f32le", "-"]
    raw = subprocess.run(command, capture_output=True, check=True).stdout
    return Audio(np.frombuffer(raw, np.float32), 16_000)


@pytest.fixture(scope="module")
def recordings() -> list[tuple[Audio, str]]:
    """Give 24 recordings, from one word to a few sentences, with their texts."""
    lines = gzip.decompress(TEXTS.read_bytes()).decode(errors="replace").splitlines()
    rows = [line.split(":", 1) for line in lines if ":" in line and not line.startswith(";")]
    texts = {key.strip(): text.strip() for key, text in rows if not re.search(r"[\[\]<>(){}]", text)}
    names = sorted(key for key, text in texts.items() if (SOUNDS / f"{key}.g722").exists() and 0 < len(text) < 150)
    chosen = random.Random(1).sample(names, 24)
    return [(decoded(SOUNDS / f"{name}.g722"), texts[name]) for name in chosen]


def test_professional_recordings_are_good(recordings: list[tuple[Audio, str]]) -> None:
    verdicts = [judge(audio, text).verdict for audio, text in recordings]

    assert verdicts.count("good") >= 23


def test_texts_of_very_different_length_are_refused(recordings: list[tuple[Audio, str]]) -> None:
    shortest = sorted(recordings, key=lambda recording: len(recording[1]))
    pairs = zip(shortest[:6], shortest[-6:], strict=True)
    swapped = [(short[0], long[1]) for short, long in pairs] + [
        (long[0], short[1]) for short, long in zip(shortest[:6], shortest[-6:], strict=True)
    ]

    refused = ["does not fit" in str(judge(audio, text).refused) for audio, text in swapped]

    assert sum(refused) >= 10
