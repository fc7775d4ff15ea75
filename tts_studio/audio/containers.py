"""Where the samples of a file lie by its own header, and what to do when the header is wrong.

libsndfile believes the header: it reads the rest of a truncated file without an error, and of a file whose program
crashed before it could fill in the size, nothing or a part.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_UNKNOWN = 0x7E000000  # this or more is written by programs that stream and cannot go back to fill in the size
_MISCOUNT = 128  # bytes of tolerance: some programs count the header as samples
_LEAST_REST = 4_096  # bytes; less beyond the header's end is padding
_TAGS = (b"TAG", b"ID3", b"APETAGEX", b"LYRICS", b"<?x")  # what tagging programs put behind the sound


@dataclass(frozen=True)
class Extent:
    """Where the samples of a file are, by its header."""

    start: int
    """Byte at which they begin."""
    size: int | None
    """Their bytes; None if the header does not know."""
    field: int
    """Byte at which the header has the size."""
    form: str
    """How the size is written, as ``struct`` calls it."""
    counted: int = 0
    """Bytes that the size counts beside the samples."""
    rest: Callable[[BinaryIO, int, int], bool] = lambda file, start, end: True
    """Whether what is between two bytes, behind the samples, is no sound."""


class Overlaid(io.RawIOBase):
    """A file that is read with some of its bytes replaced."""

    def __init__(self, file: BinaryIO, patches: Mapping[int, bytes]) -> None:
        super().__init__()
        self._file = file
        self._patches = patches
        self._size = file.seek(0, 2)
        file.seek(0)

    def readable(self) -> bool:
        """Return True."""
        return True

    def seekable(self) -> bool:
        """Return True."""
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a byte and return it; libsndfile, misled by a header, asks for bytes that are not there."""
        origin = (0, self._file.tell(), self._size)[whence]
        return self._file.seek(min(max(0, origin + offset), self._size))

    def tell(self) -> int:
        """Return the byte that is read next."""
        return self._file.tell()

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill the buffer and return how many bytes there were."""
        start = self._file.tell()
        view = memoryview(buffer).cast("B")
        content = bytearray(self._file.read(len(view)))
        for offset, patch in self._patches.items():
            for place, byte in enumerate(patch, offset - start):
                if 0 <= place < len(content):
                    content[place] = byte
        view[: len(content)] = content
        return len(content)


def missing_bytes(path: Path) -> int:
    """Return how many bytes a file lacks by its own header; 0 if none, or if the header does not say."""
    with path.open("rb") as file:
        if file.read(4) == b"OggS":
            return max(0, _ogg_end(file) - file.seek(0, 2))
        extent = _extent(file)
        if extent is None or extent.size is None:
            return 0
        return max(0, extent.start + extent.size - _MISCOUNT - file.seek(0, 2))


def unclaimed(path: Path) -> dict[int, bytes]:
    """Return what to replace in the header of a file that holds more sound than it says: byte → new bytes.

    Empty if nothing is wrong. What follows the sound in a file that is in order is further chunks, tags, or zeros.
    """
    with path.open("rb") as file:
        extent = _extent(file)
        if extent is None or extent.size is None:
            return {}
        end, claimed = file.seek(0, 2), extent.start + extent.size
        if end - claimed < _LEAST_REST or extent.rest(file, claimed, end) or _is_padding(file, claimed):
            return {}
        largest = (1 << 8 * struct.calcsize(extent.form)) - 1
        size = min(end - extent.start + extent.counted, largest)
        return {extent.field: struct.pack(extent.form, size), **_frames_of_aiff(file, end - extent.start)}


def _extent(file: BinaryIO) -> Extent | None:
    file.seek(0)
    magic = file.read(4)
    return _EXTENTS[magic](file) if magic in _EXTENTS else None


def _is_padding(file: BinaryIO, start: int) -> bool:
    """Return whether a file goes on with a tag, or with zeros to its end."""
    file.seek(start)
    if file.read(8).startswith(_TAGS):
        return True
    file.seek(start)
    while block := file.read(1 << 16):
        if block.strip(b"\0"):
            return False
    return True


@dataclass(frozen=True)
class _Chunks:
    """How a format writes its chunks: a name, a size, and content that is padded."""

    name: int
    """Bytes of a name."""
    size: str
    """How a size is written."""
    counted: int = 0
    """Bytes of its own head that the size of a chunk counts."""
    aligned: int = 2
    """Each chunk begins at a multiple of so many bytes."""

    def read(self, file: BinaryIO) -> tuple[bytes, int] | None:
        """Return name and size of the content of the chunk that begins here; None at the end of the file."""
        head = file.read(self.head)
        if len(head) < self.head:
            return None
        return head[: self.name], struct.unpack(self.size, head[self.name :])[0] - self.counted

    @property
    def head(self) -> int:
        """Bytes before the content of a chunk."""
        return self.name + struct.calcsize(self.size)

    def find(self, file: BinaryIO, start: int, wanted: bytes) -> tuple[int, int] | None:
        """Return where the content of a chunk begins, and its size; None if there is no such chunk."""
        end = file.seek(0, 2)
        file.seek(start)
        while chunk := self.read(file):
            name, size = chunk
            if name[:4] == wanted:
                return file.tell(), size
            if not 0 <= size <= end:
                return None
            file.seek(size + -size % self.aligned, 1)
        return None

    def fill(self, file: BinaryIO, start: int, end: int) -> bool:
        """Return whether there is nothing but chunks from ``start`` on: a first one with a name, within the file."""
        file.seek(start + -start % self.aligned)
        chunk = self.read(file)
        if chunk is None:
            return True
        name, size = chunk
        return all(0x20 <= byte < 0x7F for byte in name[:4]) and 0 <= size <= end - file.tell()

    def extent(
        self, file: BinaryIO, start: int, wanted: bytes, skip: int = 0, unknown: int = _UNKNOWN
    ) -> Extent | None:
        """Return where the samples are: in the chunk ``wanted``, after ``skip`` bytes of it."""
        found = self.find(file, start, wanted)
        if found is None:
            return None
        begin, size = found
        field = begin - struct.calcsize(self.size)
        known = None if size >= unknown or size == -1 else max(0, size - skip)
        return Extent(begin + skip, known, field, self.size, self.counted + skip, self.fill)


# Chunks are a four-letter name, a size, and content padded to even. Source: EA IFF 85; RIFF in the Multimedia
# Programming Interface 1.0; AIFF-C, Apple 1991; CAF, Apple 2006; Wave64, Sony 2003.
_RIFF = _Chunks(4, "<I")
_IFF = _Chunks(4, ">I")
_CAF = _Chunks(4, ">q", aligned=1)
_W64 = _Chunks(16, "<Q", counted=24, aligned=8)
_LARGE = 1 << 62  # sizes of 64 bits beyond this are no sizes


def _wav(file: BinaryIO) -> Extent | None:
    return _RIFF.extent(file, 12, b"data")


def _rf64(file: BinaryIO) -> Extent | None:
    """Return the extent by the chunk with the 64-bit sizes (EBU Tech 3306): name, size, RIFF size, data size."""
    file.seek(12)
    head = file.read(24)
    data = _RIFF.find(file, 12, b"data")
    if len(head) < 24 or head[:4] != b"ds64" or data is None:
        return _wav(file)
    size = struct.unpack("<4sIQQ", head)[3]
    return Extent(data[0], size if size < _LARGE else None, 28, "<Q", rest=_RIFF.fill)


def _w64(file: BinaryIO) -> Extent | None:
    return _W64.extent(file, 40, b"data", unknown=_LARGE)


def _aiff(file: BinaryIO) -> Extent | None:
    return _IFF.extent(file, 12, b"SSND", skip=8)


def _frames_of_aiff(file: BinaryIO, size: int) -> dict[int, bytes]:
    """Return the number of frames for the description of an AIFF file, which counts them a second time."""
    file.seek(0)
    found = _IFF.find(file, 12, b"COMM") if file.read(4) == b"FORM" else None
    if found is None:
        return {}
    file.seek(found[0])
    description = file.read(8)
    if len(description) < 8:
        return {}
    channels, _, bits = struct.unpack(">hIh", description)
    return {found[0] + 2: struct.pack(">I", size // max(1, channels * -(-bits // 8)))}


def _caf(file: BinaryIO) -> Extent | None:
    return _CAF.extent(file, 8, b"data", skip=4, unknown=_LARGE)


def _au(file: BinaryIO) -> Extent | None:
    """Read the header of Sun's AU: magic, offset of the samples, their size in bytes."""
    file.seek(0)
    head = file.read(12)
    if len(head) < 12:
        return None
    _, offset, size = struct.unpack(">4sII", head)
    return Extent(offset, size if size < _UNKNOWN else None, 8, ">I", rest=_nothing)


def _nothing(file: BinaryIO, start: int, end: int) -> bool:
    return False


_EXTENTS: dict[bytes, Callable[[BinaryIO], Extent | None]] = {
    b"RIFF": _wav,
    b"RF64": _rf64,
    b"BW64": _rf64,
    b"riff": _w64,
    b"FORM": _aiff,
    b"caff": _caf,
    b".snd": _au,
}


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
