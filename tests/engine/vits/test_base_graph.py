"""A base voice's graph that is ours from its first node to its last: it says what torch says, wherever it runs."""

from __future__ import annotations

import copy
import math
from functools import cache
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from piper import PiperVoice, SynthesisConfig
from piper.patch_voice_with_alignment import add_alignment_output
from transformers import VitsModel

from tests.helpers import sherpa
from tests.helpers.random_voice import babbling, said
from tts_studio.engine import bases
from tts_studio.engine.export.configuration import tokens
from tts_studio.engine.export.level import set_level_by
from tts_studio.engine.export.voice_graph import with_notes
from tts_studio.engine.vits.base_graph import build
from tts_studio.engine.vits.base_network import Sizes
from tts_studio.engine.vits.decoder import QUIET
from tts_studio.engine.vits.graph import load_network, text_side_of_graph, with_weights
from tts_studio.engine.vits.level_node import CEILING, is_limited, level_of, set_level
from tts_studio.engine.vits.onnx_file import write_model
from tts_studio.engine.vits.text_encoders import TEXT_ENCODERS
from tts_studio.errors import VoiceError

BASE = bases.find()
RATE = 22050
SMALL = {"flow_layers": 2, "kernel": 3, "posterior_layers": 6}
KINDS = [Sizes(text_encoder=kind, **SMALL) for kind in TEXT_ENCODERS]
ALL = [
    *KINDS,
    Sizes(text_encoder="rnn"),
    Sizes(text_encoder="rnn", couplings=6, flow_layers=1, kernel=1, sampling_rate=16000),
]
each_kind = pytest.mark.parametrize("sizes", KINDS, ids=lambda sizes: sizes.text_encoder)
each_size = pytest.mark.parametrize("sizes", ALL, ids=lambda s: f"{s.text_encoder}-{s.couplings}x{s.flow_layers}")


@cache
def network_of(sizes: Sizes) -> VitsModel:
    """Return a network that says the same each time; do not change it."""
    return babbling(sizes)


@cache
def graph_of(sizes: Sizes) -> onnx.ModelProto:
    """Return its graph; do not change it."""
    return build(network_of(sizes))


@cache
def session_of(sizes: Sizes) -> onnxruntime.InferenceSession:
    return opened(graph_of(sizes))


def opened(model: onnx.ModelProto) -> onnxruntime.InferenceSession:
    return onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])


def drawn(length: int) -> NDArray[np.int64]:
    return np.random.default_rng(length).integers(0, 256, length)


