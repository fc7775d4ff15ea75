"""Colours for quantities: as a quantity rises by equal steps, the colour changes by equal steps to the eye.

Lightness in OKLab (Björn Ottosson, 2020), which follows perception, goes evenly from one end to the other while the hue
turns, so the order of the colours is also seen in grey and by those who see few colours.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

_LEVELS = 256
_HUES = (290.0, 95.0)  # degrees; from blue over green to yellow, the way a flame is not
_CHROMA = 0.13  # in the middle; both ends are grey, as the surface around the picture is
_DARK, _LIGHT = 0.18, 0.985

_LMS_FROM_LAB = np.array(
    [
        [1.0, 0.3963377774, 0.2158037573],
        [1.0, -0.1055613458, -0.0638541728],
        [1.0, -0.0894841775, -1.2914855480],
    ]
)
_RGB_FROM_LMS = np.array(
    [
        [4.0767416621, -3.3077115913, 0.2309699292],
        [-1.2684380046, 2.6097574011, -0.3413193965],
        [-0.0041960863, -0.7034186147, 1.7076147010],
    ]
)


@lru_cache(maxsize=2)
def colour_map(dark: bool) -> npt.NDArray[np.uint8]:
    """Return sRGB colours for 256 steps, uint8 [256, 3]: nothing is dark with ``dark``, else light."""
    along = np.linspace(0.0, 1.0, _LEVELS)
    lightness = _DARK + (_LIGHT - _DARK) * (along if dark else 1.0 - along)
    hue = np.radians(_HUES[0] + (_HUES[1] - _HUES[0]) * (lightness - _DARK) / (_LIGHT - _DARK))
    return _srgb(lightness, hue, _CHROMA * np.sin(np.pi * along))


def _srgb(
    lightness: npt.NDArray[np.float64], hue: npt.NDArray[np.float64], chroma: npt.NDArray[np.float64]
) -> npt.NDArray[np.uint8]:
    """Return colours with as much of the chroma as a screen can show."""
    best = _linear(lightness, hue, np.zeros_like(chroma))
    for share in np.linspace(0.0, 1.0, 33):
        candidate = _linear(lightness, hue, chroma * share)
        shown = ((candidate >= 0.0) & (candidate <= 1.0)).all(axis=1)
        best[shown] = candidate[shown]
    linear = np.clip(best, 0.0, 1.0)
    encoded = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    return np.round(encoded * 255).astype(np.uint8)


def _linear(
    lightness: npt.NDArray[np.float64], hue: npt.NDArray[np.float64], chroma: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    lab = np.stack([lightness, chroma * np.cos(hue), chroma * np.sin(hue)], axis=1)
    return (lab @ _LMS_FROM_LAB.T) ** 3 @ _RGB_FROM_LMS.T
