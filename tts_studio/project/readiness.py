"""Whether a training can begin, and what is missing if not."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tts_studio.formats import LEAST_CLIPS, LEAST_SECONDS
from tts_studio.messages import Message
from tts_studio.project.model import Clip, speech_of
from tts_studio.project.store import Project

ADVISED_SECONDS = 300.0
"""Of speech: with five minutes a voice is recognised."""
LEAST_DISK = 1_000_000_000
"""Bytes on disk for training states, samples and the voice."""
LEAST_MEMORY = 3_000_000_000
"""Bytes of memory for networks, gradients, the optimiser's moments, and the recordings."""

_MEMORY = Path("/proc/meminfo")


@dataclass(frozen=True)
class Need:
    """One condition of a training."""

    code: str
    """``speech``, ``advised_speech``, ``clips``, ``attention``, ``consent``, ``disk``, ``memory`` or ``base``."""
    ok: bool
    value: float | str | Message | None
    """The present value: seconds, clips, bytes or a text; None if it is unknown, which counts as ``ok``."""
    wanted: float | str | None
    """The value that is needed, in the same unit."""
    required: bool = True
    """Whether a training fails or is useless without it; otherwise it is advice."""


def needs(project: Project, *, meminfo: Path = _MEMORY) -> list[Need]:
    """Return what a training needs of project and machine, except for the base voice; reads no audio.

    ``meminfo`` is the file in which Linux shows the free memory; without it, the memory counts as sufficient.
    """
    clips = [clip for clip in project.clips() if clip.accepted]
    free = shutil.disk_usage(project.folder).free
    consent = project.info.consent
    return [
        *_speech(clips),
        _at_most("attention", sum(needs_attention(clip) for clip in clips), 0),
        Need("consent", bool(consent.who.strip()), consent.statement, None),
        _at_least("disk", free, LEAST_DISK),
        _memory(meminfo),
    ]


def needs_attention(clip: Clip) -> bool:
    """Return whether a person should look at a clip before it is learned from."""
    return clip.report.get("verdict") == "bad"


def available_memory(meminfo: Path = _MEMORY) -> int | None:
    """Return the bytes of free memory; None if this system does not show them."""
    try:
        lines = meminfo.read_text(encoding="ascii").splitlines()
        (kilobytes,) = [line.split()[1] for line in lines if line.startswith("MemAvailable:")]
        return int(kilobytes) * 1024
    except (OSError, ValueError, IndexError):
        return None


def _speech(clips: Sequence[Clip]) -> list[Need]:
    seconds = speech_of(clips)
    return [
        _at_least("speech", seconds, LEAST_SECONDS),
        _at_least("advised_speech", seconds, ADVISED_SECONDS, required=False),
        _at_least("clips", len(clips), LEAST_CLIPS),
    ]


def _memory(meminfo: Path) -> Need:
    found = available_memory(meminfo)
    return Need("memory", found is None or found >= LEAST_MEMORY, found, LEAST_MEMORY, required=False)


def _at_least(code: str, value: float, wanted: float, *, required: bool = True) -> Need:
    return Need(code, value >= wanted, value, wanted, required)


def _at_most(code: str, value: float, wanted: float) -> Need:
    return Need(code, value <= wanted, value, wanted, required=False)
