"""The decoder of a tuned voice (``vits/decoder.py``, ``vits/vocoder.py``) as nodes of a Piper voice's ONNX graph.

Programs that speak Piper's voices run their graph as it is, so a decoder of another kind can travel inside it and none
has to know. Fourier transforms are convolutions with sines here, which every version of ONNX Runtime has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import numpy_helper

from tts_studio.audio.analysis import (
    APERIODICITY_POINTS,
    BINS,
    ENVELOPE_POINTS,
    FFT_SIZE,
    ORDER,
    REFERENCE_F0,
    SUBFRAMES,
    interpolation_matrix,
)
from tts_studio.engine.vits.decoder import DILATIONS, QUIET, SLOPE
from tts_studio.engine.vits.level_node import CEILING, KNEE, KNEE_NAME, LEVEL_NAME, SCOPE
from tts_studio.engine.vits.network import HOP_LENGTH
from tts_studio.engine.vits.node_lines import parse_nodes, written
from tts_studio.engine.vits.vocoder import (
    LOUDEST,
    NEAR_PULSE,
    QUIETEST,
    STEP,
    WINDOW,
    dispersion,
    folded_cepstrum,
    highest_harmonic,
    window,
)

WAVE = "/dec/Tanh_output_0"
"""What Piper calls the wave; it is the same in every graph."""
_VALUES = ENVELOPE_POINTS + APERIODICITY_POINTS

_PITCH = f"""
a = Conv <pads = [2, 2]> (latent, pitch__a__weight, pitch__a__bias)
la = LeakyRelu <alpha = {SLOPE}> (a)
b = Conv <pads = [2, 2]> (la, pitch__b__weight, pitch__b__bias)
lb = LeakyRelu <alpha = {SLOPE}> (b)
octaves = Conv (lb, pitch__c__weight, pitch__c__bias)
times = Pow (two, octaves)
by_frame = Mul (centre, times)
frequency = Resize <mode = "linear", coordinate_transformation_mode = "half_pixel"> (by_frame, nothing, enlargement)
"""
_PULSES = """
exactly = Cast <to = 11> (frequency)
steps = Div (exactly, rate)
run = CumSum (steps, time_axis)
turn = Mod <fmod = 1> (run, whole_turn)
phase = Cast <to = 1> (turn)
half = Mul (phase, pi)
half_sine = Sin (half)
many = Div (top, frequency)
whole = Floor (many)
rest = Sub (many, whole)
twice = Mul (two, whole)
odd = Add (twice, one)
edge = Mul (odd, half)
edge_sine = Sin (edge)
at_pulse = Less (half_sine, near_pulse)
double_sine = Mul (two, half_sine)
divisor = Where (at_pulse, one, double_sine)
ratio = Div (edge_sine, divisor)
between = Sub (ratio, one_half)
kernel = Where (at_pulse, whole, between)
next_edge = Add (edge, half)
next_cosine = Cos (next_edge)
fading = Mul (rest, next_cosine)
harmonics = Add (kernel, fading)
share = Div (two, many)
level = Sqrt (share)
train = Mul (level, harmonics)
noise = RandomNormalLike (train)
"""
_READ = "h0 = Conv <pads = [3, 3]> (latent, envelope__pre__weight, envelope__pre__bias)\n"
_BLOCK = f"""
p{{n}} = LeakyRelu <alpha = {SLOPE}> (h{{n}})
q{{n}} = Conv <pads = [{{pad}}, {{pad}}], dilations = [{{d}}]> (p{{n}}, {{w}}__0__weight, {{w}}__0__bias)
r{{n}} = LeakyRelu <alpha = {SLOPE}> (q{{n}})
s{{n}} = Conv (r{{n}}, {{w}}__1__weight, {{w}}__1__bias)
h{{m}} = Add (h{{n}}, s{{n}})
"""
_SOUND = f"""
last = LeakyRelu <alpha = {SLOPE}> (h{len(DILATIONS)})
values = Conv <pads = [1, 1]> (last, envelope__post__weight, envelope__post__bias)
parts = Reshape (values, by_part)
in_time = Transpose <perm = [1, 2, 0]> (parts)
joined = Reshape (in_time, by_time)
raw_envelope, raw_noise = Split <axis = 1> (joined, split_sizes)
envelope = Add (raw_envelope, quiet)
share_of_noise = Sigmoid (raw_noise)
"""
_FILTER = f"""
wide_noise = MatMul (spread_noise, share_of_noise)
noisy = Clip (wide_noise, zero, one)
noisy_square = Mul (noisy, noisy)
voiced_square = Sub (one, noisy_square)
voiced = Sqrt (voiced_square)
wide_magnitude = MatMul (to_logarithm, envelope)
magnitude = Clip (wide_magnitude, quietest, loudest)
amount = Exp (magnitude)
angle = MatMul (to_angle, envelope)
cosine = Cos (angle)
sine = Sin (angle)
real = Mul (amount, cosine)
imaginary = Mul (amount, sine)
train_real = Conv <strides = [{STEP}], pads = [{STEP // 2}, {WINDOW - STEP - STEP // 2}]> (train, pulse_cosines)
train_imaginary = Conv <strides = [{STEP}], pads = [{STEP // 2}, {WINDOW - STEP - STEP // 2}]> (train, pulse_sines)
noise_real = Conv <strides = [{STEP}], pads = [{STEP // 2}, {WINDOW - STEP - STEP // 2}]> (noise, window_cosines)
noise_imaginary = Conv <strides = [{STEP}], pads = [{STEP // 2}, {WINDOW - STEP - STEP // 2}]> (noise, window_sines)
voiced_real = Mul (voiced, train_real)
breath_real = Mul (noisy, noise_real)
excited_real = Add (voiced_real, breath_real)
voiced_imaginary = Mul (voiced, train_imaginary)
breath_imaginary = Mul (noisy, noise_imaginary)
excited_imaginary = Add (voiced_imaginary, breath_imaginary)
rr = Mul (real, excited_real)
ii = Mul (imaginary, excited_imaginary)
spoken_real = Sub (rr, ii)
ri = Mul (real, excited_imaginary)
ir = Mul (imaginary, excited_real)
spoken_imaginary = Add (ri, ir)
spoken = Concat <axis = 1> (spoken_real, spoken_imaginary)
loud = ConvTranspose <strides = [{STEP}], pads = [{STEP // 2}, {FFT_SIZE - STEP - STEP // 2}]> (spoken, back)
size = Abs (loud)
below = Min (size, knee)
beyond = Sub (size, below)
share_of_room = Div (beyond, room)
bent = Tanh (share_of_room)
added = Mul (bent, room)
limited = Add (below, added)
sign = Sign (loud)
wave = Mul (sign, limited)
"""


def replace_decoder(model: onnx.ModelProto, shapes: Mapping[str, tuple[int, ...]], rate: int) -> None:
    """Put the vocoder in the place of a Piper voice's decoder, with zeros for its weights.

    ``shapes`` are those of the weights by the names that they shall have (``dec.pitch.…``, ``dec.envelope.…``);
    ``rate`` is the voice's in Hz.
    """
    graph = model.graph
    latent = next(node.input[0] for node in graph.node if node.name == "/dec/conv_pre/Conv")
    entry = next(index for index, node in enumerate(graph.node) if node.name.startswith("/dec/"))
    kept = [node for node in graph.node if not node.name.startswith("/dec/")]
    del graph.node[:]
    graph.node.extend([*kept[:entry], *decoder_nodes(latent, shapes), *kept[entry:]])
    others = [tensor for tensor in graph.initializer if not tensor.name.startswith(("dec.", "/dec/"))]
    del graph.initializer[:]
    graph.initializer.extend([*others, *decoder_constants(rate)])
    graph.initializer.extend(numpy_helper.from_array(np.zeros(s, np.float32), name) for name, s in shapes.items())


def decoder_nodes(latent: str, weights: Iterable[str]) -> list[onnx.NodeProto]:
    """Return the nodes of decoder and vocoder, which make ``WAVE`` [1, 1, samples] of latents [1, 192, frames].

    ``weights`` are those of ``VocoderDecoder`` by name, with ``dec.`` before it.
    """
    names = {line.removeprefix("dec__"): name for line, name in written(weights).items()}
    return parse_nodes(_lines(), SCOPE, {"latent": latent, "wave": WAVE} | names)


def decoder_constants(rate: int) -> list[onnx.TensorProto]:
    """Return what the nodes read beside weights, for a wave of ``rate`` Hz."""
    return [numpy_helper.from_array(value, SCOPE + name) for name, value in _constants(rate).items()]


def _lines() -> str:
    blocks = [
        _BLOCK.format(n=n, m=n + 1, d=dilation, pad=2 * dilation, w=f"envelope__blocks__{n}")
        for n, dilation in enumerate(DILATIONS)
    ]
    return "".join([_PITCH, _PULSES, _READ, *blocks, _SOUND, _FILTER])


def _constants(rate: int) -> dict[str, NDArray[np.generic]]:
    cepstrum = folded_cepstrum(rate).numpy()
    logarithm = cepstrum @ np.exp(-2j * np.pi * np.arange(ORDER)[:, None] * np.arange(BINS) / FFT_SIZE)
    there = np.exp(-2j * np.pi * np.arange(BINS)[:, None] * np.arange(WINDOW) / FFT_SIZE)
    there = there * window(folded_cepstrum(rate)).numpy()
    pulse = there * dispersion(rate).numpy()[:, None]
    back = np.exp(2j * np.pi * np.arange(BINS)[:, None] * np.arange(FFT_SIZE) / FFT_SIZE) / FFT_SIZE
    back[1:-1] *= 2.0  # the other half of the spectrum
    singles = {
        "zero": 0.0,
        "one_half": 0.5,
        "one": 1.0,
        "two": 2.0,
        KNEE_NAME: KNEE,
        "room": CEILING - KNEE,
        "pi": np.pi,
        "centre": REFERENCE_F0,
        "top": highest_harmonic(rate),
        "near_pulse": NEAR_PULSE,
        LEVEL_NAME: QUIET,
        "quietest": QUIETEST,
        "loudest": LOUDEST,
        "enlargement": [1.0, 1.0, HOP_LENGTH],
        "nothing": np.zeros(0),
        "spread_noise": interpolation_matrix(APERIODICITY_POINTS, rate).T,
        "to_logarithm": np.real(logarithm).T,
        "to_angle": np.imag(logarithm).T,
        "pulse_cosines": np.real(pulse)[:, None],
        "pulse_sines": np.imag(pulse)[:, None],
        "window_cosines": np.real(there)[:, None],
        "window_sines": np.imag(there)[:, None],
        "back": np.concatenate([np.real(back), -np.imag(back)])[:, None],
    }
    whole = {
        "time_axis": 2,
        "by_part": [SUBFRAMES, _VALUES, -1],
        "by_time": [1, _VALUES, -1],
        "split_sizes": [ENVELOPE_POINTS, APERIODICITY_POINTS],
    }
    return {
        **{name: np.array(value, np.float32, order="C") for name, value in singles.items()},
        **{name: np.array(value, np.int64) for name, value in whole.items()},
        "rate": np.array(rate, np.float64),
        "whole_turn": np.array(1.0, np.float64),
    }
