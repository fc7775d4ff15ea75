"""What the standard library raises for archives that are damaged, protected or of an unknown kind."""

from __future__ import annotations

import errno
import lzma
import struct
import tarfile
import zipfile
import zlib

BROKEN = (
    *(zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError),
    *(NotImplementedError, RuntimeError, ValueError, TypeError, OverflowError, IndexError, KeyError, struct.error),
)
"""Beside ``OSError``, which may be the disk's, too."""


def is_damage(error: OSError) -> bool:
    """Return whether an error is that of the archive, not of the disk.

    gzip and bz2 call damaged data an ``OSError`` without a number, and zipfile looks for files before the first byte.
    """
    return error.errno in (None, errno.EINVAL)
