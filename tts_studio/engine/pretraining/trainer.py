"""The steps of a pretraining: accelerate runs them on one processor, several GPUs, or several machines.

Each process takes its share of the clips of a step, and their gradients are averaged
(https://huggingface.co/docs/accelerate). What is drawn follows from the seed and the number of the step, so an
interrupted pretraining goes on as it would have.
"""

from __future__ import annotations

import random
import time
from collections.abc import Generator, Mapping
from pathlib import Path
from typing import Any, cast

import torch
from accelerate import Accelerator
from torch import Tensor, nn

from tts_studio.engine.pretraining.batches import Clips, PretrainingBatch
from tts_studio.engine.pretraining.config import LEARNING_RATES, PretrainingConfig
from tts_studio.engine.pretraining.model import PretrainingModel
from tts_studio.engine.training import tensors_file
from tts_studio.engine.training.config import TrainingConfig
from tts_studio.engine.training.ema import EMA
from tts_studio.engine.training.segments import align
from tts_studio.engine.training.step import learning_rate_shape, parameter_groups, set_learning_rates
from tts_studio.engine.training.warm_start import SPEAKERS, fold, load_speaker
from tts_studio.engine.vits.text_encoders.interface import CHANNELS
from tts_studio.events import Event, Measured, Progress

_SHAPE = TrainingConfig()  # the learning rates rise and fall as in a fine-tuning
_SECONDS_BETWEEN_PROGRESS = 5.0


