"""The two files of a Piper voice, model and configuration: finding them, reading them, saying what is wrong with them.

Source of the format: ``piper/config.py`` and ``piper/voice.py`` of piper-tts.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from tts_studio.errors import VoiceError
from tts_studio.formats import MODEL_SUFFIX, PASSPORT

_MAX_BYTES = 2 << 30  # the limit of protobuf; the largest Piper voice has 120 MB
_AGAIN = "Please copy or download it again."
_Table = dict[str, Any]


@dataclass(frozen=True)
class VoiceFiles:
    """Where a voice lies on disk, and what is known about it beforehand."""

    model: Path
    """The ``.onnx`` file."""
    config: Path
    """The ``.onnx.json`` file."""
    sha256: str | None = None
    """What the model must hash to; None if nobody knows."""
    config_sha256: str | None = None
    """What the configuration must hash to; None if nobody knows."""

    @property
    def stem(self) -> str:
        """The name without the suffix, by convention ``<lang>_<REGION>-<name>-<quality>``."""
        return self.model.name.removesuffix(MODEL_SUFFIX)


def locate(path: Path) -> VoiceFiles:
    """Find the two files of a voice by its folder or its ``.onnx`` file; raises VoiceError if one is missing."""
    model = _model_in(path) if path.is_dir() else path
    if not model.is_file():
        raise VoiceError(f"There is no voice “{path}”.", "Please give a voice's folder or its .onnx file.")
    if model.suffix.lower() != MODEL_SUFFIX:
        raise VoiceError(f"“{model.name}” is not a voice.", "A voice is a folder or a file that ends in .onnx.")
    config = model.with_name(model.name + ".json")
    if not config.is_file():
        raise VoiceError(
            f"The voice “{model.name}” lacks its second file “{config.name}”.", "Please copy both files together."
        )
    passport = read_passport(model.parent)
    named = passport.get("model") == model.name
    return VoiceFiles(model, config, *((_hash(passport, "sha256"), _hash(passport, "config_sha256")) if named else ()))


def read_passport(folder: Path) -> _Table:
    """Return what ``voice.json`` in the folder says, nothing if there is none; raises VoiceError if it is damaged."""
    path = folder / PASSPORT
    return _read_json(path) if path.is_file() else {}


def check_model(path: Path) -> None:
    """Raise VoiceError if a file cannot be a voice's model, by its size and first bytes."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(64)
    except OSError as error:
        raise _unreadable(path, error) from error
    if size > _MAX_BYTES:
        raise VoiceError(f"“{path.name}” is too large to be a voice.", "Please choose another file.")
    if not head:
        raise VoiceError(f"The voice file “{path.name}” is empty.", _AGAIN)
    if head.startswith(b"version https://git-lfs"):
        raise VoiceError(
            f"“{path.name}” is only a pointer to a voice that Git LFS keeps elsewhere.",
            "Please fetch the file itself, for example with “git lfs pull”.",
        )


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file (0.07 s for a voice of 63 MB); raises VoiceError if it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise _unreadable(path, error) from error


def read_config(path: Path) -> _Table:
    """Return a voice's configuration with every field that speaking needs in order; raises VoiceError otherwise."""
    config = _read_json(path)
    try:
        _check(config)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        reason = f"{error} is missing" if isinstance(error, KeyError) else str(error)
        raise VoiceError(f"“{path.name}” is not the configuration of a Piper voice.", _AGAIN, reason) from error
    return config


def speaker_id(config: _Table, speaker: str | None, name: str) -> int | None:
    """Return the number of a speaker given by name or number; None for a voice with one speaker only.

    Raises VoiceError if a voice with several speakers is to speak and nobody says as whom.
    """
    count, known = int(config["num_speakers"]), cast(dict[str, int], config.get("speaker_id_map") or {})
    if count <= 1:
        return None
    if speaker is None and "default_speaker_id" in config:
        return int(config["default_speaker_id"])
    chosen = known.get(speaker or "", int(speaker) if speaker and speaker.isdecimal() else None)
    if chosen is None or not 0 <= chosen < count:
        said = f"the voice “{name}” has {count} speakers" + (f", but no “{speaker}”" if speaker else "")
        example = next(iter(known), "0")
        raise VoiceError(
            f"{said[0].upper()}{said[1:]}.", f"Please name one after “#”, for example {name}{MODEL_SUFFIX}#{example}."
        )
    return chosen


def _model_in(folder: Path) -> Path:
    models = sorted(p for p in _entries(folder) if p.suffix == MODEL_SUFFIX and not p.name.startswith("."))
    if not models:
        raise VoiceError(f"There is no voice in the folder “{folder}”.", "A voice ends in .onnx.")
    if len(models) > 1:
        raise VoiceError(f"There are {len(models)} voices in “{folder}”.", "Please give one of the .onnx files.")
    return models[0]


def _unreadable(path: Path, error: OSError) -> VoiceError:
    return VoiceError(f"The voice file “{path}” cannot be read.", error.strerror or "Please check its permissions.")


def _entries(folder: Path) -> Iterable[Path]:
    try:
        return list(folder.iterdir())
    except OSError as error:
        raise VoiceError(f"The folder “{folder}” cannot be read.", error.strerror or "") from error


def _read_json(path: Path) -> _Table:
    try:
        value = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise VoiceError(f"“{path}” cannot be read.", error.strerror or "") from error
    except (ValueError, RecursionError) as error:
        raise VoiceError(f"“{path.name}” is damaged: it is no complete JSON.", _AGAIN, str(error)) from error
    if not isinstance(value, dict):
        raise VoiceError(f"“{path.name}” does not describe a voice.", _AGAIN)
    return cast(_Table, value)


def _hash(passport: _Table, field: str) -> str | None:
    value = passport.get(field)
    return value if isinstance(value, str) else None


def _check(config: _Table) -> None:
    symbols = _whole(config["num_symbols"], "num_symbols", 1, 1 << 20)
    speakers = _whole(config["num_speakers"], "num_speakers", 0, 1 << 20)
    _whole(config["audio"]["sample_rate"], "sample_rate", 4_000, 192_000)
    if not isinstance(config["espeak"]["voice"], str):
        raise ValueError("the name of the language is no text")
    id_map = config["phoneme_id_map"]
    for phoneme, ids in id_map.items():
        for number in ids:
            _whole(number, f"the number of “{phoneme}”", 0, symbols - 1)
    if config.get("phoneme_type", "espeak") in ("espeak", "text") and not all(id_map.get(p) for p in "_^$"):
        raise ValueError("phoneme_id_map lacks “_”, “^” or “$”")
    if speakers > 1:
        _whole(config.get("default_speaker_id", 0), "default_speaker_id", 0, speakers - 1)
        for number in (config.get("speaker_id_map") or {}).values():
            _whole(number, "the number of a speaker", 0, speakers - 1)
    for name, scale in (config.get("inference") or {}).items():
        if name in ("noise_scale", "length_scale", "noise_w") and not (_is_number(scale) and 0 <= scale <= 100):
            raise ValueError(f"{name} is {scale!r}")


def _whole(value: Any, name: str, low: int, high: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise ValueError(f"{name} is {value!r}, not a whole number from {low} to {high}")
    return value


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
