"""Audio as it is drawn: the outline of a waveform, and a spectrogram."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from tts_studio.audio.signal import Audio, FloatArray

FLOOR_DB = -90.0
"""What a spectrogram shows as nothing: about the least that 16 bits can hold."""

_FACTOR = 16  # by how much each layer of the pyramid is coarser than the one below it
_DETAIL = 4  # blocks that a column must have at least; fewer would show its edges in the wrong place
_CHUNK = 1024  # spectra computed at a time, so that ten minutes do not lie in memory as overlapping frames

_Limits = tuple[FloatArray, FloatArray]


class Pyramid:
    """The least and greatest samples of ever larger blocks, from which any part is drawn at once.

    Columns are widened to whole blocks, by less than a quarter on either side: no peak is ever left out.
    """

    def __init__(self, audio: Audio) -> None:
        self._rate = audio.rate
        self._frames = len(audio.samples)
        self._layers: list[_Limits] = [(audio.samples, audio.samples)]
        while len(self._layers[-1][0]) > _FACTOR:
            self._layers.append(_coarser(*self._layers[-1]))

    @property
    def seconds(self) -> float:
        """Duration of the recording."""
        return self._frames / self._rate

    def envelope(self, columns: int, start: float = 0.0, end: float | None = None) -> FloatArray:
        """Return least and greatest sample of each column from second ``start`` to ``end``: float32 [columns, 2].

        Parts outside the recording are silent; where a column has less than one sample, it shows the nearest one.
        """
        end = self.seconds if end is None else end
        edges = np.linspace(start, max(start, end), columns + 1) * self._rate
        inside = (edges[1:] > 0) & (edges[:-1] < self._frames)
        found = np.zeros((columns, 2), np.float32)
        if inside.any():
            found[inside] = self._limits(edges[:-1][inside], edges[1:][inside])
        return found

    def _limits(self, starts: npt.NDArray[np.float64], ends: npt.NDArray[np.float64]) -> FloatArray:
        depth, block = self._layer_for(float(ends[0] - starts[0]))
        low, high = self._layers[depth]
        first = np.clip(np.floor(starts / block).astype(np.int64), 0, len(low) - 1)
        last = np.clip(np.ceil(ends / block).astype(np.int64), first + 1, len(low))
        return np.stack([_reduced(np.minimum, low, first, last), _reduced(np.maximum, high, first, last)], axis=1)

    def _layer_for(self, width: float) -> tuple[int, int]:
        """Return the coarsest layer that is fine enough for columns of ``width`` frames, and its frames per block."""
        depth, block = 0, 1
        while depth + 1 < len(self._layers) and block * _FACTOR * _DETAIL <= width:
            depth, block = depth + 1, block * _FACTOR
        return depth, block


def spectrogram(
    audio: Audio, *, window: float = 0.025, hop: float = 0.005, highest: float = 8_000.0, most: int = 2_000
) -> FloatArray:
    """Return a spectrogram in decibels for display: float32 [frames, bins], −90 … 0; a full-scale tone has 0.

    Frame i is centred on second i · step, where the step is ``hop`` seconds or as much more as keeps the frames to
    about ``most``; bins rise evenly from 0 Hz to ``highest`` (or half the sample rate), as fine as a Hann window of
    ``window`` seconds, rounded up to a power of two, resolves. An empty recording has one silent frame.
    """
    size = 1 << max(1, round(window * audio.rate) - 1).bit_length()
    step = max(1, round(max(hop, audio.seconds / most) * audio.rate))
    bins = min(size // 2, int(highest * size / audio.rate)) + 1
    padded = np.pad(audio.samples, (size // 2, size))
    frames = np.lib.stride_tricks.sliding_window_view(padded, size)[: len(audio.samples) + 1 : step]
    shape = np.hanning(size + 1)[:-1].astype(np.float32)
    spectra = [_decibels(frames[i : i + _CHUNK] * shape, bins, size) for i in range(0, len(frames), _CHUNK)]
    return np.concatenate(spectra)


def _coarser(low: FloatArray, high: FloatArray) -> _Limits:
    starts = np.arange(0, len(low), _FACTOR)
    return np.minimum.reduceat(low, starts), np.maximum.reduceat(high, starts)


def _reduced(
    smaller_or_larger: np.ufunc, values: FloatArray, first: npt.NDArray[np.int64], last: npt.NDArray[np.int64]
) -> FloatArray:
    """Reduce values[first:last] for each pair; ``reduceat`` takes flat borders, of which every second span counts."""
    borders = np.stack([first, last], axis=1).ravel()
    guarded = np.append(values, values[-1:])  # so that a span may end with the last value
    return smaller_or_larger.reduceat(guarded, borders)[::2]


def _decibels(frames: FloatArray, bins: int, size: int) -> FloatArray:
    loudness = np.abs(np.fft.rfft(frames, axis=1)[:, :bins]) * (4.0 / size)  # a Hann window halves the amplitude
    floor = 10.0 ** (FLOOR_DB / 20.0)
    return np.clip(20.0 * np.log10(np.maximum(loudness, floor)), FLOOR_DB, 0.0).astype(np.float32)
