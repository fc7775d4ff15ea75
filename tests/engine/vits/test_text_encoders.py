"""A text encoder is a value: another kind is one class and one line, and lives in the graph of a Piper voice."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

import numpy as np
import onnx
import pytest
import torch
from piper import PiperVoice, SynthesisConfig
from torch import Tensor

from tests.helpers.convolutional_encoder import ConvolutionalEncoder
from tests.helpers.made_up_base import copy_of_the_installed
from tts_studio.engine import bases
from tts_studio.engine.vits import text_encoders
from tts_studio.engine.vits.graph import load_network, with_weights, write_weights
from tts_studio.engine.vits.onnx_file import write_model
from tts_studio.engine.vits.text_encoders import TEXT_ENCODERS, TransformerEncoder, text_encoder
from tts_studio.errors import VoiceError
from tts_studio.text.phonemes import clip_ids

BASE = bases.find()
TEXT = "A brown fox sleeps by the river."


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one line."""
    kinds = MappingProxyType({**TEXT_ENCODERS, ConvolutionalEncoder.kind: ConvolutionalEncoder})
    monkeypatch.setattr(text_encoders, "TEXT_ENCODERS", kinds)


def ids_of(text: str) -> Tensor:
    return torch.tensor([clip_ids(text, BASE.espeak_voice, BASE.phoneme_id_map)])


@pytest.fixture(scope="module")
def taught() -> ConvolutionalEncoder:
    """An encoder that has learned for some steps to say what the installed base voice's says."""
    torch.manual_seed(0)
    teacher, pupil = load_network(BASE.path, BASE.sampling_rate).text_encoder, ConvolutionalEncoder()
    optimiser = torch.optim.Adam(pupil.parameters(), lr=3e-3)
    ids = ids_of(TEXT)
    mask = torch.ones(1, 1, ids.shape[1])
    with torch.no_grad():
        wanted = teacher.encode(ids, mask)
    losses: list[float] = []
    for _ in range(60):
        said = pupil.encode(ids, mask)
        loss = sum((getattr(said, part) - getattr(wanted, part)).square().mean() for part in vars(wanted))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(float(loss.detach()))
    assert losses[-1] < 0.3 * losses[0]
    return pupil.eval()


@pytest.fixture(scope="module")
def other(taught: ConvolutionalEncoder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The installed base voice with the other text encoder."""
    model = copy_of_the_installed()
    ConvolutionalEncoder.put_into(model, taught.state_dict())
    path = tmp_path_factory.mktemp("other") / "other.onnx"
    write_model(model, path)
    Path(f"{path}.json").write_bytes(BASE.config_path.read_bytes())
    return path


def speak(model: Path, text: str = TEXT) -> np.ndarray:
    plain = SynthesisConfig(noise_scale=0.0, noise_w_scale=0.0, normalize_audio=False)
    return np.concatenate([chunk.audio_float_array for chunk in PiperVoice.load(model).synthesize(text, plain)])


def test_the_transformer_says_what_it_said_before_it_was_a_value() -> None:
    encoder = TransformerEncoder.of_graph(onnx.load(BASE.path))
    ids = ids_of(TEXT)
    output = encoder(ids, torch.ones(*ids.shape, 1), torch.ones_like(ids))
    encoded = encoder.encode(ids, torch.ones(1, 1, ids.shape[1]))
    assert encoded.mean.shape == encoded.log_std.shape == encoded.hidden.shape == (1, 192, ids.shape[1])
    torch.testing.assert_close(encoded.mean.transpose(1, 2), output.prior_means)
    torch.testing.assert_close(encoded.log_std.transpose(1, 2), output.prior_log_variances)


def test_padding_does_not_change_what_is_said() -> None:
    encoder = TransformerEncoder.of_graph(onnx.load(BASE.path))
    ids = ids_of(TEXT)
    longer = torch.cat([ids, torch.zeros(1, 7, dtype=torch.int64)], 1)
    mask = torch.ones(1, 1, longer.shape[1])
    mask[..., ids.shape[1] :] = 0.0
    whole = encoder.encode(ids, torch.ones(1, 1, ids.shape[1])).mean
    torch.testing.assert_close(encoder.encode(longer, mask).mean[..., : ids.shape[1]], whole, atol=1e-4, rtol=1e-4)


@pytest.mark.usefixtures("known")
def test_another_kind_speaks_in_piper_as_in_torch(other: Path) -> None:
    network = load_network(other, BASE.sampling_rate, "convolutional")
    network.noise_scale = network.noise_scale_duration = 0.0
    with torch.inference_mode():
        spoken = network(ids_of(TEXT)).waveform[0].numpy()
    heard = speak(other)
    assert spoken.shape == heard.shape
    assert np.abs(spoken - heard).max() <= 1e-4
    assert np.abs(heard).max() > 0.05


def test_nothing_of_the_encoder_before_stays(other: Path) -> None:
    model = onnx.load(other)
    onnx.checker.check_model(model, full_check=True)
    used = {name for node in model.graph.node for name in node.input}
    assert {tensor.name for tensor in model.graph.initializer} <= used
    assert not any(tensor.name.startswith("enc_p.encoder.") for tensor in model.graph.initializer)
    assert other.stat().st_size < BASE.path.stat().st_size - 20e6
    assert [(entry.name, entry.type) for entry in model.graph.input] == [
        (entry.name, entry.type) for entry in onnx.load(BASE.path).graph.input
    ]


@pytest.mark.usefixtures("known")
def test_weights_of_another_kind_make_room_for_themselves(
    other: Path, taught: ConvolutionalEncoder, tmp_path: Path
) -> None:
    state = {f"text_encoder.{name}": value for name, value in taught.state_dict().items()}
    write_weights(BASE.path, state, tmp_path / "new.onnx", BASE.sampling_rate, "convolutional")
    Path(f"{tmp_path / 'new.onnx'}.json").write_bytes(BASE.config_path.read_bytes())
    np.testing.assert_array_equal(speak(tmp_path / "new.onnx"), speak(other))
    again = with_weights(
        other, {name: value + 1.0 for name, value in state.items()}, BASE.sampling_rate, "convolutional"
    )
    assert torch.equal(ConvolutionalEncoder.of_graph(again).conv.bias, taught.conv.bias + 1.0)
    onnx.checker.check_model(again, full_check=True)


def test_a_kind_that_is_not_known_is_a_clear_error() -> None:
    with pytest.raises(VoiceError, match="does not know the text encoder “BERT”"):
        text_encoder("BERT")
