"""``tts-studio sample``: make a project to try the program with, spoken by the base voice."""

from __future__ import annotations

import argparse
from pathlib import Path

from tts_studio import jobs
from tts_studio.cli.options import add_json
from tts_studio.cli.running import run_job


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("folder", metavar="DIR", type=Path, help="folder to make")
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Run it and return the exit code."""
    return run_job(jobs.sample_project(options.folder), options)
