"""Filtering by spectra, block by block: overlap-save in numpy, since scipy's filters take half a second to load."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from tts_studio.audio.signal import FloatArray


def filtered(samples: FloatArray, response: npt.NDArray[np.complex64], memory: int) -> FloatArray:
    """Return what a filter makes of all samples but the first ``memory``, which it only remembers [frames − memory].

    ``response`` are the values of its transfer function from 0 to half the rate [block / 2 + 1]; its impulse response
    has faded after ``memory`` samples. A long sound takes no more memory than a short one.
    """
    size = 2 * (len(response) - 1)
    step = size - memory
    made: Any = np.empty(max(0, len(samples) - memory), np.float32)
    for start in range(0, len(made), step):
        block = np.fft.irfft(np.fft.rfft(samples[start : start + size], size) * response, size)
        made[start : start + step] = block[memory : memory + len(made) - start]
    return made
