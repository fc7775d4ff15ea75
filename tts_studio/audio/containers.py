"""Whether a file is as long as its own header says: libsndfile silently shortens what was cut off while copying."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

_UNKNOWN = 0xFFFFFFFF  # written by programs that stream and cannot go back to fill in the size


def missing_bytes(path: Path) -> int:
    """Return how many bytes the header of a WAV, AIFF, AU or Ogg file promises beyond the file's end, at least 0."""
    with path.open("rb") as file:
        magic = file.read(4)
        file.seek(0)
        end = _ENDS.get(magic, _no_end)(file)
        size = file.seek(0, 2)
    return max(0, end - size)


def _no_end(_: BinaryIO) -> int:
    return 0


def _wav_end(file: BinaryIO) -> int:
    return _chunk_end(file, b"data", "<II")


def _aiff_end(file: BinaryIO) -> int:
    return _chunk_end(file, b"SSND", ">II")


def _chunk_end(file: BinaryIO, wanted: bytes, form: str) -> int:
    """Walk the chunks (four-letter name, size, content padded to even) to the one with the samples.

    Source: EA IFF 85; RIFF in the Multimedia Programming Interface 1.0; AIFF-C, Apple 1991.
    """
    file.seek(12)
    while len(head := file.read(8)) == 8:
        size = struct.unpack(form, head)[1]
        if head[:4] == wanted:
            return 0 if size == _UNKNOWN else file.tell() + size
        file.seek(size + size % 2, 1)
    return 0


def _au_end(file: BinaryIO) -> int:
    """Read the header of Sun's AU: magic, offset of the samples, their size in bytes."""
    head = file.read(12)
    if len(head) < 12:
        return 0
    _, offset, size = struct.unpack(">4sII", head)
    return 0 if size == _UNKNOWN else offset + size


def _ogg_end(file: BinaryIO) -> int:
    """Return where the last Ogg page ends by its own table of segments (RFC 3533, section 6)."""
    size = file.seek(0, 2)
    start = max(0, size - (1 << 17))  # a page is at most 65 307 bytes
    file.seek(start)
    tail = file.read()
    page = tail.rfind(b"OggS")
    table = tail[page + 27 :]
    if page < 0 or not table:
        return size + 1
    count = tail[page + 26]
    if len(table) < count:
        return size + count - len(table)
    return start + page + 27 + count + sum(table[:count])


_ENDS: dict[bytes, Callable[[BinaryIO], int]] = {
    b"RIFF": _wav_end,
    b"FORM": _aiff_end,
    b".snd": _au_end,
    b"OggS": _ogg_end,
}
