"""What a step of a pretraining sees: whole texts of some clips, and a segment of the sound of the first of them.

A text costs a tenth of what a segment costs, and what is known of all its phonemes is learned from.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, fields

import torch
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

from tts_studio.audio.analysis import SUBFRAMES
from tts_studio.engine.pretraining.features import Features
from tts_studio.engine.pretraining.sketch import phoneme_envelopes
from tts_studio.engine.vits.vocoder import AcousticFeatures

_LENGTHS = 4
"""Clips are drawn in groups of like lengths, of which a step takes one: a short text is not padded to a long one."""


@dataclass(frozen=True)
class TextBatch:
    """Texts, padded to one length."""

    phoneme_ids: Tensor
    """int64 [batch, phonemes]."""
    mask: Tensor
    """[batch, phonemes], 1 where an id is real."""
    language: Tensor
    """int64 [batch]."""
    speaker: Tensor
    """int64 [batch]."""
    durations: Tensor
    """Frames of each phoneme [batch, phonemes]."""
    envelopes: Tensor
    """Mean log envelope of each phoneme [batch, phonemes, points]."""


@dataclass(frozen=True)
class SoundBatch:
    """Segments, padded with zeros to the same frames."""

    spectrogram: Tensor
    """Magnitudes [batch, 513, frames]."""
    mask: Tensor
    """[batch, 1, frames], 1 where a frame is real."""
    phonemes: Tensor
    """Which phoneme of its text sounds in a frame, int64 [batch, frames]."""
    speaker: Tensor
    """int64 [batch]."""
    target: AcousticFeatures
    voiced: Tensor
    """[batch, frames], 1 where ``target.log2_f0`` is known."""


@dataclass(frozen=True)
class PretrainingBatch:
    """Both."""

    text: TextBatch
    sound: SoundBatch

    def to(self, device: torch.device) -> PretrainingBatch:
        """Return it where networks compute."""
        sound = {part.name: getattr(self.sound, part.name) for part in fields(SoundBatch) if part.name != "target"}
        target = AcousticFeatures(*(getattr(self.sound.target, p.name).to(device) for p in fields(AcousticFeatures)))
        return PretrainingBatch(
            TextBatch(*(getattr(self.text, part.name).to(device) for part in fields(TextBatch))),
            SoundBatch(**{name: value.to(device) for name, value in sound.items()}, target=target),
        )


@dataclass
class Clips:
    """The clips of a pretraining, and how they are aligned."""

    features: Sequence[Features]
    speakers: Sequence[str]
    """All names; a speaker's number is the position."""
    languages: Sequence[str]
    alignments: list[Tensor]
    """Frames of each phoneme id of each clip."""

    def choose(self, count: int, chance: random.Random) -> list[int]:
        """Return numbers of clips whose texts are about equally long; long ones come more often."""
        drawn = chance.choices(range(len(self.features)), [clip.frames for clip in self.features], k=count * _LENGTHS)
        drawn.sort(key=lambda index: len(self.features[index].phoneme_ids))
        first = chance.randrange(_LENGTHS) * count
        chosen = drawn[first : first + count]
        chance.shuffle(chosen)
        return chosen

    def batch(self, clips: Sequence[int], heard: int, frames: int, chance: random.Random) -> PretrainingBatch:
        """Return clips, and of the first ``heard`` of them a segment of at most ``frames`` each."""
        sounding = clips[:heard]
        lengths = [min(frames, self.features[index].frames) for index in sounding]
        firsts = [chance.randint(0, self.features[i].frames - n) for i, n in zip(sounding, lengths, strict=True)]
        return PretrainingBatch(self._texts(clips), self._sounds(sounding, firsts, lengths))

    def whole(self, index: int) -> PretrainingBatch:
        """Return a whole clip."""
        return PretrainingBatch(self._texts([index]), self._sounds([index], [0], [self.features[index].frames]))

    def _texts(self, clips: Sequence[int]) -> TextBatch:
        ids = [self.features[index].phoneme_ids for index in clips]
        return TextBatch(
            pad_sequence(ids, batch_first=True),
            pad_sequence([torch.ones(len(text)) for text in ids], batch_first=True),
            torch.tensor([self.languages.index(self.features[index].language) for index in clips]),
            torch.tensor([self.speakers.index(self.features[index].speaker) for index in clips]),
            pad_sequence([self.alignments[index].float() for index in clips], batch_first=True),
            pad_sequence([self._phoneme_envelopes(index) for index in clips], batch_first=True),
        )

    def _phoneme_envelopes(self, index: int) -> Tensor:
        clip = self.features[index]
        return phoneme_envelopes(clip.envelope(0, clip.frames)[::SUBFRAMES], self.alignments[index])

    def _sounds(self, clips: Sequence[int], firsts: Sequence[int], lengths: Sequence[int]) -> SoundBatch:
        cuts = list(zip((self.features[index] for index in clips), firsts, lengths, strict=True))
        f0 = _padded([clip.log2_f0(first, count) for clip, first, count in cuts])
        known = _padded([torch.ones(count) for count in lengths])
        phonemes = [
            torch.repeat_interleave(self.alignments[index])[first : first + count]
            for index, first, count in zip(clips, firsts, lengths, strict=True)
        ]
        return SoundBatch(
            spectrogram=_padded([clip.spectrogram(first, count).T for clip, first, count in cuts]).transpose(1, 2),
            mask=known[:, None],
            phonemes=pad_sequence(phonemes, batch_first=True),
            speaker=torch.tensor([self.speakers.index(clip.speaker) for clip, _, _ in cuts]),
            target=AcousticFeatures(
                _padded([clip.envelope(first, count) for clip, first, count in cuts]),
                _padded([clip.aperiodicity(first, count) for clip, first, count in cuts]),
                f0.nan_to_num(),
            ),
            voiced=known * f0.isfinite(),
        )


def _padded(rows: Sequence[Tensor]) -> Tensor:
    return pad_sequence(list(rows), batch_first=True)
