"""``tts-studio evaluate``: measure how good a voice is."""

from __future__ import annotations

import argparse
from pathlib import Path

from tts_studio import jobs
from tts_studio.cli.options import VOICE, add_json
from tts_studio.cli.running import run_job


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("voice", metavar="VOICE", help=VOICE)
    parser.add_argument("--project", metavar="DIR", type=Path, required=True, help="project with the speaker's clips")
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Run it and return the exit code."""
    return run_job(jobs.evaluate(options.voice, options.project), options, answer=True)
