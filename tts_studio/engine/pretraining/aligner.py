"""Which phoneme sounds in which frame, before anything else is known: found from the corpora alone, within a minute.

The oldest way and the quickest: a Gaussian for each half of each sound, a flat start (all sounds are as long), and then
in turn the most likely path through each clip and the Gaussians of that path (Viterbi training of monophones, as
Kaldi's ``train_mono`` and the Montreal Forced Aligner begin): 4 s for 17 minutes of speech on one core. VITS's own
search among latents wants thousands of steps of the large networks for the same, since its latents are noise at first,
and a network that learns from all paths together (https://arxiv.org/abs/2108.10447) knew no sound after four minutes.
"""

from __future__ import annotations

import random
from collections.abc import Generator, Sequence

import torch
from monotonic_alignment_search import maximum_path
from torch import Tensor

from tts_studio.audio.analysis import APERIODICITY_POINTS, ENVELOPE_POINTS, SUBFRAMES
from tts_studio.engine.pretraining.alphabet import Alphabet
from tts_studio.engine.pretraining.features import Features
from tts_studio.events import Event, Progress
from tts_studio.text.phonemes import BEGIN, END

ROUNDS = 12
MOST_CLIPS = 2500
"""Clips that the Gaussians are of: 160 minutes of speech in 150 MB."""
CEPSTRA = 14
STATES = 2
"""Halves of a sound."""
SILENCE = frozenset((BEGIN, END, *".,;:!?¡¿—…-«»“”\"'()。，、：；？！"))
_SILENT = -1
_OWN_ID = 0.2  # less than a frame outside of a sound costs, so that it decides within the sound only


class Aligner:
    """Gaussians of the sounds of some clips of one language, whose ``alphabet`` says which symbol an id is."""

    def __init__(self, alphabet: Alphabet) -> None:
        symbols = {ids[0]: symbol for symbol, ids in alphabet.id_map.items()}
        self.marks = frozenset(number for number, symbol in symbols.items() if symbol in alphabet.marks)
        self.silence = frozenset(number for number, symbol in symbols.items() if symbol in SILENCE)
        self.means: dict[tuple[int, int], Tensor] = {}
        self.variances: dict[tuple[int, int], Tensor] = {}
        self.whitening = torch.eye(_DIMENSIONS)

    def sounds(self, phoneme_ids: Tensor) -> tuple[list[int], Tensor]:
        """Return the sounds of a text, and for each of its ids the position of the sound that it goes with."""
        found: list[int] = []
        owners: list[int] = []
        for number in phoneme_ids.tolist():
            if number in self.silence:
                if not found or found[-1] != _SILENT:
                    found.append(_SILENT)
            elif number not in self.marks:
                found.append(number)
            owners.append(max(0, len(found) - 1))
        return found, torch.tensor(owners)

    def train(self, clips: Sequence[Features], seed: int) -> Generator[Event]:
        """Learn from clips; yields progress."""
        chosen = random.Random(seed).sample(list(clips), min(MOST_CLIPS, len(clips)))
        heard = [acoustics(clip) for clip in chosen]
        texts = [_halves(self.sounds(clip.phoneme_ids)[0]) for clip in chosen]
        paths = [_flat(len(text), len(frames)) for text, frames in zip(texts, heard, strict=True)]
        for done in range(ROUNDS):
            self._estimate(texts, heard, paths)
            paths = [self._path(text, frames) for text, frames in zip(texts, heard, strict=True)]
            yield Progress(done + 1, ROUNDS)

    def durations(self, clip: Features) -> Tensor:
        """Return the frames of each phoneme id of a clip, int64 [phonemes], at least 1 each."""
        sounds, owners = self.sounds(clip.phoneme_ids)
        of_sound = self._path(_halves(sounds), acoustics(clip)) // STATES
        return _spread(clip.phoneme_ids, owners, of_sound, sounds)

    def _estimate(
        self, texts: Sequence[Sequence[tuple[int, int]]], heard: Sequence[Tensor], paths: Sequence[Tensor]
    ) -> None:
        """Set the Gaussians to those of paths; all are whitened by what varies within sounds."""
        classes = {name: index for index, name in enumerate(sorted({half for text in texts for half in text}))}
        labels = torch.cat(
            [torch.tensor([classes[half] for half in text])[path] for text, path in zip(texts, paths, strict=True)]
        )
        frames = torch.cat(list(heard))
        counts = torch.zeros(len(classes)).index_add_(0, labels, torch.ones(len(labels))).clamp(min=1.0)[:, None]
        means = torch.zeros(len(classes), frames.shape[1]).index_add_(0, labels, frames) / counts
        within = frames - means[labels]
        values, directions = torch.linalg.eigh(within.T @ within / len(within))
        self.whitening = directions / values.clamp(min=1e-5).sqrt()
        squares = (within @ self.whitening).square()
        variances = torch.zeros_like(means).index_add_(0, labels, squares) / counts
        variances = (counts * variances + 50.0) / (counts + 50.0)  # of sounds that are rare: as all are
        means = means @ self.whitening
        self.means = {name: means[index] for name, index in classes.items()}
        self.variances = {name: variances[index] for name, index in classes.items()}

    def _path(self, text: Sequence[tuple[int, int]], frames: Tensor) -> Tensor:
        """Return which half sounds in each frame, int64 [frames]: its position in the text."""
        if len(text) > len(frames):
            return _flat(len(text), len(frames))
        nothing = torch.zeros(self.whitening.shape[1])
        means = torch.stack([self.means.get(half, nothing) for half in text])
        variances = torch.stack([self.variances.get(half, nothing + 1.0) for half in text])
        points = frames @ self.whitening
        fit = -0.5 * variances.log().sum(1, keepdim=True) - 0.5 * (
            (1.0 / variances) @ points.T.square()
            - 2.0 * (means / variances) @ points.T
            + (means.square() / variances).sum(1, keepdim=True)
        )
        path = maximum_path(fit[None].contiguous(), torch.ones(1, *fit.shape))[0]
        return path.argmax(0)


