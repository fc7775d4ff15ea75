"""Sounds that are made up for tests: float32 [frames] at 22 050 Hz unless told."""

from __future__ import annotations

import numpy as np

from tts_studio.audio.signal import Audio, FloatArray, resample

RATE = 22_050


def tone(seconds: float = 1.0, hertz: float = 440.0, level: float = 0.5, rate: int = RATE) -> FloatArray:
    time = np.arange(round(seconds * rate)) / rate
    return (level * np.sin(2 * np.pi * hertz * time)).astype(np.float32)


def silence(seconds: float, rate: int = RATE) -> FloatArray:
    return np.zeros(round(seconds * rate), np.float32)


def noise(seconds: float, level: float, rate: int = RATE, seed: int = 0) -> FloatArray:
    samples = level * np.random.default_rng(seed).standard_normal(round(seconds * rate))
    return np.clip(samples, -1.0, 1.0).astype(np.float32)


def join(*parts: FloatArray, rate: int = RATE) -> Audio:
    return Audio(np.concatenate(parts), rate)


def telephoned(audio: Audio) -> Audio:
    """Return the sound without anything above 4 kHz."""
    return resample(resample(audio, 8_000), audio.rate)
