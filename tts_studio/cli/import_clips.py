"""``tts-studio import``: take recordings with their texts into a project."""

from __future__ import annotations

import argparse
from pathlib import Path

from tts_studio import jobs
from tts_studio.cli.options import add_json
from tts_studio.cli.running import run_job, stopping_between_events


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("folder", metavar="DIR", type=Path, help="the project")
    parser.add_argument(
        "sources",
        metavar="SOURCE",
        type=Path,
        nargs="+",
        help="a data set's folder, its list, an archive of it, or a recording with a .txt file beside it",
    )
    parser.add_argument(
        "--text-column",
        metavar="NAME",
        default="",
        help="name or number of the column with the texts (default: the one that fits)",
    )
    parser.add_argument(
        "--text",
        metavar="FILE",
        type=Path,
        help="the text of one long recording (default: the file of the same name beside it, else what a Whisper "
        "model hears, whose folder TTS_STUDIO_WHISPER names)",
    )
    parser.add_argument(
        "--speaker",
        metavar="NAME",
        default="",
        help="whose recordings to take from a list of several people, “*” for all "
        "(default: the project's speaker, or who has most)",
    )
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Run it and return the exit code."""
    with stopping_between_events() as stop:
        job = jobs.import_clips(
            options.folder,
            *options.sources,
            text_column=options.text_column,
            speaker=options.speaker,
            text=options.text,
        )
        return run_job(job, options, stop)
