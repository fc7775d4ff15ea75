"""VITS as transformers builds it, shaped like Piper's: weight norm folded, and the residual blocks of small HiFi-GANs.

VITS: https://arxiv.org/abs/2106.06103. HiFi-GAN's residual block "2": https://arxiv.org/abs/2010.05646, appendix A.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Literal

import torch
from torch import Tensor, nn
from torch.nn.utils import parametrize
from transformers import VitsConfig, VitsModel
from transformers.models.vits.modeling_vits import VitsPosteriorEncoder

HOP_LENGTH = 256
"""Samples per latent frame in every Piper voice."""
NO_HIFI_GAN: Mapping[str, Any] = MappingProxyType(
    {
        "upsample_rates": [HOP_LENGTH],
        "upsample_kernel_sizes": [HOP_LENGTH],
        "upsample_initial_channel": 2,
        "resblock_kernel_sizes": [],
        "resblock_dilation_sizes": [],
    }
)
"""Of a configuration whose HiFi-GAN is as small as it can be, since our decoder takes its place."""


class ResidualBlock2(nn.Module):
    """HiFi-GAN's residual block "2": one dilated convolution a step. transformers has block "1" only."""

    def __init__(self, channels: int, kernel_size: int, dilations: Sequence[int], slope: float) -> None:
        super().__init__()
        self.slope = slope
        self.convs = nn.ModuleList(
            nn.Conv1d(channels, channels, kernel_size, dilation=d, padding=(kernel_size - 1) * d // 2)
            for d in dilations
        )

    def forward(self, hidden: Tensor) -> Tensor:
        """Map [batch, channels, frames] to the same shape."""
        for conv in self.convs:
            hidden = conv(nn.functional.leaky_relu(hidden, self.slope)) + hidden
        return hidden


def build_network(config: VitsConfig, resblock: Literal[1, 2] | None) -> VitsModel:
    """Return a network with random weights and no weight norm.

    ``resblock`` is the type of HiFi-GAN's residual blocks; None if it has none.

    Piper's files hold folded weights, and recomputing weight norm costs time at each training step.
    """
    network = VitsModel(config)
    if resblock == 2:
        decoder = network.decoder
        decoder.resblocks = nn.ModuleList(
            ResidualBlock2(
                config.upsample_initial_channel // 2 ** (stage + 1),
                kernel,
                dilations,
                config.leaky_relu_slope,
            )
            for stage in range(len(config.upsample_rates))
            for kernel, dilations in zip(config.resblock_kernel_sizes, config.resblock_dilation_sizes, strict=True)
        )
    fold_weight_norm(network)
    return network


def fold_weight_norm(module: nn.Module) -> None:
    """Replace each weight-normalised weight by its value."""
    for part in module.modules():
        if parametrize.is_parametrized(part):
            parametrize.remove_parametrizations(part, "weight")


class PosteriorEncoder(nn.Module):
    """Spectrogram → Gaussian of the latent.

    Inference files lack it; ours has learned many speakers (packaging/warm_start/build_start.py).
    """

    def __init__(self, config: VitsConfig) -> None:
        super().__init__()
        self.encoder = VitsPosteriorEncoder(config)
        fold_weight_norm(self.encoder)

    def forward(self, spectrogram: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Map magnitudes [batch, 513, frames] to mean and log deviation, each [batch, 192, frames].

        ``mask`` is [batch, 1, frames], 1 where a frame is real. The log deviation is limited to −6 … 2.
        """
        if mask is None:
            mask = torch.ones_like(spectrogram[:, :1])
        hidden = self.encoder.wavenet(self.encoder.conv_pre(spectrogram) * mask, mask)
        mean, log_deviation = self.encoder.conv_proj(hidden).chunk(2, 1)
        return mean * mask, log_deviation.clamp(-6.0, 2.0)
