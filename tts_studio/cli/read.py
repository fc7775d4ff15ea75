"""``tts-studio read``: read a book aloud into files."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tts_studio import jobs
from tts_studio.cli.options import VOICE, add_json, add_manner, add_project, add_watermark
from tts_studio.cli.running import run_job, stopping_between_events
from tts_studio.formats import BOOKS, CAPTIONS, SOUNDS


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("book", metavar="BOOK",
                        help=f"a text: {', '.join(BOOKS)}; “-” reads standard input")  # fmt: skip
    parser.add_argument("--voice", metavar="VOICE", required=True, help=VOICE)
    parser.add_argument("--out", metavar="OUT", type=Path, required=True,
                        help=f"a file for all ({', '.join(SOUNDS)}; M4B, MP3 and Opus with chapters), "
                        "or a folder for a file of each chapter")  # fmt: skip
    parser.add_argument("--format", choices=SOUNDS, default="", help="of the files in a folder (default: mp3)")
    parser.add_argument("--captions", choices=CAPTIONS, action="append", default=[],
                        help="also write subtitles (srt, vtt) or the times of all words (words); may be given again"
                        )  # fmt: skip
    add_manner(parser, ("speed", "variation", "pause"))
    add_watermark(parser)
    add_project(parser)
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Run it and return the exit code."""
    from tts_studio.synthesis import SynthesisConfig

    config = SynthesisConfig(options.speed, options.variation, pause=options.pause)
    captions = tuple(dict.fromkeys(options.captions))
    with stopping_between_events() as stop:
        source = jobs.typed_text(sys.stdin.buffer.read()) if options.book == "-" else Path(options.book)
        job = jobs.read_book(
            source,
            options.voice,
            options.out,
            config,
            options.project,
            options.format,
            captions,
            watermark=options.watermark,
        )
        return run_job(job, options, stop)
