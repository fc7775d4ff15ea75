"""Whether a spreadsheet's file can be given to calamine, which ends the program or never returns for some.

It makes room for every cell up to the last one, and looks for the end of a sheet that has none. So the parts of an XLSX
or ODS file are read here before: each has to be whole XML without definitions of its own, and of a bearable size.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.parsers import expat

from tts_studio.errors import TextError
from tts_studio.project.archive_errors import BROKEN
from tts_studio.project.decoding import MAX_BYTES, too_large

MAX_CELLS = 5_000_000

_PACKED = (".xlsx", ".xlsm", ".ods")
_XML = (".xml", ".rels")
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})", re.IGNORECASE)


def check(path: Path) -> None:
    """Raise TextError for a spreadsheet that is damaged or too large."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise too_large(path)
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                _check_parts(path, packed)
        elif path.suffix.lower() in _PACKED:
            raise unreadable(path, ValueError("no archive"))
    except (OSError, expat.ExpatError, *BROKEN) as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: Exception) -> TextError:
    """Return the error for a spreadsheet that is damaged, or of an unknown kind."""
    return TextError(
        "“{name}” is not a spreadsheet that can be read.",
        "Please save it as CSV (UTF-8) in your spreadsheet program.",
        str(error),
        name=path.name,
    )


def _check_parts(path: Path, packed: zipfile.ZipFile) -> None:
    if sum(member.file_size for member in packed.infolist()) > MAX_BYTES:
        raise too_large(path)
    cells = sum(_extent(packed, name) for name in packed.namelist() if name.lower().endswith(_XML))
    if cells > MAX_CELLS:
        raise too_large(path)


def _extent(packed: zipfile.ZipFile, name: str) -> int:
    """Return how many cells a sheet of an XLSX file has, up to its last row and column.

    Raises ExpatError if it is no whole XML, ValueError if it defines entities.
    """
    rows, columns = 0, 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal rows, columns
        if tag.endswith("c") and (match := _REFERENCE.fullmatch(attributes.get("r", ""))):
            rows, columns = max(rows, int(match[2])), max(columns, _column(match[1]))

    def refuse(*_: object) -> None:
        raise ValueError("a document type of its own")

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = refuse
    with packed.open(name) as part:
        parser.ParseFile(part)
    return rows * columns


def _column(letters: str) -> int:
    """Return the number of a column from its letters: 27 of ``AA``."""
    number = 0
    for letter in letters.upper():
        number = 26 * number + ord(letter) - ord("A") + 1
    return number
