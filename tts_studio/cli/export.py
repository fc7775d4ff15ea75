"""``tts-studio export``: copy a voice for other programs."""

from __future__ import annotations

import argparse
from pathlib import Path

from tts_studio import jobs
from tts_studio.cli.options import VOICE, add_json, add_project
from tts_studio.cli.running import run_job


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("voice", metavar="VOICE", help=VOICE)
    parser.add_argument("--to", metavar="PROGRAM", choices=jobs.destinations(), required=True,
                        help="program that is to speak with it: %(choices)s")  # fmt: skip
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="folder to write to")
    parser.add_argument("--small", action="store_true",
                        help="write the variant of half the size, which sounds the same, as “…_small”")  # fmt: skip
    add_project(parser)
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Run it and return the exit code."""
    job = jobs.export(options.voice, options.out, options.project, options.to, small=options.small)
    return run_job(job, options)
