"""A text encoder is a value: a kind is one class and one line, in torch and in the graph of a Piper voice alike."""

from __future__ import annotations

import re
from functools import cache
from itertools import permutations
from pathlib import Path
from types import MappingProxyType

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from piper import PiperVoice, SynthesisConfig
from torch import Tensor
from torch.func import functional_call
from torch.nn.utils.rnn import pad_sequence

from tests.helpers import sherpa
from tests.helpers.convolutional_encoder import ConvolutionalEncoder
from tests.helpers.made_up_base import copy_of_the_installed
from tts_studio.engine import bases
from tts_studio.engine.export.configuration import tokens
from tts_studio.engine.export.voice_graph import with_notes
from tts_studio.engine.vits import graph_place, text_encoders
from tts_studio.engine.vits.graph import load_network, with_weights
from tts_studio.engine.vits.onnx_file import write_model
from tts_studio.engine.vits.text_encoders import (
    TEXT_ENCODERS,
    TextEncoder,
    TransformerEncoder,
    text_encoder,
    transformer,
)
from tts_studio.engine.vits.text_encoders.bert import BertEncoder
from tts_studio.engine.vits.text_encoders.masked_phonemes import GUESSED, MaskedPhonemes
from tts_studio.engine.vits.text_encoders.rnn import RecurrentEncoder
from tts_studio.errors import VoiceError
from tts_studio.text.phonemes import clip_ids

BASE = bases.find()
TEXT = "A fox sleeps."
VOCABULARY = 256
KINDS = (*TEXT_ENCODERS.values(), ConvolutionalEncoder)
"""Those of the program, and one that only the tests have."""
Kind = type[TextEncoder]
each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
each_pair = pytest.mark.parametrize(
    ("before", "kind"),
    list(permutations(KINDS, 2)),
    ids=lambda kind: kind.kind,
)
"""Of one kind after another."""


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one line."""
    kinds = MappingProxyType({kind.kind: kind for kind in KINDS})
    monkeypatch.setattr(text_encoders, "TEXT_ENCODERS", kinds)


@cache
def fresh(kind: Kind) -> TextEncoder:
    """Return an encoder that has learned nothing; do not change it."""
    torch.manual_seed(0)
    return kind.fresh(VOCABULARY)


@cache
def graph_of(kind: Kind) -> onnx.ModelProto:
    """Return the installed base voice's graph with such an encoder; do not change it."""
    model = copy_of_the_installed()
    kind.put_into(model, fresh(kind).state_dict())
    return model


@cache
def graph_of_our_nodes(kind: Kind) -> onnx.ModelProto:
    """Return such a graph in which no node of the encoder is Piper's; do not change it."""
    if kind is not TransformerEncoder:
        return graph_of(kind)
    model = copy_of(graph_of(ConvolutionalEncoder))
    kind.put_into(model, fresh(kind).state_dict())
    return model


def assert_alike(model: onnx.ModelProto, wanted: onnx.ModelProto) -> None:
    assert {tensor.name: tensor for tensor in model.graph.initializer} == {t.name: t for t in wanted.graph.initializer}
    assert {node.name: node for node in model.graph.node} == {node.name: node for node in wanted.graph.node}


def copy_of(model: onnx.ModelProto) -> onnx.ModelProto:
    other = onnx.ModelProto()
    other.CopyFrom(model)
    return other


