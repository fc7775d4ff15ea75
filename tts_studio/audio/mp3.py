"""How long an MP3 file is, counted frame by frame.

libsndfile takes the length from the file's Xing header, or guesses it from the first frame's bit rate. For a variable
bit rate without that header the guess is wrong, and it silently reads only a part.
"""

from __future__ import annotations

from pathlib import Path

# Kilobits a second by the header's index (0 and 15 are not allowed), layer III; ISO 11172-3 and 13818-3.
_MPEG1_RATES = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0)
_MPEG2_RATES = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0)
_HERTZ = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}  # by version bits
_MPEG1 = 3
_LAYER3 = 1


def count_samples(path: Path) -> int:
    """Return how many samples a channel the file's frames hold, 0 if it does not begin with a frame."""
    content = path.read_bytes()
    position, samples = _after_tag(content), 0
    while frame := _frame(content[position : position + 4]):
        size, held = frame
        position += size
        samples += held
    return samples


def _after_tag(content: bytes) -> int:
    """Return where the ID3v2 tag ends; its size is four times seven bits (id3.org, ID3v2.4, section 3.1)."""
    if content[:3] != b"ID3" or len(content) < 10:
        return 0
    size = 0
    for byte in content[6:10]:
        size = size << 7 | byte & 0x7F
    return 10 + size


def _frame(header: bytes) -> tuple[int, int] | None:
    """Return a frame's size in bytes and its samples a channel; None if the four bytes are no header of layer III."""
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE0 != 0xE0:
        return None
    version, layer = header[1] >> 3 & 3, header[1] >> 1 & 3
    rate, hertz, padding = header[2] >> 4, header[2] >> 2 & 3, header[2] >> 1 & 1
    if layer != _LAYER3 or version not in _HERTZ or hertz > 2 or rate in (0, 15):
        return None
    samples = 1152 if version == _MPEG1 else 576
    bits = 1000 * (_MPEG1_RATES if version == _MPEG1 else _MPEG2_RATES)[rate]
    return samples // 8 * bits // _HERTZ[version][hertz] + padding, samples
