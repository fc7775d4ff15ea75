"""Reading small JSON files that a person, another program or a crash may have changed: nothing in them is trusted.

``read_object`` gives a JSON object or says why not; ``number``, ``text`` and the like give a value if it is of the
right type; ``number_in``, ``text_in`` and the like insist on it.
"""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar, cast

from tts_studio.messages import Message

WAITS = (0.05, 0.1, 0.1)
"""Seconds before a file that the system refused is tried again. Virus scanners, indexers and programs that synchronise
folders hold a file for a moment; above all Windows then refuses it to all others."""

_T = TypeVar("_T")


class DocumentError(ValueError):
    """A file that holds something else than it should; ``message`` is a phrase that says what is wrong with it."""

    def __init__(self, template: str, /, **arguments: Any) -> None:
        self.message = Message(template, **arguments)
        super().__init__(str(self.message))


def patiently(read: Callable[[], _T]) -> _T:
    """Return what ``read`` returns, called again after each of ``WAITS`` while it raises OSError.

    Raises its last OSError; FileNotFoundError at once.
    """
    for wait in WAITS:
        try:
            return read()
        except FileNotFoundError:
            raise
        except OSError:
            time.sleep(wait)
    return read()


def read_object(path: Path) -> dict[str, Any]:
    """Return the JSON object in a file in UTF-8, with or without a byte order mark.

    Raises FileNotFoundError, another OSError if the file cannot be read at this moment, and DocumentError
    if it holds no JSON object.
    """
    return parse_object(patiently(path.read_bytes))


def parse_object(data: bytes | str) -> dict[str, Any]:
    """Return the JSON object in a text; raise DocumentError if it is none."""
    try:
        document = json.loads(data.decode("utf-8-sig") if isinstance(data, bytes) else data)
    except (ValueError, RecursionError) as error:
        raise DocumentError("it is not JSON" if data.strip() else "it is empty") from error
    if not isinstance(document, dict):
        raise DocumentError("it is not a JSON object")
    return cast(dict[str, Any], document)


def number(value: Any) -> float | None:
    """Return a finite number as float; None for anything else, ``true`` and ``false`` among it."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        found = float(value)
    except OverflowError:  # JSON's whole numbers have no limit
        return None
    return found if math.isfinite(found) else None


def whole_number(value: Any) -> int | None:
    """Return a whole number, also one that is written as 3.0; None for anything else."""
    found = number(value)
    return int(found) if found is not None and found.is_integer() else None


def text(value: Any) -> str:
    """Return a text; an empty one for anything else."""
    return value if isinstance(value, str) else ""


def texts(value: Any) -> tuple[str, ...]:
    """Return the texts of a list, without whatever else is in it; none for anything else."""
    return tuple(entry for entry in cast(list[Any], value) if isinstance(entry, str)) if isinstance(value, list) else ()


def table(value: Any) -> dict[str, Any]:
    """Return a JSON object; an empty one for anything else."""
    return cast(dict[str, Any], value) if isinstance(value, dict) else {}


def numbers(value: Any) -> dict[str, float]:
    """Return the finite numbers of a JSON object by name, without whatever else is in it."""
    found = {name: number(entry) for name, entry in table(value).items()}
    return {name: entry for name, entry in found.items() if entry is not None}


def text_in(document: Mapping[str, Any], name: str) -> str:
    """Return the text under a name; raise DocumentError if there is none."""
    value = document.get(name)
    if not isinstance(value, str):
        raise DocumentError("“{name}” is not a text", name=name)
    return value


def texts_in(document: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Return the list of texts under a name; raise DocumentError if there is none, or anything else is in it."""
    found = texts(document.get(name))
    if document.get(name) != list(found):
        raise DocumentError("“{name}” is not a list of texts", name=name)
    return found


def number_in(document: Mapping[str, Any], name: str) -> float:
    """Return the finite number under a name; raise DocumentError if there is none."""
    found = number(document.get(name))
    if found is None:
        raise DocumentError("“{name}” is not a number", name=name)
    return found


def whole_number_in(document: Mapping[str, Any], name: str) -> int:
    """Return the whole number under a name; raise DocumentError if there is none."""
    value = document.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise DocumentError("“{name}” is not a whole number", name=name)
    return value


def truth_in(document: Mapping[str, Any], name: str) -> bool:
    """Return the ``true`` or ``false`` under a name; raise DocumentError if there is none."""
    value = document.get(name)
    if not isinstance(value, bool):
        raise DocumentError("“{name}” is neither true nor false", name=name)
    return value


def table_in(document: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return the JSON object under a name; raise DocumentError if there is none."""
    value = document.get(name)
    if not isinstance(value, dict):
        raise DocumentError("“{name}” is not an object", name=name)
    return cast(dict[str, Any], value)