@pytest.fixture(scope="module")
def voices(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a voice of each kind, with what sherpa-onnx reads in it."""
    folder = tmp_path_factory.mktemp("voices")
    for kind in KINDS:
        path = folder / f"{kind.kind}.onnx"
        write_model(with_notes(copy_of(graph_of(kind)), BASE.document), path)
        Path(f"{path}.json").write_bytes(BASE.config_path.read_bytes())
    (folder / "tokens.txt").write_text(tokens(BASE.document), encoding="utf-8")
    return folder


def ids_of(text: str) -> Tensor:
    return torch.tensor([clip_ids(text, BASE.espeak_voice, BASE.phoneme_id_map)])


def padded(texts: list[Tensor]) -> tuple[Tensor, Tensor]:
    """Return ids and mask of a batch."""
    mask = pad_sequence([torch.ones(len(text)) for text in texts], batch_first=True)
    return pad_sequence(texts, batch_first=True), mask[:, None]


def drawn(*lengths: int) -> list[Tensor]:
    generator = torch.Generator().manual_seed(0)
    return [torch.randint(VOCABULARY, (length,), generator=generator) for length in lengths]


@torch.no_grad()
def said(encoder: TextEncoder, texts: list[Tensor]) -> Tensor:
    """Return all that an encoder says of texts [batch, 3 × 192, phonemes]."""
    encoded = encoder.encode(*padded(texts))
    return torch.cat([encoded.mean, encoded.log_std, encoded.hidden], 1)


@cache
def part_of(kind: Kind) -> onnxruntime.InferenceSession:
    """Return the part of ``graph_of`` that ``said`` is of."""
    return encoder_part(graph_of(kind))


def encoder_part(whole: onnx.ModelProto) -> onnxruntime.InferenceSession:
    """Return the part of a voice's graph that gives the prior and the hidden states."""
    model = copy_of(whole)
    readers = {node.name: node for node in model.graph.node if node.name in {"/enc_p/Split", "/dp/pre/Conv"}}
    names = [readers[name].input[0] for name in ("/enc_p/Split", "/dp/pre/Conv")]
    del model.graph.output[:]
    model.graph.output.extend(onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None) for name in names)
    graph_place._remove_unused(model.graph)
    return onnxruntime.InferenceSession(model.SerializeToString())


def speak(model: Path, text: str = TEXT) -> np.ndarray:
    plain = SynthesisConfig(noise_scale=0.0, noise_w_scale=0.0, normalize_audio=False)
    return np.concatenate([chunk.audio_float_array for chunk in PiperVoice.load(model).synthesize(text, plain)])


# In torch


def test_the_transformer_says_what_it_said_before_it_was_a_value() -> None:
    encoder = TransformerEncoder.of_graph(onnx.load(BASE.path))
    ids = ids_of(TEXT)
    output = encoder(ids, torch.ones(*ids.shape, 1), torch.ones_like(ids))
    encoded = encoder.encode(ids, torch.ones(1, 1, ids.shape[1]))
    assert encoded.mean.shape == encoded.log_std.shape == encoded.hidden.shape == (1, 192, ids.shape[1])
    torch.testing.assert_close(encoded.mean.transpose(1, 2), output.prior_means)
    torch.testing.assert_close(encoded.log_std.transpose(1, 2), output.prior_log_variances)


@each_kind
@hypothesis_settings(max_examples=15)
@given(lengths=st.lists(st.integers(1, 40), min_size=1, max_size=4), more=st.integers(0, 9))
def test_padding_does_not_change_what_is_said(kind: Kind, lengths: list[int], more: int) -> None:
    texts = drawn(*lengths)
    ids, mask = (torch.nn.functional.pad(part, (0, more)) for part in padded(texts))
    encoded = fresh(kind).encode(ids, mask)
    for index, text in enumerate(texts):
        alone = fresh(kind).encode(*padded([text]))
        for part, whole in vars(encoded).items():
            expected = torch.zeros_like(whole[index])
            expected[:, : len(text)] = getattr(alone, part)[0]
            torch.testing.assert_close(whole[index], expected, atol=1e-5, rtol=1e-4)


@each_kind
def test_each_phoneme_counts_where_it_is(kind: Kind) -> None:
    (text,) = drawn(30)
    changed = text.clone()
    changed[10] = (changed[10] + 1) % VOCABULARY
    turned = text.flip(0)
    assert not torch.allclose(said(fresh(kind), [changed]), said(fresh(kind), [text]), atol=1e-3)
    assert not torch.allclose(said(fresh(kind), [turned]).flip(2), said(fresh(kind), [text]), atol=1e-3)


@each_kind
def test_all_weights_learn_from_the_prior_alone(kind: Kind) -> None:
    """The duration predictor reads the hidden states and is not followed by a gradient."""
    encoder = kind.fresh(VOCABULARY).train()
    encoded = encoder.encode(*padded(drawn(30, 20)))
    (encoded.mean.square() + encoded.log_std.exp()).sum().backward()
    for name, parameter in encoder.named_parameters():
        assert parameter.grad is not None, name
        assert parameter.grad.isfinite().all(), name
        assert parameter.grad.abs().max() > 0, name


@each_kind
def test_the_id_of_padding_is_learned_since_it_stands_between_all_phonemes(kind: Kind) -> None:
    encoder = kind.fresh(VOCABULARY).train()
    encoder.encode(*padded([torch.tensor([1, 0, 20, 0, 2])])).mean.square().sum().backward()
    assert encoder.embed_tokens.weight.grad is not None
    assert (encoder.embed_tokens.weight.grad.abs().amax(1) > 0).nonzero().flatten().tolist() == [0, 1, 2, 20]


