"""How loud saved voices are: no sample is cut off, and voices are as loud as the base voice."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import helper, numpy_helper
from piper import PiperVoice, SynthesisConfig
from torch import Tensor

from tts_studio.audio.levels import loudness
from tts_studio.audio.signal import Audio
from tts_studio.engine import bases
from tts_studio.engine.export import level
from tts_studio.engine.export.level import LOUDER, PEAK, measure
from tts_studio.engine.export.piper import Piper
from tts_studio.engine.export.save_voice import save_voice
from tts_studio.engine.speaking.voice_files import locate
from tts_studio.engine.training.networks import build_networks
from tts_studio.engine.training.warm_start import WarmStart, load_speaker
from tts_studio.engine.vits.level_node import CEILING, level_of, set_level
from tts_studio.errors import VoiceError

BASE = bases.find()
OTHERS = (
    "A friendly neighbour carried our boxes up the stairs.",
    "Why is the library closed on such a busy morning?",
    "Stop that at once!",
    "Their daughter wants to study the oceans one day.",
    "Peter bought a pound of butter and two pots of paint.",
)


def speak_as_it_is(model: Path, texts: tuple[str, ...]) -> np.ndarray:
    """Return what the graph gives: piper-tts would scale each sentence to full scale."""
    voice, plain = PiperVoice.load(model), SynthesisConfig(normalize_audio=False)
    return np.concatenate([chunk.audio_float_array for text in texts for chunk in voice.synthesize(text, plain)])


def start_speaker(number: int) -> dict[str, Tensor]:
    """Return the weights of a voice nothing was tuned for, which is as loud as a training makes all voices."""
    networks = build_networks(BASE)
    load_speaker(networks, WarmStart.load(BASE.start_weights.path).speaker(number))
    return {n: v for n, v in networks.generator.state_dict().items() if n.startswith(("flow.", "decoder."))}


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(level, "SENTENCES", 6)
        return save_voice(BASE, start_speaker(3), tmp_path_factory.mktemp("voices"), "Anna")


def test_no_sample_of_a_saved_voice_is_cut_off_and_it_is_as_loud_as_the_base_voice(saved):
    said = speak_as_it_is(saved / f"{saved.name}.onnx", OTHERS)
    assert 20 * np.log10(np.abs(said).max()) == pytest.approx(PEAK, abs=2.5)
    difference = loudness(Audio(said, 22_050)) - loudness(Audio(speak_as_it_is(BASE.path, OTHERS), 22_050))
    assert -1.0 < difference < LOUDER + 1.0


def test_a_saved_voice_says_how_loud_it_is(saved):
    told = json.loads((saved / "voice.json").read_text())["level"]
    assert told["peak"] <= 20 * np.log10(CEILING)
    assert -0.1 < told["loudness"] - BASE.loudness < LOUDER + 0.1


def test_a_voice_in_a_language_of_which_no_sentence_is_known_is_levelled_by_sounds(saved, tmp_path, monkeypatch):
    monkeypatch.setattr(level, "SENTENCES", 2)
    model = onnx.load(saved / f"{saved.name}.onnx")
    document = json.loads((saved / f"{saved.name}.onnx.json").read_text()) | {"espeak": {"voice": "it"}}
    measured = level.set_level_by(model, document, ())
    assert measured is not None
    assert PEAK - 1.5 < measured.peak <= PEAK  # nearly: the soft limit bends what is loudest


def test_an_exported_voice_keeps_its_level(saved, tmp_path):
    exported = Piper().write(locate(saved), tmp_path).model
    assert level_of(onnx.load(exported)) == level_of(onnx.load(saved / f"{saved.name}.onnx"))


def test_a_voice_of_version_0_1_is_levelled_when_it_is_exported(saved, tmp_path):
    """Such a voice has the level of its training, and its graph cuts off what is louder than full scale."""
    old = tmp_path / "old.onnx"
    model = onnx.load(saved / f"{saved.name}.onnx")
    scope = "/dec/vocoder/"
    for node in list(model.graph.node):
        if node.input and node.output[0] == "/dec/Tanh_output_0":
            ends = [scope + "lowest", scope + "one"]
            node.CopyFrom(helper.make_node("Clip", [scope + "loud", *ends], list(node.output), node.name))
    for tensor in list(model.graph.initializer):
        if tensor.name == scope + "knee":
            model.graph.initializer.remove(tensor)
    model.graph.initializer.append(numpy_helper.from_array(np.float32(-1.0), scope + "lowest"))
    unused = {"size", "below", "beyond", "share_of_room", "bent", "added", "limited", "sign"}
    for node in list(model.graph.node):
        if node.output[0].removeprefix(scope) in unused:
            model.graph.node.remove(node)
    set_level(model, -4.0)
    onnx.save(model, old)
    (tmp_path / "old.onnx.json").write_text((saved / f"{saved.name}.onnx.json").read_text())
    assert np.abs(speak_as_it_is(old, OTHERS)).max() == 1.0

    exported = Piper().write(locate(old), tmp_path / "out").model

    assert np.abs(speak_as_it_is(exported, OTHERS)).max() <= CEILING


def test_a_voice_that_is_cut_off_whatever_is_done_is_not_saved(tmp_path):
    model = onnx.load(BASE.path)
    for tensor in model.graph.initializer:
        if tensor.name == "dec.conv_post.weight":
            tensor.CopyFrom(numpy_helper.from_array(1e4 * numpy_helper.to_array(tensor), tensor.name))
    onnx.save(model, tmp_path / "loud.onnx")
    with pytest.raises(VoiceError, match="cut off"):
        save_voice(BASE, tmp_path / "loud.onnx", tmp_path / "voices", "Anna")
    assert not list((tmp_path / "voices").iterdir())


@pytest.mark.parametrize("samples", [np.zeros(22_050, np.float32), np.full(100, np.nan, np.float32)])
def test_silence_and_no_numbers_are_no_voice(samples):
    with pytest.raises(VoiceError, match="silent"):
        measure([samples], 22_050)
    with pytest.raises(VoiceError, match="silent"):
        measure([], 22_050)
