"""The page of the voices in each of its states, with made-up voices."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from tests.helpers.passing_folder import passing_folder
from tts_studio import jobs
from tts_studio.engine.judging.judges import JudgeMissingError
from tts_studio.formats import DEFAULT_BASE
from tts_studio.gui.base.job import Failure
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.base.voice_entry import VoiceEntry
from tts_studio.gui.kit.disclosure import Disclosure
from tts_studio.gui.voices.voices_page import VoicesPage
from tts_studio.messages import Message

SCORES = {
    "similarity": 0.83,
    "similarity_floor": 0.47,
    "similarity_ceiling": 0.91,
    "similarity_normalised": 0.82,
    "wer": 0.09,
    "mos": 3.2,
    "real_time_factor": 0.06,
    "validation_envelope_l1": 0.4123,
}
MISSING = JudgeMissingError(
    "The package {name} is not installed.",
    "Measuring needs an extra download: {command}",
    name="distillmos",
    command="python3 packaging/studio.py judges",
).message


def scenes(studio: Studio) -> list[tuple[str, Callable[[], QWidget]]]:
    """Return (state, what makes the page in that state)."""
    return [
        ("empty", lambda: _page(studio, own=0)),
        ("busy", lambda: _bare(studio)),
        ("error", lambda: _error(studio)),
        ("full", lambda: _page(studio, row=0)),
        ("not-measured", lambda: _page(studio, row=1)),
        ("judge-missing", lambda: _missing(studio)),
        ("details", lambda: _details(studio)),
        ("playing", lambda: _playing(studio)),
        ("problem", lambda: _page(studio, row=2)),
        ("base", lambda: _page(studio, row=3)),
    ]


def passport(name: str, scores: dict[str, float], created: str, minutes: float) -> dict[str, Any]:
    """Return what a voice says of itself."""
    return {
        "name": name,
        "speaker": "Anna",
        "created": created,
        "minutes": minutes,
        "clips": 142,
        "base": "en_US-joe-medium",
        "run": "2026-11-23T15-04-11",
        "consent": {"who": "Anna", "statement": "own", "when": created},
        "scores": scores,
        "sha256": "58afce0321b8d9c46d7cdf9c16500cc55a793b4220212dba6b70fb788b3baf06",
        "dataset": "3d6d5410b3795cb1950595247ef8f06190719e6fdbfa3a2356d8ec368e1aad33",
    }


def entries() -> list[VoiceEntry]:
    """Return two good voices, a damaged one, and the base voice."""
    home, lineage = passing_folder(), jobs.licence()
    for name in ("one", "two"):
        (home / name).mkdir(exist_ok=True)
        (home / name / "sample.flac").touch()
    late = passport("Anna", SCORES, "2026-11-23T16:10:00+00:00", 24.3)
    early = passport("Anna, first try", {"validation_envelope_l1": 0.55}, "2026-11-20T09:00:00+00:00", 6.1)
    base = "en_US-joe-medium"
    return [
        VoiceEntry("en_US-anna_two-medium", "Anna", home / "two" / "anna_two.onnx", base, late, licence=lineage),
        VoiceEntry("en_US-anna-medium", "Anna, first try", home / "one" / "anna.onnx", base, early, licence=lineage),
        VoiceEntry(
            "en_US-old-medium",
            "Old",
            home / "en_US-old-medium",
            passport=passport("Old", {}, "2026-11-01T09:00:00+00:00", 3.0),
            problem="The voice “old.onnx” lacks its second file “old.onnx.json”. Please copy both files together.",
        ),
        VoiceEntry(
            DEFAULT_BASE,
            "The base voice",
            Path("/usr/share/voices/base.onnx"),
            base,
            licence=lineage,
            is_base=True,
        ),
    ]


def _bare(studio: Studio) -> VoicesPage:
    return VoicesPage(studio)


def _page(studio: Studio, own: int = 3, row: int = 0) -> VoicesPage:
    page = _bare(studio)
    page._show_entries(entries()[3 - own :])
    page.view.setCurrentIndex(page.model.index(row))
    return page


def _error(studio: Studio) -> VoicesPage:
    page = _bare(studio)
    failure = Failure(
        Message("“{file}” of the voice “{name}” is damaged.", file="voice.json", name="Anna"),
        Message("Please restore that file from a backup."),
    )
    page._on_unreadable(failure)
    return page


def _missing(studio: Studio) -> VoicesPage:
    page = _page(studio, row=1)
    page._missing["en_US-anna-medium"] = {"mos": MISSING}
    page._show_card()
    return page


def _details(studio: Studio) -> VoicesPage:
    page = _page(studio)
    for part in page.card.findChildren(Disclosure):
        part.heading.set_open(True)
    return page


def _playing(studio: Studio) -> VoicesPage:
    page = _page(studio)
    page.card.show_sample_playing(True)
    return page