def run(
    session: onnxruntime.InferenceSession, ids: NDArray[np.int64], noise: float = 0.0, length: float = 1.0
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return the wave [samples] and the durations [phonemes]."""
    feed = {
        "input": ids[None],
        "input_lengths": np.array([len(ids)], np.int64),
        "scales": np.array([noise, length, 0.8], np.float32),
    }
    wave, durations = (np.asarray(part) for part in session.run(["output", "durations"], feed))
    assert wave.shape[:3] == (*durations.shape[:1], 1, 1) == (1, 1, 1)
    return wave[0, 0, 0], durations[0, 0]


@pytest.fixture(scope="module")
def voices(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a voice of each kind, with what other programs read beside it."""
    folder = tmp_path_factory.mktemp("voices")
    for sizes in KINDS:
        path = folder / f"{sizes.text_encoder}.onnx"
        write_model(with_notes(copy.deepcopy(graph_of(sizes)), BASE.document), path)
        Path(f"{path}.json").write_bytes(BASE.config_path.read_bytes())
    (folder / "tokens.txt").write_text(tokens(BASE.document), encoding="utf-8")
    return folder


# What it says


@pytest.mark.parametrize("length", [1, 2, 5, 40, 300])
@each_size
def test_the_graph_says_what_torch_says(sizes: Sizes, length: int) -> None:
    ids = drawn(length)
    wave, durations = run(session_of(sizes), ids)
    spoken = said(network_of(sizes), ids)
    assert wave.shape == spoken.shape
    assert durations.sum() * 256 == len(wave)
    assert np.abs(wave - spoken).max() <= 3e-3 * np.abs(spoken).max()
    assert np.abs(spoken).max() > 0.01


def test_the_same_ids_in_another_order_say_something_else() -> None:
    """Else nothing above would show that the text counts."""
    ids = drawn(40)
    for sizes in KINDS:
        wave, _ = run(session_of(sizes), ids)
        other, _ = run(session_of(sizes), ids[::-1].copy())
        same = min(len(wave), len(other))
        assert np.abs(wave[:same] - other[:same]).max() > 0.1 * np.abs(wave).max()


@each_kind
def test_ids_behind_the_length_count_for_nothing(sizes: Sizes) -> None:
    ids = drawn(40)
    feed = {"input": ids[None], "input_lengths": np.array([25]), "scales": np.array([0.0, 1.0, 0.0], np.float32)}
    wave, durations = (np.asarray(part) for part in session_of(sizes).run(["output", "durations"], feed))
    alone, alone_durations = run(session_of(sizes), ids[:25])
    assert np.array_equal(durations[0, 0, :25], alone_durations)
    assert not durations[0, 0, 25:].any()
    assert np.abs(wave[0, 0, 0] - alone).max() <= 3e-3 * np.abs(alone).max()


@each_kind
def test_noise_in_the_latents_is_drawn_anew_each_time_and_changes_no_duration(sizes: Sizes) -> None:
    ids = drawn(30)
    first, second = run(session_of(sizes), ids, noise=0.667), run(session_of(sizes), ids, noise=0.667)
    without, durations = run(session_of(sizes), ids)
    assert np.array_equal(first[1], durations)
    assert first[0].shape == second[0].shape == without.shape
    assert np.abs(first[0] - second[0]).max() > 1e-3 * np.abs(without).max()


def test_the_noise_is_as_large_as_torchs() -> None:
    """By the same noise: that of a graph whose generator is replaced by ones."""
    sizes = KINDS[0]
    model = copy.deepcopy(graph_of(sizes))
    draws = next(
        node for node in model.graph.node if node.op_type == "RandomNormalLike" and node.name.startswith("/prior")
    )
    ones = onnx.helper.make_node("Exp", ["/test/zeros"], [draws.output[0]])
    zeros = onnx.helper.make_node("Sub", [draws.input[0], draws.input[0]], ["/test/zeros"])
    place = list(model.graph.node).index(draws)
    model.graph.node.remove(draws)
    model.graph.node.insert(place, zeros)
    model.graph.node.insert(place + 1, ones)
    network = copy.deepcopy(network_of(sizes))
    network.noise_scale = 0.5
    ids = drawn(30)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(torch, "randn_like", torch.ones_like)
        expected = said(network, ids)
    wave, _ = run(opened(model), ids, noise=0.5)
    assert np.abs(wave - expected).max() <= 3e-3 * np.abs(expected).max()
    assert np.abs(wave - said(network_of(sizes), ids)).max() > 0.05 * np.abs(expected).max()


@pytest.mark.parametrize("length", [0.4, 1.0, 1.7, 3.0])
def test_sounds_last_as_long_as_torch_says(length: float) -> None:
    ids, network = drawn(50), copy.deepcopy(network_of(KINDS[1]))
    network.speaking_rate = 1.0 / length
    wave, durations = run(session_of(KINDS[1]), ids, length=length)
    assert len(wave) == len(said(network, ids)) == 256 * durations.sum()
    assert durations.min() >= 1.0


@pytest.mark.parametrize(("length", "frames"), [(1e-6, 50), (0.0, 1), (-1.0, 1)])
def test_a_text_without_durations_does_not_fail(length: float, frames: int) -> None:
    wave, _ = run(session_of(KINDS[1]), drawn(50), length=length)
    assert len(wave) == 256 * frames
    assert np.isfinite(wave).all()


# What it is made of


@each_size
def test_every_program_that_reads_pipers_voices_can_read_it(sizes: Sizes) -> None:
    model = graph_of(sizes)
    onnx.checker.check_model(model, full_check=True)
    assert model.ir_version == 8
    assert [(entry.domain, entry.version) for entry in model.opset_import] == [("", 15)]
    assert all(not node.domain for node in model.graph.node)
    assert list(model.graph.input) == list(onnx.load(BASE.path).graph.input)
    assert [entry.name for entry in model.graph.output] == ["output", "durations"]
    used = {name for node in model.graph.node for name in node.input}
    assert {tensor.name for tensor in model.graph.initializer} <= used
    assert len({node.name for node in model.graph.node}) == len(model.graph.node)


@each_size
def test_from_graph_to_network_and_back_nothing_changes(sizes: Sizes, tmp_path: Path) -> None:
    write_model(graph_of(sizes), tmp_path / "voice.onnx")
    found = load_network(tmp_path / "voice.onnx", sizes.sampling_rate, sizes.text_encoder)
    given = network_of(sizes).state_dict()
    kept = {name: value for name, value in found.state_dict().items() if not name.startswith("posterior_encoder.")}
    assert kept.keys() == given.keys()
    assert all(torch.equal(value, given[name]) for name, value in kept.items())
    assert not found.training
    assert build(found).SerializeToString(deterministic=True) == graph_of(sizes).SerializeToString(deterministic=True)


def test_a_network_of_another_build_is_refused() -> None:
    with pytest.raises(ValueError, match="another build"):
        build(load_network(BASE.path, RATE))


@pytest.mark.parametrize("value", [math.nan, math.inf])
@pytest.mark.parametrize(
    "layer", ["text_encoder.project", "flow.flows.1.conv_post", "duration_predictor.proj", "decoder.pitch.c"]
)
def test_weights_that_are_not_finite_are_refused(layer: str, value: float, tmp_path: Path) -> None:
    network = copy.deepcopy(network_of(KINDS[1]))
    network.get_parameter(f"{layer}.bias").data[0] = value
    with pytest.raises(VoiceError, match="damaged"):
        build(network)
    write_model(graph_of(KINDS[1]), tmp_path / "voice.onnx")
    with pytest.raises(VoiceError, match="damaged"):
        with_weights(tmp_path / "voice.onnx", network.state_dict(), RATE, "rnn")


# What a training makes of it


@each_kind
def test_tuned_weights_go_into_it_and_speak_as_in_torch(sizes: Sizes, tmp_path: Path) -> None:
    write_model(graph_of(sizes), tmp_path / "base.onnx")
    tuned = babbling(sizes, seed=1)
    state = {name: value for name, value in tuned.state_dict().items() if name.startswith(("flow.", "decoder."))}
    model = with_weights(tmp_path / "base.onnx", state, RATE, sizes.text_encoder)
    assert {node.name for node in model.graph.node} == {node.name for node in graph_of(sizes).graph.node}
    onnx.checker.check_model(model, full_check=True)

    whole = copy.deepcopy(network_of(sizes))
    whole.load_state_dict(state, strict=False)
    ids = drawn(40)
    wave, durations = run(opened(model), ids)
    spoken = said(whole, ids)
    assert np.array_equal(durations, run(session_of(sizes), ids)[1])
    assert np.abs(wave - spoken).max() <= 3e-3 * np.abs(spoken).max()
    assert np.abs(wave - run(session_of(sizes), ids)[0]).max() > 0.1 * np.abs(spoken).max()


@each_kind
def test_all_weights_go_into_the_graph_of_other_weights(sizes: Sizes, tmp_path: Path) -> None:
    write_model(build(babbling(sizes, seed=2)), tmp_path / "other.onnx")
    model = with_weights(tmp_path / "other.onnx", network_of(sizes).state_dict(), RATE, sizes.text_encoder)
    own = {tensor.name: tensor for tensor in graph_of(sizes).graph.initializer}
    assert {tensor.name: tensor for tensor in model.graph.initializer} == own


@each_kind
def test_the_text_side_of_another_language_is_what_differs_in_it(sizes: Sizes, tmp_path: Path) -> None:
    write_model(graph_of(sizes), tmp_path / "base.onnx")
    other = {name: value for name, value in babbling(sizes, seed=3).state_dict().items() if is_of_text(name)}
    changed = text_side_of_graph(tmp_path / "base.onnx", other, sizes.text_encoder)
    expected = {tensor.name: tensor for tensor in build(babbling(sizes, seed=3)).graph.initializer}
    assert {name.split(".")[0] for name in changed} == {"enc_p", "dp"}
    assert len(changed) >= 0.9 * sum(tensor.startswith(("enc_p.", "dp.")) for tensor in expected)
    assert all(np.array_equal(value, numpy_helper.to_array(expected[name])) for name, value in changed.items())


def is_of_text(name: str) -> bool:
    return name.startswith(("text_encoder.", "duration_predictor."))


def test_its_level_is_that_of_the_training_until_it_is_set(tmp_path: Path) -> None:
    base = copy.deepcopy(graph_of(KINDS[1]))
    assert level_of(base) == QUIET
    assert is_limited(base)
    set_level(base, QUIET - 2.0)
    ids = drawn(40)
    quiet, _ = run(opened(base), ids)
    wave = said(network_of(KINDS[1]), ids)
    assert np.abs(wave).max() < 0.5  # so that nothing is bent
    assert np.abs(quiet - wave / math.e**2).max() <= 3e-3 * np.abs(quiet).max()

    write_model(base, tmp_path / "base.onnx")
    decoder = {name: value for name, value in network_of(KINDS[1]).state_dict().items() if name.startswith("decoder.")}
    assert level_of(with_weights(tmp_path / "base.onnx", decoder, RATE, "rnn")) == QUIET
    flow = {name: value for name, value in network_of(KINDS[1]).state_dict().items() if name.startswith("flow.")}
    assert level_of(with_weights(tmp_path / "base.onnx", flow, RATE, "rnn")) == QUIET - 2.0


def test_its_level_can_be_measured_and_set() -> None:
    model = copy.deepcopy(graph_of(KINDS[1]))
    level = set_level_by(model, BASE.document, ["Hello there.", "A fox sleeps by the river."])
    assert level is not None
    assert level.peak == pytest.approx(-3.0, abs=3.0)
    assert np.abs(run(opened(model), drawn(40))[0]).max() <= CEILING


# Other programs


def spoken_by(voice: PiperVoice) -> list[tuple[int, int | None]]:
    """Return samples of each sentence, and of all its phonemes together."""
    chunks = voice.synthesize(
        "Hello there. A fox sleeps!", SynthesisConfig(normalize_audio=False), include_alignments=True
    )
    found: list[tuple[int, int | None]] = []
    for chunk in chunks:
        assert chunk.audio_float_array.ndim == 1
        assert np.abs(chunk.audio_float_array).max() > 0.01
        aligned = chunk.phoneme_alignments
        found.append((len(chunk.audio_float_array), sum(one.num_samples for one in aligned) if aligned else None))
    return found


@each_kind
@pytest.mark.parametrize("asked", [False, True])
def test_piper_speaks_it_and_knows_when_each_phoneme_sounds(sizes: Sizes, asked: bool, voices: Path) -> None:
    """Whether it was asked to look for the durations or not: they are an output from the beginning."""
    found = spoken_by(PiperVoice.load(voices / f"{sizes.text_encoder}.onnx", include_alignments=asked))
    assert len(found) == 2
    for samples, aligned in found:
        assert samples % 256 == 0
        assert samples == aligned


def test_pipers_patch_finds_nothing_to_do() -> None:
    model = copy.deepcopy(graph_of(KINDS[0]))
    with pytest.raises(ValueError, match="already marked as output: durations"):
        add_alignment_output(model)
    del model.graph.output[1]
    assert add_alignment_output(model) == "durations"


@each_kind
def test_sherpa_onnx_speaks_it(sizes: Sizes, voices: Path) -> None:
    spoken = sherpa.speak(voices / f"{sizes.text_encoder}.onnx", voices / "tokens.txt", ["həlˈoʊ."])
    assert (spoken.rate, spoken.speakers) == (RATE, 1)
    assert 0.05 < spoken.seconds < 20
    assert 0.01 < spoken.loudest <= CEILING
