"""Marks around a selection of the text: slower, stressed, letter by letter; and a pause at the cursor."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

_LINE_END = "\u2029"  # as Qt writes it in a selection


@dataclass(frozen=True)
class SpanMark:
    """A mark with a beginning and an end."""

    before: str
    after: str
    one_line: bool = False
    """Whether it has to end on the line on which it begins."""


SLOWER = SpanMark("[rate 80%]", "[/rate]")
EMPHASIS = SpanMark("[emphasis]", "[/emphasis]")
SPELLED = SpanMark("[spell]", "[/spell]", one_line=True)
PAUSE = "[pause 0.5s]"


def selected_words(text: QPlainTextEdit) -> str:
    """Return the selection, or the word at the cursor, without the spaces around it; empty if there is none."""
    return _words(text).selectedText().strip()


def fits(text: QPlainTextEdit, mark: SpanMark) -> bool:
    """Return whether a mark can be put around what is selected."""
    words = selected_words(text)
    return bool(words) and not (mark.one_line and _LINE_END in words)


def put_around(text: QPlainTextEdit, mark: SpanMark) -> None:
    """Put a mark around the selection or the word at the cursor, which stays selected; one step to undo."""
    if not fits(text, mark):
        return
    cursor = _words(text)
    start, end = _trimmed(cursor)
    cursor.beginEditBlock()
    for place, written in ((end, mark.after), (start, mark.before)):
        cursor.setPosition(place)
        cursor.insertText(written)
    cursor.endEditBlock()
    cursor.setPosition(start + len(mark.before))
    cursor.setPosition(end + len(mark.before), QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)


def put_pause(text: QPlainTextEdit) -> None:
    """Write a pause behind the selection, or at the cursor, with spaces around it; one step to undo."""
    cursor = text.textCursor()
    cursor.setPosition(cursor.selectionEnd())
    around = cursor.block().text()
    place = cursor.positionInBlock()
    before, after = around[place - 1 : place], around[place : place + 1]
    cursor.insertText(f"{' ' if before.strip() else ''}{PAUSE}{' ' if after.strip() else ''}")
    text.setTextCursor(cursor)


def _words(text: QPlainTextEdit) -> QTextCursor:
    cursor = text.textCursor()
    if not cursor.hasSelection():
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
    return cursor


def _trimmed(cursor: QTextCursor) -> tuple[int, int]:
    words = cursor.selectedText()
    start = cursor.selectionStart() + len(words) - len(words.lstrip())
    return start, cursor.selectionEnd() - (len(words) - len(words.rstrip()))
