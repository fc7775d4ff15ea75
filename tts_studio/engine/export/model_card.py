"""The MODEL_CARD of a voice: who speaks, what it was made from and with what right, how good it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tts_studio import documents

_UNKNOWN = "not known"


@dataclass(frozen=True)
class Origin:
    """Where a voice came from, as plain values; unknown ones are empty."""

    speaker: str = ""
    run: str = ""
    """Name of the training run's folder."""
    dataset: str = ""
    """SHA-256 of the dataset."""
    minutes: float = 0.0
    """Minutes of recordings that it learned from."""
    clips: int = 0
    held_out: tuple[str, ...] = ()
    """Clips that it did not learn from."""
    consent: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """``who``, ``statement`` (own, permission), ``when``."""
    scores: Mapping[str, float] = field(default_factory=dict[str, float])
    """Figures of the checkpoint, for example ``validation_envelope_l1``."""
    training: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """Settings of the training worth keeping: steps, minutes spent, seed, device."""


def model_card(passport: Mapping[str, Any], document: Mapping[str, Any], lineage: str) -> str:
    """Return the card (Markdown) of a voice by its ``voice.json``, its configuration, and its base's licence text.

    What is missing in ``voice.json``, which may have been edited by hand, counts as not known.
    """
    language = document["language"]
    known = {name: documents.text(passport.get(name)) or _UNKNOWN for name in ("name", "created", "sha256", "base")}
    scores = documents.numbers(passport.get("scores"))
    return "\n".join(
        [
            f"# {known['name']}",
            "",
            f"* Language: {language['name_english']} ({language['code']})",
            f"* Speakers: {document['num_speakers']}",
            f"* Quality: {document['audio']['quality']}",
            f"* Sample rate: {document['audio']['sample_rate']} Hz",
            f"* Made by TTS Studio, {known['created']}",
            f"* SHA-256 of the model: {known['sha256']}",
            "",
            *_section("Speaker and consent", _consent(passport)),
            *_section("Recordings", _recordings(passport)),
            *_section("Base voice and licence", [f"Fine-tuned from {known['base']}.", "", lineage]),
            *_section("Scores", [f"* {name}: {value:.4g}" for name, value in scores.items()]),
        ]
    )


def _section(title: str, lines: list[str]) -> list[str]:
    return [f"## {title}", "", *(lines or ["Not known."]), ""]


def _consent(passport: Mapping[str, Any]) -> list[str]:
    consent = documents.table(passport.get("consent"))
    if not consent:
        return []
    stated = {
        "own": "The recordings are of the maker's own voice.",
        "permission": "The maker has stated that the speaker has allowed the making of this voice.",
    }
    return [
        f"* Speaker: {consent.get('who') or documents.text(passport.get('speaker')) or _UNKNOWN}",
        f"* {stated.get(str(consent.get('statement')), 'No statement.')}",
        f"* Stated: {consent.get('when', '')}",
    ]


def _recordings(passport: Mapping[str, Any]) -> list[str]:
    minutes, clips = (documents.number(passport.get(name)) or 0.0 for name in ("minutes", "clips"))
    if not minutes:
        return []
    return [
        f"* {minutes:.1f} minutes, {clips:.0f} clips",
        f"* SHA-256 of the dataset: {documents.text(passport.get('dataset')) or _UNKNOWN}",
    ]
