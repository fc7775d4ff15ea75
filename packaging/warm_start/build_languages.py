"""Builds ``resources/bases/NAME.npz``: a base voice's text side that speaks other languages.

    .venv/bin/python packaging/warm_start/build_corpora.py WORK_FOLDER it es fr pt
    .venv/bin/python packaging/warm_start/build_languages.py WORK_FOLDER it es fr pt --minutes 50
    cp WORK_FOLDER/text_side.npz resources/bases/languages.npz

A voice that is trained on another language than its base's says words that no recogniser understands: the text encoder
has never learned the sounds. Here text encoder and duration predictor go on with corpora of these languages. All
languages share them; what tells the languages apart is a vector that is added to each embedding of a phoneme, so a
language folds into plain weights. Posterior encoder and flow of the start weights stay as they are, so what a clip
sounds like as latents has to be computed only once, and the new text side fits every voice that is tuned from these
start weights. Stages, kept in WORK_FOLDER and gone on with after an interruption:

1. ``latents/LANGUAGE``  What the frozen networks hear in each clip: a minute for an hour of speech.
2. ``text_side.state``   The text encoder learns from whole clips: the divergence of the latents from what it predicts,
                         by the alignment that is most likely at that step.
3. (not kept)            The duration predictor learns the durations of the last alignments, in three minutes.
4. ``text_side``         Running averages in half precision, by their places in the base voice's file.

With ``--encoder KIND`` the text encoder begins with random weights, and may be of another kind than the base voice's.
What it learns is then ``text_side.KIND``; where the base voice's file has no places for it, plain weights of the text
encoder, the duration predictor and the languages.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

import numpy as np
import onnx
import torch
from monotonic_alignment_search import maximum_path
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn.utils.rnn import pad_sequence

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # packaging/, so that this runs from any folder

from tts_studio.audio import files
from tts_studio.audio.signal import resample
from tts_studio.audio.speech import trim
from tts_studio.engine import bases
from tts_studio.engine.bases import BaseVoice
from tts_studio.engine.export.configuration import completed, with_language
from tts_studio.engine.pretraining import corpus
from tts_studio.engine.pretraining.alphabet import alphabet
from tts_studio.engine.pretraining.text_side import TextSide
from tts_studio.engine.speaking.derived_model import PLACES, SHARED
from tts_studio.engine.speaking.voice_files import read_config
from tts_studio.engine.training import tensors_file
from tts_studio.engine.training.config import TrainingConfig
from tts_studio.engine.training.dataset import Example, prepare_one
from tts_studio.engine.training.device import prepare_device
from tts_studio.engine.training.ema import EMA
from tts_studio.engine.training.networks import Networks, build_networks
from tts_studio.engine.training.step import learning_rate_shape, optimiser_step, set_learning_rates
from tts_studio.engine.training.warm_start import WarmStart, load_nearest, load_speaker
from tts_studio.engine.vits.graph import load_network, text_side_of_graph
from tts_studio.engine.vits.network import HOP_LENGTH
from tts_studio.engine.vits.spectrogram import magnitude
from tts_studio.engine.vits.synthesis import PEAK
from tts_studio.engine.vits.text_encoders import TEXT_ENCODERS, TextEncoder, text_encoder
from tts_studio.errors import StudioError
from tts_studio.formats import DEFAULT_BASE
from tts_studio.storage import replacing, write_json
from tts_studio.text.phonemes import BEGIN, END, PAD
from warm_start.build_voices import VOICES

RESULT = "text_side"
RATES = {"encoder": 5e-4, "languages": 1e-3}
"""Learning rates (AdamW) at their highest."""
CONFIG = TrainingConfig()
"""The schedule of the learning rates is that of a training."""
BATCH = 16
HEARD = 20
"""Phonemes that occur less often in a language were not learned."""
HELD_OUT = 25
"""One clip in so many is not learned from."""
MOST_FRAMES = 900
"""Longer clips (10 s) would fill up each batch that they are in."""
AVERAGE = 0.998
MAX_NORM = 20.0
SAVE_SECONDS = 200.0
EVEN_PACE, EVEN_UNTIL = 192.0, 0.25
"""How much an even pace counts at first in the alignments of a fresh text encoder, and until when (0 … 1).

