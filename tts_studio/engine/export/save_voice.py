"""Making a voice of ours: the files of a new voice in a project's folder ``voices``.

A voice counts as written only after it was loaded and has spoken (``self_test.py``).
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tts_studio import passports
from tts_studio.engine import bases
from tts_studio.engine.bases import BaseVoice
from tts_studio.engine.export.configuration import completed, with_language
from tts_studio.engine.export.level import set_level_by
from tts_studio.engine.export.model_card import Origin, model_card
from tts_studio.engine.export.names import free_key
from tts_studio.engine.export.self_test import self_test
from tts_studio.engine.export.voice_graph import with_notes
from tts_studio.engine.speaking.voice_files import locate, read_config, sha256
from tts_studio.engine.vits.onnx_file import read_model, write_model
from tts_studio.formats import MODEL_CARD, MODEL_SUFFIX, PASSPORT, SAMPLE
from tts_studio.passports import read_passport
from tts_studio.storage import changing, temporary_folder, write_json, write_text
from tts_studio.text.ascii_names import ascii_name

if TYPE_CHECKING:
    import onnx
    from torch import Tensor

FORMAT = 1
"""Version of ``voice.json``."""


def save_voice(
    base: BaseVoice,
    weights: Mapping[str, Tensor] | Path,
    voices: Path,
    name: str,
    origin: Origin | None = None,
    *,
    espeak_voice: str = "",
    length_scale: float | None = None,
    texts: Sequence[str] = (),
) -> Path:
    """Make a voice in the folder ``voices`` and return its own folder.

    ``weights`` are tuned weights by their names in ``VitsModel``, or an ONNX file that has the base's graph already.
    ``espeak_voice`` is the language whose phonemes it learned if that is not the base's, ``length_scale`` how many
    times longer its sounds are than its graph says (by default as many times as the base voice's), ``texts`` what was
    said in the recordings, the held-out ones first: it is spoken where the catalogue has no sentences in the language.
    A voice of the same name and another run stays: the new one is then called ``anna_two`` and so on; the same run's is
    replaced, and keeps the name that it was given since. Raises VoiceError if the voice does not speak, StudioError if
    the disk refuses; nothing is left behind then.
    """
    origin = origin or Origin()
    document = completed(with_language(base.document, espeak_voice))
    said = bases.texts(str(document["espeak"]["voice"]), texts)
    earlier = _of_run(voices, origin.run)
    if earlier is not None:
        name = str(read_passport(earlier).get("name") or name)
    key = earlier.name if earlier is not None else free_key(voices, document, ascii_name(name))
    with _building(voices / key) as folder:
        model = folder / f"{key}{MODEL_SUFFIX}"
        document["dataset"] = key
        if length_scale is not None:
            document["inference"]["length_scale"] = round(length_scale, 3)
        graph = with_notes(_graph(base, weights), document)
        level = set_level_by(graph, document, said.judging, base.loudness_to_match)
        write_model(graph, model)
        write_json(Path(f"{model}.json"), document)
        passport = _passport(key, name, base, origin, model) | ({"level": asdict(level)} if level else {})
        write_json(folder / PASSPORT, passport)
        write_text(folder / MODEL_CARD, model_card(passport, document, base.lineage))
        self_test(locate(folder), said.greeting, folder / SAMPLE, clipping_is_a_fault=True)
    return voices / key


def note_scores(folder: Path, scores: Mapping[str, float]) -> None:
    """Add figures to what a voice of ours says of itself: its ``voice.json`` and MODEL_CARD."""
    with changing:
        passport = read_passport(folder)
        if not passport:
            return
        passport["scores"] = {**passport.get("scores", {}), **scores}
        write_json(folder / PASSPORT, passport)
    lineage = passport.get("licence", "")
    write_text(folder / MODEL_CARD, model_card(passport, read_config(locate(folder).config), lineage))


def _graph(base: BaseVoice, weights: Mapping[str, Tensor] | Path) -> onnx.ModelProto:
    if isinstance(weights, Path):
        return read_model(weights)
    from tts_studio.engine.vits.graph import with_weights  # brings torch

    return with_weights(base.path, weights, base.sampling_rate, base.text_encoder)


def _of_run(voices: Path, run: str) -> Path | None:
    """Return the folder of the voice that a run has made; None if it has made none."""
    made = [card.path for card in passports.list_voices(voices) if run and card.passport.get("run") == run]
    return made[0] if made else None


def _passport(key: str, name: str, base: BaseVoice, origin: Origin, model: Path) -> dict[str, Any]:
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
        "key": key,
    }


@contextmanager
def _building(target: Path) -> Generator[Path]:
    """Yield a folder beside ``target`` to build in; if no exception is raised, it takes the target's place."""
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
