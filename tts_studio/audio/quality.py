"""Whether a recording is good enough to learn a voice from, and what to do better next time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from tts_studio.audio import levels, pace, speech
from tts_studio.audio.signal import SILENCE_DB, Audio, FloatArray, decibels

Verdict = Literal["good", "fair", "bad"]
Spans = list[tuple[float, float]]

MIN_SECONDS = 0.5
MAX_SECONDS = 30.0
SILENT_DBFS = -50.0
"""A peak below this is no usable speech: 16 bits leave it seven."""
CLIPPED_BADLY = 0.01
"""Share of samples; speech driven about 7 dB beyond full scale reaches it."""
CLIPPED_AUDIBLY = 0.0002
QUIET_LUFS = -38.0
NOISY_SNR_DB = 20.0
DROWNED_SNR_DB = 10.0

_FULL_SCALE = 0.999
_CLIPPED_RUN = 3  # samples in a row; fewer may just be a loud peak
_FRAME_SECONDS = 0.02


@dataclass(frozen=True)
class Report:
    """What a recording measures and how it is judged. All figures are finite."""

    verdict: Verdict
    """``good``, ``fair`` (usable, with something to do better) or ``bad`` (better record it again)."""
    reasons: tuple[str, ...]
    """Plain sentences, most serious first; empty for ``good``."""
    refused: str | None
    """The reason why it cannot be used at all; None if it can."""
    seconds: float
    """Duration of the recording."""
    speech_start: float
    """Second at which speech begins; 0 without any."""
    speech_end: float
    """Second at which speech ends; the recording's end without any."""
    speech_seconds: float
    """Time spoken, pauses not counted."""
    peak_dbfs: float
    """Largest sample, −120 … 0."""
    loudness: float
    """LUFS, −120 for silence."""
    noise_dbfs: float
    """Power of the softest twentieth, which is the room's noise, −120 … 0."""
    snr_db: float
    """Power of the speech above that of the noise, 0 … 120."""
    clipped: float
    """Share of the samples that were cut off at full scale, 0 … 1."""


def judge(audio: Audio, text: str) -> Report:
    """Measure the recording of ``text`` and judge it. A constant offset is removed before; any audio will do.

    No speech is looked for in a recording that is too long to be used.
    """
    centred = _centred(audio)
    spans = speech.speech_spans(centred) if audio.seconds <= MAX_SECONDS else []
    spoken = sum(end - start for start, end in spans)
    noise = _noise_dbfs(centred)
    snr = max(0.0, _speech_dbfs(centred, spans) - noise)
    peak, loudness, clipped = levels.peak_dbfs(centred), levels.loudness(centred), clipped_share(audio.samples)
    refused = _refusal(audio.seconds, peak, clipped, spoken, text)
    serious = _serious(snr)
    advice = _advice(clipped, loudness, snr)
    return Report(
        verdict="bad" if refused or serious else "fair" if advice else "good",
        reasons=tuple(([refused] if refused else []) + serious + advice),
        refused=refused,
        seconds=audio.seconds,
        speech_start=spans[0][0] if spans else 0.0,
        speech_end=spans[-1][1] if spans else audio.seconds,
        speech_seconds=spoken,
        peak_dbfs=peak,
        loudness=loudness,
        noise_dbfs=noise,
        snr_db=snr,
        clipped=clipped,
    )


def refusal(report: Report) -> str | None:
    """Return why the recording cannot be used at all, as a plain sentence; None if it can."""
    return report.refused


def clipped_share(samples: FloatArray) -> float:
    """Return the share of samples in runs of three or more at full scale, 0 … 1."""
    high, low = _in_runs(samples >= _FULL_SCALE), _in_runs(samples <= -_FULL_SCALE)
    return (high + low) / max(1, len(samples))


def _in_runs(full: npt.NDArray[np.bool_]) -> int:
    edges = np.flatnonzero(np.diff(np.concatenate(([False], full, [False])).astype(np.int8)))
    lengths = edges[1::2] - edges[::2]
    return int(lengths[lengths >= _CLIPPED_RUN].sum())


def _refusal(seconds: float, peak: float, clipped: float, spoken: float, text: str) -> str | None:
    if seconds < MIN_SECONDS:
        return f"It is too short: {seconds:.2f} s, at least {MIN_SECONDS} s are needed."
    if seconds > MAX_SECONDS:
        return f"It is too long: {seconds:.1f} s; please cut it into sentences of at most {MAX_SECONDS:.0f} s."
    if peak < SILENT_DBFS:
        return "It is silent."
    if clipped > CLIPPED_BADLY:
        return f"It is badly distorted: {clipped:.1%} of it is cut off at full scale."
    if not spoken:
        return "No speech was found in it."
    shortest, longest = pace.plausible_seconds(text)
    if not shortest <= spoken <= longest:
        length = "short" if spoken < shortest else "long"
        return f"The text does not fit the duration: {spoken:.1f} s of speech are too {length} for it."
    return None


def _serious(snr: float) -> list[str]:
    return ["The noise is nearly as loud as the voice."] if snr < DROWNED_SNR_DB else []


def _advice(clipped: float, loudness: float, snr: float) -> list[str]:
    found: list[str] = []
    if CLIPPED_AUDIBLY < clipped <= CLIPPED_BADLY:
        found.append("The loudest moments are cut off at full scale; please lower the level or move back a little.")
    if loudness < QUIET_LUFS:
        found.append("It is quiet; please move closer or raise the level.")
    if DROWNED_SNR_DB <= snr < NOISY_SNR_DB:
        found.append("There is noise in the background; please choose a quieter place.")
    return found


def _centred(audio: Audio) -> Audio:
    if not len(audio.samples):
        return audio
    return Audio(np.clip(audio.samples - audio.samples.mean(dtype=np.float64), -1.0, 1.0, dtype=np.float32), audio.rate)


def _noise_dbfs(audio: Audio) -> float:
    """Return the level of the softest twentieth: words leave such moments even where no pause is kept."""
    powers, _ = _frame_powers(audio)
    return decibels(float(np.sqrt(np.percentile(powers, 5)))) if len(powers) else SILENCE_DB


def _speech_dbfs(audio: Audio, spans: Spans) -> float:
    powers, times = _frame_powers(audio)
    within = [(times >= start) & (times <= end) for start, end in spans]
    spoken = powers[np.logical_or.reduce(within)] if within else powers[:0]
    return decibels(float(np.sqrt(spoken.mean()))) if len(spoken) else SILENCE_DB


def _frame_powers(audio: Audio) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return mean squares [frames] of 20 ms each and the times of their middles in seconds [frames]."""
    size = max(1, round(_FRAME_SECONDS * audio.rate))
    count = len(audio.samples) // size
    frames = audio.samples[: count * size].reshape(count, size).astype(np.float64)
    return np.square(frames).mean(axis=1), (np.arange(count) + 0.5) * size / audio.rate
