"""``tts-studio check``: say what a project's recordings are like."""

from __future__ import annotations

import argparse
from pathlib import Path

from tts_studio import jobs
from tts_studio.cli.options import add_json
from tts_studio.cli.running import run_job


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("folder", metavar="DIR", type=Path, help="the project")
    parser.add_argument("--listen", action="store_true",
                        help="also find recordings that do not say their texts (half a second a clip)")  # fmt: skip
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Run it and return the exit code."""
    return run_job(jobs.check(options.folder, listen=options.listen), options, answer=True)
