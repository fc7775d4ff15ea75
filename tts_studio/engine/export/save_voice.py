"""Writing voices: the files of a new voice, and copies of a finished one for other programs.

A voice counts as written only after it was loaded with piper-tts and has spoken. What the files must hold is told by
Piper (``piper/config.py``), Home Assistant (wyoming-piper takes ``dataset`` for the name of the file and reads
``language`` and ``audio.quality``), sherpa-onnx (notes inside the model, ``tokens.txt``) and NVDA's Sonata (names of
lowercase letters and underscores only).
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import onnx

from tts_studio import documents
from tts_studio.audio import files as audio_files
from tts_studio.audio.levels import at_peak
from tts_studio.audio.signal import Audio
from tts_studio.engine.bases import BaseVoice
from tts_studio.engine.export.level import SENTENCES, Level, set_right
from tts_studio.engine.export.locales import locale
from tts_studio.engine.export.model_card import Origin, model_card
from tts_studio.engine.judging.evaluation import TEXTS
from tts_studio.engine.speaking.voice import Voice
from tts_studio.engine.speaking.voice_files import VoiceFiles, locate, read_config, read_passport, sha256
from tts_studio.engine.vits.level_node import is_limited, level_of
from tts_studio.engine.vits.onnx_file import read_model, write_model
from tts_studio.errors import VoiceError
from tts_studio.formats import MODEL_CARD, PASSPORT, QUALITIES, SAMPLE, TOKENS
from tts_studio.storage import changing, temporary_folder, write_json, write_text
from tts_studio.text.ascii_names import DIGITS, ascii_name
from tts_studio.text.phonemes import sentences

if TYPE_CHECKING:
    from torch import Tensor

BASE_LOUDNESS = -25.1
"""LUFS of the installed base voice, of the sentences by which a level is set."""
FORMAT = 1
"""Version of ``voice.json``."""

_KEY = re.compile(rf"[a-z]{{2,3}}_[A-Z]{{2,3}}-[a-z_]+-({'|'.join(QUALITIES)})")
_SENTENCE = "This is how I sound. It takes only a few minutes to make a voice like mine."
_PHONEMES = "[[ ˈa nˈa. ]]"  # spoken where the sentence's language would be the wrong one
_READ_ME = """\
{stem}: a Piper voice, made by TTS Studio.

Piper           python3 -m piper -m {stem}.onnx -f hello.wav -- "Hello."
Home Assistant  Put {stem}.onnx and {stem}.onnx.json into /share/piper, restart the Piper add-on, reload Wyoming.
sherpa-onnx     Model {stem}.onnx with tokens.txt. Version 1 also wants the folder espeak-ng-data (one is inside the
                Python package piper); version 2 wants a lexicon of your language, or phonemes.
