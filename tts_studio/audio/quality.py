"""Whether a recording is good enough to learn a voice from, and what to do better next time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal, cast, get_args

import numpy as np
import numpy.typing as npt

from tts_studio import documents
from tts_studio.audio import bandwidth, levels, pace, speech
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

REFUSALS = (
    "too_short",
    "too_long",
    "silent",
    "distorted",
    "no_speech",
    "too_short_for_text",
    "too_long_for_text",
)
"""Codes of what makes a recording useless."""

_FULL_SCALE = 0.999
_CLIPPED_RUN = 3  # samples in a row; fewer may just be a loud peak
_FRAME_SECONDS = 0.02


@dataclass(frozen=True)
class Finding:
    """Something that is wrong with a recording."""

    code: str
    """Stable name, such as ``noisy``; for programs and translations."""
    sentence: str


@dataclass(frozen=True)
class Figures:
    """What a recording measures. All figures are finite."""

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
    high_db: float
    """Power above 4.5 kHz relative to that of the whole, −120 … 0; 0 where it was not looked at."""


@dataclass(frozen=True)
class Report(Figures):
    """What a recording measures and how it is judged."""

    verdict: Verdict
    """``good``, ``fair`` (usable, with something to do better) or ``bad`` (better record it again)."""
    reasons: tuple[str, ...]
    """Plain sentences, most serious first; empty for ``good``."""
    refused: str | None
    """The reason why it cannot be used at all, as a plain sentence; None if it can."""
    codes: tuple[str, ...] = ()
    """The code of each reason (see ``codes``)."""


def judge(audio: Audio, text: str) -> Report:
    """Measure the recording of ``text`` and judge it. A constant offset is removed before; any audio will do.

    Neither speech nor bandwidth are looked for in a recording that is too long to be used.
    """
    figures = measure(audio)
    refused, serious, advice = _refusal(figures, text), _serious(figures), _advice(figures)
    findings = ([refused] if refused else []) + serious + advice
    return Report(
        **vars(figures),
        verdict="bad" if refused or serious else "fair" if advice else "good",
        reasons=tuple(finding.sentence for finding in findings),
        refused=refused.sentence if refused else None,
        codes=tuple(finding.code for finding in findings),
    )


def measure(audio: Audio) -> Figures:
    """Measure a recording without judging it."""
    centred = _centred(audio)
    usable = audio.seconds <= MAX_SECONDS
    spans = speech.speech_spans(centred) if usable else []
    noise = _noise_dbfs(centred)
    return Figures(
        seconds=audio.seconds,
        speech_start=spans[0][0] if spans else 0.0,
        speech_end=spans[-1][1] if spans else audio.seconds,
        speech_seconds=sum((end - start for start, end in spans), 0.0),
        peak_dbfs=levels.peak_dbfs(centred),
        loudness=levels.loudness(centred),
        noise_dbfs=noise,
        snr_db=max(0.0, _speech_dbfs(centred, spans) - noise),
        clipped=clipped_share(audio.samples),
        high_db=bandwidth.high_db(centred) if usable else 0.0,
    )


def codes(report: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the codes of a stored report's reasons, most serious first.

    ``too_short``, ``too_long``, ``silent``, ``distorted``, ``no_speech``, ``too_short_for_text``,
    ``too_long_for_text`` (no use at all), ``drowned`` (bad), ``clipped``, ``quiet``, ``noisy``, ``narrow_band`` (fair),
    and those of ``audio.takes``. A report that was stored before there were codes is judged by its figures once more.
    """
    stored = report.get("codes")
    if isinstance(stored, list | tuple):
        return tuple(str(code) for code in cast(Sequence[object], stored))
    known = {"high_db": 0.0, **report}  # a report may be older than this figure
    try:
        figures = Figures(**{field.name: float(known[field.name]) for field in fields(Figures)})
    except (KeyError, TypeError, ValueError):
        return ()
    refused = _refusal(figures, None)
    return tuple(f.code for f in ([refused] if refused else []) + _serious(figures) + _advice(figures))