class PretrainingTrainer:
    """A model, what it learns from, and how far it has come; ``state`` is where that is kept."""

    def __init__(
        self,
        accelerator: Accelerator,
        model: PretrainingModel,
        clips: Clips,
        held_out: Clips,
        config: PretrainingConfig,
        state: Path,
    ) -> None:
        self.accelerator = accelerator
        self.clips, self.held_out, self.config, self.state = clips, held_out, config, state
        self.plain = model.to(accelerator.device)
        optimiser = torch.optim.AdamW(
            parameter_groups(model, LEARNING_RATES), betas=config.betas, weight_decay=config.weight_decay
        )
        self.model, self.optimiser = cast(tuple[nn.Module, Any], accelerator.prepare(model, optimiser))
        self.ema = EMA(dict(model.named_parameters()), config.ema_decay)
        self.steps, self.seconds, self.aligned = 0, 0.0, 0
        if state.exists():
            self._restore(*tensors_file.load(state))

    def train(self) -> Generator[Event]:
        """Take steps until the time has passed; yields progress and measurements, at each of which it is kept.

        Closing it keeps what has been learned.
        """
        self.plain.train()
        began = time.monotonic() - self.seconds
        measured = said = self.seconds
        try:
            while (fraction := self._fraction()) < 1.0:
                self._realign_if_due(fraction)
                self.step(fraction)
                self.seconds = time.monotonic() - began
                if self.seconds - said > _SECONDS_BETWEEN_PROGRESS:
                    said = self.seconds
                    yield Progress(fraction, 1.0, said * (1.0 / fraction - 1.0) if fraction else None)
                if self.seconds - measured > self.config.measure_every:
                    measured = self.seconds
                    yield self.measure()
                    self.save()
            yield self.measure()
        finally:
            self.save()

    def step(self, fraction: float) -> float:
        """Take one step, ``fraction`` (0 … 1) of the training being done; return its loss.

        One without a finite loss changes nothing.
        """
        set_learning_rates(self.optimiser, LEARNING_RATES, learning_rate_shape(fraction, _SHAPE))
        batch, noise = self._draw()
        with self.accelerator.autocast():
            loss = self.model(batch, noise, self.config, fraction)
        self.optimiser.zero_grad()
        self.accelerator.backward(loss)
        norm = self.accelerator.clip_grad_norm_(self.model.parameters(), self.config.max_gradient_norm)
        if torch.isfinite(torch.as_tensor(norm)):
            self.optimiser.step()
        self.steps += 1
        self.ema.update(self.steps)
        return float(self._mean(loss.detach()))

    @torch.no_grad()
    def measure(self) -> Measured:
        """Return the last step's losses, if one was taken since the beginning, and the averages' on held-out clips."""
        found = self.plain.last.named("train") if self.plain.last else {}
        self.plain.eval()
        with self.ema.in_place():
            several = [self._validate(index) for index in range(len(self.held_out.features))]
        self.plain.train()
        for name in several[0] if several else ():
            found[name] = sum(figures[name] for figures in several) / len(several)
        return Measured(self.steps, self.seconds, found)

    def save(self) -> None:
        """Keep all that is needed to go on."""
        if not self.accelerator.is_main_process:
            return
        tensors = tensors_file.module_tensors("model", self.plain)
        tensors |= tensors_file.optimiser_tensors("optimiser", self._plain_optimiser)
        tensors |= self.ema.tensors()
        for name, clips in self._parts.items():
            tensors |= {f"{name}.{index}": value for index, value in enumerate(clips.alignments)}
        facts = {"steps": self.steps, "seconds": self.seconds, "aligned": self.aligned}
        tensors_file.save(self.state, tensors, facts)

    @torch.no_grad()
    def fit_durations(self) -> None:
        """Let the duration predictor say all held-out clips together as long as they are.

        It learns the mean of log durations, which is below the log of their mean.
        """
        self.plain.eval()
        for _ in range(3):  # durations are rounded up, so the first correction is not exact
            said = wanted = 0.0
            for index in range(len(self.held_out.features)):
                text = self.held_out.whole(index).to(self.accelerator.device).text
                hidden, _, _ = self.plain.text(text.phoneme_ids, text.mask, text.language)
                said += float(torch.ceil(self.plain.text.durations(hidden, text.mask[:, None]).exp()).sum())
                wanted += float(text.durations.sum())
            self.plain.text.stretch_durations(wanted / said)

    def _validate(self, index: int) -> dict[str, float]:
        batch = self.held_out.whole(index).to(self.accelerator.device)
        noise = _noise(batch, 0).to(self.accelerator.device)
        losses = self.plain.losses(batch, noise, self.config)
        return {**losses.named("validation"), "validation_loss": float(losses.total)}

    def _draw(self) -> tuple[PretrainingBatch, Tensor]:
        """Return this process's share of the clips of a step."""
        seed = self.config.seed * 10_000_019 + self.steps
        chance, share = random.Random(seed), self.accelerator.num_processes
        chosen, first = self.clips.choose(self.config.texts, chance), self.accelerator.process_index
        heard = len(chosen[first : self.config.batch : share])
        seed = seed * share + first
        batch = self.clips.batch(chosen[first::share], heard, self.config.segment_frames, random.Random(seed))
        batch = batch.to(self.accelerator.device)
        return batch, _noise(batch, seed).to(self.accelerator.device)

    def _fraction(self) -> float:
        """Return how much of the training is done, 0 … 1: the same in all processes, which have to take equal steps."""
        if self.config.steps:
            return self.steps / self.config.steps
        fraction = torch.tensor(self.seconds / (60.0 * self.config.minutes), device=self.accelerator.device)
        return float(self._mean(fraction))

    def _realign_if_due(self, fraction: float) -> None:
        due = sum(fraction >= at for at in self.config.realign_at)
        if due > self.aligned:
            self.aligned = due
            for clips in self._parts.values():
                self._realign(clips)

    @torch.no_grad()
    def _realign(self, clips: Clips) -> None:
        """Find the alignments anew by what the averages have learned: those of VITS itself."""
        self.plain.eval()
        with self.ema.in_place():
            tensors = dict(self.plain.named_parameters())
            table, plain = tensors[SPEAKERS + "table"].clone(), {n: v.clone() for n, v in tensors.items()}
            plain = {name: value for name, value in plain.items() if not name.startswith("text.")}
            by_speaker = sorted(range(len(clips.features)), key=lambda index: clips.features[index].speaker)
            folded = -1
            for index in by_speaker:
                batch = clips.whole(index).to(self.accelerator.device)
                speaker = int(batch.sound.speaker)
                if speaker != folded:
                    load_speaker(self.plain.networks, fold(plain, table[speaker]))
                    folded = speaker
                clips.alignments[index] = self._align(batch)
            self.plain.load_state_dict(plain, strict=False)
        self.plain.train()

    def _align(self, batch: PretrainingBatch) -> Tensor:
        _, mean, log_std = self.plain.text(batch.text.phoneme_ids, batch.text.mask, batch.text.language)
        return align(self.plain.networks, batch.sound.spectrogram[0], (mean[0].cpu(), log_std[0].cpu()))

    def _mean(self, value: Tensor) -> Tensor:
        """Return the mean of a number of each process."""
        return cast(Tensor, self.accelerator.reduce(value, "mean"))

    @property
    def _parts(self) -> Mapping[str, Clips]:
        """Return clips by what their alignments are called in the state."""
        return {"alignment": self.clips, "held_out": self.held_out}

    @property
    def _plain_optimiser(self) -> torch.optim.Optimizer:
        return cast(torch.optim.Optimizer, getattr(self.optimiser, "optimizer", self.optimiser))

    def _restore(self, tensors: tensors_file.Tensors, facts: dict[str, Any]) -> None:
        tensors_file.load_module("model", self.plain, tensors)
        tensors_file.load_optimiser("optimiser", self._plain_optimiser, tensors)
        self.ema.load(tensors)
        for name, clips in self._parts.items():
            clips.alignments = [tensors[f"{name}.{index}"] for index in range(len(clips.features))]
        self.steps, self.seconds, self.aligned = facts["steps"], facts["seconds"], facts["aligned"]


def _noise(batch: PretrainingBatch, seed: int) -> Tensor:
    count, _, frames = batch.sound.spectrogram.shape
    return torch.randn((count, CHANNELS, frames), generator=torch.Generator().manual_seed(seed))
