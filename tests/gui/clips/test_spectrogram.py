"""The spectrogram: time to the right, pitch upwards, and colours whose steps look equal."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tts_studio.audio.signal import Audio
from tts_studio.gui.clips.colour_map import colour_map
from tts_studio.gui.clips.spectrogram import Spectrogram, levels_of
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.time_axis import TimeAxis

RATE = 16_000


def tone(hertz: float, seconds: float) -> np.ndarray:
    return (0.5 * np.sin(2 * np.pi * hertz * np.arange(round(seconds * RATE)) / RATE)).astype(np.float32)


@pytest.fixture
def spectrogram(qtbot: QtBot, application: QApplication) -> Spectrogram:
    """Give the picture of a second at 1 kHz and one at 6 kHz."""
    made = Spectrogram()
    qtbot.addWidget(made)
    made.resize(400, 160)
    made.set_audio(Audio(np.concatenate([tone(1_000, 1), tone(6_000, 1)]), RATE))
    return made


def strongest(spectrogram: Spectrogram, second: float) -> float:
    """Return the frequency at which a column of the picture stands out most from its background, in Hz."""
    image = spectrogram.grab().toImage()
    ratio = image.devicePixelRatio()
    x = round(spectrogram._axis.x(second, spectrogram.width()) * ratio)
    lightness = [image.pixelColor(x, y).lightnessF() for y in range(2, image.height() - 2)]
    place = int(np.argmax(np.abs(np.array(lightness) - np.median(lightness))))
    return 8_000 * (1 - (place + 2) / image.height())


@pytest.mark.parametrize("name", ["light", "dark"])
def test_pitches_are_where_they_sound(spectrogram: Spectrogram, name: theme.Choice):
    theme.apply(name)

    assert strongest(spectrogram, 0.5) == pytest.approx(1_000, abs=300)
    assert strongest(spectrogram, 1.5) == pytest.approx(6_000, abs=300)


def test_it_shows_what_the_axis_shows(spectrogram: Spectrogram):
    axis = TimeAxis.whole(2.0).zoomed(4, 2.0)

    spectrogram.set_axis(axis)

    assert strongest(spectrogram, axis.start + 0.05) == pytest.approx(6_000, abs=300)


def test_the_position_is_marked(spectrogram: Spectrogram):
    before = spectrogram.grab().toImage()

    spectrogram.set_position(1.0)

    assert spectrogram.grab().toImage() != before
    spectrogram.set_position(None)
    assert spectrogram.grab().toImage() == before


def test_what_is_cut_away_is_hatched(spectrogram: Spectrogram):
    before = spectrogram.grab().toImage()

    spectrogram.set_trim((0.5, 2.0))
    after = spectrogram.grab().toImage()

    left, right = round(after.width() * 0.1), round(after.width() * 0.9)
    assert any(after.pixel(left + dx, 20) != before.pixel(left + dx, 20) for dx in range(8))
    assert after.pixel(right, 20) == before.pixel(right, 20)


@pytest.mark.parametrize("audio", [None, Audio(np.zeros(0, np.float32), RATE)])
def test_nothing_to_show_is_an_empty_picture(spectrogram: Spectrogram, audio: Audio | None):
    spectrogram.set_audio(audio)

    image = spectrogram.grab().toImage()
    assert image.pixelColor(100, 80) == theme.paint("surface")


def test_levels_made_elsewhere_are_shown_as_they_are(spectrogram: Spectrogram):
    audio = Audio(tone(3_000, 1), RATE)

    spectrogram.set_audio(audio, levels_of(audio))

    assert strongest(spectrogram, 0.5) == pytest.approx(3_000, abs=300)


@pytest.mark.parametrize("dark", [True, False])
def test_colours_go_evenly_from_dark_to_light_or_back(dark: bool):
    lightness = lightness_of(colour_map(dark))

    steps = np.diff(lightness if dark else lightness[::-1])
    assert steps.min() > -0.002  # a colour has 8 bits a channel
    assert np.abs(steps.reshape(5, 51).sum(axis=1) - steps.sum() / 5).max() < 0.005
    assert abs(lightness[-1] - lightness[0]) > 0.75


def test_nothing_is_grey_and_the_middle_is_coloured():
    spread = np.ptp(colour_map(True).astype(int), axis=1)

    assert spread[0] <= 2
    assert spread[128] > 60


def lightness_of(colours: np.ndarray) -> np.ndarray:
    """Return the lightness in OKLab of sRGB colours [n, 3], 0 … 1."""
    srgb = colours / 255
    linear = np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
    to_lms = np.array(
        [
            [0.41222147, 0.53633254, 0.05144599],
            [0.2119035, 0.6806995, 0.10739696],
            [0.08830246, 0.28171884, 0.6299787],
        ]
    )
    lms = linear @ to_lms.T
    return np.cbrt(lms) @ np.array([0.2104542553, 0.7936177850, -0.0040720468])