The latents have 192 channels, so it outweighs what an encoder says of them that has learned nothing.
"""
EVEN_SPREAD = 0.1
"""Standard deviation of where in its clip (0 … 1) a phoneme is, as an even pace has it."""
DURATION_RATE, DURATION_BATCH = 3e-4, 8
"""Learning rate of the duration predictor (AdamW) at its highest, and clips of a step."""
DURATION_SECONDS = 180.0
DURATION_NOISE = 0.8
"""Piper's own ``noise_w``."""


def main() -> None:
    """Run the stages that are not done yet."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path, help="folder for the results of the stages, with the corpora in it")
    parser.add_argument("languages", nargs="+")
    parser.add_argument("--minutes", type=float, default=50.0, help="time for the training")
    parser.add_argument("--base", default=DEFAULT_BASE, help="base voice: its name in the catalogue, or its file")
    parser.add_argument("--encoder", choices=TEXT_ENCODERS, help="begin with a fresh text encoder of this kind")
    arguments = parser.parse_args()
    base, languages, work = bases.find(arguments.base), tuple(arguments.languages), arguments.work
    torch.manual_seed(0)
    prepare_device(torch.device("cpu"))
    clips = [clip for language in languages for clip in hear(work, language, base)]
    name = RESULT if arguments.encoder is None else f"{RESULT}.{arguments.encoder}"
    training = Training(base, languages, clips, work / f"{name}.state.safetensors", arguments.encoder)
    training.train(60 * arguments.minutes)
    network = load_network(base.path, base.sampling_rate, base.text_encoder)
    training.learn_durations(network.duration_predictor, DURATION_SECONDS)
    with training.ema.in_place():
        pace = training.pace()
    if training.kind == base.text_encoder:
        result = work / f"{name}.npz"
        write(result, base, training)
    else:
        result = work / f"{name}.safetensors"
        write_weights(result, training)
    for language in languages:
        of_it = [clip for clip in clips if clip.language == language]
        write_config(work / f"{language}.onnx.json", base, of_it, espeak_voice_of(work, language), pace[language])
    print(f"written: {result}, and a configuration for each language")


# --- 1. latents ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Heard:
    """A clip as the frozen networks hear it."""

    language: str
    phoneme_ids: Tensor
    """int64 [phonemes]."""
    latent: Tensor
    """After the flow, float16 [192, frames]: a sample of the posterior."""
    entropy: Tensor
    """Of the posterior, in nats and but for a constant, float32 [frames]."""

    @property
    def frames(self) -> int:
        """Spectrogram frames."""
        return self.latent.shape[1]


def hear(work: Path, language: str, base: BaseVoice) -> list[Heard]:
    """Return the clips of a language's corpus, heard once and kept on disk."""
    path = work / "latents" / f"{language}.safetensors"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        began = time.monotonic()
        found = list(_hear_all(corpus.read(work / "corpora" / language), language, base))
        named = {f"{i}.{name}": value for i, clip in enumerate(found) for name, value in _tensors(clip).items()}
        tensors_file.save(path, named, {"clips": len(found)})
        minutes = sum(clip.frames for clip in found) * HOP_LENGTH / base.sampling_rate / 60
        print(
            f"latents: {language}, {len(found)} clips, {minutes:.1f} min, {time.monotonic() - began:.0f} s", flush=True
        )
    tensors, facts = tensors_file.load(path)
    parts = ("phoneme_ids", "latent", "entropy")
    return [Heard(language, *(tensors[f"{index}.{part}"] for part in parts)) for index in range(facts["clips"])]


def espeak_voice_of(work: Path, language: str) -> str:
    """Return espeak-ng's name of the language of a corpus."""
    return corpus.read(work / "corpora" / language)[0].language


def _tensors(clip: Heard) -> dict[str, Tensor]:
    return {"phoneme_ids": clip.phoneme_ids, "latent": clip.latent, "entropy": clip.entropy}


