"""The two files of a Piper voice, model and configuration: finding them, reading them, saying what is wrong with them.

Source of the format: ``piper/config.py`` and ``piper/voice.py`` of piper-tts.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from tts_studio import documents
from tts_studio.documents import DocumentError
from tts_studio.engine.speaking.symbols import Symbols
from tts_studio.errors import VoiceError
from tts_studio.formats import MODEL_SUFFIX
from tts_studio.messages import Message
from tts_studio.passports import read_passport
from tts_studio.text.phonemizers.interface import BEGIN, END, PAD

PHONEME_TYPES = ("espeak", "text", "pinyin", "hebrew", "japanese", "thai")
"""Ways from text to phonemes that piper-tts knows."""
SCALES: Mapping[str, tuple[float, float]] = MappingProxyType(
    {"noise_scale": (0.0, 10.0), "length_scale": (0.1, 10.0), "noise_w": (0.0, 10.0)}
)
"""Least and most of the scales under ``inference``: beyond them nothing is heard, or nothing that is speech."""

_SHOWN = 20  # speakers that an error names: some voices have 900
_MAX_BYTES = 2 << 30  # the limit of protobuf; the largest Piper voice has 120 MB
_AGAIN = Message("Please copy or download it again.")
_Table = dict[str, Any]


@dataclass(frozen=True)
class VoiceFiles:
    """Where a voice lies on disk, and what is known about it beforehand."""

    model: Path
    """The ``.onnx`` file."""
    config: Path
    """The ``.onnx.json`` file."""
    sha256: str | None = None
    """What the model must hash to; None if that is not known."""
    config_sha256: str | None = None
    """What the configuration must hash to; None if that is not known."""
    symbols: Symbols = field(default_factory=Symbols)
    """The phonemes that it has learned."""

    @property
    def stem(self) -> str:
        """The name without the suffix, by convention ``<lang>_<REGION>-<name>-<quality>``."""
        return self.model.stem if self.model.suffix.lower() == MODEL_SUFFIX else self.model.name


def locate(path: Path) -> VoiceFiles:
    """Find the two files of a voice by its folder or its ``.onnx`` file; raises VoiceError if one is missing."""
    model = _model_in(path) if path.is_dir() else path
    if not model.is_file():
        raise VoiceError("There is no voice “{path}”.", "Please give a voice's folder or its .onnx file.", path=path)
    if model.suffix.lower() != MODEL_SUFFIX:
        raise VoiceError(
            "“{name}” is not a voice.", "A voice is a folder or a file that ends in .onnx.", name=model.name
        )
    config = model.with_name(model.name + ".json")
    if not config.is_file():
        raise VoiceError(
            "The voice “{model}” lacks its second file “{config}”.",
            "Please copy both files together.",
            model=model.name,
            config=config.name,
        )
    passport = read_passport(model.parent)
    if passport.get("model") != model.name:
        return VoiceFiles(model, config)
    return VoiceFiles(model, config, _hash(passport, "sha256"), _hash(passport, "config_sha256"))


def check_model(path: Path) -> None:
    """Raise VoiceError if a file cannot be a voice's model, by its size and first bytes."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(64)
    except OSError as error:
        raise _unreadable(path, error) from error
    if size > _MAX_BYTES:
        raise VoiceError("“{name}” is too large to be a voice.", "Please choose another file.", name=path.name)
    if not head:
        raise VoiceError("The voice file “{name}” is empty.", _AGAIN, name=path.name)
    if head.startswith(b"version https://git-lfs"):
        raise VoiceError(
            "“{name}” is only a pointer to a voice that Git LFS keeps elsewhere.",
            "Please fetch the file itself, for example with “git lfs pull”.",
            name=path.name,
        )


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file (0.07 s for a voice of 63 MB); raises VoiceError if it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise _unreadable(path, error) from error


def read_document(files: VoiceFiles) -> _Table:
    """Return a voice's configuration as ``read_config`` does, with the phonemes that the voice has learned only."""
    document = read_config(files.config)
    return {**document, "phoneme_id_map": files.symbols.applied(document["phoneme_id_map"])}


