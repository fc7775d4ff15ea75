"""The commands in a document: what its ``console`` blocks type, and what they are said to print."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass


@dataclass(frozen=True)
class Example:
    """A command of a document and the lines that it is said to print."""

    words: list[str]
    output: list[str]


def examples(text: str) -> list[Example]:
    r"""Return what the ``console`` blocks hold: lines that begin with “$ ”, going on after a “\”, and their output."""
    found: list[Example] = []
    for block in re.findall(r"^```console\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        for line in block.replace("\\\n", " ").splitlines():
            if line.startswith("$ "):
                found.append(Example(shlex.split(line[2:], comments=True), []))
            else:
                found[-1].output.append(line)
    return found