@torch.no_grad()
def _hear_all(clips: Sequence[corpus.CorpusClip], language: str, base: BaseVoice) -> Iterator[Heard]:
    networks, start = build_networks(base), WarmStart.load(_start_weights(base))
    by_speaker = sorted(clips, key=lambda clip: clip.speaker)
    generator = torch.Generator().manual_seed(0)
    loaded = ""
    for clip in by_speaker:
        if clip.speaker != loaded:
            loaded = clip.speaker
            _load(networks, start, loaded, [other for other in by_speaker if other.speaker == loaded], base)
        try:
            audio = trim(resample(files.read(clip.audio), base.sampling_rate))
        except StudioError as error:
            print(f"left out: {clip.audio.name}: {error}", flush=True)
            continue
        phoneme_ids = replace(alphabet(clip.language), id_map=whole_map(base)).ids(clip.text, clip.language)
        frames = len(audio.samples) // HOP_LENGTH
        if not len(phoneme_ids) <= frames <= MOST_FRAMES:
            continue
        wave = torch.from_numpy(audio.samples[: frames * HOP_LENGTH]).float()
        spectrogram = magnitude((wave * (PEAK / wave.abs().max().clamp(min=1e-4)))[None])
        mean, log_std = networks.posterior(spectrogram)
        latent = mean + torch.randn(mean.shape, generator=generator) * log_std.exp()
        latent = networks.generator.flow(latent, torch.ones_like(latent[:, :1]))[0]
        yield Heard(language, torch.tensor(phoneme_ids), latent.half(), (log_std + 0.5).sum(1)[0])


def _load(
    networks: Networks, start: WarmStart, speaker: str, clips: Sequence[corpus.CorpusClip], base: BaseVoice
) -> None:
    """Load a speaker of the start weights: that of the clips, or the one who is nearest to a person."""
    if speaker in VOICES:
        load_speaker(networks, start.speaker(VOICES.index(speaker)))
        return
    some = [Example(clip.audio.stem, clip.audio, clip.text) for clip in clips[: CONFIG.halving_clips]]
    prepared = [prepare_one(example, base, clips[0].language) for example in some]
    nearest = load_nearest(networks, start, prepared, CONFIG)
    print(f"{speaker}: the nearest of the start's speakers is {VOICES[nearest]}", flush=True)


def whole_map(base: BaseVoice) -> dict[str, list[int]]:
    """Return the base voice's numbers of all phonemes, also of those that it has not learned: here they are learned."""
    return read_config(base.config_path)["phoneme_id_map"]


def _start_weights(base: BaseVoice) -> Path:
    if base.start_weights is None:
        raise SystemExit(f"{base.name} has no start weights: build them first (build_start.py).")
    return base.start_weights.path


# --- 2. training ---------------------------------------------------------------------------------------------------


def text_side(base: BaseVoice, languages: int, fresh: str | None = None) -> TextSide:
    """Return a base voice's text encoder and duration predictor, with a vector for each language.

    ``fresh`` is the kind of a text encoder with random weights that takes the place of the base voice's.
    """
    network = load_network(base.path, base.sampling_rate, base.text_encoder)
    vocabulary = int(base.document["num_symbols"])
    encoder = text_encoder(fresh).fresh(vocabulary) if fresh else cast(TextEncoder, network.text_encoder)
    side = TextSide(encoder, network.duration_predictor, languages)
    if not fresh:
        _begin_with_stand_ins(side.embeddings, base)
    return side


@torch.no_grad()
def _begin_with_stand_ins(embeddings: Tensor, base: BaseVoice) -> None:
    """Let each phoneme that the base voice has not learned begin as the mean of those that stand for it."""
    numbers, known = whole_map(base), base.phoneme_id_map
    for symbol in base.files.symbols.replaced:
        if symbol in numbers and symbol in known:
            padded = torch.tensor(known[symbol])
            embeddings[numbers[symbol][0]] = embeddings[padded[padded != numbers[PAD][0]]].mean(0)


@dataclass(frozen=True)
class Batch:
    """Clips, padded to one length; masks are 1 where something is real."""

    phoneme_ids: Tensor
    """[batch, phonemes]."""
    mask: Tensor
    """[batch, phonemes]."""
    latent: Tensor
    """[batch, 192, frames]."""
    entropy: Tensor
    """[batch, frames]."""
    frame_mask: Tensor
    """[batch, frames]."""
    language: Tensor
    """[batch]."""

    @classmethod
    def of(cls, clips: Sequence[Heard], languages: Sequence[str]) -> Batch:
        """Put clips together."""
        return cls(
            pad_sequence([clip.phoneme_ids for clip in clips], batch_first=True),
            pad_sequence([torch.ones(len(clip.phoneme_ids)) for clip in clips], batch_first=True),
            pad_sequence([clip.latent.float().T for clip in clips], batch_first=True).transpose(1, 2),
            pad_sequence([clip.entropy for clip in clips], batch_first=True),
            pad_sequence([torch.ones(clip.frames) for clip in clips], batch_first=True),
            torch.tensor([languages.index(clip.language) for clip in clips]),
        )