def read_config(path: Path) -> _Table:
    """Return a voice's configuration with every field that speaking needs in order; raises VoiceError otherwise.

    ``phoneme_type`` is one of ``PHONEME_TYPES``, however the file spells it; optional tables are there and of the right
    type, or empty; ``language`` has texts only.
    """
    config = _read_json(path)
    config["phoneme_type"] = _phoneme_type(config.get("phoneme_type"), path)
    for optional in ("inference", "speaker_id_map", "vowel_clusters"):
        config[optional] = config.get(optional) or ([] if optional == "vowel_clusters" else {})
    language = documents.table(config.get("language"))
    config["language"] = {name: value for name, value in language.items() if isinstance(value, str)}
    try:
        _check(config)
    except DocumentError as error:
        raise VoiceError(
            "“{name}” is not the configuration of a Piper voice: {reason}.",
            _AGAIN,
            name=path.name,
            reason=error.message,
        ) from error
    _check_scales(config["inference"], path)
    return config


def speaker_id(config: Mapping[str, Any], speaker: str | None, name: str) -> int | None:
    """Return the number of a speaker given by name or number; None for a voice with one speaker only.

    Raises VoiceError if a voice with several speakers is to speak and none of them is named.
    """
    count, known = int(config["num_speakers"]), cast(dict[str, int], config.get("speaker_id_map") or {})
    if count <= 1:
        return None
    if speaker is None and "default_speaker_id" in config:
        return int(config["default_speaker_id"])
    chosen = _named(speaker or "", known)
    if chosen is not None and 0 <= chosen < count:
        return chosen
    raise VoiceError(
        "The voice “{name}” has {count} speakers, but no “{speaker}”."
        if speaker
        else "The voice “{name}” has {count} speakers.",
        "Please name one after “#”, for example {name}.onnx#{example}. They are: {speakers}.",
        name=name,
        count=count,
        speaker=speaker,
        example=next(iter(known), "0"),
        speakers=_listed(speaker_names(config)),
    )


def speaker_names(config: Mapping[str, Any]) -> list[str]:
    """Return the speakers of a voice that has several, by name or number; nothing for a voice with one."""
    count, known = int(config["num_speakers"]), cast(dict[str, int], config.get("speaker_id_map") or {})
    names = {number: name for name, number in known.items()}
    return [str(names.get(number, number)) for number in range(count)] if count > 1 else []


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")


def _named(speaker: str, known: Mapping[str, int]) -> int | None:
    """Return the number of a speaker by name, by name in whatever case, or by number."""
    if speaker in known:
        return known[speaker]
    alike = {number for name, number in known.items() if _plain(name) == _plain(speaker)}
    if len(alike) == 1:
        return alike.pop()
    return int(speaker) if speaker.isdecimal() else None


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold().strip()


def _model_in(folder: Path) -> Path:
    models = sorted(p for p in _entries(folder) if p.suffix == MODEL_SUFFIX and not p.name.startswith("."))
    if not models:
        raise VoiceError("There is no voice in the folder “{folder}”.", "A voice ends in .onnx.", folder=folder)
    if len(models) > 1:
        raise VoiceError(
            "There are {count} voices in “{folder}”.",
            "Please give one of the .onnx files.",
            count=len(models),
            folder=folder,
        )
    return models[0]


def _unreadable(path: Path, error: OSError) -> VoiceError:
    if not error.strerror:
        return VoiceError("The voice file “{path}” cannot be read.", "Please check its permissions.", path=path)
    return VoiceError("The voice file “{path}” cannot be read.", "{reason}", path=path, reason=error.strerror)


def _entries(folder: Path) -> Iterable[Path]:
    try:
        return list(folder.iterdir())
    except OSError as error:
        raise VoiceError(
            "The folder “{folder}” cannot be read.", "{reason}", folder=folder, reason=error.strerror or ""
        ) from error


