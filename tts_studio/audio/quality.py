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
from tts_studio.messages import Message

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
    codes: tuple[str, ...]
    """What is wrong, most serious first (see ``codes``); empty for ``good``."""

    @property
    def reasons(self) -> tuple[Message, ...]:
        """A sentence for each of the codes."""
        return tuple(sentence(code, self) for code in self.codes)

    @property
    def refused(self) -> Message | None:
        """Why it cannot be used at all; None if it can."""
        return next((sentence(code, self) for code in self.codes if code in REFUSALS), None)


def judge(audio: Audio, text: str) -> Report:
    """Measure the recording of ``text`` and judge it. A constant offset is removed before; any audio will do.

    Neither speech nor bandwidth are looked for in a recording that is too long to be used.
    """
    figures = measure(audio)
    refused, serious, advice = _refusal(figures, text), _serious(figures), _advice(figures)
    verdict = "bad" if refused or serious else "fair" if advice else "good"
    return Report(**vars(figures), verdict=verdict, codes=(*([refused] if refused else []), *serious, *advice))


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
    figures = _stored_figures(report)
    if figures is None:
        return ()
    refused = _refusal(figures, None)
    return (*([refused] if refused else []), *_serious(figures), *_advice(figures))


def reasons(report: Mapping[str, Any]) -> tuple[Message, ...]:
    """Return a sentence for each of the codes of a stored report; its own sentences if its figures are lost."""
    figures = _stored_figures(report)
    if figures is not None:
        return tuple(sentence(code, figures) for code in codes(report))
    stored = report.get("reasons")
    known = cast(Sequence[object], stored) if isinstance(stored, list | tuple) else ()
    return tuple(Message("{reason}", reason=str(reason)) for reason in known)


def sentence(code: str, figures: Figures) -> Message:
    """Return what a code means for a recording with these figures; the code itself if it is not known."""
    match code:
        case "too_short":
            return Message(
                "It is too short: {seconds:.2f} s, at least {least} s are needed.",
                seconds=figures.seconds,
                least=MIN_SECONDS,
            )
        case "too_long":
            return Message(
                "It is too long: {seconds:.1f} s; please cut it into sentences of at most {most:.0f} s.",
                seconds=figures.seconds,
                most=MAX_SECONDS,
            )
        case "distorted":
            return Message(
                "It is badly distorted: {clipped:.1%} of it is cut off at full scale.", clipped=figures.clipped
            )
        case "too_short_for_text":
            return Message(
                "The text does not fit the duration: {seconds:.1f} s of speech are too short for it.",
                seconds=figures.speech_seconds,
            )
        case "too_long_for_text":
            return Message(
                "The text does not fit the duration: {seconds:.1f} s of speech are too long for it.",
                seconds=figures.speech_seconds,
            )
        case _:
            return _SENTENCES.get(code) or Message("{code}", code=code)


_SENTENCES: Mapping[str, Message] = {
    "silent": Message("It is silent."),
    "no_speech": Message("No speech was found in it."),
    "drowned": Message("The noise is nearly as loud as the voice."),
    "cut_start": Message("Its beginning is cut off: the speech begins with the first moment."),
    "cut_end": Message("Its end is cut off: the speech goes on until the last moment."),
    "clipped": Message("The loudest moments are cut off at full scale; please lower the level or move back a little."),
    "quiet": Message("It is quiet; please move closer or raise the level."),
    "noisy": Message("There is noise in the background; please choose a quieter place."),
    "narrow_band": Message(
        "It sounds like a telephone, and so will the voice; please use another microphone if you can."
    ),
    "fast": Message("It is read faster than the other recordings."),
    "slow": Message("It is read more slowly than the other recordings."),
}


def _stored_figures(report: Mapping[str, Any]) -> Figures | None:
    known = {"high_db": 0.0, **report}  # a report may be older than this figure
    try:
        return Figures(**{field.name: float(known[field.name]) for field in fields(Figures)})
    except (KeyError, TypeError, ValueError):
        return None


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


def _refusal(figures: Figures, text: str | None) -> str | None:
    """Return the code of why a recording cannot be used; without a text, whether it fits is not asked."""
    spoken = figures.speech_seconds
    if figures.seconds < MIN_SECONDS:
        return "too_short"
    if figures.seconds > MAX_SECONDS:
        return "too_long"
    if figures.peak_dbfs < SILENT_DBFS:
        return "silent"
    if figures.clipped > CLIPPED_BADLY:
        return "distorted"
    if not spoken:
        return "no_speech"
    return None if text is None else _mismatch(spoken, text)


def _mismatch(spoken: float, text: str) -> str | None:
    shortest, longest = pace.plausible_seconds(text)
    if shortest <= spoken <= longest:
        return None
    return "too_short_for_text" if spoken < shortest else "too_long_for_text"


def _serious(figures: Figures) -> list[str]:
    return [] if figures.snr_db >= DROWNED_SNR_DB else ["drowned"]


def _advice(figures: Figures) -> list[str]:
    found = {
        "clipped": CLIPPED_AUDIBLY < figures.clipped <= CLIPPED_BADLY,
        "quiet": figures.loudness < QUIET_LUFS,
        "noisy": DROWNED_SNR_DB <= figures.snr_db < NOISY_SNR_DB,
        "narrow_band": figures.high_db < bandwidth.NARROW_DB,
    }
    return [code for code, applies in found.items() if applies]


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