def divergence(side: TextSide, batch: Batch, evenness: float = 0.0) -> Tensor:
    """Return how far the latents are from what the text encoder predicts, in nats a frame.

    ``evenness`` is how much an even pace counts in the alignment.
    """
    _, mean, log_std = side(batch.phoneme_ids, batch.mask, batch.language)
    path = align(batch, mean.detach(), log_std.detach(), evenness)
    mean, log_std = mean @ path, log_std @ path
    distance = (log_std + 0.5 * (batch.latent - mean).square() * torch.exp(-2.0 * log_std)).sum(1)
    return ((distance - batch.entropy) * batch.frame_mask).sum() / batch.frame_mask.sum()


def duration_error(side: TextSide, batch: Batch) -> tuple[Tensor, Tensor]:
    """Return the mean error of log durations, and what is predicted over what is true of all clips together.

    The base's duration predictor is a flow from noise to durations; it learns by what it says and not by the likelihood
    of the true ones. By likelihood, for which a graph lacks half of the flow, it said half of them (1.3 frames a
    phoneme for 2.6) after 400 steps, whatever the likelihood.
    """
    with torch.no_grad():
        hidden, mean, log_std = side(batch.phoneme_ids, batch.mask, batch.language)
        frames = align(batch, mean, log_std).sum(2)
    said = side.durations(hidden, batch.mask[:, None], reverse=True, noise_scale=DURATION_NOISE)[:, 0]
    wanted = torch.log((frames - 0.5).clamp(min=0.5))  # Piper rounds up
    error = nn.functional.smooth_l1_loss(said * batch.mask, wanted * batch.mask, reduction="sum") / batch.mask.sum()
    total = (torch.ceil(said.exp()) * batch.mask).sum() / frames.sum()
    return error, total


def align(batch: Batch, mean: Tensor, log_std: Tensor, evenness: float = 0.0) -> Tensor:
    """Return the most likely monotonic paths [batch, phonemes, frames] (``vits/alignment.py``, for several clips)."""
    precision = torch.exp(-2.0 * log_std)
    constant = (-log_std - 0.5 * math.log(2.0 * math.pi) - 0.5 * mean.square() * precision).sum(1)
    likelihood = constant[..., None] - 0.5 * precision.transpose(1, 2) @ batch.latent.square()
    likelihood = likelihood + (mean * precision).transpose(1, 2) @ batch.latent
    if evenness:
        likelihood = likelihood + evenness * even_pace(batch)
    return maximum_path(likelihood, batch.mask[..., None] * batch.frame_mask[:, None])


def even_pace(batch: Batch) -> Tensor:
    """Return the log-density of where each phoneme is if all are as long, but for a constant [batch, phonemes, frames].

    A text encoder with random weights gives nearly all frames to the phonemes that happen to fit them, and would learn
    from that. A Gaussian around the diagonal, as in guided attention (https://arxiv.org/abs/1710.08969).
    """
    phonemes, frames = (
        (torch.arange(mask.shape[1]) + 0.5) / mask.sum(1, keepdim=True) for mask in (batch.mask, batch.frame_mask)
    )
    return -0.5 * ((phonemes[:, :, None] - frames[:, None]) / EVEN_SPREAD).square()


def evenness_at(fraction: float) -> float:
    """Return how much an even pace counts when ``fraction`` (0 … 1) of a training is done."""
    return EVEN_PACE * max(0.0, 1.0 - fraction / EVEN_UNTIL)