def _read_json(path: Path) -> _Table:
    try:
        return documents.read_object(path)
    except OSError as error:
        raise VoiceError("“{path}” cannot be read.", "{reason}", path=path, reason=error.strerror or "") from error
    except DocumentError as error:
        raise VoiceError(
            "“{name}” does not describe a voice: {reason}.", _AGAIN, name=path.name, reason=error.message
        ) from error


def _hash(passport: Mapping[str, Any], name: str) -> str | None:
    value = passport.get(name)
    return value if isinstance(value, str) else None


def _phoneme_type(written: Any, path: Path) -> str:
    """Return how a voice makes phonemes; some trainers write the name of Piper's enumeration: PhonemeType.ESPEAK."""
    if written is None or written == "":
        return "espeak"
    kind = written.rpartition(".")[2].strip().lower() if isinstance(written, str) else ""
    if kind not in PHONEME_TYPES:
        raise VoiceError(
            "“{name}” asks for phonemes of the kind “{kind}”, which this program does not know.",
            "Please choose another voice.",
            name=path.name,
            kind=written,
        )
    return kind


def _check(config: _Table) -> None:
    """Raise DocumentError if a field that speaking needs is missing or of a wrong type."""
    symbols = _whole(_value(config, "num_symbols"), "num_symbols", 1, 1 << 20)
    speakers = _whole(_value(config, "num_speakers"), "num_speakers", 0, 1 << 20)
    _whole(_value(_table_in(config, "audio"), "sample_rate"), "sample_rate", 4_000, 192_000)
    documents.text_in({"espeak.voice": _table_in(config, "espeak").get("voice")}, "espeak.voice")
    _check_phonemes(_table_in(config, "phoneme_id_map"), symbols)
    _table_in(config, "inference")
    names = _table_in(config, "speaker_id_map")
    if speakers > 1:
        _whole(config.get("default_speaker_id", 0), "default_speaker_id", 0, speakers - 1)
        for name, number in names.items():
            _whole(number, f"speaker_id_map.{name}", 0, speakers - 1)
    clusters: Any = config["vowel_clusters"]
    if not isinstance(clusters, list) or not all(_is_cluster(cluster) for cluster in cast(list[Any], clusters)):
        raise DocumentError("“{name}” is not a list of lists of texts", name="vowel_clusters")


def _check_phonemes(id_map: Mapping[str, Any], symbols: int) -> None:
    for phoneme, ids in id_map.items():
        if not isinstance(ids, list):
            raise DocumentError("“{name}” is not a list", name=f"phoneme_id_map.{phoneme}")
        for number in cast(list[Any], ids):
            _whole(number, f"phoneme_id_map.{phoneme}", 0, symbols - 1)
    for mark in (PAD, BEGIN, END):
        if not id_map.get(mark):
            raise DocumentError("“{name}” is missing", name=f"phoneme_id_map.{mark}")


def _is_cluster(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and documents.texts(value) == tuple(cast(list[Any], value))


def _table_in(config: Mapping[str, Any], name: str) -> dict[str, Any]:
    _value(config, name)
    return documents.table_in(config, name)


def _value(config: Mapping[str, Any], name: str) -> Any:
    if name not in config:
        raise DocumentError("“{name}” is missing", name=name)
    return config[name]


def _check_scales(inference: Mapping[str, Any], path: Path) -> None:
    for scale, value in inference.items():
        if scale not in SCALES:
            continue
        least, most = SCALES[scale]
        if not _is_number(value) or not least <= value <= most:
            raise VoiceError(
                "“{name}” cannot be used: its “{scale}” is {value}, and only {least:g} to {most:g} is possible.",
                _AGAIN,
                name=path.name,
                scale=scale,
                value=json.dumps(value),
                least=least,
                most=most,
            )


def _whole(value: Any, name: str, low: int, high: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise DocumentError(
            "“{name}” is {value}, not a whole number from {low} to {high}",
            name=name,
            value=json.dumps(value)[:40],
            low=low,
            high=high,
        )
    return value


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
