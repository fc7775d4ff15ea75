"""``tts-studio updates``: say whether a newer version has been published."""

from __future__ import annotations

import argparse

from tts_studio import jobs
from tts_studio.cli.options import add_json
from tts_studio.cli.running import run_job


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "--page", metavar="ADDRESS", default="",
        help="the published list of changes (default: the one that the program was packed with)",
    )  # fmt: skip
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Run it and return the exit code."""
    return run_job(jobs.newest_release(options.page), options, answer=True)
