"""Figures over all recordings of a project, as ``tts-studio check`` shows them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import median
from typing import Any

from tts_studio.audio import files, quality
from tts_studio.errors import AudioError
from tts_studio.messages import Message
from tts_studio.project import flac
from tts_studio.project.clip_files import Unusable
from tts_studio.project.doubts import Doubt
from tts_studio.project.model import Clip

LEVELS = ("loudness", "peak_dbfs")


def change(clip: Clip) -> Message | None:
    """Return why a clip's recording is not the one that was added; None if it is."""
    try:
        audio = files.read(clip.audio)
    except AudioError as error:
        return error.message
    if flac.digest(audio) == clip.digest:
        return None
    return Message("Its recording was changed after it had been added.")


def summary(clips: Sequence[Clip]) -> dict[str, Any]:
    """Return count, minutes, sample_rates, levels, noise, snr, longest and shortest; loudness in LUFS, others in dB."""
    rates = Counter(clip.rate for clip in clips)
    return {
        "count": len(clips),
        "minutes": round(sum(clip.seconds for clip in clips) / 60, 2),
        "sample_rates": {str(rate): count for rate, count in sorted(rates.items())},
        "levels": {name: _spread(clips, name) for name in LEVELS},
        "noise": _spread(clips, "noise_dbfs"),
        "snr": _spread(clips, "snr_db"),
        "longest": _length(max(clips, key=lambda clip: clip.seconds, default=None)),
        "shortest": _length(min(clips, key=lambda clip: clip.seconds, default=None)),
    }


def attention(clip: Clip, changed: Message | None, odd: Sequence[Doubt] = ()) -> dict[str, Any] | None:
    """Return id, text, verdict and reasons of a clip that the user should look at; None if all is well."""
    reasons = [*([changed] if changed else []), *(doubt.message for doubt in odd), *quality.reasons(clip.report)]
    verdict = "bad" if changed or any(doubt.serious for doubt in odd) else clip.report.get("verdict", "good")
    verdict = "fair" if odd and verdict == "good" else verdict
    if verdict == "good":
        return None
    return {"clip": clip.id, "text": clip.text, "verdict": verdict, "reasons": reasons}


def unusable(clip: Unusable) -> dict[str, Any]:
    """Return what ``attention`` does, of a clip whose files are not in order."""
    return {"clip": clip.id, "text": clip.text, "verdict": "bad", "reasons": [str(clip.reason)]}


def _spread(clips: Sequence[Clip], name: str) -> dict[str, float] | None:
    values = [clip.report[name] for clip in clips if isinstance(clip.report.get(name), int | float)]
    if not values:
        return None
    return {"min": round(min(values), 2), "median": round(median(values), 2), "max": round(max(values), 2)}


def _length(clip: Clip | None) -> dict[str, Any] | None:
    return clip and {"clip": clip.id, "seconds": round(clip.seconds, 3), "text": clip.text}
