"""Configurations of other people's voices: what is optional may be missing, what is missing otherwise is named."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tts_studio.engine import bases
from tts_studio.engine.export.configuration import completed
from tts_studio.engine.export.names import is_key, key
from tts_studio.engine.speaking.voice_files import read_config, speaker_id
from tts_studio.errors import VoiceError

GOOD: dict[str, Any] = json.loads(bases.default().config_path.read_text(encoding="utf-8"))
GONE = object()
MARKS = {"_": [0], "^": [1], "$": [2]}

TAKEN: tuple[tuple[str, object], ...] = (
    *((name, GONE) for name in ("phoneme_type", "inference", "language", "dataset", "speaker_id_map", "phoneme_map")),
    *((name, value) for name in ("inference", "speaker_id_map", "vowel_clusters") for value in (None, {}, [])),
    *(("language", value) for value in (None, "en", [], {"code": "en"}, {"code": None}, {"code": "../../x"})),
    *(("language", value) for value in ({"code": 5}, {"code": "en-US"}, {"code": "en_US", "name_english": None})),
    *(("phoneme_type", value) for value in (None, "", "ESPEAK", "PhonemeType.ESPEAK", "PhonemeType.TEXT", "pinyin")),
    *(("audio", {"sample_rate": 22_050, "quality": value}) for value in (None, 7, ["low"], "best")),
    ("vowel_clusters", [["a", "ɪ"]]),
    ("dataset", "../../x"),
)
REFUSED: tuple[tuple[str, object, str], ...] = (
    *((name, GONE, f"“{name}” is missing") for name in ("audio", "espeak", "num_symbols", "num_speakers")),
    ("phoneme_id_map", GONE, "“phoneme_id_map” is missing"),
    ("audio", {}, "“sample_rate” is missing"),
    ("audio", "22050", "“audio” is not an object"),
    ("audio", {"sample_rate": "22050"}, '“sample_rate” is "22050", not a whole number from 4000 to 192000'),
    ("espeak", {"voice": None}, "“espeak.voice” is not a text"),
    ("espeak", "en-us", "“espeak” is not an object"),
    ("num_symbols", 1e3, "“num_symbols” is 1000.0"),
    ("num_speakers", True, "“num_speakers” is true"),
    ("phoneme_id_map", {}, "“phoneme_id_map._” is missing"),
    ("phoneme_id_map", MARKS | {"a": 3}, "“phoneme_id_map.a” is not a list"),
    ("phoneme_id_map", MARKS | {"a": [999]}, "“phoneme_id_map.a” is 999, not a whole number from 0 to 255"),
    ("phoneme_id_map", {"_": [0], "^": [1]}, "“phoneme_id_map.$” is missing"),
    ("inference", "fast", "“inference” is not an object"),
    ("speaker_id_map", "mary", "“speaker_id_map” is not an object"),
    ("vowel_clusters", [1], "“vowel_clusters” is not a list of lists of texts"),
    ("phoneme_type", {"kind": 1}, "which this program does not know"),
)


def written(folder: Path, name: str, value: object) -> Path:
    config = {**GOOD, name: value}
    if value is GONE:
        del config[name]
    path = folder / "v.onnx.json"
    path.write_text(json.dumps(config), encoding="utf-8")
    return path


def test_what_is_optional_may_be_missing_or_odd(tmp_path: Path) -> None:
    from piper.config import PiperConfig

    wrong: list[str] = []
    for name, value in TAKEN:
        try:
            document = completed(read_config(written(tmp_path, name, value)))
            PiperConfig.from_dict(dict(document))
            stem = key(document, "anna")
            if not is_key(stem) or not all(isinstance(text, str) for text in document["language"].values()):
                wrong.append(f"{name} = {value!r}: {stem}, {document['language']}")
        except (VoiceError, AttributeError, KeyError, TypeError, ValueError) as error:
            wrong.append(f"{name} = {value!r}: {error!r}")
    assert wrong == []


def test_what_is_missing_or_wrong_is_named_in_one_sentence(tmp_path: Path) -> None:
    wrong: list[str] = []
    for name, value, words in REFUSED:
        try:
            read_config(written(tmp_path, name, value))
            wrong.append(f"{name} = {value!r} was taken")
        except VoiceError as error:
            if words not in str(error):
                wrong.append(f"{name} = {value!r}: {error}")
    assert wrong == []


def test_a_speaker_is_found_by_name_in_any_case_and_form_of_its_letters() -> None:
    names = {"Łukasz": 0, "MARY": 1, "225": 2, "Jose\u0301": 3, "anna": 4, "Anna": 5}
    config: Mapping[str, Any] = {**GOOD, "num_speakers": 7, "speaker_id_map": names}
    asked = {"łukasz": 0, "Mary": 1, " mary ": 1, "225": 2, "José": 3, "anna": 4, "Anna": 5, "6": 6}
    assert {name: speaker_id(config, name, "v") for name in asked} == asked
    for name in ("ANNA", "7", "-1", "", "peter"):
        with pytest.raises(VoiceError, match="They are: Łukasz, MARY, 225, Jose\u0301, anna, Anna, 6"):
            speaker_id(config, name, "v")
