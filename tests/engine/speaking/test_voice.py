"""Speaking: sentence by sentence, the same with the same seed, and never with a file that is no voice."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from onnx import TensorProto, helper

from tts_studio.engine import bases
from tts_studio.engine.speaking.voice import Sentence, Voice, portions
from tts_studio.engine.speaking.voice_files import VoiceFiles, read_config, speaker_id
from tts_studio.errors import TextError, VoiceError
from tts_studio.synthesis import SynthesisConfig

TEXT = "Good morning. The kettle is on."


@pytest.fixture(scope="module")
def voice() -> Voice:
    return Voice.load(bases.find().files)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the base voice under another name, so that no hash is known."""
    base = bases.find()
    model = tmp_path / "a voice 声音.onnx"
    shutil.copy(base.path, model)
    shutil.copy(base.config_path, f"{model}.json")
    return model


def test_yields_one_sound_a_sentence_before_the_next_is_spoken(voice: Voice) -> None:
    spoken = voice.speak(TEXT)
    first = next(spoken).audio
    assert first.rate == voice.rate == 22_050
    assert first.samples.dtype == np.float32
    assert 0.3 < first.seconds < 3
    assert np.abs(first.samples).max() == pytest.approx(1.0, abs=1e-4)
    assert len(list(spoken)) == 1


def test_same_seed_same_sound_and_other_seed_other_sound(voice: Voice) -> None:
    def say(seed: int) -> np.ndarray:
        return np.concatenate([said.audio.samples for said in voice.speak("Hello there.", SynthesisConfig(seed=seed))])

    first = say(7)
    np.testing.assert_array_equal(first, say(7))
    other = say(8)
    assert len(first) != len(other) or not np.array_equal(first, other)


def test_seed_given_when_loading_is_the_same_as_when_speaking(voice: Voice) -> None:
    prepared = Voice.load(bases.find().files, seed=7)
    (early,) = prepared.speak("Hello there.", SynthesisConfig(seed=7))
    (late,) = voice.speak("Hello there.", SynthesisConfig(seed=7))
    (again,) = prepared.speak("Hello there.", SynthesisConfig(seed=7))
    np.testing.assert_array_equal(early.audio.samples, late.audio.samples)
    np.testing.assert_array_equal(early.audio.samples, again.audio.samples)


def test_a_seed_does_not_leak_into_voices_loaded_after_it() -> None:
    def say_unseeded() -> np.ndarray:
        Voice.load(bases.find().files, seed=7)
        (said,) = Voice.load(bases.find().files).speak("Hello there.")
        return said.audio.samples

    first, second = say_unseeded(), say_unseeded()
    assert len(first) != len(second) or not np.array_equal(first, second)


def test_speed_pause_and_volume(voice: Voice) -> None:
    def say(**knobs: float) -> list[np.ndarray]:
        return [said.audio.samples for said in voice.speak(TEXT, SynthesisConfig(variation=0.0, **knobs))]

    plain, quick, loud = say(pause=0.0), say(pause=0.0, speed=2.0), say(pause=0.5, volume=0.25)
    assert 0.4 < sum(map(len, quick)) / sum(map(len, plain)) < 0.65
    assert len(loud[0]) == len(plain[0])
    assert len(loud[1]) == len(plain[1]) + 11_025
    assert not loud[1][:11_025].any()
    assert np.abs(loud[0]).max() == pytest.approx(0.25, abs=1e-4)


def test_phonemes_in_brackets_are_spoken_as_they_are(voice: Voice) -> None:
    (spelled,) = voice.speak("[[ həlˈoʊ. ]]", SynthesisConfig(variation=0.0))
    (written,) = voice.speak("hello.", SynthesisConfig(variation=0.0))
    np.testing.assert_array_equal(spelled.audio.samples, written.audio.samples)


@pytest.mark.parametrize("text", ["", "   \n\n \t", "\0"])
def test_nothing_to_say_is_a_clear_error(voice: Voice, text: str) -> None:
    with pytest.raises(TextError, match="nothing to say"):
        list(voice.speak(text))


@given(st.lists(st.sampled_from(["a", "ˈ", " "]), max_size=1500))
def test_long_sentences_are_cut_into_pieces_that_lose_nothing(phonemes: list[str]) -> None:
    parts = list(portions(phonemes))
    assert [p for part in parts for p in part] == phonemes
    assert all(len(part) <= 400 for part in parts)


