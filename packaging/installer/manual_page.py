"""The manual page of the command line, ``man tts-studio``, from what the program says of its commands."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from pathlib import Path

ALIAS = "tts-studio-window"


def write(share: Path, version: str, commands: Mapping[str, str]) -> None:
    """Write the pages of both programs below ``share``; ``commands`` has what each command does, a sentence."""
    folder = share / "man" / "man1"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (("tts-studio", page(version, commands)), (ALIAS, ".so man1/tts-studio.1\n")):
        (folder / f"{name}.1.gz").write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))


def page(version: str, commands: Mapping[str, str]) -> str:
    """Return the page in the macros of man(7)."""
    entries = "".join(f".TP\n.B {escaped(name)}\n{escaped(text)}\n" for name, text in commands.items())
    return f"""\
.TH TTS-STUDIO 1 "" "TTS Studio {version}" "User Commands"
.SH NAME
tts-studio, {escaped(ALIAS)} \\- make a speaking voice from a few minutes of recordings
.SH SYNOPSIS
.B tts\\-studio
.RI [ COMMAND " [" ARGUMENTS ]]
.br
.B {escaped(ALIAS)}
.RI [ PROJECT ]
.SH DESCRIPTION
TTS Studio fine\\-tunes a small text\\-to\\-speech network on recordings of one person.
The finished voice is a Piper voice, which Home Assistant, screen readers and other programs can speak with.
Everything is done on this computer; nothing that is recorded leaves it.
.PP
Without a command, the window opens.
Only make a voice of yourself, or of someone who has agreed to it.
.SH COMMANDS
.B tts\\-studio
.I COMMAND
.B \\-\\-help
explains each.
{entries}.SH EXIT STATUS
0 when done, 1 after one sentence about what went wrong, 2 for wrong use, 130 when interrupted.
"""


def escaped(text: str) -> str:
    """Return a text in which hyphens are those of options, and no line begins with a macro."""
    marked = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{marked}" if marked[:1] in (".", "'") else marked