@each_kind
def test_the_embedding_may_have_rows_for_several_languages(kind: Kind) -> None:
    encoder, (ids, mask) = fresh(kind), padded(drawn(30, 20))
    name, own = "embed_tokens.weight", fresh(kind).state_dict()["embed_tokens.weight"]
    table = torch.cat([torch.zeros_like(own), own, own + torch.randn(own.shape[1])])
    of_it = {"input_ids": ids + VOCABULARY, "padding_mask": mask.transpose(1, 2), "attention_mask": mask[:, 0].long()}
    second = functional_call(encoder, {name: table}, (), of_it)
    third = functional_call(encoder, {name: table}, (), {**of_it, "input_ids": ids + 2 * VOCABULARY})
    torch.testing.assert_close(second.prior_means.transpose(1, 2), encoder.encode(ids, mask).mean)
    assert not torch.allclose(third.prior_means, second.prior_means, atol=1e-3)


@each_kind
def test_a_training_in_bfloat16_says_nearly_the_same(kind: Kind) -> None:
    texts = drawn(30, 20)
    with torch.autocast("cpu", torch.bfloat16):
        rough = said(fresh(kind), texts)
    exact = said(fresh(kind), texts)
    assert (rough - exact).abs().mean() < 0.05 * exact.abs().mean()


def test_the_recurrent_encoder_is_a_third_of_the_transformer_at_most_and_none_is_larger() -> None:
    weights = {kind: sum(parameter.numel() for parameter in fresh(kind).parameters()) for kind in KINDS}
    assert weights[TransformerEncoder] == 6_341_760
    assert max(weights, key=lambda kind: weights[kind]) is TransformerEncoder
    assert 3 * weights[RecurrentEncoder] <= weights[TransformerEncoder]


# In the graph


@each_kind
@pytest.mark.parametrize("lengths", [(130,), (1,), (17, 40, 30), (1100,)], ids=str)
def test_the_graph_says_what_torch_says(kind: Kind, lengths: tuple[int, ...]) -> None:
    texts = drawn(*lengths)
    inputs = {"input": padded(texts)[0].numpy(), "input_lengths": np.array(lengths), "scales": np.ones(3, np.float32)}
    in_graph = np.concatenate(part_of(kind).run(None, inputs), 1)
    in_torch = said(fresh(kind), texts).numpy()
    assert in_graph.shape == in_torch.shape
    assert np.abs(in_graph - in_torch).max() <= 1e-4
    assert in_torch.std() > 0.05


@pytest.mark.parametrize(
    "lengths", [*[(length,) for length in (1, 2, 3, 4, 5, 6, 9, 10)], (17, 40, 3), (1100,)], ids=str
)
def test_the_transformers_own_nodes_say_what_pipers_say(lengths: tuple[int, ...]) -> None:
    """With weights that have learned; a text may be shorter than the window of the relative positions."""
    joe, texts = TransformerEncoder.of_graph(onnx.load(BASE.path)), drawn(*lengths)
    inputs = {"input": padded(texts)[0].numpy(), "input_lengths": np.array(lengths), "scales": np.ones(3, np.float32)}
    own, pipers = (np.concatenate(part.run(None, inputs), 1) for part in both_parts_of_the_base())
    assert own.shape == pipers.shape
    assert np.abs(own - pipers).max() <= 1e-4
    assert np.abs(own - said(joe, texts).numpy()).max() <= 1e-4
    assert own.std() > 0.05


@cache
def both_parts_of_the_base() -> tuple[onnxruntime.InferenceSession, onnxruntime.InferenceSession]:
    """Return the base voice's text encoder in nodes of ours, and in those of Piper's exporter."""
    own, exported = copy_of(graph_of(ConvolutionalEncoder)), onnx.load(BASE.path)
    TransformerEncoder.put_into(own, TransformerEncoder.of_graph(exported).state_dict())
    return encoder_part(own), encoder_part(exported)


