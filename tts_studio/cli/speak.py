"""``tts-studio speak``: speak a text."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tts_studio import jobs
from tts_studio.cli.exit_codes import DONE
from tts_studio.cli.options import VOICE, add_manner, add_project, add_watermark, seed_number
from tts_studio.errors import TextError
from tts_studio.formats import MANNER

if TYPE_CHECKING:
    from tts_studio.engine.speaking.voice import Sentence
    from tts_studio.jobs import TextRemarks

_SPEECH = Path("speech.wav")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("text", metavar="TEXT", help="what to say; “-” reads standard input")
    parser.add_argument("--voice", metavar="VOICE", required=True, help=VOICE)
    parser.add_argument("--out", metavar="FILE", default=str(_SPEECH),
                        help="WAV, FLAC, OGG, Opus or MP3 by extension; “-” = raw 16-bit mono PCM to standard output "
                        f"(default: {_SPEECH})")  # fmt: skip
    add_manner(parser, MANNER)
    parser.add_argument("--seed", metavar="N", type=seed_number, help="same seed, same sound")
    parser.add_argument("--dry-run", action="store_true",
                        help="only print what would be read, a sentence a line, in words")  # fmt: skip
    add_watermark(parser)
    add_project(parser)


def run(options: argparse.Namespace) -> int:
    """Run it and return the exit code."""
    from tts_studio.events import Finished, Note
    from tts_studio.synthesis import SynthesisConfig

    text = jobs.typed_text(sys.stdin.buffer.read()) if options.text == "-" else options.text
    if options.dry_run:
        return _print_readings(text, options)
    config = SynthesisConfig(options.speed, options.variation, options.volume, options.pause, options.seed)
    if options.out == "-":
        _write_raw(text, jobs.speak(text, options.voice, config, options.project))
        return DONE
    out = Path(options.out)
    for event in jobs.save_text(text, options.voice, config, out, options.project, watermark=options.watermark):
        if isinstance(event, Note):
            print(event.message, file=sys.stderr)
        elif isinstance(event, Finished):
            print(f"{out}: {event.result['seconds']:.1f} s")
    return DONE


def _print_readings(text: str, options: argparse.Namespace) -> int:
    """Print what will be read, a sentence a line."""
    remarks, words = jobs.TextRemarks(text), False
    for reading in jobs.readings(text, options.voice, options.project):
        remarks.add(reading)
        if reading.pieces:
            print(reading.words)
            words = True
    _print_remarks(remarks)
    if not words:
        raise TextError("There is nothing to say.", "Please give a text with at least one word.")
    return DONE


def _print_remarks(remarks: TextRemarks) -> None:
    for note in remarks.notes():
        print(note.message, file=sys.stderr)


def _write_raw(text: str, sentences: Iterator[Sentence]) -> None:
    """Write each sentence as soon as it is spoken: signed 16 bit, little endian, mono; then say what was left out."""
    remarks = jobs.TextRemarks(text)
    for sentence in sentences:
        remarks.add(sentence)
        sys.stdout.buffer.write((sentence.audio.samples * 32767.0).astype("<i2").tobytes())
        sys.stdout.buffer.flush()
    _print_remarks(remarks)