class Training:
    """The text side, and what it learns from; ``fresh`` is as ``text_side`` takes it."""

    def __init__(
        self,
        base: BaseVoice,
        languages: Sequence[str],
        clips: Sequence[Heard],
        state: Path,
        fresh: str | None = None,
    ) -> None:
        self.languages = languages
        self.kind, self.fresh = fresh or base.text_encoder, fresh is not None
        self.side = text_side(base, len(languages), fresh)
        self.clips: list[Heard] = []
        self.held_out: dict[str, list[Heard]] = {}
        for language in languages:
            of_it = [clip for clip in clips if clip.language == language]
            mixed = random.Random(0).sample(of_it, len(of_it))
            self.held_out[language] = mixed[::HELD_OUT]
            self.clips += [clip for index, clip in enumerate(mixed) if index % HELD_OUT]
        self.optimiser = torch.optim.AdamW(
            [{"name": name, "params": list(getattr(self.side, name).parameters())} for name in RATES],
            betas=(0.8, 0.99),
            weight_decay=0.01,
        )
        averaged = {n: p for n, p in self.side.named_parameters() if not n.startswith("durations.")}
        self.ema = EMA(averaged, AVERAGE)
        self.state = state
        self.steps, self.seconds = 0, 0.0
        if state.exists():
            self._restore()

    def train(self, seconds: float) -> None:
        """Take steps until ``seconds`` have passed, those before an interruption included."""
        said = time.monotonic()
        began = said - self.seconds
        print(f"{len(self.clips)} clips, and others that are held out: {self.validate()}", flush=True)
        while self.seconds < seconds:
            loss = self.step(self.seconds / seconds)
            now = time.monotonic()
            self.seconds = now - began
            if now - said > SAVE_SECONDS:
                said = now
                self.save()
                print(f"{self.seconds:.0f} s, step {self.steps}: {loss:.2f}; {self.validate()}", flush=True)
        self.save()
        print(f"{self.seconds:.0f} s, step {self.steps}: {self.validate()}", flush=True)

    def step(self, fraction: float) -> float:
        """Take one step, ``fraction`` (0 … 1) of the training being done; one without a finite loss changes nothing."""
        self.side.train()
        set_learning_rates(self.optimiser, RATES, learning_rate_shape(fraction, CONFIG))
        loss = divergence(self.side, self._draw(BATCH), evenness_at(fraction) if self.fresh else 0.0)
        if torch.isfinite(loss):
            optimiser_step(self.optimiser, loss, self.side, MAX_NORM)
        self.steps += 1
        self.ema.update(self.steps)
        return float(loss.detach())

    def learn_durations(self, begin: nn.Module, seconds: float) -> None:
        """Let the duration predictor learn what the averages of the text encoder align; it begins as ``begin``."""
        self.side.durations.load_state_dict(begin.state_dict())
        self.side.eval()
        optimiser = torch.optim.AdamW(self.side.durations.parameters(), betas=(0.8, 0.99), weight_decay=0.0)
        began = time.monotonic()
        with self.ema.in_place():
            while (fraction := (time.monotonic() - began) / seconds) < 1.0:
                optimiser.param_groups[0]["lr"] = DURATION_RATE * learning_rate_shape(fraction, CONFIG)
                error, _ = duration_error(self.side, self._draw(DURATION_BATCH))
                optimiser_step(optimiser, error, self.side.durations, MAX_NORM)
                self.steps += 1
            self._set_pace()
            for language, total in self.pace().items():
                print(f"durations: {language}, {total:.2f} of what is true", flush=True)

    @torch.no_grad()
    def pace(self) -> dict[str, float]:
        """Return how long held-out clips are said, over what is true, by language."""
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(0)
            batches = {language: Batch.of(clips, self.languages) for language, clips in self.held_out.items()}
            return {language: float(duration_error(self.side, batch)[1]) for language, batch in batches.items()}

    @torch.no_grad()
    def _set_pace(self) -> None:
        """Let the predictor say as long as what was said: the mean of log durations is shorter (0.8)."""
        parameters = dict(self.side.durations.named_parameters())
        translate, log_scale = parameters["flows.0.translate"], parameters["flows.0.log_scale"]
        for _ in range(4):  # durations are rounded up, so the first correction is not exact
            longer = -math.log(float(np.mean(list(self.pace().values()))))
            translate[0] -= longer * log_scale[0].exp()

    @torch.no_grad()
    def validate(self) -> str:
        """Return the divergence of the averages on held-out clips, by language."""
        self.side.eval()
        found: list[str] = []
        with self.ema.in_place():
            for language, clips in self.held_out.items():
                losses = [float(divergence(self.side, Batch.of([clip], self.languages))) for clip in clips]
                found.append(f"{language} {np.mean(losses):.2f}")
        return ", ".join(found)

    def _draw(self, count: int) -> Batch:
        """Return clips of about one length, by the number of the step."""
        chance = random.Random(self.steps)
        some = chance.sample(self.clips, min(4 * count, len(self.clips)))
        some.sort(key=lambda clip: clip.frames)
        first = chance.randrange(0, max(1, len(some) - count + 1), count)
        return Batch.of(some[first : first + count], self.languages)

    def save(self) -> None:
        """Keep everything that is needed to go on."""
        tensors = tensors_file.module_tensors("side", self.side)
        tensors |= tensors_file.optimiser_tensors("optimiser", self.optimiser)
        tensors |= self.ema.tensors()
        tensors_file.save(self.state, tensors, {"steps": self.steps, "seconds": self.seconds})

    def _restore(self) -> None:
        tensors, facts = tensors_file.load(self.state)
        tensors_file.load_module("side", self.side, tensors)
        tensors_file.load_optimiser("optimiser", self.optimiser, tensors)
        self.ema.load(tensors)
        self.steps, self.seconds = facts["steps"], facts["seconds"]


