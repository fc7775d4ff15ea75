"""Base voices: found by name and path, checked against what they must be, named by the words that people use."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path

import onnx
import pytest

from tts_studio.engine import bases
from tts_studio.engine.bases import BaseVoice
from tts_studio.engine.export.level import measure
from tts_studio.engine.speaking import find_voice
from tts_studio.engine.speaking.symbols import Symbols
from tts_studio.engine.speaking.voice import Voice, graph_sentences
from tts_studio.engine.speaking.voice_files import VoiceFiles, read_config, sha256
from tts_studio.engine.vits.graph import load_network
from tts_studio.errors import StudioError, TrainingError, VoiceError
from tts_studio.text.phonemes import sentences


@pytest.mark.parametrize("name", ["base", "joe", "en_US-joe-medium"])
def test_the_installed_base_voice_is_intact(name: str) -> None:
    base = bases.find(name)
    assert base.name == "en_US-joe-medium"
    assert base.verify() == hashlib.sha256(base.path.read_bytes()).hexdigest()
    assert "research" in base.lineage
    assert "CC0" in base.lineage


def test_a_damaged_base_voice_is_noticed(tmp_path: Path) -> None:
    base = bases.find()
    model = tmp_path / base.path.name
    data = bytearray(base.path.read_bytes())
    data[len(data) // 2] ^= 1
    model.write_bytes(data)
    files = VoiceFiles(model, base.config_path, base.files.sha256, base.files.config_sha256)
    with pytest.raises(VoiceError, match="is damaged"):
        BaseVoice(base.name, files).verify()


def test_a_copy_of_a_base_voice_is_known_under_any_name(tmp_path: Path) -> None:
    base = bases.find()
    shutil.copy(base.path, tmp_path / "mine.onnx")
    shutil.copy(base.config_path, tmp_path / "mine.onnx.json")
    copy = bases.find(tmp_path / "mine.onnx")
    assert (copy.name, copy.title, copy.path) == ("mine", "mine", tmp_path / "mine.onnx")
    assert (copy.lineage, copy.start_weights, copy.loudness) == (base.lineage, base.start_weights, base.loudness)
    assert copy.phoneme_id_map == base.phoneme_id_map
    copy.check_trainable()


@pytest.fixture
def stranger(tmp_path: Path) -> Path:
    """A voice that the catalogue does not know."""
    model = onnx.load(bases.find().path)
    model.producer_name = "somewhere else"
    onnx.save(model, tmp_path / "stranger.onnx")
    shutil.copy(bases.find().config_path, tmp_path / "stranger.onnx.json")
    return tmp_path / "stranger.onnx"


def test_another_voice_serves_as_a_base_by_its_path(stranger: Path) -> None:
    other = bases.find(stranger)
    assert (other.name, other.files.sha256) == ("stranger", None)
    assert "not known" in other.lineage
    assert "ʲ" in other.phoneme_id_map
    with pytest.raises(TrainingError, match="no start weights"):
        other.check_trainable()


def test_a_base_that_is_not_there_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(VoiceError, match="There is no voice"):
        bases.find(tmp_path / "nowhere.onnx")


@pytest.fixture
def voices(tmp_path: Path) -> Path:
    base = bases.find()
    for name in ("en_US-anna-medium", "en_US-bob-medium", "en_GB-bob-medium"):
        folder = tmp_path / "voices" / name
        folder.mkdir(parents=True)
        (folder / f"{name}.onnx").symlink_to(base.path)
        shutil.copy(base.config_path, folder / f"{name}.onnx.json")
    (tmp_path / "voices" / ".en_US-carl-medium.12.tmp").mkdir()
    return tmp_path / "voices"


@pytest.mark.parametrize("said", ["anna", "en_US-anna-medium"])
def test_a_voice_is_named_by_its_whole_name_or_the_middle_of_it(voices: Path, said: str) -> None:
    assert find_voice.choose(said, voices).files.stem == "en_US-anna-medium"


def test_a_file_a_folder_and_the_base_serve_as_well(voices: Path) -> None:
    folder = voices / "en_US-anna-medium"
    for said in (str(folder), str(folder / "en_US-anna-medium.onnx")):
        assert find_voice.choose(said, None).files.stem == "en_US-anna-medium"
    assert find_voice.choose("base", voices).files == bases.find().files
    named = find_voice.choose(f"{folder / 'en_US-anna-medium.onnx'}#mary", voices)
    assert (named.files.stem, named.speaker) == ("en_US-anna-medium", "mary")


def test_a_name_that_fits_several_or_none_is_a_clear_error(voices: Path) -> None:
    with pytest.raises(VoiceError, match="any of en_"):
        find_voice.choose("bob", voices)
    with pytest.raises(VoiceError, match="no voice “carl”") as caught:
        find_voice.choose("carl", voices)
    assert "en_US-anna-medium" in str(caught.value.hint)


def test_a_voice_is_found_by_the_name_that_it_was_given(voices: Path) -> None:
    names = {
        "en_US-anna-medium": "Zoë's Voice 2.0 / test",
        "en_US-bob-medium": "Take #2",
        "en_GB-bob-medium": "Take #3",
    }
    for key, name in names.items():
        (voices / key / "voice.json").write_text(json.dumps({"name": name, "key": key}), encoding="utf-8")
    for key, name in names.items():
        assert find_voice.choose(name.upper(), voices).files.stem == key


def test_a_voice_file_without_a_folder_is_found(voices: Path) -> None:
    shutil.copy(bases.find().config_path, voices / "en_US-dora-medium.onnx.json")
    (voices / "en_US-dora-medium.onnx").symlink_to(bases.find().path)
    assert find_voice.choose("dora", voices).files.model == voices / "en_US-dora-medium.onnx"


# --- what the catalogue says ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("base", bases.catalogue(), ids=lambda base: base.name)
def test_what_the_catalogue_says_of_a_base_voice_is_true(base: BaseVoice) -> None:
    base = bases.installed(base)
    base.check_trainable()
    assert base.start_weights is not None
    assert sha256(base.start_weights.path) == base.start_weights.sha256
    assert base.speaks(base.espeak_voice)
    assert base.languages == tuple(base.texts)
    whole, symbols = read_config(base.config_path)["phoneme_id_map"], base.files.symbols
    if symbols.learned is not None:  # else the configuration has only those that were learned
        assert symbols.learned <= whole.keys()
        assert not symbols.learned & symbols.replaced.keys()
        assert all(one in symbols.learned for stand_ins in symbols.replaced.values() for one in stand_ins)
    for texts in base.texts.values():
        assert len(set(texts.judging)) == len(texts.judging) >= 16
        assert texts.sample not in texts.judging
        said = {one for text in texts.judging for phonemes in sentences(text, base.espeak_voice) for one in phonemes}
        known = read_config(bases.default().config_path)["phoneme_id_map"].keys()  # the rest has no number at all
        assert (said & known) - {"ʲ"} <= base.phoneme_id_map.keys()


@pytest.mark.parametrize(
    "base", [base for base in bases.catalogue() if not base.derivation], ids=lambda base: base.name
)
def test_learned_symbols_are_those_whose_vectors_have_grown(base: BaseVoice) -> None:
    network = load_network(base.path, base.sampling_rate)
    norms = network.text_encoder.embed_tokens.weight.detach().norm(dim=1)
    whole = read_config(base.config_path)["phoneme_id_map"]
    learned = [float(norms[whole[symbol][0]]) for symbol in base.files.symbols.learned or ()]
    others = [float(norms[ids[0]]) for symbol, ids in whole.items() if symbol not in (base.files.symbols.learned or ())]
    assert min(learned) > 1.2 * max(others)


@pytest.mark.parametrize("base", bases.catalogue(), ids=lambda base: base.name)
def test_a_base_voice_is_as_loud_as_the_catalogue_says(base: BaseVoice) -> None:
    base = bases.installed(base)
    texts = base.texts[base.languages[0]].judging[:4]
    measured = measure(list(graph_sentences(Voice.load(base.files).piper, texts)), base.sampling_rate)
    assert base.loudness == pytest.approx(measured.loudness, abs=1.5)


def test_voices_are_as_loud_in_every_language() -> None:
    assert {base.loudness_to_match for base in bases.catalogue()} == {bases.default().loudness}


def test_the_installed_voice_stands_in_the_catalogue_only() -> None:
    package = Path(bases.__file__).parents[1]
    names = [re.escape(word) for base in bases.catalogue() for word in (base.name, *base.aliases)]
    name = re.compile(rf"(?<![a-z])(?:{'|'.join(names)})(?![a-z])", re.IGNORECASE)  # “miljoen” is none
    told = [path for path in package.rglob("*.py") if name.search(path.read_text(encoding="utf-8"))]
    assert told == []


def test_symbols_that_were_not_learned_are_left_out_or_replaced() -> None:
    id_map = {"_": [0], "^": [1], "$": [2], "n": [5], "j": [6], "ɲ": [7], "ʲ": [8], "r": [9]}
    symbols = Symbols(frozenset("_^$nj"), {"ɲ": "nj", "ʦ": "ts", "r": "n"})
    applied = symbols.applied(id_map)
    assert applied == {"_": [0], "^": [1], "$": [2], "n": [5], "j": [6], "ɲ": [5, 0, 6], "r": [5]}
    assert symbols.applied(applied) == applied
    assert Symbols().applied(id_map) == id_map


def test_what_is_said_in_a_language_without_an_entry_comes_from_the_project() -> None:
    own = ["Sì.", "La gatta dorme sul tetto della casa, e nessuno la sveglia.", "Buongiorno a tutti."]
    texts = bases.texts("pl", own)
    assert texts.sample == own[1]
    assert set(texts.judging) == set(own)
    assert bases.texts("en-gb", own) == bases.texts("en-us") != texts
    assert bases.texts("cmn").judging  # the program's own sentences to read aloud
    assert bases.texts("xx").judging == ()


ENTRY = """
title = "Other"
default = true
languages = ["en"]
lineage.en = "From nowhere."
[files]
model = "other.onnx"
sha256 = "00"
config_sha256 = "00"
"""


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ("title = ", "Invalid value"),
        (ENTRY.replace('title = "Other"', ""), "title"),
        (ENTRY.replace('title = "Other"', "title = 3"), "title is no str"),
        (ENTRY.replace("default = true", 'default = "yes"'), "default is no bool"),
        (ENTRY.replace('["en"]', "[1]"), "languages"),
        (ENTRY.replace('\nsha256 = "00"', ""), "sha256"),
        (ENTRY + "[symbols]\nlernt = []\n", "symbols.lernt"),
        (ENTRY + "[start_weights]\nfile = 'a'\n", "start_weights.sha256"),
        (ENTRY + "[texts.en]\nsample = 'a'\n", "texts.en.greeting"),
        ("speed = 1\n" + ENTRY, "speed"),
        ('loudness = "loud"\n' + ENTRY, "loudness"),
    ],
)
def test_a_mistake_in_the_catalogue_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, entry: str, reason: str
) -> None:
    (tmp_path / "other.toml").write_text(entry, encoding="utf-8")
    monkeypatch.setattr(bases, "catalogue_folder", lambda: tmp_path)
    with pytest.raises(StudioError, match=r"“other\.toml” does not describe") as caught:
        bases.catalogue()
    assert reason in caught.value.detail


@pytest.mark.parametrize("count", [0, 2])
def test_there_is_one_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    for name in range(count):
        (tmp_path / f"{name}.toml").write_text(ENTRY, encoding="utf-8")
    monkeypatch.setattr(bases, "catalogue_folder", lambda: tmp_path)
    with pytest.raises(StudioError, match="not exactly one default"):
        bases.catalogue()


def test_a_base_voice_that_is_not_installed_is_a_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "other.toml").write_text(ENTRY.replace('model = "', 'package = "no_such_package"\nmodel = "'), "utf-8")
    monkeypatch.setattr(bases, "catalogue_folder", lambda: tmp_path)
    with pytest.raises(VoiceError, match="“other” is not installed"):
        bases.find()