MODEL_CARD says where the voice came from and what its licence is.
"""


def save_voice(
    base: BaseVoice,
    weights: Mapping[str, Tensor] | Path,
    voices: Path,
    name: str,
    origin: Origin | None = None,
    *,
    espeak_voice: str = "",
    sample: str = "",
    length_scale: float = 1.0,
    texts: Sequence[str] = (),
) -> Path:
    """Make a voice in the folder ``voices`` and return its own folder.

    ``weights`` are tuned weights by their names in ``VitsModel``, or an ONNX file that has the base's graph already.
    ``espeak_voice`` is the language whose phonemes it learned if that is not the base's, ``sample`` what it says in
    ``sample.flac``, ``length_scale`` how many times longer than the base voice's its sounds are, ``texts`` sentences in
    its language by which its level is set (``level.py``; without any, English sounds). A voice of the same name and
    another run stays: the new one is then called ``anna_two`` and so on; the same run's is replaced, and keeps the name
    that it was given since.
    Raises VoiceError if the voice does not speak, StudioError if the disk refuses; nothing is left behind then.
    """
    origin = origin or Origin()
    document = _document(_with_language(read_config(base.config_path), espeak_voice))
    earlier = _of_run(voices, origin.run)
    if earlier is not None:
        name = str(read_passport(earlier).get("name") or name)
    stem = earlier.name if earlier is not None else _free_stem(voices, document, ascii_name(name))
    with _building(voices / stem) as folder:
        model = folder / f"{stem}.onnx"
        document["dataset"] = stem
        document["inference"]["length_scale"] = round(document["inference"]["length_scale"] * length_scale, 3)
        graph = _graph(base.path, weights, document)
        level = _set_level(graph, document, texts)
        write_model(graph, model)
        write_json(Path(f"{model}.json"), document)
        passport = _passport(stem, name, base, origin, model) | ({"level": asdict(level)} if level else {})
        write_json(folder / PASSPORT, passport)
        write_text(folder / MODEL_CARD, model_card(passport, document, base.lineage))
        _self_test(locate(folder), folder / SAMPLE, sample)
    return voices / stem


def to_piper(source: VoiceFiles, out: Path, card: str = "") -> Path:
    """Copy a finished voice into the folder ``out`` for Piper and the programs that read its voices.

    ``card`` is added to the voice's MODEL_CARD, or is one where it has none. Returns the path of the ``.onnx`` file.
    Raises VoiceError if the voice is damaged or does not speak; files of ``out`` are replaced only after it has spoken.
    """
    document = _document(read_config(source.config))
    Voice.load(source, speaker=_anyone(document))  # a damaged voice is not worth copying
    stem = source.stem if _KEY.fullmatch(source.stem) else _stem(document, ascii_name(source.stem))
    document["dataset"] = stem
    if source.model.parent.resolve() == out.resolve():
        raise VoiceError(f"The voice lies in “{out}” itself.", "Please choose another folder to export it to.")
    with temporary_folder(out / stem, parents=True) as folder:
        model = folder / f"{stem}.onnx"
        graph = _graph(source.model, source.model, document)
        if not is_limited(graph):
            _set_level(graph, document, ())
        write_model(graph, model)
        write_json(Path(f"{model}.json"), document)
        write_text(folder / TOKENS, _tokens(document))
        write_text(folder / "README.txt", _READ_ME.format(stem=stem))
        if text := "\n".join(part for part in (_card_beside(source), card) if part):
            write_text(folder / MODEL_CARD, text)
        _self_test(locate(folder))
        for path in sorted(folder.iterdir()):
            path.replace(out / path.name)
    return out / f"{stem}.onnx"


def note_scores(folder: Path, scores: Mapping[str, float]) -> None:
    """Add figures to what a voice of ours says of itself: its ``voice.json`` and MODEL_CARD."""
    with changing:
        passport = read_passport(folder)
        if not passport:
            return
        passport["scores"] = {**documents.table(passport.get("scores")), **scores}
        write_json(folder / PASSPORT, passport)
    write_text(folder / MODEL_CARD, model_card(passport, read_config(locate(folder).config), passport["licence"]))


def _document(document: dict[str, Any]) -> dict[str, Any]:
    """Return the configuration with every field that other programs read; its ``dataset`` is still to be set."""
    language = locale(str(document["espeak"]["voice"])).as_dict() | (document.get("language") or {})
    quality = document["audio"].get("quality")
    if quality not in QUALITIES:
        quality = "medium" if int(document["audio"]["sample_rate"]) > 16_000 else "low"
    return {
        **document,
        "audio": {**document["audio"], "quality": quality},
        "language": language,
        "phoneme_type": document.get("phoneme_type", "espeak"),
        "phoneme_map": document.get("phoneme_map", {}),
        "speaker_id_map": document.get("speaker_id_map", {}),
        "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8} | (document.get("inference") or {}),
    }


def _with_language(document: dict[str, Any], espeak_voice: str) -> dict[str, Any]:
    """Return the configuration for another language of espeak-ng; unchanged if it has that one already."""
    if espeak_voice in ("", document["espeak"]["voice"]):
        return document
    return {**document, "espeak": {"voice": espeak_voice}, "language": locale(espeak_voice).as_dict()}


def _stem(document: dict[str, Any], name: str) -> str:
    return f"{document['language']['code']}-{name}-{document['audio']['quality']}"


def _free_stem(voices: Path, document: dict[str, Any], name: str) -> str:
    for number in count(1):
        stem = _stem(document, name if number == 1 else f"{name}_{_words(number)}")
        if not (voices / stem).exists():
            return stem
    raise AssertionError  # count() has no end


def _of_run(voices: Path, run: str) -> Path | None:
    """Return the folder of the voice that a run has made; None if it has made none."""
    folders = (folder for folder in sorted(voices.glob("*")) if run and not folder.name.startswith("."))
    return next((folder for folder in folders if _run_of(folder) == run), None)


def _run_of(folder: Path) -> str:
    try:
        return str(read_passport(folder).get("run", ""))
    except VoiceError:  # a damaged voice keeps its name
        return ""


def _words(number: int) -> str:
    return "_".join(DIGITS[int(digit)] for digit in str(number))


def _graph(base: Path, weights: Mapping[str, Tensor] | Path, document: dict[str, Any]) -> onnx.ModelProto:
    """Return the voice's graph with its weights, and what sherpa-onnx wants to know inside it."""
    if isinstance(weights, Path):
        model = read_model(weights)
    else:
        from tts_studio.engine.vits.graph import with_weights  # brings torch

        model = with_weights(base, weights, int(document["audio"]["sample_rate"]))
    notes = {entry.key: entry.value for entry in model.metadata_props} | _sherpa_notes(document)
    onnx.helper.set_model_props(model, notes)
    return model