def stored(report: Mapping[str, Any]) -> dict[str, Any]:
    """Return a report as it was stored, without values of the wrong type, so that each reader may rely on them.

    A figure that is no finite number, an unknown verdict, or reasons that are no list are left out; a person or another
    program may have edited the file. Unknown names stay: they are a newer program's.
    """
    fitting: dict[str, Callable[[Any], bool]] = {
        **{field.name: lambda value: documents.number(value) is not None for field in fields(Figures)},
        "verdict": lambda value: value in get_args(Verdict),
        "reasons": _is_list_of_texts,
        "codes": _is_list_of_texts,
        "refused": lambda value: value is None or isinstance(value, str),
    }
    return {name: value for name, value in report.items() if name not in fitting or fitting[name](value)}


def _is_list_of_texts(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(entry, str) for entry in cast(Sequence[object], value))


def clipped_share(samples: FloatArray) -> float:
    """Return the share of samples in runs of three or more at full scale, 0 … 1."""
    high, low = _in_runs(samples >= _FULL_SCALE), _in_runs(samples <= -_FULL_SCALE)
    return (high + low) / max(1, len(samples))


def _in_runs(full: npt.NDArray[np.bool_]) -> int:
    edges = np.flatnonzero(np.diff(np.concatenate(([False], full, [False])).astype(np.int8)))
    lengths = edges[1::2] - edges[::2]
    return int(lengths[lengths >= _CLIPPED_RUN].sum())


def _refusal(figures: Figures, text: str | None) -> Finding | None:
    """Return why a recording cannot be used; without a text, whether it fits is not asked."""
    seconds, spoken = figures.seconds, figures.speech_seconds
    if seconds < MIN_SECONDS:
        return Finding("too_short", f"It is too short: {seconds:.2f} s, at least {MIN_SECONDS} s are needed.")
    if seconds > MAX_SECONDS:
        sentence = f"It is too long: {seconds:.1f} s; please cut it into sentences of at most {MAX_SECONDS:.0f} s."
        return Finding("too_long", sentence)
    if figures.peak_dbfs < SILENT_DBFS:
        return Finding("silent", "It is silent.")
    if figures.clipped > CLIPPED_BADLY:
        sentence = f"It is badly distorted: {figures.clipped:.1%} of it is cut off at full scale."
        return Finding("distorted", sentence)
    if not spoken:
        return Finding("no_speech", "No speech was found in it.")
    return None if text is None else _mismatch(spoken, text)


def _mismatch(spoken: float, text: str) -> Finding | None:
    shortest, longest = pace.plausible_seconds(text)
    if shortest <= spoken <= longest:
        return None
    length = "short" if spoken < shortest else "long"
    sentence = f"The text does not fit the duration: {spoken:.1f} s of speech are too {length} for it."
    return Finding(f"too_{length}_for_text", sentence)


def _serious(figures: Figures) -> list[Finding]:
    if figures.snr_db >= DROWNED_SNR_DB:
        return []
    return [Finding("drowned", "The noise is nearly as loud as the voice.")]


def _advice(figures: Figures) -> list[Finding]:
    found: list[Finding] = []
    if CLIPPED_AUDIBLY < figures.clipped <= CLIPPED_BADLY:
        sentence = "The loudest moments are cut off at full scale; please lower the level or move back a little."
        found.append(Finding("clipped", sentence))
    if figures.loudness < QUIET_LUFS:
        found.append(Finding("quiet", "It is quiet; please move closer or raise the level."))
    if DROWNED_SNR_DB <= figures.snr_db < NOISY_SNR_DB:
        found.append(Finding("noisy", "There is noise in the background; please choose a quieter place."))
    if figures.high_db < bandwidth.NARROW_DB:
        sentence = "It sounds like a telephone, and so will the voice; please use another microphone if you can."
        found.append(Finding("narrow_band", sentence))
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
