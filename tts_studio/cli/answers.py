"""``tts-studio answers``: say what the answers to a listening test show."""

from __future__ import annotations

import argparse
from pathlib import Path

from tts_studio import jobs
from tts_studio.cli.options import add_json
from tts_studio.cli.running import run_job


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("key", metavar="KEY", type=Path, help="the key that “compare” has written beside the page")
    parser.add_argument("sheets", metavar="ANSWERS", type=Path, nargs="+", help="files that listeners have saved")
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Run it and return the exit code."""
    return run_job(jobs.answers(options.key, options.sheets), options, answer=True)
