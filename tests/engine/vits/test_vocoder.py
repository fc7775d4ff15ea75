"""The vocoder: what it says is what it was told, and recordings survive it."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from tts_studio.audio import analysis
from tts_studio.audio.signal import Audio, resample
from tts_studio.engine.vits import vocoder
from tts_studio.engine.vits.vocoder import AcousticFeatures, vocode

RATE = 22050
HOP = 256


def flat(frames: int, level: float, noise: float, hertz: float) -> AcousticFeatures:
    """Return a sound that stays the same."""
    return AcousticFeatures(
        torch.full((1, 2 * frames, analysis.ENVELOPE_POINTS), level),
        torch.full((1, 2 * frames, analysis.APERIODICITY_POINTS), noise),
        torch.full((1, frames), float(np.log2(hertz / analysis.REFERENCE_F0))),
    )


def described(audio: Audio) -> AcousticFeatures:
    found = analysis.analyse(audio, HOP)
    frames, known = np.arange(len(found.log2_f0)), np.isfinite(found.log2_f0)
    log2_f0 = np.interp(frames, frames[known], found.log2_f0[known])  # as a voice says it, without gaps
    parts = (found.envelope, found.aperiodicity, log2_f0.astype(np.float32))
    return AcousticFeatures(*(torch.from_numpy(part)[None] for part in parts))


@pytest.mark.parametrize("hertz", [70.0, 86.13, 150.0, 333.0])
def test_harmonics_lie_at_the_pitch_whatever_the_frame_rate_is(hertz):
    wave = vocode(flat(172, -3.0, 0.0, hertz), RATE)[0].numpy()
    spectrum = np.abs(np.fft.rfft(wave * np.hanning(len(wave))))
    bin_width = RATE / len(wave)
    peaks = [round(number * hertz / bin_width) for number in range(1, 11)]
    valleys = [round((number + 0.5) * hertz / bin_width) for number in range(1, 11)]
    assert min(spectrum[peak - 1 : peak + 2].max() for peak in peaks) > 50 * max(spectrum[v] for v in valleys)


@settings(max_examples=25, deadline=None)
@given(st.floats(60.0, 600.0))
def test_pulses_have_about_unit_power_at_any_pitch(hertz):
    train = vocoder.pulses(torch.full((1, 86), float(np.log2(hertz / analysis.REFERENCE_F0))), RATE)
    assert float(train.square().mean()) == pytest.approx(1.0, abs=0.1)


@pytest.mark.parametrize("noise", [0.0, 0.6, 1.0])
def test_a_flat_filter_gives_back_the_excitation(noise):
    torch.manual_seed(0)
    wave = vocode(flat(172, -2.0, noise, 120.0), RATE)[0, 2000:-2000]
    assert float(wave.square().mean().log() / 2) == pytest.approx(-2.0, abs=0.1)


def test_the_filter_has_its_magnitude_and_minimum_phase():
    bump = -3.0 + 2.0 * torch.exp(-((torch.arange(80.0) - 30) / 6).square())
    response = vocoder.frequency_response(bump[None], RATE)[0]
    drawn = bump @ torch.from_numpy(analysis.interpolation_matrix(80, RATE)).float()
    assert (response.abs().log() - drawn)[5:-5].abs().max() < 0.25  # 100 cepstral coefficients round off corners
    impulse = torch.fft.irfft(response)
    energy = impulse.square().cumsum(0) / impulse.square().sum()
    assert energy[100] > 0.95, "a filter of minimum phase has its energy at the beginning"


def test_a_recording_survives(spoken_clips):
    from tts_studio.audio import files

    audio = resample(files.read(spoken_clips[0].audio), RATE)
    told = described(audio)
    again = described(Audio(vocode(told, RATE)[0].numpy(), RATE))
    voiced = torch.from_numpy(np.isfinite(analysis.analyse(audio, HOP).log2_f0))
    loud = told.envelope[0] > -6.0
    difference = again.envelope[0] - told.envelope[0]
    sung, hissed = voiced.repeat_interleave(2), ~voiced.repeat_interleave(2)
    assert float(difference[sung][loud[sung]].abs().mean()) < 0.35  # nepers; voices differ by more than 1
    # Noise differs from one time to the next by 0.5 nepers, but not in the mean.
    assert float((difference[hissed] * loud[hissed]).mean(0).abs().mean()) < 0.15
    steady = voiced[1:] & (told.log2_f0[0].diff().abs() < 0.03)  # elsewhere this voice creaks
    assert float((again.log2_f0 - told.log2_f0).abs()[0, 1:][steady].median()) < 0.02  # octaves


def test_it_can_be_learned_through():
    sound = flat(40, -3.0, 0.3, 150.0)
    for part in (sound.envelope, sound.aperiodicity, sound.log2_f0):
        part.requires_grad_()
    vocode(sound, RATE).square().mean().backward()
    for part in (sound.envelope, sound.aperiodicity):
        assert part.grad is not None
        assert torch.isfinite(part.grad).all()
        assert part.grad.abs().sum() > 0
