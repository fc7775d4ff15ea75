"""Small discriminators that a CPU can afford: HiFi-GAN's multi-period one and a multi-resolution one, narrow.

The stock VITS discriminators are 96 % of a training step (design §5). An eighth of their width keeps their structure,
which matters more than their size (https://arxiv.org/abs/2103.05236).
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from itertools import pairwise

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.parametrizations import weight_norm

PERIODS = (2, 3, 5, 7, 11)
RESOLUTIONS = (1024, 512, 256)
_SLOPE = 0.1

Judgement = tuple[Tensor, list[Tensor]]
"""Scores and the feature maps that led to them."""


class PeriodDiscriminator(nn.Module):
    """Looks at every ``period``-th sample (HiFi-GAN §2.3)."""

    def __init__(self, period: int, width: int) -> None:
        super().__init__()
        self.period = period
        channels = [1, width // 2, 2 * width, 4 * width, 8 * width]
        layers = [weight_norm(nn.Conv2d(i, o, (5, 1), (3, 1), (2, 0))) for i, o in pairwise(channels)]
        last = channels[-1]
        self.layers = nn.ModuleList([*layers, weight_norm(nn.Conv2d(last, last, (5, 1), 1, (2, 0)))])
        self.post = weight_norm(nn.Conv2d(last, 1, (3, 1), 1, (1, 0)))

    def forward(self, wave: Tensor) -> Judgement:
        """Map [batch, samples] to scores [batch, …] and features."""
        padded = functional.pad(wave[:, None], (0, -wave.shape[1] % self.period), mode="reflect")
        return _judge(padded.view(len(wave), 1, -1, self.period), self.layers, self.post)


class ResolutionDiscriminator(nn.Module):
    """Looks at a log spectrogram of one resolution (UnivNet, https://arxiv.org/abs/2106.07889)."""

    window: Tensor

    def __init__(self, fft: int, width: int) -> None:
        super().__init__()
        self.fft = fft
        self.register_buffer("window", torch.hann_window(fft), persistent=False)
        layers = [
            weight_norm(nn.Conv2d(1, width, (3, 9), padding=(1, 4))),
            *(weight_norm(nn.Conv2d(width, width, (3, 9), (1, 2), (1, 4))) for _ in range(3)),
            weight_norm(nn.Conv2d(width, width, 3, padding=1)),
        ]
        self.layers = nn.ModuleList(layers)
        self.post = weight_norm(nn.Conv2d(width, 1, 3, padding=1))

    def forward(self, wave: Tensor) -> Judgement:
        """Map [batch, samples] to scores [batch, …] and features."""
        spectrum = torch.stft(wave, self.fft, self.fft // 4, self.fft, self.window, return_complex=True)
        picture = torch.log(spectrum.abs() + 1e-3)[:, None].transpose(2, 3)
        return _judge(picture, self.layers, self.post)


class Discriminators(nn.Module):
    """All of them together; ``width`` 8 is an eighth of the stock size (0.7 M parameters)."""

    def __init__(self, width: int = 8) -> None:
        super().__init__()
        self.members = nn.ModuleList(
            [
                *(PeriodDiscriminator(period, width) for period in PERIODS),
                *(ResolutionDiscriminator(fft, width) for fft in RESOLUTIONS),
            ]
        )

    def forward(self, wave: Tensor) -> list[Judgement]:
        """Judge waves [batch, samples], one judgement a member."""
        return [member(wave) for member in self.members]

    @contextmanager
    def frozen(self) -> Generator[None]:
        """Keep gradients away from the weights while the generator learns."""
        self.requires_grad_(False)
        try:
            yield
        finally:
            self.requires_grad_(True)


def _judge(hidden: Tensor, layers: nn.ModuleList, post: nn.Module) -> Judgement:
    features: list[Tensor] = []
    for layer in layers:
        hidden = functional.leaky_relu(layer(hidden), _SLOPE)
        features.append(hidden)
    return post(hidden).flatten(1), features
