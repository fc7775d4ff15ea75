"""Recordings as they are kept in a project: FLAC, mono, at their own rate and depth."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import soundfile

from tts_studio import storage
from tts_studio.audio.signal import Audio, to_pcm
from tts_studio.audio.sniffing import is_for_ffmpeg
from tts_studio.errors import AudioError

SHALLOW = frozenset({"PCM_S8", "PCM_U8", "PCM_16", "ULAW", "ALAW", "IMA_ADPCM", "MS_ADPCM", "GSM610", "G721_32"})
"""Sample formats that 16 bits hold; anything else is kept in 24."""


def depth(path: Path) -> int:
    """Return the bits, 16 or 24, that hold every sample of the recording as ``audio.files.read`` gives it, in mono.

    24 for several channels, whose mean lies between the steps of 16 bits, for lossy formats, and for unknown ones.
    """
    if is_for_ffmpeg(path):
        return 24
    try:
        info = soundfile.info(str(path))
    except (soundfile.SoundFileError, OSError):
        return 24
    return 16 if info.channels == 1 and info.subtype in SHALLOW else 24


def write(path: Path, audio: Audio, bits: int) -> None:
    """Replace ``path`` with the recording in ``bits`` (16 or 24) bits, atomically.

    Raises AudioError for a rate that FLAC cannot hold, and StudioError when the disk refuses.
    """
    # Encoded in memory first: libsndfile hides the reason when a disk is full, and one clip is small.
    encoded = io.BytesIO()
    try:
        soundfile.write(
            encoded, to_pcm(audio.samples, bits) << (32 - bits), audio.rate, format="FLAC", subtype=f"PCM_{bits}"
        )
    except soundfile.SoundFileError as error:
        raise AudioError(
            "A recording with {rate} samples a second cannot be kept.",
            "Please convert it to 48000 a second.",
            rate=audio.rate,
        ) from error
    with storage.replacing(path) as temporary:
        temporary.write_bytes(encoded.getbuffer())


def digest(audio: Audio) -> str:
    """Return the SHA-256 of the rate and the samples in 24 bits: what the FLAC file holds, whatever its own bytes."""
    hasher = hashlib.sha256(f"{audio.rate}:".encode())
    hasher.update(to_pcm(audio.samples, 24).astype("<i4").tobytes())
    return hasher.hexdigest()