@pytest.mark.parametrize(
    "sizes", [{"window_size": 1}, {"ffn_kernel_size": 4, "num_attention_heads": 3}, {"ffn_kernel_size": 1}], ids=str
)
def test_a_transformer_of_another_size_says_in_the_graph_what_torch_says(sizes: dict[str, int]) -> None:
    torch.manual_seed(0)
    encoder = TransformerEncoder(transformer._config(vocab_size=50, num_hidden_layers=2, ffn_dim=100, **sizes)).eval()
    model, ids = copy_of(graph_of(ConvolutionalEncoder)), [drawn(12)[0] % 50]
    TransformerEncoder.put_into(model, encoder.state_dict())
    inputs = {"input": ids[0][None].numpy(), "input_lengths": np.array([12]), "scales": np.ones(3, np.float32)}
    in_graph = np.concatenate(encoder_part(model).run(None, inputs), 1)
    assert np.abs(in_graph - said(encoder, ids).numpy()).max() <= 1e-4
    assert np.abs(in_graph - said(TransformerEncoder.of_graph(model), ids).numpy()).max() <= 1e-4


@each_kind
def test_weights_come_back_from_the_graph_unchanged(kind: Kind) -> None:
    given = fresh(kind).state_dict()
    for model in (graph_of(kind), graph_of_our_nodes(kind)):
        found = kind.of_graph(model).state_dict()
        assert found.keys() == given.keys()
        assert all(torch.equal(value, given[name]) for name, value in found.items())


@each_kind
def test_weights_that_do_not_fit_are_a_clear_error(kind: Kind) -> None:
    state = {f"text_encoder.{name}": value for name, value in fresh(kind).state_dict().items()}
    name = next(name for name in state if name.endswith("project.weight"))
    broken = state[name].clone()
    broken[0, 0] = torch.nan
    for value, words in ((broken, "damaged"), (torch.zeros(3), "damaged|do not fit")):
        with pytest.raises(VoiceError, match=words):
            with_weights(BASE.path, {**state, name: value}, BASE.sampling_rate, kind.kind)
    with pytest.raises(VoiceError, match="do not fit"):
        with_weights(BASE.path, {**state, "text_encoder.other": torch.zeros(1)}, BASE.sampling_rate, kind.kind)


@each_kind
def test_a_voice_with_an_encoder_of_another_kind_has_none_of_this_kind(kind: Kind) -> None:
    for other in {*KINDS} - {kind}:
        for model in (graph_of(other), graph_of_our_nodes(other)):
            with pytest.raises((KeyError, IndexError, StopIteration, RuntimeError)):
                kind.of_graph(model)


@each_pair
def test_a_kind_makes_room_for_another_and_nothing_of_it_stays(before: Kind, kind: Kind) -> None:
    model = copy_of(graph_of(before))
    kind.put_into(model, fresh(kind).state_dict())
    onnx.checker.check_model(model, full_check=True)
    assert_alike(model, graph_of_our_nodes(kind))
    used = {name for node in model.graph.node for name in node.input}
    assert {tensor.name for tensor in model.graph.initializer} <= used
    assert not any(re.match(r"enc_p\.encoder\.(attn|ffn|norm)_", tensor.name) for tensor in model.graph.initializer)
    assert model.graph.input == onnx.load(BASE.path).graph.input


@each_kind
def test_tuned_weights_take_the_place_of_those_before(kind: Kind, voices: Path) -> None:
    state = {f"text_encoder.{name}": value for name, value in fresh(kind).state_dict().items()}
    assert_alike(with_weights(BASE.path, state, BASE.sampling_rate, kind.kind), graph_of(kind))

    more = {name: value + 1.0 for name, value in state.items()}
    again = with_weights(voices / f"{kind.kind}.onnx", more, BASE.sampling_rate, kind.kind)

    found = kind.of_graph(again).state_dict()
    assert all(torch.equal(value, more[f"text_encoder.{name}"]) for name, value in found.items())
    assert {node.name for node in again.graph.node} == {node.name for node in graph_of(kind).graph.node}


@each_kind
def test_a_voice_speaks_in_piper_as_in_torch(kind: Kind, voices: Path) -> None:
    network = load_network(voices / f"{kind.kind}.onnx", BASE.sampling_rate, kind.kind)
    network.noise_scale = network.noise_scale_duration = 0.0
    with torch.inference_mode():
        spoken = network(ids_of(TEXT)).waveform[0].numpy()
    heard = speak(voices / f"{kind.kind}.onnx")
    assert spoken.shape == heard.shape
    assert np.abs(spoken - heard).max() <= 1e-4
    assert np.abs(heard).max() > 0.05


