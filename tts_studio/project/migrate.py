"""Converting projects of older formats, one version at a time.

A step takes the contents of ``project.json`` in one format and returns them in the next. It changes nothing on disk:
``opening`` writes the result at once, so that a crash leaves the project whole in its old format.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tts_studio.documents import DocumentError
from tts_studio.project.model import FORMAT

Document = dict[str, Any]
Step = Callable[[Document], Document]

STEPS: Mapping[int, Step] = {}
"""Format → conversion to the next one. There is only format 1 so far."""


def format_of(document: Mapping[str, Any]) -> int:
    """Return the format of a project; raise DocumentError if it names none."""
    value = document.get("format")
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise DocumentError("“format” is not a whole number above 0")
    return value


def upgrade(document: Document, steps: Mapping[int, Step] = STEPS, target: int = FORMAT) -> Document:
    """Return the document in the ``target`` format; raise DocumentError if its format is missing or unknown."""
    version = format_of(document)
    while version < target:
        if version not in steps:
            raise DocumentError("nothing reads format {version}", version=version)
        document = {**steps[version](document), "format": version + 1}
        version += 1
    return document
