"""Spreadsheets themselves: XLSX, XLS, ODS. The first sheet that is not empty is the list."""

from __future__ import annotations

import datetime
import zipfile
from typing import Any

from tts_studio.errors import TextError
from tts_studio.project.decoding import MAX_BYTES
from tts_studio.project.lists.cells import Cut, Record
from tts_studio.project.lists.interface import ListContent, ListFile, ListReader, empty
from tts_studio.project.lists.table import read_table

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")


class Spreadsheet(ListReader):
    """What a spreadsheet program saves by itself."""

    def claims(self, file: ListFile) -> bool:
        """Return whether the file has the extension of a spreadsheet."""
        return file.suffix in SUFFIXES

    def read(self, file: ListFile) -> ListContent:
        """Return the rows of the first sheet with anything in it."""
        for rows in _sheets(file):
            records = [Record(number, cells) for number, cells in enumerate(rows, 1) if any(cells)]
            if records:
                return read_table(file, Cut("\t", records))
        raise empty(file)


def _sheets(file: ListFile) -> list[list[list[str]]]:
    from python_calamine import CalamineError, CalamineWorkbook

    _check_size(file)
    try:
        with file.path.open("rb") as content:
            book = CalamineWorkbook.from_filelike(content)
            sheets = [book.get_sheet_by_index(number) for number in range(len(book.sheet_names))]
            return [[list(map(_written, row)) for row in sheet.to_python(skip_empty_area=False)] for sheet in sheets]
    except (CalamineError, OSError, ValueError) as error:
        raise TextError(
            "“{name}” is not a spreadsheet that can be read.",
            "Please save it as CSV (UTF-8) in your spreadsheet program.",
            str(error),
            name=file.path.name,
        ) from error


def _check_size(file: ListFile) -> None:
    """Raise TextError for a spreadsheet that would fill the memory: most are packed."""
    try:
        size = file.path.stat().st_size
        if zipfile.is_zipfile(file.path):
            with zipfile.ZipFile(file.path) as packed:
                size = sum(member.file_size for member in packed.infolist())
    except (OSError, zipfile.BadZipFile, ValueError):
        return  # the reader says what is wrong with it
    if size > MAX_BYTES:
        raise TextError(
            "“{name}” is too large to be a list of texts.", "Please choose the list itself.", name=file.path.name
        )


def _written(cell: Any) -> str:
    """Return a cell as it is shown: whole numbers without a point."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime.timedelta):
        return str(cell.total_seconds())
    return str(cell)
