"""Whether a file is as long as its header says: libsndfile reads the rest of a truncated file without an error."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

_UNKNOWN = 0x7E000000  # this or more is written by programs that stream and cannot go back to fill in the size
_MISCOUNT = 128  # bytes of tolerance: some programs count the header as samples


def missing_bytes(path: Path) -> int:
    """Return how many bytes a WAV, AIFF, AU or Ogg file lacks by its own header; 0 if none, or of another kind."""
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


def _rf64_end(file: BinaryIO) -> int:
    """Return the end by the chunk with the 64-bit sizes (EBU Tech 3306): name, size, RIFF size, data size."""
    file.seek(12)
    head = file.read(24)
    if len(head) < 24 or head[:4] != b"ds64":
        return 0
    samples = struct.unpack("<4sIQQ", head)[3]
    return _chunk_start(file, b"data", "<II") + samples - _MISCOUNT


def _aiff_end(file: BinaryIO) -> int:
    return _chunk_end(file, b"SSND", ">II")


def _chunk_end(file: BinaryIO, wanted: bytes, form: str) -> int:
    start = _chunk_start(file, wanted, form)
    if not start:
        return 0
    file.seek(start - 8)
    size = struct.unpack(form, file.read(8))[1]
    return _end(start, size)


def _chunk_start(file: BinaryIO, wanted: bytes, form: str) -> int:
    """Return where the content of the wanted chunk begins, 0 if there is none.

    Chunks are a four-letter name, a size, and content padded to even. Source: EA IFF 85; RIFF in the Multimedia
    Programming Interface 1.0; AIFF-C, Apple 1991.
    """
    file.seek(12)
    while len(head := file.read(8)) == 8:
        if head[:4] == wanted:
            return file.tell()
        size = struct.unpack(form, head)[1]
        file.seek(size + size % 2, 1)
    return 0


def _au_end(file: BinaryIO) -> int:
    """Read the header of Sun's AU: magic, offset of the samples, their size in bytes."""
    head = file.read(12)
    if len(head) < 12:
        return 0
    _, offset, size = struct.unpack(">4sII", head)
    return _end(offset, size)


def _end(start: int, size: int) -> int:
    return 0 if size >= _UNKNOWN else start + size - _MISCOUNT


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
    b"RF64": _rf64_end,
    b"FORM": _aiff_end,
    b".snd": _au_end,
    b"OggS": _ogg_end,
}