@each_kind
def test_a_voice_speaks_in_sherpa_onnx(kind: Kind, voices: Path) -> None:
    spoken = sherpa.speak(voices / f"{kind.kind}.onnx", voices / "tokens.txt", ["həlˈoʊ."])
    assert (spoken.rate, spoken.speakers) == (BASE.sampling_rate, 1)
    assert 0.1 < spoken.seconds < 20
    assert 0.01 < spoken.loudest <= 1.0


def test_a_kind_that_is_not_known_is_a_clear_error() -> None:
    with pytest.raises(VoiceError, match="does not know the text encoder “GPT”"):
        text_encoder("GPT")


# BERT


def test_a_text_that_is_longer_than_the_table_of_positions_begins_it_anew() -> None:
    encoder = BertEncoder(VOCABULARY, layers=1, positions=16).eval()
    (text,) = drawn(16)
    thrice = said(encoder, [text.repeat(3)])
    torch.testing.assert_close(thrice[..., 16:32], thrice[..., :16])
    torch.testing.assert_close(thrice[..., 32:], thrice[..., :16])


def test_all_positions_are_learned_from_short_texts() -> None:
    encoder = BertEncoder(VOCABULARY, layers=1, positions=64).train()
    torch.manual_seed(0)
    encoder.encode(*padded(drawn(*[8] * 60))).mean.square().sum().backward()
    gradient = encoder.bert.get_parameter("embeddings.position_embeddings.weight").grad
    assert gradient is not None
    assert (gradient.abs().amax(1) > 0).all()


def test_phonemes_are_hidden_from_bert_as_often_as_in_the_paper() -> None:
    learner = MaskedPhonemes(BertEncoder(VOCABULARY, layers=1))
    texts = [text % 100 + 20 for text in drawn(*[400] * 40)]
    texts = [torch.stack([text, torch.zeros_like(text)], 1).flatten() for text in texts]  # Piper's padding between
    ids, mask = padded([*texts, texts[0][:10]])
    seen, chosen = learner.masked(ids, mask, torch.Generator().manual_seed(0))
    assert not chosen[ids < 3].any()
    assert not chosen[mask[:, 0] == 0].any()
    assert torch.equal(seen[~chosen], ids[~chosen])
    guessed = chosen[ids >= 3].float().mean()
    hidden, same = (seen[chosen] == VOCABULARY - 1).float().mean(), (seen[chosen] == ids[chosen]).float().mean()
    assert guessed == pytest.approx(GUESSED, abs=0.01)
    assert hidden == pytest.approx(0.8, abs=0.03)
    assert same == pytest.approx(0.1, abs=0.03)
    assert set(seen[chosen].tolist()) <= {*range(20, 120), VOCABULARY - 1}
    assert max(number for numbers in BASE.phoneme_id_map.values() for number in numbers) < VOCABULARY - 1


def test_bert_learns_what_is_hidden_from_it() -> None:
    torch.manual_seed(0)
    learner = MaskedPhonemes(BertEncoder(VOCABULARY, layers=1, positions=64))
    ids, mask = padded([torch.full((24,), 30 + number % 5) for number in range(16)])  # what the others are, each is
    optimiser = torch.optim.Adam(learner.parameters(), lr=3e-3)
    losses: list[float] = []
    for _ in range(60):
        loss = learner(ids, mask)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(float(loss.detach()))
    assert losses[0] == pytest.approx(np.log(VOCABULARY), rel=0.2)
    assert np.mean(losses[-10:]) < 0.2 * np.log(5)
    for_speaking_only = {"project.weight", "project.bias"}
    learned = {name.removeprefix("encoder.") for name, value in learner.named_parameters() if value.grad is not None}
    assert {name for name, _ in learner.encoder.named_parameters()} - for_speaking_only <= learned


def test_phonemes_are_guessed_among_those_of_their_language() -> None:
    torch.manual_seed(0)
    learner = MaskedPhonemes(BertEncoder(VOCABULARY, layers=1)).eval()
    ids, mask = padded([text % 100 + 20 for text in drawn(60, 50)])
    own = learner.encoder.embed_tokens.weight
    table = {"encoder.embed_tokens.weight": torch.cat([own, own])}
    alone, second = (
        functional_call(learner, table, (ids + offset, mask, torch.Generator().manual_seed(1)))
        for offset in (0, VOCABULARY)
    )
    torch.testing.assert_close(second, alone)


def test_a_text_without_sounds_gives_nothing_to_guess() -> None:
    learner = MaskedPhonemes(BertEncoder(VOCABULARY, layers=1))
    assert float(learner(*padded([torch.tensor([1, 0, 2])])).detach()) == 0.0
