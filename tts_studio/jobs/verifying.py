"""Whether a file with sound is synthetic speech: by what it says, and by the mark in its sound."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tts_studio.errors import StudioError
from tts_studio.events import Event, Finished, Progress, Stage, StageKind
from tts_studio.messages import Message

_PART = 5.0  # seconds, about, that are looked at as one: the mark is found where it is in most of them


def verify(path: Path) -> Iterator[Event]:
    """Tell of a sound of any length and format whether it is synthetic speech, as far as can be known.

    The result has ``synthetic``, whether either says so; ``metadata``, what it says about itself, else empty;
    ``watermark``, how sure it is that the mark is in one of its parts, 0 … 1, found from 0.5 on. That neither says so
    proves nothing: metadata can be removed, and other programs know other marks. Raises AudioError for a file that is
    no sound.
    """
    from tts_studio.audio import files, watermark

    yield Stage(StageKind.VERIFYING, Message("{name}", name=path.name))
    spans = _parts(files.seconds(path))
    said, score = _statement(path), 0.0
    for done, part in enumerate(files.load_parts(path, spans), 1):
        score = max(score, watermark.score(part.audio))
        yield Progress(done, len(spans))
    synthetic = bool(said) or score >= watermark.THRESHOLD
    yield Finished({"path": str(path), "synthetic": synthetic, "metadata": said, "watermark": round(score, 3)})


def _parts(seconds: float) -> list[tuple[float, float]]:
    """Return the beginnings and ends of parts of equal length."""
    count = max(1, round(seconds / _PART))
    return [(seconds * number / count, seconds * (number + 1) / count) for number in range(count)]


def _statement(path: Path) -> str:
    """Return what a file says about itself that names it synthetic; empty if it says nothing of the kind."""
    from tts_studio.audio import ffmpeg
    from tts_studio.provenance import is_statement

    try:
        said = ffmpeg.tags(path)
    except StudioError:  # a format that only libsndfile knows; none of ours
        return ""
    return next((value for value in said.values() if is_statement(value)), "")
