from __future__ import annotations

import copy
import math
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from transformers import VitsModel

from tts_studio.audio.analysis import APERIODICITY_POINTS, ENVELOPE_POINTS, SUBFRAMES
from tts_studio.engine import bases
from tts_studio.engine.vits.decoder import QUIET, VocoderDecoder
from tts_studio.engine.vits.graph import load_network, with_weights, write_weights
from tts_studio.engine.vits.level_node import CEILING, limited, set_level
from tts_studio.engine.vits.onnx_file import write_model
from tts_studio.errors import VoiceError
from tts_studio.text.phonemes import ids, sentences

BASE = bases.find()


def speak(model: Path, phoneme_ids: list[int]) -> np.ndarray:
    session = onnxruntime.InferenceSession(str(model), providers=["CPUExecutionProvider"])
    feed = {
        "input": np.array([phoneme_ids], np.int64),
        "input_lengths": np.array([len(phoneme_ids)], np.int64),
        "scales": np.array([0.0, 1.0, 0.0], np.float32),
    }
    return np.asarray(session.run(None, feed)[0]).squeeze()


@pytest.fixture(scope="module")
def phoneme_ids() -> list[int]:
    return ids(sentences("A brown fox sleeps by the river, doesn't it?", BASE.espeak_voice)[0], BASE.phoneme_id_map)


@pytest.fixture(scope="module")
def network():
    return load_network(BASE.path, BASE.sampling_rate)


def test_torch_speaks_as_onnxruntime_does(network, phoneme_ids):
    network.noise_scale = network.noise_scale_duration = 0.0
    with torch.inference_mode():
        spoken = network(torch.tensor([phoneme_ids])).waveform[0].numpy()
    expected = speak(BASE.path, phoneme_ids)
    assert spoken.shape == expected.shape
    assert np.abs(spoken - expected).max() <= 1e-4
    assert np.abs(expected).max() > 0.1


def test_weights_go_back_unchanged(network, phoneme_ids, tmp_path):
    tuned = {n: v for n, v in network.state_dict().items() if n.startswith(("flow.", "decoder.", "text_encoder."))}
    write_weights(BASE.path, tuned, tmp_path / "same.onnx", BASE.sampling_rate)
    assert np.array_equal(speak(tmp_path / "same.onnx", phoneme_ids), speak(BASE.path, phoneme_ids))


def test_each_part_is_written_where_torch_uses_it(network, phoneme_ids, tmp_path):
    parts = (
        "decoder.conv_post.weight",
        "flow.flows.3.wavenet.in_layers.2.bias",
        "text_encoder.embed_tokens.weight",
        "duration_predictor.flows.0.log_scale",
    )
    changed = {name: network.state_dict()[name] + 0.05 for name in parts}
    write_weights(BASE.path, changed, tmp_path / "changed.onnx", BASE.sampling_rate)
    other = load_network(tmp_path / "changed.onnx", BASE.sampling_rate)
    for name, value in changed.items():
        assert torch.allclose(other.state_dict()[name], value, atol=1e-6), name
    other.noise_scale = other.noise_scale_duration = 0.0
    with torch.inference_mode():
        spoken = other(torch.tensor([phoneme_ids])).waveform[0].numpy()
    expected = speak(tmp_path / "changed.onnx", phoneme_ids)
    assert spoken.shape == expected.shape
    assert np.abs(spoken - expected).max() <= 1e-4


@pytest.fixture(scope="module")
def tuned(network) -> VitsModel:
    """A network with the vocoder in the place of its decoder, that breathes nowhere: its noise would be chance."""
    torch.manual_seed(0)
    tuned = copy.deepcopy(network)
    tuned.decoder = VocoderDecoder(tuned.config).eval()
    tuned.noise_scale = tuned.noise_scale_duration = 0.0
    with torch.no_grad():
        for part in range(SUBFRAMES):
            first = part * (ENVELOPE_POINTS + APERIODICITY_POINTS) + ENVELOPE_POINTS
            tuned.decoder.envelope.post.bias[first : first + APERIODICITY_POINTS] = -40.0
    return tuned


def test_a_vocoder_takes_the_place_of_the_decoder_and_speaks_as_torch_does(tuned, phoneme_ids, tmp_path):
    state = {n: v for n, v in tuned.state_dict().items() if n.startswith(("flow.", "decoder."))}
    write_weights(BASE.path, state, tmp_path / "tuned.onnx", BASE.sampling_rate)
    with torch.inference_mode():
        spoken = limited(tuned(torch.tensor([phoneme_ids])).waveform[0].numpy())
    heard = speak(tmp_path / "tuned.onnx", phoneme_ids)
    assert spoken.shape == heard.shape
    assert np.abs(spoken - heard).max() <= 0.01 * np.abs(spoken).max()


def test_a_voice_far_too_loud_is_bent_below_full_scale_as_measuring_bends_it(tuned, phoneme_ids, tmp_path):
    state = {n: v for n, v in tuned.state_dict().items() if n.startswith(("flow.", "decoder."))}
    model = with_weights(BASE.path, state, BASE.sampling_rate)
    set_level(model, QUIET + 3.0)
    write_model(model, tmp_path / "loud.onnx")
    with torch.inference_mode():
        spoken = math.exp(3.0) * tuned(torch.tensor([phoneme_ids])).waveform[0].numpy()
    heard = speak(tmp_path / "loud.onnx", phoneme_ids)
    assert np.abs(spoken).max() > 2.0
    assert np.abs(heard).max() <= CEILING
    assert np.abs(limited(spoken) - heard).max() <= 0.02


def test_nothing_of_the_base_decoder_stays_in_the_file(tuned, tmp_path):
    state = {n: v for n, v in tuned.state_dict().items() if n.startswith("decoder.")}
    write_weights(BASE.path, state, tmp_path / "tuned.onnx", BASE.sampling_rate)
    model = onnx.load(tmp_path / "tuned.onnx")
    onnx.checker.check_model(model, full_check=True)
    used = {name for node in model.graph.node for name in node.input}
    assert {tensor.name for tensor in model.graph.initializer} <= used
    assert not any(tensor.name.startswith("dec.ups") for tensor in model.graph.initializer)
    assert [(entry.name, entry.type) for entry in model.graph.input] == [
        (entry.name, entry.type) for entry in onnx.load(BASE.path).graph.input
    ]


@pytest.mark.parametrize(
    "state",
    [
        {"decoder.conv_post.weight": torch.full((1, 32, 7), torch.nan)},
        {"decoder.conv_post.weight": torch.zeros(3)},
        {"decoder.no_such_part": torch.zeros(3)},
        {"flow.no_such_part": torch.zeros(3)},
    ],
)
def test_weights_that_do_not_fit_are_refused(state, tmp_path):
    with pytest.raises(VoiceError):
        write_weights(BASE.path, state, tmp_path / "out.onnx", BASE.sampling_rate)
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_no_voice_is_refused(tmp_path):
    (tmp_path / "a.onnx").write_bytes(b"not a model at all" * 100)
    with pytest.raises(VoiceError, match=r"a\.onnx"):
        load_network(tmp_path / "a.onnx", 22050)


def test_a_truncated_voice_is_refused(tmp_path):
    (tmp_path / "a.onnx").write_bytes(BASE.path.read_bytes()[:1_000_000])
    with pytest.raises(VoiceError):
        load_network(tmp_path / "a.onnx", 22050)
