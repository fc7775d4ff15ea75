"""``tts-studio checkpoints``: list a training's voices along the way, or use another."""

from __future__ import annotations

import argparse
from pathlib import Path

from tts_studio import jobs
from tts_studio.cli.options import add_json
from tts_studio.cli.running import run_job


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("folder", metavar="DIR", type=Path, help="the project")
    parser.add_argument("--use", metavar="STEP", type=int, help="make the voice of the latest training from this step")
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Run it and return the exit code."""
    if options.use is None:
        return run_job(jobs.checkpoints(options.folder), options, answer=True)
    return run_job(jobs.use_checkpoint(options.folder, options.use), options)