def _set_level(graph: onnx.ModelProto, document: dict[str, Any], texts: Sequence[str]) -> Level | None:
    """Set the level of a tuned voice by how it says some texts; None for a voice with another decoder."""
    if level_of(graph) is None:
        return None
    return set_right(graph, document, (texts or _in_english(TEXTS))[:SENTENCES], BASE_LOUDNESS)


def _in_english(texts: Sequence[str]) -> list[str]:
    """Return texts as phonemes, which a voice of any language says as they are."""
    return ["[[ " + "".join(phonemes) + " ]]" for text in texts for phonemes in sentences(text, "en-us")]


def _sherpa_notes(document: dict[str, Any]) -> dict[str, str]:
    """Return what sherpa-onnx reads inside the model. Source: its ``scripts/piper``, ``offline-tts-vits-model.cc``."""
    return {
        "model_type": "vits",
        "comment": "piper",
        "language": document["language"]["name_english"],
        "voice": document["espeak"]["voice"],
        "has_espeak": "1",
        "n_speakers": str(document["num_speakers"]),
        "sample_rate": str(document["audio"]["sample_rate"]),
    }


def _tokens(document: dict[str, Any]) -> str:
    """Return sherpa-onnx's table: a phoneme and its number a line."""
    return "".join(f"{phoneme} {ids[0]}\n" for phoneme, ids in document["phoneme_id_map"].items() if ids)


def _passport(stem: str, name: str, base: BaseVoice, origin: Origin, model: Path) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "name": name,
        "model": model.name,
        "sha256": sha256(model),
        "config_sha256": sha256(Path(f"{model}.json")),
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "base": base.name,
        "base_sha256": base.verify(),
        "licence": base.lineage,
        **json.loads(json.dumps(asdict(origin), default=float)),
        "key": stem,
    }


def _self_test(files: VoiceFiles, sample: Path | None = None, text: str = "") -> None:
    """Check the voice as if to speak with it, then let piper-tts speak with it; keep the sound in ``sample``.

    Raises VoiceError if it does not load, no sound comes out, or the sound of a voice of ours is cut off.
    """
    from piper.config import SynthesisConfig

    voice = Voice.load(files, speaker=_anyone(read_config(files.config)))
    text = text or (_SENTENCE if voice.config.espeak_voice.startswith("en") else _PHONEMES)
    as_it_is = SynthesisConfig(normalize_audio=False)
    spoken = [chunk.audio_float_array for chunk in voice.piper.synthesize(text, as_it_is)]
    samples = np.concatenate(spoken) if spoken else np.zeros(0, np.float32)
    if len(samples) < voice.rate // 10 or not samples.any() or not np.isfinite(samples).all():
        raise VoiceError(
            "The voice “{name}” stays silent: it is damaged.", "Please choose another checkpoint.", name=files.stem
        )
    if np.abs(samples).max() >= 1.0:
        raise VoiceError(
            "The voice “{name}” is too loud: its sound is cut off.",
            "Please choose another checkpoint.",
            name=files.stem,
        )
    if sample is not None:
        audio_files.write(sample, Audio(np.concatenate([at_peak(part) for part in spoken]), voice.rate))


def _anyone(document: dict[str, Any]) -> str | None:
    """Return a speaker for a trial: the first one of a voice that has several."""
    return "0" if int(document["num_speakers"]) > 1 else None


def _card_beside(source: VoiceFiles) -> str:
    path = source.model.with_name(MODEL_CARD)
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


@contextmanager
def _building(target: Path) -> Generator[Path]:
    """Give a folder beside ``target`` to build in; once all is well, it takes the target's place."""
    old = target.with_name(f".{target.name}.old")
    with temporary_folder(target, parents=True) as folder:
        if old.exists() and not target.exists():  # killed between the two renames below
            old.replace(target)
        yield folder
        shutil.rmtree(old, ignore_errors=True)
        if target.exists():
            target.replace(old)
        folder.replace(target)
        shutil.rmtree(old, ignore_errors=True)