@pytest.mark.parametrize(
    "values",
    [{"speed": 0.0}, {"speed": float("nan")}, {"variation": -1.0}, {"volume": 9.0}, {"pause": 99.0}, {"seed": -1}],
)
def test_impossible_ways_to_speak_are_refused(values: dict[str, float]) -> None:
    with pytest.raises(VoiceError, match="not possible"):
        SynthesisConfig(**values)  # pyright: ignore[reportArgumentType]


def _truncate(model: Path) -> None:
    with model.open("rb+") as file:
        file.truncate(model.stat().st_size // 2)


def _cut_last_bytes(model: Path) -> None:
    with model.open("rb+") as file:
        file.truncate(model.stat().st_size - 7)


def _change_config(model: Path, **changes: object) -> None:
    path = Path(f"{model}.json")
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


def _foreign_onnx(model: Path) -> None:
    value = helper.make_tensor_value_info("x", TensorProto.FLOAT, [1])
    out = helper.make_tensor_value_info("y", TensorProto.FLOAT, [1])
    graph = helper.make_graph([helper.make_node("Identity", ["x"], ["y"])], "g", [value], [out])
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15)], ir_version=8), model)


def _higher_ids(model: Path) -> None:
    id_map = json.loads(Path(f"{model}.json").read_text())["phoneme_id_map"]
    _change_config(model, num_symbols=400, phoneme_id_map=id_map | {"ɑ̃": [300]})


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "half": (_truncate, "cut off or damaged"),
    "without its last bytes": (_cut_last_bytes, "cut off or damaged"),
    "empty": (lambda m: m.write_bytes(b""), "is empty"),
    "text": (lambda m: m.write_text("This is a letter to my aunt."), "cut off or damaged"),
    "git-lfs pointer": (
        lambda m: m.write_text("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"),
        "only a pointer",
    ),
    "other ONNX": (_foreign_onnx, "not a Piper voice"),
    "no configuration": (lambda m: Path(f"{m}.json").unlink(), "lacks its second file"),
    "configuration cut off": (lambda m: Path(f"{m}.json").write_text('{"audio": {'), "it is not JSON"),
    "configuration is a list": (lambda m: Path(f"{m}.json").write_text("[]"), "does not describe a voice"),
    "configuration of something else": (lambda m: Path(f"{m}.json").write_text('{"a": 1}'), "not the configuration"),
    "configuration of another voice": (_higher_ids, "belongs to another voice"),
    "id out of range": (lambda m: _change_config(m, num_symbols=20), "not the configuration"),
    "several speakers in the configuration only": (
        lambda m: _change_config(m, num_speakers=3, default_speaker_id=0),
        "belongs to another voice",
    ),
    "several speakers and none chosen": (lambda m: _change_config(m, num_speakers=3), "has 3 speakers"),
    "no sample rate": (lambda m: _change_config(m, audio={}), "not the configuration"),
    "sample rate 0": (lambda m: _change_config(m, audio={"sample_rate": 0}), "not the configuration"),
    "no model": (lambda m: m.unlink(), "There is no voice"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_file_that_is_no_voice_never_speaks(copy: Path, kind: str) -> None:
    spoil, words = BAD[kind]
    spoil(copy)
    with pytest.raises(VoiceError, match=words) as caught:
        Voice.load(copy)
    assert caught.value.hint


@pytest.mark.parametrize("written", ["PhonemeType.ESPEAK", "ESPEAK", " Espeak ", "phonemetype.espeak", "", None])
def test_the_kind_of_phonemes_is_read_however_it_is_spelled(copy: Path, written: object) -> None:
    """The official es_MX-ald-medium has “PhonemeType.ESPEAK”, with which piper-tts itself fails."""
    _change_config(copy, phoneme_type=written)
    voice = Voice.load(copy)
    assert voice.document["phoneme_type"] == "espeak"
    assert sum(said.audio.seconds for said in voice.speak("Hello.")) > 0.3


@pytest.mark.parametrize("written", ["arpabet", "PhonemeType.KLINGON", 3, ["espeak"], {}, False])
def test_an_unknown_kind_of_phonemes_is_a_clear_error(copy: Path, written: object) -> None:
    _change_config(copy, phoneme_type=written)
    with pytest.raises(VoiceError, match="phonemes of the kind") as caught:
        Voice.load(copy)
    assert str(written) in str(caught.value)


@pytest.mark.parametrize(
    ("scale", "value"),
    [
        *(
            ("length_scale", value)
            for value in (0, 0.0, -1, 1e-9, 1e9, float("nan"), float("inf"), "1", None, True, [1])
        ),
        *(("noise_scale", value) for value in (-0.1, 50, float("nan"), "0.667")),
        *(("noise_w", value) for value in (-0.1, 50, float("inf"), None)),
    ],
)
def test_an_impossible_scale_is_a_clear_error(copy: Path, scale: str, value: object) -> None:
    _change_config(copy, inference={"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8} | {scale: value})
    with pytest.raises(VoiceError, match=f"its “{scale}” is"):
        Voice.load(copy)


def test_phonemes_that_the_voice_has_not_learned_are_left_out_without_a_word(
    voice: Voice, capfd: pytest.CaptureFixture[str]
) -> None:
    """piper-tts writes a line to standard error for each."""
    plain = SynthesisConfig(variation=0.0)
    (with_glide,) = voice.speak("[[ mˈaɪ ʲˈʌŋkə ɹˈʌ¤nz. ]]", plain)
    (without,) = voice.speak("[[ mˈaɪ ˈʌŋkə ɹˈʌnz. ]]", plain)
    np.testing.assert_array_equal(with_glide.audio.samples, without.audio.samples)
    assert with_glide.unknown == ()
    assert capfd.readouterr().err == ""


def test_letters_that_the_voice_does_not_know_are_named_once(copy: Path, capfd: pytest.CaptureFixture[str]) -> None:
    _change_config(copy, phoneme_type="text")
    said = list(Voice.load(copy).speak("Good day, жжук."))
    assert [sentence.unknown for sentence in said] == [("G", "ж", "у", "к")]
    assert capfd.readouterr().err == ""


def test_a_text_of_which_the_voice_knows_nothing_is_a_clear_error(copy: Path) -> None:
    _change_config(copy, phoneme_type="text")
    with pytest.raises(TextError, match="none of the sounds"):
        list(Voice.load(copy).speak("Привет, мир. 你好！"))


def test_a_long_sentence_is_levelled_as_a_whole(voice: Voice) -> None:
    """Its portions were brought to full scale one by one, which made the soft ones jump."""
    (said,) = voice.speak("[[ " + "ə" * 390 + " " + "ˈæ" * 60 + " ]]", SynthesisConfig(variation=0.0))
    assert np.abs(said.audio.samples).max() == pytest.approx(1.0, abs=1e-4)
    assert isinstance(said, Sentence)


def test_an_unknown_language_is_a_clear_error(copy: Path) -> None:
    _change_config(copy, espeak={"voice": "xx-nowhere"})
    with pytest.raises(VoiceError, match="xx-nowhere"):
        list(Voice.load(copy).speak("Hello."))


def test_weights_that_are_no_numbers_are_a_clear_error(copy: Path) -> None:
    model = onnx.load(copy)
    weight = next(tensor for tensor in model.graph.initializer if tensor.name == "dec.conv_pre.bias")
    weight.raw_data = np.full(tuple(weight.dims), np.nan, np.float32).tobytes()
    onnx.save(model, copy)
    with pytest.raises(VoiceError, match="no sound"):
        list(Voice.load(copy).speak("Hello."))


def test_a_model_that_is_not_the_expected_one_never_speaks(copy: Path) -> None:
    with pytest.raises(VoiceError, match="has changed"):
        Voice.load(VoiceFiles(copy, Path(f"{copy}.json"), sha256="0" * 64))


def test_a_folder_is_a_voice_if_it_holds_one(copy: Path) -> None:
    assert Voice.load(copy.parent).name == "a voice 声音"
    shutil.copy(copy, copy.with_name("second.onnx"))
    with pytest.raises(VoiceError, match="There are 2 voices"):
        Voice.load(copy.parent)


@pytest.mark.parametrize(("said", "number"), [("1", 1), ("mary", 2)])
def test_a_speaker_is_named_by_number_or_name(said: str, number: int) -> None:
    config = read_config(bases.find().config_path) | {"num_speakers": 3, "speaker_id_map": {"mary": 2}}
    assert speaker_id(config, said, "v") == number
    with pytest.raises(VoiceError, match="no “9”"):
        speaker_id(config, "9", "v")


def test_speaking_needs_no_torch() -> None:
    code = (
        "import sys, tts_studio.engine.speaking.voice, piper; sys.exit('torch' in sys.modules or 'onnx' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
