"""Options that several commands take, and what they accept."""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterable
from pathlib import Path

from tts_studio.formats import MANNER

VOICE = "a voice's folder, an .onnx file, a voice's name in the project, or “base”"
_UNITS = {"pause": " seconds between sentences"}


def add_json(parser: argparse.ArgumentParser) -> None:
    """Let the events of a job be printed for programs."""
    parser.add_argument("--json", action="store_true", help="print one JSON object a line")


def add_watermark(parser: argparse.ArgumentParser) -> None:
    """Let the mark be left out of what is saved."""
    parser.add_argument("--no-watermark", action="store_false", dest="watermark",
                        help="leave out the inaudible mark by which “verify” knows synthetic speech")  # fmt: skip


def add_project(parser: argparse.ArgumentParser, what: str = "project of a voice that is given by name") -> None:
    """Let a voice be given by its name in a project."""
    text = f"{what} (default: the current folder)"
    parser.add_argument("--project", metavar="DIR", type=Path, default=Path(), help=text)


def add_manner(parser: argparse.ArgumentParser, names: Iterable[str]) -> None:
    """Add some of the numbers that say how a text is spoken, by their names in ``MANNER``."""
    for name in names:
        default, least, most = MANNER[name]
        parser.add_argument(f"--{name}", metavar="X", type=float, default=default,
                            help=f"{least:g} … {most:g}{_UNITS.get(name, '')} (default: {default:g})")  # fmt: skip


def positive(text: str, unit: str = "minutes") -> float:
    """Return a number above 0 that was given as an option."""
    value = float(text)
    if not (math.isfinite(value) and value > 0):
        raise argparse.ArgumentTypeError(f"a number of {unit} above 0 is needed")
    return value


def count(text: str) -> int:
    """Return a whole number above 0 that was given as an option."""
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("a whole number above 0 is needed")
    return value


def seed_number(text: str) -> int:
    """Return a seed that was given as an option."""
    value = int(text)
    if not 0 <= value < 2**31:
        raise argparse.ArgumentTypeError("a whole number from 0 to 2147483647 is needed")
    return value
