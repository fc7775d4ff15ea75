"""``tts-studio voices``: list the voices of a project, or of a folder of voices."""

from __future__ import annotations

import argparse
from pathlib import Path

from tts_studio import jobs
from tts_studio.cli.options import add_json
from tts_studio.cli.running import run_job


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "folder",
        metavar="DIR",
        type=Path,
        nargs="?",
        help="the project, or a folder of voices (default: the current folder)",
    )
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Run it and return the exit code."""
    from tts_studio.jobs.listing import voices_of

    here = Path() if voices_of(Path()) else None
    return run_job(jobs.voices(options.folder or here), options, answer=True)
