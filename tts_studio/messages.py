"""Sentences for people, kept as a template and its arguments until the edge translates and formats them.

The layers below the front ends never format a sentence themselves: ``Message("There is no file “{name}”.", name=…)``
travels as it is. The command line formats the English template with ``str``; the window looks up a translation of the
template first (``gui/kit/wording.py``). ``packaging/translations.py`` collects the templates from the source.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class Message:
    """One or more sentences: an English template with named gaps, and the values of the gaps.

    A value may itself be a ``Message``, which is translated with the sentence that it stands in. Gaps take format
    specifications as ``str.format`` does: ``"{seconds:.1f} s"``. Messages with the same of both are equal.
    """

    # No dataclass: importing what makes them takes a quarter of the time in which --help answers.
    __slots__ = ("arguments", "template")
    template: str
    arguments: Mapping[str, Any]

    def __init__(self, template: str, /, **arguments: Any) -> None:
        self.template = template
        self.arguments = arguments

    def __repr__(self) -> str:
        return f"Message({self.template!r}, {self.arguments!r})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Message):
            return NotImplemented
        return (self.template, self.arguments) == (other.template, other.arguments)

    def __str__(self) -> str:
        return self.template.format(**self.arguments) if self.arguments else self.template

    def __bool__(self) -> bool:
        return bool(self.template)

    def __hash__(self) -> int:
        return hash((self.template, tuple(sorted(map(str, self.arguments.items())))))

    def __format__(self, specification: str) -> str:
        return format(str(self), specification)


NOTHING = Message("")
"""No message: false, and an empty text."""
