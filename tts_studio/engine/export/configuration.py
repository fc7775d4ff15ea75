"""What the files beside a voice's weights must hold for the programs that read it.

Piper reads the configuration (``piper/config.py``); Home Assistant takes ``dataset`` for the name of the file and reads
``language`` and ``audio.quality``; sherpa-onnx reads notes inside the model, and a table of phonemes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from tts_studio.engine.export.locales import locale
from tts_studio.formats import QUALITIES
from tts_studio.text.phonemizers import ESPEAK

_LOCALE = re.compile(r"[a-z]{2,3}_[A-Z]{2,3}")


def completed(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return a configuration with every field that other programs read; its ``dataset`` is still to be set."""
    language = _language(document)
    quality = document["audio"].get("quality")
    if quality not in QUALITIES:
        quality = "medium" if int(document["audio"]["sample_rate"]) > 16_000 else "low"
    return {
        **document,
        "audio": {**document["audio"], "quality": quality},
        "language": language,
        "phoneme_map": document.get("phoneme_map", {}),
        "speaker_id_map": document.get("speaker_id_map", {}),
        "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8} | (document.get("inference") or {}),
    }


def _language(document: Mapping[str, Any]) -> dict[str, str]:
    """Return the block ``language``: the voice's own if it names a locale, completed; else that of its espeak voice.

    The locale is a part of file names, and Home Assistant's list of languages.
    """
    known = locale(str(document["espeak"]["voice"])).as_dict()
    own: dict[str, str] = document.get("language") or {}
    return known | own if _LOCALE.fullmatch(own.get("code", known["code"])) else known


def with_language(document: Mapping[str, Any], espeak_voice: str) -> dict[str, Any]:
    """Return the configuration for another language of espeak-ng; unchanged if it has that one already."""
    if espeak_voice in ("", document["espeak"]["voice"]):
        return dict(document)
    return {**document, "espeak": {"voice": espeak_voice}, "language": locale(espeak_voice).as_dict()}


def sherpa_notes(document: Mapping[str, Any]) -> dict[str, str]:
    """Return what sherpa-onnx reads inside the model. Source: its ``scripts/piper``, ``offline-tts-vits-model.cc``."""
    return {
        "model_type": "vits",
        "comment": "piper",
        "language": document["language"]["name_english"],
        "voice": document["espeak"]["voice"],
        "has_espeak": "1" if document["phoneme_type"] == ESPEAK else "0",
        "n_speakers": str(document["num_speakers"]),
        "sample_rate": str(document["audio"]["sample_rate"]),
    }


def tokens(document: Mapping[str, Any]) -> str:
    """Return sherpa-onnx's table: a phoneme and its number a line; of several numbers it takes the first only.

    It ends the whole program that it is part of at a phoneme of espeak-ng that is not one character.
    """
    one_sign = document["phoneme_type"] == ESPEAK
    return "".join(
        f"{phoneme} {ids[0]}\n"
        for phoneme, ids in document["phoneme_id_map"].items()
        if ids and phoneme not in ("", "\n", "\r") and (len(phoneme) == 1 or not one_sign)
    )
