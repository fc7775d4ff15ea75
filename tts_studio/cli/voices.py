"""``tts-studio voices``: list the voices of a project."""

from __future__ import annotations

import argparse
from pathlib import Path

from tts_studio import jobs
from tts_studio.cli.options import add_json
from tts_studio.cli.running import run_job


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("folder", metavar="DIR", type=Path, nargs="?", help="the project (default: the current folder)")
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Run it and return the exit code."""
    from tts_studio.project.opening import is_project

    here = Path() if is_project(Path()) else None
    return run_job(jobs.voices(options.folder or here), options, answer=True)