def acoustics(clip: Features) -> Tensor:
    """Return what sounds are told by, float32 [frames, ``_DIMENSIONS``]: cepstra, their slopes, and shares of noise."""
    envelope = clip.envelope(0, clip.frames)[::SUBFRAMES]
    cepstra = (envelope - envelope.mean(0)) @ _COSINES
    ahead, behind = torch.roll(cepstra, -2, 0), torch.roll(cepstra, 2, 0)
    return torch.cat([cepstra, ahead - behind, clip.aperiodicity(0, clip.frames)[::SUBFRAMES, ::3]], 1)


_COSINES = (
    torch.cos(torch.pi * (torch.arange(ENVELOPE_POINTS)[:, None] + 0.5) * torch.arange(CEPSTRA) / ENVELOPE_POINTS)
    * (2.0 / ENVELOPE_POINTS) ** 0.5
)
_DIMENSIONS = 2 * CEPSTRA + len(range(0, APERIODICITY_POINTS, 3))


def _halves(sounds: Sequence[int]) -> list[tuple[int, int]]:
    return [(sound, half) for sound in sounds for half in range(STATES)]


def _flat(count: int, frames: int) -> Tensor:
    return torch.arange(frames) * count // frames


def _spread(phoneme_ids: Tensor, owners: Tensor, of_sound: Tensor, sounds: Sequence[int]) -> Tensor:
    """Return the frames of each id, at least 1 each, from which sound is in each frame [frames].

    Within the frames of a sound, its own id gets what the marks that go with it leave.
    """
    positions = torch.arange(len(of_sound))
    first = torch.tensor([int(positions[of_sound == sound].min()) for sound in range(len(sounds))])
    last = torch.tensor([int(positions[of_sound == sound].max()) for sound in range(len(sounds))])
    outside = (first[owners][:, None] - positions).clamp(min=0) + (positions - last[owners][:, None]).clamp(min=0)
    own = torch.cat([torch.tensor([True]), owners[1:] != owners[:-1]])
    fit = -outside.float() + _OWN_ID * own[:, None]
    return maximum_path(fit[None].contiguous(), torch.ones(1, *fit.shape))[0].sum(1).long()
