"""What is to be known about how a recording was read, though it was taken."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from tts_studio.audio.channels import LeftOut
from tts_studio.messages import Message


class Remark(StrEnum):
    """What was mended or left out."""

    HEADER_TOO_SHORT = "header_too_short"
    SILENT_CHANNEL = "silent_channel"
    UNCLEAR_CHANNEL = "unclear_channel"
    OPPOSITE_CHANNELS = "opposite_channels"
    SILENCE_CUT = "silence_cut"

    @property
    def sentence(self) -> Message:
        """What happened."""
        return _SENTENCES[self]


_SENTENCES: Mapping[Remark, Message] = {
    Remark.HEADER_TOO_SHORT: Message(
        "The header gives less sound than there is, as after a crash: the file was read to its end."
        " Please listen to how it ends."
    ),
    Remark.SILENT_CHANNEL: Message("A channel is silent or much softer than the others, and was left out."),
    Remark.UNCLEAR_CHANNEL: Message("A channel hums or hisses while another one is clear, and was left out."),
    Remark.OPPOSITE_CHANNELS: Message("The channels would cancel one another, so that only one of them was taken."),
    Remark.SILENCE_CUT: Message("The silence before and after the speech was cut off."),
}


def of_mix(left_out: LeftOut) -> Remark:
    """Return the remark about channels that were left out."""
    return _OF_MIX[left_out]


_OF_MIX: Mapping[LeftOut, Remark] = {
    LeftOut.SILENT: Remark.SILENT_CHANNEL,
    LeftOut.UNCLEAR: Remark.UNCLEAR_CHANNEL,
    LeftOut.OPPOSITE: Remark.OPPOSITE_CHANNELS,
}
