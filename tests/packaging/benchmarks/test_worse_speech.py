"""Recordings made worse: by how much, and that it is the same each time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks.worse_speech import (
    KINDS,
    UNCHANGED,
    Recording,
    mixed_up,
    noisy,
    pink_noise,
    room_noise,
    speech_rms,
    worse_sound,
    worse_texts,
)
from tts_studio.audio import files, quality
from tts_studio.audio.signal import Audio
from tts_studio.audio.speech import speech_spans
from tts_studio.errors import StudioError

RATE = 22_050


@pytest.fixture
def speech(spoken_clips: Any) -> Audio:
    """A spoken sentence between two seconds of silence, with its peak at 0.5."""
    spoken = files.read(spoken_clips[0].audio)
    samples = np.pad(spoken.samples / np.abs(spoken.samples).max() * 0.5, 2 * spoken.rate)
    return Audio(samples.astype(np.float32), spoken.rate)


def recordings(texts: list[str]) -> list[Any]:
    return [Recording(f"clip-{number:02d}", Path(), text) for number, text in enumerate(texts)]


def power(samples: Any) -> float:
    return float(np.mean(np.square(samples, dtype=np.float64)))


def powers(audio: Audio) -> tuple[Any, Any]:
    """Return the frequencies in Hz and the power at each."""
    windowed = audio.samples * np.hanning(len(audio.samples))
    return np.fft.rfftfreq(len(windowed), 1 / audio.rate), np.square(np.abs(np.fft.rfft(windowed)))


# Noise


def test_noise_is_15_db_below_the_speech_without_its_pauses(speech: Audio) -> None:
    noisy = worse_sound("noise", "clip", speech)

    noise = noisy.samples.astype(np.float64) - speech.samples
    spoken = np.concatenate(
        [speech.samples[round(start * RATE) : round(end * RATE)] for start, end in speech_spans(speech)]
    )
    assert len(spoken) < len(speech.samples) / 2
    assert 10 * np.log10(power(spoken) / power(noise)) == pytest.approx(15, abs=0.5)
    assert quality.judge(noisy, "The kettle is singing in the kitchen.").codes == ("noisy",)


def test_noise_is_there_all_the_time(speech: Audio) -> None:
    noise = noisy(speech, 1).samples - speech.samples

    assert [power(half) for half in np.array_split(noise, 2)] == pytest.approx([power(noise)] * 2, rel=0.2)


def test_noise_is_pink_and_hums() -> None:
    pink = Audio(pink_noise(20 * RATE, RATE, np.random.default_rng(1)), RATE)
    frequencies, found = powers(pink)
    octaves = [found[(frequencies >= low) & (frequencies < 2 * low)].sum() for low in (125, 500, 2000)]
    assert octaves == pytest.approx([octaves[0]] * 3, rel=0.2)

    frequencies, found = powers(Audio(room_noise(20 * RATE, RATE, 1), RATE))
    assert frequencies[np.argmax(found)] == pytest.approx(50, abs=0.1)
    hum = sum(found[np.abs(frequencies - tone) < 0.2].sum() for tone in (50, 100, 150))
    assert hum / found.sum() == pytest.approx(0.25, abs=0.05)


def test_each_recording_has_its_own_noise_and_the_same_each_time(speech: Audio) -> None:
    first, again, other = (worse_sound("noise", name, speech).samples for name in ("a", "a", "b"))

    assert np.array_equal(first, again)
    assert not np.allclose(first, other, atol=0.01)


def test_a_loud_recording_is_turned_down_and_not_clipped() -> None:
    loud = np.repeat(np.resize([1.0, -1.0], 100), RATE // 100).astype(np.float32)

    loud_and_noisy = noisy(Audio(loud, RATE), 1)

    assert np.abs(loud_and_noisy.samples).max() == pytest.approx(1.0)
    assert loud_and_noisy.samples.dtype == np.float32
    assert quality.clipped_share(loud_and_noisy.samples) == 0


def test_without_speech_the_whole_counts() -> None:
    assert speech_rms(Audio(np.full(RATE, 0.1, np.float32), RATE)) == pytest.approx(0.1)


# Microphone


def test_a_cheap_microphone_hears_nothing_above_4_khz() -> None:
    hiss = Audio((np.random.default_rng(1).standard_normal(3 * RATE) * 0.1).astype(np.float32), RATE)

    heard = worse_sound("telephone", "clip", hiss)

    frequencies, found = powers(heard)
    assert 10 * np.log10(found[frequencies > 4000].sum() / found.sum()) < -50
    before = powers(hiss)[1]
    below = frequencies < 3500
    assert 10 * np.log10(found[below].sum() / before[below].sum()) == pytest.approx(0, abs=0.1)
    assert heard.rate == RATE
    assert heard.seconds == pytest.approx(hiss.seconds, abs=1 / 8000)


def test_the_program_says_what_a_cheap_microphone_does(speech: Audio) -> None:
    heard = worse_sound("telephone", "clip", speech)

    assert quality.judge(heard, "The kettle is singing in the kitchen.").codes == ("narrow_band",)


# Transcript


@pytest.mark.parametrize(("rows", "wrong"), [(3, 2), (21, 2), (57, 6), (90, 9), (100, 10)])
def test_a_tenth_of_the_rows_has_the_text_of_another(rows: int, wrong: int) -> None:
    right = recordings([f"This is clip {number}." for number in range(rows)])

    mixed = worse_texts("transcript", right)

    changed = [place for place in range(rows) if mixed[place].text != right[place].text]
    assert len(changed) == wrong
    assert {mixed[place].text for place in changed} == {right[place].text for place in changed}
    assert [(clip.name, clip.source) for clip in mixed] == [(clip.name, clip.source) for clip in right]
    assert mixed == worse_texts("transcript", right)


def test_a_text_that_differs_in_punctuation_only_is_not_wrong() -> None:
    right = recordings([*("Goodbye" + "!" * number for number in range(18)), "goodbye", "Hello."])

    changes = [(clip.text, wrong.text) for clip, wrong in zip(right, mixed_up(right), strict=True)]

    changed = [pair for pair in changes if len(set(pair)) == 2]
    assert len(changed) == 2
    assert all("Hello." in pair for pair in changed)


@pytest.mark.parametrize("texts", [[], ["Alone."], ["Twice.", "Twice!"]])
def test_too_few_texts_are_a_sentence(texts: list[str]) -> None:
    with pytest.raises(StudioError, match=r"too few texts to mix up\. Please let it learn from more speech\."):
        mixed_up(recordings(texts))


# Kinds


def test_each_kind_changes_either_sound_or_texts(speech: Audio) -> None:
    right = tuple(recordings(["One.", "Two.", "Three."]))

    changes = {
        kind: (worse_sound(kind, "a", speech) is not speech, worse_texts(kind, right) != right)
        for kind in (UNCHANGED, *KINDS)
    }

    assert changes == {
        "none": (False, False),
        "noise": (True, False),
        "telephone": (True, False),
        "transcript": (False, True),
    }
