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
        help="a data set's folder, its list, or a recording with a .txt file of the same name beside it",
    )
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Run it and return the exit code."""
    with stopping_between_events() as stop:
        return run_job(jobs.import_clips(options.folder, *options.sources), options, stop)
