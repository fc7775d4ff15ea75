"""What kind of file it is, by its first bytes: extensions lie."""

from __future__ import annotations

from pathlib import Path

_SNDFILE = (b"RIFF", b"RIFX", b"RF64", b"BW64", b"riff", b"FORM", b"caff", b".snd", b"dns.", b"fLaC", b"OggS")
"""Containers that libsndfile reads: if it refuses one of these, its reason is the one to give."""
_FFMPEG = (
    b"\x1a\x45\xdf\xa3",  # EBML: WebM, Matroska
    b"\x30\x26\xb2\x75\x8e\x66\xcf\x11",  # ASF: WMA
    b"#!AMR",
    b"ADIF",
    b"FLV\1",
    b"MAC ",
    b"TTA1",
    b"wvpk",
    b".RMF",
    b"ID3",  # before MP3, or AAC
)
_MP4 = (b"ftyp", b"moov", b"mdat", b"wide", b"skip", b"free", b"pnot")
"""Names of the boxes that a file of MP4's kind begins with, at its fifth byte."""
_MPEG_IN_WAV = (b"\x50\0", b"\x55\0")
"""Format tags of MP2 and MP3 in a WAV file, whose description comes first."""


def is_for_ffmpeg(path: Path) -> bool:
    """Return whether a file is of a kind that only FFmpeg reads, or MP3, of which libsndfile may read a part only."""
    head = _head(path)
    if head.startswith(_FFMPEG) or head[4:8] in _MP4:
        return True
    if head.startswith(b"RIFF") and (head[8:12] == b"AVI " or head[20:22] in _MPEG_IN_WAV):
        return True
    return len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0  # frames of MP3 or AAC


def _is_known(path: Path) -> bool:
    """Return whether a file is of a kind that libsndfile reads."""
    return _head(path).startswith(_SNDFILE)


def is_sound(path: Path) -> bool:
    """Return whether a file looks like sound or video, by its first bytes; False if it cannot be read."""
    try:
        return _is_known(path) or is_for_ffmpeg(path)
    except OSError:
        return False


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(32)