# --- 3. result -----------------------------------------------------------------------------------------------------


@torch.no_grad()
def write_weights(path: Path, training: Training) -> None:
    """Write the averages by their names, for which the base voice has no places; the languages' vectors too."""
    side, facts = training.side, {"kind": training.kind, "languages": list(training.languages)}
    with training.ema.in_place():
        parts = {"text_encoder": side.encoder, "duration_predictor": side.durations, "languages": side.languages}
        named = [tensors_file.module_tensors(name, part) for name, part in parts.items()]
        tensors_file.save(path, {name: value for part in named for name, value in part.items()}, facts)


@torch.no_grad()
def write(path: Path, base: BaseVoice, training: Training) -> None:
    """Write the averages as ``engine/speaking/derived_model.py`` reads them; the encoder is of the base's kind."""
    with training.ema.in_place():
        weights = tensors_file.module_tensors("text_encoder", training.side.encoder)
        weights |= tensors_file.module_tensors("duration_predictor", training.side.durations)
        by_language = [
            text_side_of_graph(base.path, {**weights, "text_encoder.embed_tokens.weight": table}, base.text_encoder)
            for table in training.side.folded()
        ]
    first, places = by_language[0], places_of_weights(base.path)
    shared = [name for name in first if all(np.array_equal(first[name], other[name]) for other in by_language)]
    arrays = _arrays(SHARED, first, shared, places)
    for language, tensors in zip(training.languages, by_language, strict=True):
        arrays |= _arrays(language, tensors, sorted(first.keys() - set(shared)), places)
    with replacing(path) as temporary, temporary.open("wb") as file:
        np.savez(file, allow_pickle=False, **arrays)


def places_of_weights(path: Path) -> dict[str, int]:
    """Return where in an ONNX file the values of each initialiser begin; raises ValueError unless they are bytes."""
    raw, places, cursor = path.read_bytes(), dict[str, int](), 0
    for tensor in onnx.load(path).graph.initializer:  # in the file they have this order, too
        places[tensor.name] = raw.index(tensor.raw_data, cursor)
        cursor = places[tensor.name] + len(tensor.raw_data)
    return places


def write_config(path: Path, base: BaseVoice, clips: Sequence[Heard], espeak_voice: str, pace: float = 1.0) -> None:
    """Write the configuration of a voice that speaks the language of clips.

    It has the phonemes that are in them, and those that the base voice has learned before: better than none for what is
    rare in the clips, such as a question mark.
    ``pace`` is how long the text side says something, over how long it should.
    """
    counts = torch.bincount(
        torch.cat([clip.phoneme_ids for clip in clips]), minlength=int(base.document["num_symbols"])
    )
    raw = read_config(base.config_path)
    heard = {symbol for symbol, numbers in whole_map(base).items() if int(counts[numbers].min()) >= HEARD}
    before = base.files.symbols.learned or frozenset[str]()
    symbols = replace(base.files.symbols, learned=before | heard | {BEGIN, END, PAD})
    document = completed(with_language(raw, espeak_voice))
    document["inference"] |= {"length_scale": round(1.0 / pace, 3)}
    write_json(path, document | {"phoneme_id_map": symbols.applied(raw["phoneme_id_map"])})


def _arrays(
    key: str, tensors: Mapping[str, NDArray[np.float32]], names: Sequence[str], places: Mapping[str, int]
) -> dict[str, NDArray[Any]]:
    values = [tensors[name].ravel().astype(np.float16) for name in names]
    return {
        key: np.concatenate([np.zeros(0, np.float16), *values]),  # of a single language, all is shared
        key + PLACES: np.array([[places[name], tensors[name].size] for name in names], np.int64).reshape(-1, 2),
    }


if __name__ == "__main__":
    main()
