"""What reads a kind of audio file: block by block from front to back, all channels, nothing mixed or scaled."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from types import TracebackType
from typing import Self

from tts_studio.audio.signal import FloatArray
from tts_studio.errors import AudioError


class Scale(Enum):
    """What samples beyond full scale (±1) mean."""

    LIMITED = "limited"
    """There are none: the file holds whole numbers."""
    FLOATING = "floating"
    """Nothing was cut off: the file holds floating-point numbers, and is to be scaled down."""
    LOSSY = "lossy"
    """A little beyond is made by the codec, which moves peaks."""


class Decoder(ABC):
    """An open audio file."""

    rate: int
    """Frames a second (Hz)."""
    channels: int
    scale: Scale
    frames: int | None
    """Frames in all by the header; None if the header does not know."""
    repaired: bool = False
    """Whether the header holds less than the file and was not believed."""

    @abstractmethod
    def blocks(self) -> Iterator[FloatArray]:
        """Yield all samples once, float32 [frames, channels].

        Raises AudioError where the file is damaged, or at its end if that comes earlier than the header says.
        """

    @abstractmethod
    def close(self) -> None:
        """Free the file; a second call does nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def not_audio(path: Path, detail: str) -> AudioError:
    """Return the error for a file that is no sound, or of an unknown kind."""
    return AudioError(
        "“{name}” is not an audio file that can be read here.",
        "Please convert it to WAV or FLAC.",
        detail,
        name=path.name,
    )


def cut_off(path: Path, detail: str) -> AudioError:
    """Return the error for a file that ends too early or is damaged within."""
    return AudioError("“{name}” is cut off or damaged.", "Please copy or record it again.", detail, name=path.name)


def no_samples(path: Path) -> AudioError:
    """Return the error for a file of length zero."""
    return AudioError("“{name}” holds no sound: it has a header, but no samples.", name=path.name)
