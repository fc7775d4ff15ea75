"""The text of a file of unknown encoding."""

from __future__ import annotations

import codecs
import re
import unicodedata
from pathlib import Path

from tts_studio.errors import TextError
from tts_studio.project import code_pages

MAX_BYTES = 256 * 1024 * 1024
"""A larger file is no list of sentences, and would fill the memory."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FOREIGN = ("Cc", "Cn", "Co", "Cs")
"""Unicode categories that do not occur in texts: control, unassigned, private use, half a surrogate pair."""
_LAYOUT = "\n\r\t\f\x1a"
_LETTER = r"[^\W\d_¹²³¼½¾]"
_SMALL = "[a-zß-öø-ÿœšž]"
_WORD = re.compile(f"{_LETTER}{{4,}}")
_MARKED = re.compile(f"({_SMALL}+)[¹³¼¾¿]({_SMALL}?)")
"""Latin-1's signs for bytes that are letters in the code pages of Eastern Europe: ą, ł, ľ, ż, and Cyrillic і, ј, ї."""
_MEASURES = ("mm", "cm", "dm", "km", "ft")
_LINE_END = re.compile(r"\r\n|\r")


def read_text(path: Path, language: str = "") -> str:
    """Return the text of a file with line feeds only: UTF-8, UTF-16, UTF-32, or a code page of the language.

    Without a language (espeak-ng's name), the code page is Latin-1 as Windows writes it. A byte order mark in the
    middle, where files were joined, is dropped.
    Raises TextError if the file cannot be read, is no text, or has an unknown encoding. Another code page than Latin-1
    is recognised if, read as Latin-1, it gives signs inside words or words without any ASCII letter.
    """
    return decoded(path.name, _bytes(path), language)


def decoded(name: str, data: bytes, language: str = "") -> str:
    """Return the text that bytes are, as ``read_text`` does; ``name`` is what messages call them."""
    return _LINE_END.sub("\n", _decode(name, data, language)).replace("\ufeff", "")


def too_large(path: Path) -> TextError:
    """Return the error for a file that is larger than any list."""
    return TextError("“{name}” is too large to be a list of texts.", "Please choose the list itself.", name=path.name)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise too_large(path)
        return path.read_bytes()
    except OSError as error:
        raise TextError(
            "“{name}” could not be read.", "{reason}", name=path.name, reason=error.strerror or str(error)
        ) from error


def _decode(name: str, data: bytes, language: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(name, _strict(name, data, encoding))
    if b"\0" in data:
        return _checked(name, _unmarked_utf16(name, data))
    try:
        return _checked(name, data.decode("utf-8"))
    except UnicodeDecodeError:
        return _checked(name, _mixed(name, data, language))


def _strict(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise TextError(
            "“{name}” is damaged: its encoding breaks off.", "Please save it as UTF-8.", name=name
        ) from error


def _unmarked_utf16(name: str, data: bytes) -> str:
    # In the right byte order, line ends and spaces are ASCII; in the wrong one, almost nothing is.
    encoding = max(("utf-16-le", "utf-16-be"), key=lambda order: _ascii_share(data, order))
    if _ascii_share(data, encoding) > 0.2:
        return _strict(name, data, encoding)
    raise TextError("“{name}” is not a text file: it holds NUL bytes.", "Please choose the list of texts.", name=name)


def _ascii_share(data: bytes, encoding: str) -> float:
    text = data.decode(encoding, errors="replace")
    readable = sum(" " <= letter <= "~" or letter in "\n\r\t" for letter in text)
    return 0.0 if "\0" in text else readable / max(1, len(text))


def _mixed(name: str, data: bytes, language: str) -> str:
    # Line by line, since some lists were joined from files of different encodings.
    lines = data.replace(b"\r\n", b"\n").split(b"\n")
    others = [line for line in lines if not _is_utf8(line)]
    known = code_pages.decode(b"\n".join(others), language)
    if known is not None:
        decoded = iter(known.split("\n"))
        return "\n".join(line.decode("utf-8") if _is_utf8(line) else next(decoded) for line in lines)
    try:
        text = "\n".join(_line(name, line) for line in lines)
    except UnicodeDecodeError as error:
        raise _unknown_encoding(name) from error
    letters = [letter for letter in text if letter.isalpha()]
    if sum(letter > "~" for letter in letters) > 0.4 * len(letters):  # no Western European language has so many
        raise _unknown_encoding(name)
    return text


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _line(name: str, line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        text = line.decode("cp1252")
    if _has_foreign_word(text) or _has_mark_for_letter(text):
        raise _unknown_encoding(name)
    return text


def _has_foreign_word(text: str) -> bool:
    """Return whether a word has no ASCII letter: Cyrillic or Greek text that was read as Latin-1 has none."""
    words = [word.lower() for word in _WORD.findall(text)]
    # One repeated letter is an exclamation: “Ääää!”
    return any(len(set(word)) > 1 and not any(letter.isascii() for letter in word) for word in words)


def _has_mark_for_letter(text: str) -> bool:
    """Return whether signs stand inside words, or at the end of one that is no unit (cm³) and no variable (x³)."""
    return any(after or (len(word) > 1 and word not in _MEASURES) for word, after in _MARKED.findall(text))


def _unknown_encoding(name: str) -> TextError:
    return TextError("The encoding of “{name}” cannot be told.", "Please save it as UTF-8 and try again.", name=name)


def _checked(name: str, text: str) -> str:
    foreign = sum(unicodedata.category(letter) in _FOREIGN and letter not in _LAYOUT for letter in text)
    if "\0" in text or foreign > 0.01 * len(text):
        raise TextError("“{name}” is not a text file.", "Please choose the list of texts.", name=name)
    return text
