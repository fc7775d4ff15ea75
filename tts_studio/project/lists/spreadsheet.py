"""Spreadsheets themselves: XLSX, XLS, ODS. The first sheet that is not empty is the list."""

from __future__ import annotations

import datetime
from typing import Any

from tts_studio.project.decoding import too_large
from tts_studio.project.lists import workbooks
from tts_studio.project.lists.cells import Cut, Record
from tts_studio.project.lists.interface import ListContent, ListFile, ListReader, empty
from tts_studio.project.lists.table import read_table

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods")


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

    workbooks.check(file.path)
    try:
        with file.path.open("rb") as content:
            book = CalamineWorkbook.from_filelike(content)
            sheets = [book.get_sheet_by_index(number) for number in range(len(book.sheet_names))]
            if sum(sheet.total_height * sheet.total_width for sheet in sheets) > workbooks.MAX_CELLS:
                raise too_large(file.path)
            return [[list(map(_written, row)) for row in sheet.to_python(skip_empty_area=False)] for sheet in sheets]
    except (CalamineError, OSError, ValueError) as error:
        raise workbooks.unreadable(file.path, error) from error


def _written(cell: Any) -> str:
    """Return a cell as it is shown: whole numbers without a point."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime.timedelta):
        return str(cell.total_seconds())
    return str(cell)
